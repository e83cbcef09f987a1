//! Certificates that were issued: written once, and then only their state moves.

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
use crate::error::{Result, StoreError};

/// What a list shows of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateHead {
    /// Its number.
    pub number: CertificateNumber,
    /// Where it stands.
    pub state: State,
    /// Who issued it.
    pub office: OfficeId,
    /// The participant it leaves.
    pub exporting: ParticipantId,
    /// The participant it goes to.
    pub importing: ParticipantId,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day on which it is valid.
    pub expires_on: Date,
    /// The day by which its receipt is due.
    pub due_on: Option<Date>,
    /// How many parcels.
    pub parcels: u32,
    /// Their mass.
    pub carats: Carats,
    /// Their value.
    pub usd: UsdCents,
    /// The day on which it was submitted to the importing authority.
    pub received_on: Option<Date>,
    /// How the receipt ended; empty until then.
    pub outcome: String,
}

/// A certificate with its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateWhole {
    /// What lists show.
    pub head: CertificateHead,
    /// The draft it was.
    pub draft: u32,
    /// When it was issued.
    pub issued_ms: i64,
    /// The public claims.
    pub claims: String,
    /// The commercial part.
    pub commercial: String,
    /// What seals it, in hexadecimal.
    pub seal: String,
    /// The text of its QR code.
    pub code: String,
    /// The credential with every disclosure.
    pub credential: String,
    /// The receipt as JSON; empty until then.
    pub receipt: String,
    /// The office that gave it.
    pub receiving_office: Option<OfficeId>,
}

/// What moves of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateMove<'a> {
    /// Where it stands now.
    pub state: State,
    /// The day by which its receipt is due.
    pub due_on: Option<Date>,
    /// Its receipt, where this is one.
    pub receipt: Option<ReceiptGiven<'a>>,
}

/// A receipt on its way into its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceiptGiven<'a> {
    /// The day of submission.
    pub received_on: Date,
    /// How it ended.
    pub outcome: &'a str,
    /// As JSON.
    pub text: &'a str,
    /// The office that gives it.
    pub office: &'a OfficeId,
}

/// The columns that [`head`] reads.
macro_rules! heads {
    () => {
        "number, state, office, exporting, importing, issued_on, expires_on, due_on, parcels, mass_micro, value_cents, \
         received_on, outcome"
    };
}
pub(crate) use heads;

fn required<T: std::str::FromStr>(c: &mut Cells<'_>) -> Result<T> {
    c.parsed()?.ok_or_else(|| c.wrong(""))
}

/// What a list shows, from the columns of `heads!`.
pub(crate) fn head(c: &mut Cells<'_>) -> Result<CertificateHead> {
    let number = required(c)?;
    let state = c.text()?;
    Ok(CertificateHead {
        number,
        state: State::from_code(&state).ok_or_else(|| c.wrong(&state))?,
        office: required(c)?,
        exporting: c.participant()?,
        importing: c.participant()?,
        issued_on: required(c)?,
        expires_on: required(c)?,
        due_on: c.parsed()?,
        parcels: c.int()?,
        carats: {
            let micro = c.int()?;
            Carats::from_micro(micro).ok_or_else(|| c.wrong(micro))?
        },
        usd: {
            let cents = c.int()?;
            UsdCents::from_cents(cents).ok_or_else(|| c.wrong(cents))?
        },
        received_on: c.parsed()?,
        outcome: c.text()?,
    })
}

fn whole(row: &AnyRow) -> Result<CertificateWhole> {
    let mut c = Cells::new("certificate", row);
    let head = head(&mut c)?;
    let (draft, issued_ms, claims, commercial) = (c.int()?, c.int()?, c.text()?, c.text()?);
    let (seal, code, credential, receipt) = (c.text()?, c.text()?, c.text()?, c.text_or_empty()?);
    let office = c.text_or_empty()?;
    let receiving_office = if office.is_empty() { None } else { Some(office.parse().map_err(|_| c.wrong(&office))?) };
    Ok(CertificateWhole {
        head,
        draft,
        issued_ms,
        claims,
        commercial,
        seal,
        code,
        credential,
        receipt,
        receiving_office,
    })
}

/// The certificate of a number.
pub(crate) async fn named(db: &mut AnyConnection, number: &CertificateNumber) -> Result<Option<CertificateWhole>> {
    let sql = concat!(
        "SELECT ",
        heads!(),
        ", draft, issued_ms, claims, commercial, seal, code, credential, receipt, receiving_office \
         FROM certificate WHERE number = $1"
    );
    let query = sqlx::query::<Any>(sql).bind(number.to_string());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("certificate"))?;
    row.as_ref().map(whole).transpose()
}

