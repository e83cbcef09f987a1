//! Rows of custody: events, lots, and the ledger as it grew.

use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use crate::batch::{insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// How many numbers one question asks for.
const ASKED_MAX: usize = 500;

/// A captured event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Its number, from 1.
    pub number: u32,
    /// The id it came with; empty where it has none.
    pub id: String,
    /// The digest of its hash, in hexadecimal.
    pub hash: String,
    /// The job that brought it.
    pub job: u32,
    /// The office that captured it.
    pub office: String,
    /// The number of its context.
    pub context: u32,
    /// When it happened, in milliseconds since 1970.
    pub event_ms: i64,
    /// When it was captured.
    pub recorded_ms: i64,
    /// `plain`, `moved`, `held`, `rejected`, `undone` or `correction`.
    pub state: String,
    /// Whose act it is.
    pub operator: String,
    /// What was done; empty where nothing moved.
    pub process: String,
    /// Micro-carats that were drawn, made and lost.
    pub masses: [u64; 3],
    /// The event as JSON.
    pub body: String,
}

/// A lot by its number and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotRow {
    /// Its number in the ledger, from 0.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The laboratory report of a stone; empty where there is none.
    pub report: String,
}

/// What one commit added to the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    /// Its number, from 1.
    pub number: u32,
    /// The job.
    pub job: u32,
    /// The first event, movement and lot of it.
    pub firsts: [u32; 3],
    /// The lines.
    pub lines: Vec<u8>,
}

/// The newest numbers of events, lots and batches; 0 where there is none. Lots count from 0, so theirs is one more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CustodyEnds {
    /// Events.
    pub events: u32,
    /// How many lots.
    pub lots: u32,
    /// Batches.
    pub batches: u32,
    /// Jobs.
    pub jobs: u32,
}

/// What was done by an operator, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceRow {
    /// What was done.
    pub process: String,
    /// How many events.
    pub events: u64,
    /// Micro-carats that were drawn, made and lost.
    pub masses: [u64; 3],
}

pub(crate) const EVENT_COLUMNS: &str = "number, id, hash, job, office, context, event_ms, recorded_ms, state, operator, \
     process, drawn_micro, made_micro, lost_micro, body";

pub(crate) fn event(row: &AnyRow) -> Result<EventRow> {
    let mut c = Cells::new("custody_event", row);
    Ok(EventRow {
        number: c.int()?,
        id: c.text()?,
        hash: c.text()?,
        job: c.int()?,
        office: c.text()?,
        context: c.int()?,
        event_ms: c.int()?,
        recorded_ms: c.int()?,
        state: c.text()?,
        operator: c.text()?,
        process: c.text()?,
        masses: [c.int()?, c.int()?, c.int()?],
        body: c.text()?,
    })
}

/// How far the tables go.
pub(crate) async fn ends(db: &mut AnyConnection) -> Result<CustodyEnds> {
    let sql = "SELECT (SELECT COALESCE(MAX(number), 0) FROM custody_event), \
               (SELECT COALESCE(MAX(number) + 1, 0) FROM custody_lot), \
               (SELECT COALESCE(MAX(number), 0) FROM custody_batch), \
               (SELECT COALESCE(MAX(number), 0) FROM capture_job)";
    let row = sqlx::query::<Any>(sql).fetch_one(db).await.map_err(StoreError::doing("reading how far custody goes"))?;
    let mut c = Cells::new("custody_batch", &row);
    Ok(CustodyEnds { events: c.int()?, lots: c.int()?, batches: c.int()?, jobs: c.int()? })
}

/// Batches after `number`, in order, so many at most.
pub(crate) async fn batches_after(db: &mut AnyConnection, number: u32, most: u32) -> Result<Vec<BatchRow>> {
    let sql = "SELECT number, job, first_event, first_movement, first_lot, lines FROM custody_batch \
               WHERE number > $1 ORDER BY number LIMIT $2";
    let query = sqlx::query::<Any>(sql).bind(i64::from(number)).bind(i64::from(most));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("custody_batch"))?;
    rows.iter().map(batch).collect()
}

/// The batch that an event came in, and every later one that may hold its movement: where it was released after it was
/// held.
pub(crate) async fn batches_of(db: &mut AnyConnection, event: u32) -> Result<Vec<BatchRow>> {
    let sql = "SELECT number, job, first_event, first_movement, first_lot, lines FROM custody_batch WHERE number IN \
               ((SELECT MAX(number) FROM custody_batch WHERE first_event <= $1), \
                (SELECT batch FROM custody_review WHERE event = $1)) ORDER BY number";
    let query = sqlx::query::<Any>(sql).bind(i64::from(event));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("custody_batch"))?;
    rows.iter().map(batch).collect()
}

fn batch(row: &AnyRow) -> Result<BatchRow> {
    let mut c = Cells::new("custody_batch", row);
    let (number, job, firsts) = (c.int()?, c.int()?, [c.int()?, c.int()?, c.int()?]);
    Ok(BatchRow { number, job, firsts, lines: c.bytes()? })
}

