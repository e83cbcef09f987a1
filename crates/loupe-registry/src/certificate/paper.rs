//! Receipt of a certificate that was issued outside of this register, as its paper says.

use jiff::civil::Date;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::certificate::text::{NAME_CHARS_MAX, line};
use loupe_scheme::certificate::{CertificateNumber, Found, Receipt, State, Stated, Total};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::value::UsdCents;
use loupe_store::PaperRow;
use serde::{Deserialize, Serialize};

use super::keep::{json, remark};
use super::receive::{expect_days, proper, received};
use crate::registry::{Registry, Trouble};
use crate::warning::plain_number;

/// The longest number on paper, in characters.
const NUMBER_CHARS_MAX: usize = 40;

/// What a certificate of another register states on its paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperCertificate {
    /// Its number, as it is printed.
    pub number: String,
    /// The participant that issued it.
    pub issued_by: ParticipantId,
    /// The day of issue.
    pub issued_on: Date,
    /// Its last day, where it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<Date>,
    /// Who sends it.
    pub exporter: String,
    /// Who receives it.
    pub importer: String,
    /// How many parcels.
    pub parcels: u32,
    /// Their mass.
    pub carats: Carats,
    /// Their value.
    pub usd: UsdCents,
    /// The number of its seal; empty where it names none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seal: String,
}

impl Registry {
    /// Confirms a shipment with a paper certificate, to the actor's participant.
    ///
    /// Refuses with `A2` who may not, `T14` a certificate that is kept here (it is received by its number), `T6` one that was
    /// received, `T1` one of a non-participant on its day of issue, `T26` an office of no participant, and else as
    /// [`Registry::receive_certificate`] does.
    pub async fn receive_on_paper(
        &self,
        actor: &Actor,
        paper: PaperCertificate,
        received_on: Date,
        found: Found,
        note: &str,
    ) -> Result<Receipt, Trouble> {
        actor.require(Permission::ReceiveCertificate)?;
        let importing = actor.office.participant;
        let importing = importing.ok_or_else(|| Refusal::new(Rule::CertificateOfOthers, paper.number.clone()))?;
        let (paper, found, note) = (stated(paper)?, proper(found)?, remark(note)?);
        expect_days(received_on, self.today(), paper.issued_on, paper.expires_on)?;
        self.expect_participant(paper.issued_by, paper.issued_on)?;
        let plain = plain_number(&paper.number);
        let mut change = self.store.change().await?;
        if let Ok(number) = paper.number.parse::<CertificateNumber>()
            && change.certificate(&number).await?.is_some()
        {
            return Err(Refusal::new(Rule::StepOutOfOrder, number.to_string()).into());
        }
        if change.paper_receipt(paper.issued_by, &plain).await?.is_some() {
            return Err(Refusal::new(Rule::CertificateUsed, paper.number).into());
        }
        let receipt = Receipt::of_stated(&compared(&paper), received_on, found, &note);
        let state = if receipt.is_as_stated() { State::Received } else { State::ReceivedDiffering };
        let text = json(&receipt);
        let subject = format!("paper/{}-{plain}", paper.issued_by);
        let line = self.keep(&mut change, received(actor, subject, state, &receipt, text.clone())?).await?;
        let row = PaperRow {
            issued_by: paper.issued_by,
            plain_number: plain,
            importing,
            issued_on: paper.issued_on,
            carats: paper.carats,
            usd: paper.usd,
            parcels: paper.parcels,
            received_on,
            received_ms: line.at.as_millisecond(),
            receiving_office: actor.office.id.clone(),
            outcome: receipt.outcome().code().to_owned(),
            paper: json(&paper),
            receipt: text,
            record: line.record.map(|record| record.to_string()).unwrap_or_default(),
        };
        change.add_paper_receipt(&row).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(receipt)
    }

    fn expect_participant(&self, participant: ParticipantId, day: Date) -> Result<(), Refusal> {
        let edition = self.edition();
        let known = loupe_scheme::certificate::Known {
            participations: &edition.register.participations,
            statuses: &edition.register.statuses,
        };
        if loupe_scheme::certificate::standing(&known, participant, day).takes_part {
            return Ok(());
        }
        Err(Refusal::new(Rule::TradeNonParticipant, participant.as_str()).at(at("issued_by")))
    }
}

fn stated(paper: PaperCertificate) -> Result<PaperCertificate, Trouble> {
    let mut wrong = Vec::new();
    let mut text = |field: &str, text: &str, most: usize| {
        line(field, text, most).unwrap_or_else(|refusal| {
            wrong.push(refusal);
            String::new()
        })
    };
    let number = text("number", &paper.number, NUMBER_CHARS_MAX);
    let exporter = text("exporter", &paper.exporter, NAME_CHARS_MAX);
    let importer = text("importer", &paper.importer, NAME_CHARS_MAX);
    let seal = if paper.seal.trim().is_empty() { String::new() } else { text("seal", &paper.seal, NUMBER_CHARS_MAX) };
    if wrong.is_empty() && plain_number(&number).is_empty() {
        wrong.push(Refusal::new(Rule::CertificateNumberWrong, number.clone()).at(at("number")));
    }
    if paper.parcels == 0 || paper.carats == Carats::ZERO {
        wrong.push(Refusal::new(Rule::ReceiptWrong, paper.carats.to_string()).at(at("carats")));
    }
    if wrong.is_empty() {
        Ok(PaperCertificate { number, exporter, importer, seal, ..paper })
    } else {
        Err(Trouble::Refused(wrong))
    }
}

fn compared(paper: &PaperCertificate) -> Stated {
    Stated {
        parcels: paper.parcels,
        total: Total { carats: paper.carats, usd: paper.usd },
        exporter: paper.exporter.clone(),
        importer: paper.importer.clone(),
        seal: paper.seal.clone(),
    }
}

fn at(name: &str) -> Place {
    Place { name: Some(name.to_owned()), ..Place::default() }
}
