//! Chance that is the same for the same seed (SplitMix64). Nothing secret comes of it.

/// A source of numbers.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The same seed gives the same numbers.
    pub const fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `from` to `to`, both of them too. That small ones come a little more often does not matter here.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.next() % (to.saturating_sub(from) + 1)
    }

    /// Whether it happens that happens so often in a thousand times.
    pub fn happens(&mut self, per_thousand: u64) -> bool {
        self.between(1, 1000) <= per_thousand
    }

    /// The same things in another order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.between(0, last as u64) as usize);
        }
    }

    /// A mass in so many pieces, none of them nothing; fewer when the mass has fewer micro-carats.
    pub fn divide(&mut self, mass: u64, pieces: usize) -> Vec<u64> {
        let pieces = (pieces as u64).clamp(1, mass.max(1));
        let weights: Vec<u64> = (0..pieces).map(|_| self.between(1, 1000)).collect();
        let whole = u128::from(weights.iter().sum::<u64>());
        let spare = mass - pieces;
        let share = |weight: u64| (u128::from(spare) * u128::from(weight) / whole) as u64;
        let mut divided: Vec<u64> = weights.into_iter().map(|weight| 1 + share(weight)).collect();
        let rest = mass - divided.iter().sum::<u64>();
        divided[0] += rest;
        divided
    }
}
