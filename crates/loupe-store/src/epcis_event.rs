//! Captured events as queries ask for them.

use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::cells::Cells;
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
    /// They have one of these numbers, [`NUMBERS_MAX`] at most, or come before `or_before`.
    pub numbers: Option<Vec<u32>>,
    /// See `numbers`; 0 where those are all.
    pub or_before: u32,
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

/// How many numbers one search asks for.
pub const NUMBERS_MAX: usize = 1_000;

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
        let list: Vec<String> = numbers.iter().take(NUMBERS_MAX).map(u32::to_string).collect();
        let list = if list.is_empty() { "0".to_owned() } else { list.join(", ") };
        match asked.or_before {
            0 | 1 => sql.push_str(&format!(" AND number IN ({list})")),
            before => sql.push_str(&format!(" AND (number IN ({list}) OR number < {before})")),
        }
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

/// The events that may name something with one of these marks, [`NUMBERS_MAX`] and one more at most, and the first event
/// from which on they are all.
pub(crate) async fn naming(db: &mut AnyConnection, marks: &[i64]) -> Result<(Vec<u32>, u32)> {
    let list: Vec<String> = marks.iter().map(i64::to_string).collect();
    let list = if list.is_empty() { "-1".to_owned() } else { list.join(", ") };
    let sql = format!("SELECT DISTINCT event FROM event_thing WHERE mark IN ({list}) LIMIT {}", NUMBERS_MAX + 1);
    // The text is made of numbers.
    let rows = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false).fetch_all(&mut *db).await;
    let rows = rows.map_err(StoreError::doing("event_thing"))?;
    let events: Result<Vec<u32>> = rows.iter().map(|row| Cells::new("event_thing", row).int()).collect();
    let begins = sqlx::query::<Any>("SELECT first_event FROM event_thing_begins").fetch_one(db).await;
    let begins = Cells::new("event_thing_begins", &begins.map_err(StoreError::doing("event_thing_begins"))?).int()?;
    Ok((events?, begins))
}
