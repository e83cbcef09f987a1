//! What happens to lots, in the words of those who handle them.

use loupe_scheme::custody::simulated::{Attempt, Cheat, Deed, Outcome, Plan, Role, Trade, When};
use loupe_scheme::custody::{
    Breach, Class, Graph, Ledger, LotId, MovementId, Origin, OriginId, Origins, Place, Process, Recorded, Scratch,
    Start, Unknown, YieldBounds,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::period::Period;
use loupe_scheme::rule::Rule;
use loupe_scheme::share::Share;

use super::worlds::{ct, done, draw, known, mined, new, origins, told};

fn rules(told: Result<Recorded, Vec<Breach>>) -> Vec<&'static str> {
    told.unwrap_err().iter().map(|breach| breach.rule.code()).collect()
}

/// Two mines, 60 and 40 carats, mixed and divided in two.
fn mixture(ledger: &mut Ledger) -> [LotId; 2] {
    let one = ledger.record(&mined(1, &[new("60")])).unwrap().outputs[0];
    let other = ledger.record(&mined(2, &[new("40")])).unwrap().outputs[0];
    let draws = [draw(one, "60"), draw(other, "40")];
    let mixed = ledger.record(&done(Process::Mixing, &draws, &[new("70"), new("30")], "0")).unwrap();
    [mixed.outputs[0], mixed.outputs[1]]
}

#[test]
fn a_lot_of_one_mine_stays_of_that_mine_down_to_the_ring() {
    let mut ledger = Ledger::default();
    let rough = ledger.record(&mined(1, &[new("10")])).unwrap().outputs[0];
    let halves = done(Process::Splitting, &[draw(rough, "10")], &[new("4"), new("6")], "0");
    let half = ledger.record(&halves).unwrap().outputs[0];
    let cut = done(Process::Polishing, &[draw(half, "4")], &[new("1.8")], "2.2");
    let stone = ledger.record(&cut).unwrap().outputs[0];
    let ring = ledger.record(&done(Process::Setting, &[draw(stone, "1.8")], &[new("1.8")], "0")).unwrap().outputs[0];
    assert_eq!(told(&ledger, &origins(&[1]), ring), ["1.80", "1.80", "1.80"]);
    assert_eq!(told(&ledger, &origins(&[2]), ring), ["0.00", "0.00", "0.00"]);
    assert_eq!(Graph::of(&ledger).pools(), 2, "nothing was mixed: one mine, and the unknown");
    assert_eq!(ledger.history(ring), [0, 1, 2, 3].map(MovementId));
}

#[test]
fn a_mixture_says_what_is_certain_and_what_cannot_be_ruled_out() {
    let mut ledger = Ledger::default();
    let [large, small] = mixture(&mut ledger);
    // At most 40 of the 100 are not from the first mine, so 30 of the 70 are.
    assert_eq!(told(&ledger, &origins(&[1]), large), ["30.00", "42.00", "60.00"]);
    assert_eq!(told(&ledger, &origins(&[1]), small), ["0.00", "18.00", "30.00"]);
    assert_eq!(told(&ledger, &origins(&[1, 2]), small), ["30.00", "30.00", "30.00"]);
}

#[test]
fn draws_of_one_pool_that_meet_again_are_whole_again() {
    let mut ledger = Ledger::default();
    let [large, small] = mixture(&mut ledger);
    let third = ledger.record(&mined(3, &[new("5")])).unwrap().outputs[0];
    let draws = [draw(large, "70"), draw(third, "5"), draw(small, "30")];
    let again = ledger.record(&done(Process::Mixing, &draws, &[new("105")], "0")).unwrap().outputs[0];
    assert_eq!(told(&ledger, &origins(&[1]), again), ["60.00", "60.00", "60.00"]);
}

#[test]
fn what_is_lost_may_have_been_any_of_it() {
    let mut ledger = Ledger::default();
    let [large, _] = mixture(&mut ledger);
    let cut = done(Process::Cutting, &[draw(large, "70")], &[new("30")], "40");
    let polished = ledger.record(&cut).unwrap().outputs[0];
    assert_eq!(told(&ledger, &origins(&[1]), polished), ["0.00", "18.00", "30.00"]);
}

