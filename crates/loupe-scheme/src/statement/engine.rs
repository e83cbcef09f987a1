//! Runs one definition over the register: for each participant and stretch of time, the parts and their grounds.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::claims::{Claim, Scope, claims};
use super::declared::slots_in;
use super::interval::{Amount, Block, Parts, State};
use super::{Effect, Ground, NearMiss};
use crate::definition::{Resolved, Verdict};
use crate::finding::Target;
use crate::look::{Look, LooksCounted};
use crate::participant::ParticipantId;
use crate::period::{HalfYear, Overlap, Period};
use crate::register::Register;
use crate::site::Output;
use crate::vocabulary::Reach;

/// The parts of a participant's production in a period, by mass and by value, on both readings of disputed returns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Micro-carats, every row counted.
    pub mass: Parts,
    /// Micro-carats, the smallest row of each disputed half-year counted.
    pub mass_least: Parts,
    /// US cents, every row counted.
    pub value: Parts,
    /// US cents, the smallest row counted.
    pub value_least: Parts,
}

impl std::ops::Add for Outcome {
    type Output = Outcome;

    fn add(self, other: Outcome) -> Outcome {
        Outcome {
            mass: self.mass + other.mass,
            mass_least: self.mass_least + other.mass_least,
            value: self.value + other.value,
            value_least: self.value_least + other.value_least,
        }
    }
}

/// A definition applied to a register. Make one, ask it many things.
pub struct Engine<'r> {
    pub(crate) register: &'r Register,
    pub(crate) definition: &'r Resolved,
    needed: Vec<&'r str>,
    counted: LooksCounted,
    claims: BTreeMap<ParticipantId, Vec<Claim<'r>>>,
    looks: HashMap<(&'static str, &'r str), Vec<&'r Look>>,
    outputs: HashMap<&'r str, Vec<&'r Output>>,
}

/// What the named sites and companies of a block add to it.
#[derive(Default)]
struct Named {
    verified: Amount,
    touched: Amount,
    looked: Amount,
}

