//! Certificates as everybody meets them, and as those do who may read more.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod answers;
mod doubts;
mod public;
mod server;