#[test]
fn a_composition_adds_up_to_the_micro_carat() {
    let mut ledger = Ledger::default();
    let lots = [1, 2, 3].map(|origin| ledger.record(&mined(origin, &[new("1")])).unwrap().outputs[0]);
    let draws = lots.map(|lot| draw(lot, "1"));
    let made = [new("1"), new("2")];
    let mixed = ledger.record(&done(Process::Mixing, &draws, &made, "0")).unwrap().outputs[0];
    let rows = Graph::of(&ledger).composition(&ledger, mixed, &mut Scratch::default()).unwrap().rows;
    let masses: Vec<u64> = rows.iter().map(|(_, mass)| mass.micro()).collect();
    assert_eq!(masses.iter().sum::<u64>(), 1_000_000);
    assert_eq!(masses, [333_334, 333_333, 333_333]);
}

#[test]
fn nothing_leaves_a_pool_twice() {
    let mut ledger = Ledger::default();
    let lot = ledger.record(&mined(1, &[new("10")])).unwrap().outputs[0];
    let split = |from: &str, into: &str| done(Process::Splitting, &[draw(lot, from)], &[new(into)], "0");
    let refused = ledger.record(&split("10.000001", "10.000001")).unwrap_err();
    assert_eq!((refused[0].rule, refused[0].lot), (Rule::LotOverdrawn, Some(lot)));
    assert_eq!(refused[0].difference(), ct("0.000001"));
    assert_eq!(refused[0].refusal(|lot| format!("parcel {lot}")).input, "parcel 0: 10.000001 ct ≠ 10.00 ct");
    ledger.record(&split("4", "4")).unwrap();
    assert_eq!(ledger.left(lot), Some(ct("6")));
    assert_eq!(rules(ledger.record(&split("7", "7"))), ["B3"]);
    ledger.record(&split("6", "6")).unwrap();
    assert_eq!(rules(ledger.record(&split("1", "1"))), ["B4"], "the lot is used up");
    let before = ledger.lots();
    let twice = [draw(LotId(1), "3"), draw(LotId(1), "3")];
    assert_eq!(rules(ledger.record(&done(Process::Mixing, &twice, &[new("6")], "0"))), ["B3"]);
    assert_eq!(ledger.lots(), before, "what is refused changes nothing");
}

#[test]
fn every_carat_that_goes_in_comes_out_or_is_declared_lost() {
    let mut ledger = Ledger::default();
    let lot = ledger.record(&mined(1, &[new("10")])).unwrap().outputs[0];
    let made = |process, into: &str, loss: &str| done(process, &[draw(lot, "10")], &[new(into)], loss);
    assert_eq!(rules(ledger.record(&made(Process::Sorting, "9", "0.5"))), ["B2"]);
    assert_eq!(rules(ledger.record(&made(Process::Sorting, "11", "0"))), ["B2"]);
    assert_eq!(rules(ledger.record(&made(Process::Polishing, "10.5", "0"))), ["B6"]);
    assert_eq!(rules(ledger.record(&done(Process::Theft, &[draw(lot, "10")], &[], "0"))), ["B1", "B2"]);
    assert_eq!(rules(ledger.record(&done(Process::Mixing, &[], &[new("1")], "0"))), ["B1", "B2"]);
    assert_eq!(rules(ledger.record(&mined(1, &[new("0")]))), ["B1"]);
    let most = Carats::MAX.to_string();
    assert_eq!(rules(ledger.record(&mined(1, &[new(&most), new("1")]))), ["M4"]);
    assert_eq!(rules(ledger.record(&done(Process::Loss, &[draw(LotId(9), "1")], &[], "1"))), ["B8"]);
    let many = vec![new("0.000001"); 100_001];
    assert_eq!(rules(ledger.record(&mined(1, &many))), ["B11"]);
    ledger.record(&done(Process::Theft, &[draw(lot, "10")], &[], "10")).unwrap();
    assert_eq!(ledger.left(lot), Some(Carats::ZERO));
}

