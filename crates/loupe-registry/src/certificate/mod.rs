//! The life of a certificate: drafted, validated, issued, sent, received. One file a verb; each loads, judges, records
//! and saves in one transaction.

mod draft;
mod expire;
mod issue;
mod keep;
mod list;
mod paper;
mod receive;
mod renderings;
mod rests;
mod step;
mod trade;

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::access::{AccountName, Actor, OfficeKind, Permission};
use loupe_scheme::certificate::{Certificate, CertificateNumber, Outcome, Receipt, Shipment, State, Total};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::{OfficeId, RecordId};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::value::UsdCents;
use serde::{Serialize, Serializer};

pub use list::COUNT_MAX;
pub use paper::PaperCertificate;

/// The name of a draft: the office and its count there, `bw-exporting/12`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId {
    /// The exporting authority.
    pub office: OfficeId,
    /// Counted from 1.
    pub number: u32,
}

/// A draft as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftKept {
    /// Its name.
    pub id: DraftId,
    /// One more with every change; who changes it says which one they saw.
    pub version: u32,
    /// Where it stands.
    pub state: State,
    /// What is sent.
    pub shipment: Shipment,
    /// The total that was declared.
    pub declared: Option<Total>,
    /// Who wrote it.
    pub drafted_by: AccountName,
    /// Who changed its text last.
    pub amended_by: AccountName,
    /// Who found it right, while it is validated.
    pub validated_by: Option<AccountName>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryLine>,
}

/// A certificate with all that is kept beside it. Its commercial part is for those [`entitled`].
#[derive(Clone, Debug)]
pub struct Kept {
    /// As it was issued.
    pub certificate: Certificate,
    /// Where it stands.
    pub state: State,
    /// Its receipt.
    pub receipt: Option<Receipt>,
    /// The office that gave the receipt.
    pub receiving_office: Option<OfficeId>,
    /// The day by which its receipt is due by the law of the importing participant: counted from the day on which the
    /// shipment left until it is known when it was submitted, and from then on from that day. `None` before it left and
    /// where no law is known.
    pub due_on: Option<Date>,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// What happened to it since it has its number, oldest first.
    pub history: Vec<HistoryLine>,
    /// The text of its QR code, `KP1:…`.
    pub code: String,
    /// Its credential with every disclosure.
    pub credential: String,
}

/// One step of a history. Who took it is in the audit only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// On which day; of a receipt, the day on which the goods were submitted.
    pub on: Date,
    /// Which: a step's code, or `draft`.
    pub step: String,
    /// Where it led.
    pub state: State,
    /// The office that took it.
    #[serde(serialize_with = "as_text")]
    pub office: OfficeId,
    /// Why.
    pub reason: Option<String>,
    /// Its record in the log.
    #[serde(serialize_with = "as_text_or_null")]
    pub record: Option<RecordId>,
}

/// Which certificates to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateFilter {
    /// Leaving this participant.
    pub exporting: Option<ParticipantId>,
    /// Going to this participant.
    pub importing: Option<ParticipantId>,
    /// Issued by this office.
    pub office: Option<OfficeId>,
    /// In one of these states.
    pub states: Option<BTreeSet<State>>,
    /// Issued on this day or later.
    pub issued_from: Option<Date>,
    /// Issued on this day or before.
    pub issued_until: Option<Date>,
    /// Under way with a receipt due before this day.
    pub overdue_on: Option<Date>,
    /// Those that stand after this one: the end of the page before.
    pub before: Option<(Date, CertificateNumber)>,
    /// How many at most; 0 for [`COUNT_MAX`].
    pub count: u32,
}

/// A certificate in a list. Mass and value are for those [`entitled`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateRow {
    /// Its number.
    pub number: CertificateNumber,
    /// Where it stands.
    pub state: State,
    /// Who issued it.
    #[serde(serialize_with = "as_text")]
    pub office: OfficeId,
    /// The participant it leaves.
    pub exporting: ParticipantId,
    /// The participant it goes to.
    pub importing: ParticipantId,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day on which it is valid.
    pub expires_on: Date,
    /// The day by which its receipt is due, as in [`Kept`].
    pub due_on: Option<Date>,
    /// How many parcels.
    pub parcels: u32,
    /// Their mass.
    pub carats: Carats,
    /// Their value.
    pub usd: UsdCents,
    /// The day on which it was submitted to the importing authority.
    pub received_on: Option<Date>,
    /// How the receipt ended.
    pub outcome: Option<Outcome>,
}

/// Whether an actor may see the commercial part of a certificate: people of the issuing office, and of importing
/// authorities of the participant it goes to.
pub fn entitled(actor: &Actor, certificate: &Certificate) -> bool {
    let issued_it = actor.office.id.as_str() == certificate.issuer.office;
    let importing = actor.office.is(OfficeKind::ImportingAuthority)
        && actor.office.participant == Some(certificate.shipment.importing);
    actor.may(Permission::SeeOwnCertificates) && (issued_it || importing)
}

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.office, self.number)
    }
}

impl FromStr for DraftId {
    type Err = Refusal;

    /// Refuses with `T21` what names no draft.
    fn from_str(text: &str) -> Result<DraftId, Refusal> {
        let refused = || Refusal::new(Rule::NoSuchDraft, text);
        let (office, number) = text.rsplit_once('/').ok_or_else(refused)?;
        let office = office.parse().map_err(|_| refused())?;
        let number = number.parse().ok().filter(|number| *number > 0).ok_or_else(refused)?;
        Ok(DraftId { office, number })
    }
}

impl Serialize for DraftId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

fn as_text<S: Serializer>(id: &OfficeId, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(id)
}

fn as_text_or_null<S: Serializer>(id: &Option<RecordId>, s: S) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => s.collect_str(id),
        None => s.serialize_none(),
    }
}
