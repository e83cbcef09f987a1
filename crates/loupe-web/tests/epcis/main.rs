//! EPCIS over HTTP as two programs of others use it: capture and polling, questions page by page, and being told by
//! webhook and by websocket.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod bad;
mod capture;
#[path = "../../../loupe-store/tests/support/database.rs"]
mod database;
mod examples;
mod forms;
mod letters;
mod questions;
mod server;
mod told;
