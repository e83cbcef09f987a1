//! Lists of certificates, and receipts of those that were issued elsewhere.

use jiff::civil::Date;
use loupe_scheme::certificate::{CertificateNumber, State};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;
use loupe_scheme::value::UsdCents;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection};

use crate::batch::{insert, row};
use crate::cells::Cells;
use crate::certificate::{CertificateHead, day, head, heads};
use crate::error::{Result, StoreError};

/// Which certificates to list, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateQuery {
    /// Leaving this participant.
    pub exporting: Option<ParticipantId>,
    /// Going to this participant.
    pub importing: Option<ParticipantId>,
    /// Issued by this office.
    pub office: Option<OfficeId>,
    /// In one of these states; in any where there is none.
    pub states: Vec<State>,
    /// Issued on this day or later.
    pub issued_from: Option<Date>,
    /// Issued on this day or before.
    pub issued_until: Option<Date>,
    /// Under way with a receipt due before this day.
    pub overdue_on: Option<Date>,
    /// Those that stand after this one.
    pub before: Option<(Date, CertificateNumber)>,
    /// How many at most.
    pub count: u32,
}

/// A receipt of a certificate that was issued elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRow {
    /// The participant that issued it.
    pub issued_by: ParticipantId,
    /// Its number in one spelling.
    pub plain_number: String,
    /// The participant it went to.
    pub importing: ParticipantId,
    /// The day of issue.
    pub issued_on: Date,
    /// Mass as stated.
    pub carats: Carats,
    /// Value as stated.
    pub usd: UsdCents,
    /// Parcels as stated.
    pub parcels: u32,
    /// The day of submission.
    pub received_on: Date,
    /// When the receipt was given.
    pub received_ms: i64,
    /// By which office.
    pub receiving_office: OfficeId,
    /// How it ended.
    pub outcome: String,
    /// What the paper states, as JSON.
    pub paper: String,
    /// The receipt as JSON.
    pub receipt: String,
    /// Its record.
    pub record: String,
}

/// The certificates of a query.
pub(crate) async fn list(db: &mut AnyConnection, asked: &CertificateQuery) -> Result<Vec<CertificateHead>> {
    let sql = concat!(
        "SELECT ",
        heads!(),
        " FROM certificate WHERE ($1 = '' OR exporting = $1) AND ($2 = '' OR importing = $2) \
         AND ($3 = '' OR office = $3) AND ($4 = '' OR $4 LIKE '%;' || state || ';%') \
         AND issued_on >= $5 AND ($6 = '' OR issued_on <= $6) \
         AND ($7 = '' OR (state IN ('issued', 'in_transit') AND due_on <> '' AND due_on < $7)) \
         AND ($8 = '' OR issued_on < $8 OR (issued_on = $8 AND number < $9)) \
         ORDER BY issued_on DESC, number DESC LIMIT $10"
    );
    let states: String = asked.states.iter().map(|state| format!(";{};", state.code())).collect();
    let code = |id: Option<ParticipantId>| id.map(|id| id.to_string()).unwrap_or_default();
    let (before, number) = match &asked.before {
        Some((on, number)) => (on.to_string(), number.to_string()),
        None => Default::default(),
    };
    let office = asked.office.as_ref().map(ToString::to_string).unwrap_or_default();
    let query = sqlx::query::<Any>(sql).bind(code(asked.exporting)).bind(code(asked.importing)).bind(office);
    let query = query.bind(states).bind(day(asked.issued_from)).bind(day(asked.issued_until));
    let query = query.bind(day(asked.overdue_on)).bind(before).bind(number).bind(i64::from(asked.count));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate"))?;
    rows.iter().map(|row| head(&mut Cells::new("certificate", row))).collect()
}

fn required<T: std::str::FromStr>(c: &mut Cells<'_>) -> Result<T> {
    c.parsed()?.ok_or_else(|| c.wrong(""))
}

macro_rules! papers {
    ($rest:literal) => {
        concat!(
            "SELECT issued_by, plain_number, importing, issued_on, mass_micro, value_cents, parcels, received_on, ",
            "received_ms, receiving_office, outcome, paper, receipt, record FROM certificate_paper ",
            $rest
        )
    };
}

fn paper(row: &AnyRow) -> Result<PaperRow> {
    let mut c = Cells::new("certificate_paper", row);
    let (issued_by, plain_number, importing) = (c.participant()?, c.text()?, c.participant()?);
    let issued_on = required(&mut c)?;
    let (micro, cents) = (c.int()?, c.int()?);
    Ok(PaperRow {
        issued_by,
        plain_number,
        importing,
        issued_on,
        carats: Carats::from_micro(micro).ok_or_else(|| c.wrong(micro))?,
        usd: UsdCents::from_cents(cents).ok_or_else(|| c.wrong(cents))?,
        parcels: c.int()?,
        received_on: required(&mut c)?,
        received_ms: c.int()?,
        receiving_office: required(&mut c)?,
        outcome: c.text()?,
        paper: c.text()?,
        receipt: c.text()?,
        record: c.text()?,
    })
}

/// The receipt of a paper certificate.
pub(crate) async fn paper_named(db: &mut AnyConnection, by: ParticipantId, number: &str) -> Result<Option<PaperRow>> {
    let sql = papers!("WHERE issued_by = $1 AND plain_number = $2");
    let query = sqlx::query::<Any>(sql).bind(by.to_string()).bind(number.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("certificate_paper"))?;
    row.as_ref().map(paper).transpose()
}

/// Receipts of paper certificates, by the day of submission; those of one quarter and more are asked for at once.
pub(crate) async fn papers(db: &mut AnyConnection, from: Option<Date>, until: Option<Date>) -> Result<Vec<PaperRow>> {
    let sql = papers!(
        "WHERE received_on >= $1 AND ($2 = '' OR received_on <= $2) ORDER BY received_on, issued_by, plain_number"
    );
    let query = sqlx::query::<Any>(sql).bind(day(from)).bind(day(until));
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate_paper"))?;
    rows.iter().map(paper).collect()
}

/// Writes the receipt of a paper certificate.
pub(crate) async fn add_paper(db: &mut AnyConnection, paper: &PaperRow) -> Result<()> {
    let columns = "issued_by, plain_number, importing, issued_on, mass_micro, value_cents, parcels, received_on, \
                   received_ms, receiving_office, outcome, paper, receipt, record";
    let row = row![
        paper.issued_by,
        &paper.plain_number,
        paper.importing,
        &paper.issued_on.to_string(),
        paper.carats.micro() as i64,
        paper.usd.cents() as i64,
        i64::from(paper.parcels),
        &paper.received_on.to_string(),
        paper.received_ms,
        paper.receiving_office.as_str(),
        &paper.outcome,
        &paper.paper,
        &paper.receipt,
        &paper.record,
    ];
    insert(db, "certificate_paper", columns, vec![row]).await
}
