//! What was only tried leaves nothing behind.

use loupe_scheme::custody::{Ledger, LotId, MovementId, Process};
use proptest::prelude::*;

use super::worlds::{Hearing, ct, done, draw, known, mined, new, trade};

/// All that a ledger tells.
fn all(ledger: &Ledger) -> Vec<String> {
    let lot = |lot: u32| {
        let lot = LotId(lot);
        format!("{lot} {:?} {:?} {:?}", ledger.mass(lot), ledger.left(lot), ledger.maker(lot))
    };
    let movement = |movement: u32| {
        let number = MovementId(movement);
        let (draws, outputs): (Vec<_>, Vec<_>) = (ledger.draws(number).collect(), ledger.outputs(number).collect());
        format!("{number} {:?} {draws:?} {outputs:?} {:?}", ledger.origin(number), ledger.undone(number))
    };
    let lots = (0..ledger.lots() as u32).map(lot);
    let movements = (0..ledger.movements() as u32).map(movement);
    lots.chain(movements).chain([format!("{:?}", ledger.waiting())]).collect()
}

#[test]
fn a_document_of_which_one_event_is_refused_leaves_the_stock_as_it_was() {
    let mut ledger = Ledger::default();
    let mine = ledger.record(&mined(1, &[new("10")])).unwrap().outputs[0];
    let before = all(&ledger);
    ledger.begin();
    let announced = ledger.announce();
    ledger.record(&done(Process::Mixing, &[draw(mine, "4"), draw(announced, "3")], &[new("7")], "0")).unwrap();
    ledger.begin();
    ledger.record(&mined(2, &[known(announced, "3")])).unwrap();
    ledger.rewind();
    assert_eq!(ledger.waiting()[0].lots, [announced], "the inner try is gone, the outer one stands");
    ledger.undo(MovementId(0)).unwrap();
    ledger.record(&done(Process::Splitting, &[draw(mine, "7")], &[new("7")], "0")).unwrap();
    ledger.rewind();
    assert_eq!(all(&ledger), before);
    ledger.begin();
    ledger.record(&done(Process::Splitting, &[draw(mine, "4")], &[new("4")], "0")).unwrap();
    ledger.keep();
    assert_eq!(ledger.left(mine), Some(ct("6")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_try_that_is_taken_back_changes_nothing(seed in any::<u64>(), lots in 50_usize..500, cut in 0_usize..400, turn in 1_usize..40) {
        let (mut story, _) = trade(lots, seed);
        // Some arrive late, so that lots are announced before they are told of.
        let late = story.len() / 3;
        story.rotate_left(late.min(turn));
        let cut = cut % story.len();
        let mut hearing = Hearing::default();
        story[..cut].iter().for_each(|told| { hearing.hear(told); });
        let (before, names) = (all(&hearing.ledger), hearing.names.clone());
        hearing.ledger.begin();
        let tried: Vec<MovementId> = story[cut..].iter().map(|told| hearing.hear(told)).collect();
        for movement in tried.iter().step_by(3) {
            hearing.ledger.undo(*movement).unwrap();
        }
        for movement in (0..cut as u32).step_by(turn).map(MovementId) {
            hearing.ledger.undo(movement).unwrap();
        }
        hearing.ledger.rewind();
        hearing.names = names;
        prop_assert_eq!(all(&hearing.ledger), before);
        let mut plain = Hearing::default();
        story.iter().for_each(|told| { plain.hear(told); });
        story[cut..].iter().for_each(|told| { hearing.hear(told); });
        prop_assert_eq!(all(&hearing.ledger), all(&plain.ledger));
    }
}
