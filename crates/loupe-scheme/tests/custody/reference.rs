//! The same questions answered slowly and otherwise: by movements instead of pools, each lot with a map of its exact
//! parts, in fractions that are never rounded.

use std::collections::{BTreeMap, BTreeSet};

use loupe_scheme::custody::{Graph, LotId, OriginId, OriginSet, Source, Start, Unknown};
use proptest::prelude::*;

use super::worlds::{Hearing, Told, some_origins, trade};

/// A whole number of any size, in base 2³², the least first. Just what fractions need.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Whole(Vec<u32>);

impl Whole {
    fn of(number: u64) -> Whole {
        Whole(vec![number as u32, (number >> 32) as u32]).trimmed()
    }

    fn trimmed(mut self) -> Whole {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    fn plus(&self, other: &Whole) -> Whole {
        let mut carry = 0;
        let count = self.0.len().max(other.0.len());
        let digit = |whole: &Whole, at: usize| u64::from(whole.0.get(at).copied().unwrap_or(0));
        let mut sum: Vec<u32> = (0..count)
            .map(|at| {
                carry += digit(self, at) + digit(other, at);
                let low = carry as u32;
                carry >>= 32;
                low
            })
            .collect();
        sum.push(carry as u32);
        Whole(sum).trimmed()
    }

    fn times(&self, by: u64) -> Whole {
        let mut product = vec![0_u32; self.0.len() + 3];
        for (at, digit) in self.0.iter().enumerate() {
            let mut carry = u128::from(*digit) * u128::from(by);
            for place in &mut product[at..] {
                carry += u128::from(*place);
                *place = carry as u32;
                carry >>= 32;
            }
        }
        Whole(product).trimmed()
    }

    fn compare(&self, other: &Whole) -> std::cmp::Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

/// The micro-carats of one origin in a lot, as a fraction over the lot's own denominator.
type Parts = BTreeMap<OriginId, Whole>;

/// A lot: its mass, the mixture it is from, and its exact parts over the product of the masses of the mixtures
/// `under` it.
#[derive(Clone)]
struct Lot {
    mass: u64,
    parts: Parts,
    under: BTreeSet<usize>,
    mixture: usize,
}

/// What a mixture holds for sure and at most, per set; of one origin it is everything or nothing.
struct Mixture {
    mass: u64,
    low: u64,
    high: u64,
}

#[derive(Default)]
struct Slow {
    lots: BTreeMap<LotId, Lot>,
    mixtures: Vec<Mixture>,
    sources: BTreeMap<OriginId, usize>,
}

impl Slow {
    fn source(&mut self, origin: OriginId, set: &OriginSet) -> usize {
        let mixtures = &mut self.mixtures;
        *self.sources.entry(origin).or_insert_with(|| {
            let mass = 1 << 62;
            let sure = if set.has(origin) { mass } else { 0 };
            mixtures.push(Mixture { mass, low: sure, high: sure });
            mixtures.len() - 1
        })
    }

    fn bounds(&self, mixture: usize, mass: u64) -> [u64; 2] {
        let Mixture { mass: whole, low, high } = self.mixtures[mixture];
        [low.saturating_sub(whole - mass), high.min(mass)]
    }

    fn put_together(&mut self, drawn: &[(Lot, u64)]) -> (Parts, BTreeSet<usize>, usize) {
        let mut of_mixture: BTreeMap<usize, u64> = BTreeMap::new();
        drawn.iter().for_each(|(lot, mass)| *of_mixture.entry(lot.mixture).or_default() += mass);
        let first = &drawn[0].0;
        if of_mixture.len() == 1 {
            return (first.parts.clone(), first.under.clone(), first.mixture);
        }
        let bounds: Vec<[u64; 2]> = of_mixture.iter().map(|(at, mass)| self.bounds(*at, *mass)).collect();
        let [low, high] = [0, 1].map(|side| bounds.iter().map(|bounds| bounds[side]).sum());
        let mut under: BTreeSet<usize> = drawn.iter().flat_map(|(lot, _)| lot.under.iter().copied()).collect();
        let mut parts = Parts::new();
        for (lot, mass) in drawn {
            for (origin, part) in &lot.parts {
                let more = self.over(part.times(*mass), under.difference(&lot.under));
                let sum = parts.remove(origin).unwrap_or(Whole(Vec::new())).plus(&more);
                parts.insert(*origin, sum);
            }
        }
        self.mixtures.push(Mixture { mass: drawn.iter().map(|(_, mass)| mass).sum(), low, high });
        under.insert(self.mixtures.len() - 1);
        (parts, under, self.mixtures.len() - 1)
    }

    /// A number times the masses of mixtures.
    fn over<'m>(&self, number: Whole, mixtures: impl Iterator<Item = &'m usize>) -> Whole {
        mixtures.fold(number, |product, mixture| product.times(self.mixtures[*mixture].mass))
    }

    fn hear(&mut self, told: &Told, set: &OriginSet) {
        let (parts, under, mixture) = match &told.movement.source {
            Source::Origin(origin) => {
                (BTreeMap::from([(*origin, Whole::of(1))]), BTreeSet::new(), self.source(*origin, set))
            }
            Source::Lots(draws) => {
                let drawn: Vec<(Lot, u64)> =
                    draws.iter().map(|draw| (self.lots[&draw.lot].clone(), draw.mass.micro())).collect();
                self.put_together(&drawn)
            }
        };
        for (made, output) in told.made.iter().zip(&told.movement.outputs) {
            let lot = Lot { mass: output.mass.micro(), parts: parts.clone(), under: under.clone(), mixture };
            self.lots.insert(*made, lot);
        }
    }
}

/// Whether `told` micro-carats are less than `off` away from `part / under` of `mass`.
fn near(told: u64, off: u64, part: &Whole, under: &Whole, mass: u64) -> bool {
    let exact = part.times(mass);
    let above = under.times(told + off).compare(&exact).is_gt();
    let below = told < off || under.times(told - off).compare(&exact).is_lt();
    above && below
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]

    #[test]
    fn a_slow_reference_in_exact_fractions_agrees(seed in any::<u64>(), lots in 30_usize..400) {
        let (story, count) = trade(lots, seed);
        let set = some_origins(count, seed);
        let mut slow = Slow::default();
        let mut hearing = Hearing::default();
        for told in &story {
            slow.hear(told, &set);
            hearing.hear(told);
        }
        let graph = Graph::of(&hearing.ledger);
        let shares = graph.sweep(Start::Origins(&set, Unknown::MayBe));
        for (made, lot) in &slow.lots {
            let bounds = graph.bounds(&hearing.ledger, &shares, hearing.names[made]).unwrap();
            let [low, high] = slow.bounds(lot.mixture, lot.mass);
            prop_assert_eq!([bounds.at_least.micro(), bounds.at_most.micro()], [low, high]);
            let mut part = Whole(Vec::new());
            lot.parts.iter().filter(|(origin, _)| set.has(**origin)).for_each(|(_, more)| part = part.plus(more));
            let under = slow.over(Whole::of(1), lot.under.iter());
            prop_assert!(near(bounds.expected.micro(), 1, &part, &under, lot.mass), "{made} {bounds:?}");
        }
    }
}
