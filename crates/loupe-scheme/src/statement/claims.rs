//! Claims: every act and link of every finding, placed at the participants whose stones it ties.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::definition::{Answer, Facts, Region, Resolved, evaluate};
use crate::finding::{Act, Finding, Link, Reading, Target};
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Overlap, Span};
use crate::register::Register;
use crate::resolution::{Described, described};
use crate::vocabulary::{Field, Reach, ValueSet, Vocabulary};

/// How far a claim reaches within a participant's stones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Scope {
    /// All of them.
    Whole,
    /// Those of one site.
    Site(String),
    /// All stones of one company.
    Company(String),
    /// Those of some site or operation that is not named.
    Unnamed,
}

/// One act and one link of a finding, as it bears on one participant's stones.
#[derive(Clone, Debug)]
pub(crate) struct Claim<'r> {
    pub finding: &'r Finding,
    pub act: &'r Act,
    pub link: &'r Link,
    pub participant: ParticipantId,
    pub scope: Scope,
    pub verified: bool,
    span: Span,
    told_until: Option<jiff::civil::Date>,
    /// The answer for each thing the Security Council's list can say.
    answers: [Answer; 4],
}

impl Claim<'_> {
    pub(crate) fn answer(&self, register: &Register, half: HalfYear) -> &Answer {
        &self.answers[described(&register.resolutions, self.participant, half) as usize]
    }

    pub(crate) fn overlap(&self, half: HalfYear) -> Overlap {
        self.span.certain_overlap(half, self.told_until)
    }
}

/// Places all claims under a definition, by participant.
pub(crate) fn claims<'r>(register: &'r Register, definition: &Resolved) -> BTreeMap<ParticipantId, Vec<Claim<'r>>> {
    let vocabulary = &register.vocabulary;
    let everything = Region::all(vocabulary);
    let mut placed: BTreeMap<ParticipantId, Vec<Claim<'r>>> = BTreeMap::new();
    for finding in &register.findings {
        let told_until = finding.told_until();
        for link in &finding.links {
            let places = places(register, finding, link);
            if places.is_empty() {
                continue;
            }
            for act in &finding.acts {
                let answers = CASES.map(|case| {
                    let facts = facts(vocabulary, finding, act, link, case);
                    evaluate(definition, &facts, &everything)
                });
                for (participant, scope) in &places {
                    placed.entry(*participant).or_default().push(Claim {
                        finding,
                        act,
                        link,
                        participant: *participant,
                        scope: scope.clone(),
                        verified: finding.is_verified(act, link),
                        span: finding.tied_span(act, link),
                        told_until,
                        answers: answers.clone(),
                    });
                }
            }
        }
    }
    placed
}

/// In the order of [`Described`].
const CASES: [Described; 4] = [Described::InEffect, Described::PartOfIt, Described::Lapsed, Described::Never];

/// Where a link ties stones. A link to a company is placed where the company has sites; one that speaks of a site
/// without naming it is placed at the sites of that company which the same finding names, when it names any.
pub(super) fn places(register: &Register, finding: &Finding, link: &Link) -> Vec<(ParticipantId, Scope)> {
    let reach = register.vocabulary.reach(&link.kind).unwrap_or(Reach::None);
    match (&link.target, reach) {
        (_, Reach::None) | (Target::Route(_) | Target::Region(_), _) => Vec::new(),
        (Target::Participant(id), reach) => {
            let scope = if reach == Reach::Whole { Scope::Whole } else { Scope::Unnamed };
            ParticipantId::new(id).map(|id| vec![(id, scope)]).unwrap_or_default()
        }
        (Target::Site(id), _) => {
            let site = register.site(id).and_then(crate::site::participant_of);
            site.map(|participant| vec![(participant, Scope::Site(id.clone()))]).unwrap_or_default()
        }
        (Target::Company(id), reach) => {
            let Some(company) = register.company(id) else { return Vec::new() };
            let named = named_sites(register, finding);
            let participants = register.participants_of_company(company);
            let of_named: BTreeSet<ParticipantId> =
                named.iter().filter(|p| participants.contains(p)).copied().collect();
            if reach == Reach::Site && !named.is_empty() {
                return Vec::new();
            }
            let placed = if of_named.is_empty() { participants } else { of_named };
            let scope = Scope::Company(id.clone());
            placed.into_iter().map(|participant| (participant, scope.clone())).collect()
        }
    }
}

/// The participants of the sites that a finding ties by some link.
fn named_sites(register: &Register, finding: &Finding) -> BTreeSet<ParticipantId> {
    let tied = |link: &&Link| register.vocabulary.reach(&link.kind).is_some_and(|reach| reach != Reach::None);
    let sites = finding.links.iter().filter(tied).filter_map(|link| match &link.target {
        Target::Site(id) => register.site(id),
        _ => None,
    });
    sites.filter_map(crate::site::participant_of).collect()
}

/// What is known of an act and its link. Gravity is read from the kind of act when the case states none; the actor is
/// contested when accounts of the same thing name different ones.
pub fn facts(vocabulary: &Vocabulary, finding: &Finding, act: &Act, link: &Link, un: Described) -> Facts {
    let known = |field: Field, value: Option<&str>| {
        value.and_then(|value| vocabulary.value(field, value).ok()).unwrap_or(vocabulary.any(field))
    };
    let read = |field: Field, reading: &Option<Reading>| known(field, reading.as_ref().map(|r| r.value.as_str()));
    let gravity = match &act.gravity {
        Some(reading) => known(Field::Gravity, Some(&reading.value)),
        None => vocabulary.gravity_of(&act.kind),
    };
    let rival = |other: &&Act| !act.account_of.is_empty() && other.account_of == act.account_of;
    let rivals = finding.acts.iter().filter(rival).filter_map(|other| other.actor.as_deref());
    let accused = rivals.filter_map(|actor| vocabulary.value(Field::Actor, actor).ok());
    let accused = accused.fold(ValueSet::EMPTY, ValueSet::or);
    let contested_actor = accused.len() > 1;
    let values: [ValueSet; Field::COUNT] = [
        known(Field::Goods, Some("rough")),
        if contested_actor { accused } else { known(Field::Actor, act.actor.as_deref()) },
        known(Field::Act, Some(&act.kind)),
        gravity,
        read(Field::Pattern, &act.pattern),
        read(Field::Finances, &act.finances),
        read(Field::Aim, &act.aim),
        un_status(vocabulary, un),
        known(Field::Link, Some(&link.kind)),
    ];
    let mut contested = [false; Field::COUNT];
    contested[Field::Actor as usize] = contested_actor;
    Facts { possible: Region(values), contested }
}

/// What the Council's list leaves possible. Whether an actor stands on one of its sanctions lists is not in the register:
/// outside a resolution in effect it stays unknown.
fn un_status(vocabulary: &Vocabulary, un: Described) -> ValueSet {
    let value = |name: &str| vocabulary.value(Field::UnStatus, name).unwrap_or(vocabulary.any(Field::UnStatus));
    let listed = value("actor_listed");
    match un {
        Described::InEffect => value("described_in_effect"),
        Described::Lapsed => value("described_lapsed").or(listed),
        Described::Never => value("not_described").or(listed),
        Described::PartOfIt => value("described_in_effect").or(value("described_lapsed")).or(listed),
    }
}
