//! No carat lies in two containers.

use std::collections::HashMap;

use loupe_scheme::custody::{Ledger, LotId, Parcels, Process};
use loupe_scheme::mass::Carats;
use proptest::prelude::*;

use super::worlds::{ct, done, draw, known, mined, new};

fn lot_of(mass: &str) -> (Ledger, LotId) {
    let mut ledger = Ledger::default();
    let lot = ledger.record(&mined(1, &[new(mass)])).unwrap().outputs[0];
    (ledger, lot)
}

/// Packs, and says what then lies there; or what is loose and what is missing.
fn pack(parcels: &mut Parcels, ledger: &Ledger, container: &str, lot: LotId, part: Option<&str>) -> String {
    match parcels.packing(ledger, container, lot, part.map(ct)) {
        Ok(part) => {
            parcels.hold(container, lot, part);
            part.map_or("whole".to_owned(), |part| part.to_string())
        }
        Err(no) => format!("{} of {} in {}, {} short", no.loose(), no.left, no.containers, no.short()),
    }
}

#[test]
fn of_a_lot_of_ten_carats_two_parcels_do_not_hold_six_each() {
    let (mut ledger, lot) = lot_of("10");
    let mut parcels = Parcels::default();
    assert_eq!(pack(&mut parcels, &ledger, "one", lot, Some("6")), "6.00");
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("6")), "4.00 of 10.00 in 1, 2.00 short");
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, None), "4.00 of 10.00 in 1, 6.00 short");
    assert_eq!(pack(&mut parcels, &ledger, "one", lot, Some("5")), "4.00 of 10.00 in 1, 1.00 short", "nor one eleven");
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("3.5")), "3.50");
    assert_eq!(pack(&mut parcels, &ledger, "three", lot, Some("1")), "0.50 of 10.00 in 2, 0.50 short");

    let no = parcels.drawing(&ledger, lot, ct("0.6")).unwrap_err();
    assert_eq!((no.loose(), no.short(), no.containers), (ct("0.5"), ct("0.1"), 2));
    parcels.drawing(&ledger, lot, ct("0.5")).unwrap();
    ledger.record(&done(Process::Sorting, &[draw(lot, "0.5")], &[new("0.5")], "0")).unwrap();
    parcels.drawing(&ledger, lot, ct("0.1")).unwrap_err();
    parcels.leave("two", lot);
    parcels.drawing(&ledger, lot, ct("3.5")).unwrap();
    assert_eq!(pack(&mut parcels, &ledger, "three", lot, Some("3.5")), "3.50");
    parcels.put("one", &Default::default());
    assert!(!parcels.contains_key("one"));
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("6")), "6.00");
}

#[test]
fn a_whole_lot_lies_in_one_container_and_is_used_from_it() {
    let (mut ledger, lot) = lot_of("10");
    let mut parcels = Parcels::default();
    assert_eq!(pack(&mut parcels, &ledger, "one", lot, Some("10")), "whole");
    assert_eq!(pack(&mut parcels, &ledger, "one", lot, None), "whole", "told twice");
    for part in [Some("1"), None] {
        assert!(pack(&mut parcels, &ledger, "two", lot, part).starts_with("0.00 of 10.00 in 1"));
    }
    parcels.drawing(&ledger, lot, ct("4")).unwrap();
    ledger.record(&done(Process::Cutting, &[draw(lot, "4")], &[new("2")], "2")).unwrap();
    parcels.leave("one", lot);
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("10")), "whole", "what was made of it, weighed before");
    parcels.leave("two", lot);
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("6.1")), "6.00 of 6.00 in 0, 0.10 short");
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("6")), "6.00");
    parcels.drawing(&ledger, lot, ct("2")).expect("all that is left lies in it");
    parcels.leave("two", lot);

    // Told before it was refused: in two, and only out of the second there is room again.
    parcels.hold("one", lot, None);
    parcels.hold("two", lot, None);
    for container in ["one", "two"] {
        assert!(pack(&mut parcels, &ledger, "three", lot, None).starts_with("0.00 of 6.00"));
        parcels.leave(container, lot);
    }
    assert_eq!(pack(&mut parcels, &ledger, "three", lot, None), "whole");
}

