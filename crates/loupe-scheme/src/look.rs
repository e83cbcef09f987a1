//! Looks: who examined what, when, for which kinds of act, by what method, and at whose cost.

use serde::Serialize;

use crate::finding::Target;
use crate::participant::Source;
use crate::period::{HalfYear, Overlap, Span};

/// How the one who looked stands to the one looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Independence {
    /// Neither the operator, nor its state, nor a peer, nor paid by them as an auditor.
    Independent,
    /// A body of the state whose stones they are.
    StateOfTheOperator,
    /// A peer, or an auditor ordered by the audited.
    SecondParty,
    /// The company itself.
    Own,
}

impl Independence {
    /// As in the data.
    pub fn from_code(code: &str) -> Option<Independence> {
        Some(match code {
            "independent" => Independence::Independent,
            "state_of_the_operator" => Independence::StateOfTheOperator,
            "second_party" => Independence::SecondParty,
            "self" => Independence::Own,
            _ => return None,
        })
    }

    /// Its code in the data.
    pub const fn code(self) -> &'static str {
        match self {
            Independence::Independent => "independent",
            Independence::StateOfTheOperator => "state_of_the_operator",
            Independence::SecondParty => "second_party",
            Independence::Own => "self",
        }
    }
}

/// Whose looks count. The default is independent ones only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LooksCounted {
    /// Independent looks only.
    #[default]
    Independent,
    /// Those of peers, ordered auditors and the state too.
    SecondParty,
    /// Self-assessments too, but never for violence.
    Own,
}

impl LooksCounted {
    /// As in addresses: `independent`, `second_party`, `own`.
    pub fn from_code(code: &str) -> Option<LooksCounted> {
        Some(match code {
            "independent" => LooksCounted::Independent,
            "second_party" => LooksCounted::SecondParty,
            "own" => LooksCounted::Own,
            _ => return None,
        })
    }
}

/// The kinds of look that a self-assessment can never be.
const VIOLENCE: [&str; 3] = ["state_violence", "private_security_violence", "armed_group_control"];

/// One look at one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Look {
    /// Its id; looks of one exercise share the part before `--`.
    pub id: String,
    /// Who looked.
    pub looker: String,
    /// `un_panel`, `ngo_field_study`, `kp_review_visit`, ...
    pub looker_kind: String,
    /// Who paid; empty when not given.
    pub paid_by: String,
    /// How the looker stands to the one looked at.
    pub independence: Independence,
    /// What was looked at.
    pub target: Target,
    /// When the look took place.
    pub dates: Span,
    /// The period it examined, where stated.
    pub period: Span,
    /// The kinds of act it looked for.
    pub looked_for: Vec<String>,
    /// Visit, interviews, documents, ...
    pub method: Vec<String>,
    /// What it could not see.
    pub access_limits: String,
    /// What came of it, in our words.
    pub result: String,
    /// `yes`, `summary`, `no`, or empty when not given.
    pub published: String,
    /// The source.
    pub source: Source,
    /// How the source was read.
    pub how_read: String,
}

impl Look {
    /// The kinds of harm it counts as having looked for, under a choice of whose looks count. A visit to the
    /// certificate controls is a look at none.
    pub fn sees(&self, counted: LooksCounted) -> impl Iterator<Item = &str> {
        let admitted = match self.independence {
            Independence::Independent => true,
            Independence::StateOfTheOperator | Independence::SecondParty => counted >= LooksCounted::SecondParty,
            Independence::Own => counted >= LooksCounted::Own,
        };
        let own = self.independence == Independence::Own || self.looker_kind == "company_self_assessment";
        let seen = self.looked_for.iter().map(String::as_str);
        seen.filter(move |kind| admitted && *kind != "kp_controls_only" && !(own && VIOLENCE.contains(kind)))
    }

    /// How much of `half` it examined: its stated period, else its own dates when both are given. It is never
    /// stretched beyond them.
    pub fn examined(&self, half: HalfYear) -> Overlap {
        let stated = self.period.from.is_some() || self.period.to.is_some();
        if stated { self.period.stated_overlap(half) } else { self.dates.stated_overlap(half) }
    }
}

/// What was searched for and not found, or who may and may not look, by participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageNote {
    /// The participant's code.
    pub participant: String,
    /// `kp_review`, `access`, `civil_society`, ...
    pub topic: String,
    /// What is known.
    pub note: String,
    /// The year of the last review visit found; empty when none was.
    pub last_kp_review_year: String,
    /// Whether it was searched for and not found.
    pub searched_not_found: bool,
    /// The source's address.
    pub source_url: String,
}
