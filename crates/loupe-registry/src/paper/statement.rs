//! What is known of conflict, under each definition, as it stands on paper.

use jiff::civil::Date;
use loupe_scheme::statement::Shares;

use super::both::{Both, Voices};
use super::not_looked::NotLookedGroup;

/// The statement of a certificate, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statements {
    /// The day for which it was made.
    pub as_of: Date,
    /// One row a definition, the narrow one first.
    pub rows: Vec<StatementRow>,
    /// What nobody looked at, all of it; it stands on an annex of its own.
    pub not_looked: Vec<NotLookedGroup>,
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
        let (least, most) = (shares.at_least.tenths_down(), shares.at_most.tenths_up());
        StatementRow { definition, at_least: percent(least), at_most: percent(most) }
    }
}

impl Statements {
    /// For which day, and how its shares are to be read.
    pub fn note(&self, voices: Voices) -> Both {
        voices.with_day("paper-statements-day", self.as_of)
    }

    /// How many things nobody looked at.
    pub fn not_looked_count(&self) -> usize {
        self.not_looked.iter().map(|group| group.rows.len()).sum()
    }

    /// That the annex follows, and how many items it has.
    pub fn annex_follows(&self, voices: Voices) -> Both {
        voices.counted("paper-annex-follows", self.not_looked_count())
    }

    /// That the annex ends here, and how many items it has.
    pub fn annex_end(&self, voices: Voices) -> Both {
        voices.counted("paper-annex-end", self.not_looked_count())
    }

    /// What the annex is: for which day, and what follows from its items.
    pub fn annex_note(&self, voices: Voices) -> Both {
        voices.with_day("paper-annex-note", self.as_of)
    }
}

fn percent(tenths: u16) -> String {
    match tenths {
        0 => "0\u{a0}%".to_owned(),
        1000 => "100\u{a0}%".to_owned(),
        _ => format!("{}.{}\u{a0}%", tenths / 10, tenths % 10),
    }
}
