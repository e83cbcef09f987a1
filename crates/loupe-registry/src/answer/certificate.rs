//! A certificate as everybody may read it, and the rest of it for those entitled.
//!
//! The mass of a parcel is a trade secret, and a share with an exact end would give it away: of a parcel that is larger
//! than what a definition leaves open, the end is one divided by the other. So everybody reads each end as none, some or
//! all of it, and the entitled read it exactly. When the stones were mined is in the commercial part as well: everybody
//! reads of it that the issuer stated it, and neither it nor the findings and half-years that would give it away.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::certificate::statement::{CertificateUnder, certificate_statement};
use loupe_scheme::certificate::{Certificate, Claims, Receipt, State};
use loupe_scheme::definition::Resolved;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::period::Period;
use loupe_scheme::statement::{self as scheme, Outcome, Parts};
use serde::Serialize;

use super::Ask;
use super::amount::{FourParts, Interval, Known};
use super::ground::{Ground, NearMiss};
use super::not_looked::{NotLooked, look_label};
use super::target::Named;
use crate::catalogue::catalogue;
use crate::certificate::Kept;
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

impl<'a> Seen<'a> {
    /// A certificate as it is kept, with warnings of its number, as its reader may see it.
    pub fn of(kept: &'a Kept, warnings: Vec<Warning>, is_entitled: bool) -> Seen<'a> {
        let step = |line: &crate::certificate::HistoryLine| HistoryStep {
            at: line.at,
            step: line.step.clone(),
            state: line.state,
            office: line.office.to_string(),
            reason: line.reason.clone(),
            record: line.record.as_ref().map(ToString::to_string),
        };
        Seen {
            certificate: &kept.certificate,
            state: kept.state,
            due_on: kept.due_on,
            receipt: kept.receipt.as_ref(),
            history: kept.history.iter().map(step).collect(),
            warnings,
            is_entitled,
        }
    }
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
    /// When its stones were mined, from the first half-year to the last; `null` where nobody declared anything, and for
    /// those not entitled to it.
    pub mined: Option<Period>,
    /// Whether the certificate says when; if not, everything that was declared up to the day of issue was looked at.
    pub is_period_known: bool,
    /// Whether the origin of all of it is known.
    pub is_origin_known: bool,
    /// Under each definition.
    pub under: Vec<CertificateUnderAnswer>,
    /// What was not looked at, without half-years for those not entitled to them; never empty.
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
    /// The findings that bear on its countries and period, strongest first; empty for those not entitled to the period.
    pub grounds: Vec<Ground>,
    /// What came nearest without meeting the definition; `null` likewise.
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
        mined: mined.filter(|_| is_exact),
        is_period_known: !made.period_unknown(),
        is_origin_known: !made.origin_unknown(),
        under: under.map(|(under, definition)| of(ask, definition, under, is_exact)).collect(),
        not_looked: not_looked(ask, &made.not_looked, is_exact),
        made_on: made.made_on,
        expires_on: made.expires_on,
    }
}

/// What was not looked at; for those who may not know when the stones were mined, each thing once and without a day.
fn not_looked(ask: &Ask<'_>, made: &[scheme::NotLooked], is_exact: bool) -> Vec<NotLooked> {
    let dated = made.iter().map(|item| NotLooked::new(ask, item));
    if is_exact {
        return dated.collect();
    }
    let mut list: Vec<NotLooked> = Vec::new();
    for item in dated.map(|item| undated(ask, item)) {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    list
}

fn undated(ask: &Ask<'_>, item: NotLooked) -> NotLooked {
    let key = match item.what {
        "no_return" => "cert-not-looked-no-return",
        "filed_twice" => "cert-not-looked-filed-twice",
        "no_look" => "cert-not-looked-no-look",
        "no_output" => "cert-not-looked-no-output",
        "route" => "cert-not-looked-route",
        _ => return item,
    };
    let names = item.about.iter().chain(&item.participants).map(|one| one.name.as_str());
    let kinds: Vec<String> = item.kinds.iter().map(|kind| look_label(ask, kind)).collect();
    let texts = catalogue(ask.lang);
    let args = [("who", names.collect::<Vec<_>>().join(", ")), ("kinds", texts.list(&kinds))];
    NotLooked { text: texts.with(key, &args), halves: Vec::new(), finding: None, ..item }
}

fn of(ask: &Ask<'_>, definition: &Resolved, under: &CertificateUnder, is_exact: bool) -> CertificateUnderAnswer {
    let parts: &Parts = &under.parts;
    let outcome = Outcome { mass: *parts, mass_least: *parts, ..Outcome::default() };
    let grounds = under.grounds.iter().filter(|_| is_exact);
    let exact = is_exact.then(|| FourParts::both(&outcome, Known::Mass)).flatten();
    CertificateUnderAnswer {
        definition: definition.reference.key(),
        at_least: HowMuch::of(parts.verified, parts.whole()),
        at_most: HowMuch::of(parts.at_most(), parts.whole()),
        is_open: parts.open > 0,
        is_not_looked: parts.not_looked > 0,
        interval: is_exact.then(|| Interval::new(&outcome, &under.shares, Known::Mass)),
        parts: exact.map(|(parts, _)| parts),
        grounds: grounds.filter_map(|ground| Ground::new(ask, definition, ground)).collect(),
        near_miss: under.near_miss.as_ref().filter(|_| is_exact).map(|miss| NearMiss::new(ask, miss)),
        looks_needed: under.looks_needed.clone(),
    }
}
