//! Custody on both engines: documents of events come in, and lots answer for themselves.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod bad;
mod claims;
mod containers;
mod corrections;
mod documents;
mod exchanged;
mod late;
mod named;
mod outgoing;
mod parts;
mod register;
#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../custody_export/schema.rs"]
mod schema;
mod stories;
#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod told;
mod transformations;
