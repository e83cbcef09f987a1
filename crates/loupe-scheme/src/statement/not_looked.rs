//! What a statement did not look at. The list is never empty.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::Scope;
use super::declared::Declared;
use super::engine::Engine;
use super::examine::UnderDefinition;
use super::one_amount::output_over;
use super::{Effect, NotLooked, Subject};
use crate::finding::Target;
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Period};
use crate::register::Register;
use crate::site::participant_of;

pub(super) fn not_looked(
    register: &Register,
    subject: &Subject,
    period: Period,
    engines: &[Engine<'_>],
    declared: &Declared,
    under: &[UnderDefinition],
) -> Vec<NotLooked> {
    let missing = declared.missing.iter();
    let mut list: Vec<NotLooked> =
        missing.map(|(participant, half)| NotLooked::NoReturn { participant: *participant, half: *half }).collect();
    list.extend(declared.disputed.iter().map(|slot| NotLooked::FiledTwice {
        participant: slot.participant,
        half: slot.half,
        rows: slot.filings.len(),
    }));
    list.extend(unseen(register, subject, period, engines));
    for ground in under.iter().flat_map(|under| &under.grounds) {
        let (kind, id) = match &ground.scope {
            Scope::Site(id) => ("site", id),
            Scope::Company(id) => ("company", id),
            Scope::Whole | Scope::Unnamed => continue,
        };
        if ground.effect != Effect::S6 && engines.first().is_some_and(|e| output_over(e, id, period).is_none()) {
            let finding = ground.finding.clone();
            list.push(NotLooked::NoOutput { finding, kind: kind.to_owned(), id: id.clone() });
        }
    }
    let touched: BTreeSet<&str> =
        under.iter().flat_map(|under| &under.grounds).map(|ground| ground.finding.as_str()).collect();
    for finding in register.findings.iter().filter(|finding| touched.contains(finding.id.as_str())) {
        for link in &finding.links {
            if let Target::Route(route) = &link.target {
                list.push(NotLooked::Route { finding: finding.id.clone(), route: route.clone() });
            }
        }
    }
    list.push(NotLooked::StockBefore);
    list.push(NotLooked::AfterTheMine);
    let mut seen = BTreeSet::new();
    list.retain(|item| seen.insert(item.clone()));
    list
}

/// The kinds of look that are missing, put together where they are missing for the same participants and half-years;
/// each definition's own list stands with its answer.
fn unseen(register: &Register, subject: &Subject, period: Period, engines: &[Engine<'_>]) -> Vec<NotLooked> {
    let of_subject: Vec<(ParticipantId, Option<Target>)> = match subject {
        Subject::World => {
            let in_period = |filing: &&crate::returns::Filing| {
                filing.mass.micro() > 0 && (period.first()..=period.last()).contains(&filing.half)
            };
            let producers: BTreeSet<_> = register.filings.iter().filter(in_period).map(|f| f.participant).collect();
            producers.into_iter().map(|id| (id, None)).collect()
        }
        Subject::Participant(id) => vec![(*id, None)],
        Subject::Site(id) => {
            let participant = register.site(id).and_then(participant_of);
            participant.map(|p| (p, Some(Target::Site(id.clone())))).into_iter().collect()
        }
        Subject::Company(id) => {
            let participants = register.company(id).map(|c| register.participants_of_company(c)).unwrap_or_default();
            participants.into_iter().map(|p| (p, Some(Target::Company(id.clone())))).collect()
        }
    };
    let mut by_definition: BTreeMap<(&str, Vec<HalfYear>, Vec<&str>), Vec<ParticipantId>> = BTreeMap::new();
    let keys: Vec<String> = engines.iter().map(|engine| engine.definition.reference.key()).collect();
    for (engine, key) in engines.iter().zip(&keys) {
        for (participant, own) in &of_subject {
            let mut by_kinds: BTreeMap<Vec<&str>, Vec<HalfYear>> = BTreeMap::new();
            for half in period.halves() {
                let mut kinds = engine.unseen(&Target::Participant(participant.to_string()), half);
                if let Some(own) = own {
                    let seen = engine.seen(own, half);
                    kinds.retain(|kind| !seen.contains(kind));
                }
                if !kinds.is_empty() {
                    by_kinds.entry(kinds).or_default().push(half);
                }
            }
            for (kinds, halves) in by_kinds {
                by_definition.entry((key, halves, kinds)).or_default().push(*participant);
            }
        }
    }
    let mut merged: BTreeMap<(Vec<ParticipantId>, Vec<HalfYear>), (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for ((definition, halves, kinds), participants) in by_definition {
        let (missing, asking) = merged.entry((participants, halves)).or_default();
        missing.extend(kinds);
        asking.insert(definition);
    }
    let owned = |set: BTreeSet<&str>| set.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let entry = |((participants, halves), (kinds, definitions))| NotLooked::NoLook {
        participants,
        definitions: owned(definitions),
        halves,
        kinds: owned(kinds),
    };
    merged.into_iter().map(entry).collect()
}
