//! Small worlds that tests share: one by hand, and simulated ones told in any order.

use std::collections::HashMap;

use loupe_scheme::custody::simulated::{Deed, Plan, Trade};
use loupe_scheme::custody::{
    Bounds, Draw, Graph, Ledger, LotId, Movement, MovementId, OriginId, OriginSet, Output, Process, Source, Start,
    Unknown,
};
use loupe_scheme::mass::Carats;

pub(crate) fn ct(text: &str) -> Carats {
    text.parse().unwrap()
}

/// A new lot.
pub(crate) fn new(mass: &str) -> Output {
    Output { lot: None, mass: ct(mass) }
}

/// A lot that was heard of.
pub(crate) fn known(lot: LotId, mass: &str) -> Output {
    Output { lot: Some(lot), mass: ct(mass) }
}

pub(crate) fn draw(lot: LotId, mass: &str) -> Draw {
    Draw { lot, mass: ct(mass) }
}

pub(crate) fn mined(origin: u32, outputs: &[Output]) -> Movement {
    let source = Source::Origin(OriginId(origin));
    Movement { process: Process::Mining, source, outputs: outputs.to_vec(), loss: Carats::ZERO }
}

pub(crate) fn done(process: Process, draws: &[Draw], outputs: &[Output], loss: &str) -> Movement {
    Movement { process, source: Source::Lots(draws.to_vec()), outputs: outputs.to_vec(), loss: ct(loss) }
}

pub(crate) fn origins(numbers: &[u32]) -> OriginSet {
    numbers.iter().map(|number| OriginId(*number)).collect()
}

/// The answer for a lot as a person reads it: at least, expected, at most.
pub(crate) fn told(ledger: &Ledger, set: &OriginSet, lot: LotId) -> [String; 3] {
    let graph = Graph::of(ledger);
    let shares = graph.sweep(Start::Origins(set, Unknown::MayBe));
    let bounds = graph.bounds(ledger, &shares, lot).unwrap();
    [bounds.at_least, bounds.expected, bounds.at_most].map(|mass| mass.to_string())
}

/// A movement of a simulated trade, with the lots it made by the numbers they had then.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) movement: Movement,
    pub(crate) made: Vec<LotId>,
}

/// A simulated trade as it was told in order, and its origins.
pub(crate) fn trade(lots: usize, seed: u64) -> (Vec<Told>, u32) {
    let mut story = Vec::new();
    let mut trade = Trade::new(Plan { lots, seed, cheats: 0 });
    trade.play(&mut Ledger::default(), &mut |act| {
        let Deed::Moved { movement, told, .. } = act.deed else { return };
        let made = told.as_ref().unwrap().outputs.clone();
        story.push(Told { movement: movement.clone(), made });
    });
    (story, trade.origins.iter().count() as u32)
}

/// A ledger to which a trade is told in some order, with what its lots are called there.
#[derive(Default)]
pub(crate) struct Hearing {
    pub(crate) ledger: Ledger,
    pub(crate) names: HashMap<LotId, LotId>,
}

impl Hearing {
    /// Tells a movement; its lots are announced when they were not heard of.
    pub(crate) fn hear(&mut self, told: &Told) -> MovementId {
        let mut movement = told.movement.clone();
        if let Source::Lots(draws) = &mut movement.source {
            for draw in draws {
                draw.lot = *self.names.entry(draw.lot).or_insert_with(|| self.ledger.announce());
            }
        }
        for (output, made) in movement.outputs.iter_mut().zip(&told.made) {
            output.lot = self.names.get(made).copied();
        }
        let recorded = self.ledger.record(&movement).unwrap();
        for (made, lot) in told.made.iter().zip(recorded.outputs) {
            self.names.insert(*made, lot);
        }
        recorded.movement
    }

    /// The answers for all lots of the story, in its order, and what is left of them.
    pub(crate) fn answers(&self, graph: &Graph, set: &OriginSet, story: &[Told]) -> Vec<Option<(Bounds, Carats)>> {
        let shares = graph.sweep(Start::Origins(set, Unknown::MayBe));
        let lots = story.iter().flat_map(|told| &told.made).map(|made| self.names.get(made));
        let answer =
            |lot: &LotId| Some((graph.bounds(&self.ledger, &shares, *lot).unwrap(), self.ledger.left(*lot).unwrap()));
        lots.map(|lot| lot.and_then(answer)).collect()
    }
}

/// Every third origin or so.
pub(crate) fn some_origins(count: u32, seed: u64) -> OriginSet {
    (1..=count).filter(|origin| (u64::from(*origin) * 7 + seed).is_multiple_of(3)).map(OriginId).collect()
}
