//! Whom to trust, on both engines: keys that sign certificates, and bundles for readers without network.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod bundles;
mod keys;
mod lists;
mod register;
#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../support/mod.rs"]
mod support;
