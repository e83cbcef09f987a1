//! A finding as it bears on a statement: verdict, grade, the rule by which it moves it, and who says so.

use loupe_scheme::definition::{MissedField, Resolved, Verdict};
use loupe_scheme::finding::{Finding, Grade};
use loupe_scheme::period::Overlap;
use loupe_scheme::statement::{self as scheme, Effect};
use loupe_scheme::vocabulary::Field;
use serde::Serialize;

use super::Ask;
use super::target::{Cited, Named};

/// One finding under one definition: its act and link that count most.
#[derive(Clone, Debug, Serialize)]
pub struct Ground {
    /// The finding's id.
    pub finding: String,
    /// Its title.
    pub title: String,
    /// Whose stones, alpha-3.
    pub participant: String,
    /// How far it reaches within them.
    pub scope: Named,
    /// The act's id.
    pub act: String,
    /// What was done: a value of `act`.
    pub act_kind: String,
    /// Who did it: a value of `actor`; `null` when not known.
    pub actor: Option<String>,
    /// The actor's name; empty when not given.
    pub actor_name: String,
    /// Who says so.
    pub said_by: String,
    /// How the stones are tied to it: a value of `link`.
    pub link: String,
    /// The definition's answer.
    pub verdict: Verdict,
    /// Whether case, act and link are verified: only then can `at least` rise.
    pub verified: bool,
    /// How far the case is borne out; the act and the link at hand may be less so, see `verified`.
    pub grade: Grade,
    /// What the grade rests on.
    pub basis: String,
    /// How much of the half-year it lasted, at the most.
    pub overlap: Overlap,
    /// The rule by which it moves the statement, `S1` to `S7`.
    pub rule: &'static str,
    /// The rule in words.
    pub rule_text: String,
    /// The clauses that cover it, or may.
    pub clauses: Vec<ClauseName>,
    /// The fields that decide.
    pub deciding: Vec<Field>,
    /// Sources of the act and of the link.
    pub sources: Vec<Cited>,
    /// How many sources the whole case has.
    pub sources_in_all: usize,
}

/// A clause by the definition it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ClauseName {
    /// The definition's id.
    pub definition: String,
    /// The clause's number there.
    pub clause: String,
}

/// The finding that came nearest to a definition it does not meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The finding's id.
    pub finding: String,
    /// Its title.
    pub title: String,
    /// The act's id.
    pub act: String,
    /// The clause it came nearest to.
    pub clause: ClauseName,
    /// What would have to be otherwise.
    pub fields: Vec<Missed>,
}

/// A field in the way, in values of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// The field.
    pub field: Field,
    /// What the facts have, or may have.
    pub has: Vec<String>,
    /// What the clause asks for.
    pub asks: Vec<String>,
}

impl Missed {
    pub(crate) fn new(ask: &Ask<'_>, missed: &MissedField) -> Missed {
        let vocabulary = &ask.edition.register.vocabulary;
        let names = |set| vocabulary.names(missed.field, set).into_iter().map(str::to_owned).collect();
        Missed { field: missed.field, has: names(missed.has), asks: names(missed.asks) }
    }
}

pub(crate) fn clauses(definition: &Resolved, indices: &[usize]) -> Vec<ClauseName> {
    let clauses = indices.iter().filter_map(|index| definition.clauses.get(*index));
    clauses.map(|clause| ClauseName { definition: clause.definition.clone(), clause: clause.id.clone() }).collect()
}

/// A finding's title; its id when the register does not hold it.
pub(crate) fn title(ask: &Ask<'_>, id: &str) -> String {
    ask.edition.register.finding(id).map_or(id, |finding| finding.title.get(ask.lang)).to_owned()
}

impl Ground {
    /// `None` when the register does not hold the finding or the act.
    pub(crate) fn new(ask: &Ask<'_>, definition: &Resolved, ground: &scheme::Ground) -> Option<Ground> {
        let finding = ask.edition.register.finding(&ground.finding)?;
        let act = finding.acts.iter().find(|act| act.id == ground.act)?;
        Some(Ground {
            finding: finding.id.clone(),
            title: finding.title.get(ask.lang).to_owned(),
            participant: ground.participant.to_string(),
            scope: ask.scope(&ground.scope),
            act: act.id.clone(),
            act_kind: act.kind.clone(),
            actor: act.actor.clone(),
            actor_name: act.actor_name.clone(),
            said_by: act.said_by.clone(),
            link: ground.link.clone(),
            verdict: ground.verdict(),
            verified: ground.verified,
            grade: finding.treated_as(),
            basis: finding.grading.basis.clone(),
            overlap: ground.overlap,
            rule: ground.effect.code(),
            rule_text: ask.texts().text(effect_key(ground.effect)).into_owned(),
            clauses: clauses(definition, &ground.answer.clauses),
            deciding: ground.answer.deciding.clone(),
            sources: sources(finding, &act.source, &ground.link),
            sources_in_all: finding.sources.len(),
        })
    }
}

/// The sources of an act and of the links of one kind, each once, in the order of the case.
fn sources(finding: &Finding, of_act: &str, link: &str) -> Vec<Cited> {
    let of_links: Vec<&str> =
        finding.links.iter().filter(|known| known.kind == link).map(|known| known.source.as_str()).collect();
    let cited = finding.sources.iter().filter(|s| s.id == of_act || of_links.contains(&s.id.as_str()));
    cited.map(|source| Cited { title: source.title.clone(), url: source.url.clone() }).collect()
}

impl NearMiss {
    pub(crate) fn new(ask: &Ask<'_>, miss: &scheme::NearMiss) -> NearMiss {
        let (definition, clause) = miss.clause.clone();
        NearMiss {
            finding: miss.finding.clone(),
            title: title(ask, &miss.finding),
            act: miss.act.clone(),
            clause: ClauseName { definition, clause },
            fields: miss.fields.iter().map(|missed| Missed::new(ask, missed)).collect(),
        }
    }
}

/// The catalogue's key of an interval rule.
pub const fn effect_key(effect: Effect) -> &'static str {
    match effect {
        Effect::S1 => "answer-rule-S1",
        Effect::S2 => "answer-rule-S2",
        Effect::S3 => "answer-rule-S3",
        Effect::S4 => "answer-rule-S4",
        Effect::S5 => "answer-rule-S5",
        Effect::S6 => "answer-rule-S6",
        Effect::S7 => "answer-rule-S7",
    }
}
