//! Finding the events that a question asks for, page by page.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use loupe_epcis::hash::Context;
use loupe_epcis::json::{self, Object, Value};
use loupe_epcis::query::{OrderKey, Plenty, Query, QueryFault, Recorded, Vocabularies};
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{EventOrder, EventPlace, EventRow, EventSearch, NUMBERS_MAX, StoreError};

use super::document::{Answers, Given, document};
use super::epc_format::EpcFormat;
use super::page::Page;
use super::refusals_of;
use crate::access::moment;
use crate::custody::called;
use crate::registry::{Fault, Registry, Trouble};

/// How many events an answer has where nobody says (the OpenAPI's default).
pub const PER_PAGE: usize = 30;

/// The most events of one answer.
pub const PER_PAGE_MAX: usize = 1_000;

/// The most events that are looked at for one answer. When so many were looked at, the answer has fewer than a page,
/// and goes on.
pub const SCANNED_MAX: usize = 100_000;

/// The most events that are put in an order of somebody's own field.
const ORDERED_MAX: usize = 10_000;

/// How many events are read from the store at once.
const AT_ONCE: u32 = 500;

/// The name of a question that has no other (EPCIS 2.0, 8.2.7.1).
pub const QUERY_NAME: &str = "SimpleEventQuery";

/// Events that were found.
#[derive(Clone, Debug)]
pub struct Found {
    /// An `EPCISQueryDocument`.
    pub document: Object,
    /// How many events are in it.
    pub events: usize,
    /// Where the answer goes on, if it does.
    pub next: Option<Page>,
}

/// The contexts of documents, by their numbers, as far as they were asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Contexts {
    values: HashMap<u32, Value>,
    names: HashMap<u32, Arc<Context>>,
}

/// What is looked for.
#[derive(Clone)]
pub(super) struct Sieve {
    pub(super) query: Arc<Query>,
    pub(super) master: Arc<Vocabularies>,
}

/// Events out of a sieve.
pub(super) struct Sifted {
    pub(super) events: Vec<(Given, Option<OrderKey>)>,
    pub(super) contexts: Contexts,
}

