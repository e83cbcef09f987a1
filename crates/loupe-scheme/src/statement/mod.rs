//! Statements: what is known, what is alleged and what nobody looked at, of a subject in a period, under a definition.
//!
//! The rules are numbered in [`Effect`]; `docs/ARCHITECTURE.md` walks through one.

mod claims;
mod company;
mod declared;
mod engine;
mod examine;
mod interval;
mod not_looked;
mod one_amount;
mod site;
mod ties;

use serde::Serialize;

use crate::definition::{Answer, MissedField, Verdict};
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Overlap};
use crate::share::Share;

pub use claims::{Scope, facts};
pub use declared::{Declared, DisputedSlot, declared};
pub use engine::{Engine, Outcome};
pub use examine::{Statement, UnderDefinition, WorldRow, WorldTable, examine, world_table, world_table_with};
pub(crate) use examine::{not_looked_of, under_each};
pub use interval::{Amount, Block, Parts, State};
pub use ties::{Tie, ties};

/// What a statement is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// All rough that was declared.
    World,
    /// What one participant declared.
    Participant(ParticipantId),
    /// What one mine or field produced.
    Site(String),
    /// What one company produced.
    Company(String),
}

/// What a finding does to a statement: the interval rules, each with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Effect {
    /// Verified, covers all stones of the subject for the whole half-year: they count as verified.
    S1,
    /// Verified, covers a site or operator of known output for the whole period: that output counts as verified.
    S2,
    /// Not verified, or the verdict is unknown or contested: the stones are open.
    S3,
    /// The site or operation is not named, or its output is not known: any of the participant's stones, or at most the
    /// company's known output, may be from there, so they are open.
    S4,
    /// It covers only part of the half-year: nobody knows on which side of the date a carat was mined, so all are open.
    S5,
    /// The verdict is no: it moves nothing, and is shown as a near miss.
    S6,
    /// It does not touch the period.
    S7,
}

impl Effect {
    /// The rule's number, such as `S4`.
    pub const fn code(self) -> &'static str {
        match self {
            Effect::S1 => "S1",
            Effect::S2 => "S2",
            Effect::S3 => "S3",
            Effect::S4 => "S4",
            Effect::S5 => "S5",
            Effect::S6 => "S6",
            Effect::S7 => "S7",
        }
    }
}

/// One finding as it bears on a statement: the act and link that count most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The finding's id.
    pub finding: String,
    /// The act's id.
    pub act: String,
    /// The kind of the link.
    pub link: String,
    /// Whose stones, under the participant concerned.
    pub participant: ParticipantId,
    /// How far it reaches.
    pub scope: Scope,
    /// The definition's answer, with clause and deciding fields.
    pub answer: Answer,
    /// Whether case, act and link are verified.
    pub verified: bool,
    /// How much of the period it lasted, at the most.
    pub overlap: Overlap,
    /// The rule by which it moves the statement.
    pub effect: Effect,
}

impl Ground {
    /// Its verdict.
    pub const fn verdict(&self) -> Verdict {
        self.answer.verdict
    }
}

/// The finding that came nearest to a definition it does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The finding's id.
    pub finding: String,
    /// The act's id.
    pub act: String,
    /// The definition in which the clause stands, and the clause's number.
    pub clause: (String, String),
    /// What would have to be otherwise.
    pub fields: Vec<MissedField>,
}

/// Something a statement did not look at; never left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum NotLooked {
    /// A participant filed no return for a half-year in which one was due.
    NoReturn {
        /// Whose.
        participant: ParticipantId,
        /// Which.
        half: HalfYear,
    },
    /// Several rows were filed for one half-year and kind of mining, and nobody has said which stands.
    FiledTwice {
        /// Whose.
        participant: ParticipantId,
        /// Which.
        half: HalfYear,
        /// How many rows.
        rows: usize,
    },
    /// Nobody whose looks count looked for some kinds of act, through some half-years.
    NoLook {
        /// Whose stones.
        participants: Vec<ParticipantId>,
        /// The definitions that ask for some of them, by their keys.
        definitions: Vec<String>,
        /// In which half-years.
        halves: Vec<HalfYear>,
        /// Which kinds of look are missing.
        kinds: Vec<String>,
    },
    /// A finding points at a site or company whose output no source gives.
    NoOutput {
        /// The finding.
        finding: String,
        /// `site` or `company`.
        kind: String,
        /// Its id.
        id: String,
    },
    /// A finding points at a route, and nobody knows what went along it.
    Route {
        /// The finding.
        finding: String,
        /// The route.
        route: String,
    },
    /// Stocks mined before the period, which the returns do not give.
    StockBefore,
    /// Everything after the mine: mixing, export, cutting.
    AfterTheMine,
}

/// An answer in shares of the whole, the four parts in micro-carats and cents, and the grounds.
#[derive(Clone, Debug)]
pub struct Shares {
    /// The share verified findings make certain, on the reading of the returns that is least.
    pub at_least: Share,
    /// The share that cannot be ruled out, on the reading of the returns that is most.
    pub at_most: Share,
}

/// The day by which a statement must be made anew: a year after it was made.
pub fn expires(made_on: jiff::civil::Date) -> jiff::civil::Date {
    use jiff::ToSpan;
    made_on.saturating_add(1.year())
}
