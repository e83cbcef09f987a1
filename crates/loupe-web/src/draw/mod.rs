//! Drawings as inline SVG, made here: textures and positions first, colour only to name a definition.

pub mod counts;
pub mod delays;
pub mod flow;
pub mod interval;
pub mod map;
pub mod production;
mod projection;
pub mod strip;
pub mod years;

use maud::{Markup, html};

pub use interval::{Bar, Size, bar, verdict};

/// The colour that names a definition, or ink for all else. It never says good or bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// The definition in force.
    Kp,
    /// The definition asked for.
    Csc,
    /// One further definition, the reader's own.
    Third,
    /// Counts, doubtful returns, and definitions known by name.
    Ink,
}

impl Hue {
    /// The colour of a definition, by its id.
    pub fn of(definition: &str) -> Hue {
        match definition {
            "kp-2003" => Hue::Kp,
            "csc-2022" => Hue::Csc,
            changed if changed.ends_with("lab") => Hue::Third,
            _ => Hue::Ink,
        }
    }

    /// The class that sets the colour.
    pub const fn class(self) -> &'static str {
        match self {
            Hue::Kp => "kp",
            Hue::Csc => "csc",
            Hue::Third => "third",
            Hue::Ink => "neutral",
        }
    }

    /// The dense hatch in this colour, to be the `fill` of a shape.
    pub const fn dense(self) -> &'static str {
        match self {
            Hue::Kp => "url(#hk)",
            Hue::Csc => "url(#hc)",
            Hue::Third => "url(#ht)",
            Hue::Ink => "url(#hi)",
        }
    }
}

/// The sparse hatch of what nobody looked at, to be the `fill` of a shape.
pub const SPARSE: &str = "url(#hu)";

/// The hatches, once a page; every drawing refers to them.
pub fn patterns() -> Markup {
    let dense = [("hk", "kp"), ("hc", "csc"), ("ht", "third"), ("hi", "neutral")];
    html! {
        svg.defs width="0" height="0" aria-hidden="true" {
            defs {
                @for (id, class) in dense {
                    pattern id=(id) class=(class) width="5" height="5" patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)" { path.hatch d="M1 0V5" {} }
                }
                pattern id="hu" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)" {
                    path.hatch.un d="M1 0V7" {}
                }
            }
        }
    }
}

/// A number for an attribute: at most two decimals and no needless zero.
pub(crate) fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A percentage for an attribute.
pub(crate) fn pc(fraction: f64) -> String {
    format!("{}%", n(fraction * 100.0))
}
