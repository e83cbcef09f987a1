//! The drawings as markup, held still.

use loupe_scheme::finding::Count;
use loupe_scheme::words::Lang;
use loupe_web::draw::delays::{Delay, delays};
use loupe_web::draw::production::{Half, production};
use loupe_web::draw::strip::{Seen, strip};
use loupe_web::draw::years::{Year, top, years};
use loupe_web::draw::{Bar, Hue, Size, bar, counts};
use loupe_web::reader::Reader;

fn lines(markup: &str) -> String {
    markup.replace("><", ">\n<")
}

#[test]
fn a_bar_is_solid_dense_sparse_stroke_and_bare_in_that_order() {
    let parts = Bar { at_least: 0.268, open: 0.2, not_looked: 0.142 };
    let drawn = bar(&parts, Hue::Csc, Size::Verdict, Some("at least 26.8 %, at most 61.0 %"));
    insta::assert_snapshot!("bar", lines(&drawn.into_string()));
}

#[test]
fn years_stand_on_one_scale_and_an_unfinished_one_says_so() {
    let reader = Reader { lang: Lang::Fr, place: "/".to_owned() };
    let drawn = [
        Year { year: 2022, complete: true, solid: 20.0, open: 50.0, unseen: 40.0, whole: 120.0 },
        Year { year: 2023, complete: true, solid: 0.0, open: 0.0, unseen: 0.0, whole: 112.0 },
        Year { year: 2024, complete: false, solid: 0.0, open: 10.0, unseen: 0.0, whole: 60.0 },
    ];
    let drawn = years(&reader, &drawn, Hue::Kp, top(&drawn), "années");
    insta::assert_snapshot!("years", lines(&drawn.into_string()));
}

#[test]
fn a_half_year_shows_kinds_doubt_and_what_was_never_filed() {
    let halves = [
        Half { year: 2019, half: 2, not_split: 7800.0, ..Half::default() },
        Half { year: 2020, half: 1, missing: true, ..Half::default() },
        Half { year: 2020, half: 2, artisanal: 3000.0, large: 800.0, disputed: 900.0, ..Half::default() },
    ];
    insta::assert_snapshot!("production", lines(&production(&halves, "production").into_string()));
}

#[test]
fn early_and_late_filings_hang_and_stand() {
    let drawn = [
        Delay { year: 2021, half: 2, first: 17, last: 17 },
        Delay { year: 2022, half: 1, first: 198, last: 372 },
        Delay { year: 2024, half: 2, first: -15, last: -15 },
    ];
    insta::assert_snapshot!("delays", lines(&delays(&drawn, "delays").into_string()));
}

#[test]
fn a_count_without_an_upper_end_is_not_closed() {
    let count = Count { low: Some(300), best: None, high: None, unit: "people".to_owned() };
    insta::assert_snapshot!("count", lines(&counts::count(&count, 400, "at least 300 people").into_string()));
}

#[test]
fn a_strip_hatches_only_what_nobody_looked_at() {
    let years = [Seen::NoProduction, Seen::Not, Seen::Not, Seen::Part, Seen::Whole];
    insta::assert_snapshot!("strip", lines(&strip(&years).into_string()));
}
