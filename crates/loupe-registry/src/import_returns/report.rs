//! What came of an import, as values and in words.

use jiff::civil::Date;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::HalfYear;
use loupe_scheme::register::Register;
use loupe_scheme::returns::Filing;
use loupe_scheme::value::UsdCents;
use loupe_scheme::words::Lang;
use serde::Serialize;

use super::judge::Judged;
use crate::catalogue::Catalogue;

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Judge everything, write nothing.
    DryRun,
    /// Write when nothing is refused.
    Save,
}

/// What came of an import in which no row was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The file's name, as given.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal: the `source` of its filings.
    pub sha256: String,
    /// Whether it was to be saved.
    pub mode: Mode,
    /// Whether anything was written.
    pub saved: bool,
    /// How many rows it has, without the header and empty ones.
    pub rows: usize,
    /// How many are new.
    pub new: usize,
    /// How many are filed already with the same numbers, and were left out.
    pub identical: usize,
    /// What is doubtful about the new ones; none of it refuses them.
    pub warnings: Vec<Warning>,
}

/// Something doubtful about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The row in its file, from 1.
    pub line: u32,
    /// Whose return it is.
    pub participant: ParticipantId,
    /// For which half-year.
    pub half: HalfYear,
    /// What is doubtful.
    #[serde(flatten)]
    pub doubt: Doubt,
}

/// What can be doubtful about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// The same participant, half-year and kind of mining is filed already with other numbers. All stay.
    FiledAlready {
        /// What was filed.
        earlier: Vec<Earlier>,
    },
    /// It was filed after the day on which it was due (KPCS Annex III).
    Late {
        /// The day on which it was filed.
        day: Date,
        /// The last day on which it was due.
        due: Date,
    },
    /// It was filed before its half-year was over.
    Early {
        /// The day on which it was filed.
        day: Date,
        /// The last day of the half-year.
        last_day: Date,
    },
    /// Its price per carat is more than three times, or less than a third, of the participant's last one.
    PriceJump {
        /// Its price.
        price: Price,
        /// The last half-year before with a price for this kind of mining.
        half: HalfYear,
        /// Every price declared for that.
        before: Vec<Price>,
    },
    /// A time stamp cannot be read and is left empty.
    StampUnread {
        /// As it stands in the file.
        stamp: String,
    },
}

/// What an earlier row declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The mass, carats.
    pub mass: Carats,
    /// The value, US$.
    pub value: UsdCents,
    /// When it was filed; empty when that is not known.
    pub filed_at: String,
}

impl Earlier {
    pub(super) fn of(filing: &Filing) -> Earlier {
        Earlier { mass: filing.mass, value: filing.value, filed_at: filing.filed_at.clone() }
    }
}

/// A price per carat: a pair, divided only when shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Price {
    /// The value, US$.
    pub value: UsdCents,
    /// The mass, carats; not zero.
    pub mass: Carats,
}

impl Price {
    /// The price of a filing that declares a mass and a value.
    pub(super) fn of(filing: &Filing) -> Option<Price> {
        let declared = filing.mass > Carats::ZERO && filing.value > UsdCents::ZERO;
        declared.then_some(Price { value: filing.value, mass: filing.mass })
    }

    pub(super) fn is_over_three_times(&self, other: &Price) -> bool {
        let cross = |value: UsdCents, mass: Carats| u128::from(value.cents()) * u128::from(mass.micro());
        cross(self.value, other.mass) > 3 * cross(other.value, self.mass)
    }

    /// US$ per carat, cut to the cent.
    fn shown(&self) -> String {
        let cents = u128::from(self.value.cents()) * u128::from(loupe_scheme::mass::MICRO_PER_CARAT);
        let cents = cents / u128::from(self.mass.micro().max(1));
        format!("{}.{:02}", cents / 100, cents % 100)
    }
}

impl Report {
    pub(super) fn new(file: &str, sha256: &str, mode: Mode, judged: &Judged) -> Report {
        Report {
            file: file.to_owned(),
            sha256: sha256.to_owned(),
            mode,
            saved: false,
            rows: judged.rows,
            new: judged.new.len(),
            identical: judged.identical,
            warnings: judged.warnings.clone(),
        }
    }

    /// The report in sentences, the warnings last.
    pub fn lines(&self, catalogue: &Catalogue, register: &Register) -> Vec<String> {
        let mut lines = vec![
            catalogue.counted("import-rows", self.rows),
            catalogue.counted("import-new", self.new),
            catalogue.counted("import-identical", self.identical),
        ];
        let end = match self.mode {
            _ if self.saved => "import-saved",
            Mode::DryRun => "import-dry-run",
            Mode::Save => "import-nothing-new",
        };
        lines.push(catalogue.text(end).into_owned());
        if !self.warnings.is_empty() {
            lines.push(catalogue.counted("import-warnings", self.warnings.len()));
        }
        lines.extend(self.warnings.iter().map(|warning| warning.text(catalogue, register)));
        lines
    }
}

impl Warning {
    /// The warning in one sentence.
    pub fn text(&self, catalogue: &Catalogue, register: &Register) -> String {
        let lang = catalogue.lang();
        let name = register.participant(self.participant).map(|participant| participant.name.get(lang).to_owned());
        let args = [
            ("line", self.line.to_string()),
            ("participant", name.unwrap_or_else(|| self.participant.to_string())),
            ("half", self.half.to_string()),
            ("doubt", self.doubt.text(catalogue)),
        ];
        catalogue.with("import-warning", &args)
    }
}

impl Doubt {
    fn text(&self, catalogue: &Catalogue) -> String {
        let lang = catalogue.lang();
        match self {
            Doubt::FiledAlready { earlier } => {
                let amounts = earlier.iter().map(|earlier| {
                    let mass = figure(&earlier.mass.to_string(), lang);
                    let value = figure(&earlier.value.to_string(), lang);
                    catalogue.with("import-earlier", &[("mass", mass), ("value", value)])
                });
                let amounts: Vec<String> = amounts.collect();
                catalogue.with("import-doubt-filed-already", &[("earlier", catalogue.list(&amounts))])
            }
            Doubt::Late { day, due } => {
                catalogue.with("import-doubt-late", &[("day", day.to_string()), ("due", due.to_string())])
            }
            Doubt::Early { day, last_day } => {
                catalogue.with("import-doubt-early", &[("day", day.to_string()), ("last", last_day.to_string())])
            }
            Doubt::PriceJump { price, half, before } => {
                let before: Vec<String> = before.iter().map(|before| figure(&before.shown(), lang)).collect();
                let args = [
                    ("price", figure(&price.shown(), lang)),
                    ("half", half.to_string()),
                    ("before", catalogue.list(&before)),
                ];
                catalogue.with("import-doubt-price", &args)
            }
            Doubt::StampUnread { stamp } => catalogue.with("import-doubt-stamp", &[("stamp", stamp.clone())]),
        }
    }
}

/// A plain decimal as people of a language write it: thousands apart, and their own decimal mark.
fn figure(plain: &str, lang: Lang) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    match (fraction, lang) {
        ("", _) => grouped,
        (fraction, Lang::En) => format!("{grouped}.{fraction}"),
        (fraction, Lang::Fr | Lang::Pt) => format!("{grouped},{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::figure;
    use loupe_scheme::words::Lang;

    #[test]
    fn figures_are_written_as_people_do() {
        assert_eq!(figure("41923910.10", Lang::En), "41\u{202f}923\u{202f}910.10");
        assert_eq!(figure("923910.10", Lang::Fr), "923\u{202f}910,10");
        assert_eq!(figure("7", Lang::Pt), "7");
    }
}
