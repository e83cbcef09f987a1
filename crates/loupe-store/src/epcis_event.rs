//! Captured events as queries ask for them.

use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::custody::{EVENT_COLUMNS, EventRow, event};
use crate::error::{Result, StoreError};

/// Which events are looked at, and from where on. All of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventSearch {
    /// The office that captured them.
    pub office: String,
    /// Numbers up to this.
    pub until: u32,
    /// In which order.
    pub by: EventOrder,
    /// After this place in the order.
    pub after: Option<EventPlace>,
    /// They happened at this moment or later, in milliseconds since 1970.
    pub event_from_ms: Option<i64>,
    /// They happened at this moment or earlier.
    pub event_to_ms: Option<i64>,
    /// They were recorded at this moment or later.
    pub recorded_from_ms: Option<i64>,
    /// They were recorded at this moment or earlier.
    pub recorded_to_ms: Option<i64>,
    /// They have one of these numbers.
    pub numbers: Option<Vec<u32>>,
    /// So many at most.
    pub most: u32,
}

/// In which order events are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventOrder {
    /// As they were recorded.
    #[default]
    Recorded,
    /// The last recorded first.
    RecordedFalling,
    /// As they happened.
    Happened,
    /// The last that happened first.
    HappenedFalling,
}

/// A place in an order of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventPlace {
    /// When the event happened, in milliseconds since 1970.
    pub event_ms: i64,
    /// Its number.
    pub number: u32,
}

/// How many numbers one question asks for.
const ASKED_MAX: usize = 1_000;

/// The events that a search looks at, in its order. What somebody rejected is not among them.
pub(crate) async fn search(db: &mut AnyConnection, asked: &EventSearch) -> Result<Vec<EventRow>> {
    let mut sql = format!(
        "SELECT {EVENT_COLUMNS} FROM custody_event WHERE office = $1 AND state <> 'rejected' AND number <= {}",
        asked.until
    );
    let bounds = [
        ("event_ms >=", asked.event_from_ms),
        ("event_ms <=", asked.event_to_ms),
        ("recorded_ms >=", asked.recorded_from_ms),
        ("recorded_ms <=", asked.recorded_to_ms),
    ];
    for (bound, ms) in bounds {
        if let Some(ms) = ms {
            sql.push_str(&format!(" AND {bound} {ms}"));
        }
    }
    if let Some(numbers) = &asked.numbers {
        let list: Vec<String> = numbers.iter().take(ASKED_MAX).map(u32::to_string).collect();
        let list = if list.is_empty() { "0".to_owned() } else { list.join(", ") };
        sql.push_str(&format!(" AND number IN ({list})"));
    }
    if let Some(EventPlace { event_ms, number }) = asked.after {
        sql.push_str(&match asked.by {
            EventOrder::Recorded => format!(" AND number > {number}"),
            EventOrder::RecordedFalling => format!(" AND number < {number}"),
            EventOrder::Happened => format!(" AND (event_ms, number) > ({event_ms}, {number})"),
            EventOrder::HappenedFalling => format!(" AND (event_ms, number) < ({event_ms}, {number})"),
        });
    }
    let order = match asked.by {
        EventOrder::Recorded => "number",
        EventOrder::RecordedFalling => "number DESC",
        EventOrder::Happened => "event_ms, number",
        EventOrder::HappenedFalling => "event_ms DESC, number DESC",
    };
    sql.push_str(&format!(" ORDER BY {order} LIMIT {}", asked.most));
    // The text is made of names in this crate and of numbers; the office is bound.
    let query = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false).bind(asked.office.clone());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("looking for events"))?;
    rows.iter().map(event).collect()
}

/// The events after a number, whoever captured them, as they were recorded.
pub(crate) async fn after(db: &mut AnyConnection, number: u32, most: u32) -> Result<Vec<EventRow>> {
    let sql = format!("SELECT {EVENT_COLUMNS} FROM custody_event WHERE number > $1 ORDER BY number LIMIT $2");
    // The text is made of names in this crate.
    let query = sqlx::query::<Any>(AssertSqlSafe(sql)).bind(i64::from(number)).bind(i64::from(most));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("reading events in order"))?;
    rows.iter().map(event).collect()
}
