//! Documents against GS1's own examples, openEPCIS's, and GS1's schema as a stranger reads it.

mod examples;
mod json;
mod limits;
mod mutations;
mod refused;
mod round_trips;
mod schema;
mod shared;
mod stories;
