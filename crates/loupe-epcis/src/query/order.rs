//! In which order events are given.

use std::cmp::Ordering;

use jiff::Timestamp;

use super::decimal::Decimal;
use super::field::OwnField;
use super::given::Asked;
use super::recorded::Recorded;
use crate::json::Value;
use crate::part::Time;

/// By what events are ordered.
#[derive(Clone, Debug)]
pub(super) enum By {
    EventTime,
    RecordTime,
    Own(OwnField),
}

/// An order of events: `orderBy` and `orderDirection`.
#[derive(Clone, Debug)]
pub struct Order {
    pub(super) by: By,
    pub(super) falling: bool,
}

/// What an event is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey(Kept);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    Moment(Timestamp),
    Number(Decimal),
    Text(String),
    Nothing,
}

impl Order {
    /// What this order looks at in an event.
    pub fn key(&self, of: &Recorded<'_>) -> OrderKey {
        let moment = |name: &str| {
            let time = of.event.get(name).and_then(Value::as_text).and_then(Time::new);
            time.and_then(|time| time.moment()).map_or(Kept::Nothing, Kept::Moment)
        };
        OrderKey(match &self.by {
            By::EventTime => moment("eventTime"),
            By::RecordTime => Kept::Moment(of.recorded),
            By::Own(field) => {
                let mut kept = Kept::Nothing;
                field.any(of, &mut |value| {
                    kept = Asked::of(value).map_or(Kept::Nothing, kept_of);
                    true
                });
                kept
            }
        })
    }

    /// How two events stand to each other in this order. What lacks the field comes last in either direction.
    pub fn compare(&self, one: &OrderKey, two: &OrderKey) -> Ordering {
        match (&one.0, &two.0) {
            (Kept::Nothing, _) | (_, Kept::Nothing) => one.cmp(two),
            _ if self.falling => two.cmp(one),
            _ => one.cmp(two),
        }
    }

    /// Whether events are ordered by when they happened. `Some(true)`: the last first.
    pub fn by_event_time(&self) -> Option<bool> {
        matches!(self.by, By::EventTime).then_some(self.falling)
    }

    /// Whether events are ordered by when they were recorded. `Some(true)`: the last first.
    pub fn by_record_time(&self) -> Option<bool> {
        matches!(self.by, By::RecordTime).then_some(self.falling)
    }

    /// Whether events are ordered by a time of the standard's, and by no field of somebody's own.
    pub fn is_by_time(&self) -> bool {
        !matches!(self.by, By::Own(_))
    }
}

fn kept_of(asked: Asked) -> Kept {
    match asked {
        Asked { moment: Some(moment), .. } => Kept::Moment(moment),
        Asked { number: Some(number), .. } => Kept::Number(number),
        Asked { text: Some(text), .. } => Kept::Text(text),
        _ => Kept::Nothing,
    }
}
