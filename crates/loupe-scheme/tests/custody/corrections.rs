//! A movement that never was is undone, and everything downstream answers anew.

use loupe_scheme::custody::simulated::Chance;
use loupe_scheme::custody::{Graph, Ledger, MovementId, Process};
use loupe_scheme::rule::Rule;
use proptest::prelude::*;

use super::worlds::{Hearing, ct, done, draw, known, mined, new, origins, some_origins, told, trade};

#[test]
fn a_wrong_parcel_is_undone_and_told_again_as_it_was() {
    let mut ledger = Ledger::default();
    let one = ledger.record(&mined(1, &[new("10")])).unwrap();
    let other = ledger.record(&mined(2, &[new("10")])).unwrap();
    let draws = [draw(one.outputs[0], "10"), draw(other.outputs[0], "5")];
    let mixed = ledger.record(&done(Process::Mixing, &draws, &[new("15")], "0")).unwrap();
    let split = done(Process::Splitting, &[draw(mixed.outputs[0], "15")], &[new("9"), new("6")], "0");
    let halves = ledger.record(&split).unwrap().outputs;
    assert_eq!(told(&ledger, &origins(&[1]), halves[0]), ["4.00", "6.00", "9.00"]);

    ledger.undo(mixed.movement).unwrap();
    assert_eq!(ledger.left(one.outputs[0]), Some(ct("10")), "what was drawn is there again");
    assert_eq!(ledger.left(other.outputs[0]), Some(ct("10")));
    assert_eq!(ledger.waiting()[0].lots, mixed.outputs);
    assert_eq!(told(&ledger, &origins(&[1]), halves[0]), ["0.00", "0.00", "9.00"]);
    assert_eq!(ledger.undone(mixed.movement).unwrap(), &[(mixed.outputs[0], ct("15"))], "nothing is deleted");
    assert_eq!(ledger.undo(mixed.movement).unwrap_err().rule, Rule::MovementUndone);
    assert_eq!(ledger.undo(MovementId(99)).unwrap_err().rule, Rule::NoSuchMovement);

    let draws = [draw(one.outputs[0], "5"), draw(other.outputs[0], "10")];
    ledger.record(&done(Process::Mixing, &draws, &[known(mixed.outputs[0], "15")], "0")).unwrap();
    assert!(ledger.waiting().is_empty());
    assert_eq!(told(&ledger, &origins(&[1]), halves[0]), ["0.00", "3.00", "5.00"]);
}

#[test]
fn a_mixture_that_was_none_gives_the_tighter_answer_of_one_pool() {
    let mut ledger = Ledger::default();
    let own = ledger.record(&mined(1, &[new("10"), new("10")])).unwrap();
    let foreign = ledger.record(&mined(2, &[new("10")])).unwrap();
    let draws = [draw(own.outputs[0], "10"), draw(foreign.outputs[0], "10")];
    let mixed = ledger.record(&done(Process::Mixing, &draws, &[new("12"), new("8")], "0")).unwrap();
    let mut graph = Graph::of(&ledger);
    assert!(graph.mixed(mixed.movement).is_some());
    ledger.undo(foreign.movement).unwrap();
    ledger.record(&mined(1, &[known(foreign.outputs[0], "10")])).unwrap();
    graph.catch_up(&ledger);
    assert!(graph.mixed(mixed.movement).is_none(), "both were of one origin: nothing was mixed");
    assert_eq!(told(&ledger, &origins(&[1]), mixed.outputs[1]), ["8.00", "8.00", "8.00"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_was_corrected_is_as_if_told_anew(seed in any::<u64>(), lots in 50_usize..700, undone in 1_usize..30) {
        let (story, count) = trade(lots, seed);
        let set = some_origins(count, seed);
        let mut hearing = Hearing::default();
        let numbers: Vec<MovementId> = story.iter().map(|told| hearing.hear(told)).collect();
        let expected = hearing.answers(&Graph::of(&hearing.ledger), &set, &story);
        let mut graph = Graph::of(&hearing.ledger);
        let mut chance = Chance::new(seed);
        let mut again = Vec::new();
        for _ in 0..undone {
            let at = chance.between(0, story.len() as u64 - 1) as usize;
            if hearing.ledger.undo(numbers[at]).is_ok() {
                again.push(at);
            }
            if chance.happens(500) {
                graph.catch_up(&hearing.ledger);
                let fresh = hearing.answers(&Graph::of(&hearing.ledger), &set, &story);
                prop_assert_eq!(hearing.answers(&graph, &set, &story), fresh);
            }
        }
        chance.shuffle(&mut again);
        for at in again {
            hearing.hear(&story[at]);
            if chance.happens(300) {
                graph.catch_up(&hearing.ledger);
            }
        }
        graph.catch_up(&hearing.ledger);
        prop_assert!(hearing.ledger.waiting().is_empty());
        prop_assert_eq!(hearing.answers(&graph, &set, &story), expected);
    }
}
