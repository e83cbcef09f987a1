//! A passkey in a real browser with a device of its own: made, used, lost.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "../browser/browser.rs"]
#[allow(dead_code, reason = "the other browser tests use all of it")]
mod browser;
mod desk;
#[path = "../browser/looks.rs"]
mod looks;
#[path = "../commands/program.rs"]
#[allow(dead_code, reason = "the tests of the command line use all of it")]
mod program;
mod story;

use std::io::Write as _;

/// Where ChromeDriver is reached; without one, says on standard error what is left out.
fn chromedriver(what: &str) -> Option<String> {
    let url = std::env::var("LOUPE_TEST_CHROMEDRIVER").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = format!("left out: {what} (LOUPE_TEST_CHROMEDRIVER is not set)\n");
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
    url
}
