//! Lots taken together, as they lie in a parcel or a jewel.

use std::collections::BTreeSet;

use loupe_scheme::custody::{
    Bounds, Contents, Draw, Graph, Ledger, LotId, Movement, OriginSet, Output, PoolId, Process, Scratch, Source, Start,
    Unknown,
};
use loupe_scheme::mass::Carats;
use proptest::prelude::*;

use super::worlds::{Hearing, ct, done, draw, mined, new, origins, some_origins, trade};

fn together(graph: &Graph, ledger: &Ledger, set: &OriginSet, lots: &[LotId]) -> [String; 3] {
    let gathered = graph.gathered(ledger, &lots.iter().copied().collect()).unwrap();
    let start = Start::Origins(set, Unknown::MayBe);
    let Bounds { at_least, expected, at_most } = graph.gathered_bounds(start, &gathered, &mut Scratch::default());
    [at_least, expected, at_most].map(|mass| mass.to_string())
}

#[test]
fn stones_of_one_mix_are_surer_together_than_one_by_one() {
    let mut ledger = Ledger::default();
    let one = ledger.record(&mined(1, &[new("15")])).unwrap().outputs[0];
    let two = ledger.record(&mined(2, &[new("5"), new("4")])).unwrap().outputs;
    let draws = [draw(one, "15"), draw(two[0], "5")];
    let mix = ledger.record(&done(Process::Mixing, &draws, &[new("10"), new("8"), new("2")], "0")).unwrap().outputs;
    let graph = Graph::of(&ledger);
    let (first, second) = (origins(&[1]), origins(&[2]));
    assert_eq!(together(&graph, &ledger, &first, &mix[..1]), ["5.00", "7.50", "10.00"]);
    assert_eq!(together(&graph, &ledger, &first, &mix[1..2]), ["3.00", "6.00", "8.00"]);
    assert_eq!(together(&graph, &ledger, &first, &mix[..2]), ["13.00", "13.50", "15.00"], "not 8 but 13 at least");
    assert_eq!(
        together(&graph, &ledger, &first, &mix),
        ["15.00", "15.00", "15.00"],
        "all of the mix, and so all of it"
    );
    let with_other = [mix[0], mix[1], two[1]];
    assert_eq!(together(&graph, &ledger, &second, &with_other), ["7.00", "8.50", "9.00"], "pools add up");

    ledger.record(&done(Process::Polishing, &[draw(mix[0], "10"), draw(mix[1], "1")], &[new("4")], "7")).unwrap();
    let graph = Graph::of(&ledger);
    let left = graph.gathered(&ledger, &mix.iter().copied().collect()).unwrap();
    assert_eq!(left.mass(), ct("9"), "of what is gone nothing is in it");
    assert_eq!(together(&graph, &ledger, &first, &mix), ["4.00", "6.75", "9.00"]);
}

#[test]
fn a_part_of_a_lot_lies_in_a_parcel_and_is_a_draw_of_the_same_pool() {
    let mut ledger = Ledger::default();
    let one = ledger.record(&mined(1, &[new("60")])).unwrap().outputs[0];
    let two = ledger.record(&mined(2, &[new("40")])).unwrap().outputs[0];
    let draws = [draw(one, "60"), draw(two, "40")];
    let mix = ledger.record(&done(Process::Mixing, &draws, &[new("100")], "0")).unwrap().outputs[0];
    let mut parcel = Contents::default();
    parcel.set(mix, Some(ct("50")));
    let bounds = |ledger: &Ledger, parcel: &Contents| {
        let graph = Graph::of(ledger);
        let gathered = graph.gathered(ledger, parcel).unwrap();
        let start = Start::Origins(&origins(&[1]), Unknown::MayBe);
        let Bounds { at_least, expected, at_most } = graph.gathered_bounds(start, &gathered, &mut Scratch::default());
        [gathered.mass(), at_least, expected, at_most].map(|mass| mass.to_string())
    };
    assert_eq!(bounds(&ledger, &parcel), ["50.00", "10.00", "30.00", "50.00"]);

    assert_eq!(parcel.without(&ledger, mix, Some(ct("20"))), Some(ct("30")));
    assert_eq!(parcel.without(&ledger, mix, Some(ct("50"))), None);
    assert_eq!(parcel.without(&ledger, mix, None), None);
    let mut other = parcel.clone();
    other.add(&parcel);
    assert_eq!(bounds(&ledger, &other), ["100.00", "60.00", "60.00", "60.00"]);

    ledger.record(&done(Process::Theft, &[draw(mix, "70")], &[], "70")).unwrap();
    assert_eq!(bounds(&ledger, &parcel), ["30.00", "0.00", "18.00", "30.00"], "no more than is left");
    parcel.set(mix, None);
    assert_eq!(parcel.without(&ledger, mix, Some(ct("10"))), Some(ct("20")), "of the whole a part stays");
    parcel.remove(mix);
    assert_eq!(bounds(&ledger, &parcel), ["0.00"; 4]);
}

