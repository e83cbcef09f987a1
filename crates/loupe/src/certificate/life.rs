//! `loupe certificate show|validate|send-back|withdraw|issue|depart|receive|return|void|report-forged`: one certificate,
//! step by step.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::Offset;
use loupe_registry::answer::certificate::{CertificateAnswer, HistoryStep, Seen, certificate};
use loupe_registry::certificate::{DraftId, Kept, entitled};
use loupe_scheme::certificate::{CertificateNumber, Found, State, Step};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::Refusal;
use loupe_scheme::value::UsdCents;
use loupe_web::format;

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;
use crate::print::{Column, Table, width};

/// A certificate to be looked at.
#[derive(Args)]
pub(crate) struct Show {
    /// Its number.
    #[arg(value_parser = number)]
    number: CertificateNumber,
    #[command(flatten)]
    acting: Acting,
}

/// A draft to be decided on.
#[derive(Args)]
pub(crate) struct Decide {
    /// Its name, such as bw-diamonds/12.
    #[arg(value_parser = draft)]
    draft: DraftId,
    #[command(flatten)]
    acting: Acting,
}

/// A draft to be decided on, with a reason.
#[derive(Args)]
pub(crate) struct DecideWhy {
    #[command(flatten)]
    decide: Decide,
    /// Why, in one line.
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// A certificate that moves.
#[derive(Args)]
pub(crate) struct Move {
    /// Its number.
    #[arg(value_parser = number)]
    number: CertificateNumber,
    #[command(flatten)]
    acting: Acting,
}

/// A certificate that moves, with a reason.
#[derive(Args)]
pub(crate) struct MoveWhy {
    #[command(flatten)]
    step: Move,
    /// Why, in one line.
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// A shipment that arrived. What is not given was found as the certificate states.
#[derive(Args)]
pub(crate) struct Receive {
    #[command(flatten)]
    step: Move,
    /// The day on which it was submitted; today when not given.
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    /// How many parcels were found.
    #[arg(long, value_name = "COUNT")]
    parcels: Option<u32>,
    /// The mass that was found, in carats.
    #[arg(long, value_name = "CARATS")]
    carats: Option<String>,
    /// The value that was found, in US dollars.
    #[arg(long, value_name = "DOLLARS")]
    usd: Option<String>,
    /// Who sent it, as the papers with the goods say.
    #[arg(long, value_name = "NAME")]
    exporter: Option<String>,
    /// Who received it.
    #[arg(long, value_name = "NAME")]
    importer: Option<String>,
    /// The number on the seal.
    #[arg(long, value_name = "NUMBER", default_value = "")]
    seal: String,
    /// The seal was broken, or there was none.
    #[arg(long)]
    seal_broken: bool,
    /// What else is to be said, in one line.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

pub(super) fn number(text: &str) -> Result<CertificateNumber, String> {
    text.parse().map_err(|refusal: Refusal| format!("{}: {}", refusal.rule, refusal.input))
}

fn draft(text: &str) -> Result<DraftId, String> {
    text.parse().map_err(|refusal: Refusal| format!("{}: {}", refusal.rule, refusal.input))
}

impl Show {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor_or_operator(&open).await?;
        let kept = kept(&open, &self.number).await?;
        let is_entitled = actor.is_some_and(|actor| entitled(&actor, &kept.certificate));
        shown(&open, &kept, is_entitled).await
    }
}

impl Decide {
    /// Finds a draft right.
    pub(super) async fn validate(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let version = open.registry.draft(&actor, &self.draft).await.map_err(failed)?.version;
        let draft = open.registry.validate_draft(&actor, &self.draft, version).await.map_err(failed)?;
        told(&open, &self.draft.to_string(), draft.state, &draft)
    }

    /// Gives a draft its number.
    pub(super) async fn issue(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let version = open.registry.draft(&actor, &self.draft).await.map_err(failed)?.version;
        let kept = open.registry.issue_certificate(&actor, &self.draft, version).await.map_err(failed)?;
        shown(&open, &kept, true).await
    }
}

impl DecideWhy {
    /// Finds a draft wrong.
    pub(super) async fn send_back(&self, common: &Common) -> Result<(), Failure> {
        self.decided(common, false).await
    }

    /// Gives a draft up.
    pub(super) async fn withdraw(&self, common: &Common) -> Result<(), Failure> {
        self.decided(common, true).await
    }

    async fn decided(&self, common: &Common, is_given_up: bool) -> Result<(), Failure> {
        let open = common.open().await?;
        let Decide { draft: id, acting } = &self.decide;
        let actor = acting.actor(&open).await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let version = open.registry.draft(&actor, id).await.map_err(failed)?.version;
        let decided = if is_given_up {
            open.registry.withdraw_draft(&actor, id, version, &self.reason).await
        } else {
            open.registry.send_back_draft(&actor, id, version, &self.reason).await
        };
        let draft = decided.map_err(failed)?;
        told(&open, &id.to_string(), draft.state, &draft)
    }
}

impl Move {
    /// The shipment left.
    pub(super) async fn depart(&self, common: &Common) -> Result<(), Failure> {
        self.moved(common, Step::Depart).await
    }

