//! What goes out about a lot: its provenance and its events, held against the schemas of UNTP, and its table.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod events;
mod provenance;
mod schema;
