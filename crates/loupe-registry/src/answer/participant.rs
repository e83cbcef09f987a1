//! Participants: the list, and one with its periods, status, authorities, sites, findings and looks.

use std::collections::BTreeSet;

use loupe_scheme::finding::Grade;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::{self as scheme, Authority, ParticipantId, Participation, StatusChange};
use loupe_scheme::period::HalfYear;
use loupe_scheme::rule::Refusal;
use loupe_scheme::statement::{Tie, ties};
use serde::Serialize;

use super::amount::Amount;
use super::coverage::Note;
use super::finding::Tied;
use super::look::Look;
use super::returns::declared_in;
use super::target::Named;
use super::{Answer, Ask};
use crate::subject::parse_participant;

/// A participant in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Who.
    pub participant: Named,
    /// ISO 3166-1 alpha-2; empty when it never was a participant.
    pub alpha2: String,
    /// `state`, `regional_organisation`, `trading_entity`; empty when it never was a participant.
    pub kind: String,
    /// Whether it takes part today, as far as the sources go.
    pub takes_part: bool,
    /// The last change of its status as a whole.
    pub status: Option<Status>,
    /// The first half-year for which it filed.
    pub first_filed: Option<HalfYear>,
    /// The last.
    pub last_filed: Option<HalfYear>,
    /// What it declared in the latest complete year; `null` when nothing.
    pub declared: Option<Amount>,
    /// How many findings tie stones mined there.
    pub findings: usize,
    /// How many looks were made at it, or at a site in it, whoever made them.
    pub looks: usize,
    /// How many mines and fields are known.
    pub sites: usize,
}

/// A change of status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// When, as far as it is known.
    pub date: String,
    /// `admitted`, `suspended` and others.
    pub status: String,
}

/// Every participant, and everyone else who ever filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// The latest complete year, of which the list gives the production.
    pub year: Option<i16>,
    /// By code.
    pub participants: Vec<Brief>,
}

/// A participant, whole, but for its returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The participant.
    #[serde(flatten)]
    pub brief: Brief,
    /// Where its names are from.
    pub names_source: String,
    /// Its periods of participation.
    pub periods: Vec<Participation>,
    /// Its dated changes of status.
    pub statuses: Vec<StatusChange>,
    /// Its authorities.
    pub authorities: Vec<Authority>,
    /// Its mines and fields.
    pub places: Vec<Named>,
    /// The companies with a site or seat there.
    pub companies: Vec<Named>,
    /// The findings that tie stones mined there.
    pub tied: Vec<Tied>,
    /// The looks at it, and at sites in it.
    pub seen: Vec<Look>,
    /// What is known of the chances to look.
    pub notes: Vec<Note>,
}

/// A finding that ties stones of something.
pub(crate) fn tied(ask: &Ask<'_>, ties: &[Tie<'_>], keep: impl Fn(&Tie<'_>) -> bool) -> Vec<Tied> {
    let mut found: Vec<Tied> = Vec::new();
    for tie in ties.iter().filter(|tie| keep(tie)) {
        let (finding, link) = (tie.finding, tie.link.kind.clone());
        match found.iter_mut().find(|known| known.finding == finding.id) {
            Some(known) if known.links.contains(&link) => {}
            Some(known) => known.links.push(link),
            None => found.push(Tied {
                finding: finding.id.clone(),
                title: finding.title.get(ask.lang).to_owned(),
                span: finding.span,
                grade: finding.treated_as(),
                verified: finding.treated_as() == Grade::Verified,
                links: vec![link],
            }),
        }
    }
    found
}

/// Lists every participant and everyone who ever filed.
pub fn participants(ask: &Ask<'_>) -> Answer<List> {
    let register = &ask.edition.register;
    let mut ids: BTreeSet<ParticipantId> = register.participants.iter().map(|participant| participant.id).collect();
    ids.extend(register.filers());
    let ties = ties(register);
    let list = List {
        year: register.latest_complete_year(),
        participants: ids.into_iter().map(|id| brief(ask, &ties, id)).collect(),
    };
    ask.answer(&[], list)
}

/// Shows one participant, by code or name. Refuses an unknown one with `P3`.
pub fn participant(ask: &Ask<'_>, text: &str, counted: LooksCounted) -> Result<Answer<Whole>, Refusal> {
    let register = &ask.edition.register;
    let id = parse_participant(register, text)?;
    let ties = ties(register);
    let companies = register.companies.iter().filter(|company| register.participants_of_company(company).contains(&id));
    let notes = register.coverage_notes.iter().filter(|note| note.participant == id.as_str());
    let whole = Whole {
        brief: brief(ask, &ties, id),
        names_source: register.participant(id).map(|known| known.names_source.clone()).unwrap_or_default(),
        periods: register.participations.iter().filter(|period| period.participant == id).cloned().collect(),
        statuses: register.statuses.iter().filter(|status| status.participant == id).cloned().collect(),
        authorities: register.authorities.iter().filter(|known| known.participant == id).cloned().collect(),
        places: sites(ask, id).map(|site| ask.site(&site.id)).collect(),
        companies: companies.map(|company| ask.company(&company.id)).collect(),
        tied: tied(ask, &ties, |tie| tie.participants.contains(&id)),
        seen: looks(ask, id).map(|look| Look::new(ask, look, counted)).collect(),
        notes: notes.map(Note::from).collect(),
    };
    Ok(ask.answer(&[], whole))
}

fn sites<'a>(ask: &'a Ask<'_>, id: ParticipantId) -> impl Iterator<Item = &'a loupe_scheme::site::Site> {
    ask.edition.register.sites.iter().filter(move |site| site.participant == id.as_str())
}

fn looks<'a>(ask: &'a Ask<'_>, id: ParticipantId) -> impl Iterator<Item = &'a loupe_scheme::look::Look> {
    super::coverage::looks_in(ask, id).into_iter()
}

fn brief(ask: &Ask<'_>, ties: &[Tie<'_>], id: ParticipantId) -> Brief {
    let register = &ask.edition.register;
    let known: Option<&scheme::Participant> = register.participant(id);
    let whole = register.statuses.iter().filter(|status| status.participant == id && status.scope == "whole");
    let dated = whole.filter_map(|status| Some((status.date?, status)));
    let last = dated
        .max_by_key(|(date, _)| date.earliest())
        .map(|(date, status)| Status { date: date.to_string(), status: status.status.clone() });
    let open_end = |period: &&Participation| {
        period.participant == id && period.span.to.is_none_or(|until| until.latest() >= ask.made_on)
    };
    let filed: Vec<HalfYear> = register.filings_of(id).iter().map(|filing| filing.half).collect();
    let declared = register.latest_complete_year().and_then(|year| declared_in(ask, id, year));
    let of: BTreeSet<&str> =
        ties.iter().filter(|tie| tie.participants.contains(&id)).map(|tie| tie.finding.id.as_str()).collect();
    Brief {
        participant: ask.participant(id.as_str()),
        alpha2: known.map(|known| known.alpha2.clone()).unwrap_or_default(),
        kind: known.map(|known| known.kind.clone()).unwrap_or_default(),
        takes_part: register.participations.iter().any(|period| open_end(&period)),
        status: last,
        first_filed: filed.iter().min().copied(),
        last_filed: filed.iter().max().copied(),
        declared: declared.filter(|amount| amount.carats > Carats::ZERO),
        findings: of.len(),
        looks: looks(ask, id).count(),
        sites: sites(ask, id).count(),
    }
}
