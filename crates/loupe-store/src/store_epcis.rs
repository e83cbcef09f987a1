//! The part of [`Store`] and [`Change`] that is about GS1's REST binding.

use crate::custody::EventRow;
use crate::epcis_event::{self, EventSearch};
use crate::epcis_query::{self, QueryRow};
use crate::epcis_subscription::{self, SubscriptionRow};
use crate::epcis_vocabulary;
use crate::error::Result;
use crate::store::{Change, Store};
use crate::store_access::{reads, writes};

reads! {
    /// The events that a search looks at, in its order.
    events_searched(asked: &EventSearch) -> Vec<EventRow> = epcis_event::search;
    /// The events after a number, whoever captured them, as they were recorded.
    events_after(number: u32, most: u32) -> Vec<EventRow> = epcis_event::after;
    /// The events that may name something with one of these marks, and the first event from which on they are all.
    events_naming(marks: &[i64]) -> (Vec<u32>, u32) = epcis_event::naming;
    /// An office's query of that name.
    epcis_query(office: &str, name: &str) -> Option<QueryRow> = epcis_query::named;
    /// An office's queries by name, after a name.
    epcis_queries(office: &str, after: &str, most: u32) -> Vec<QueryRow> = epcis_query::of_office;
    /// How many queries an office has.
    epcis_query_count(office: &str) -> u32 = epcis_query::count;
    /// What an office's events told of, of one kind, by name, after a name.
    epcis_resources(of: (&str, &str), after: &str, most: u32) -> Vec<String> = epcis_query::resources;
    /// Whether an office's events told of something.
    has_epcis_resource(of: (&str, &str), name: &str) -> bool = epcis_query::has_resource;
    /// Up to which event it was gathered what events told of.
    epcis_gathered() -> u32 = epcis_query::gathered;
    /// Whether a page's token was given back.
    epcis_page_is_ended(token: &str) -> bool = epcis_query::page_is_ended;
    /// The subscription of that name to an office's query.
    epcis_subscription(to: (&str, &str), id: &str) -> Option<SubscriptionRow> = epcis_subscription::named;
    /// Subscriptions to an office's query by name, after a name.
    epcis_subscriptions(to: (&str, &str), after: &str, most: u32) -> Vec<SubscriptionRow> = epcis_subscription::of_query;
    /// How many subscriptions an office has.
    epcis_subscription_count(office: &str) -> u32 = epcis_subscription::count;
    /// How many bytes of master data an office has brought.
    epcis_vocabulary_bytes(office: &str) -> u64 = epcis_vocabulary::bytes;
    /// The documents that brought an office's master data, without their events, oldest first.
    epcis_vocabularies(office: &str) -> Vec<String> = epcis_vocabulary::of_office;
    /// Those whose turn it is.
    epcis_subscriptions_due(now_ms: i64, newest: u32, most: u32) -> Vec<SubscriptionRow> = epcis_subscription::due;
}

writes! {
    /// Adds a query; false when its name is taken.
    add_epcis_query(query: &QueryRow) -> bool = epcis_query::add;
    /// Removes a query and all who subscribed to it; false when there is none.
    remove_epcis_query(office: &str, name: &str) -> bool = epcis_query::remove;
    /// Adds what events up to `event` told of: office, kind and name.
    gather_epcis(event: u32, told: &[(String, &'static str, String)]) -> () = epcis_query::gather;
    /// Gives a page's token back.
    end_epcis_page(token: &str, expires_ms: i64, now_ms: i64) -> () = epcis_query::end_page;
    /// Adds a subscription.
    add_epcis_subscription(row: &SubscriptionRow) -> () = epcis_subscription::add;
    /// Removes a subscription; false when there is none.
    remove_epcis_subscription(to: (&str, &str), id: &str) -> bool = epcis_subscription::remove;
    /// Keeps a document without its events.
    keep_epcis_vocabulary(office: &str, sha256: &str, body: &str) -> () = epcis_vocabulary::keep;
    /// Takes a subscription's turn; false when another program did.
    claim_epcis_subscription(row: &SubscriptionRow, until_ms: i64) -> bool = epcis_subscription::claim;
    /// Writes how a subscription's turn ended.
    settle_epcis_subscription(row: &SubscriptionRow) -> () = epcis_subscription::settle;
}
