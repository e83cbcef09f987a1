//! Where the nodes and bands of a flow stand: rows from top to bottom, every row as wide as the lot, few crossings.

use super::reduce::{Flow, What};

/// The width of the picture in its own units.
pub(super) const WIDTH: f64 = 1000.0;
/// Between two neighbours of a row.
const GAP: f64 = 16.0;
/// The same between two bands that only pass it.
const PASSING_GAP: f64 = 5.0;
/// The least room of an origin, so that its flag stands clear of the next.
const ORIGIN_ROOM: f64 = 34.0;
/// The least room of a mixing, so that its letter does.
const MIXING_ROOM: f64 = 48.0;
/// How often rows are put in a better order.
const ROUNDS: usize = 6;

/// A node in its place, or the place through which a long band passes a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The node; `None` where a band passes.
    pub(super) node: Option<usize>,
    /// Its row.
    pub(super) row: usize,
    share: f64,
    room: f64,
    /// Its left edge.
    pub(super) x: f64,
    /// Its width.
    pub(super) width: f64,
}

/// A piece of a band from one row to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The band.
    pub(super) band: usize,
    from: usize,
    to: usize,
    /// The row it begins at.
    pub(super) row: usize,
    /// Its width.
    pub(super) width: f64,
    /// Its left edge at its beginning, and at its end.
    pub(super) x: [f64; 2],
}

/// A flow with everything in its place.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Nodes and passages.
    pub(super) places: Vec<Place>,
    /// Pieces of bands.
    pub(super) pieces: Vec<Piece>,
}

impl Layout {
    /// Puts a flow in its places.
    pub(super) fn of(flow: &Flow) -> Layout {
        let mut layout = Layout::unordered(flow);
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); flow.rows];
        for (at, place) in layout.places.iter().enumerate() {
            rows[place.row].push(at);
        }
        let scale = rows.iter().map(|row| layout.scale(row)).fold(WIDTH, f64::min);
        for place in &mut layout.places {
            place.width = place.share * scale;
        }
        for row in &rows {
            layout.stand(row);
        }
        for round in 0..ROUNDS {
            let up = round % 2 == 0;
            let order: Vec<usize> = if up { (0..flow.rows).rev().collect() } else { (0..flow.rows).collect() };
            for row in order {
                let towards: Vec<f64> = rows[row].iter().map(|at| layout.pull(*at, up)).collect();
                let mut pulled: Vec<(f64, usize)> = towards.into_iter().zip(rows[row].iter().copied()).collect();
                pulled.sort_by(|a, b| a.0.total_cmp(&b.0));
                rows[row] = pulled.into_iter().map(|(_, at)| at).collect();
                layout.stand(&rows[row]);
            }
        }
        layout.attach(scale);
        layout
    }

    fn unordered(flow: &Flow) -> Layout {
        let room = |what: What| match what {
            What::Origin(_) | What::Others(_) | What::Unknown => ORIGIN_ROOM,
            What::Mixing(_) => MIXING_ROOM,
            What::Lot => 0.0,
        };
        let place = |(at, node): (usize, &super::reduce::Node)| Place {
            node: Some(at),
            row: node.row,
            share: node.share,
            room: room(node.what),
            x: 0.0,
            width: 0.0,
        };
        let mut places: Vec<Place> = flow.nodes.iter().enumerate().map(place).collect();
        let mut pieces = Vec::new();
        for (band, of) in flow.bands.iter().enumerate() {
            let (first, last) = (flow.nodes[of.from].row, flow.nodes[of.to].row);
            let mut from = of.from;
            for row in first..last {
                let to = if row + 1 == last {
                    of.to
                } else {
                    places.push(Place { node: None, row: row + 1, share: of.share, room: 0.0, x: 0.0, width: 0.0 });
                    places.len() - 1
                };
                pieces.push(Piece { band, from, to, row, width: of.share, x: [0.0; 2] });
                from = to;
            }
        }
        Layout { places, pieces }
    }

    /// How wide the whole lot may be so that a row fits, in whatever order.
    fn scale(&self, row: &[usize]) -> f64 {
        let nodes = row.iter().filter(|at| self.places[**at].node.is_some()).count();
        let wide = (2 * nodes).min(row.len().saturating_sub(1));
        let narrow = row.len().saturating_sub(1) - wide;
        let space = WIDTH - GAP * wide as f64 - PASSING_GAP * narrow as f64;
        let needs = |scale: f64| row.iter().map(|at| self.places[*at].room.max(self.places[*at].share * scale)).sum();
        let (mut low, mut high) = (0.0, WIDTH);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            let needed: f64 = needs(middle);
            if needed <= space {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Gives the places of a row their edges, the row in the middle.
    fn stand(&mut self, row: &[usize]) {
        let room = |place: &Place| place.room.max(place.width);
        let needed: f64 = row.iter().map(|at| room(&self.places[*at])).sum::<f64>() + self.gaps(row);
        let mut x = (WIDTH - needed).max(0.0) / 2.0;
        for (n, at) in row.iter().enumerate() {
            if n > 0 {
                x += self.gap(row[n - 1], *at);
            }
            let place = &mut self.places[*at];
            let own = room(place);
            place.x = x + (own - place.width) / 2.0;
            x += own;
        }
    }

    /// Between two neighbours.
    fn gap(&self, left: usize, right: usize) -> f64 {
        let passes = |at: usize| self.places[at].node.is_none();
        if passes(left) && passes(right) { PASSING_GAP } else { GAP }
    }

    /// All that stays free between the places of a row.
    fn gaps(&self, row: &[usize]) -> f64 {
        row.windows(2).map(|pair| self.gap(pair[0], pair[1])).sum()
    }

    /// Where a place is drawn to by its neighbours below, or above.
    fn pull(&self, at: usize, below: bool) -> f64 {
        let middle = |place: &Place| place.x + place.width / 2.0;
        let (mut sum, mut weight) = (0.0, 0.0);
        for piece in &self.pieces {
            let (own, other) = if below { (piece.from, piece.to) } else { (piece.to, piece.from) };
            if own == at {
                // Which edge a piece holds on to is settled last; its neighbour's middle stands for it.
                sum += middle(&self.places[other]) * piece.width;
                weight += piece.width;
            }
        }
        if weight > 0.0 { sum / weight } else { middle(&self.places[at]) }
    }

    /// Gives the pieces their edges: at every node in the order of where they come from or go to.
    fn attach(&mut self, scale: f64) {
        for end in [0, 1] {
            let mut order: Vec<usize> = (0..self.pieces.len()).collect();
            let far = |piece: &Piece| if end == 0 { piece.to } else { piece.from };
            let middle = |place: &Place| place.x + place.width / 2.0;
            order.sort_by(|a, b| {
                let of = |at: &usize| middle(&self.places[far(&self.pieces[*at])]);
                of(a).total_cmp(&of(b)).then(a.cmp(b))
            });
            let mut used: Vec<f64> = self.places.iter().map(|place| place.x).collect();
            for at in order {
                let piece = &mut self.pieces[at];
                let near = if end == 0 { piece.from } else { piece.to };
                piece.x[end] = used[near];
                used[near] += piece.width * scale;
            }
        }
        for piece in &mut self.pieces {
            piece.width *= scale;
        }
    }
}
