//! Who looked where: participants by kind of act by year, and what nobody looked at.

use std::collections::{BTreeMap, BTreeSet};

use loupe_scheme::finding::Target;
use loupe_scheme::look::{CoverageNote, Look, LooksCounted};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::{FIRST_YEAR, HalfYear, Overlap};
use serde::Serialize;

use super::amount::Amount;
use super::returns::declared_in;
use super::target::Named;
use super::{Answer, Ask};

/// The map of looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Whose looks count.
    pub counted: LooksCounted,
    /// The kinds of act that looks look for.
    pub kinds: Vec<Kind>,
    /// The years, the oldest first.
    pub years: Vec<i16>,
    /// Every participant that ever declared production, by code.
    pub rows: Vec<Row>,
    /// Regions that were looked at, apart: they cover no participant as a whole.
    pub regions: Vec<Region>,
    /// Participants that declared production and at which nobody whose looks count ever looked, for any kind of act.
    pub never: Vec<Named>,
}

/// A kind of act looks look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kind {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// One participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Who.
    pub participant: Named,
    /// What it declared, year by year, where it declared any.
    pub declared: Vec<YearAmount>,
    /// Where somebody looked; a year and kind that is not there was not looked at by anyone whose looks count.
    pub cells: Vec<Cell>,
    /// The kinds for which nobody whose looks count ever looked.
    pub kinds_never: Vec<String>,
    /// Years with production in which no kind was looked for through the whole year.
    pub years_unseen: Vec<i16>,
    /// Looks that count for a kind, but of which no source says what time they examined.
    pub undated: Vec<String>,
    /// Looks at the certificate controls only: no look at harm.
    pub controls_only: Vec<String>,
    /// The year of the last review visit found; empty when none was.
    pub last_review: String,
    /// What is known of the chances to look.
    pub notes: Vec<Note>,
}

/// Declared production of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearAmount {
    /// The calendar year.
    pub year: i16,
    /// The plain sum of every row.
    #[serde(flatten)]
    pub amount: Amount,
}

/// One year and kind of act of one participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The calendar year.
    pub year: i16,
    /// The kind of act.
    pub kind: String,
    /// `whole` when looks at the participant covered both half-years whole; `part` when some of the time, or some
    /// site or company in it, was looked at.
    pub seen: &'static str,
    /// The looks, by id.
    pub looks: Vec<String>,
}

/// A region that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Its name in the data: ISO 3166-2, or a code, a colon and words.
    pub region: String,
    /// The looks, by id.
    pub looks: Vec<String>,
}

/// A note on the chances to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// On what.
    pub topic: String,
    /// What is known.
    pub note: String,
    /// Whether it was searched for and not found.
    pub searched_not_found: bool,
    /// The source's address.
    pub source_url: String,
}

impl From<&CoverageNote> for Note {
    fn from(note: &CoverageNote) -> Note {
        Note {
            topic: note.topic.clone(),
            note: note.note.clone(),
            searched_not_found: note.searched_not_found,
            source_url: note.source_url.clone(),
        }
    }
}

/// Makes the map.
pub fn coverage(ask: &Ask<'_>, counted: LooksCounted) -> Answer<Coverage> {
    let register = &ask.edition.register;
    let last = register.last_half().map_or(FIRST_YEAR - 1, |half| half.year());
    let years: Vec<i16> = (FIRST_YEAR..=last).collect();
    let producers: BTreeSet<ParticipantId> =
        register.filings.iter().filter(|filing| filing.mass.micro() > 0).map(|filing| filing.participant).collect();
    let rows: Vec<Row> = producers.iter().map(|id| row(ask, *id, &years, counted)).collect();
    let never = rows.iter().filter(|row| row.cells.is_empty() && row.undated.is_empty());
    let mut regions: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for look in &register.looks {
        if let Target::Region(region) = &look.target {
            regions.entry(region).or_default().push(look.id.clone());
        }
    }
    let kind = |id: &String| Kind { id: id.clone(), label: super::not_looked::look_label(ask, id) };
    let coverage = Coverage {
        counted,
        kinds: register.vocabulary.looks().iter().map(kind).collect(),
        years,
        never: never.map(|row| row.participant.clone()).collect(),
        rows,
        regions: regions.into_iter().map(|(region, looks)| Region { region: region.to_owned(), looks }).collect(),
    };
    ask.answer(&[], coverage)
}

