//! Offices that take part, and what they are.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::certificate::NumberPrefix;
use crate::participant::ParticipantId;
use crate::record::OfficeId;

/// What an office is. One office may be several things: many authorities both export and import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    /// Issues certificates (KPCS I, Exporting Authority).
    ExportingAuthority,
    /// Receives shipments and confirms them (KPCS I, Importing Authority).
    ImportingAuthority,
    /// Mines, trades or cuts, and applies for certificates.
    Operator,
    /// Coordinates monitors of the civil society coalition.
    Coordinator,
    /// A working group of the scheme.
    WorkingGroup,
    /// The scheme's chair.
    Chair,
    /// An observer of the scheme.
    Observer,
    /// Keeps this register: people, offices, tokens.
    Register,
}

impl OfficeKind {
    /// Every kind.
    pub const ALL: [OfficeKind; 8] = [
        OfficeKind::ExportingAuthority,
        OfficeKind::ImportingAuthority,
        OfficeKind::Operator,
        OfficeKind::Coordinator,
        OfficeKind::WorkingGroup,
        OfficeKind::Chair,
        OfficeKind::Observer,
        OfficeKind::Register,
    ];

    /// As it stands in rows and commands.
    pub const fn code(self) -> &'static str {
        match self {
            OfficeKind::ExportingAuthority => "exporting_authority",
            OfficeKind::ImportingAuthority => "importing_authority",
            OfficeKind::Operator => "operator",
            OfficeKind::Coordinator => "coordinator",
            OfficeKind::WorkingGroup => "working_group",
            OfficeKind::Chair => "chair",
            OfficeKind::Observer => "observer",
            OfficeKind::Register => "register",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<OfficeKind> {
        OfficeKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An office, as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its name in records; also the name of its keys.
    #[serde(serialize_with = "as_text")]
    pub id: OfficeId,
    /// Its name for people, in its own language.
    pub name: String,
    /// What it is.
    pub kinds: BTreeSet<OfficeKind>,
    /// The participant it belongs to; organisations belong to none.
    pub participant: Option<ParticipantId>,
    /// Its seat.
    pub city: String,
    /// What its certificates' numbers begin with; none for those that issue none.
    pub prefix: Option<NumberPrefix>,
    /// The language of its certificates beside English: a BCP 47 tag such as `pt`.
    pub language: String,
    /// The first day of its work.
    pub from: Date,
    /// The last day; `None` while it works.
    pub until: Option<Date>,
}

impl Office {
    /// Whether it is of that kind.
    pub fn is(&self, kind: OfficeKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether it works on that day.
    pub fn works_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

fn as_text<S: serde::Serializer>(id: &OfficeId, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(id.as_str())
}
