//! A participant's production by half-year and kind of mining, as filed: what stands, what counts only if every row
//! does, and where nothing was filed.

use maud::{Markup, html};

use super::interval::round_step;
use super::{Hue, SPARSE, n, pc};

const HEIGHT: f64 = 190.0;

/// One half-year, in thousand carats.
#[derive(Clone, Debug, Default)]
pub struct Half {
    /// The calendar year, labelled where the first half stands.
    pub year: i16,
    /// 1 or 2.
    pub half: u8,
    /// Not split by kind of mining.
    pub not_split: f64,
    /// Artisanal and small-scale.
    pub artisanal: f64,
    /// Large-scale.
    pub large: f64,
    /// Counts only if every row of a return filed twice does.
    pub disputed: f64,
    /// Due and never filed.
    pub missing: bool,
}

impl Half {
    fn whole(&self) -> f64 {
        self.not_split + self.artisanal + self.large + self.disputed
    }
}

/// Draws the half-years; the scale is in thousand carats, or in millions where that is shorter.
pub fn production(halves: &[Half], label: &str) -> Markup {
    let most = halves.iter().map(Half::whole).fold(1.0, f64::max).ceil() as u64;
    let step = round_step(most);
    let top = most.div_ceil(step) * step;
    let unit = if top >= 4000 { 1000.0 } else { 1.0 };
    let slot = 1.0 / halves.len().max(1) as f64;
    let y = |value: f64| HEIGHT * (1.0 - value / top as f64);
    html! {
        div.pw {
            svg.plot.neutral height=(n(HEIGHT + 28.0)) role="img" aria-label=(label) {
                g transform="translate(0 6)" {
                    @for tick in (0..=top / step).map(|i| i * step) {
                        @let at = n(y(tick as f64));
                        line class=(if tick == 0 { "axis" } else { "g" }) x2="100%" y1=(at) y2=(at) {}
                        text.soft x="-6" y=(n(y(tick as f64) + 4.0)) text-anchor="end" { (n(tick as f64 / unit)) }
                    }
                    @for (i, half) in halves.iter().enumerate() {
                        @let x = (i as f64 + 0.1) * slot;
                        (stack(half, x, slot * 0.8, &y))
                        @if half.half == 1 && half.year % 5 == 3 {
                            text x=(pc(x + slot)) y=(n(HEIGHT + 16.0)) text-anchor="middle" { (half.year) }
                        }
                    }
                }
            }
        }
    }
}

/// Whether a scale made for these half-years counts in millions.
pub fn in_millions(halves: &[Half]) -> bool {
    let most = halves.iter().map(Half::whole).fold(1.0, f64::max).ceil() as u64;
    let step = round_step(most);
    most.div_ceil(step) * step >= 4000
}

fn stack(half: &Half, x: f64, width: f64, y: &impl Fn(f64) -> f64) -> Markup {
    let (left, wide) = (pc(x), pc(width));
    let parts = [
        ("mix", half.not_split, Some(SPARSE)),
        ("asm", half.artisanal, None),
        ("s", half.large, None),
        ("h", half.disputed, Some(Hue::Ink.dense())),
    ];
    let mut from = 0.0;
    html! {
        @if half.missing {
            rect.open x=(left) y=(n(HEIGHT - 26.0)) width=(wide) height="26" {}
        }
        @for (class, size, fill) in parts {
            @if y(0.0) - y(size) > 0.2 {
                @let at = y(from + size);
                rect class=(class) x=(left) y=(n(at)) width=(wide) height=(n(y(from) - at)) fill=[fill] {}
            }
            @let () = from += size;
        }
    }
}
