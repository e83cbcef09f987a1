//! The interval contains the truth, which only the simulation knows, and what is told adds up.

use loupe_scheme::custody::simulated::Truth;
use loupe_scheme::custody::{Bounds, Class, Graph, OriginId, OriginSet, Scratch, Start, Unknown};
use loupe_scheme::mass::Carats;
use proptest::prelude::*;

use super::worlds::{Hearing, some_origins, trade};

/// The class that an interval says.
fn class(mass: Carats, bounds: Bounds) -> Class {
    match (bounds.at_least.micro(), bounds.at_most.micro()) {
        (_, 0) => Class::Nothing,
        (0, _) => Class::Possible,
        (least, _) if least == mass.micro() => Class::Whole,
        _ => Class::Some,
    }
}

/// A trade of which the first mine is never told, so that the unknown is among its origins; how many others there are.
fn with_unknown(lots: usize, seed: u64) -> (Hearing, u32) {
    let (mut story, count) = trade(lots, seed);
    story.remove(0);
    let mut hearing = Hearing::default();
    story.iter().for_each(|told| {
        hearing.hear(told);
    });
    (hearing, count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_interval_contains_the_truth(seed in any::<u64>(), lots in 50_usize..1500) {
        let (story, count) = trade(lots, seed);
        let mut hearing = Hearing::default();
        let mut truth = Truth::new(seed);
        for told in &story {
            let movement = hearing.hear(told);
            let outputs = hearing.ledger.outputs(movement).collect();
            let recorded = loupe_scheme::custody::Recorded { movement, outputs, waits_for: Vec::new() };
            truth.follow(&told.movement, &recorded);
        }
        let graph = Graph::of(&hearing.ledger);
        let one: OriginSet = [OriginId(1 + (seed % u64::from(count)) as u32)].into_iter().collect();
        let mut sharp = 0;
        for set in [some_origins(count, seed), one] {
            let start = Start::Origins(&set, Unknown::MayBe);
            let (shares, mut classes) = (graph.sweep(start), Vec::new());
            graph.classes(&hearing.ledger, &graph.evaluate(start), &mut classes);
            for (lot, bounds) in graph.all_bounds(&hearing.ledger, &shares) {
                let mass = hearing.ledger.mass(lot).unwrap();
                assert_eq!(classes[lot.0 as usize], class(mass, bounds), "lot {lot}: {bounds:?} of {mass}");
                let really = truth.from(lot, |origin| set.has(origin));
                let [low, expected, high] = [bounds.at_least, bounds.expected, bounds.at_most].map(Carats::micro);
                assert!(low <= really && really <= high, "lot {lot}: {low} <= {really} <= {high}");
                assert!(low <= expected && expected <= high, "lot {lot}: {low} <= {expected} <= {high}");
                sharp += usize::from(low > 0);
            }
        }
        prop_assert!(sharp > 0, "no lower bound ever said anything");
    }

    #[test]
    fn a_definition_is_evaluated_for_all_lots_as_each_end_is_alone(seed in any::<u64>(), lots in 50_usize..800) {
        let (hearing, count) = with_unknown(lots, seed);
        let (ledger, graph) = (&hearing.ledger, Graph::of(&hearing.ledger));
        let possible = some_origins(count, seed);
        let certain: OriginSet = (1..=count).map(OriginId).filter(|one| possible.has(*one) && one.0 % 2 == 0).collect();
        let at_least = graph.sweep(Start::Origins(&certain, Unknown::Aside));
        let at_most = graph.sweep(Start::Origins(&possible, Unknown::MayBe));
        let mut lots = 0;
        let both = graph.evaluate(Start::Meeting { certain: &certain, possible: &possible });
        for (lot, ends) in graph.intervals(ledger, &both) {
            let [least, most] = [&at_least, &at_most].map(|shares| graph.bounds(ledger, shares, lot).unwrap());
            assert_eq!(ends, [least.at_least, most.at_most], "lot {lot}");
            lots += 1;
        }
        prop_assert_eq!(lots, ledger.lots());
    }

    #[test]
    fn compositions_add_up_and_agree_with_the_walk_over_all_pools(seed in any::<u64>(), lots in 50_usize..800) {
        let (hearing, count) = with_unknown(lots, seed);
        let graph = Graph::of(&hearing.ledger);
        let set = some_origins(count, seed);
        let start = Start::Origins(&set, Unknown::MayBe);
        let shares = graph.sweep(start);
        let mut scratch = Scratch::default();
        for (lot, bounds) in graph.all_bounds(&hearing.ledger, &shares) {
            let rows = graph.composition(&hearing.ledger, lot, &mut scratch).unwrap().rows;
            let whole: u64 = rows.iter().map(|(_, mass)| mass.micro()).sum();
            assert_eq!(whole, hearing.ledger.mass(lot).unwrap().micro(), "lot {lot}");
            let from: u64 = rows.iter().filter(|row| set.has(row.0)).map(|(_, mass)| mass.micro()).sum();
            let off = from.abs_diff(bounds.expected.micro());
            assert!(off <= rows.len() as u64, "lot {lot}: {from} {bounds:?}");
            let alone = graph.bounds_of(&hearing.ledger, start, lot, &mut scratch).unwrap();
            assert_eq!(alone, bounds, "lot {lot}");
        }
    }

    #[test]
    fn each_row_of_a_composition_lies_within_its_bounds(seed in any::<u64>()) {
        let (story, _) = trade(300, seed);
        let mut hearing = Hearing::default();
        story.iter().for_each(|told| { hearing.hear(told); });
        let graph = Graph::of(&hearing.ledger);
        let mut scratch = Scratch::default();
        for lot in (0..hearing.ledger.lots() as u32).step_by(29).map(loupe_scheme::custody::LotId) {
            let rows = graph.composition(&hearing.ledger, lot, &mut scratch).unwrap().rows;
            for (origin, mass) in rows {
                let set: OriginSet = [origin].into_iter().collect();
                let start = Start::Origins(&set, Unknown::MayBe);
                let bounds = graph.bounds_of(&hearing.ledger, start, lot, &mut scratch).unwrap();
                prop_assert!(bounds.at_least <= mass && mass <= bounds.at_most, "{lot} {origin} {mass} {bounds:?}");
                prop_assert!(mass.micro().abs_diff(bounds.expected.micro()) <= 1, "{lot} {origin} {mass} {bounds:?}");
            }
        }
    }
}
