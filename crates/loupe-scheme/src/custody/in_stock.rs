//! Every lot of which something is left, under every definition: one walk over the pools for each.

use super::graph::Graph;
use super::ledger::Ledger;
use super::number::OriginId;
use super::origin::{OriginSet, Origins};
use super::statement::{Standing, answers, standing_of};
use super::sweep::Start;
use crate::definition::{DefinitionRef, Resolved};
use crate::look::LooksCounted;
use crate::mass::Carats;
use crate::register::Register;
use crate::statement::{Engine, UnderDefinition};

/// What one definition says of all lots in stock.
#[derive(Clone, Debug)]
pub struct InStock {
    /// Which.
    pub definition: DefinitionRef,
    /// Lots of which all certainly meets it.
    pub whole: usize,
    /// Lots of which some certainly meets it.
    pub some: usize,
    /// Lots of which some cannot be ruled out.
    pub possible: usize,
    /// Lots of which nothing can be from an origin that meets it, is open or was not looked at.
    pub nothing: usize,
    /// So much of what is left certainly meets it, lot by lot.
    pub at_least: Carats,
    /// So much of what is left cannot be ruled out, lot by lot.
    pub at_most: Carats,
    /// All that is left.
    pub left: Carats,
}

/// Evaluates every definition for every lot of which something is left.
pub fn in_stock(
    register: &Register,
    definitions: &[Resolved],
    (ledger, graph, origins): (&Ledger, &Graph, &Origins),
) -> Vec<InStock> {
    let counted = LooksCounted::default();
    let engines: Vec<Engine<'_>> = definitions.iter().map(|one| Engine::new(register, one, counted)).collect();
    let all: Vec<(OriginId, Vec<UnderDefinition>)> =
        origins.iter().map(|(number, origin)| (number, answers(register, origin, &engines))).collect();
    let under = |at: usize, engine: &Engine<'_>| {
        let set = |least: Standing| -> OriginSet {
            let standing = |under: &[UnderDefinition]| under.get(at).map_or(Standing::NotLooked, standing_of);
            all.iter().filter(|(_, under)| standing(under) >= least).map(|(number, _)| *number).collect()
        };
        let (certain, possible) = (set(Standing::Verified), set(Standing::NotLooked));
        let intervals = graph.evaluate(Start::Meeting { certain: &certain, possible: &possible });
        let mut sum = InStock::of(engine.definition.reference.clone());
        for (lot, mass, left) in ledger.stock.each_left(&ledger.masses) {
            sum.count(mass, left, intervals.of_draw(graph.pool_of[lot as usize], mass));
        }
        sum
    };
    engines.iter().enumerate().map(|(at, engine)| under(at, engine)).collect()
}

impl InStock {
    fn of(definition: DefinitionRef) -> InStock {
        let nothing = Carats::ZERO;
        InStock {
            definition,
            whole: 0,
            some: 0,
            possible: 0,
            nothing: 0,
            at_least: nothing,
            at_most: nothing,
            left: nothing,
        }
    }

    /// Counts a lot: what was taken out of it may have been what meets the definition, or what does not.
    fn count(&mut self, mass: u64, left: u64, [at_least, at_most]: [u64; 2]) {
        let (at_least, at_most) = (at_least.saturating_sub(mass - left), at_most.min(left));
        match () {
            () if at_least == left => self.whole += 1,
            () if at_least > 0 => self.some += 1,
            () if at_most > 0 => self.possible += 1,
            () => self.nothing += 1,
        }
        for (sum, micro) in [(&mut self.at_least, at_least), (&mut self.at_most, at_most), (&mut self.left, left)] {
            *sum = Carats::from_micro(micro).and_then(|mass| sum.checked_add(mass)).unwrap_or(Carats::MAX);
        }
    }
}
