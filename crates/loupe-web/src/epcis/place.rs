//! Addresses of the binding, and what may be done at each.

use loupe_registry::epcis::ResourceKind;
use loupe_scheme::access::Permission;

use crate::routes::OpenTo;

/// A place below `/epcis`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Top,
    Capture,
    Job(String),
    Events,
    Event(String),
    Resources(ResourceKind),
    Resource(ResourceKind, String),
    ResourceEvents(ResourceKind, String),
    Queries,
    Query(String),
    QueryEvents(String),
    Subscriptions(String),
    Subscription(String, String),
    Page(String),
}

const READ: &[&str] = &["GET"];
const WRITE: &[&str] = &["GET", "POST"];
const END: &[&str] = &["GET", "DELETE"];

/// Every address with what may be done there besides asking what may be done.
const ADDRESSES: [(&str, &[&str]); 28] = [
    ("", READ),
    ("/capture", WRITE),
    ("/capture/{captureID}", READ),
    ("/events", WRITE),
    ("/events/{eventID}", READ),
    ("/eventTypes", READ),
    ("/eventTypes/{eventType}", READ),
    ("/eventTypes/{eventType}/events", READ),
    ("/epcs", READ),
    ("/epcs/{epc}", READ),
    ("/epcs/{epc}/events", READ),
    ("/bizSteps", READ),
    ("/bizSteps/{bizStep}", READ),
    ("/bizSteps/{bizStep}/events", READ),
    ("/bizLocations", READ),
    ("/bizLocations/{bizLocation}", READ),
    ("/bizLocations/{bizLocation}/events", READ),
    ("/readPoints", READ),
    ("/readPoints/{readPoint}", READ),
    ("/readPoints/{readPoint}/events", READ),
    ("/dispositions", READ),
    ("/dispositions/{disposition}", READ),
    ("/dispositions/{disposition}/events", READ),
    ("/queries", WRITE),
    ("/queries/{queryName}", END),
    ("/queries/{queryName}/events", READ),
    ("/queries/{queryName}/subscriptions", WRITE),
    ("/queries/{queryName}/subscriptions/{subscriptionID}", END),
];

/// A page's token is given back here and nothing else.
const PAGE: (&str, &[&str]) = ("/nextPageToken/{token}", &["DELETE"]);

const KINDS: [(&str, ResourceKind); 6] = [
    ("eventTypes", ResourceKind::EventType),
    ("epcs", ResourceKind::Epc),
    ("bizSteps", ResourceKind::BizStep),
    ("bizLocations", ResourceKind::BizLocation),
    ("readPoints", ResourceKind::ReadPoint),
    ("dispositions", ResourceKind::Disposition),
];

