//! The interval: a bar as long as the whole. Solid is *at least*, dense hatch what is alleged or contested, sparse
//! hatch what nobody looked at, the heavy stroke *at most*, and the bare line what was looked at and is not covered.

use loupe_scheme::definition::DefinitionRef;
use loupe_scheme::statement::{Outcome, Shares};
use maud::{Markup, html};

use super::{Hue, SPARSE, pc};
use crate::format::{self, Cut};
use crate::reader::Reader;
use crate::words;

/// The parts of a whole of 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// Solid.
    pub at_least: f64,
    /// Dense hatch.
    pub open: f64,
    /// Sparse hatch.
    pub not_looked: f64,
}

impl Bar {
    /// The bar of a share and the parts it was made from. Where returns are disputed the share's own ends stand.
    pub fn of(outcome: &Outcome, shares: &Shares) -> Bar {
        let fraction = |(part, whole): (u64, u64)| part as f64 / whole.max(1) as f64;
        let (least, most) = (fraction(shares.at_least.pair()), fraction(shares.at_most.pair()));
        let whole = outcome.mass.whole().max(1) as f64;
        let not_looked = (outcome.mass.not_looked as f64 / whole).min(most - least).max(0.0);
        Bar { at_least: least, open: (most - least - not_looked).max(0.0), not_looked }
    }

    /// A count between two ends on a scale that ends at `scale`: solid to the least, dense to the most.
    pub fn count(least: u64, most: u64, scale: u64) -> Bar {
        let of = |n: u64| n as f64 / scale.max(1) as f64;
        Bar { at_least: of(least), open: of(most.saturating_sub(least)), not_looked: 0.0 }
    }

    /// Where the heavy stroke stands.
    pub fn at_most(&self) -> f64 {
        (self.at_least + self.open + self.not_looked).min(1.0)
    }
}

/// How large a bar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 22 px, in a verdict.
    Verdict,
    /// 11 px, in the row of a table.
    Row,
}

/// Draws a bar. `label` is what is read aloud; without one the bar repeats a text beside it and is hidden from readers.
pub fn bar(bar: &Bar, hue: Hue, size: Size, label: Option<&str>) -> Markup {
    let height = match size {
        Size::Verdict => 22,
        Size::Row => 11,
    };
    let (bottom, class) = (height + 3, format!("iv {}", hue.class()));
    let (open_at, unseen_at, most) = (bar.at_least, bar.at_least + bar.open, pc(bar.at_most()));
    let thin = |share: f64| share < 0.0005;
    let marks = html! {
        line.b x2="100%" y1=(bottom) y2=(bottom) {}
        @if thin(bar.at_least) { rect.s y="3" width="3" height=(height) {} }
        @else { rect.s y="3" width=(pc(bar.at_least)) height=(height) {} }
        @if !thin(bar.open) {
            rect.h x=(pc(open_at)) y="3" width=(pc(bar.open)) height=(height) fill=(hue.dense()) {}
        }
        @if !thin(bar.not_looked) {
            rect.u x=(pc(unseen_at)) y="3" width=(pc(bar.not_looked)) height=(height) fill=(SPARSE) {}
        }
        line.m x1=(most) x2=(most) y2=(bottom + 3) {}
    };
    html! {
        @match label {
            Some(label) => svg class=(class) height=(bottom + 3) role="img" aria-label=(label) { (marks) },
            None => svg class=(class) height=(bottom + 3) aria-hidden="true" { (marks) },
        }
    }
}

/// "at least 26.8 %, at most 61.0 %", bound to a definition's name.
pub fn sentence(reader: &Reader, definition: &DefinitionRef, shares: &Shares) -> String {
    let lang = reader.lang;
    reader.with(
        "interval-sentence",
        &[
            ("definition", reader.say(&definition.name).to_owned()),
            ("least", format::percent(lang, shares.at_least.tenths_down())),
            ("most", format::percent(lang, shares.at_most.tenths_up())),
        ],
    )
}

