//! What does not add up in returns: one story a check, and that plain returns raise no question.

use loupe_scheme::anomaly::{Anomaly, Check, Figures, anomalies, price_in_cents};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::{Printed, Register};
use loupe_scheme::returns::{Filing, Mining};
use proptest::prelude::*;

use crate::small_world::{filing, half, small};

/// The questions that the returns of AAA raise; a filer BBB keeps 2021H2 the last half-year anyone filed for.
fn asked(filings: Vec<Filing>, printed: Vec<Printed>) -> Vec<(Check, Vec<String>)> {
    let register = register(filings, printed);
    found(&register).into_iter().map(|a| (a.check, a.halves.iter().map(ToString::to_string).collect())).collect()
}

fn register(mut filings: Vec<Filing>, printed: Vec<Printed>) -> Register {
    filings.push(filing("BBB", "2021H2", "1", 99));
    filings.sort_by_key(|filing| (filing.participant, filing.half, filing.mining, filing.source_row));
    Register { filings, printed, ..Register::empty(small()) }
}

fn found(register: &Register) -> Vec<Anomaly<'_>> {
    anomalies(register, ParticipantId::new("AAA").unwrap())
}

/// Returns for both years that raise no question.
fn plain() -> Vec<Filing> {
    let halves = [("2020H1", "60.5"), ("2020H2", "40"), ("2021H1", "100"), ("2021H2", "80.25")];
    let row = |(n, (when, carats)): (usize, (&str, &str))| {
        let mut row = filing("AAA", when, carats, n as u32);
        row.value = format!("{}.00", 100 * (n as u64 + 10)).parse().unwrap();
        row.filed_at = format!("{}T10:00:00", half(when).due());
        row
    };
    halves.into_iter().enumerate().map(row).collect()
}

fn with(change: impl FnOnce(&mut Vec<Filing>)) -> Vec<Filing> {
    let mut filings = plain();
    change(&mut filings);
    filings
}

fn halves(list: &[&str]) -> Vec<String> {
    list.iter().map(|half| (*half).to_owned()).collect()
}

#[test]
fn plain_returns_raise_no_question() {
    assert_eq!(asked(plain(), vec![]), []);
}

#[test]
fn the_same_half_year_filed_twice() {
    let filings = with(|filings| filings.push(filing("AAA", "2020H2", "39", 7)));
    assert!(asked(filings, vec![]).contains(&(Check::A1, halves(&["2020H2"]))));
    let nothing = |row| Filing { mining: Mining::Nothing, ..filing("AAA", "2020H1", "0", row) };
    assert_eq!(asked(vec![nothing(1), nothing(2)], vec![]), [(Check::A1, halves(&["2020H1"]))]);
}

#[test]
fn the_same_weight_in_two_half_years() {
    let filings = with(|filings| filings[2].mass = "40.004".parse().unwrap());
    assert!(asked(filings, vec![]).contains(&(Check::A2, halves(&["2020H2", "2021H1"]))));
}

#[test]
fn two_kinds_of_mining_at_one_price() {
    let filings = with(|filings| {
        filings[0].mining = Mining::Artisanal;
        let value = 2 * filings[0].value.cents();
        let mut large = filing("AAA", "2020H1", "121", 8);
        (large.mining, large.value) = (Mining::Large, loupe_scheme::value::UsdCents::from_cents(value).unwrap());
        filings.push(large);
    });
    assert!(asked(filings, vec![]).contains(&(Check::A3, halves(&["2020H1"]))));
}

#[test]
fn three_half_years_in_one_sitting() {
    let one_day = |count: usize| {
        with(|filings| filings.iter_mut().take(count).for_each(|row| row.filed_at = "2022-03-01T09:00:00".to_owned()))
    };
    let question = (Check::A4, halves(&["2020H1", "2020H2", "2021H1"]));
    assert!(asked(one_day(3), vec![]).contains(&question));
    assert!(asked(one_day(2), vec![]).iter().all(|(check, _)| *check != Check::A4));
}