/// Every address with each of its methods.
pub(super) fn addresses() -> impl Iterator<Item = (&'static str, &'static str)> {
    let each = |(path, methods): (&'static str, &'static [&'static str])| {
        methods.iter().copied().chain(["OPTIONS"]).map(move |method| (path, method))
    };
    ADDRESSES.into_iter().chain([PAGE]).flat_map(each)
}

/// What one must be allowed to do something somewhere.
pub(super) fn permission(path: &str, method: &str) -> Permission {
    match (path, method) {
        ("/capture" | "/events", "POST") => Permission::CaptureCustody,
        _ => Permission::ReadCustody,
    }
}

/// Whom an address is open to.
pub(super) fn open_to(path: &str, method: &str) -> OpenTo {
    OpenTo::May(match permission(path, method) {
        Permission::CaptureCustody => &[Permission::CaptureCustody],
        _ => &[Permission::ReadCustody],
    })
}

impl Place {
    /// The place at a path below `/epcis`, as it was sent. A name in it that has slashes may be escaped or not.
    pub(super) fn of(path: &str) -> Option<Place> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let parts: Option<Vec<String>> = path.split('/').map(plain).collect();
        let parts = parts?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let place = match parts.as_slice() {
            [""] => Place::Top,
            ["capture"] => Place::Capture,
            ["capture", id] => Place::Job((*id).to_owned()),
            ["events"] => Place::Events,
            ["events", id @ ..] => Place::Event(id.join("/")),
            ["queries"] => Place::Queries,
            ["queries", name] => Place::Query((*name).to_owned()),
            ["queries", name, "events"] => Place::QueryEvents((*name).to_owned()),
            ["queries", name, "subscriptions"] => Place::Subscriptions((*name).to_owned()),
            ["queries", name, "subscriptions", id] => Place::Subscription((*name).to_owned(), (*id).to_owned()),
            ["nextPageToken", token] => Place::Page((*token).to_owned()),
            [kind, rest @ ..] => {
                let (_, kind) = KINDS.into_iter().find(|(name, _)| name == kind)?;
                match rest {
                    [] => Place::Resources(kind),
                    [name @ .., "events"] if !name.is_empty() => Place::ResourceEvents(kind, name.join("/")),
                    name => Place::Resource(kind, name.join("/")),
                }
            }
            [] => return None,
        };
        place.is_named().then_some(place)
    }

    /// Whether nothing that should have a name has an empty one.
    fn is_named(&self) -> bool {
        match self {
            Place::Job(name)
            | Place::Event(name)
            | Place::Resource(_, name)
            | Place::ResourceEvents(_, name)
            | Place::Query(name)
            | Place::QueryEvents(name)
            | Place::Subscriptions(name)
            | Place::Page(name) => !name.is_empty(),
            Place::Subscription(name, id) => !name.is_empty() && !id.is_empty(),
            _ => true,
        }
    }

    /// The address as the OpenAPI writes it.
    pub(super) fn pattern(&self) -> &'static str {
        let of_kind = |kind: &ResourceKind, add: usize| {
            let at = ResourceKind::ALL.iter().position(|one| one == kind).unwrap_or_default();
            ADDRESSES[5 + 3 * at + add].0
        };
        match self {
            Place::Top => "",
            Place::Capture => "/capture",
            Place::Job(_) => "/capture/{captureID}",
            Place::Events => "/events",
            Place::Event(_) => "/events/{eventID}",
            Place::Resources(kind) => of_kind(kind, 0),
            Place::Resource(kind, _) => of_kind(kind, 1),
            Place::ResourceEvents(kind, _) => of_kind(kind, 2),
            Place::Queries => "/queries",
            Place::Query(_) => "/queries/{queryName}",
            Place::QueryEvents(_) => "/queries/{queryName}/events",
            Place::Subscriptions(_) => "/queries/{queryName}/subscriptions",
            Place::Subscription(..) => "/queries/{queryName}/subscriptions/{subscriptionID}",
            Place::Page(_) => PAGE.0,
        }
    }

    /// What may be done here besides asking what may be done.
    pub(super) fn methods(&self) -> &'static [&'static str] {
        let pattern = self.pattern();
        ADDRESSES.into_iter().chain([PAGE]).find(|(path, _)| *path == pattern).map_or(READ, |(_, methods)| methods)
    }
}

/// A part of a path without its escapes; `None` where it is not UTF-8 then, or holds a zero: nothing is called so, and
/// PostgreSQL keeps none.
fn plain(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        bytes.push((digit(rest.next())? * 16 + digit(rest.next())?) as u8);
    }
    String::from_utf8(bytes).ok().filter(|plain| !plain.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_slashes_are_found_escaped_and_plain() {
        let epc = "https://id.gs1.org/01/04012345123456/21/S1";
        let place = Place::ResourceEvents(ResourceKind::Epc, epc.to_owned());
        assert_eq!(
            Place::of("/epcs/https%3A%2F%2Fid.gs1.org%2F01%2F04012345123456%2F21%2FS1/events").as_ref(),
            Some(&place)
        );
        assert_eq!(Place::of(&format!("/epcs/{epc}/events")), Some(place.clone()));
        assert_eq!(place.pattern(), "/epcs/{epc}/events");
        assert_eq!(Place::of("/dispositions/active").map(|place| place.pattern()), Some("/dispositions/{disposition}"));
        assert_eq!(Place::of("/bizSteps").map(|place| place.pattern()), Some("/bizSteps"));
        assert_eq!(Place::of("/queries/q/subscriptions/1").map(|place| place.methods()), Some(END));
        for nothing in [
            "/nothing",
            "/epcs/",
            "/capture/a/b",
            "/queries//events",
            "/epcs/%ff",
            "/epcs/%",
            "/epcs/%00",
            "/nextPageToken",
        ] {
            assert_eq!(Place::of(nothing), None, "{nothing}");
        }
    }
}
