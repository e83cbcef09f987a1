//! Every state and every step: where it leads, or why it does not.

use jiff::civil::date;
use loupe_scheme::certificate::{Difference, Found, Receipt, State, Step, after};
use loupe_scheme::mass::Carats;

/// Every step, with both ends of a receipt.
fn steps() -> [(&'static str, Step); 12] {
    let found = Found {
        parcels: 1,
        carats: Carats::ZERO,
        usd: None,
        exporter: String::new(),
        importer: String::new(),
        seal: String::new(),
        seal_whole: None,
    };
    let receipt =
        |differences| Box::new(Receipt { received_on: date(2026, 11, 25), found: found.clone(), differences });
    let why = || "why".to_owned();
    [
        ("amend", Step::Amend),
        ("validate", Step::Validate),
        ("send_back", Step::SendBack(why())),
        ("withdraw", Step::Withdraw(why())),
        ("issue", Step::Issue),
        ("depart", Step::Depart),
        ("receive", Step::Receive(receipt(Vec::new()))),
        ("differs", Step::Receive(receipt(vec![Difference::SealBroken]))),
        ("return", Step::Return(why())),
        ("expire", Step::Expire),
        ("void", Step::Void(why())),
        ("forged", Step::ReportForged(why())),
    ]
}

/// A state's name in the table.
fn name(state: State) -> &'static str {
    match state {
        State::ReceivedDiffering => "differing",
        State::ReportedForged => "forged",
        other => other.code(),
    }
}

/// A row a state, a column a step. A state where it leads, or the number of the rule.
const LIFE: &str = "
    state      amend validate  send_back withdraw  issue  depart     receive  differs   return   expire  void   forged
    draft      draft validated draft     withdrawn T14    T14        T14      T14       T14      T14     T14    T14
    validated  draft T14       draft     withdrawn issued T14        T14      T14       T14      T14     T14    T14
    withdrawn  T14   T14       T14       T14       T14    T14        T14      T14       T14      T14     T14    T14
    issued     T14   T14       T14       T14       T14    in_transit received differing returned expired voided forged
    in_transit T14   T14       T14       T14       T14    T14        received differing returned expired voided forged
    received   T6    T6        T6        T6        T6     T6         T6       T6        T6       T6      T6     forged
    differing  T6    T6        T6        T6        T6     T6         T6       T6        T6       T6      T6     forged
    returned   T5    T5        T5        T5        T5     T5         T5       T5        T5       T5      T5     T5
    expired    T4    T4        T4        T4        T4     T4         received differing returned T4      T4     forged
    voided     T5    T5        T5        T5        T5     T5         T5       T5        T5       T5      T5     T5
    forged     T5    T5        T5        T5        T5     T5         T5       T5        T5       T5      T5     T5
";

#[test]
fn every_step_leads_where_the_table_says() {
    let mut lines = LIFE.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let rows: Vec<_> = lines.collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), State::ALL.map(name));
    assert_eq!(heads[1..], steps().map(|(taken, _)| taken));
    for (row, state) in rows.iter().zip(State::ALL) {
        for ((taken, step), expected) in steps().into_iter().zip(&row[1..]) {
            let led = match after(state, &step) {
                Ok(next) => name(next).to_owned(),
                Err(refusal) => refusal.rule.code().to_owned(),
            };
            assert_eq!(led, *expected, "{taken} from {}", state.code());
        }
    }
}

#[test]
fn only_what_a_person_does_needs_a_permission_and_only_what_ends_something_a_reason() {
    for (taken, step) in steps() {
        assert_eq!(step.permission().is_none(), taken == "expire", "{taken}");
        let gives_one = ["send_back", "withdraw", "return", "void", "forged"].contains(&taken);
        assert_eq!(step.reason().is_some(), gives_one, "{taken}");
    }
}

#[test]
fn a_state_has_one_code_and_what_it_says_of_it_agrees() {
    for state in State::ALL {
        assert_eq!(State::from_code(state.code()), Some(state));
        assert!(!(state.is_open() && state.is_received()));
        assert!(state.is_numbered() || !state.is_open());
    }
    assert_eq!(State::from_code("lost"), None);
}
