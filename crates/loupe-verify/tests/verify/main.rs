//! A record's proof is checked offline: by the library, and by the module in a real browser.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod browser;
mod files;
mod library;