#[test]
fn a_price_that_jumps_threefold_and_no_less() {
    let priced = |cents: u64| {
        with(|filings| {
            filings[0].mass = "10".parse().unwrap();
            filings[0].value = "1000".parse().unwrap();
            filings[1].mass = "20".parse().unwrap();
            filings[1].value = loupe_scheme::value::UsdCents::from_cents(cents).unwrap();
        })
    };
    let jumps = |cents| asked(priced(cents), vec![]).contains(&(Check::A5, halves(&["2020H1", "2020H2"])));
    assert!(!jumps(600_000) && jumps(600_001) && !jumps(66_667) && jumps(66_666));
}

#[test]
fn nothing_and_something_for_one_half_year() {
    let filings = with(|filings| {
        filings.push(Filing { mining: Mining::Nothing, ..filing("AAA", "2021H1", "0", 9) });
    });
    assert_eq!(asked(filings, vec![]), [(Check::A6, halves(&["2021H1"]))]);
}

#[test]
fn a_figure_that_was_changed_after_it_was_printed() {
    let printed = |carats: &str| {
        let print = |carats: &str| Printed {
            participant: "AAA".to_owned(),
            year: 2020,
            carats: carats.to_owned(),
            ..Printed::default()
        };
        // A later print agrees; the first one is what counts.
        vec![print(carats), print("100.5")]
    };
    assert_eq!(asked(plain(), printed("102.55")), []);
    assert_eq!(asked(plain(), printed("102.56")), [(Check::A7, halves(&["2020H1", "2020H2"]))]);
    assert_eq!(asked(plain(), printed("")), []);
}

#[test]
fn a_return_filed_before_its_half_year_was_over() {
    let on = |day: &str| with(|filings| filings[1].filed_at = format!("{day}T00:00:00"));
    assert_eq!(asked(on("2020-12-31"), vec![]), [(Check::A8, halves(&["2020H2"]))]);
    assert_eq!(asked(on("2021-01-01"), vec![]), []);
}

#[test]
fn a_return_that_was_never_filed_is_one_run() {
    let filings = with(|filings| {
        filings.drain(1..3);
    });
    assert_eq!(asked(filings, vec![]), [(Check::A9, halves(&["2020H2", "2021H1"]))]);
}

proptest! {
    #[test]
    fn any_returns_are_questioned_without_fault(
        rows in prop::collection::vec((0usize..6, 0usize..4, 0u64..3_000_000, 0u64..9_000, "[0-9T:-]{0,12}"), 0..24)
    ) {
        let when = ["2019H1", "2019H2", "2020H1", "2020H2", "2021H1", "2021H2"];
        let kinds = [Mining::Undifferentiated, Mining::Artisanal, Mining::Large, Mining::Nothing];
        let filings = rows.into_iter().enumerate().map(|(n, (half, kind, micro, cents, filed_at))| {
            let mut row = filing("AAA", when[half], "0", n as u32);
            row.mining = kinds[kind];
            let nothing = row.mining == Mining::Nothing;
            row.mass = loupe_scheme::mass::Carats::from_micro(if nothing { 0 } else { micro }).unwrap();
            row.value = loupe_scheme::value::UsdCents::from_cents(if nothing { 0 } else { cents }).unwrap();
            row.filed_at = filed_at;
            row
        });
        let register = register(filings.collect(), vec![]);
        for anomaly in found(&register) {
            prop_assert!(!anomaly.halves.is_empty() && anomaly.halves.is_sorted());
            prop_assert!(anomaly.rows.iter().all(|row| anomaly.halves.contains(&row.half)));
            if let Figures::Prices(before, now) = anomaly.figures {
                prop_assert!(before > 0 && now > 0);
            }
        }
    }

    #[test]
    fn a_price_is_the_nearest_cent(cents in 0u64..1_000_000_000_000, micro in 0u64..1_000_000_000_000_000) {
        match price_in_cents(cents, micro) {
            Some(price) => {
                let (price, micro) = (u128::from(price), u128::from(micro));
                let twice = 2 * u128::from(cents) * 1_000_000;
                prop_assert!((2 * price - 1) * micro <= twice && twice < (2 * price + 1) * micro);
            }
            None => prop_assert!(micro == 0 || u128::from(cents) * 2_000_000 < u128::from(micro)),
        }
    }
}
