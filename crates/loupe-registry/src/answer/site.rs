//! Mines and fields: the list, and one with its output, findings and looks.

use loupe_scheme::finding::Target;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::site as scheme;
use loupe_scheme::statement::{Subject, ties};
use serde::Serialize;

use super::amount::{carats, usd};
use super::finding::Tied;
use super::look::Look;
use super::participant::tied;
use super::target::{Cited, Named};
use super::{Answer, Ask};
use crate::subject::parse_subject;

/// A site in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub other_names: String,
    /// In which country.
    pub participant: Named,
    /// In which province.
    pub admin1: String,
    /// Degrees north, as printed; empty when no source gives it.
    pub latitude: String,
    /// Degrees east, as printed.
    pub longitude: String,
    /// What the point is: `site`, `site_rounded`, `field` or `nearest_town`.
    pub coordinate_precision: String,
    /// `kimberlite`, `alluvial`, ...
    pub kind: String,
    /// `LSM` or `ASM`.
    pub mining: String,
    /// Who operates it, as printed.
    pub operator: String,
    /// `operating`, `closed`, `care_and_maintenance` or empty.
    pub status: String,
    /// When that was.
    pub status_as_of: String,
}

/// Every site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// By id.
    pub sites: Vec<Brief>,
}

/// A site, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The site.
    #[serde(flatten)]
    pub brief: Brief,
    /// Who owns it, as printed, with shares.
    pub owners: String,
    /// When that was.
    pub ownership_as_of: String,
    /// Opened.
    pub opened: String,
    /// Closed.
    pub closed: String,
    /// What is doubtful.
    pub notes: String,
    /// Companies that operate or part-own it, now or before.
    pub companies: Vec<Named>,
    /// What sources say it produced or sold.
    pub output: Vec<Output>,
    /// The findings that tie its stones.
    pub tied: Vec<Tied>,
    /// The looks at it.
    pub seen: Vec<Look>,
    /// Sources of place, ownership, status and history.
    pub sources: Vec<Cited>,
}

/// What a source says was produced or sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Output {
    /// The site; empty when the row speaks of a company.
    pub site: String,
    /// The company; empty when the row speaks of a site.
    pub company: String,
    /// The operator as printed.
    pub operator: String,
    /// The calendar year; `null` when not given.
    pub year: Option<i16>,
    /// `calendar_year`, `H1`, `FY_June`, ...
    pub period: String,
    /// Carats.
    pub carats: Option<loupe_scheme::mass::Carats>,
    /// US$.
    pub usd: Option<loupe_scheme::value::UsdCents>,
    /// `produced`, `sold` or `forecast`.
    pub measure: String,
    /// Of what share the figure speaks.
    pub share_basis: String,
    /// Whether the source rounded.
    pub rounded: bool,
    /// Whether it may bound a statement.
    pub bounds: bool,
    /// What is doubtful.
    pub note: String,
    /// The source's address.
    pub source_url: String,
}

impl Output {
    pub(crate) fn new(output: &scheme::Output) -> Output {
        Output {
            site: output.site.clone(),
            company: output.company.clone(),
            operator: output.operator.clone(),
            year: (output.year != 0).then_some(output.year),
            period: output.period.clone(),
            carats: output.mass_micro.map(carats),
            usd: output.value_cents.map(usd),
            measure: output.measure.clone(),
            share_basis: output.share_basis.clone(),
            rounded: output.rounded,
            bounds: output.bounds(),
            note: output.note.clone(),
            source_url: output.source_url.clone(),
        }
    }
}

/// Lists every site.
pub fn sites(ask: &Ask<'_>) -> Answer<List> {
    let sites = ask.edition.register.sites.iter().map(|site| brief(ask, site)).collect();
    ask.answer(&[], List { sites })
}

/// Shows one site, by id or name. Refuses an unknown one with `P3`.
pub fn site(ask: &Ask<'_>, text: &str, counted: LooksCounted) -> Result<Answer<Whole>, Refusal> {
    let register = &ask.edition.register;
    let typed = if text.starts_with("site:") { text.to_owned() } else { format!("site:{text}") };
    let id = match parse_subject(register, &typed)? {
        Subject::Site(id) => id,
        _ => return Err(Refusal::new(Rule::NoSuchSubject, text)),
    };
    let site = register.site(&id).ok_or_else(|| Refusal::new(Rule::NoSuchSubject, text))?;
    let target = Target::Site(id.clone());
    let mut sources: Vec<Cited> = site.source_urls.iter().filter_map(|url| Cited::address(url)).collect();
    sources.dedup();
    let whole = Whole {
        brief: brief(ask, site),
        owners: site.owners.clone(),
        ownership_as_of: site.ownership_as_of.clone(),
        opened: site.opened.clone(),
        closed: site.closed.clone(),
        notes: site.notes.clone(),
        companies: register
            .companies
            .iter()
            .filter(|company| company.sites.contains(&id))
            .map(|company| ask.company(&company.id))
            .collect(),
        output: register.outputs.iter().filter(|output| output.site == id).map(Output::new).collect(),
        tied: tied(ask, &ties(register), |tie| tie.link.target == target),
        seen: register
            .looks
            .iter()
            .filter(|look| look.target == target)
            .map(|look| Look::new(ask, look, counted))
            .collect(),
        sources,
    };
    Ok(ask.answer(&[], whole))
}

fn brief(ask: &Ask<'_>, site: &scheme::Site) -> Brief {
    Brief {
        id: site.id.clone(),
        name: site.name.clone(),
        other_names: site.other_names.clone(),
        participant: ask.participant(&site.participant),
        admin1: site.admin1.clone(),
        latitude: site.latitude.clone(),
        longitude: site.longitude.clone(),
        coordinate_precision: site.coordinate_precision.clone(),
        kind: site.kind.clone(),
        mining: site.mining.clone(),
        operator: site.operator.clone(),
        status: site.status.clone(),
        status_as_of: site.status_as_of.clone(),
    }
}
