//! What was declared, with its readings where returns disagree or are missing.

use loupe_scheme::mass::Carats;
use loupe_scheme::period::HalfYear;
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::statement as scheme;
use loupe_scheme::value::UsdCents;
use serde::Serialize;

use super::amount::{Amount, Known};

/// What was declared for a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// The plain sum of every row.
    pub filed: Amount,
    /// The least it can be: the smallest row of each half-year that was filed more than once.
    pub at_least: Amount,
    /// The most it can be; `null` while a return that was due is missing.
    pub at_most: Option<Amount>,
    /// How many rows there are.
    pub rows: usize,
    /// Half-years and kinds of mining filed more than once. Loupe does not choose between the rows.
    pub disputed: Vec<Disputed>,
    /// Returns that were due and were never filed.
    pub missing: Vec<Missing>,
}

/// A half-year and kind of mining filed more than once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disputed {
    /// Whose, alpha-3.
    pub participant: String,
    /// Which half-year.
    pub half: HalfYear,
    /// Which kind of mining.
    pub mining: Mining,
    /// The rows, in the order of filing: each is one reading.
    pub readings: Vec<Row>,
}

/// A row of a return, as filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Carats.
    pub carats: Carats,
    /// US$.
    pub usd: UsdCents,
    /// When it was filed; empty when not given.
    pub filed_at: String,
    /// When it was last changed; empty when not given.
    pub modified_at: String,
    /// The file it is from.
    pub source: String,
    /// Its row there.
    pub source_row: u32,
}

impl From<&Filing> for Row {
    fn from(filing: &Filing) -> Row {
        Row {
            carats: filing.mass,
            usd: filing.value,
            filed_at: filing.filed_at.clone(),
            modified_at: filing.modified_at.clone(),
            source: filing.source.clone(),
            source_row: filing.source_row,
        }
    }
}

/// A return that was due and was never filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Whose, alpha-3.
    pub participant: String,
    /// For which half-year.
    pub half: HalfYear,
}

impl Declared {
    pub(crate) fn new(declared: &scheme::Declared, known: Known) -> Declared {
        let usd = |value: UsdCents| (known == Known::MassAndValue).then_some(value);
        let filed = Amount { carats: declared.filed, usd: usd(declared.filed_value) };
        Declared {
            filed,
            at_least: Amount { carats: declared.at_least, usd: usd(declared.at_least_value) },
            at_most: declared.missing.is_empty().then_some(filed),
            rows: declared.rows,
            disputed: declared.disputed.iter().map(Disputed::new).collect(),
            missing: declared
                .missing
                .iter()
                .map(|(participant, half)| Missing { participant: participant.to_string(), half: *half })
                .collect(),
        }
    }
}

impl Disputed {
    fn new(slot: &scheme::DisputedSlot) -> Disputed {
        Disputed {
            participant: slot.participant.to_string(),
            half: slot.half,
            mining: slot.mining,
            readings: slot.filings.iter().map(Row::from).collect(),
        }
    }
}
