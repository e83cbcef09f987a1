//! The order in which movements arrive makes no difference in the end, and on the way nothing false is said.

use loupe_scheme::custody::simulated::{Chance, Truth};
use loupe_scheme::custody::{Graph, Recorded, Start, Unknown};
use proptest::prelude::*;

use super::worlds::{Hearing, Told, some_origins, trade};

fn hear_all(story: &[Told]) -> Hearing {
    let mut hearing = Hearing::default();
    story.iter().for_each(|told| {
        hearing.hear(told);
    });
    hearing
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn order_of_arrival_does_not_matter(seed in any::<u64>(), lots in 50_usize..700, every in 1_usize..40) {
        let (story, count) = trade(lots, seed);
        let set = some_origins(count, seed);
        let in_order = hear_all(&story);
        let expected = in_order.answers(&Graph::of(&in_order.ledger), &set, &story);

        let mut shuffled = story.clone();
        Chance::new(seed).shuffle(&mut shuffled);
        let mut hearing = Hearing::default();
        let mut graph = Graph::default();
        for (at, told) in shuffled.iter().enumerate() {
            hearing.hear(told);
            if at % every == 0 {
                graph.catch_up(&hearing.ledger);
                let fresh = hearing.answers(&Graph::of(&hearing.ledger), &set, &story);
                prop_assert_eq!(hearing.answers(&graph, &set, &story), fresh);
            }
        }
        graph.catch_up(&hearing.ledger);
        prop_assert!(hearing.ledger.waiting().is_empty());
        prop_assert_eq!(hearing.answers(&graph, &set, &story), expected);
    }

    #[test]
    fn while_the_past_is_missing_the_interval_contains_the_truth(seed in any::<u64>(), lots in 50_usize..500) {
        let (story, count) = trade(lots, seed);
        let set = some_origins(count, seed);
        let mut truth = Truth::new(seed);
        for (movement, told) in (0..).zip(&story) {
            let movement = loupe_scheme::custody::MovementId(movement);
            truth.follow(&told.movement, &Recorded { movement, outputs: told.made.clone(), waits_for: Vec::new() });
        }
        let mut shuffled = story.clone();
        Chance::new(seed).shuffle(&mut shuffled);
        shuffled.truncate(shuffled.len() * 2 / 3);
        let hearing = hear_all(&shuffled);
        let graph = Graph::of(&hearing.ledger);
        let shares = graph.sweep(Start::Origins(&set, Unknown::MayBe));
        for made in story.iter().flat_map(|told| &told.made) {
            let lot = hearing.names.get(made).filter(|lot| hearing.ledger.is_known(**lot));
            let Some(lot) = lot else { continue };
            let bounds = graph.bounds(&hearing.ledger, &shares, *lot).unwrap();
            let really = truth.from(*made, |origin| set.has(origin));
            prop_assert!(bounds.at_least.micro() <= really && really <= bounds.at_most.micro(), "{made} {bounds:?}");
        }
    }
}