#[test]
fn a_movement_whose_past_is_not_told_waits_and_its_part_is_unknown_until_then() {
    let mut ledger = Ledger::default();
    let foreign = ledger.announce();
    let own = ledger.record(&mined(1, &[new("50")])).unwrap().outputs[0];
    let draws = [draw(foreign, "50"), draw(own, "50")];
    let mixed = ledger.record(&done(Process::Mixing, &draws, &[new("80"), new("20")], "0")).unwrap();
    assert_eq!(mixed.waits_for, [foreign]);
    assert_eq!(ledger.waiting()[0].movement, mixed.movement);
    assert_eq!(told(&ledger, &origins(&[1]), mixed.outputs[0]), ["30.00", "40.00", "80.00"]);
    assert_eq!(told(&ledger, &origins(&[2]), mixed.outputs[0]), ["0.00", "0.00", "50.00"]);
    let rows = Graph::of(&ledger).composition(&ledger, mixed.outputs[0], &mut Scratch::default()).unwrap().rows;
    assert_eq!(rows, [(OriginId::UNKNOWN, ct("40")), (OriginId(1), ct("40"))]);

    let mut graph = Graph::of(&ledger);
    ledger.record(&mined(2, &[known(foreign, "60")])).unwrap();
    graph.catch_up(&ledger);
    assert!(ledger.waiting().is_empty());
    assert_eq!(ledger.left(foreign), Some(ct("10")));
    assert_eq!(told(&ledger, &origins(&[2]), mixed.outputs[0]), ["30.00", "40.00", "50.00"]);
    let set = origins(&[2]);
    let shares = graph.sweep(Start::Origins(&set, Unknown::MayBe));
    assert_eq!(graph.bounds(&ledger, &shares, mixed.outputs[0]).unwrap().at_least, ct("30"));
    assert_eq!(rules(ledger.record(&mined(3, &[known(foreign, "60")]))), ["B5"], "a lot is made once");
}

#[test]
fn a_past_that_arrives_late_must_have_been_enough() {
    let mut ledger = Ledger::default();
    let foreign = ledger.announce();
    ledger.record(&done(Process::Splitting, &[draw(foreign, "5")], &[new("5")], "0")).unwrap();
    assert_eq!(rules(ledger.record(&mined(1, &[known(foreign, "4")]))), ["B3"]);
    ledger.record(&mined(1, &[known(foreign, "5")])).unwrap();
}

#[test]
fn no_lot_is_made_out_of_itself() {
    let mut ledger = Ledger::default();
    let first = ledger.announce();
    let second = ledger.record(&done(Process::Splitting, &[draw(first, "5")], &[new("5")], "0")).unwrap().outputs[0];
    let third = ledger.record(&done(Process::Sorting, &[draw(second, "5")], &[new("5")], "0")).unwrap().outputs[0];
    let round = done(Process::Sorting, &[draw(third, "5")], &[known(first, "5")], "0");
    assert_eq!(rules(ledger.record(&round)), ["B7"]);
    let own = ledger.announce();
    assert_eq!(rules(ledger.record(&done(Process::Sorting, &[draw(own, "5")], &[known(own, "5")], "0"))), ["B7"]);
}

#[test]
fn where_the_stones_of_a_mine_could_be_now() {
    let mut ledger = Ledger::default();
    let [large, small] = mixture(&mut ledger);
    let elsewhere = ledger.record(&mined(3, &[new("1")])).unwrap().outputs[0];
    let stranger = ledger.announce();
    ledger.record(&done(Process::Splitting, &[draw(stranger, "1")], &[new("1")], "0")).unwrap();
    let graph = Graph::of(&ledger);
    let set = origins(&[1]);
    let reached = graph.reached(&ledger, Start::Origins(&set, Unknown::Aside));
    assert_eq!(reached.lots, [LotId(0), large, small]);
    let at_most: Vec<Carats> = graph.bounds_reached(&ledger, &reached).map(|(_, bounds)| bounds.at_most).collect();
    assert_eq!(at_most, [ct("60"), ct("60"), ct("30")]);
    let from_pool = graph.reached(&ledger, Start::Pool(graph.pool(large).unwrap()));
    assert_eq!(from_pool.lots, [large, small]);
    let mut classes = Vec::new();
    graph.classes(&ledger, &graph.evaluate(Start::Origins(&set, Unknown::MayBe)), &mut classes);
    let expected = [Class::Whole, Class::Nothing, Class::Some, Class::Possible, Class::Nothing];
    assert_eq!(classes[..5], expected);
    assert_eq!(classes[stranger.0 as usize], Class::Possible);
    assert_eq!(classes[elsewhere.0 as usize], Class::Nothing);
}

