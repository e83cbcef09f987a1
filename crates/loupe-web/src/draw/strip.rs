//! A strip of years for one kind of harm: hatched where nobody looked, half hatched where some of it was looked at,
//! bare where all of it was. Years without production are left out.

use maud::{Markup, html};

use super::{SPARSE, pc};

/// What a year of the strip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing was declared.
    NoProduction,
    /// Nobody looked.
    Not,
    /// Some of the time, or some site, was looked at.
    Part,
    /// All of the year was looked at.
    Whole,
}

/// Draws the years from first to last; runs of one kind are one shape. What it shows stands in words beside it.
pub fn strip(years: &[Seen]) -> Markup {
    let slot = 1.0 / years.len().max(1) as f64;
    html! {
        svg.iv height="14" aria-hidden="true" {
            @for (from, to, seen) in runs(years) {
                @let (x, width) = (pc(from as f64 * slot), pc((to - from) as f64 * slot));
                @match seen {
                    Seen::NoProduction => {}
                    Seen::Not => rect.u x=(x) y="1" width=(width) height="12" fill=(SPARSE) {},
                    Seen::Part => {
                        rect.u x=(x) y="7" width=(width) height="6" fill=(SPARSE) {}
                        line.b x1=(x) x2=(pc(to as f64 * slot)) y1="13" y2="13" {}
                    }
                    Seen::Whole => line.m x1=(x) x2=(pc(to as f64 * slot)) y1="13" y2="13" {},
                }
            }
        }
    }
}

fn runs(years: &[Seen]) -> Vec<(usize, usize, Seen)> {
    let mut runs: Vec<(usize, usize, Seen)> = Vec::new();
    for (i, seen) in years.iter().enumerate() {
        match runs.last_mut() {
            Some((_, to, last)) if last == seen => *to = i + 1,
            _ => runs.push((i, i + 1, *seen)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_alike_are_one_shape() {
        let years = [Seen::NoProduction, Seen::Not, Seen::Not, Seen::Whole];
        assert_eq!(runs(&years), [(0, 1, Seen::NoProduction), (1, 3, Seen::Not), (3, 4, Seen::Whole)]);
    }
}
