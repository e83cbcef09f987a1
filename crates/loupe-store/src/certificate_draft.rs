//! Drafts of certificates, and the steps of drafts and certificates.

use jiff::civil::Date;
use loupe_scheme::access::AccountName;
use loupe_scheme::certificate::State;
use loupe_scheme::record::OfficeId;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{Cell, insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// Whose.
    pub office: OfficeId,
    /// Counted from 1.
    pub number: u32,
    /// One more with every change.
    pub version: u32,
    /// Where it stands.
    pub state: State,
    /// The shipment as JSON.
    pub shipment: String,
    /// The declared total as JSON; empty where none was.
    pub declared: String,
    /// Who wrote it.
    pub drafted_by: AccountName,
    /// Who changed its text last.
    pub amended_by: AccountName,
    /// Who found it right.
    pub validated_by: Option<AccountName>,
}

/// A step of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// When.
    pub at_ms: i64,
    /// On which day.
    pub on: Date,
    /// Which.
    pub step: String,
    /// Where it led.
    pub state: State,
    /// Who.
    pub office: OfficeId,
    /// Why.
    pub reason: Option<String>,
    /// Its record; empty where there is none.
    pub record: String,
}

macro_rules! drafts {
    ($rest:literal) => {
        concat!(
            "SELECT office, number, version, state, shipment, declared, drafted_by, amended_by, validated_by ",
            "FROM certificate_draft ",
            $rest
        )
    };
}

fn required<T: std::str::FromStr>(c: &mut Cells<'_>) -> Result<T> {
    c.parsed()?.ok_or_else(|| c.wrong(""))
}

fn state(c: &mut Cells<'_>) -> Result<State> {
    let code = c.text()?;
    State::from_code(&code).ok_or_else(|| c.wrong(&code))
}

fn draft(row: &AnyRow) -> Result<DraftRow> {
    let mut c = Cells::new("certificate_draft", row);
    Ok(DraftRow {
        office: required(&mut c)?,
        number: c.int()?,
        version: c.int()?,
        state: state(&mut c)?,
        shipment: c.text()?,
        declared: c.text()?,
        drafted_by: required(&mut c)?,
        amended_by: required(&mut c)?,
        validated_by: {
            let name = c.text_or_empty()?;
            if name.is_empty() { None } else { Some(name.parse().map_err(|_| c.wrong(&name))?) }
        },
    })
}

/// How many drafts an office has had.
pub(crate) async fn count(db: &mut AnyConnection, office: &OfficeId) -> Result<u32> {
    let sql = "SELECT COALESCE(MAX(number), 0) FROM certificate_draft WHERE office = $1";
    let query = sqlx::query::<Any>(sql).bind(office.as_str().to_owned());
    let row = query.fetch_one(db).await.map_err(StoreError::doing("certificate_draft"))?;
    Cells::new("certificate_draft", &row).int()
}

/// A draft by its office and number.
pub(crate) async fn named(db: &mut AnyConnection, office: &OfficeId, number: u32) -> Result<Option<DraftRow>> {
    let sql = drafts!("WHERE office = $1 AND number = $2");
    let query = sqlx::query::<Any>(sql).bind(office.as_str().to_owned()).bind(i64::from(number));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("certificate_draft"))?;
    row.as_ref().map(draft).transpose()
}

/// The drafts of an office that wait for something, oldest first.
pub(crate) async fn waiting(db: &mut AnyConnection, office: &OfficeId) -> Result<Vec<DraftRow>> {
    let sql = drafts!("WHERE office = $1 AND state IN ('draft', 'validated') ORDER BY number");
    let query = sqlx::query::<Any>(sql).bind(office.as_str().to_owned());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate_draft"))?;
    rows.iter().map(draft).collect()
}

/// Writes a new draft.
pub(crate) async fn add(db: &mut AnyConnection, draft: &DraftRow) -> Result<()> {
    let columns = "office, number, version, state, shipment, declared, drafted_by, amended_by, validated_by";
    let row = row![
        draft.office.as_str(),
        i64::from(draft.number),
        i64::from(draft.version),
        draft.state.code(),
        &draft.shipment,
        &draft.declared,
        draft.drafted_by.as_str(),
        draft.amended_by.as_str(),
        name_or_null(draft),
    ];
    insert(db, "certificate_draft", columns, vec![row]).await
}

fn name_or_null(draft: &DraftRow) -> Cell {
    draft.validated_by.as_ref().map_or(Cell::NoText, |name| Cell::from(name.as_str()))
}

/// Writes a draft in the place of the version before; false when that is no longer the newest.
pub(crate) async fn replace(db: &mut AnyConnection, draft: &DraftRow) -> Result<bool> {
    let sql = "UPDATE certificate_draft SET version = $4, state = $5, shipment = $6, declared = $7, amended_by = $8, \
               validated_by = $9 WHERE office = $1 AND number = $2 AND version = $3";
    let query = sqlx::query::<Any>(sql).bind(draft.office.as_str().to_owned()).bind(i64::from(draft.number));
    let query = query.bind(i64::from(draft.version) - 1).bind(i64::from(draft.version)).bind(draft.state.code());
    let query = query.bind(draft.shipment.clone()).bind(draft.declared.clone());
    let query = query.bind(draft.amended_by.as_str().to_owned());
    let query = query.bind(draft.validated_by.as_ref().map(|name| name.as_str().to_owned()));
    let done = query.execute(db).await.map_err(StoreError::doing("certificate_draft"))?;
    Ok(done.rows_affected() == 1)
}

/// The history of a draft or certificate, oldest first.
pub(crate) async fn steps(db: &mut AnyConnection, subject: &str) -> Result<Vec<StepRow>> {
    let sql = "SELECT at_ms, on_date, step, state, office, reason, record FROM certificate_step \
               WHERE subject = $1 ORDER BY place";
    let query = sqlx::query::<Any>(sql).bind(subject.to_owned());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate_step"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("certificate_step", row);
            let (at_ms, on, step) = (c.int()?, required(&mut c)?, c.text()?);
            let (state, office) = (state(&mut c)?, required(&mut c)?);
            let reason = Some(c.text_or_empty()?).filter(|reason| !reason.is_empty());
            Ok(StepRow { at_ms, on, step, state, office, reason, record: c.text()? })
        })
        .collect()
}

/// Adds a line to the history of `subject`.
pub(crate) async fn add_step(db: &mut AnyConnection, subject: &str, step: &StepRow) -> Result<()> {
    let sql = "SELECT COALESCE(MAX(place), 0) + 1 FROM certificate_step WHERE subject = $1";
    let query = sqlx::query::<Any>(sql).bind(subject.to_owned());
    let row = query.fetch_one(&mut *db).await.map_err(StoreError::doing("certificate_step"))?;
    let place: i64 = Cells::new("certificate_step", &row).int()?;
    let reason = step.reason.as_deref().map_or(Cell::NoText, Cell::from);
    let row = row![
        subject,
        place,
        step.at_ms,
        &step.on.to_string(),
        &step.step,
        step.state.code(),
        step.office.as_str(),
        reason,
        &step.record,
    ];
    insert(db, "certificate_step", "subject, place, at_ms, on_date, step, state, office, reason, record", vec![row])
        .await
}
