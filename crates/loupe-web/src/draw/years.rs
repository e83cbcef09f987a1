//! Years side by side: each bar is one year of production, its parts stacked, under one definition.

use loupe_scheme::statement::Outcome;
use maud::{Markup, html};

use super::interval::round_step;
use super::{Hue, SPARSE, n, pc};
use crate::reader::Reader;
use crate::words;

/// Height of the plot above its axis, px.
const HEIGHT: f64 = 150.0;
/// Room for the labels of the years, px.
const LABELS: f64 = 22.0;
const MILLION: f64 = 1e12;

/// One year under one definition, in million carats.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    /// The calendar year.
    pub year: i16,
    /// Whether all have filed.
    pub complete: bool,
    /// Verified.
    pub solid: f64,
    /// Alleged, contested, or left open.
    pub open: f64,
    /// Not looked at.
    pub unseen: f64,
    /// All that was declared.
    pub whole: f64,
}

impl Year {
    /// The year of an outcome: every row counted for the whole, the smallest of each disputed half-year for the solid.
    pub fn of(year: i16, complete: bool, outcome: &Outcome) -> Year {
        let solid = outcome.mass_least.verified as f64 / MILLION;
        let unseen = outcome.mass.not_looked as f64 / MILLION;
        let open = outcome.mass.at_most() as f64 / MILLION - solid - unseen;
        Year { year, complete, solid, open, unseen, whole: outcome.mass.whole() as f64 / MILLION }
    }
}

/// The end of a scale for these years, million carats, and its step.
pub fn top(years: &[Year]) -> (u64, u64) {
    let most = years.iter().map(|year| year.whole).fold(0.0, f64::max).ceil() as u64;
    let step = round_step(most.max(1));
    (most.div_ceil(step).max(1) * step, step)
}

/// Draws the years of one definition on a scale given by [`top`].
pub fn years(reader: &Reader, years: &[Year], hue: Hue, (top, step): (u64, u64), label: &str) -> Markup {
    let slot = 1.0 / years.len().max(1) as f64;
    let y = |value: f64| HEIGHT * (1.0 - value / top as f64);
    // The word stands above the last third of the bars, where it needs the room on a narrow screen.
    let tallest = years.iter().skip(years.len() * 2 / 3).map(|year| year.whole).fold(0.0, f64::max);
    html! {
        div.pw {
            svg class={"plot " (hue.class())} height=(n(HEIGHT + LABELS + 6.0)) role="img" aria-label=(label) {
                g transform="translate(0 6)" {
                    @for tick in (0..=top / step).map(|i| i * step) {
                        @let at = n(y(tick as f64));
                        line class=(if tick == 0 { "axis" } else { "g" }) x2="100%" y1=(at) y2=(at) {}
                        text.soft x="-6" y=(n(y(tick as f64) + 4.0)) text-anchor="end" { (tick) }
                    }
                    @for (i, year) in years.iter().enumerate() {
                        @let x = (i as f64 + 0.12) * slot;
                        (bar(year, hue, x, slot * 0.76, &y))
                        @if year.year % 5 == 3 {
                            text x=(pc(x + slot * 0.38)) y=(n(HEIGHT + 16.0)) text-anchor="middle" { (year.year) }
                        }
                        @if !year.complete && i + 1 == years.len() {
                            text.soft x="100%" y=(n(y(tallest) - 8.0)) text-anchor="end" {
                                (reader.text("unfinished"))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn bar(year: &Year, hue: Hue, x: f64, width: f64, y: &impl Fn(f64) -> f64) -> Markup {
    let (left, wide) = (pc(x), pc(width));
    let part = |from: f64, size: f64| (n(y(from + size)), n(y(from) - y(from + size)));
    let shown = |size: f64| y(0.0) - y(size) >= 0.4;
    let most = year.solid + year.open + year.unseen;
    let (top, height) = part(0.0, year.whole);
    let (over, stroke) = (pc(x - width * 0.12), pc(x + width * 1.12));
    html! {
        rect class=(if year.complete { "e" } else { "open" }) x=(left) y=(top) width=(wide) height=(height) {}
        @if shown(year.solid) {
            @let (at, size) = part(0.0, year.solid);
            rect.s x=(left) y=(at) width=(wide) height=(size) {}
        }
        @if shown(year.open) {
            @let (at, size) = part(year.solid, year.open);
            rect.h x=(left) y=(at) width=(wide) height=(size) fill=(hue.dense()) {}
        }
        @if shown(year.unseen) {
            @let (at, size) = part(year.solid + year.open, year.unseen);
            rect.u x=(left) y=(at) width=(wide) height=(size) fill=(SPARSE) {}
        }
        line.m x1=(over) x2=(stroke) y1=(n(y(most))) y2=(n(y(most))) {}
    }
}

/// The key to bars and years: what each texture says.
pub fn key(reader: &Reader, hue: Hue) -> Markup {
    let patch = |class: &str, fill: Option<&str>| {
        html! { svg width="36" height="14" aria-hidden="true" {
            rect class=(class) x=".5" y=".5" width="35" height="13" fill=[fill] {}
        } }
    };
    html! {
        ul class={"key " (hue.class())} {
            li {
                (patch("s", None))
                span { b { (reader.text("at-least")) } (words::colon(reader)) (reader.text("key-solid")) }
            }
            li { (patch("h", Some(hue.dense()))) span { (reader.text("key-dense")) } }
            li { (patch("u", Some(SPARSE))) span { (reader.text("key-sparse")) } }
            li {
                svg width="36" height="18" aria-hidden="true" {
                    line.b x2="36" y1="16" y2="16" {}
                    line.m x1="14" x2="14" y2="18" {}
                }
                span { b { (reader.text("at-most")) } (words::colon(reader)) (reader.text("key-stroke")) }
            }
        }
    }
}
