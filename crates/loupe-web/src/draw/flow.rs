//! How stones flowed together: origins on top, mixings between, the lot at the bottom. Widths are expected shares of the
//! lot; bands carry no colour, because inside a pool nothing can be told apart.

mod layout;
mod reduce;

use maud::{Markup, html};

use super::{SPARSE, n, pc};
use layout::{Layout, Piece, WIDTH};
pub use reduce::{Band, Flow, MIXINGS_DRAWN, Node, ORIGINS_DRAWN, ROWS_DRAWN, What};

/// From one row to the next, in px.
const PITCH: f64 = 62.0;
/// The height of a node, in px.
const BAR: f64 = 6.0;
/// The height of a line of text, in px.
const LINE: f64 = 17.0;
/// Between the last flag and the origins, in px.
const POLE: f64 = 8.0;
/// Below the lot, for its caption, in px.
const FOOT: f64 = 22.0;
/// The narrowest the picture is shown, in px.
const NARROWEST: f64 = 288.0;
/// About how wide a letter is, in px.
const LETTER: f64 = 6.3;
/// The most letters of a flag; what is longer is cut, and stands in full in the table.
const FLAG_CHARS_MAX: usize = 42;
/// Strands of what is of unknown origin, over the whole width.
const STRANDS: f64 = 64.0;

/// A flow with everything in its place.
pub struct Picture<'f> {
    flow: &'f Flow,
    layout: Layout,
}

/// What is written at the picture.
pub struct Captions {
    /// What it shows.
    pub title: String,
    /// The same as the picture shows it, read aloud.
    pub told: String,
    /// At each node of the first row, in the order of the nodes: its name, and how much it is where that is known.
    pub flags: Vec<(String, Option<String>)>,
    /// Under the lot.
    pub lot: String,
}

