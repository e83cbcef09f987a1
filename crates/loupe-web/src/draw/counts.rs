//! Counts of people or things, each as the one who counted gives it: in ink, on the scale of all accounts of one thing.

use loupe_scheme::finding::Count;
use maud::{Markup, html};

use super::interval::round_step;
use super::{Hue, SPARSE, pc};

/// The end of a scale that holds every count of one unit.
pub fn top<'a>(counts: impl Iterator<Item = &'a Count>) -> u64 {
    let most = counts.flat_map(|count| [count.low, count.best, count.high]).flatten().max().unwrap_or(1).max(1);
    let step = round_step(most);
    (most / step + 1) * step
}

/// The least and the most of a count; the most is `None` where whoever counted gives no upper end.
pub fn ends(count: &Count) -> Option<(u64, Option<u64>)> {
    let least = count.low.or(count.best).or(count.high.map(|_| 0))?;
    let most = count.high.or(count.best.filter(|_| count.low.is_none_or(|low| count.best >= Some(low))));
    Some((least, most))
}

/// Draws one count up to `top`: solid to the least, dense to the most; where no upper end is given, sparse to the end
/// of the scale and no closing stroke.
pub fn count(count: &Count, top: u64, label: &str) -> Markup {
    let Some((least, most)) = ends(count) else { return html! {} };
    let of = |n: u64| pc(n as f64 / top.max(1) as f64);
    html! {
        svg.iv.neutral height="17" role="img" aria-label=(label) {
            line.b x2="100%" y1="14" y2="14" {}
            @if least == 0 { rect.s y="3" width="3" height="11" {} } @else {
                rect.s y="3" width=(of(least)) height="11" {}
            }
            @match most {
                Some(most) => {
                    @if most > least {
                        rect.h x=(of(least)) y="3" width=(of(most - least)) height="11" fill=(Hue::Ink.dense()) {}
                    }
                    line.m x1=(of(most)) x2=(of(most)) y2="17" {}
                }
                None => {
                    rect.u x=(of(least)) y="3" width=(of(top.saturating_sub(least))) height="11" fill=(SPARSE) {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(low: Option<u64>, best: Option<u64>, high: Option<u64>) -> Count {
        Count { low, best, high, unit: String::from("deaths") }
    }

    #[test]
    fn a_count_without_an_upper_end_is_left_open() {
        assert_eq!(ends(&of(Some(300), None, None)), Some((300, None)));
        assert_eq!(ends(&of(Some(2), Some(3), Some(3))), Some((2, Some(3))));
        assert_eq!(ends(&of(None, Some(3), None)), Some((3, Some(3))));
        assert_eq!(ends(&of(None, None, None)), None);
        let drawn = count(&of(Some(300), None, None), 400, "at least 300").into_string();
        assert!(drawn.contains("url(#hu)") && !drawn.contains("class=\"m\""));
    }
}
