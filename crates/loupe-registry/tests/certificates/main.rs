//! The life of certificates, on both engines: who takes which step, what is left of it, and what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod calendar;
mod concurrent;
mod drafts;
mod evidence;
mod files;
mod journey;
mod receipts;
mod register;
#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../support/mod.rs"]
mod support;
mod world;
