//! The lots and stones of an event with their masses.

use std::collections::HashMap;

use loupe_epcis::event::QuantityElement;
use loupe_epcis::json::{Object, Value};
use loupe_epcis::part::Uri;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Place, Refusal, Rule};

use super::extension::{Extension, carats, field};

/// The unit of metric carats (UN/ECE Rec 20).
pub(super) const CARAT: &str = "CTM";

/// A lot in an event. Without a mass it is all that is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name, as it is kept.
    pub(super) name: String,
    /// Its mass.
    pub(super) mass: Option<Carats>,
}

/// What one list of an event holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) parts: Vec<Part>,
    pub(super) other_units: Vec<String>,
    pub(super) refusals: Vec<Refusal>,
}

/// What is told of stones in an event besides its lists.
#[derive(Debug, Default)]
pub(super) struct Things {
    stones: HashMap<String, (Option<Carats>, String)>,
    /// Whether any quantity was in carats.
    pub(super) in_carats: bool,
}

impl Things {
    /// Reads `loupe:stones`: `epc`, `carats` and `report` of each.
    pub(super) fn of(event: &Object, extension: &Extension, refusals: &mut Vec<Refusal>) -> Things {
        let mut things = Things::default();
        let told = field(event, extension, "stones").and_then(Value::as_list).unwrap_or_default();
        for (number, stone) in told.iter().enumerate() {
            let Some(stone) = stone.as_object() else { continue };
            let text = |name| stone.get(name).and_then(Value::as_text);
            let mass = stone.get("carats").map(carats).transpose();
            let mass = mass.unwrap_or_else(|refusal| {
                refusals.push(refusal.at(at(&format!("/stones/{number}/carats"))));
                None
            });
            if let Some(epc) = text("epc") {
                things.stones.insert(extension.spelt(epc), (mass, text("report").unwrap_or_default().to_owned()));
            }
        }
        things
    }

    /// Whether stones were told of.
    pub(super) fn told(&self) -> bool {
        !self.stones.is_empty()
    }

    /// The lots of a list of things and a list of quantities, `list`. `must_weigh`: things without a mass are refused.
    pub(super) fn parts(
        &mut self,
        list: &'static str,
        (epcs, quantities): (&[Uri], &[QuantityElement]),
        extension: &Extension,
        must_weigh: bool,
    ) -> Read {
        let mut read = Read::default();
        for epc in epcs {
            let name = extension.spelt(epc.as_str());
            let mass = self.stones.get(&name).and_then(|(mass, _)| *mass);
            if mass.is_none() && must_weigh {
                read.refusals.push(Refusal::new(Rule::StoneWithoutMass, epc.as_str()));
            }
            read.parts.push(Part { name, mass });
        }
        for (number, element) in quantities.iter().enumerate() {
            let name = extension.spelt(element.class.as_str());
            match (&element.quantity, element.unit.as_ref().map(|unit| unit.as_str())) {
                (Some(quantity), Some(CARAT)) => {
                    self.in_carats = true;
                    match carats(&Value::Number(quantity.clone())) {
                        Ok(mass) => read.parts.push(Part { name, mass: Some(mass) }),
                        Err(refusal) => read.refusals.push(refusal.at(at(&format!("/{list}/{number}/quantity")))),
                    }
                }
                (None, Some(CARAT)) => {
                    self.in_carats = true;
                    let refusal = Refusal::new(Rule::StoneWithoutMass, element.class.as_str());
                    read.refusals.push(refusal.at(at(&format!("/{list}/{number}"))));
                }
                _ => read.other_units.push(name),
            }
        }
        if !read.other_units.is_empty() && quantities.len() > read.other_units.len() {
            let first = read.other_units.first().cloned().unwrap_or_default();
            read.refusals.push(Refusal::new(Rule::UnitsMixed, first).at(at(&format!("/{list}"))));
        }
        read
    }
}

/// The stones that have a laboratory report.
pub(super) fn reports(things: &Things) -> Vec<(String, String)> {
    let with = things.stones.iter().filter(|(_, (_, report))| !report.is_empty());
    let mut reports: Vec<_> = with.map(|(name, (_, report))| (name.clone(), report.clone())).collect();
    reports.sort();
    reports
}

/// A place in an event, as a JSON pointer.
pub(super) fn at(pointer: &str) -> Place {
    Place { name: Some(pointer.to_owned()), ..Place::default() }
}