/// A verdict: the definition's name and gist, both ends in words, the bar, its scale, and a sentence under it.
pub fn verdict(reader: &Reader, definition: &DefinitionRef, outcome: &Outcome, shares: &Shares, why: Markup) -> Markup {
    let hue = Hue::of(&definition.id);
    let said = sentence(reader, definition, shares);
    let lang = reader.lang;
    html! {
        section class={"verdict " (hue.class())} {
            h3 {
                a href=(reader.link(&format!("/definitions/{}", definition.key()))) { (reader.say(&definition.name)) }
                (words::colon(reader)) (reader.say(&definition.gist))
            }
            (ends(reader,
                &format::percent(lang, shares.at_least.tenths_down()),
                &format::percent(lang, shares.at_most.tenths_up())))
            (bar(&Bar::of(outcome, shares), hue, Size::Verdict, Some(&said)))
            (scale(&["0", "50", "100\u{a0}%"]))
            div.why { (why) }
        }
    }
}

/// The two ends in large numbers.
pub fn ends(reader: &Reader, least: &str, most: &str) -> Markup {
    html! {
        p.ends {
            span { (reader.text("at-least")) " " b { (least) } }
            span { (reader.text("at-most")) " " b { (most) } }
        }
    }
}

/// The scale under a bar, from 0 to its end.
pub fn scale(marks: &[&str]) -> Markup {
    html! { p.scale aria-hidden="true" { @for mark in marks { span { (mark) } } } }
}

/// Units of mass for a scale: micro-carats in one, and the key of its name.
const UNITS: [(u64, &str); 3] = [(1_000_000_000_000, "unit-mct"), (1_000_000_000, "unit-kct"), (1_000_000, "unit-ct")];

/// An interval of carats in ink, on its own scale: for returns that were filed twice.
pub fn carats_between(reader: &Reader, least: u64, most: u64) -> Markup {
    let lang = reader.lang;
    let (unit, name) = UNITS.into_iter().find(|(unit, _)| most >= *unit).unwrap_or(UNITS[2]);
    let step = round_step(most / unit);
    let top = (most / (step * unit) + 1) * step;
    let unit_name = reader.text(name).into_owned();
    let label = reader.with(
        "interval-carats",
        &[
            ("least", format::scaled(lang, least, unit, 2, Cut::Down)),
            ("most", format::scaled(lang, most, unit, 2, Cut::Up)),
            ("unit", unit_name.clone()),
        ],
    );
    let places = if top.is_multiple_of(4) { 0 } else { 2 };
    let mut marks: Vec<String> = (0..=4).map(|i| format::scaled(lang, top * i, 4, places, Cut::Near)).collect();
    if let Some(last) = marks.last_mut() {
        *last = format!("{last}\u{a0}{unit_name}");
    }
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    html! {
        (bar(&Bar::count(least, most, top * unit), Hue::Ink, Size::Verdict, Some(&label)))
        (scale(&marks))
    }
}

/// A step of 1, 2 or 4 times a power of ten that parts `n` into fewer than five.
pub(crate) fn round_step(n: u64) -> u64 {
    let mut step = 1;
    loop {
        for factor in [1, 2, 4] {
            if n / (step * factor) < 5 {
                return step * factor;
            }
        }
        step *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_is_seen_and_the_stroke_closes_what_is_hatched() {
        let drawn = bar(&Bar { at_least: 0.0, open: 0.1, not_looked: 0.2 }, Hue::Kp, Size::Row, None).into_string();
        assert!(drawn.contains(r#"<rect class="s" y="3" width="3" height="11">"#), "{drawn}");
        assert!(drawn.contains(r#"<line class="m" x1="30%" x2="30%" y2="17">"#), "{drawn}");
        assert!(drawn.contains(r#"fill="url(#hk)""#) && drawn.contains(r#"fill="url(#hu)""#));
    }

    #[test]
    fn scales_end_above_what_they_show() {
        assert_eq!(round_step(4), 1);
        assert_eq!(round_step(10), 4);
        assert_eq!(round_step(112), 40);
    }
}
