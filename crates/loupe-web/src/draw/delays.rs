//! Days between the day a return was due and the day it was filed, one stem a half-year.

use maud::{Markup, html};

use super::interval::round_step;
use super::{n, pc};

const HEIGHT: f64 = 130.0;

/// One half-year that was filed on a known day.
#[derive(Clone, Copy, Debug)]
pub struct Delay {
    /// The calendar year of the half-year.
    pub year: i16,
    /// 1 or 2.
    pub half: u8,
    /// Days after the due day of the first filing; below zero is early.
    pub first: i32,
    /// The same of the last filing.
    pub last: i32,
}

/// Draws the delays, the oldest first. A ring is the first filing where a later one followed; the dot is the last.
pub fn delays(delays: &[Delay], label: &str) -> Markup {
    let most = delays.iter().map(|delay| delay.last).max().unwrap_or(0).max(10) as u64;
    let step = round_step(most);
    let top = most.div_ceil(step) * step;
    let below = delays.iter().map(|delay| delay.first.min(delay.last)).min().unwrap_or(0).min(0);
    let y = |days: i32| HEIGHT * (1.0 - f64::from(days) / top as f64);
    let depth = (y(below) - HEIGHT).min(30.0);
    let slot = 1.0 / delays.len().max(1) as f64;
    html! {
        div.pw {
            svg.plot height=(n(HEIGHT + depth + 32.0)) role="img" aria-label=(label) {
                g transform="translate(0 8)" {
                    @for tick in (0..=top / step).map(|i| i * step) {
                        @let at = n(y(tick as i32));
                        line class=(if tick == 0 { "axis" } else { "g" }) x2="100%" y1=(at) y2=(at) {}
                        text.soft x="-6" y=(n(y(tick as i32) + 4.0)) text-anchor="end" { (tick) }
                    }
                    @for (i, delay) in delays.iter().enumerate() {
                        @let x = pc((i as f64 + 0.5) * slot);
                        @let at = y(delay.last).min(HEIGHT + depth);
                        line.axis x1=(x) x2=(x) y1=(n(HEIGHT)) y2=(n(at)) {}
                        @if delay.first != delay.last {
                            circle.asm.neutral cx=(x) cy=(n(y(delay.first).min(HEIGHT + depth))) r="3" {}
                        }
                        circle.dot cx=(x) cy=(n(at)) r="3.5" {}
                        @if delay.half == 1 && delay.year % 4 == 3 {
                            text x=(x) y=(n(HEIGHT + depth + 20.0)) text-anchor="middle" { (delay.year) }
                        }
                    }
                }
            }
        }
    }
}
