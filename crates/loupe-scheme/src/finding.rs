//! Findings: what was done, who says so, how the stones are tied to it, what was answered and what was repaired.

mod file;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::period::{PartialDate, Span};
use crate::words::Words;

pub use file::parse;

/// How far something is borne out. Only `Verified` can raise `at least`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// One source.
    Unverified,
    /// Two independent sources, or one with an authenticated exhibit.
    Corroborated,
    /// Disputed with evidence by a duty-bearer or a later review.
    Contested,
    /// Borne out.
    Verified,
}

impl Grade {
    /// As in the files.
    pub fn from_code(code: &str) -> Option<Grade> {
        Some(match code {
            "unverified" => Grade::Unverified,
            "corroborated" => Grade::Corroborated,
            "contested" => Grade::Contested,
            "verified" => Grade::Verified,
            _ => return None,
        })
    }

    /// As in the files.
    pub const fn code(self) -> &'static str {
        match self {
            Grade::Unverified => "unverified",
            Grade::Corroborated => "corroborated",
            Grade::Contested => "contested",
            Grade::Verified => "verified",
        }
    }
}

/// What a case's grade rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grading {
    /// The grade one reader proposes.
    pub proposed: Grade,
    /// `court_judgment`, `un_commission`, `state_admission`, ...
    pub basis: String,
    /// The reader's reason.
    pub reason: String,
}

/// The bases on which a proposed `verified` is treated as verified.
pub const BASES_THAT_VERIFY: [&str; 5] =
    ["court_judgment", "un_commission", "state_admission", "company_admission", "two_independent_sources"];

/// A count of people or things, low to high; never a bare number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The least.
    pub low: Option<u64>,
    /// The best estimate of the one who says so.
    pub best: Option<u64>,
    /// The most.
    pub high: Option<u64>,
    /// Of what: `deaths`, `families`, `carats per year`, ...
    pub unit: String,
}

/// A value of a definition's field that a reader takes from the case's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// A value of the vocabulary.
    pub value: String,
    /// Why, in one sentence.
    pub reason: String,
}

/// What was done, in one account of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Act {
    /// Its id.
    pub id: String,
    /// A value of `act`.
    pub kind: String,
    /// A value of `actor`; `None` when not known.
    pub actor: Option<String>,
    /// The actor's name; empty when not given.
    pub actor_name: String,
    /// `state`, `state_controlled`, `state_tolerated`, `none`, `unknown`.
    pub state_nexus: String,
    /// `carried_out`, `ordered`, `failed_to_prevent`, `suspected`, `unknown`, ...
    pub degree: String,
    /// To how many.
    pub count: Option<Count>,
    /// When.
    pub span: Span,
    /// Who says so.
    pub said_by: String,
    /// What is known beside it.
    pub note: String,
    /// The id of its source in the same file.
    pub source: String,
    /// What it is one of several accounts of; empty when nobody tells it otherwise.
    pub account_of: String,
    /// Gravity, pattern, finances and aim, where the case's own words bear them out.
    pub gravity: Option<Reading>,
    /// See `gravity`.
    pub pattern: Option<Reading>,
    /// See `gravity`.
    pub finances: Option<Reading>,
    /// See `gravity`.
    pub aim: Option<Reading>,
}

/// What a look or a link points at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Target {
    /// A participant, by its alpha-3 code.
    Participant(String),
    /// A site, by its id.
    Site(String),
    /// A company or operator, by its id.
    Company(String),
    /// A trade route, by its name.
    Route(String),
    /// A part of a country.
    Region(String),
}

impl Target {
    /// From the kind and id that the files use.
    pub fn new(kind: &str, id: &str) -> Option<Target> {
        let id = id.to_owned();
        Some(match kind {
            "participant" => Target::Participant(id),
            "site" => Target::Site(id),
            "company" | "operator" => Target::Company(id),
            "route" => Target::Route(id),
            "region" => Target::Region(id),
            _ => return None,
        })
    }

    /// Its kind, as in the files.
    pub const fn kind(&self) -> &'static str {
        match self {
            Target::Participant(_) => "participant",
            Target::Site(_) => "site",
            Target::Company(_) => "company",
            Target::Route(_) => "route",
            Target::Region(_) => "region",
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Target::Participant(id)
            | Target::Site(id)
            | Target::Company(id)
            | Target::Route(id)
            | Target::Region(id) => id,
        }
    }
}