/// The batches of these numbers, in order.
pub(crate) async fn batches_named(db: &mut AnyConnection, numbers: &[u32]) -> Result<Vec<BatchRow>> {
    let mut found = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(ASKED_MAX) {
        let sql = format!(
            "SELECT number, job, first_event, first_movement, first_lot, lines FROM custody_batch WHERE number IN ({}) \
             ORDER BY number",
            list(some)
        );
        let rows = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false).fetch_all(&mut *db).await;
        for row in rows.map_err(StoreError::doing("custody_batch"))? {
            found.push(batch(&row)?);
        }
    }
    Ok(found)
}

/// The events of these numbers, in the order of numbers.
pub(crate) async fn events_of(db: &mut AnyConnection, numbers: &[u32]) -> Result<Vec<EventRow>> {
    let mut found = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(ASKED_MAX) {
        let sql = format!("SELECT {EVENT_COLUMNS} FROM custody_event WHERE number IN ({}) ORDER BY number", list(some));
        // The text is made of names in this crate and of numbers.
        let rows = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false).fetch_all(&mut *db).await;
        for row in rows.map_err(StoreError::doing("custody_event"))? {
            found.push(event(&row)?);
        }
    }
    Ok(found)
}

/// The lots of these numbers.
pub(crate) async fn lots_of(db: &mut AnyConnection, numbers: &[u32]) -> Result<Vec<LotRow>> {
    let mut found = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(ASKED_MAX) {
        let sql = format!("SELECT number, name, report FROM custody_lot WHERE number IN ({})", list(some));
        let rows = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false).fetch_all(&mut *db).await;
        for row in rows.map_err(StoreError::doing("custody_lot"))? {
            let mut c = Cells::new("custody_lot", &row);
            found.push(LotRow { number: c.int()?, name: c.text()?, report: c.text()? });
        }
    }
    Ok(found)
}

fn list(numbers: &[u32]) -> String {
    let mut text = String::with_capacity(numbers.len() * 8);
    for number in numbers {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&number.to_string());
    }
    text
}

/// The events in which a lot was sent, received or packed, oldest first.
pub(crate) async fn passages_of(db: &mut AnyConnection, lot: u32) -> Result<Vec<u32>> {
    let sql = "SELECT event FROM custody_passage WHERE lot = $1 ORDER BY event";
    let rows = sqlx::query::<Any>(sql).bind(i64::from(lot)).fetch_all(db).await;
    let rows = rows.map_err(StoreError::doing("custody_passage"))?;
    rows.iter().map(|row| Cells::new("custody_passage", row).int()).collect()
}

/// What an operator did, by process, with events that stand.
pub(crate) async fn balance_of(db: &mut AnyConnection, operator: &str, office: &str) -> Result<Vec<BalanceRow>> {
    let sql = "SELECT process, COUNT(*), CAST(SUM(drawn_micro) AS BIGINT), CAST(SUM(made_micro) AS BIGINT), \
               CAST(SUM(lost_micro) AS BIGINT) FROM custody_event \
               WHERE operator = $1 AND office = $2 AND state = 'moved' GROUP BY process ORDER BY process";
    let rows = sqlx::query::<Any>(sql).bind(operator.to_owned()).bind(office.to_owned()).fetch_all(db).await;
    let rows = rows.map_err(StoreError::doing("adding up what an operator did"))?;
    let read = |row| {
        let mut c = Cells::new("custody_event", row);
        Ok(BalanceRow { process: c.text()?, events: c.int()?, masses: [c.int()?, c.int()?, c.int()?] })
    };
    rows.iter().map(read).collect()
}

/// The newest events of an operator that moved something, before event `before`.
pub(crate) async fn of_operator(
    db: &mut AnyConnection,
    operator: &str,
    office: &str,
    before: u32,
    most: u32,
) -> Result<Vec<EventRow>> {
    let sql = format!(
        "SELECT {EVENT_COLUMNS} FROM custody_event WHERE operator = $1 AND office = $2 AND number < $3 \
         ORDER BY number DESC LIMIT $4"
    );
    let query = sqlx::query::<Any>(AssertSqlSafe(sql)).bind(operator.to_owned()).bind(office.to_owned());
    let query = query.bind(i64::from(before));
    let rows = query.bind(i64::from(most)).fetch_all(db).await.map_err(StoreError::doing("events of an operator"))?;
    rows.iter().map(event).collect()
}

/// Every operator of whom an office captured an event, by name.
pub(crate) async fn operators(db: &mut AnyConnection, office: &str) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT operator FROM custody_event WHERE operator <> '' AND office = $1 ORDER BY operator";
    let rows = sqlx::query::<Any>(sql).bind(office.to_owned()).fetch_all(db).await;
    let rows = rows.map_err(StoreError::doing("operators"))?;
    rows.iter().map(|row| Cells::new("custody_event", row).text()).collect()
}

