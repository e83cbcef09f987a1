//! A certificate as everybody may read it, and the rest of it for those entitled.
//!
//! The mass of a parcel is a trade secret, and a share with an exact end would give it away: of a parcel that is larger
//! than what a definition leaves open, the end is one divided by the other. So everybody reads each end as none, some or
//! all of it, and the entitled read it exactly.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::certificate::statement::{CertificateUnder, certificate_statement};
use loupe_scheme::certificate::{Certificate, Claims, Receipt, State};
use loupe_scheme::definition::Resolved;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::statement::{Outcome, Parts};
use serde::Serialize;

use super::Ask;
use super::amount::{FourParts, Interval, Known};
use super::ground::{Ground, NearMiss};
use super::not_looked::NotLooked;
use super::target::Named;
use crate::warning::Warning;

/// A certificate with what happened to it, on its way to an answer.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// The certificate.
    pub certificate: &'a Certificate,
    /// Where it stands.
    pub state: State,
    /// The day by which its receipt is due, where a law says so.
    pub due_on: Option<Date>,
    /// Its receipt.
    pub receipt: Option<&'a Receipt>,
    /// What happened to it since it has a number, oldest first.
    pub history: Vec<HistoryStep>,
    /// Warnings of its number.
    pub warnings: Vec<Warning>,
    /// Whether the reader may see what is commercial.
    pub is_entitled: bool,
}

/// One step of a certificate's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryStep {
    /// When.
    pub at: Timestamp,
    /// Which.
    pub step: String,
    /// Where it led.
    pub state: State,
    /// The office that took it.
    pub office: String,
    /// Why, where that is public.
    pub reason: Option<String>,
    /// Its record in the log; `null` where the register keeps none.
    pub record: Option<String>,
}

/// A certificate.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateAnswer {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Its public claims.
    pub claims: Claims,
    /// SHA-256 of their canonical text: what paper, credential and record share.
    pub claims_sha256: String,
    /// The participant it leaves.
    pub exporting: Named,
    /// The participant it goes to.
    pub importing: Named,
    /// Countries of origin; `unknown` is one of them where some stones are of no known origin.
    pub origins: Vec<Named>,
    /// The day by which its receipt is due; `null` where no law is known.
    pub due_on: Option<Date>,
    /// Whether that day has passed without one.
    pub is_overdue: bool,
    /// The day of receipt.
    pub received_on: Option<Date>,
    /// `as_stated` or `differs`; `null` before the receipt.
    pub outcome: Option<&'static str>,
    /// What happened to it.
    pub history: Vec<HistoryStep>,
    /// Warnings of its number.
    pub warnings: Vec<Warning>,
    /// What each definition says of its stones.
    pub statement: CertificateStatement,
    /// What is commercial; `null` for those not entitled to it.
    pub commercial: Option<Commercial>,
}

/// What is commercial.
#[derive(Clone, Debug, Serialize)]
pub struct Commercial {
    /// Parties, parcels, masses, values.
    pub shipment: loupe_scheme::certificate::Shipment,
    /// What was found when it arrived.
    pub receipt: Option<Receipt>,
}

/// What each definition says of the stones on a certificate.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateStatement {
    /// Whether its ends are exact.
    pub is_exact: bool,
    /// When its stones were mined, from the first half-year to the last; `null` where nobody declared anything.
    pub mined: Option<Period>,
    /// Whether the certificate says when; if not, `mined` is everything that was declared up to the day of issue.
    pub is_period_known: bool,
    /// Whether the origin of all of it is known.
    pub is_origin_known: bool,
    /// Under each definition.
    pub under: Vec<CertificateUnderAnswer>,
    /// What was not looked at; never empty.
    pub not_looked: Vec<NotLooked>,
    /// The day it was made.
    pub made_on: Date,
    /// The day it expires.
    pub expires_on: Date,
}

/// How much of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HowMuch {
    /// None of it.
    None,
    /// Some of it, and not all.
    Some,
    /// All of it.
    All,
}

impl HowMuch {
    const fn of(part: u64, whole: u64) -> HowMuch {
        if part == 0 {
            HowMuch::None
        } else if part >= whole {
            HowMuch::All
        } else {
            HowMuch::Some
        }
    }

    /// As in answers.
    pub const fn code(self) -> &'static str {
        match self {
            HowMuch::None => "none",
            HowMuch::Some => "some",
            HowMuch::All => "all",
        }
    }
}