impl<'r> Engine<'r> {
    /// Runs `definition` over every finding, counting the looks of `counted`.
    pub fn new(register: &'r Register, definition: &'r Resolved, counted: LooksCounted) -> Engine<'r> {
        let mut looks: HashMap<(&'static str, &'r str), Vec<&'r Look>> = HashMap::new();
        for look in &register.looks {
            looks.entry((look.target.kind(), look.target.id())).or_default().push(look);
        }
        let mut outputs: HashMap<&'r str, Vec<&'r Output>> = HashMap::new();
        for output in register.outputs.iter().filter(|output| output.bounds()) {
            let key = if output.is_of_company() { &output.company } else { &output.site };
            outputs.entry(key).or_default().push(output);
        }
        Engine {
            register,
            definition,
            needed: definition.looks_needed(&register.vocabulary),
            counted,
            claims: claims(register, definition),
            looks,
            outputs,
        }
    }

    /// The kinds of look that must all have been made for production to count as looked at.
    pub fn looks_needed(&self) -> &[&'r str] {
        &self.needed
    }

    pub(crate) fn claims_of(&self, participant: ParticipantId) -> &[Claim<'r>] {
        self.claims.get(&participant).map_or(&[], Vec::as_slice)
    }

    /// The kinds of harm that looks at `target` looked for through the whole of `half`.
    pub fn seen(&self, target: &Target, half: HalfYear) -> BTreeSet<&'r str> {
        let looks = self.looks.get(&(target.kind(), target.id())).map_or(&[][..], Vec::as_slice);
        let whole = looks.iter().filter(|look| look.examined(half) == Overlap::Whole);
        whole.flat_map(|look| look.sees(self.counted)).collect()
    }

    /// The kinds of look that are missing for `target` in `half`.
    pub fn unseen(&self, target: &Target, half: HalfYear) -> Vec<&'r str> {
        if self.needed.is_empty() {
            return Vec::new();
        }
        let seen = self.seen(target, half);
        self.needed.iter().copied().filter(|kind| !seen.contains(kind)).collect()
    }

    /// The parts of what `participant` declared in `period`.
    pub fn outcome(&self, participant: ParticipantId, period: Period) -> Outcome {
        period.blocks().map(|block| self.block(participant, block)).fold(Outcome::default(), |a, b| a + b)
    }

    fn block(&self, participant: ParticipantId, period: Period) -> Outcome {
        let mut totals: BTreeMap<HalfYear, [Amount; 4]> = BTreeMap::new();
        for slot in slots_in(self.register, participant, period) {
            let total = totals.entry(slot.half).or_default();
            let add = [slot.mass_at_most(), slot.mass_at_least(), slot.value_at_most(), slot.value_at_least()];
            for (sum, amount) in total.iter_mut().zip(add) {
                *sum += amount;
            }
        }
        let named = self.named(participant, period);
        let states: BTreeMap<HalfYear, State> =
            totals.keys().map(|half| (*half, self.state(participant, *half, &named))).collect();
        let (by_mass, by_value) = self.named_amounts(participant, period, &named);
        let parts = |which: usize, amounts: &Named| {
            let halves = totals.iter().map(|(half, total)| (total[which], states[half])).collect();
            Block {
                halves,
                named_verified: amounts.verified,
                named_touched: amounts.touched,
                named_looked: amounts.looked,
            }
            .parts()
        };
        Outcome {
            mass: parts(0, &by_mass),
            mass_least: parts(1, &by_mass),
            value: parts(2, &by_value),
            value_least: parts(3, &by_value),
        }
    }

    /// The sites and companies with claims in `period` whose output a source gives for exactly that period, or for the
    /// year around it.
    fn named(&self, participant: ParticipantId, period: Period) -> BTreeMap<&Scope, (Amount, Amount)> {
        let scopes = self.claims_of(participant).iter().map(|claim| &claim.scope);
        scopes.filter_map(|scope| Some((scope, self.output_of(scope, participant, period)?))).collect()
    }

    /// The least and most that sources give as the output of a site or company in a stretch of time. Of a single
    /// half-year for which only the year is given, the least is nothing.
    fn output_of(&self, scope: &Scope, participant: ParticipantId, period: Period) -> Option<(Amount, Amount)> {
        let id = match scope {
            Scope::Site(id) => id,
            Scope::Company(id) => {
                let company = self.register.company(id)?;
                let only_here = self.register.participants_of_company(company) == BTreeSet::from([participant]);
                only_here.then_some(id)?
            }
            Scope::Whole | Scope::Unnamed => return None,
        };
        self.known_output(id, period)
    }

    /// See [`Engine::output_of`]; by the id of a site or company.
    pub fn known_output(&self, id: &str, period: Period) -> Option<(Amount, Amount)> {
        let rows = self.outputs.get(id)?;
        let of_year = |output: &&&Output| output.year == period.first().year();
        let exact: &[&str] = match (period.as_year(), period.first().half()) {
            (Some(_), _) => &["calendar_year"],
            (None, 1) => &["H1"],
            (None, _) => &["H2"],
        };
        let masses = |periods: &[&str]| -> Vec<Amount> {
            let fits = rows.iter().filter(of_year).filter(|output| periods.contains(&output.period.as_str()));
            fits.filter_map(|output| output.mass_micro).collect()
        };
        let exactly = masses(exact);
        if let (Some(low), Some(high)) = (exactly.iter().min(), exactly.iter().max()) {
            return Some((*low, *high));
        }
        let around = masses(&["calendar_year"]);
        let high = around.iter().max()?;
        period.as_year().is_none().then_some((0, *high))
    }

    /// What holds for all of a half-year's stones.
    fn state(&self, participant: ParticipantId, half: HalfYear, named: &BTreeMap<&Scope, (Amount, Amount)>) -> State {
        let mut state = State::NotLooked;
        for claim in self.claims_of(participant) {
            let effect = self.effect(claim, half);
            let bounded = named.contains_key(&claim.scope);
            let one = match effect {
                Effect::S1 => State::Verified,
                Effect::S6 | Effect::S7 => continue,
                _ if bounded => continue,
                _ => State::Open,
            };
            state = state.max(one);
        }
        let looked = state == State::NotLooked && {
            let target = Target::Participant(participant.to_string());
            self.unseen(&target, half).is_empty()
        };
        if looked { State::Looked } else { state }
    }

    /// The rule by which one claim moves a half-year.
    pub(crate) fn effect(&self, claim: &Claim<'_>, half: HalfYear) -> Effect {
        let overlap = claim.overlap(half);
        let answer = claim.answer(self.register, half);
        // A link that speaks of some operation of a company does not tie all that the company produced.
        let named = match &claim.scope {
            Scope::Site(_) => true,
            Scope::Company(_) => self.register.vocabulary.reach(&claim.link.kind) == Some(Reach::Whole),
            Scope::Whole | Scope::Unnamed => false,
        };
        match (overlap, answer.verdict) {
            (Overlap::Apart, _) => Effect::S7,
            (_, Verdict::No) => Effect::S6,
            (_, Verdict::Unknown | Verdict::Contested) => Effect::S3,
            (_, Verdict::Yes) if !claim.verified => Effect::S3,
            (Overlap::Part, Verdict::Yes) => Effect::S5,
            (Overlap::Whole, Verdict::Yes) if named => Effect::S2,
            (Overlap::Whole, Verdict::Yes) if claim.scope == Scope::Whole => Effect::S1,
            (Overlap::Whole, Verdict::Yes) => Effect::S4,
        }
    }

    /// What named sites and companies add to a block: by mass, and by value where nothing is known of it but that it
    /// cannot exceed the whole.
    fn named_amounts(
        &self,
        participant: ParticipantId,
        period: Period,
        named: &BTreeMap<&Scope, (Amount, Amount)>,
    ) -> (Named, Named) {
        let mut verified: BTreeMap<&str, Amount> = BTreeMap::new();
        let mut touched: BTreeMap<&str, Amount> = BTreeMap::new();
        for (scope, (low, high)) in named {
            let claims = self.claims_of(participant).iter().filter(|claim| claim.scope == **scope);
            let effects: Vec<Vec<Effect>> =
                claims.map(|claim| period.halves().map(|half| self.effect(claim, half)).collect()).collect();
            let id = match scope {
                Scope::Site(id) | Scope::Company(id) => id.as_str(),
                Scope::Whole | Scope::Unnamed => continue,
            };
            let moves = |effect: &Effect| !matches!(effect, Effect::S6 | Effect::S7);
            if effects.iter().flatten().any(moves) {
                touched.insert(id, *high);
            }
            if effects.iter().any(|halves| halves.iter().all(|effect| *effect == Effect::S2)) {
                verified.insert(id, *low);
            }
        }
        let looked = self.looked_sites(participant, period);
        let by_mass = Named { verified: self.union(&verified), touched: touched.values().sum(), looked };
        let unknown_value = if touched.is_empty() { 0 } else { Amount::MAX };
        (by_mass, Named { verified: 0, touched: unknown_value, looked: 0 })
    }

    /// At least how much lies in the union of sites and companies. Sites do not overlap; a company's output contains
    /// that of its sites, and companies may share sites, so only the one that adds most is counted beside the others'.
    fn union(&self, amounts: &BTreeMap<&str, Amount>) -> Amount {
        let sites: BTreeMap<&str, Amount> =
            amounts.iter().filter(|(id, _)| self.register.site(id).is_some()).map(|(id, a)| (*id, *a)).collect();
        let all_sites: Amount = sites.values().sum();
        let with_company = |(id, amount): (&&str, &Amount)| {
            let company = self.register.company(id)?;
            let own: Amount = company.sites.iter().filter_map(|site| sites.get(site.as_str())).sum();
            Some(all_sites - own + own.max(*amount))
        };
        amounts.iter().filter_map(with_company).max().unwrap_or(0).max(all_sites)
    }

    /// The output of sites that were looked at for everything asked, and that no claim of this block points at.
    fn looked_sites(&self, participant: ParticipantId, period: Period) -> Amount {
        let touched = |site: &str| {
            let claims = self.claims_of(participant).iter();
            claims.filter(|claim| !matches!(claim.scope, Scope::Whole)).any(|claim| {
                let bears = period.halves().any(|half| !matches!(self.effect(claim, half), Effect::S6 | Effect::S7));
                bears
                    && match &claim.scope {
                        Scope::Site(id) => id == site,
                        Scope::Company(_) | Scope::Unnamed => true,
                        Scope::Whole => false,
                    }
            })
        };
        let sites = self.register.sites.iter().filter(|site| site.participant == participant.as_str());
        let looked = sites.filter(|site| {
            let target = Target::Site(site.id.clone());
            !self.needed.is_empty()
                && self.looks.contains_key(&("site", site.id.as_str()))
                && period.halves().all(|half| self.unseen(&target, half).is_empty())
                && !touched(&site.id)
        });
        looked.filter_map(|site| self.known_output(&site.id, period)).map(|(low, _)| low).sum()
    }

    /// The findings that bear on `participant` in `period`, the act and link that count most of each, strongest first.
    pub fn grounds(&self, participant: ParticipantId, period: Period) -> Vec<Ground> {
        self.grounds_where(participant, period, |_| true)
    }

    pub(crate) fn grounds_where(
        &self,
        participant: ParticipantId,
        period: Period,
        keep: impl Fn(&Claim<'_>) -> bool,
    ) -> Vec<Ground> {
        let mut best: BTreeMap<&str, Ground> = BTreeMap::new();
        for claim in self.claims_of(participant).iter().filter(|claim| keep(claim)) {
            for half in period.halves() {
                let mut effect = self.effect(claim, half);
                let block =
                    if period.as_year().is_some() { period } else { Period::between(half, half).unwrap_or(period) };
                let named = matches!(claim.scope, Scope::Site(_) | Scope::Company(_));
                if effect == Effect::S2 && named && self.output_of(&claim.scope, participant, block).is_none() {
                    effect = Effect::S4;
                }
                if effect == Effect::S7 {
                    continue;
                }
                let ground = Ground {
                    finding: claim.finding.id.clone(),
                    act: claim.act.id.clone(),
                    link: claim.link.kind.clone(),
                    participant,
                    scope: claim.scope.clone(),
                    answer: claim.answer(self.register, half).clone(),
                    verified: claim.verified,
                    overlap: claim.overlap(half),
                    effect,
                };
                let weight = |ground: &Ground| {
                    let moved = !matches!(ground.effect, Effect::S6);
                    let in_the_way = ground.answer.nearest.as_ref().map_or(0, |miss| miss.fields.len());
                    (
                        moved,
                        Reverse(ground.effect),
                        ground.answer.verdict,
                        Reverse(in_the_way),
                        ground.verified,
                        Reverse(ground.act.clone()),
                    )
                };
                match best.get(claim.finding.id.as_str()) {
                    Some(known) if weight(known) >= weight(&ground) => {}
                    _ => {
                        best.insert(&claim.finding.id, ground);
                    }
                }
            }
        }
        let mut grounds: Vec<Ground> = best.into_values().collect();
        grounds.sort_by(|a, b| a.effect.cmp(&b.effect).then_with(|| a.finding.cmp(&b.finding)));
        grounds
    }

    /// Of the findings that bear on the period and do not meet the definition, the one that came nearest.
    pub fn near_miss(&self, grounds: &[Ground]) -> Option<NearMiss> {
        let missed = grounds.iter().filter(|ground| ground.verdict() != Verdict::Yes);
        let with_miss = missed.filter_map(|ground| Some((ground, ground.answer.nearest.as_ref()?)));
        let nearest = with_miss.min_by_key(|(ground, miss)| {
            let apart = miss.fields.iter().filter(|field| field.has.and(field.asks).is_empty()).count();
            (!ground.verified, apart, miss.fields.len(), ground.finding.clone())
        });
        nearest.map(|(ground, miss)| {
            let clause = &self.definition.clauses[miss.clause];
            NearMiss {
                finding: ground.finding.clone(),
                act: ground.act.clone(),
                clause: (clause.definition.clone(), clause.id.clone()),
                fields: miss.fields.clone(),
            }
        })
    }
}
