//! Documents against GS1's own examples, openEPCIS's, and GS1's schema as a stranger reads it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod any_bytes;
mod changes;
mod corpus;
mod examples;
mod json;
mod limits;
mod mutations;
mod refused;
mod round_trips;
mod schema;
mod shared;
mod stories;
mod values;