#[test]
fn what_is_packed_before_it_is_told_of_is_counted_when_it_is() {
    let mut ledger = Ledger::default();
    let lot = ledger.announce();
    let mut parcels = Parcels::default();
    assert_eq!(pack(&mut parcels, &ledger, "one", lot, Some("6")), "6.00");
    assert_eq!(pack(&mut parcels, &ledger, "two", lot, Some("5")), "5.00", "nobody knows yet how much there is");
    ledger.record(&done(Process::Sorting, &[draw(lot, "2")], &[new("2")], "0")).unwrap();
    let no = parcels.making(&ledger, lot, ct("12")).unwrap_err();
    assert_eq!((no.left, no.claimed, no.short(), no.containers), (ct("10"), ct("11"), ct("1"), 2));
    parcels.making(&ledger, lot, ct("13")).unwrap();
    parcels.leave("two", lot);
    assert_eq!(parcels.making(&ledger, lot, ct("5.9")).unwrap_err().short(), ct("0.1"));
    parcels.making(&ledger, lot, ct("6")).unwrap();
    ledger.record(&mined(1, &[known(lot, "6")])).unwrap();
    parcels.drawing(&ledger, lot, ct("4")).unwrap();
    assert!(pack(&mut parcels, &ledger, "two", lot, Some("1")).starts_with("0.00 of 4.00 in 1, 1.00 short"));

    let stone = ledger.announce();
    assert_eq!(pack(&mut parcels, &ledger, "ring", stone, None), "whole");
    let no = parcels.packing(&ledger, "other ring", stone, None).unwrap_err();
    assert!(no.is_of_nothing() && no.containers == 1);
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(51), ..ProptestConfig::default() })]

    /// Whatever is packed, taken out, put back and used: what lies in containers is never more than is left.
    #[test]
    fn containers_never_hold_more_than_is_left(steps in prop::collection::vec((0..4_u8, 0..4_usize, 1..9_u64), 1..60)) {
        let names = ["a", "b", "c", "d"];
        let (mut ledger, lot) = lot_of("0.000020");
        let mut parcels = Parcels::default();
        let mut kept = HashMap::new();
        for (kind, at, micro) in steps {
            let (name, mass) = (names[at], Carats::from_micro(micro).unwrap());
            match kind {
                0 => if let Ok(part) = parcels.packing(&ledger, name, lot, (micro < 8).then_some(mass)) {
                    kept.insert(name, parcels.get(name).cloned().unwrap_or_default());
                    parcels.hold(name, lot, part);
                },
                1 => match parcels.get(name).and_then(|held| held.without(&ledger, lot, Some(mass))) {
                    Some(rest) => parcels.hold(name, lot, Some(rest)),
                    None => parcels.leave(name, lot),
                },
                2 if micro < 3 && parcels.drawing(&ledger, lot, mass).is_ok() => {
                    let _ = ledger.record(&done(Process::Loss, &[draw(lot, &mass.to_string())], &[], &mass.to_string()));
                }
                3 if names.iter().all(|other| other == &name || parcels.part(other, lot).is_none()) => {
                    if let Some(before) = kept.remove(name) && micro < 3 {
                        parcels.put(name, &before);
                    }
                }
                _ => {}
            }
            let left = ledger.left(lot).unwrap().micro();
            let lies: u64 = names.iter().filter_map(|name| Some(parcels.get(name)?.left(&ledger, lot).micro())).sum();
            prop_assert!(lies <= left, "{lies} of {left}");
            // What may be packed elsewhere is what is loose, to the micro-carat.
            let loose = Carats::from_micro(left - lies).unwrap();
            if loose > Carats::ZERO {
                prop_assert!(parcels.packing(&ledger, "e", lot, Some(loose)).is_ok());
            }
            let more = Carats::from_micro(left - lies + 1).unwrap();
            prop_assert!(Some(more) == ledger.mass(lot) || parcels.packing(&ledger, "e", lot, Some(more)).is_err());
        }
    }
}