impl Registry {
    /// The events of the actor's office that a question asks for, as a document under the question's name.
    ///
    /// Refuses with `A2` who may not, `B40` a page that is none, `B41` and `B42` a question that finds or asks too much.
    pub async fn epcis_events(
        &self,
        actor: &Actor,
        query: &Query,
        name: &str,
        format: EpcFormat,
    ) -> Result<Found, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let page = self.epcis_page(actor, query.next_page()).await?;
        let office = actor.office.id.as_str();
        let sieve = self.sieve(office, query.clone()).await?;
        let until = match &page {
            Some(page) => page.until,
            None => self.store.custody_ends().await?.events,
        };
        let mut search = self.search_for(office, query, until).await?;
        if let (Some(most), None) = (query.most(), &page) {
            self.count_at_most(&sieve, search.clone(), most).await?;
        }
        let given = page.as_ref().map_or(0, |page| page.given);
        let left = query.first().map_or(usize::MAX, |first| first.saturating_sub(given));
        let wanted = query.per_page().unwrap_or(PER_PAGE).min(PER_PAGE_MAX).min(left);
        search.after = page.and_then(|page| page.after);
        let ordered_by_own = query.order().is_some_and(|order| !order.is_by_time());
        let (mut events, contexts, next) = if ordered_by_own {
            self.in_own_order(&sieve, search, given, wanted).await?
        } else {
            self.in_store_order(&sieve, search, wanted).await?
        };
        let now = self.now();
        let given = given + events.len();
        let is_done = query.first().is_some_and(|first| given >= first);
        let next = next.filter(|_| !is_done).map(|after| Page::of_events(now, until, given, after));
        events.iter_mut().for_each(|given| format.write(&mut given.event));
        let count = events.len();
        let document = document(events, &contexts.values, Answers { query: name, subscription: None }, now);
        Ok(Found { document, events: count, next })
    }

    /// The event of that name and every declaration that it was wrong, as a document.
    ///
    /// Refuses with `A2` who may not, `B31` an event that is not there.
    pub async fn epcis_event(&self, actor: &Actor, id: &str, format: EpcFormat) -> Result<Object, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let numbers = self.event_numbers(&[id.to_owned()]).await?;
        let office = actor.office.id.to_string();
        let search = EventSearch {
            office,
            until: u32::MAX >> 1,
            numbers: Some(numbers),
            most: AT_ONCE,
            ..EventSearch::default()
        };
        let mut rows = self.store.events_searched(&search).await?;
        rows.retain(|row| called(&row.id, &row.hash) == id);
        let mut contexts = Contexts::default();
        self.learn(&mut contexts, &rows).await?;
        let events: Option<Vec<Given>> = rows.iter().map(given).collect();
        let mut events = events.ok_or_else(|| wrong("custody_event"))?;
        if events.is_empty() {
            return Err(Refusal::new(Rule::NoSuchEvent, id).into());
        }
        events.iter_mut().for_each(|given| format.write(&mut given.event));
        Ok(document(events, &contexts.values, Answers { query: QUERY_NAME, subscription: None }, self.now()))
    }

    pub(super) async fn sieve(&self, office: &str, query: Query) -> Result<Sieve, Trouble> {
        let master =
            if query.asks_vocabularies() { self.vocabularies_of(office).await? } else { Vocabularies::default() };
        Ok(Sieve { query: Arc::new(query), master: Arc::new(master) })
    }

    /// What the store can look up of a question.
    pub(super) async fn search_for(&self, office: &str, query: &Query, until: u32) -> Result<EventSearch, Trouble> {
        let narrow = query.narrow();
        let (numbers, or_before) = match (&narrow.event_ids, &narrow.things) {
            (Some(ids), _) => (Some(self.event_numbers(ids).await?), 0),
            (None, Some(things)) => match self.event_numbers_naming(things).await? {
                Some(naming) => (Some(naming.numbers), naming.or_before),
                None => (None, 0),
            },
            (None, None) => (None, 0),
        };
        let numbers = numbers.filter(|numbers| numbers.len() <= NUMBERS_MAX);
        let by = match query.order() {
            None => EventOrder::Recorded,
            Some(order) => match (order.by_event_time(), order.by_record_time()) {
                (Some(true), _) => EventOrder::HappenedFalling,
                (Some(false), _) => EventOrder::Happened,
                (None, Some(true)) => EventOrder::RecordedFalling,
                (None, _) => EventOrder::Recorded,
            },
        };
        let ms = |then: Option<Timestamp>| then.map(Timestamp::as_millisecond);
        Ok(EventSearch {
            office: office.to_owned(),
            until,
            by,
            after: None,
            // Rows keep whole milliseconds, rounded towards 1970, so both bounds leave room for one.
            event_from_ms: ms(narrow.event_from).map(|ms| ms.saturating_sub(1)),
            event_to_ms: ms(narrow.event_before).map(|ms| ms.saturating_add(1)),
            recorded_from_ms: ms(narrow.recorded_from),
            recorded_to_ms: ms(narrow.recorded_before),
            numbers,
            or_before,
            most: AT_ONCE,
        })
    }

    /// Refuses with `B42` a question that more than `most` events match.
    async fn count_at_most(&self, sieve: &Sieve, mut search: EventSearch, most: usize) -> Result<(), Trouble> {
        let (mut matched, mut scanned, mut contexts) = (0, 0, Contexts::default());
        loop {
            let rows = self.store.events_searched(&search).await?;
            let (read, last) = (rows.len(), rows.last().map(place));
            let sifted = self.sift(sieve, rows, contexts).await?;
            (matched, scanned, contexts) = (matched + sifted.events.len(), scanned + read, sifted.contexts);
            if matched > most {
                return Err(Trouble::Refused(refusals_of(vec![QueryFault::TooLarge { most }])));
            }
            if read < AT_ONCE as usize {
                return Ok(());
            }
            if scanned >= SCANNED_MAX {
                let fault = QueryFault::TooComplex { what: Plenty::LookedAt, most: SCANNED_MAX };
                return Err(Trouble::Refused(refusals_of(vec![fault])));
            }
            search.after = last;
        }
    }

    /// A page in an order that the store has; the last part says after which place the next begins, if there is one.
    async fn in_store_order(
        &self,
        sieve: &Sieve,
        mut search: EventSearch,
        wanted: usize,
    ) -> Result<(Vec<Given>, Contexts, Option<Option<EventPlace>>), Trouble> {
        let (mut events, mut contexts, mut scanned): (Vec<Given>, _, _) = (Vec::new(), Contexts::default(), 0);
        loop {
            let rows = self.store.events_searched(&search).await?;
            let (read, last) = (rows.len(), rows.last().map(place));
            let sifted = self.sift(sieve, rows, contexts).await?;
            contexts = sifted.contexts;
            scanned += read;
            events.extend(sifted.events.into_iter().map(|(given, _)| given));
            if events.len() > wanted {
                // One more was found than is given: there is a next page, after the last that is given.
                events.truncate(wanted);
                let after = events.last().map(|given| EventPlace { event_ms: given.event_ms, number: given.number });
                return Ok((events, contexts, Some(after.or(search.after))));
            }
            if read < AT_ONCE as usize {
                return Ok((events, contexts, None));
            }
            search.after = last;
            if scanned >= SCANNED_MAX {
                return Ok((events, contexts, Some(search.after)));
            }
        }
    }

    /// A page in the order of somebody's own field: all that matches is put in order, and so many were given before.
    async fn in_own_order(
        &self,
        sieve: &Sieve,
        mut search: EventSearch,
        given: usize,
        wanted: usize,
    ) -> Result<(Vec<Given>, Contexts, Option<Option<EventPlace>>), Trouble> {
        let (mut all, mut contexts, mut scanned): (Vec<(Given, Option<OrderKey>)>, _, _) =
            (Vec::new(), Contexts::default(), 0);
        loop {
            let rows = self.store.events_searched(&search).await?;
            let (read, last) = (rows.len(), rows.last().map(place));
            let sifted = self.sift(sieve, rows, contexts).await?;
            contexts = sifted.contexts;
            scanned += read;
            all.extend(sifted.events);
            if all.len() > ORDERED_MAX || scanned > SCANNED_MAX {
                let fault = QueryFault::TooComplex { what: Plenty::Ordered, most: ORDERED_MAX };
                return Err(Trouble::Refused(refusals_of(vec![fault])));
            }
            if read < AT_ONCE as usize {
                break;
            }
            search.after = last;
        }
        if let Some(order) = sieve.query.order() {
            all.sort_by(|one, two| match (&one.1, &two.1) {
                (Some(one), Some(two)) => order.compare(one, two),
                _ => std::cmp::Ordering::Equal,
            });
        }
        let more = all.len() > given.saturating_add(wanted);
        let events = all.into_iter().skip(given).take(wanted).map(|(given, _)| given).collect();
        Ok((events, contexts, more.then_some(None)))
    }

    /// The events of these rows that match, in their order.
    pub(super) async fn sift(
        &self,
        sieve: &Sieve,
        rows: Vec<EventRow>,
        mut contexts: Contexts,
    ) -> Result<Sifted, Trouble> {
        self.learn(&mut contexts, &rows).await?;
        let sieve = sieve.clone();
        let work = move || {
            let mut events = Vec::new();
            let nothing = Arc::new(Context::default());
            for row in &rows {
                let given = given(row)?;
                let names = contexts.names.get(&row.context).unwrap_or(&nothing);
                let recorded = Recorded::new(&given.event, names, moment(row.recorded_ms));
                if sieve.query.matches(&recorded, &sieve.master) {
                    let key = sieve.query.order().filter(|order| !order.is_by_time()).map(|order| order.key(&recorded));
                    drop(recorded);
                    events.push((given, key));
                }
            }
            Some(Sifted { events, contexts })
        };
        let sifted = tokio::task::spawn_blocking(work).await.map_err(Fault::Broken)?;
        sifted.ok_or_else(|| wrong("custody_event").into())
    }

    /// Reads the contexts of rows that are not known yet.
    pub(super) async fn learn(&self, contexts: &mut Contexts, rows: &[EventRow]) -> Result<(), Trouble> {
        let numbers: BTreeMap<u32, ()> = rows.iter().map(|row| (row.context, ())).collect();
        for number in numbers.into_keys().filter(|number| !contexts.values.contains_key(number)).collect::<Vec<_>>() {
            let text = self.store.event_context(number).await?.ok_or_else(|| wrong("event_context"))?;
            let value = json::read(text.as_bytes()).map_err(|_| wrong("event_context"))?;
            let mut shell = Object::new();
            shell.set("@context", value.clone());
            contexts.names.insert(number, Arc::new(Context::of(&shell)));
            contexts.values.insert(number, value);
        }
        Ok(())
    }
}

impl Contexts {
    /// As JSON, by number.
    pub(super) fn values(&self) -> &HashMap<u32, Value> {
        &self.values
    }

    pub(super) fn names(&self, number: u32) -> Option<&Context> {
        self.names.get(&number).map(Arc::as_ref)
    }
}

/// An event as it goes out: with its name, and when it was recorded.
pub(super) fn given(row: &EventRow) -> Option<Given> {
    let Ok(Value::Object(mut event)) = json::read(row.body.as_bytes()) else { return None };
    event.set("eventID", Value::Text(called(&row.id, &row.hash)));
    event.set("recordTime", Value::Text(moment(row.recorded_ms).to_string()));
    Some(Given { number: row.number, event_ms: row.event_ms, context: row.context, event })
}

fn place(row: &EventRow) -> EventPlace {
    EventPlace { event_ms: row.event_ms, number: row.number }
}

fn wrong(table: &'static str) -> StoreError {
    StoreError::Cell { table, value: "not JSON".to_owned() }
}
