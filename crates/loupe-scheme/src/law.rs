//! What participants' laws, and the scheme itself, say of certificates: terms and deadlines.

use serde::Serialize;

use crate::participant::{ParticipantId, Source};
use crate::period::PartialDate;

/// What a law is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LawKind {
    /// How long a certificate is valid.
    Validity,
    /// By when a receipt is confirmed.
    Receipt,
}

impl LawKind {
    /// As it stands in rows.
    pub const fn code(self) -> &'static str {
        match self {
            LawKind::Validity => "validity",
            LawKind::Receipt => "receipt",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<LawKind> {
        [LawKind::Validity, LawKind::Receipt].into_iter().find(|kind| kind.code() == code)
    }
}

/// How long, in the unit of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Calendar months.
    Months(u32),
    /// Calendar days.
    Days(u32),
    /// Days from Monday to Friday.
    WorkingDays(u32),
}

impl Count {
    /// From an amount and its unit: `months`, `days` or `working_days`.
    pub fn of(amount: &str, unit: &str) -> Option<Count> {
        let amount: u32 = amount.parse().ok().filter(|amount| (1..=3_660).contains(amount))?;
        match unit {
            "months" => Some(Count::Months(amount)),
            "days" => Some(Count::Days(amount)),
            "working_days" => Some(Count::WorkingDays(amount)),
            _ => None,
        }
    }

    /// The amount.
    pub const fn amount(self) -> u32 {
        match self {
            Count::Months(amount) | Count::Days(amount) | Count::WorkingDays(amount) => amount,
        }
    }

    /// The unit, as it stands in rows.
    pub const fn unit(self) -> &'static str {
        match self {
            Count::Months(_) => "months",
            Count::Days(_) => "days",
            Count::WorkingDays(_) => "working_days",
        }
    }
}

/// One rule of a law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Law {
    /// Its name here.
    pub id: String,
    /// Whose law; `None` for the scheme's own text.
    pub participant: Option<ParticipantId>,
    /// What it is about.
    pub kind: LawKind,
    /// How long; `None` where it names no number.
    pub count: Option<Count>,
    /// What it says, in our words.
    pub says: String,
    /// Where it says so.
    pub instrument: String,
    /// Since when, where that is known.
    pub from: Option<PartialDate>,
    /// Where a reader can check it.
    pub source: Source,
}
