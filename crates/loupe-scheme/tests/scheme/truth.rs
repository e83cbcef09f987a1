//! A world whose truth is known carat by carat: the interval must contain it.

use loupe_scheme::statement::{Block, State};
use proptest::prelude::*;

/// Two half-years and two named sites. Each carat has a half-year, perhaps a site, and a truth.
#[derive(Clone, Debug)]
struct World {
    /// For each half-year: what holds for all of it, and its carats as (site, truth that nobody knows).
    halves: Vec<(State, Vec<(Option<usize>, bool)>)>,
    /// For each site: whether a verified finding covers it, and whether any finding touches it.
    sites: [(bool, bool); 2],
    /// Whether the site was looked at and no finding points at it.
    looked: [bool; 2],
}

impl World {
    fn output(&self, site: usize) -> u64 {
        self.halves.iter().flat_map(|(_, carats)| carats).filter(|(of, _)| *of == Some(site)).count() as u64
    }

    /// How many carats do meet the definition: all that verified findings cover; of what is open or was not looked at
    /// those that nobody knows of; of what was looked at only those of touched sites.
    fn truth(&self) -> u64 {
        let meets = |state: State, site: Option<usize>, hidden: bool| {
            let (covered, touched) = site.map_or((false, false), |site| self.sites[site]);
            let looked = site.is_some_and(|site| self.looked[site]);
            match state {
                State::Verified => true,
                _ if covered => true,
                _ if touched => hidden,
                State::Open => hidden,
                State::NotLooked => hidden && !looked,
                State::Looked => false,
            }
        };
        let carats = self.halves.iter().flat_map(|(state, carats)| carats.iter().map(move |carat| (*state, carat)));
        carats.filter(|(state, (site, hidden))| meets(*state, *site, *hidden)).count() as u64
    }

    fn block(&self) -> Block {
        let sum = |keep: &dyn Fn(usize) -> bool| (0..2).filter(|site| keep(*site)).map(|site| self.output(site)).sum();
        Block {
            halves: self.halves.iter().map(|(state, carats)| (carats.len() as u64, *state)).collect(),
            named_verified: sum(&|site| self.sites[site].0),
            named_touched: sum(&|site| self.sites[site].0 || self.sites[site].1),
            named_looked: sum(&|site| self.looked[site]),
        }
    }
}

fn any_world() -> impl Strategy<Value = World> {
    let state = prop::sample::select(vec![State::Looked, State::NotLooked, State::Open, State::Verified]);
    let carat = (prop::option::of(0_usize..2), any::<bool>());
    let half = (state, prop::collection::vec(carat, 0..12));
    let site = (any::<bool>(), any::<bool>());
    (prop::collection::vec(half, 1..3), [site, site], [any::<bool>(), any::<bool>()]).prop_map(
        |(halves, sites, looked)| {
            let looked = [0, 1].map(|site| looked[site] && sites[site] == (false, false));
            World { halves, sites, looked }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_truth_lies_in_the_interval(world in any_world()) {
        let parts = world.block().parts();
        let carats: usize = world.halves.iter().map(|(_, carats)| carats.len()).sum();
        prop_assert_eq!(parts.whole(), carats as u64);
        prop_assert!(parts.verified <= world.truth(), "{parts:?} {}", world.truth());
        prop_assert!(world.truth() <= parts.at_most(), "{parts:?} {}", world.truth());
    }
}

#[test]
fn an_interval_is_as_wide_as_what_is_known_allows_and_no_wider() {
    // 10 ct looked at, of which a verified site produced 4: 4 are certain, 6 are the bare rest.
    let block = Block { halves: vec![(10, State::Looked)], named_verified: 4, named_touched: 4, named_looked: 0 };
    let parts = block.parts();
    assert_eq!([parts.verified, parts.open, parts.not_looked, parts.rest], [4, 0, 0, 6]);
    // A verified half-year of 5 beside a looked-at one of 5; the site's 4 may lie in either.
    let halves = vec![(5, State::Verified), (5, State::Looked)];
    let parts = Block { halves, named_verified: 4, named_touched: 4, named_looked: 0 }.parts();
    assert_eq!([parts.verified, parts.open, parts.not_looked, parts.rest], [5, 4, 0, 1]);
}
