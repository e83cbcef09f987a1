//! Stories, vectors and properties of the log.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod checkpoints;
mod corpus;
mod differential;
mod giant;
mod golden;
mod keys;
mod notes;
mod parsers;
mod policies;
mod proofs;
mod quorums;
mod reading;
mod round_trips;
mod shared;
mod signed;
mod strangers;
mod tiles;
mod vectors;
mod witnessing;
mod written;