/// The looks at a participant, and at the sites and companies in it.
pub(crate) fn looks_in<'a>(ask: &'a Ask<'_>, id: ParticipantId) -> Vec<&'a Look> {
    let register = &ask.edition.register;
    let inside = |look: &&Look| match &look.target {
        Target::Participant(known) => known == id.as_str(),
        Target::Site(site) => register.site(site).is_some_and(|site| site.participant == id.as_str()),
        Target::Company(company) => {
            register.company(company).is_some_and(|company| register.participants_of_company(company).contains(&id))
        }
        Target::Route(_) | Target::Region(_) => false,
    };
    register.looks.iter().filter(inside).collect()
}

fn row(ask: &Ask<'_>, id: ParticipantId, years: &[i16], counted: LooksCounted) -> Row {
    let register = &ask.edition.register;
    let looks = looks_in(ask, id);
    let cells = cells(&looks, years, counted);
    let kinds_never = register.vocabulary.looks().iter().filter(|kind| cells.iter().all(|cell| cell.kind != **kind));
    let declared: Vec<YearAmount> = years
        .iter()
        .filter_map(|year| Some(YearAmount { year: *year, amount: declared_in(ask, id, *year)? }))
        .collect();
    let whole = |year: i16| cells.iter().any(|cell| cell.year == year && cell.seen == "whole");
    let dateless = |look: &&&Look| {
        let given = |span: &loupe_scheme::period::Span| span.from.is_some() && span.to.is_some();
        look.sees(counted).next().is_some() && !given(&look.period) && !given(&look.dates)
    };
    let only_controls = |look: &&&Look| look.looked_for.iter().all(|kind| kind == "kp_controls_only");
    let ids = |looks: Vec<&&Look>| looks.into_iter().map(|look| look.id.clone()).collect();
    let notes: Vec<_> = register.coverage_notes.iter().filter(|note| note.participant == id.as_str()).collect();
    Row {
        participant: ask.participant(id.as_str()),
        kinds_never: kinds_never.cloned().collect(),
        years_unseen: declared.iter().map(|of| of.year).filter(|year| !whole(*year)).collect(),
        undated: ids(looks.iter().filter(dateless).collect()),
        controls_only: ids(looks.iter().filter(only_controls).collect()),
        last_review: notes.iter().map(|note| note.last_kp_review_year.clone()).max().unwrap_or_default(),
        notes: notes.into_iter().map(Note::from).collect(),
        declared,
        cells,
    }
}

fn cells(looks: &[&Look], years: &[i16], counted: LooksCounted) -> Vec<Cell> {
    let mut cells = Vec::new();
    for year in years {
        let halves: Vec<HalfYear> = [1, 2].into_iter().filter_map(|half| HalfYear::new(*year, half)).collect();
        let mut by_kind: BTreeMap<&str, (BTreeSet<HalfYear>, Vec<String>)> = BTreeMap::new();
        for look in looks {
            let examined: Vec<(HalfYear, Overlap)> = halves.iter().map(|half| (*half, look.examined(*half))).collect();
            if examined.iter().all(|(_, overlap)| *overlap == Overlap::Apart) {
                continue;
            }
            for kind in look.sees(counted) {
                let (whole, ids) = by_kind.entry(kind).or_default();
                ids.push(look.id.clone());
                if matches!(look.target, Target::Participant(_)) {
                    whole.extend(examined.iter().filter(|(_, o)| *o == Overlap::Whole).map(|(half, _)| *half));
                }
            }
        }
        cells.extend(by_kind.into_iter().map(|(kind, (whole, looks))| Cell {
            year: *year,
            kind: kind.to_owned(),
            seen: if whole.len() == halves.len() { "whole" } else { "part" },
            looks,
        }));
    }
    cells
}
