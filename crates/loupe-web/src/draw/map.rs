//! The world, once: land without production flat, every producer by what is known of its stones.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use loupe_registry::world;
use maud::{Markup, html};
use serde::Deserialize;

use super::projection::Frame;
use super::{Hue, n};

const FRAME: Frame = Frame { width: 720.0, north: 84.6, south: -56.0 };
/// Rings narrower and lower than this are left out where their country has a larger one.
const SPECK: f64 = 4.0;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// A country as it is drawn.
struct Shape {
    path: String,
    /// The middle of its largest ring, and the lower edge of it.
    middle: (f64, f64),
    bottom: f64,
}

static SHAPES: LazyLock<BTreeMap<String, Shape>> = LazyLock::new(|| {
    let files = world::shipped();
    let text = files.iter().find(|file| file.path == "map/countries.geojson");
    let text = text.map_or("", |file| file.text.as_str());
    let collection: Collection = serde_json::from_str(text).expect("the shipped shapes are GeoJSON, as a test holds");
    collection.features.into_iter().map(|feature| (feature.properties.id, shape(feature.geometry))).collect()
});

fn shape(geometry: Geometry) -> Shape {
    let rings: Vec<Vec<[f64; 2]>> = match geometry {
        Geometry::Polygon(rings) => rings,
        Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
    };
    let mut rings: Vec<Vec<(i32, i32)>> = rings.iter().map(|ring| whole_numbers(ring)).collect();
    rings.sort_by_key(|ring| std::cmp::Reverse(extent(ring)));
    let mut path = String::new();
    for (i, ring) in rings.iter().enumerate() {
        let (wide, high) = extent(ring);
        if i == 0 || f64::from(wide.max(high)) >= SPECK {
            write_ring(&mut path, ring);
        }
    }
    let largest = rings.first().map(Vec::as_slice).unwrap_or_default();
    let bottom = largest.iter().map(|(_, y)| *y).max().unwrap_or(0);
    Shape { path, middle: centroid(largest), bottom: f64::from(bottom) }
}

fn whole_numbers(ring: &[[f64; 2]]) -> Vec<(i32, i32)> {
    let mut points: Vec<(i32, i32)> = Vec::new();
    for [longitude, latitude] in ring {
        let (x, y) = FRAME.place(*longitude, *latitude);
        let point = (x.round() as i32, y.round() as i32);
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

fn extent(ring: &[(i32, i32)]) -> (i32, i32) {
    let span = |values: &dyn Fn(&(i32, i32)) -> i32| {
        let all = ring.iter().map(values);
        all.clone().max().unwrap_or(0) - all.min().unwrap_or(0)
    };
    (span(&|p| p.0), span(&|p| p.1))
}

fn centroid(ring: &[(i32, i32)]) -> (f64, f64) {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (ax, ay, bx, by) = (f64::from(a.0), f64::from(a.1), f64::from(b.0), f64::from(b.1));
        let cross = ax * by - bx * ay;
        area += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
    }
    if area == 0.0 {
        return ring.first().map_or((0.0, 0.0), |p| (f64::from(p.0), f64::from(p.1)));
    }
    (x / (3.0 * area), y / (3.0 * area))
}

/// A ring as relative steps, which compress well.
fn write_ring(path: &mut String, ring: &[(i32, i32)]) {
    let Some(first) = ring.first() else { return };
    let mut at = *first;
    // Writing to a string cannot fail.
    let _ = write!(path, "M{} {}l", at.0, at.1);
    if ring.len() < 3 {
        let _ = write!(path, "1 0 0 1z");
        return;
    }
    for (i, point) in ring.iter().enumerate().skip(1) {
        let (dx, dy) = (point.0 - at.0, point.1 - at.1);
        let gap = if i == 1 || dx < 0 { "" } else { " " };
        let between = if dy < 0 { "" } else { " " };
        let _ = write!(path, "{gap}{dx}{between}{dy}");
        at = *point;
    }
    path.push('z');
}

/// How a producer is filled: the strongest thing known of any of its stones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A verified finding covers all of them.
    Solid,
    /// Some or all are alleged, contested or left open, or only some are verified.
    Dense,
    /// Nobody looked at some or all of them, and nothing is alleged.
    Sparse,
    /// All were looked at.
    Outline,
}

/// A producer on the map.
#[derive(Clone, Debug)]
pub struct Producer {
    /// Alpha-3.
    pub id: String,
    /// Its name and amount, for those that get a label.
    pub label: Option<String>,
}

