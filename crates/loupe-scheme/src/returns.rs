//! Production returns as filed, and what they add up to when some were filed twice, or never.

use serde::Serialize;

use crate::mass::Carats;
use crate::participant::ParticipantId;
use crate::period::HalfYear;
use crate::value::UsdCents;

/// The kind of mining a row of a return speaks of; the scheme's statistics split it since 2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mining {
    /// Not split.
    Undifferentiated,
    /// Artisanal and small-scale.
    Artisanal,
    /// Large-scale.
    Large,
    /// The row declares that nothing was produced.
    Nothing,
}

impl Mining {
    /// As in the scheme's workbook.
    pub const fn code(self) -> &'static str {
        match self {
            Mining::Undifferentiated => "undifferentiated",
            Mining::Artisanal => "ASM",
            Mining::Large => "LSM",
            Mining::Nothing => "",
        }
    }

    /// From the workbook's word, in any case.
    pub fn from_code(code: &str) -> Option<Mining> {
        [Mining::Undifferentiated, Mining::Artisanal, Mining::Large, Mining::Nothing]
            .into_iter()
            .find(|mining| mining.code().eq_ignore_ascii_case(code.trim()))
    }
}

/// One row of a participant's production return, as filed (KPCS Annex III(b)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filing {
    /// Who filed.
    pub participant: ParticipantId,
    /// For which half-year.
    pub half: HalfYear,
    /// For which kind of mining.
    pub mining: Mining,
    /// The mass declared.
    pub mass: Carats,
    /// The value declared, US$.
    pub value: UsdCents,
    /// When it was filed, as the statistics print it (`2022-10-26T03:20:55`, time zone not given); empty if not given.
    pub filed_at: String,
    /// When it was last changed, likewise.
    pub modified_at: String,
    /// Its row in the source, or in the file it was imported from.
    pub source_row: u32,
    /// The file it is from: `kp-public-statistics`, or the hash of an imported file.
    pub source: String,
}

/// Rows for the same participant, half-year and kind of mining. More than one is a question, not an error.
#[derive(Clone, Debug, Serialize)]
pub struct Slot<'a> {
    /// The half-year.
    pub half: HalfYear,
    /// The kind of mining.
    pub mining: Mining,
    /// The rows, in the order of filing.
    pub filings: Vec<&'a Filing>,
}

impl Slot<'_> {
    /// Whether its rows leave open what was produced: several rows, of which one declares something.
    pub fn is_disputed(&self) -> bool {
        self.filings.len() > 1 && self.mass_at_most() > 0
    }

    /// The least mass it can stand for, in micro-carats: the smallest row, the others being corrections of it.
    pub fn mass_at_least(&self) -> u64 {
        self.filings.iter().map(|filing| filing.mass.micro()).min().unwrap_or(0)
    }

    /// The most: every row counts.
    pub fn mass_at_most(&self) -> u64 {
        self.filings.iter().map(|filing| filing.mass.micro()).sum()
    }

    /// The least value it can stand for, in cents.
    pub fn value_at_least(&self) -> u64 {
        self.filings.iter().map(|filing| filing.value.cents()).min().unwrap_or(0)
    }

    /// The most.
    pub fn value_at_most(&self) -> u64 {
        self.filings.iter().map(|filing| filing.value.cents()).sum()
    }
}

/// Puts filings of one participant, sorted by half-year, into slots. A row that declares nothing, filed beside one
/// that declares something for the same half-year, contradicts it and shares its slot.
pub fn slots<'a>(filings: impl IntoIterator<Item = &'a Filing>) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = Vec::new();
    for filing in filings {
        let alike =
            |mining: Mining| mining == filing.mining || mining == Mining::Nothing || filing.mining == Mining::Nothing;
        match slots.iter_mut().find(|slot| slot.half == filing.half && alike(slot.mining)) {
            Some(slot) => {
                slot.filings.push(filing);
                if slot.mining == Mining::Nothing {
                    slot.mining = filing.mining;
                }
            }
            None => slots.push(Slot { half: filing.half, mining: filing.mining, filings: vec![filing] }),
        }
    }
    slots
}
