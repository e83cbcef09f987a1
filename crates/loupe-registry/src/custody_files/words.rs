//! The words of a table in the three languages: headings, what was done, and the side of a row.

use loupe_scheme::custody::Process;
use loupe_scheme::words::Lang;

use super::act::Side;
use crate::catalogue::catalogue;

/// Declares the columns: variant, name in files.
macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// A column of a table of lots.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Column {
            $($(#[$doc])* $variant,)*
        }

        impl Column {
            /// Every column, in the order of the template.
            pub(super) const ALL: &[Column] = &[$(Column::$variant,)*];

            /// Its name in every language.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Column::$variant => $name,)* }
            }
        }
    };
}

columns! {
    /// What ties the rows of one act together.
    Event = "event";
    /// When.
    Date = "date";
    /// What was done.
    Process = "process";
    /// Whether the lot goes in, comes out or is lost.
    Side = "side";
    /// The lot.
    Lot = "lot";
    /// Its mass, or what of it is moved.
    Carats = "carats";
    /// Where it was mined.
    Site = "site";
    /// In which country, where the site is not told.
    Country = "country";
    /// When it was mined.
    Period = "period";
    /// The certificate it goes under.
    Certificate = "certificate";
    /// Who gives.
    From = "from";
    /// Who gets.
    To = "to";
    /// A laboratory's report on a stone.
    Report = "report";
    /// Anything else.
    Remark = "remark";
}

impl Column {
    /// Whether a file cannot do without it.
    pub(super) const fn is_needed(self) -> bool {
        matches!(self, Column::Event | Column::Date | Column::Process | Column::Side | Column::Lot | Column::Carats)
    }

    /// Its heading in a language.
    pub(super) fn heading(self, lang: Lang) -> String {
        catalogue(lang).text(&format!("custody-column-{}", self.name())).into_owned()
    }

    /// The column of a heading, by its name or in any language.
    pub(super) fn of_heading(cell: &str) -> Option<Column> {
        find(Column::ALL, cell, |column| column.name(), Column::heading)
    }
}

/// A process in a language.
pub(super) fn process(process: Process, lang: Lang) -> String {
    catalogue(lang).text(&format!("custody-process-{}", process.name())).into_owned()
}

/// The process of a word in any language.
pub(super) fn process_of(cell: &str) -> Option<Process> {
    find(Process::ALL, cell, |one| one.name(), process)
}

/// A side in a language.
pub(super) fn side(side: Side, lang: Lang) -> String {
    catalogue(lang).text(&format!("custody-side-{}", side.name())).into_owned()
}

/// The side of a word in any language.
pub(super) fn side_of(cell: &str) -> Option<Side> {
    find(Side::ALL, cell, |one| one.name(), side)
}

fn find<T: Copy>(
    all: &[T],
    cell: &str,
    name: impl Fn(T) -> &'static str,
    word: impl Fn(T, Lang) -> String,
) -> Option<T> {
    let cell = plain(cell);
    let is = |one: &T| cell == name(*one) || Lang::ALL.iter().any(|lang| cell == plain(&word(*one, *lang)));
    all.iter().copied().find(is)
}

/// A word as a person may write it: capitals, blanks and lines under or between do not matter.
fn plain(cell: &str) -> String {
    cell.replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_every_language_means_one_thing() {
        for lang in Lang::ALL {
            for column in Column::ALL {
                assert_eq!(Column::of_heading(&column.heading(lang).to_uppercase()), Some(*column), "{lang:?}");
            }
            for one in Process::ALL {
                assert_eq!(process_of(&format!(" {} ", process(*one, lang))), Some(*one), "{lang:?}");
            }
            for one in Side::ALL {
                assert_eq!(side_of(&side(*one, lang)), Some(*one), "{lang:?}");
            }
        }
        assert_eq!(
            (process_of("POLISHING"), process_of("tri"), process_of("mine")),
            (Some(Process::Polishing), Some(Process::Sorting), None)
        );
    }
}
