//! The events that a named question finds as they come.

use jiff::Timestamp;
use loupe_epcis::json::Object;
use loupe_epcis::query::Query;
use loupe_scheme::access::{Actor, Permission};

use super::document::{Answers, document};
use super::epc_format::EpcFormat;
use super::find::{Contexts, Sieve};
use crate::registry::{Registry, Trouble};

/// The most events of one delivery, and about how many bytes it has at most.
const EVENTS_MAX: usize = 100;

/// The most events that are looked at for one delivery.
const SCANNED_MAX: usize = 20_000;

/// What came since.
#[derive(Clone, Debug)]
pub struct Followed {
    /// A document with what was found; `None` where nothing was.
    pub document: Option<Object>,
    /// The newest event that was looked at.
    pub seen: u32,
    /// Whether there may be more at once.
    pub more: bool,
}

/// Where and how somebody follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Follower<'f> {
    pub(super) office: &'f str,
    pub(super) answers: Answers<'f>,
    pub(super) format: EpcFormat,
    /// Events recorded before are not told.
    pub(super) initial_ms: Option<i64>,
    /// The newest event that was looked at before.
    pub(super) seen: u32,
    /// Whether a document is made when there is nothing in it.
    pub(super) if_empty: bool,
}

impl Registry {
    /// Where somebody begins to follow: at the first event of a moment, or after all that is here.
    ///
    /// Refuses with `A2` who may not.
    pub async fn begin_to_follow(&self, actor: &Actor, initial: Option<Timestamp>) -> Result<u32, Trouble> {
        actor.require(Permission::ReadCustody)?;
        self.event_before(actor.office.id.as_str(), initial).await
    }

    /// What a question of the actor's office found after event `seen`.
    ///
    /// Refuses with `A2` who may not.
    pub async fn follow_epcis(
        &self,
        actor: &Actor,
        (name, query): (&str, &Query),
        (seen, if_empty): (u32, bool),
        format: EpcFormat,
    ) -> Result<Followed, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let sieve = self.sieve(actor.office.id.as_str(), query.clone()).await?;
        let answers = Answers { query: name, subscription: None };
        let office = actor.office.id.as_str();
        self.follow(&sieve, Follower { office, answers, format, initial_ms: None, seen, if_empty }).await
    }

    /// The next delivery to a follower.
    pub(super) async fn follow(&self, sieve: &Sieve, follower: Follower<'_>) -> Result<Followed, Trouble> {
        let newest = self.store.custody_ends().await?.events;
        let (mut seen, mut more, mut scanned) = (follower.seen, false, 0);
        let (mut events, mut contexts) = (Vec::new(), Contexts::default());
        if seen < newest {
            let mut search = self.search_for(follower.office, &sieve.query, newest).await?;
            search.by = loupe_store::EventOrder::Recorded;
            search.recorded_from_ms = search.recorded_from_ms.max(follower.initial_ms);
            search.most = EVENTS_MAX as u32;
            loop {
                search.after = Some(loupe_store::EventPlace { event_ms: 0, number: seen });
                let rows = self.store.events_searched(&search).await?;
                scanned += rows.len();
                let ended = rows.len() < EVENTS_MAX;
                seen = if ended { newest } else { rows.last().map_or(newest, |row| row.number) };
                let sifted = self.sift(sieve, rows, contexts).await?;
                contexts = sifted.contexts;
                events.extend(sifted.events.into_iter().map(|(given, _)| given));
                if ended {
                    break;
                }
                if !events.is_empty() || scanned >= SCANNED_MAX {
                    more = true;
                    break;
                }
            }
        }
        for given in &mut events {
            follower.format.write(&mut given.event);
        }
        let document = (!events.is_empty() || (follower.if_empty && !more))
            .then(|| document(events, contexts.values(), follower.answers, self.now()));
        Ok(Followed { document, seen, more })
    }
}