#[test]
fn nothing_together_is_nothing_and_a_number_never_given_is_refused() {
    let mut ledger = Ledger::default();
    let lot = ledger.record(&mined(1, &[new("1")])).unwrap().outputs[0];
    ledger.record(&done(Process::Theft, &[draw(lot, "1")], &[], "1")).unwrap();
    let graph = Graph::of(&ledger);
    assert_eq!(together(&graph, &ledger, &origins(&[1]), &[]), ["0.00"; 3]);
    assert_eq!(together(&graph, &ledger, &origins(&[1]), &[lot]), ["0.00"; 3], "it was stolen");
    let gathered = graph.gathered(&ledger, &[lot].into_iter().collect()).unwrap();
    let mut scratch = Scratch::default();
    assert!(graph.gathered_composition(&gathered, &mut scratch).rows.is_empty());
    assert!(graph.flow(&gathered, &mut scratch).is_empty());
    assert_eq!(graph.gathered(&ledger, &[lot, LotId(7)].into_iter().collect()), None);
}

#[test]
fn more_than_any_mass_together_is_no_answer() {
    let mut ledger = Ledger::default();
    let whole = [Output { lot: None, mass: Carats::MAX }];
    let lots: Contents = (1..=3).map(|origin| ledger.record(&mined(origin, &whole)).unwrap().outputs[0]).collect();
    assert_eq!(Graph::of(&ledger).gathered(&ledger, &lots), None);
}

/// Some of the lots of which something is left, spread by the seed, each with what is left.
fn some_lots(ledger: &Ledger, many: usize, seed: u64) -> Vec<Draw> {
    let all = (0..ledger.lots() as u32).map(LotId);
    let left = all.map(|lot| Draw { lot, mass: ledger.left(lot).unwrap() }).filter(|draw| draw.mass > Carats::ZERO);
    let mut left: Vec<Draw> = left.collect();
    left.sort_by_key(|draw| (u64::from(draw.lot.0) + 1).wrapping_mul(seed | 1).rotate_left(23));
    left.truncate(many);
    left
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn lots_together_answer_as_the_one_lot_that_mixing_them_makes(
        seed in any::<u64>(), lots in 50_usize..800, many in 1_usize..40,
    ) {
        let (mut story, count) = trade(lots, seed);
        // The unknown is among the origins when the first mine is never told of.
        story.remove(0);
        let mut hearing = Hearing::default();
        story.iter().for_each(|told| { hearing.hear(told); });
        let before = hearing.ledger;
        let draws = some_lots(&before, many, seed);
        prop_assume!(!draws.is_empty());
        let graph = Graph::of(&before);
        let gathered = graph.gathered(&before, &draws.iter().map(|draw| draw.lot).collect()).unwrap();

        let mut after = before.clone();
        let output = Output { lot: None, mass: gathered.mass() };
        let source = Source::Lots(draws.clone());
        let mixing = Movement { process: Process::Mixing, source, outputs: vec![output], loss: Carats::ZERO };
        let mixed = after.record(&mixing).unwrap().outputs[0];
        let other = Graph::of(&after);
        let mut scratch = Scratch::default();
        for unknown in [Unknown::MayBe, Unknown::Aside] {
            let set = some_origins(count, seed);
            let start = Start::Origins(&set, unknown);
            let alone = other.bounds_of(&after, start, mixed, &mut scratch).unwrap();
            prop_assert_eq!(graph.gathered_bounds(start, &gathered, &mut scratch), alone);
            let one_by_one = draws.iter().map(|draw| {
                let left = graph.gathered(&before, &[draw.lot].into_iter().collect()).unwrap();
                graph.gathered_bounds(start, &left, &mut scratch)
            });
            let [least, most] = one_by_one.fold([0, 0], |[least, most], one| {
                [least + one.at_least.micro(), most + one.at_most.micro()]
            });
            prop_assert!(least <= alone.at_least.micro() && alone.at_most.micro() <= most, "never looser than the sum");
        }
        let rows = graph.gathered_composition(&gathered, &mut scratch).rows;
        let alone = other.composition(&after, mixed, &mut scratch).unwrap().rows;
        prop_assert_eq!(rows.len(), alone.len());
        for (row, alone) in rows.iter().zip(&alone) {
            prop_assert!(row.0 == alone.0 && row.1.micro().abs_diff(alone.1.micro()) <= 1, "{:?} {:?}", row, alone);
        }
        prop_assert_eq!(rows.iter().map(|row| row.1.micro()).sum::<u64>(), gathered.mass().micro());
        let (flow, alone) = (graph.flow(&gathered, &mut scratch), other.flow(&other.whole(&after, mixed).unwrap(), &mut scratch));
        prop_assert_eq!(flow.len(), alone.len());
        prop_assert_eq!(&flow[0].draws, &alone[0].draws, "pools keep their numbers");
        let pools: BTreeSet<_> = draws.iter().map(|draw| graph.pool(draw.lot)).collect();
        prop_assert_eq!(pools.len() > 1, flow[0].pool == PoolId::TOGETHER);
    }
}