/// How stones are tied to what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// A value of `link`.
    pub kind: String,
    /// Whose stones.
    pub target: Target,
    /// From when to when.
    pub span: Span,
    /// The grade one reader proposes for the link.
    pub grade: Grade,
    /// What is known beside it.
    pub note: String,
    /// The id of its source in the same file.
    pub source: String,
}

/// What a duty-bearer answered; silence is an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Who.
    pub by: String,
    /// What kind of actor.
    pub by_kind: String,
    /// `accepts`, `accepts_in_part`, `denies`, `no_jurisdiction`, `asks_time`, `no_response`.
    pub kind: String,
    /// What was said.
    pub what: String,
    /// When.
    pub date: Option<PartialDate>,
    /// The id of its source in the same file.
    pub source: String,
}

/// What was promised, paid, refused or broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remedy {
    /// `restitution`, `compensation`, ...
    pub kind: String,
    /// `promised`, `agreed`, `partly_delivered`, ...
    pub state: String,
    /// By whom.
    pub by: String,
    /// To whom.
    pub to: String,
    /// How much, as printed; empty when not given.
    pub amount: String,
    /// In what currency.
    pub currency: String,
    /// When.
    pub date: Option<PartialDate>,
    /// What is known beside it.
    pub detail: String,
    /// The id of its source in the same file.
    pub source: String,
}

/// A source of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CaseSource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// `court`, `un`, `state`, `ngo`, `company`, `press`, `academic`.
    pub kind: String,
    /// When.
    pub date: Option<PartialDate>,
    /// Its address.
    pub url: String,
    /// Its language.
    pub language: String,
    /// How much of it was read.
    pub how_read: String,
}

/// A case file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its id, a slug.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Where.
    pub place: String,
    /// In which country, alpha-3.
    pub country: String,
    /// In which province.
    pub admin1: String,
    /// When.
    pub span: Span,
    /// How exact the dates are.
    pub date_precision: String,
    /// How exact the place is.
    pub place_precision: String,
    /// What is known, in our words, in English.
    pub summary: String,
    /// Whether some of it is contested.
    pub contested: bool,
    /// What nobody has answered yet.
    pub open_questions: Vec<String>,
    /// What its grade rests on.
    pub grading: Grading,
    /// What was done.
    pub acts: Vec<Act>,
    /// How the stones are tied to it.
    pub links: Vec<Link>,
    /// What was answered.
    pub responses: Vec<Response>,
    /// What was repaired.
    pub remedies: Vec<Remedy>,
    /// Where it is from.
    pub sources: Vec<CaseSource>,
}

impl Finding {
    /// The grade by which Loupe treats the case: a proposed `verified` stands only on a court, a UN body, the state's
    /// or the company's own admission, or two sources of different publishers in the file; else it is `corroborated`.
    pub fn treated_as(&self) -> Grade {
        let basis = self.grading.basis.as_str();
        let publishers = || self.sources.iter().map(|source| &source.publisher).collect::<BTreeSet<_>>().len();
        let basis_verifies =
            BASES_THAT_VERIFY.contains(&basis) && (basis != "two_independent_sources" || publishers() >= 2);
        match self.grading.proposed {
            Grade::Verified if !basis_verifies => Grade::Corroborated,
            grade => grade,
        }
    }

    /// Whether this act tied by this link is verified: the case and the link both are, and the act is not merely
    /// suspected of the one named.
    pub fn is_verified(&self, act: &Act, link: &Link) -> bool {
        let suspected = matches!(act.degree.as_str(), "suspected" | "unknown" | "");
        self.treated_as() == Grade::Verified && link.grade == Grade::Verified && !suspected
    }

    /// When the tie lasted: the link's own dates; where it has none the act's; where that has none the case's. A
    /// beginning or end that the link leaves out is the case's, if the case has one.
    pub fn tied_span(&self, act: &Act, link: &Link) -> Span {
        let given = |span: &Span| span.from.is_some() || span.to.is_some();
        if given(&link.span) {
            Span { from: link.span.from.or(self.span.from), to: link.span.to.or(self.span.to) }
        } else if given(&act.span) {
            act.span
        } else {
            self.span
        }
    }

    /// The last day on which any of its sources can have spoken; an open end is vouched for up to then.
    pub fn told_until(&self) -> Option<Date> {
        self.sources.iter().filter_map(|source| source.date).map(PartialDate::latest).max()
    }

    /// A source of this case by its id.
    pub fn source(&self, id: &str) -> Option<&CaseSource> {
        self.sources.iter().find(|source| source.id == id)
    }
}
