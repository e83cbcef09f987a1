//! What the workspace promises about itself: its arrows, its style, its data and its documents.

mod arrows;
mod countries;
mod documents;
mod left_out;
mod purity;
mod rust_text;
mod style;
mod tracked;
mod world;
