//! GS1's REST binding of EPCIS 2.0, as verbs: events found and written as documents, questions with a name, and who is
//! told of their answers.
//!
//! An office sees the events that it captured, and no others: they are commercial secrets.

mod capture;
mod destination;
mod document;
mod epc_format;
mod find;
mod follow;
mod master;
mod named;
mod page;
pub mod reason;
mod resource;
mod schedule;
mod subscription;
mod turn;
mod undelivered;
mod webhook;

pub use destination::Destinations;
pub use epc_format::EpcFormat;
pub use find::{Found, PER_PAGE, PER_PAGE_MAX, QUERY_NAME, SCANNED_MAX};
pub use follow::Followed;
pub use named::{NAME_CHARS_MAX, NamedQuery, QUERIES_MAX};
pub use page::{PAGE_LASTS, Page};
pub use resource::{ResourceKind, STANDARD_TYPES};
pub use schedule::Schedule;
pub use subscription::{NewSubscription, SUBSCRIPTIONS_MAX, Subscription};
pub use undelivered::Undelivered;
pub use webhook::{SIGNATURE_BEGINS, signature};

use loupe_epcis::query::QueryFault;
use loupe_scheme::rule::{Place, Refusal, Rule};

/// Faults of a question as refusals: `B40`, `B41` or `B42`, each with its parameter as the place.
pub fn refusals_of(faults: Vec<QueryFault>) -> Vec<Refusal> {
    let refusal = |fault: QueryFault| {
        let rule = match &fault {
            QueryFault::TooComplex { .. } => Rule::EventQueryTooComplex,
            QueryFault::TooLarge { .. } => Rule::EventQueryTooLarge,
            _ => Rule::EventQueryWrong,
        };
        let name = match &fault {
            QueryFault::Unknown { name } | QueryFault::Value { name, .. } | QueryFault::Twice { name } => name.clone(),
            QueryFault::Both { one, .. } => (*one).to_owned(),
            QueryFault::Needs { name, .. } => (*name).to_owned(),
            _ => String::new(),
        };
        let refusal = Refusal::new(rule, &*name).because(reason::of_query(&fault));
        if name.is_empty() { refusal } else { refusal.at(Place { name: Some(name), ..Place::default() }) }
    };
    faults.into_iter().map(refusal).collect()
}
