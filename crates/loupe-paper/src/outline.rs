//! A printed code as the outline of its dark part: one shape, so that no seam shows between modules at any size.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use loupe_credential::qr::{QUIET_MODULES as QUIET, QrCode};

/// Dark and light squares, row by row.
struct Squares {
    side: usize,
    dark: Vec<bool>,
}

impl Squares {
    fn of(code: &QrCode) -> Squares {
        let side = code.size();
        let dark = (0..side * side).map(|at| code.is_dark(at / side, at % side)).collect();
        Squares { side, dark }
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark[y * self.side + x]
    }
}

type Corner = (usize, usize);

/// The code with its quiet zone as an SVG picture.
pub(crate) fn svg(code: &QrCode) -> String {
    drawn(&Squares::of(code))
}

fn drawn(code: &Squares) -> String {
    let side = code.side + 2 * QUIET;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\">\
         <path fill=\"#000\" fill-rule=\"evenodd\" d=\""
    );
    for line in outlines(code) {
        for (place, (x, y)) in line.iter().enumerate() {
            let step = if place == 0 { 'M' } else { 'L' };
            // Writing to a string does not fail.
            let _ = write!(text, "{step}{} {}", x + QUIET, y + QUIET);
        }
        text.push('Z');
    }
    text.push_str("\"/></svg>");
    text
}

/// The closed lines between dark and light, dark on the right; only corners, in a fixed order.
fn outlines(code: &Squares) -> Vec<Vec<Corner>> {
    let mut edges = edges(code);
    let mut lines = Vec::new();
    while let Some((&start, _)) = edges.iter().next() {
        let mut line: Vec<Corner> = Vec::new();
        let mut at = start;
        while let Some(ends) = edges.get_mut(&at) {
            let end = ends.remove(0);
            if ends.is_empty() {
                edges.remove(&at);
            }
            let straight = line.last().is_some_and(|before| (before.0 == at.0) == (at.0 == end.0));
            if !straight {
                line.push(at);
            }
            at = end;
            if at == start {
                break;
            }
        }
        lines.push(line);
    }
    lines
}

/// Every edge between dark and light by where it begins.
fn edges(code: &Squares) -> BTreeMap<Corner, Vec<Corner>> {
    let mut edges: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    let mut edge = |from: Corner, to: Corner| edges.entry(from).or_default().push(to);
    let dark = |x: Option<usize>, y: Option<usize>| matches!((x, y), (Some(x), Some(y)) if code.is_dark(x, y));
    for y in 0..code.side {
        for x in (0..code.side).filter(|x| code.is_dark(*x, y)) {
            if !dark(Some(x), y.checked_sub(1)) {
                edge((x, y), (x + 1, y));
            }
            if !dark(Some(x + 1), Some(y)) {
                edge((x + 1, y), (x + 1, y + 1));
            }
            if !dark(Some(x), Some(y + 1)) {
                edge((x + 1, y + 1), (x, y + 1));
            }
            if !dark(x.checked_sub(1), Some(y)) {
                edge((x, y + 1), (x, y));
            }
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_one_line_of_four_corners() {
        let code = Squares { side: 2, dark: vec![true; 4] };
        assert_eq!(outlines(&code), [vec![(0, 0), (2, 0), (2, 2), (0, 2)]]);
    }

    #[test]
    fn a_ring_has_an_outer_and_an_inner_line() {
        let mut dark = vec![true; 9];
        dark[4] = false;
        let lines = outlines(&Squares { side: 3, dark });
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.len() == 4), "{lines:?}");
    }

    #[test]
    fn squares_that_touch_in_a_corner_are_both_drawn() {
        let picture = drawn(&Squares { side: 2, dark: vec![true, false, false, true] });
        assert!(picture.contains("M4 4L5 4"), "{picture}");
        assert!(picture.contains("6 6"), "{picture}");
    }
}
