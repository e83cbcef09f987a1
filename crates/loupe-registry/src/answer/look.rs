//! Looks: who examined what, when, for which kinds of act, by what method, and at whose cost.

use loupe_scheme::look::{self as scheme, Independence, LooksCounted};
use loupe_scheme::period::Span;
use serde::Serialize;

use super::target::{Cited, Named};
use super::{Answer, Ask};

/// One look at one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Look {
    /// Its id; looks of one exercise share the part before `--`.
    pub id: String,
    /// Who looked.
    pub looker: String,
    /// What kind of looker.
    pub looker_kind: String,
    /// Who paid; empty when not given.
    pub paid_by: String,
    /// How the looker stands to the one looked at.
    pub independence: Independence,
    /// What was looked at.
    pub target: Named,
    /// When the look took place.
    pub dates: Span,
    /// The period it examined, where stated. A look is never stretched beyond it, or beyond its own dates.
    pub period: Span,
    /// The kinds of act it looked for.
    pub looked_for: Vec<String>,
    /// Those of them that count under the choice of whose looks count.
    pub counts_for: Vec<String>,
    /// Visit, interviews, documents, ...
    pub method: Vec<String>,
    /// What it could not see.
    pub access_limits: String,
    /// What came of it, in our words.
    pub result: String,
    /// `yes`, `summary`, `no`, or empty when not given.
    pub published: String,
    /// The source.
    pub source: Cited,
    /// How the source was read.
    pub how_read: String,
}

/// Every look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// Whose looks count.
    pub counted: LooksCounted,
    /// By id.
    pub looks: Vec<Look>,
}

impl Look {
    pub(crate) fn new(ask: &Ask<'_>, look: &scheme::Look, counted: LooksCounted) -> Look {
        Look {
            id: look.id.clone(),
            looker: look.looker.clone(),
            looker_kind: look.looker_kind.clone(),
            paid_by: look.paid_by.clone(),
            independence: look.independence,
            target: ask.target(&look.target),
            dates: look.dates,
            period: look.period,
            looked_for: look.looked_for.clone(),
            counts_for: look.sees(counted).map(str::to_owned).collect(),
            method: look.method.clone(),
            access_limits: look.access_limits.clone(),
            result: look.result.clone(),
            published: look.published.clone(),
            source: (&look.source).into(),
            how_read: look.how_read.clone(),
        }
    }
}

/// Lists every look.
pub fn looks(ask: &Ask<'_>, counted: LooksCounted) -> Answer<List> {
    let looks = ask.edition.register.looks.iter().map(|look| Look::new(ask, look, counted)).collect();
    ask.answer(&[], List { counted, looks })
}
