//! Stories, vectors and properties of the log.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod differential;
mod giant;
mod golden;
mod reading;
mod shared;
mod tiles;
mod vectors;
mod written;
