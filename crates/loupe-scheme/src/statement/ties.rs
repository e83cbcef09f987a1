//! Every act and link of every finding with what is known of it, for asking boxes and definitions without a period.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::claims::{facts, places};
use crate::definition::{Answer, Facts, Region, Resolved, evaluate};
use crate::finding::{Act, Finding, Link};
use crate::participant::ParticipantId;
use crate::period::{FIRST_YEAR, HalfYear, Overlap, PartialDate, Span};
use crate::register::Register;
use crate::resolution::{Described, described};
use crate::vocabulary::{Reach, Vocabulary};

/// One act and one link that ties stones, with what is known of it over the whole time it lasted.
pub struct Tie<'r> {
    /// The finding.
    pub finding: &'r Finding,
    /// The act.
    pub act: &'r Act,
    /// The link.
    pub link: &'r Link,
    /// The participants whose stones it ties; none for a route or region.
    pub participants: BTreeSet<ParticipantId>,
    /// Whether case, act and link are verified.
    pub verified: bool,
    /// What is known, once for each thing the Security Council's list said while it lasted.
    pub facts: Vec<Facts>,
}

impl Tie<'_> {
    /// What a definition answers to one of its `facts`.
    pub fn judge(&self, vocabulary: &Vocabulary, definition: &Resolved, facts: &Facts) -> Answer {
        evaluate(definition, facts, &Region::all(vocabulary))
    }
}

/// Every act and link that ties stones of some participant, site, company, route or region.
pub fn ties(register: &Register) -> Vec<Tie<'_>> {
    let mut ties = Vec::new();
    let mut lists: BTreeMap<ParticipantId, Vec<(HalfYear, Described)>> = BTreeMap::new();
    for finding in &register.findings {
        for link in &finding.links {
            if register.vocabulary.reach(&link.kind).is_none_or(|reach| reach == Reach::None) {
                continue;
            }
            let participants: BTreeSet<ParticipantId> =
                places(register, finding, link).into_iter().map(|(participant, _)| participant).collect();
            let mut where_placed = participants.clone();
            if where_placed.is_empty() {
                where_placed.extend(ParticipantId::new(&finding.country));
            }
            for act in &finding.acts {
                let span = finding.tied_span(act, link);
                let mut said: Vec<Described> = Vec::new();
                for participant in &where_placed {
                    let list = lists.entry(*participant).or_insert_with(|| list_of(register, *participant));
                    for one in described_while(register, *participant, list, span, finding.told_until()) {
                        if !said.contains(&one) {
                            said.push(one);
                        }
                    }
                }
                if said.is_empty() {
                    said.push(Described::Never);
                }
                let facts = said.into_iter().map(|un| facts(&register.vocabulary, finding, act, link, un)).collect();
                let verified = finding.is_verified(act, link);
                ties.push(Tie { finding, act, link, participants: participants.clone(), verified, facts });
            }
        }
    }
    ties
}

/// What the Security Council's list said of a participant while something lasted; before the scheme began, whether any
/// resolution was in effect at some time of it.
fn described_while(
    register: &Register,
    participant: ParticipantId,
    list: &[(HalfYear, Described)],
    span: Span,
    told_until: Option<Date>,
) -> Vec<Described> {
    let mut said: Vec<Described> = Vec::new();
    let began = span.from.map(PartialDate::earliest);
    let scheme_began = date(FIRST_YEAR, 1, 1);
    if began.is_some_and(|day| day < scheme_began) {
        let ended = span.to.map_or(scheme_began, PartialDate::latest).min(scheme_began);
        let in_effect = register.resolutions.iter().any(|resolution| {
            resolution.participant == Some(participant)
                && resolution.measure != "lifted"
                && resolution.effect_from.is_some_and(|from| from <= ended)
                && resolution.effect_until.is_none_or(|until| Some(until) >= began)
        });
        said.push(if in_effect { Described::InEffect } else { Described::Never });
    }
    let touched = list.iter().filter(|(half, _)| span.certain_overlap(*half, told_until) != Overlap::Apart);
    said.extend(touched.map(|(_, described)| *described));
    said
}

/// What the list said of a participant in each half-year since the scheme began.
fn list_of(register: &Register, participant: ParticipantId) -> Vec<(HalfYear, Described)> {
    let halves = std::iter::successors(HalfYear::new(FIRST_YEAR, 1), |half| Some(half.next()));
    let last = register.last_half();
    let until_now = halves.take_while(|half| Some(*half) <= last);
    until_now.map(|half| (half, described(&register.resolutions, participant, half))).collect()
}
