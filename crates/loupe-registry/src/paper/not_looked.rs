//! What nobody looked at, item by item, as the annex of a certificate lists it: by country and by period.

use loupe_scheme::certificate::statement::CertificateStatement;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::HalfYear;
use loupe_scheme::statement as scheme;
use loupe_scheme::words::Lang;

use super::both::{Both, Voices};
use crate::answer::Ask;
use crate::answer::not_looked::{definition_name, look_label, runs};

/// What nobody looked at in some countries, or wherever it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotLookedGroup {
    /// The countries, or what its items have in common.
    pub about: Both,
    /// Its items, in the order of the statement.
    pub rows: Vec<NotLookedRow>,
}

/// One thing that nobody looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotLookedRow {
    /// The half-years, `2024–2025, 2026H1`; empty where it is of no period.
    pub when: String,
    /// What, in a sentence that names neither the country nor the period.
    pub what: Both,
}

/// What the items of a group have in common.
#[derive(Clone, PartialEq, Eq)]
enum About {
    Countries(Vec<ParticipantId>),
    Findings,
    Always,
}

impl About {
    fn of(item: &scheme::NotLooked) -> About {
        match item {
            scheme::NotLooked::NoReturn { participant, .. } | scheme::NotLooked::FiledTwice { participant, .. } => {
                About::Countries(vec![*participant])
            }
            scheme::NotLooked::NoLook { participants, .. } => About::Countries(participants.clone()),
            scheme::NotLooked::NoOutput { .. } | scheme::NotLooked::Route { .. } => About::Findings,
            scheme::NotLooked::StockBefore | scheme::NotLooked::AfterTheMine => About::Always,
        }
    }

    const fn place(&self) -> u8 {
        match self {
            About::Countries(_) => 0,
            About::Findings => 1,
            About::Always => 2,
        }
    }

    fn said(&self, ask: &Ask<'_>, voices: Voices) -> Both {
        let register = &ask.edition.register;
        match self {
            About::Countries(ids) => Both::in_a_row(ids.iter().map(|id| voices.country(register, *id))),
            About::Findings => voices.text("paper-annex-findings"),
            About::Always => voices.text("paper-annex-always"),
        }
    }
}

/// Every item of a statement once, under what it is about: countries first, what is true of every statement last.
pub(super) fn groups(ask: &Ask<'_>, voices: Voices, made: &CertificateStatement) -> Vec<NotLookedGroup> {
    let mut groups: Vec<(About, Vec<NotLookedRow>)> = Vec::new();
    for item in &made.not_looked {
        let about = About::of(item);
        let row = row(ask, voices, item);
        match groups.iter_mut().find(|(known, _)| *known == about) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((about, vec![row])),
        }
    }
    groups.sort_by_key(|(about, _)| about.place());
    groups.into_iter().map(|(about, rows)| NotLookedGroup { about: about.said(ask, voices), rows }).collect()
}

fn row(ask: &Ask<'_>, voices: Voices, item: &scheme::NotLooked) -> NotLookedRow {
    let in_voice = |lang: Lang| what(&Ask { lang, ..*ask }, item);
    NotLookedRow { when: when(item), what: Both::of(in_voice(voices.own()), in_voice(Lang::En)) }
}

fn when(item: &scheme::NotLooked) -> String {
    let said = |halves: &[HalfYear]| runs(halves).join(", ").replace("..", "–");
    match item {
        scheme::NotLooked::NoReturn { half, .. } | scheme::NotLooked::FiledTwice { half, .. } => said(&[*half]),
        scheme::NotLooked::NoLook { halves, .. } => said(halves),
        _ => String::new(),
    }
}

fn what(ask: &Ask<'_>, item: &scheme::NotLooked) -> String {
    let texts = ask.texts();
    match item {
        scheme::NotLooked::NoReturn { .. } => texts.text("paper-annex-no-return").into_owned(),
        scheme::NotLooked::FiledTwice { rows, .. } => {
            texts.with("paper-annex-filed-twice", &[("rows", rows.to_string())])
        }
        scheme::NotLooked::NoLook { definitions, kinds, .. } => {
            let labels: Vec<String> = kinds.iter().map(|kind| look_label(ask, kind)).collect();
            let under: Vec<&str> = definitions.iter().map(|key| definition_name(ask, key)).collect();
            let args = [("kinds", texts.list(&labels)), ("definition", under.join(", "))];
            texts.with("paper-annex-no-look", &args)
        }
        scheme::NotLooked::NoOutput { finding, kind, id } => {
            let about = if kind == "site" { ask.site(id) } else { ask.company(id) };
            texts.with("answer-not-looked-no-output", &[("name", about.name), ("finding", finding.clone())])
        }
        scheme::NotLooked::Route { finding, route } => {
            texts.with("answer-not-looked-route", &[("name", route.clone()), ("finding", finding.clone())])
        }
        scheme::NotLooked::StockBefore => texts.text("answer-not-looked-stock-before").into_owned(),
        scheme::NotLooked::AfterTheMine => texts.text("answer-not-looked-after-the-mine").into_owned(),
    }
}
