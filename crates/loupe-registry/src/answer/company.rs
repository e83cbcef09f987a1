//! Companies and state bodies: the list, and one with its sites, owners, output, findings and looks.

use loupe_scheme::finding::Target;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::site as scheme;
use loupe_scheme::statement::{Subject, ties};
use serde::Serialize;

use super::finding::Tied;
use super::look::Look;
use super::participant::tied;
use super::site::Output;
use super::target::{Cited, Named};
use super::{Answer, Ask};
use crate::subject::parse_subject;

/// A company in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub other_names: String,
    /// The country of its seat; `null` when not read.
    pub seat: Option<Named>,
    /// `private`, `state`, `state_controlled`, `listed`, `security_company`.
    pub kind: String,
    /// The sites it operates or part-owns, now or before.
    pub sites: Vec<Named>,
}

/// Every company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// By id.
    pub companies: Vec<Brief>,
}

/// A company, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The company.
    #[serde(flatten)]
    pub brief: Brief,
    /// Its owners, as printed.
    pub owners: String,
    /// The company that owns it.
    pub parent: String,
    /// Founded or first known.
    pub from: String,
    /// Last known.
    pub until: String,
    /// Sanctions, as printed.
    pub sanctions: String,
    /// What is doubtful.
    pub note: String,
    /// What sources say it produced or sold.
    pub output: Vec<Output>,
    /// The findings that tie its stones.
    pub tied: Vec<Tied>,
    /// The looks at it.
    pub seen: Vec<Look>,
    /// The source.
    pub source: Cited,
}

/// Lists every company.
pub fn companies(ask: &Ask<'_>) -> Answer<List> {
    let companies = ask.edition.register.companies.iter().map(|company| brief(ask, company)).collect();
    ask.answer(&[], List { companies })
}

/// Shows one company, by id or name. Refuses an unknown one with `P3`.
pub fn company(ask: &Ask<'_>, text: &str, counted: LooksCounted) -> Result<Answer<Whole>, Refusal> {
    let register = &ask.edition.register;
    let typed = if text.starts_with("company:") { text.to_owned() } else { format!("company:{text}") };
    let id = match parse_subject(register, &typed)? {
        Subject::Company(id) => id,
        _ => return Err(Refusal::new(Rule::NoSuchSubject, text)),
    };
    let company = register.company(&id).ok_or_else(|| Refusal::new(Rule::NoSuchSubject, text))?;
    let target = Target::Company(id.clone());
    let own = |output: &&scheme::Output| output.is_of_company() && output.company == id;
    let whole = Whole {
        brief: brief(ask, company),
        owners: company.owners.clone(),
        parent: company.parent.clone(),
        from: company.from.clone(),
        until: company.until.clone(),
        sanctions: company.sanctions.clone(),
        note: company.note.clone(),
        output: register.outputs.iter().filter(own).map(Output::new).collect(),
        tied: tied(ask, &ties(register), |tie| match &tie.link.target {
            Target::Site(site) => company.sites.contains(site),
            other => *other == target,
        }),
        seen: register
            .looks
            .iter()
            .filter(|look| look.target == target)
            .map(|look| Look::new(ask, look, counted))
            .collect(),
        source: (&company.source).into(),
    };
    Ok(ask.answer(&[], whole))
}

fn brief(ask: &Ask<'_>, company: &scheme::Company) -> Brief {
    Brief {
        id: company.id.clone(),
        name: company.name.clone(),
        other_names: company.other_names.clone(),
        seat: (!company.seat.is_empty()).then(|| ask.participant(&company.seat)),
        kind: company.kind.clone(),
        sites: company.sites.iter().map(|id| ask.site(id)).collect(),
    }
}
