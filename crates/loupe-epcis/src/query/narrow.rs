//! What a store can look up before events are looked at one by one.

use jiff::Timestamp;

use super::Query;
use super::criterion::{Criterion, Op};

/// Bounds that every event that matches lies within. They narrow a search and do not end it: each event found must still
/// be asked whether it matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// It happened at this moment or later.
    pub event_from: Option<Timestamp>,
    /// It happened before this moment.
    pub event_before: Option<Timestamp>,
    /// It was recorded at this moment or later.
    pub recorded_from: Option<Timestamp>,
    /// It was recorded before this moment.
    pub recorded_before: Option<Timestamp>,
    /// It has one of these names.
    pub event_ids: Option<Vec<String>>,
    /// It speaks of one of these things or classes, in their one spelling: see [`canonical`](super::canonical).
    pub things: Option<Vec<String>>,
}

impl Query {
    /// Bounds for a store.
    pub fn narrow(&self) -> Narrow {
        let mut narrow = Narrow::default();
        for criterion in &self.criteria {
            match criterion {
                Criterion::Recorded(op, then) => {
                    bound(*op, *then, &mut narrow.recorded_from, &mut narrow.recorded_before)
                }
                Criterion::Moment([["eventTime"]], op, then) => {
                    bound(*op, *then, &mut narrow.event_from, &mut narrow.event_before);
                }
                Criterion::Text([["eventID"]], _, ids) => fewer(&mut narrow.event_ids, ids.clone()),
                Criterion::Things(_, patterns) => {
                    let ones: Option<Vec<String>> =
                        patterns.iter().map(|pattern| pattern.one().map(str::to_owned)).collect();
                    if let Some(ones) = ones {
                        fewer(&mut narrow.things, ones);
                    }
                }
                _ => {}
            }
        }
        narrow
    }
}

fn bound(op: Op, then: Timestamp, from: &mut Option<Timestamp>, before: &mut Option<Timestamp>) {
    match op {
        Op::AtLeast => *from = Some(from.map_or(then, |from| from.max(then))),
        _ => *before = Some(before.map_or(then, |before| before.min(then))),
    }
}

/// Every criterion must hold, so the shortest list serves.
fn fewer(kept: &mut Option<Vec<String>>, list: Vec<String>) {
    if kept.as_ref().is_none_or(|kept| list.len() < kept.len()) {
        *kept = Some(list);
    }
}
