//! Where stones are from: those of a lot, or of several that lie together.

use std::collections::BTreeMap;

use jiff::Timestamp;
use loupe_scheme::custody::{
    FlowPool, Gathered, LotStatement, MovementId, Origin, OriginId, OriginSet, Process, Scratch, Start, Unknown,
    lot_statement,
};
use loupe_scheme::definition::Resolved;
use loupe_scheme::mass::Carats;

use super::state::Custody;
use crate::registry::Registry;

/// How many origins are told one by one, the heaviest first.
pub const ORIGINS_MAX: usize = 100;

/// How much of some stones is from one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginPart {
    /// The origin; `None` for what is of unknown origin.
    pub origin: Option<Origin>,
    /// It cannot be less.
    pub at_least: Carats,
    /// What it is if every draw is like its pool, which sorting breaks.
    pub expected: Carats,
    /// It cannot be more. Of the unknown part: how much may be of unknown origin.
    pub at_most: Carats,
}

/// Where some stones are from, and what definitions say of them.
#[derive(Clone, Debug)]
pub struct Whence {
    /// How much of them is from where, the heaviest first.
    pub origins: Vec<OriginPart>,
    /// How many origins are left out.
    pub origins_left_out: usize,
    /// What every definition says.
    pub statement: LotStatement,
    /// The pools they came through.
    pub flow: Vec<FlowPool>,
    /// The origins of the flow.
    pub flow_origins: BTreeMap<OriginId, Origin>,
    /// The processes of the movements of the flow.
    pub flow_processes: BTreeMap<MovementId, Process>,
    /// When these were, as far as it was looked up.
    pub flow_times: BTreeMap<MovementId, Timestamp>,
}

impl Registry {
    /// Where stones are from. Times of the flow are not looked up.
    pub(super) fn whence(&self, custody: &Custody, gathered: &Gathered, definitions: &[Resolved]) -> Whence {
        let (ledger, graph, origins) = (&custody.ledger, &custody.graph, &custody.origins);
        let mut scratch = Scratch::default();
        let register = &self.edition().register;
        let statement = lot_statement(register, definitions, (graph, origins), gathered, self.today(), &mut scratch);
        let (parts, origins_left_out) = parts(custody, gathered, &mut scratch);
        let flow = graph.flow(gathered, &mut scratch);
        let known =
            flow.iter().filter_map(|pool| pool.origin).filter_map(|number| Some((number, origins.get(number)?)));
        let flow_origins = known.map(|(number, origin)| (number, origin.clone())).collect();
        let mixings = flow.iter().filter_map(|pool| pool.movement);
        let flow_processes = mixings.filter_map(|movement| Some((movement, ledger.process(movement)?))).collect();
        let flow_times = BTreeMap::new();
        Whence { origins: parts, origins_left_out, statement, flow, flow_origins, flow_processes, flow_times }
    }
}

/// How much is from each origin, the heaviest first, and how many are left out.
fn parts(custody: &Custody, gathered: &Gathered, scratch: &mut Scratch) -> (Vec<OriginPart>, usize) {
    let graph = &custody.graph;
    let mut rows = graph.gathered_composition(gathered, scratch).rows;
    rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let left_out = rows.len().saturating_sub(ORIGINS_MAX);
    rows.truncate(ORIGINS_MAX);
    let mut part = |(number, expected): (OriginId, Carats)| {
        let set: OriginSet = [number].into_iter().collect();
        let bounds = graph.gathered_bounds(Start::Origins(&set, Unknown::Aside), gathered, scratch);
        let expected = expected.clamp(bounds.at_least, bounds.at_most);
        let origin = custody.origins.get(number).cloned();
        OriginPart { origin, at_least: bounds.at_least, expected, at_most: bounds.at_most }
    };
    (rows.into_iter().map(&mut part).collect(), left_out)
}
