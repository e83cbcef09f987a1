//! What a statement did not look at, item by item and in words.

use loupe_scheme::period::{HalfYear, Period};
use loupe_scheme::statement as scheme;
use serde::Serialize;

use super::Ask;
use super::target::Named;

/// One thing that was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotLooked {
    /// `no_return`, `filed_twice`, `no_look`, `no_output`, `route`, `stock_before` or `after_the_mine`.
    pub what: &'static str,
    /// In one sentence.
    pub text: String,
    /// The participant, site, company or route concerned.
    pub about: Option<Named>,
    /// The participants whose stones nobody looked at.
    pub participants: Vec<Named>,
    /// The definitions that ask for the looks that are missing.
    pub definitions: Vec<String>,
    /// The finding that points there.
    pub finding: Option<String>,
    /// The half-years concerned.
    pub halves: Vec<HalfYear>,
    /// The kinds of look that are missing.
    pub kinds: Vec<String>,
}

impl NotLooked {
    fn bare(what: &'static str, text: String) -> NotLooked {
        NotLooked {
            what,
            text,
            about: None,
            participants: vec![],
            definitions: vec![],
            finding: None,
            halves: vec![],
            kinds: vec![],
        }
    }

    /// The item in words.
    pub fn new(ask: &Ask<'_>, item: &scheme::NotLooked) -> NotLooked {
        let texts = ask.texts();
        match item {
            scheme::NotLooked::NoReturn { participant, half } => {
                let about = ask.participant(participant.as_str());
                let args = [("who", about.name.clone()), ("half", half.to_string())];
                let bare = NotLooked::bare("no_return", texts.with("answer-not-looked-no-return", &args));
                NotLooked { about: Some(about), halves: vec![*half], ..bare }
            }
            scheme::NotLooked::FiledTwice { participant, half, rows } => {
                let about = ask.participant(participant.as_str());
                let args = [("who", about.name.clone()), ("half", half.to_string()), ("rows", rows.to_string())];
                let bare = NotLooked::bare("filed_twice", texts.with("answer-not-looked-filed-twice", &args));
                NotLooked { about: Some(about), halves: vec![*half], ..bare }
            }
            scheme::NotLooked::NoLook { participants, definitions, halves, kinds } => {
                let about: Vec<Named> = participants.iter().map(|id| ask.participant(id.as_str())).collect();
                let who: Vec<&str> = about.iter().map(|named| named.name.as_str()).collect();
                let labels: Vec<String> = kinds.iter().map(|kind| look_label(ask, kind)).collect();
                let under: Vec<&str> = definitions.iter().map(|key| definition_name(ask, key)).collect();
                let args = [
                    ("who", who.join(", ")),
                    ("definition", under.join(", ")),
                    ("halves", runs(halves).join(", ")),
                    ("kinds", texts.list(&labels)),
                ];
                let bare = NotLooked::bare("no_look", texts.with("answer-not-looked-no-look", &args));
                NotLooked {
                    definitions: definitions.clone(),
                    halves: halves.clone(),
                    kinds: kinds.clone(),
                    participants: about,
                    ..bare
                }
            }
            scheme::NotLooked::NoOutput { finding, kind, id } => {
                let about = if kind == "site" { ask.site(id) } else { ask.company(id) };
                let args = [("name", about.name.clone()), ("finding", finding.clone())];
                let bare = NotLooked::bare("no_output", texts.with("answer-not-looked-no-output", &args));
                NotLooked { about: Some(about), finding: Some(finding.clone()), ..bare }
            }
            scheme::NotLooked::Route { finding, route } => {
                let about = Named { kind: "route", id: route.clone(), name: route.clone() };
                let args = [("name", route.clone()), ("finding", finding.clone())];
                let bare = NotLooked::bare("route", texts.with("answer-not-looked-route", &args));
                NotLooked { about: Some(about), finding: Some(finding.clone()), ..bare }
            }
            scheme::NotLooked::StockBefore => {
                NotLooked::bare("stock_before", texts.text("answer-not-looked-stock-before").into_owned())
            }
            scheme::NotLooked::AfterTheMine => {
                NotLooked::bare("after_the_mine", texts.text("answer-not-looked-after-the-mine").into_owned())
            }
        }
    }
}

/// The short name of a definition by its key.
pub(crate) fn definition_name<'a>(ask: &'a Ask<'_>, key: &'a str) -> &'a str {
    let id = key.split(':').next().unwrap_or(key);
    ask.edition.register.definition(id).map_or(key, |known| known.name.get(ask.lang))
}

/// The label of a kind of look.
pub(crate) fn look_label(ask: &Ask<'_>, kind: &str) -> String {
    ask.texts().text(&format!("look-{}", kind.replace('_', "-"))).into_owned()
}

/// Half-years as runs: `2019..2020`, `2021H1`.
pub fn runs(halves: &[HalfYear]) -> Vec<String> {
    let mut runs: Vec<(HalfYear, HalfYear)> = Vec::new();
    for half in halves {
        match runs.last_mut() {
            Some((_, last)) if last.next() == *half => *last = *half,
            _ => runs.push((*half, *half)),
        }
    }
    runs.into_iter().filter_map(|(first, last)| Period::between(first, last)).map(|run| run.to_string()).collect()
}
