//! Queries of events: the parameters of `SimpleEventQuery` from an address or from JSON, and whether an event matches
//! (EPCIS 2.0, 8.2.7.1).
//!
//! Every criterion must hold of an event, each by itself: a type of measurement and its value may stand in two reports.
//! Quantities and measurements are compared in the unit in which they were written, never converted.

mod criterion;
mod decimal;
mod fault;
mod field;
mod given;
mod master;
mod narrow;
mod order;
mod parameter;
mod pattern;
mod recorded;
mod wanted;

use std::collections::BTreeMap;

pub use fault::QueryFault;
pub use given::VALUES_OF_ONE_MAX;
pub use master::Vocabularies;
pub use narrow::Narrow;
pub use order::{Order, OrderKey};
pub use pattern::canonical;
pub use recorded::Recorded;
pub use wanted::{Plenty, Wanted};

use criterion::Criterion;
use given::{Given, Values};
use order::By;
use pattern::Pattern;

use crate::hash::Context;
use crate::json::{Object, Value};
use crate::part::Uri;

/// The most parameters of one query.
pub const PARAMETERS_MAX: usize = 100;

/// What is asked of events, in which order they are given, and how many.
#[derive(Clone, Debug, Default)]
pub struct Query {
    criteria: Vec<Criterion>,
    order: Option<Order>,
    first: Option<usize>,
    most: Option<usize>,
    per_page: Option<usize>,
    next_page: Option<String>,
}

/// Parameters that are no criterion, while they are read.
#[derive(Default)]
struct Rest {
    by: Option<By>,
    falling: Option<bool>,
}

impl Query {
    /// Reads the parameters of an address, decoded, under what the short names in it mean. Gives every fault.
    pub fn from_address<'p>(
        parameters: impl IntoIterator<Item = (&'p str, &'p str)>,
        context: &Context,
    ) -> Result<Self, Vec<QueryFault>> {
        let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in parameters {
            by_name.entry(name).or_default().push(value);
        }
        let given = by_name.into_iter().map(|(name, values)| Given { name, values: Values::Address(values) });
        Self::read(given.collect(), context, true)
    }

    /// Reads a query as JSON has it, with a context of its own. Gives every fault.
    pub fn from_json(query: &Object) -> Result<Self, Vec<QueryFault>> {
        let named = query.iter().filter(|(name, _)| *name != "@context");
        let given = named.map(|(name, value)| Given { name, values: Values::Json(value) });
        Self::read(given.collect(), &Context::of(query), false)
    }

    /// What speaks of a thing or class in any place where one may stand.
    pub fn about(name: &str) -> Result<Self, Vec<QueryFault>> {
        let fault = || QueryFault::Value {
            name: "epc".to_owned(),
            given: name.chars().take(80).collect(),
            wanted: Wanted::Thing,
        };
        let pattern = Pattern::of_things(name).filter(|_| Uri::fits(name)).ok_or_else(|| vec![fault()])?;
        let criterion = Criterion::Things(field::ANY_THING, vec![pattern]);
        Ok(Self { criteria: vec![criterion], ..Self::default() })
    }

    /// One parameter with one value, whatever letters are in it.
    pub fn of_one(name: &str, value: &str) -> Result<Self, Vec<QueryFault>> {
        let mut query = Object::new();
        query.set(name, Value::List(vec![Value::from(value)]));
        Self::from_json(&query)
    }

    fn read(given: Vec<Given<'_>>, context: &Context, address: bool) -> Result<Self, Vec<QueryFault>> {
        if given.len() > PARAMETERS_MAX {
            return Err(vec![QueryFault::TooComplex { what: Plenty::Parameters, most: PARAMETERS_MAX }]);
        }
        let (mut query, mut rest, mut faults) = (Self::default(), Rest::default(), Vec::new());
        for given in &given {
            if let Err(fault) = query.take(given, &mut rest, context, address) {
                faults.push(fault);
            }
        }
        if query.first.is_some() && query.most.is_some() {
            faults.push(QueryFault::Both { one: "eventCountLimit", other: "maxEventCount" });
        }
        if query.first.is_some() && rest.by.is_none() {
            faults.push(QueryFault::Needs { name: "eventCountLimit", other: "orderBy" });
        }
        query.order = rest.by.map(|by| Order { by, falling: rest.falling.unwrap_or(true) });
        if faults.is_empty() { Ok(query) } else { Err(faults) }
    }

    fn take(&mut self, given: &Given<'_>, rest: &mut Rest, context: &Context, address: bool) -> Result<(), QueryFault> {
        match given.name {
            "orderBy" => {
                let by = match given.text()? {
                    "eventTime" => Some(By::EventTime),
                    "recordTime" => Some(By::RecordTime),
                    name => parameter::own(name, context).map(By::Own),
                };
                rest.by = Some(by.ok_or_else(|| given.fault(Wanted::OrderBy))?);
            }
            "orderDirection" => {
                rest.falling = Some(match given.text()? {
                    "ASC" => false,
                    "DESC" => true,
                    _ => return Err(given.fault(Wanted::Direction)),
                });
            }
            "eventCountLimit" => self.first = Some(given.count()?),
            "maxEventCount" => self.most = Some(given.count()?),
            "perPage" if address => self.per_page = Some(given.count()?),
            "nextPageToken" if address => self.next_page = Some(given.text()?.to_owned()),
            _ => self.criteria.extend(parameter::criterion(given, context)?),
        }
        Ok(())
    }

    /// Whether an event is among those asked for. How many are given is not looked at.
    pub fn matches(&self, event: &Recorded<'_>, master: &Vocabularies) -> bool {
        self.criteria.iter().all(|criterion| criterion.holds(event, master))
    }

    /// Whether the answer hangs on master data.
    pub fn asks_vocabularies(&self) -> bool {
        let asks = |criterion: &Criterion| {
            matches!(criterion, Criterion::Within(..) | Criterion::HasAttribute(..) | Criterion::Attribute(..))
        };
        self.criteria.iter().any(asks)
    }

    /// This query, and all that another asks of an event. Order, limits and pages are the other's where it has them.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.criteria.extend(other.criteria);
        self.order = other.order.or(self.order);
        self.first = other.first.or(self.first);
        self.most = other.most.or(self.most);
        self.per_page = other.per_page.or(self.per_page);
        self.next_page = other.next_page.or(self.next_page);
        self
    }

    /// The order, where one is asked for.
    pub fn order(&self) -> Option<&Order> {
        self.order.as_ref()
    }

    /// `eventCountLimit`: only so many are given, the first in order.
    pub fn first(&self) -> Option<usize> {
        self.first
    }

    /// `maxEventCount`: when more match, none is given.
    pub fn most(&self) -> Option<usize> {
        self.most
    }

    /// `perPage`: how many events one answer has at most.
    pub fn per_page(&self) -> Option<usize> {
        self.per_page
    }

    /// `nextPageToken`: where the answer goes on.
    pub fn next_page(&self) -> Option<&str> {
        self.next_page.as_deref()
    }
}

/// The meaning of short names as the header `GS1-Extensions` gives it: `prefix=namespace`, with commas between several.
pub fn extensions_context(header: &str) -> Context {
    let mut terms = Object::new();
    for (prefix, namespace) in header.split(',').filter_map(|part| part.split_once('=')) {
        terms.set(prefix.trim(), Value::from(namespace.trim()));
    }
    let mut document = Object::new();
    document.set("@context", Value::Object(terms));
    Context::of(&document)
}
