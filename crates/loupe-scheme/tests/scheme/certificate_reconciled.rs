//! Reconciliation: what left, what arrived, what is late, and what nobody certified.

use jiff::civil::{Date, date};
use loupe_scheme::certificate::reconcile::{
    Arrived, Certified, Counts, Lane, Movement, Quarter, Reconciled, reconcile,
};
use loupe_scheme::certificate::{Outcome, State};
use loupe_scheme::participant::ParticipantId;
use proptest::prelude::*;

fn id(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

fn issued(on: Date, state: State, due_on: Option<Date>) -> Movement {
    let certified = Certified { on, state, due_on, parcels: 2, mass_micro: 10_000_000, value_cents: 50_000 };
    Movement { exporting: id("NOR"), importing: id("WES"), certified: Some(certified), arrived: None }
}

fn arrived(movement: Movement, parcels: u32, mass_micro: u64, value_cents: Option<u64>) -> Movement {
    let as_stated = (parcels, mass_micro) == (2, 10_000_000) && value_cents.is_none_or(|cents| cents == 50_000);
    let outcome = if as_stated { Outcome::AsStated } else { Outcome::Differs };
    let arrived = Arrived { on: date(2026, 11, 20), outcome, parcels, mass_micro, value_cents };
    Movement { arrived: Some(arrived), ..movement }
}

#[test]
fn a_quarter_between_two_participants() {
    let day = date(2026, 11, 2);
    let due = Some(date(2026, 11, 16));
    let movements = [
        arrived(issued(day, State::Received, due), 2, 10_000_000, None),
        arrived(issued(day, State::ReceivedDiffering, due), 1, 9_000_000, Some(40_000)),
        issued(day, State::InTransit, due),
        issued(day, State::Issued, None),
        issued(day, State::Voided, due),
        arrived(Movement { certified: None, ..issued(day, State::Issued, None) }, 1, 3_000_000, Some(7)),
    ];
    let lanes = reconcile(movements, date(2026, 11, 25));
    assert_eq!(lanes.len(), 1);
    let (lane, sums) = lanes.first_key_value().unwrap();
    assert_eq!((lane.quarter.to_string().as_str(), lane.exporting, lane.importing), ("2026Q4", id("NOR"), id("WES")));
    let counts = Counts { issued: 5, received: 1, differing: 1, open: 2, overdue: 1, ended: 1, without_certificate: 1 };
    assert_eq!(sums.counts, counts);
    assert_eq!(sums.counts.accompanied(), 3);
    assert_eq!(sums.differences(), (-1, -1_000_000, -10_000));
    assert_eq!((sums.issued.mass_micro, sums.without_certificate.mass_micro, sums.valued), (50_000_000, 3_000_000, 2));
}

#[test]
fn a_receipt_is_overdue_after_its_last_day_and_not_on_it() {
    let movement = issued(date(2026, 11, 2), State::InTransit, Some(date(2026, 11, 16)));
    let overdue = |on: Date| reconcile([movement], on).into_values().next().unwrap().counts.overdue;
    assert_eq!((overdue(date(2026, 11, 16)), overdue(date(2026, 11, 17))), (0, 1));
}

#[test]
fn quarters_are_written_one_way() {
    assert_eq!("2026Q4".parse::<Quarter>().unwrap().first_day(), date(2026, 10, 1));
    assert_eq!("2026q1".parse::<Quarter>().unwrap().last_day(), date(2026, 3, 31));
    for wrong in ["2026Q5", "2026Q0", "26Q1", "2026", "Q1", "1999Q1", "2026Q-1"] {
        assert!(wrong.parse::<Quarter>().is_err(), "{wrong}");
    }
}

fn any_movement() -> impl Strategy<Value = Movement> {
    let certified = (prop::sample::select(State::ALL.to_vec()), 0_i32..400, prop::option::of(0_i32..400), 1_u32..9);
    let arrived = (0_i32..400, any::<bool>(), 1_u32..9, 0_u64..1_000, prop::option::of(0_u64..1_000));
    let day = |n: i32| date(2026, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
    let pair = prop::sample::select(vec![("NOR", "WES"), ("NOR", "EAS"), ("WES", "NOR")]);
    (prop::option::of(certified), prop::option::of(arrived), pair).prop_map(move |(certified, arrived, pair)| {
        Movement {
            exporting: id(pair.0),
            importing: id(pair.1),
            certified: certified.map(|(state, on, due_on, parcels)| Certified {
                on: day(on),
                state,
                due_on: due_on.map(day),
                parcels,
                mass_micro: u64::from(parcels) * 7,
                value_cents: u64::from(parcels) * 3,
            }),
            arrived: arrived.map(|(on, differs, parcels, mass_micro, value_cents)| Arrived {
                on: day(on),
                outcome: if differs { Outcome::Differs } else { Outcome::AsStated },
                parcels,
                mass_micro,
                value_cents,
            }),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_certificate_and_receipt_is_counted_once_in_any_order(
        movements in prop::collection::vec(any_movement(), 0..40)
    ) {
        let on = date(2026, 12, 1);
        let lanes = reconcile(movements.clone(), on);
        let sum = lanes.values().map(|one| one.counts).fold(Counts::default(), |a, b| a + b);
        let certified = movements.iter().filter(|one| one.certified.is_some()).count() as u64;
        let paper = movements.iter().filter(|one| one.certified.is_none() && one.arrived.is_some()).count() as u64;
        prop_assert_eq!((sum.issued, sum.without_certificate), (certified, paper));
        prop_assert_eq!(sum.received + sum.differing + sum.open + sum.ended, sum.issued);
        prop_assert!(sum.overdue <= sum.open);
        let turned: std::collections::BTreeMap<Lane, Reconciled> = reconcile(movements.into_iter().rev(), on);
        prop_assert_eq!(lanes, turned);
    }
}