/// A flag over an origin: where its pole stands, and how its text hangs.
struct Flag {
    x: f64,
    anchor: Anchor,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Anchor {
    Right,
    Left,
    Across,
}

impl<'f> Picture<'f> {
    /// Puts a flow in its places.
    pub fn of(flow: &'f Flow) -> Picture<'f> {
        Picture { flow, layout: Layout::of(flow) }
    }

    /// The mixings with their letters, from above and from the left: places of pools in the flow.
    pub fn letters(&self) -> Vec<(char, usize)> {
        self.mixings().into_iter().map(|(letter, pool, _)| (letter, pool)).collect()
    }

    /// Letter, pool and place of every mixing.
    fn mixings(&self) -> Vec<(char, usize, usize)> {
        let what = |at: usize| self.layout.places[at].node.map(|node| self.flow.nodes[node].what);
        let mut found: Vec<(usize, usize)> = (0..self.layout.places.len())
            .filter_map(|at| if let Some(What::Mixing(pool)) = what(at) { Some((pool, at)) } else { None })
            .collect();
        found.sort_by(|(_, a), (_, b)| {
            let (a, b) = (&self.layout.places[*a], &self.layout.places[*b]);
            a.row.cmp(&b.row).then(a.x.total_cmp(&b.x))
        });
        ('A'..='Z').zip(found).map(|(letter, (pool, at))| (letter, pool, at)).collect()
    }

    /// Draws it.
    pub fn draw(&self, captions: &Captions) -> Markup {
        let flags = self.flags(captions);
        let top = flags.len() as f64 * LINE + POLE;
        let below = PITCH * self.flow.rows.saturating_sub(1) as f64 + BAR;
        let height = n(top + below + FOOT);
        html! {
            svg class="plot flow" height=(height) role="img" aria-labelledby="flow-title flow-told" {
                title id="flow-title" { (captions.title) }
                desc id="flow-told" { (captions.told) }
                (self.bands(top, below))
                (self.bars(top))
                (poles(&flags, top))
                (self.letters_drawn(top))
                text.halo x="50%" y=(n(top + below + FOOT - 6.0)) text-anchor="middle" { (captions.lot) }
            }
        }
    }

    /// The bands, stretched to the width of the picture.
    fn bands(&self, top: f64, height: f64) -> Markup {
        let unknown = |piece: &Piece| self.flow.nodes[self.flow.bands[piece.band].from].what == What::Unknown;
        html! {
            svg y=(n(top)) width="100%" height=(n(height)) viewBox={"0 0 " (n(WIDTH)) " " (n(height))}
                preserveAspectRatio="none" {
                @for piece in self.layout.pieces.iter().filter(|piece| !unknown(piece)) {
                    path.f d=(ribbon(piece)) {}
                }
                @for piece in self.layout.pieces.iter().filter(|piece| unknown(piece)) {
                    path.w d=(strands(piece)) {}
                }
            }
        }
    }

    /// The nodes as bars, in px and per cent so that hatches keep their size.
    fn bars(&self, top: f64) -> Markup {
        let nodes = self.layout.places.iter().filter_map(|place| Some((place, self.flow.nodes[place.node?].what)));
        html! {
            @for (place, what) in nodes {
                @let y = n(top + PITCH * place.row as f64);
                @let (x, width) = (pc(place.x / WIDTH), pc((place.width / WIDTH).max(0.003)));
                @match what {
                    What::Unknown => rect.u x=(x) y=(y) width=(width) height=(n(BAR)) fill=(SPARSE) {},
                    _ => rect.dot x=(x) y=(y) width=(width) height=(n(BAR)) {},
                }
            }
        }
    }

    fn letters_drawn(&self, top: f64) -> Markup {
        html! {
            @for (letter, _, at) in self.mixings() {
                @let place = &self.layout.places[at];
                text.halo x=(pc((place.x + place.width / 2.0) / WIDTH))
                    y=(n(top + PITCH * place.row as f64 + BAR + 13.0)) text-anchor="middle" { (letter) }
            }
        }
    }

    /// The flags over the origins, the topmost first: those at the edges, so that few poles cross a text. Either all say
    /// how much, or none does.
    fn flags(&self, captions: &Captions) -> Vec<Flag> {
        let places = self.layout.places.iter().filter(|place| place.row == 0 && place.node.is_some());
        let middles: Vec<f64> = places.map(|place| (place.x + place.width / 2.0) / WIDTH).collect();
        let whole = |(name, much): &(String, Option<String>)| match much {
            Some(much) => format!("{name} · {much}"),
            None => name.clone(),
        };
        let flags = |text: &dyn Fn(&(String, Option<String>)) -> String| -> Vec<Flag> {
            middles.iter().zip(&captions.flags).map(|(x, said)| Flag::at(*x, cut(&text(said)))).collect()
        };
        let mut all = flags(&whole);
        if all.iter().any(|flag| flag.anchor == Anchor::Across) {
            all = flags(&|(name, _)| name.clone());
        }
        all.sort_by(|a, b| a.x.min(1.0 - a.x).total_cmp(&b.x.min(1.0 - b.x)));
        all
    }
}

impl Flag {
    /// A flag that hangs to the side on which its text fits at the narrowest.
    fn at(x: f64, text: String) -> Flag {
        let width = (text.chars().count() as f64 * LETTER + 6.0) / NARROWEST;
        let anchor = if x + width <= 1.0 {
            Anchor::Right
        } else if x >= width {
            Anchor::Left
        } else {
            Anchor::Across
        };
        Flag { x, anchor, text }
    }
}

fn poles(flags: &[Flag], top: f64) -> Markup {
    html! {
        @for (line, flag) in flags.iter().enumerate() {
            @let y = line as f64 * LINE + LINE - 4.0;
            @let from = if flag.anchor == Anchor::Across { y + 4.0 } else { y - 9.0 };
            line.lead x1=(pc(flag.x)) x2=(pc(flag.x)) y1=(n(from)) y2=(n(top)) {}
        }
        @for (line, flag) in flags.iter().enumerate() {
            @let y = n(line as f64 * LINE + LINE - 4.0);
            @match flag.anchor {
                Anchor::Right => text.halo x=(pc(flag.x)) dx="4" y=(y) { (flag.text) },
                Anchor::Left => text.halo x=(pc(flag.x)) dx="-4" y=(y) text-anchor="end" { (flag.text) },
                Anchor::Across => text.halo x="0" y=(y) { (flag.text) },
            }
        }
    }
}

/// A text no longer than a flag.
fn cut(text: &str) -> String {
    if text.chars().count() <= FLAG_CHARS_MAX {
        return text.to_owned();
    }
    let kept: String = text.chars().take(FLAG_CHARS_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Both edges of a piece in px: left and right, from above to below.
fn edges(piece: &Piece) -> (f64, f64) {
    (PITCH * piece.row as f64 + BAR, PITCH * (piece.row + 1) as f64)
}

/// A piece as a closed shape.
fn ribbon(piece: &Piece) -> String {
    let (above, below) = edges(piece);
    let middle = n((above + below) / 2.0);
    let (a, b, width) = (piece.x[0], piece.x[1], piece.width.max(1.0));
    let (a, b, c, d) = (n(a), n(b), n(b + width), n(a + width));
    let (above, below) = (n(above), n(below));
    format!("M{a} {above}C{a} {middle} {b} {middle} {b} {below}H{c}C{c} {middle} {d} {middle} {d} {above}Z")
}

/// A piece as strands that go side by side, its edges among them.
fn strands(piece: &Piece) -> String {
    let (above, below) = edges(piece);
    let middle = n((above + below) / 2.0);
    let many = (piece.width / WIDTH * STRANDS).floor().max(1.0) as usize;
    let strand = |at: usize| {
        let along = piece.width * at as f64 / many as f64;
        let (a, b) = (n(piece.x[0] + along), n(piece.x[1] + along));
        format!("M{a} {}C{a} {middle} {b} {middle} {b} {}", n(above), n(below))
    };
    (0..=many).map(strand).collect()
}