/// The number of a context, with its text kept when it is new.
pub(crate) async fn keep_context(db: &mut AnyConnection, context: &(String, String)) -> Result<u32> {
    let (sha256, body) = context;
    let held = sqlx::query::<Any>("SELECT number FROM event_context WHERE sha256 = $1").bind(sha256.clone());
    let held = held.fetch_optional(&mut *db).await.map_err(StoreError::doing("event_context"))?;
    if let Some(row) = held {
        return Cells::new("event_context", &row).int();
    }
    let sql = "INSERT INTO event_context (number, sha256, body) \
               SELECT COALESCE(MAX(number), 0) + 1, $1, $2 FROM event_context RETURNING number";
    let made = sqlx::query::<Any>(sql).bind(sha256.clone()).bind(body.clone()).fetch_one(db).await;
    Cells::new("event_context", &made.map_err(StoreError::doing("keeping a context"))?).int()
}

/// A context as JSON.
pub(crate) async fn context(db: &mut AnyConnection, number: u32) -> Result<Option<String>> {
    let query = sqlx::query::<Any>("SELECT body FROM event_context WHERE number = $1").bind(i64::from(number));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("event_context"))?;
    row.map(|row| Cells::new("event_context", &row).text()).transpose()
}

/// Adds events.
pub(crate) async fn add_events(db: &mut AnyConnection, events: Vec<EventRow>) -> Result<()> {
    let rows = events.into_iter().map(|event| {
        let [drawn, made, lost] = event.masses.map(|mass| mass as i64);
        let numbers = [event.number, event.job, event.context].map(i64::from);
        row![
            numbers[0],
            event.id,
            event.hash,
            numbers[1],
            event.office,
            numbers[2],
            event.event_ms,
            event.recorded_ms,
            event.state,
            event.operator,
            event.process,
            drawn,
            made,
            lost,
            event.body
        ]
    });
    insert(db, "custody_event", EVENT_COLUMNS, rows.collect()).await
}

/// Adds lots.
pub(crate) async fn add_lots(db: &mut AnyConnection, lots: Vec<LotRow>) -> Result<()> {
    let rows = lots.into_iter().map(|lot| row![i64::from(lot.number), lot.name, lot.report]);
    insert(db, "custody_lot", "number, name, report", rows.collect()).await
}

/// Tells the laboratory report of a stone of which none was told.
pub(crate) async fn tell_report(db: &mut AnyConnection, lot: u32, report: &str) -> Result<()> {
    let query = sqlx::query::<Any>("UPDATE custody_lot SET report = $1 WHERE number = $2 AND report = ''");
    let query = query.bind(report.to_owned()).bind(i64::from(lot));
    query.execute(db).await.map_err(StoreError::doing("telling the report of a stone")).map(|_| ())
}

/// Adds passages: lot and event.
pub(crate) async fn add_passages(db: &mut AnyConnection, passages: &[(u32, u32)]) -> Result<()> {
    let rows = passages.iter().map(|(lot, event)| row![i64::from(*lot), i64::from(*event)]);
    insert(db, "custody_passage", "lot, event", rows.collect()).await
}

/// Adds what events name that no lot leads to: mark and event.
pub(crate) async fn add_things(db: &mut AnyConnection, things: &[(i64, u32)]) -> Result<()> {
    for some in things.chunks(ASKED_MAX) {
        let rows: Vec<String> = some.iter().map(|(mark, event)| format!("({mark}, {event})")).collect();
        // An event that was undone may have led here before.
        let sql = format!("INSERT INTO event_thing (mark, event) VALUES {} ON CONFLICT DO NOTHING", rows.join(", "));
        // The text is made of numbers.
        let query = sqlx::query::<Any>(AssertSqlSafe(sql)).persistent(false);
        query.execute(&mut *db).await.map_err(StoreError::doing("event_thing"))?;
    }
    Ok(())
}

/// Adds what one commit added to the ledger.
pub(crate) async fn add_batch(db: &mut AnyConnection, batch: BatchRow) -> Result<()> {
    let sql = "INSERT INTO custody_batch (number, job, first_event, first_movement, first_lot, lines) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let [event, movement, lot] = batch.firsts.map(i64::from);
    let query = sqlx::query::<Any>(sql).bind(i64::from(batch.number)).bind(i64::from(batch.job));
    let query = query.bind(event).bind(movement).bind(lot).bind(batch.lines);
    query.execute(db).await.map_err(StoreError::doing("adding to the ledger")).map(|_| ())
}

/// Gives an event another state.
pub(crate) async fn set_state(db: &mut AnyConnection, event: u32, state: &'static str) -> Result<()> {
    let query = sqlx::query::<Any>("UPDATE custody_event SET state = $1 WHERE number = $2");
    let query = query.bind(state).bind(i64::from(event));
    query.execute(db).await.map_err(StoreError::doing("changing the state of an event")).map(|_| ())
}
