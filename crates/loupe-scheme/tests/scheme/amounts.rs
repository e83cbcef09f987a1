//! Mass, value, share, period: exact or refused.

use loupe_scheme::mass::Carats;
use loupe_scheme::period::{HalfYear, Overlap, PartialDate, Period};
use loupe_scheme::share::Share;
use loupe_scheme::value::UsdCents;
use proptest::prelude::*;

use crate::small_world::{half, span};

#[test]
fn what_a_clerk_may_type_as_carats() {
    let story = "
        0              => 0.00
        41923910.1     => 41923910.10
        0.000001       => 0.000001
        1.50000000     => 1.50
        -3             => M2
        0.0000001      => M3
        9000000000.1   => M4
        99999999999999999999 => M4
        12 ct          => M1
        1,234.5        => M1
        1e6            => M1
        .5             => M1
        5.             => M1
        NaN            => M1
    ";
    for line in story.lines().filter(|line| !line.trim().is_empty()) {
        let (typed, outcome) = line.split_once("=>").unwrap();
        let read = match typed.trim().parse::<Carats>() {
            Ok(mass) => mass.to_string(),
            Err(refusal) => refusal.rule.code().to_owned(),
        };
        assert_eq!(read, outcome.trim(), "{typed}");
    }
}

#[test]
fn what_a_reader_may_type_as_a_period() {
    let story = "
        2022 => 2022
        2022H1 => 2022H1
        2022-h2 => 2022H2
        2019..2023 => 2019..2023
        2019H2..2023H1 => 2019H2..2023H1
        2022H1..2022H2 => 2022
        2022H3 => P1
        22 => P1
        1999 => P1
        2023..2019 => P1
        last year => P1
    ";
    for line in story.lines().filter(|line| !line.trim().is_empty()) {
        let (typed, outcome) = line.split_once("=>").unwrap();
        let read = match typed.trim().parse::<Period>() {
            Ok(period) => period.to_string(),
            Err(refusal) => refusal.rule.code().to_owned(),
        };
        assert_eq!(read, outcome.trim(), "{typed}");
    }
}

#[test]
fn a_return_is_due_two_months_after_its_half_year() {
    assert_eq!(half("2022H1").due().to_string(), "2022-08-31");
    assert_eq!(half("2022H2").due().to_string(), "2023-02-28");
    assert_eq!(half("2023H2").due().to_string(), "2024-02-29");
}

#[test]
fn only_what_is_certain_lies_inside_a_half_year() {
    let told = "2024-05-01".parse().ok();
    let story = [
        ("2022-02-24", "", "2022H1", Overlap::Part),
        ("2022-02-24", "", "2022H2", Overlap::Whole),
        ("2022-02-24", "", "2021H2", Overlap::Apart),
        ("2022-02-24", "", "2024H1", Overlap::Part),
        ("2019", "2022", "2019H2", Overlap::Part),
        ("2019", "2022", "2020H1", Overlap::Whole),
        ("2019", "2022", "2022H2", Overlap::Part),
        ("", "2011", "2010H1", Overlap::Part),
        ("", "2011", "2012H1", Overlap::Apart),
        ("", "", "2024H1", Overlap::Part),
        ("", "", "2024H2", Overlap::Apart),
    ];
    for (from, to, when, expected) in story {
        assert_eq!(span(from, to).certain_overlap(half(when), told), expected, "{from}..{to} in {when}");
    }
}

proptest! {
    #[test]
    fn carats_print_and_parse_back(micro in 0..=Carats::MAX.micro()) {
        let mass = Carats::from_micro(micro).unwrap();
        prop_assert_eq!(mass.to_string().parse::<Carats>(), Ok(mass));
    }

    #[test]
    fn dollars_print_and_parse_back(cents in 0..=UsdCents::MAX.cents()) {
        let value = UsdCents::from_cents(cents).unwrap();
        prop_assert_eq!(value.to_string().parse::<UsdCents>(), Ok(value));
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "\\PC{0,40}") {
        let _ = text.parse::<Carats>();
        let _ = text.parse::<UsdCents>();
        let _ = text.parse::<Period>();
        let _ = text.parse::<HalfYear>();
        let _ = text.parse::<PartialDate>();
    }

    #[test]
    fn at_least_never_says_more_and_at_most_never_less(part in 0..=u64::MAX, whole in 1..=u64::MAX) {
        let share = Share::of(part, whole);
        let (down, up) = (u128::from(share.tenths_down()), u128::from(share.tenths_up()));
        let (part, whole) = (u128::from(part.min(whole)), u128::from(whole));
        prop_assert!(down * whole <= part * 1000 && part * 1000 <= up * whole && up - down <= 1);
    }

    #[test]
    fn a_period_is_its_blocks(first in 2003_i16..2090, years in 0_i16..8, from in 1_u8..=2, to in 1_u8..=2) {
        let (first, last) = (HalfYear::new(first, from).unwrap(), HalfYear::new(first + years, to).unwrap());
        prop_assume!(first <= last);
        let period = Period::between(first, last).unwrap();
        let of_blocks: Vec<HalfYear> = period.blocks().flat_map(Period::halves).collect();
        prop_assert_eq!(of_blocks, period.halves().collect::<Vec<_>>());
        prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
    }
}