/// What one definition says of a certificate.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateUnderAnswer {
    /// The definition's key.
    pub definition: String,
    /// At least so much of it meets the definition.
    pub at_least: HowMuch,
    /// At most so much.
    pub at_most: HowMuch,
    /// Whether some finding leaves any of it open.
    pub is_open: bool,
    /// Whether nobody looked at any of it.
    pub is_not_looked: bool,
    /// The exact interval; `null` for those not entitled to it.
    pub interval: Option<Interval>,
    /// The exact parts; likewise.
    pub parts: Option<FourParts>,
    /// The findings that bear on its countries and period, strongest first.
    pub grounds: Vec<Ground>,
    /// What came nearest without meeting the definition.
    pub near_miss: Option<NearMiss>,
    /// The kinds of look that the definition needs.
    pub looks_needed: Vec<String>,
}

/// A certificate as its reader may see it.
pub fn certificate(ask: &Ask<'_>, seen: &Seen<'_>, definitions: &[Resolved]) -> CertificateAnswer {
    let certificate = seen.certificate;
    let claims = certificate.claims();
    let is_overdue = seen.state.is_open() && seen.due_on.is_some_and(|due| due < ask.made_on);
    let commercial = Commercial { shipment: certificate.shipment.clone(), receipt: seen.receipt.cloned() };
    CertificateAnswer {
        number: certificate.number.to_string(),
        state: seen.state,
        claims_sha256: claims.hash().to_string(),
        exporting: ask.participant(claims.exporting.as_str()),
        importing: ask.participant(claims.importing.as_str()),
        origins: claims.origins.codes().into_iter().map(|code| ask.participant(&code)).collect(),
        claims,
        due_on: seen.due_on,
        is_overdue,
        received_on: seen.receipt.map(|receipt| receipt.received_on),
        outcome: seen.receipt.map(|receipt| receipt.outcome().code()),
        history: seen.history.clone(),
        warnings: seen.warnings.clone(),
        statement: statement(ask, certificate, definitions, seen.is_entitled),
        commercial: seen.is_entitled.then_some(commercial),
    }
}

/// The statement of a certificate, exact for those entitled to its masses.
pub fn statement(
    ask: &Ask<'_>,
    certificate: &Certificate,
    definitions: &[Resolved],
    is_exact: bool,
) -> CertificateStatement {
    let register = &ask.edition.register;
    let made = certificate_statement(certificate, register, definitions, LooksCounted::default(), ask.made_on);
    let periods = made.draws.iter().filter_map(|draw| draw.mined.period());
    let mined = periods
        .reduce(|all, one| Period::between(all.first().min(one.first()), all.last().max(one.last())).unwrap_or(all));
    let under = made.under.iter().zip(definitions);
    CertificateStatement {
        is_exact,
        mined,
        is_period_known: !made.period_unknown(),
        is_origin_known: !made.origin_unknown(),
        under: under.map(|(under, definition)| of(ask, definition, under, is_exact)).collect(),
        not_looked: made.not_looked.iter().map(|item| NotLooked::new(ask, item)).collect(),
        made_on: made.made_on,
        expires_on: made.expires_on,
    }
}

fn of(ask: &Ask<'_>, definition: &Resolved, under: &CertificateUnder, is_exact: bool) -> CertificateUnderAnswer {
    let parts: &Parts = &under.parts;
    let outcome = Outcome { mass: *parts, mass_least: *parts, ..Outcome::default() };
    let exact = is_exact.then(|| FourParts::both(&outcome, Known::Mass)).flatten();
    CertificateUnderAnswer {
        definition: definition.reference.key(),
        at_least: HowMuch::of(parts.verified, parts.whole()),
        at_most: HowMuch::of(parts.at_most(), parts.whole()),
        is_open: parts.open > 0,
        is_not_looked: parts.not_looked > 0,
        interval: is_exact.then(|| Interval::new(&outcome, &under.shares, Known::Mass)),
        parts: exact.map(|(parts, _)| parts),
        grounds: under.grounds.iter().filter_map(|ground| Ground::new(ask, definition, ground)).collect(),
        near_miss: under.near_miss.as_ref().map(|miss| NearMiss::new(ask, miss)),
        looks_needed: under.looks_needed.clone(),
    }
}
