//! Tokens that say where an answer goes on. They hold nothing but a place, so the server need not remember them; one that
//! is given back before its time is.

use jiff::{SignedDuration, Timestamp};
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_store::EventPlace;

use crate::registry::{Registry, Trouble};

/// How long a token may be used.
pub const PAGE_LASTS: SignedDuration = SignedDuration::from_hours(1);

/// The longest token, in bytes. Names of queries and things go into it.
const TOKEN_BYTES_MAX: usize = 9_000;

/// Where an answer goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Until when the token may be used.
    pub expires: Timestamp,
    /// The newest event of the whole answer: those that come later are not in it.
    pub(super) until: u32,
    /// How many were given before.
    pub(super) given: usize,
    /// After which event.
    pub(super) after: Option<EventPlace>,
    /// After which name, in lists of names.
    pub(super) name: String,
}

impl Page {
    pub(super) fn of_events(now: Timestamp, until: u32, given: usize, after: Option<EventPlace>) -> Page {
        Page { expires: until_when(now), until, given, after, name: String::new() }
    }

    pub(super) fn of_names(now: Timestamp, name: String) -> Page {
        Page { expires: until_when(now), until: 0, given: 0, after: None, name }
    }

    /// As it stands in an address.
    pub fn token(&self) -> String {
        let Page { expires, until, given, after, name } = self;
        let after = after.map_or_else(|| "-".to_owned(), |place| format!("{}_{}", place.event_ms, place.number));
        let name: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
        format!("{}.{until}.{given}.{after}.{name}", expires.as_millisecond())
    }

    /// Reads a token; `None` for what is none.
    pub(super) fn read(token: &str) -> Option<Page> {
        if token.len() > TOKEN_BYTES_MAX {
            return None;
        }
        let mut parts = token.split('.');
        let expires = Timestamp::from_millisecond(parts.next()?.parse().ok()?).ok()?;
        let (until, given): (u32, u32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let after = match parts.next()? {
            "-" => None,
            place => {
                let (event_ms, number) = place.rsplit_once('_')?;
                Some(EventPlace { event_ms: event_ms.parse().ok()?, number: number.parse().ok()? })
            }
        };
        let name = name_of(parts.next()?)?;
        let page = Page { expires, until, given: given as usize, after, name };
        // One spelling for one place, so that a token that was given back stays so.
        (parts.next().is_none() && page.token() == token).then_some(page)
    }
}

/// To the second, as the header says it.
fn until_when(now: Timestamp) -> Timestamp {
    let second = now.as_second() + PAGE_LASTS.as_secs();
    Timestamp::from_second(second).unwrap_or(now)
}

fn name_of(hex: &str) -> Option<String> {
    let pair = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(pair).collect();
    // No name has a zero in it, and PostgreSQL takes none.
    String::from_utf8(bytes?).ok().filter(|name| !name.contains('\0'))
}

impl Registry {
    /// The page of a token. Refuses with `B40` one that is none, that expired, or that was given back.
    pub(super) async fn epcis_page(&self, actor: &Actor, token: Option<&str>) -> Result<Option<Page>, Trouble> {
        let Some(token) = token else { return Ok(None) };
        let refuse = || {
            let place = Place { name: Some("nextPageToken".to_owned()), ..Place::default() };
            Refusal::new(Rule::EventQueryWrong, "nextPageToken").because(Reason::PageEnded).at(place)
        };
        let page = Page::read(token).filter(|page| page.expires >= self.now()).ok_or_else(refuse)?;
        if self.store.epcis_page_is_ended(&kept(actor, token)).await? {
            return Err(refuse().into());
        }
        Ok(Some(page))
    }

    /// Gives a token back: it leads nowhere from now on, for the actor's office. Refuses with `A2` who may not.
    pub async fn end_epcis_page(&self, actor: &Actor, token: &str) -> Result<(), Trouble> {
        actor.require(Permission::ReadCustody)?;
        let now = self.now();
        let Some(page) = Page::read(token).filter(|page| page.expires >= now && page.expires <= until_when(now)) else {
            return Ok(());
        };
        let mut change = self.store.change().await?;
        change.end_epcis_page(&kept(actor, token), page.expires.as_millisecond(), now.as_millisecond()).await?;
        Ok(change.commit().await?)
    }
}

/// A token as it is kept once it was given back: another office cannot give back what is not its own.
fn kept(actor: &Actor, token: &str) -> String {
    format!("{}:{token}", actor.office.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_where_it_goes_on_and_nothing_else_is_one() {
        let now = Timestamp::from_second(1_800_000_000).unwrap_or(Timestamp::UNIX_EPOCH);
        let after = Some(EventPlace { event_ms: -5, number: 17 });
        for page in [
            Page::of_events(now, 40, 30, after),
            Page::of_events(now, 0, 0, None),
            Page::of_names(now, "urn:x:é.1".to_owned()),
        ] {
            assert_eq!(Page::read(&page.token()), Some(page));
        }
        for wrong in [
            "",
            "1",
            "1.2.3.-.",
            "1.2.3.4.",
            "a.2.3.-.",
            "1.2.3.-.6",
            "1.2.3.-.zz",
            "1.2.3.-.00",
            "1.2.4294967296.-.",
            "01.2.3.-.",
            "1.2.3.-..",
            "1.2.3.-.é",
        ] {
            let page = Page::read(wrong);
            assert!(page.is_none() || wrong == "1.2.3.-.", "{wrong}");
        }
    }
}
