//! Custody as people and programs meet it: a lot's page and picture, a trace, all that is in
//! stock, an operator's desk.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod answers;
#[path = "../desk/browser.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod browser;
mod container;
mod desk;
#[path = "../../../loupe-registry/tests/custody/documents.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod documents;
mod house;
mod lot;
mod pictures;
mod stock;
mod take;
mod told;
mod trace;
