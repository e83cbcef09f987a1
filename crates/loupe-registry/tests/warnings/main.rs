//! False certificates and what does not reconcile, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod fakes;
mod reconciling;
mod register;
#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../support/mod.rs"]
mod support;
mod suspicions;
