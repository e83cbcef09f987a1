//! What is known of conflict, under each definition, as it stands on paper.

use jiff::civil::Date;
use loupe_scheme::statement::Shares;

use super::both::{Both, Voices};

/// The statement of a certificate, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statements {
    /// The day for which it was made.
    pub as_of: Date,
    /// One row a definition, the narrow one first.
    pub rows: Vec<StatementRow>,
    /// What was not looked at, in words.
    pub not_looked: Vec<Both>,
}

/// What one definition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// The definition's name.
    pub definition: Both,
    /// The share of the carats, at least; cut down.
    pub at_least: String,
    /// The share, at most; cut up.
    pub at_most: String,
}

impl StatementRow {
    /// A row from shares.
    pub fn new(definition: Both, shares: &Shares) -> StatementRow {
        StatementRow::of_tenths(definition, (shares.at_least.tenths_down(), shares.at_most.tenths_up()))
    }

    /// A row from both ends, in tenths of a per cent: the least cut down, the most cut up.
    pub(super) fn of_tenths(definition: Both, (least, most): (u16, u16)) -> StatementRow {
        StatementRow { definition, at_least: percent(least), at_most: percent(most) }
    }
}

impl Statements {
    /// For which day, and how its shares are to be read.
    pub fn note(&self, voices: Voices) -> Both {
        voices.with_day("paper-statements-day", self.as_of)
    }
}

fn percent(tenths: u16) -> String {
    match tenths {
        0 => "0\u{a0}%".to_owned(),
        1000 => "100\u{a0}%".to_owned(),
        _ => format!("{}.{}\u{a0}%", tenths / 10, tenths % 10),
    }
}
