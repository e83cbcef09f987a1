//! A statement about a subject in a period, under every definition asked for.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loupe_scheme::definition::Resolved;
use loupe_scheme::finding::Target;
use loupe_scheme::look::{Look, LooksCounted};
use loupe_scheme::period::{Overlap, Period};
use loupe_scheme::rule::Refusal;
use loupe_scheme::statement::{self as scheme, Outcome, Subject};
use serde::Serialize;

use super::amount::{FourParts, Interval, Known};
use super::declared::Declared;
use super::ground::{Ground, NearMiss};
use super::not_looked::NotLooked;
use super::target::Named;
use super::{Answer, Ask, Selection};
use crate::subject::typed;

/// A statement. It is made anew when anything it rests on changes, and never edited.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// About what.
    pub subject: Named,
    /// The subject as it is typed: `world`, `RUS`, `site:catoca`.
    pub typed: String,
    /// For which period.
    pub period: Period,
    /// Whose looks count.
    pub counted: LooksCounted,
    /// Whether the amounts are known; if not, only shares are given.
    pub amount_known: bool,
    /// What was declared, or what sources say a site or company produced; `null` when no source says.
    pub declared: Option<Declared>,
    /// Under each definition.
    pub under: Vec<Under>,
    /// The looks at the subject that touch the period, those that do not count too.
    pub looks: Vec<LookAt>,
    /// What was not looked at; never empty.
    pub not_looked: Vec<NotLooked>,
    /// The day it expires.
    pub expires_on: Date,
}

/// What one definition says.
#[derive(Clone, Debug, Serialize)]
pub struct Under {
    /// The definition's key.
    pub definition: String,
    /// At least and at most.
    #[serde(flatten)]
    pub interval: Interval,
    /// The four parts, every row of a return counted; `null` when no source gives the amount.
    pub parts: Option<FourParts>,
    /// The four parts, the smallest row of each disputed half-year counted.
    pub parts_least: Option<FourParts>,
    /// The part all of it lies in when no source gives the amount: `verified`, `open`, `not_looked` or `rest`.
    pub all_in: Option<&'static str>,
    /// The findings that bear on it, strongest first.
    pub grounds: Vec<Ground>,
    /// The finding that came nearest to the definition without meeting it.
    pub near_miss: Option<NearMiss>,
    /// The kinds of look the definition needs; none when the Security Council's list is look enough.
    pub looks_needed: Vec<String>,
}

/// A look at the subject, or at a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookAt {
    /// Its id.
    pub look: String,
    /// Who looked.
    pub looker: String,
    /// At what.
    pub target: Named,
    /// How much of the period it examined, at the most of any half-year.
    pub overlap: Overlap,
    /// The kinds of act it looked for that count under the choice of whose looks count.
    pub counts_for: Vec<String>,
    /// The source's address.
    pub source_url: String,
}

/// Makes a statement. Refuses with `P3` an unknown subject, `P2` a period without returns, `P5` one too long, `D10` or
/// `D5` an unknown definition.
pub fn statement(ask: &Ask<'_>, subject: &Subject, selection: &Selection) -> Result<Answer<Statement>, Refusal> {
    let edition = ask.edition;
    let (definitions, period) = (selection.resolved(edition)?, selection.period(edition));
    let register = &edition.register;
    let made = scheme::examine(register, subject, period, &definitions, selection.counted, ask.made_on)?;
    let known = match (subject, made.amount_known) {
        (_, false) => Known::Nothing,
        (Subject::Site(_) | Subject::Company(_), true) => Known::Mass,
        (Subject::World | Subject::Participant(_), true) => Known::MassAndValue,
    };
    let under = made.under.iter().zip(&definitions).map(|(under, definition)| of(ask, definition, under, known));
    let statement = Statement {
        subject: ask.subject(subject),
        typed: typed(subject),
        period,
        counted: selection.counted,
        amount_known: made.amount_known,
        declared: (known != Known::Nothing).then(|| Declared::new(&made.declared, known)),
        under: under.collect(),
        looks: looks(ask, subject, period, selection.counted),
        not_looked: made.not_looked.iter().map(|item| NotLooked::new(ask, item)).collect(),
        expires_on: made.expires_on,
    };
    Ok(ask.answer(&definitions, statement))
}

fn of(ask: &Ask<'_>, definition: &Resolved, under: &scheme::UnderDefinition, known: Known) -> Under {
    let (parts, parts_least) = FourParts::both(&under.outcome, known).unzip();
    Under {
        definition: definition.reference.key(),
        interval: Interval::new(&under.outcome, &under.shares, known),
        parts,
        parts_least,
        all_in: (known == Known::Nothing).then(|| all_in(&under.outcome)),
        grounds: under.grounds.iter().filter_map(|ground| Ground::new(ask, definition, ground)).collect(),
        near_miss: under.near_miss.as_ref().map(|miss| NearMiss::new(ask, miss)),
        looks_needed: under.looks_needed.clone(),
    }
}

const fn all_in(outcome: &Outcome) -> &'static str {
    let parts = &outcome.mass;
    if parts.verified > 0 {
        "verified"
    } else if parts.open > 0 {
        "open"
    } else if parts.not_looked > 0 {
        "not_looked"
    } else {
        "rest"
    }
}

/// The looks at the subject and at the sites in it; of the world, all of them.
fn looks(ask: &Ask<'_>, subject: &Subject, period: Period, counted: LooksCounted) -> Vec<LookAt> {
    let register = &ask.edition.register;
    let sites: BTreeSet<&str> = match subject {
        Subject::World => BTreeSet::new(),
        Subject::Participant(id) => {
            let inside = register.sites.iter().filter(|site| site.participant == id.as_str());
            inside.map(|site| site.id.as_str()).collect()
        }
        Subject::Site(id) => BTreeSet::from([id.as_str()]),
        Subject::Company(id) => {
            register.company(id).into_iter().flat_map(|company| &company.sites).map(String::as_str).collect()
        }
    };
    let bears = |look: &&Look| match (&look.target, subject) {
        (_, Subject::World) => true,
        (Target::Participant(id), Subject::Participant(own)) => id == own.as_str(),
        (Target::Company(id), Subject::Company(own)) => id == own,
        (Target::Site(id), _) => sites.contains(id.as_str()),
        _ => false,
    };
    let overlap = |look: &Look| period.halves().map(|half| look.examined(half)).max().unwrap_or(Overlap::Apart);
    let touching = register.looks.iter().filter(bears).map(|look| (look, overlap(look)));
    let touching = touching.filter(|(_, overlap)| *overlap != Overlap::Apart);
    let at = |(look, overlap): (&Look, Overlap)| LookAt {
        look: look.id.clone(),
        looker: look.looker.clone(),
        target: ask.target(&look.target),
        overlap,
        counts_for: look.sees(counted).map(str::to_owned).collect(),
        source_url: look.source.url.clone(),
    };
    touching.map(at).collect()
}
