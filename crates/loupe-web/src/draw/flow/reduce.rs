//! What flowed into a lot, made small enough to be drawn: the heaviest origins, the heaviest mixings, a few rows.

use std::collections::{BTreeMap, HashMap, HashSet};

use loupe_scheme::custody::{FlowPool, OriginId, PoolId};

/// How many origins are drawn one by one; the others are drawn together.
pub const ORIGINS_DRAWN: usize = 8;
/// How many mixings are drawn.
pub const MIXINGS_DRAWN: usize = 9;
/// How many rows of mixings there are, between the origins and the lot.
pub const ROWS_DRAWN: usize = 4;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An origin.
    Origin(OriginId),
    /// So many origins together.
    Others(usize),
    /// Nobody knows from where.
    Unknown,
    /// A mixing: a pool of the flow, by its place there.
    Mixing(usize),
    /// The lot itself.
    Lot,
}

/// A node of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// What it stands for.
    pub what: What,
    /// Its row, from 0 for origins down to the lot.
    pub row: usize,
    /// The expected share of the lot that came through it.
    pub share: f64,
}

/// What flowed from one node to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// From this node, above.
    pub from: usize,
    /// To this one.
    pub to: usize,
    /// The expected share of the lot that went this way.
    pub share: f64,
}

/// The flow as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Nodes by row.
    pub nodes: Vec<Node>,
    /// Bands between them.
    pub bands: Vec<Band>,
    /// How many rows there are.
    pub rows: usize,
    /// How many mixings are left out; those that only pass on are not counted.
    pub left_out: usize,
}

/// The pools of a lot by their place, with what each drew in shares of itself.
struct Pools {
    draws: Vec<Vec<(usize, f64)>>,
    /// Whether the first is several lots that lie together, which nobody mixed.
    lie_together: bool,
    origins: Vec<Option<OriginId>>,
    shares: Vec<f64>,
}

impl Pools {
    fn of(flow: &[FlowPool]) -> Pools {
        let places: HashMap<PoolId, usize> = flow.iter().enumerate().map(|(at, pool)| (pool.pool, at)).collect();
        let draws = |pool: &FlowPool| {
            let mut of: BTreeMap<usize, f64> = BTreeMap::new();
            for (from, mass) in &pool.draws {
                if let Some(at) = places.get(from) {
                    *of.entry(*at).or_default() += mass.micro() as f64;
                }
            }
            let whole: f64 = of.values().sum();
            of.into_iter().map(|(at, mass)| (at, mass / whole.max(1.0))).collect()
        };
        let draws: Vec<Vec<(usize, f64)>> = flow.iter().map(draws).collect();
        let mut shares = vec![0.0; flow.len()];
        if let Some(own) = shares.first_mut() {
            *own = 1.0;
        }
        for at in 0..draws.len() {
            for (from, part) in &draws[at] {
                shares[*from] += shares[at] * part;
            }
        }
        let lie_together = flow.first().is_some_and(|pool| pool.pool == PoolId::TOGETHER);
        Pools { draws, lie_together, origins: flow.iter().map(|pool| pool.origin).collect(), shares }
    }

    fn is_mixing(&self, at: usize) -> bool {
        self.draws[at].len() > 1 && !(at == 0 && self.lie_together)
    }

    /// What flows into a pool, or into the lot where there is none, from drawn mixings and from origins.
    fn into(&self, drawn: &HashSet<usize>, pool: Option<usize>) -> BTreeMap<usize, f64> {
        let mut amounts = vec![0.0; self.draws.len()];
        match pool {
            None => amounts.iter_mut().take(1).for_each(|own| *own = 1.0),
            Some(pool) => self.draws[pool].iter().for_each(|(from, part)| amounts[*from] += self.shares[pool] * part),
        }
        let mut ends = BTreeMap::new();
        // A pool stands before those it drew on, so one pass reaches them all.
        for at in pool.unwrap_or_default()..amounts.len() {
            let amount = amounts[at];
            if amount <= 0.0 {
                continue;
            }
            if drawn.contains(&at) || self.draws[at].is_empty() {
                ends.insert(at, amount);
            } else {
                self.draws[at].iter().for_each(|(from, part)| amounts[*from] += amount * part);
            }
        }
        ends
    }
}

/// What flows into every drawn mixing and into the lot, and how many steps each mixing is away from it.
struct Drawn {
    inflows: BTreeMap<Option<usize>, BTreeMap<usize, f64>>,
    levels: BTreeMap<usize, usize>,
}

