//! The public log of a register, on both engines and a real folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod desk;
mod entering;
mod publishing;
#[path = "../support/mod.rs"]
mod support;
mod witnesses;