/// The newest certificate with numbers that begin so: how many there are, and the day of the last.
pub(crate) async fn newest(db: &mut AnyConnection, prefix: &str) -> Result<Option<(u32, Date)>> {
    let sql = "SELECT count, issued_on FROM certificate WHERE prefix = $1 ORDER BY count DESC LIMIT 1";
    let query = sqlx::query::<Any>(sql).bind(prefix.to_owned());
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("certificate"))?;
    row.map(|row| {
        let mut c = Cells::new("certificate", &row);
        Ok((c.int()?, required(&mut c)?))
    })
    .transpose()
}

/// The certificate that a draft became.
pub(crate) async fn of_draft(
    db: &mut AnyConnection,
    office: &OfficeId,
    draft: u32,
) -> Result<Option<CertificateNumber>> {
    let sql = "SELECT number FROM certificate WHERE office = $1 AND draft = $2";
    let query = sqlx::query::<Any>(sql).bind(office.as_str().to_owned()).bind(i64::from(draft));
    let row = query.fetch_optional(db).await.map_err(StoreError::doing("certificate"))?;
    row.map(|row| required(&mut Cells::new("certificate", &row))).transpose()
}

/// Writes a certificate that was issued just now.
pub(crate) async fn add(db: &mut AnyConnection, whole: &CertificateWhole) -> Result<()> {
    let head = &whole.head;
    let columns = "number, prefix, count, office, draft, state, exporting, importing, issued_on, issued_ms, expires_on, \
                   due_on, parcels, mass_micro, value_cents, claims, commercial, seal, code, credential, received_on, \
                   outcome";
    let row = row![
        &head.number.to_string(),
        head.number.prefix().as_str(),
        i64::from(head.number.count()),
        head.office.as_str(),
        i64::from(whole.draft),
        head.state.code(),
        head.exporting,
        head.importing,
        &head.issued_on.to_string(),
        whole.issued_ms,
        &head.expires_on.to_string(),
        &day(head.due_on),
        i64::from(head.parcels),
        head.carats.micro() as i64,
        head.usd.cents() as i64,
        &whole.claims,
        &whole.commercial,
        &whole.seal,
        &whole.code,
        &whole.credential,
        "",
        "",
    ];
    insert(db, "certificate", columns, vec![row]).await
}

/// Moves a certificate.
pub(crate) async fn step(db: &mut AnyConnection, number: &CertificateNumber, to: &CertificateMove<'_>) -> Result<()> {
    let sql = "UPDATE certificate SET state = $2, due_on = $3 WHERE number = $1";
    let query = sqlx::query::<Any>(sql).bind(number.to_string()).bind(to.state.code()).bind(day(to.due_on));
    query.execute(&mut *db).await.map_err(StoreError::doing("certificate"))?;
    let Some(given) = &to.receipt else { return Ok(()) };
    let sql = "UPDATE certificate SET received_on = $2, outcome = $3, receipt = $4, receiving_office = $5 \
               WHERE number = $1";
    let query = sqlx::query::<Any>(sql).bind(number.to_string()).bind(given.received_on.to_string());
    let query = query.bind(given.outcome.to_owned()).bind(given.text.to_owned()).bind(given.office.as_str().to_owned());
    query.execute(db).await.map_err(StoreError::doing("certificate")).map(|_| ())
}

/// Certificates with which goods may still travel and whose last day is before `day`.
pub(crate) async fn past(db: &mut AnyConnection, today: Date) -> Result<Vec<CertificateHead>> {
    let sql = concat!(
        "SELECT ",
        heads!(),
        " FROM certificate WHERE state IN ('issued', 'in_transit') AND expires_on < $1 ORDER BY number"
    );
    let query = sqlx::query::<Any>(sql).bind(today.to_string());
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("certificate"))?;
    rows.iter().map(|row| head(&mut Cells::new("certificate", row))).collect()
}

/// How much of the goods of a certificate was exported again, in micro-carats. What was voided or went back is free;
/// what expired is not, for it may have arrived in time and be confirmed later.
pub(crate) async fn taken(db: &mut AnyConnection, evidence: &str) -> Result<u64> {
    let sql = "SELECT CAST(COALESCE(SUM(used.mass_micro), 0) AS BIGINT) FROM certificate_evidence AS used \
               JOIN certificate ON certificate.number = used.certificate \
               WHERE used.evidence = $1 AND certificate.state NOT IN ('voided', 'returned')";
    let query = sqlx::query::<Any>(sql).bind(evidence.to_owned());
    let row = query.fetch_one(db).await.map_err(StoreError::doing("certificate_evidence"))?;
    Cells::new("certificate_evidence", &row).int()
}

/// Keeps on which certificates one rests, and how much of their goods it took.
pub(crate) async fn rest_on(
    db: &mut AnyConnection,
    number: &CertificateNumber,
    used: &[(String, Carats)],
) -> Result<()> {
    let rows = used.iter().map(|(evidence, mass)| row![&number.to_string(), evidence, mass.micro() as i64]);
    insert(db, "certificate_evidence", "certificate, evidence, mass_micro", rows.collect()).await
}

/// A day, or nothing.
pub(crate) fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