#[test]
fn a_yield_that_nobody_has_seen_before_is_looked_at() {
    let usual = YieldBounds { process: Process::Polishing, at_least: Share::of(2, 10), at_most: Share::of(6, 10) };
    let polish = |stone: &str, dust: &str| done(Process::Polishing, &[draw(LotId(0), "10")], &[new(stone)], dust);
    assert!(usual.outside(&polish("4.5", "5.5")).is_none());
    assert!(usual.outside(&polish("8", "2")).unwrap().side.is_gt());
    assert!(usual.outside(&polish("1", "9")).unwrap().side.is_lt());
    assert!(usual.outside(&done(Process::Sawing, &[draw(LotId(0), "10")], &[new("9.9")], "0.1")).is_none());
}

#[test]
fn origins_and_processes_go_by_name() {
    let mut all = Origins::default();
    let year = |year| Period::year(year).unwrap();
    let site = |site: &str, when| Origin { place: Place::Site(site.to_owned()), period: year(when) };
    let first = all.number(site("one", 2022));
    let second = all.number(Origin { place: Place::Country("XXX".to_owned()), period: year(2022) });
    assert_eq!((first, second, all.number(site("one", 2022))), (OriginId(1), OriginId(2), first));
    assert_eq!(all.get(first), Some(&site("one", 2022)));
    assert!(all.get(OriginId::UNKNOWN).is_none());
    let sites = all.set(|origin| matches!(origin.place, Place::Site(_)));
    assert!(sites.has(first) && !sites.has(second) && !sites.has(OriginId::UNKNOWN));
    assert!(Process::ALL.iter().all(|process| Process::named(process.name()) == Some(*process)));
}

#[test]
fn cheats_are_refused_or_found_where_anything_gives_them_away() {
    let mut trade = Trade::new(Plan { lots: 6_000, seed: 11, cheats: 60 });
    trade.play(&mut Ledger::default(), &mut |_| {});
    let of = |cheat| trade.attempts.iter().filter(move |attempt: &&Attempt| attempt.cheat == cheat);
    for cheat in Cheat::ALL {
        assert!(of(cheat).count() > 0, "nobody tried {cheat:?}");
        let fits = |attempt: &Attempt| match (cheat, &attempt.outcome) {
            (Cheat::Inflated, Outcome::Refused(rules)) => rules == &[Rule::BalanceWrong],
            (Cheat::PolishedGrown, Outcome::Refused(rules)) => rules == &[Rule::PolishedAboveRough],
            (Cheat::Reused, Outcome::Refused(rules)) => rules == &[Rule::LotConsumed],
            (Cheat::Overdrawn, Outcome::Refused(rules)) => {
                rules == &[Rule::LotOverdrawn] || rules == &[Rule::LotConsumed]
            }
            (Cheat::Laundered, Outcome::AboveCapacity(_)) => true,
            (Cheat::LaunderedQuietly, Outcome::Unseen) => true,
            (Cheat::LaunderedMixed, Outcome::OfUnknownOrigin(_)) => true,
            (Cheat::CertificateReused | Cheat::CertificateExceeded, Outcome::Refused(rules)) => {
                rules == &[Rule::CertificateExceeded]
            }
            _ => false,
        };
        assert!(of(cheat).all(fits), "{:?}", of(cheat).find(|attempt| !fits(attempt)));
    }
    assert_eq!(trade.false_alarms, 0);
}

#[test]
fn rough_crosses_borders_under_a_certificate_each_time_and_the_clock_never_goes_back() {
    let told = |seed| {
        let mut trade = Trade::new(Plan { lots: 4_000, seed, cheats: 0 });
        let (mut acts, mut last): (Vec<String>, Option<When>) = (Vec::new(), None);
        let mut certificates = 0;
        trade.play(&mut Ledger::default(), &mut |act| {
            assert!(last.is_none_or(|last| last < act.when), "{last:?} {act:?}");
            last = Some(act.when);
            match act.deed {
                Deed::Moved { told, .. } => assert!(told.is_ok(), "{told:?}"),
                Deed::Sent { shipment, told } => {
                    certificates += 1;
                    assert_eq!((shipment.certificate, told), (certificates, Ok(())));
                    assert_eq!(shipment.says, shipment.mass());
                    let (from, to) = (shipment.from.role, shipment.to.role);
                    let way = (from == Role::Tender && to == Role::MixingHouse)
                        || (from == Role::MixingHouse && to == Role::CuttingCentre);
                    assert!(way, "{} to {}", shipment.from, shipment.to);
                }
            }
            acts.push(format!("{act:?}"));
        });
        assert_eq!(trade.certificates(), certificates);
        acts
    };
    assert_eq!(told(5), told(5), "the same seed is the same trade");
    assert_ne!(told(5), told(6));
}