impl Drawn {
    fn of(pools: &Pools, drawn: &HashSet<usize>) -> Drawn {
        let mut inflows: BTreeMap<Option<usize>, BTreeMap<usize, f64>> = BTreeMap::new();
        let mut levels: BTreeMap<usize, usize> = BTreeMap::new();
        let mut order: Vec<usize> = drawn.iter().copied().collect();
        order.sort_unstable();
        for to in [None].into_iter().chain(order.into_iter().map(Some)) {
            let level = to.map_or(0, |to| levels.get(&to).copied().unwrap_or_default());
            let into = pools.into(drawn, to);
            for from in into.keys().filter(|from| drawn.contains(from)) {
                let known = levels.entry(*from).or_default();
                *known = (*known).max(level + 1);
            }
            inflows.insert(to, into);
        }
        Drawn { inflows, levels }
    }

    /// Mixings that would only pass on, and those too far away.
    fn needless(&self) -> Vec<usize> {
        let passes_on = |pool: &usize| self.inflows.get(&Some(*pool)).is_none_or(|into| into.len() < 2);
        let wrong = self.levels.iter().filter(|(pool, level)| **level > ROWS_DRAWN || passes_on(pool));
        wrong.map(|(pool, _)| *pool).collect()
    }
}

impl Flow {
    /// The flow of a lot, from the pools it came through: its own first, each before those it drew on.
    pub fn of(flow: &[FlowPool]) -> Flow {
        let pools = Pools::of(flow);
        let mut mixings: Vec<usize> = (0..flow.len()).filter(|at| pools.is_mixing(*at)).collect();
        let all = mixings.len();
        mixings.sort_by(|a, b| pools.shares[*b].total_cmp(&pools.shares[*a]).then(a.cmp(b)));
        let mut drawn: HashSet<usize> = mixings.into_iter().take(MIXINGS_DRAWN).collect();
        let found = loop {
            let found = Drawn::of(&pools, &drawn);
            let needless = found.needless();
            if needless.is_empty() {
                break found;
            }
            drawn.retain(|pool| !needless.contains(pool));
        };
        picture(&pools, &found, all - drawn.len())
    }

    /// Whether some of it is of unknown origin.
    pub fn has_unknown(&self) -> bool {
        self.nodes.iter().any(|node| node.what == What::Unknown)
    }
}

/// The nodes and bands of what is drawn.
fn picture(pools: &Pools, found: &Drawn, left_out: usize) -> Flow {
    let deepest = found.levels.values().copied().max().unwrap_or_default();
    let lot_row = deepest + 1;
    let mut sources: Vec<usize> = (0..pools.draws.len()).filter(|at| pools.draws[*at].is_empty()).collect();
    sources.sort_by(|a, b| pools.shares[*b].total_cmp(&pools.shares[*a]).then(a.cmp(b)));
    let known = |at: &usize| pools.origins[*at].filter(|origin| *origin != OriginId::UNKNOWN);
    let named: Vec<usize> = sources.iter().copied().filter(|at| known(at).is_some()).collect();
    // One more is drawn alone rather than as "one other".
    let apart = if named.len() == ORIGINS_DRAWN + 1 { named.len() } else { named.len().min(ORIGINS_DRAWN) };
    let mut nodes: Vec<Node> = Vec::new();
    let mut of: HashMap<usize, usize> = HashMap::new();
    let mut others = None;
    let mut unknown = None;
    for at in sources {
        let share = pools.shares[at];
        let place = match known(&at) {
            None => *unknown.get_or_insert_with(|| put(&mut nodes, What::Unknown, 0)),
            Some(origin) if named[..apart].contains(&at) => put(&mut nodes, What::Origin(origin), 0),
            Some(_) => *others.get_or_insert_with(|| put(&mut nodes, What::Others(named.len() - apart), 0)),
        };
        nodes[place].share += share;
        of.insert(at, place);
    }
    for (pool, level) in &found.levels {
        let place = put(&mut nodes, What::Mixing(*pool), lot_row - level);
        nodes[place].share = pools.shares[*pool];
        of.insert(*pool, place);
    }
    let lot = put(&mut nodes, What::Lot, lot_row);
    nodes[lot].share = 1.0;
    let mut bands: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (to, into) in &found.inflows {
        let to = to.map_or(lot, |pool| of[&pool]);
        into.iter().for_each(|(from, share)| *bands.entry((of[from], to)).or_default() += share);
    }
    let bands = bands.into_iter().map(|((from, to), share)| Band { from, to, share }).collect();
    Flow { nodes, bands, rows: lot_row + 1, left_out }
}

fn put(nodes: &mut Vec<Node>, what: What, row: usize) -> usize {
    nodes.push(Node { what, row, share: 0.0 });
    nodes.len() - 1
}
