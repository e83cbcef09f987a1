//! People and offices, on both engines: who may sign in and act, for how long, and what is left of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod authenticator;
mod guessing;
mod offices;
mod passkeys;
mod people;
mod register;
mod secrets;
mod sessions;
#[allow(dead_code, reason = "shared with tests that ask for more of it")]
#[path = "../support/mod.rs"]
mod support;
mod tokens;