/// The land and the producers, once a page; maps refer to them.
pub fn shapes(producers: &[Producer]) -> Markup {
    let is_producer = |id: &str| producers.iter().any(|producer| producer.id == id);
    let land: String = SHAPES.iter().filter(|(id, _)| !is_producer(id)).map(|(_, s)| s.path.as_str()).collect();
    let dense = [("mk", "kp"), ("mc", "csc")];
    html! {
        svg.defs width="0" height="0" aria-hidden="true" {
            defs {
                path id="land" d=(land) {}
                @for producer in producers {
                    @if let Some(shape) = SHAPES.get(&producer.id) {
                        path id={"m-" (producer.id)} d=(shape.path) {}
                    }
                }
                @for (id, class) in dense {
                    pattern id=(id) class=(class) width="7" height="7" patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)" { path.hatch d="M1 0V7" {} }
                }
                pattern id="mu" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)" {
                    path.hatch.un d="M1 0V9" {}
                }
            }
        }
    }
}

/// The map under one definition.
pub fn map(producers: &[Producer], fills: &[Fill], hue: Hue, label: &str) -> Markup {
    let dense = if hue == Hue::Kp { "url(#mk)" } else { "url(#mc)" };
    let view = format!("0 0 {} {}", n(FRAME.width), n(FRAME.height().ceil()));
    html! {
        svg class={"map " (hue.class())} viewBox=(view) role="img" aria-label=(label) {
            use.l href="#land" {}
            @for (producer, fill) in producers.iter().zip(fills) {
                @if SHAPES.contains_key(&producer.id) {
                    @let (class, texture) = match fill {
                        Fill::Solid => ("s", None),
                        Fill::Dense => ("h", Some(dense)),
                        Fill::Sparse => ("u", Some("url(#mu)")),
                        Fill::Outline => ("e", None),
                    };
                    use class=(class) href={"#m-" (producer.id)} fill=[texture] {}
                }
            }
            (labels(producers))
        }
    }
}

/// The part of the map where producers lie too close for names on them: the names stand in the sea, with a line.
struct Crowd;

impl Crowd {
    const WEST: f64 = -20.0;
    const EAST: f64 = 52.0;

    fn holds(middle: (f64, f64)) -> bool {
        let (left, top) = FRAME.place(Self::WEST, 20.0);
        let (right, bottom) = FRAME.place(Self::EAST, -36.0);
        (left..right).contains(&middle.0) && (top..bottom).contains(&middle.1)
    }
}

fn labels(producers: &[Producer]) -> Markup {
    let named = producers.iter().filter_map(|p| Some((p.label.as_deref()?, SHAPES.get(&p.id)?)));
    let named: Vec<(&str, &Shape)> = named.collect();
    let parting = FRAME.place(20.0, 0.0).0;
    let (west, east) = (FRAME.place(9.0, -12.0).0, FRAME.place(Crowd::EAST, -12.0).0);
    let crowded = |left: bool| {
        let mut side: Vec<(&str, &Shape)> = named.iter().copied().filter(|(_, s)| Crowd::holds(s.middle)).collect();
        side.retain(|(_, shape)| (shape.middle.0 < parting) == left);
        side.sort_by(|a, b| a.1.middle.1.total_cmp(&b.1.middle.1));
        let mut last = f64::MIN;
        let placed = side.into_iter().map(move |(text, shape)| {
            last = (shape.middle.1 + 5.0).max(last + 19.0);
            (text, shape.middle, last)
        });
        placed.collect::<Vec<_>>()
    };
    html! {
        @for (text, shape) in named.iter().filter(|(_, shape)| !Crowd::holds(shape.middle)) {
            @let below = shape.bottom.min(FRAME.height() - 18.0) + 15.0;
            text x=(n(shape.middle.0.round())) y=(n(below)) text-anchor="middle" { (text) }
        }
        @for (left, x, anchor) in [(true, west, "end"), (false, east, "start")] {
            @for (text, middle, y) in crowded(left) {
                @let from = if left { x + 4.0 } else { x - 4.0 };
                line.lead x1=(n(from.round())) y1=(n((y - 5.0).round()))
                    x2=(n(middle.0.round())) y2=(n(middle.1.round())) {}
                text x=(n(x.round())) y=(n(y.round())) text-anchor=(anchor) { (text) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_drawn_in_whole_numbers_inside_the_frame() {
        assert!(SHAPES.len() > 170);
        for (id, shape) in SHAPES.iter() {
            assert!(shape.path.starts_with('M') && !shape.path.contains('.'), "{id}: {}", shape.path);
            assert!((0.0..=FRAME.width).contains(&shape.middle.0), "{id}");
        }
        let all: usize = SHAPES.values().map(|shape| shape.path.len()).sum();
        assert!(all < 40_000, "{all} bytes");
    }

    #[test]
    fn a_ring_is_written_as_steps() {
        let mut path = String::new();
        write_ring(&mut path, &[(10, 10), (12, 9), (11, 13)]);
        assert_eq!(path, "M10 10l2-1-1 4z");
    }
}
