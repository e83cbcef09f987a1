//! Four-valued evaluation: what is not known never reads as no.

use serde::Serialize;

use super::{Region, Resolved, subtract};
use crate::vocabulary::{Field, ValueSet};

/// The answer of a definition to one act and its link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No value the facts may take is covered.
    No,
    /// Whether it is covered hangs on a fact that nobody has established.
    Unknown,
    /// Whether it is covered hangs only on facts about which accounts differ.
    Contested,
    /// Every value the facts may take is covered.
    Yes,
}

/// What is known of one act and its link: for each field the values it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The values each field may have: one when known, all when unknown, some when contested.
    pub possible: Region,
    /// The fields about which accounts differ.
    pub contested: [bool; Field::COUNT],
}

/// A field by which a clause was missed, or on which it hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissedField {
    /// The field.
    pub field: Field,
    /// What it has, or may have.
    pub has: ValueSet,
    /// What the clause asks for.
    pub asks: ValueSet,
}

/// The clause that came nearest, and what would have to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The index of the clause among the resolved ones.
    pub clause: usize,
    /// The fields in the way, fewest first of all clauses.
    pub fields: Vec<MissedField>,
}

/// A verdict with its grounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// The clauses that cover the facts (yes) or may cover them (unknown, contested), by index; none for no.
    pub clauses: Vec<usize>,
    /// The fields that decide: for a yes those the covering clauses restrict, else those in the way.
    pub deciding: Vec<Field>,
    /// For anything but a yes, the nearest miss.
    pub nearest: Option<Miss>,
}

/// Runs a definition on what is known of one act and its link. `everything` is [`Region::all`] of the vocabulary.
pub fn evaluate(definition: &Resolved, facts: &Facts, everything: &Region) -> Answer {
    let possible = &facts.possible;
    let regions = definition.regions();
    let touched: Vec<usize> = (0..regions.len()).filter(|i| !possible.and(&regions[*i]).is_empty()).collect();
    let covering: Vec<usize> = touched.iter().copied().filter(|i| possible.within(&regions[*i])).collect();
    if !covering.is_empty() || !touched.is_empty() && subtract(&[*possible], &regions).is_empty() {
        let clauses = if covering.is_empty() { touched } else { covering };
        let deciding = restricted(&clauses, &regions, everything);
        return Answer { verdict: Verdict::Yes, clauses, deciding, nearest: None };
    }
    let nearest = nearest_miss(&regions, possible);
    let deciding: Vec<Field> = nearest.iter().flat_map(|miss| &miss.fields).map(|missed| missed.field).collect();
    if touched.is_empty() {
        return Answer { verdict: Verdict::No, clauses: vec![], deciding, nearest };
    }
    let hangs_on = |i: &usize| {
        let open = Field::ALL.into_iter().filter(|field| !possible.of(*field).within(regions[*i].of(*field)));
        open.collect::<Vec<_>>()
    };
    let only_contested = touched.iter().any(|i| hangs_on(i).iter().all(|field| facts.contested[*field as usize]));
    let verdict = if only_contested { Verdict::Contested } else { Verdict::Unknown };
    Answer { verdict, clauses: touched, deciding, nearest }
}

/// Fields in which the covering clauses allow less than everything.
fn restricted(clauses: &[usize], regions: &[Region], everything: &Region) -> Vec<Field> {
    let narrows = |field: &Field| clauses.iter().any(|i| regions[*i].of(*field) != everything.of(*field));
    Field::ALL.into_iter().filter(narrows).collect()
}

fn nearest_miss(regions: &[Region], possible: &Region) -> Option<Miss> {
    let missed = |clause: usize| {
        let region = &regions[clause];
        let fields = Field::ALL.into_iter().filter(|field| !possible.of(*field).within(region.of(*field)));
        let fields: Vec<MissedField> =
            fields.map(|field| MissedField { field, has: possible.of(field), asks: region.of(field) }).collect();
        Miss { clause, fields }
    };
    let distance = |miss: &Miss| {
        let apart = miss.fields.iter().filter(|missed| missed.has.and(missed.asks).is_empty()).count();
        (apart, miss.fields.len())
    };
    (0..regions.len()).map(missed).min_by_key(distance)
}