    async fn moved(&self, common: &Common, step: Step) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let moved = open.registry.move_certificate(&actor, &self.number, step).await;
        moved.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        let kept = kept(&open, &self.number).await?;
        shown(&open, &kept, entitled(&actor, &kept.certificate)).await
    }
}

impl MoveWhy {
    /// It came back to its issuer.
    pub(super) async fn returned(&self, common: &Common) -> Result<(), Failure> {
        self.step.moved(common, Step::Return(self.reason.clone())).await
    }

    /// Its issuer takes it back.
    pub(super) async fn void(&self, common: &Common) -> Result<(), Failure> {
        self.step.moved(common, Step::Void(self.reason.clone())).await
    }

    /// Somebody entitled says that it is forged.
    pub(super) async fn report_forged(&self, common: &Common) -> Result<(), Failure> {
        self.step.moved(common, Step::ReportForged(self.reason.clone())).await
    }
}

impl Receive {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.step.acting.actor(&open).await?;
        let number = &self.step.number;
        let found = self.found(&kept(&open, number).await?)?;
        let on = self.on.unwrap_or_else(crate::open::today);
        let received = open.registry.receive_certificate(&actor, number, on, found, &self.note).await;
        received.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        let kept = kept(&open, number).await?;
        shown(&open, &kept, entitled(&actor, &kept.certificate)).await
    }

    /// What was found; where nothing is said, what is stated.
    fn found(&self, kept: &Kept) -> Result<Found, Refusal> {
        let shipment = &kept.certificate.shipment;
        let stated = shipment.total().unwrap_or_default();
        let parcels = u32::try_from(shipment.parcels.len()).unwrap_or(u32::MAX);
        Ok(Found {
            parcels: self.parcels.unwrap_or(parcels),
            carats: self.carats.as_deref().map_or(Ok(stated.carats), str::parse::<Carats>)?,
            usd: self.usd.as_deref().map(str::parse::<UsdCents>).transpose()?,
            exporter: self.exporter.clone().unwrap_or_else(|| shipment.exporter.name.clone()),
            importer: self.importer.clone().unwrap_or_else(|| shipment.importer.name.clone()),
            seal: self.seal.clone(),
            seal_whole: self.seal_broken.then_some(false),
        })
    }
}

/// The certificate of a number.
pub(super) async fn kept(open: &Open, number: &CertificateNumber) -> Result<Kept, Failure> {
    open.registry.certificate(number).await.map_err(|trouble| Failure::of_trouble(open.lang, trouble))
}

/// Tells where something stands now.
fn told(open: &Open, name: &str, state: State, answer: &impl serde::Serialize) -> Result<(), Failure> {
    if open.json {
        return out::json(answer);
    }
    out::text(&head(open, name, state))
}

fn head(open: &Open, name: &str, state: State) -> String {
    let args = [("name", name.to_owned()), ("state", words_of(open, state))];
    format!("{}\n", open.texts().with("certificate-stands", &args))
}

fn words_of(open: &Open, state: State) -> String {
    open.texts().text(&format!("desk-state-{}", state.code().replace('_', "-"))).into_owned()
}

/// Tells a certificate, as much of it as its reader may see.
async fn shown(open: &Open, kept: &Kept, is_entitled: bool) -> Result<(), Failure> {
    let number = kept.certificate.number.to_string();
    let warnings = open.registry.warnings_of(&number).await;
    let warnings = warnings.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
    let definitions = open.edition.definitions(&[])?;
    let answer = certificate(&open.ask(), &Seen::of(kept, warnings, is_entitled), &definitions);
    if open.json { out::json(&answer) } else { out::text(&page(open, &answer)) }
}

fn page(open: &Open, answer: &CertificateAnswer) -> String {
    let texts = open.texts();
    let mut page = head(open, &answer.number, answer.state);
    page.push_str(&format!("{} → {}\n", answer.exporting.name, answer.importing.name));
    let origins: Vec<String> = answer.origins.iter().map(|origin| origin.name.clone()).collect();
    page.push_str(&format!("{}: {}\n\n", texts.text("certs-origins"), texts.list(&origins)));
    let mut table = Table::new([
        Column::words(texts.text("certificate-on")),
        Column::words(texts.text("certs-history")),
        Column::words(texts.text("certificate-office")),
        Column::words(texts.text("certificate-record")),
    ]);
    for step in &answer.history {
        table.row([format::date(open.lang, day(step)), happened(open, step), step.office.clone(), record(step)]);
    }
    page.push_str(&table.text(width()));
    page
}

fn happened(open: &Open, step: &HistoryStep) -> String {
    let words = open.texts().text(&format!("certs-step-{}", step.step.replace('_', "-")));
    step.reason.as_ref().map_or_else(|| words.to_string(), |reason| format!("{words}: {}", out::harmless(reason)))
}

fn day(step: &HistoryStep) -> Date {
    Offset::UTC.to_datetime(step.at).date()
}

fn record(step: &HistoryStep) -> String {
    step.record.clone().unwrap_or_default()
}
