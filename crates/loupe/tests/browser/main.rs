//! The site as people meet it: the real program, its real data, a real browser.

#[allow(dead_code, reason = "the journey uses all of it")]
mod browser;
mod crawl;
mod lab;
mod looks;
mod page;
mod server;
mod visit;

use std::io::Write;

/// Where ChromeDriver is reached; without one, says on standard error what is left out.
fn chromedriver(what: &str) -> Option<String> {
    let url = std::env::var("LOUPE_TEST_CHROMEDRIVER").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = format!("left out: {what} (LOUPE_TEST_CHROMEDRIVER is not set)\n");
        std::io::stderr().write_all(said.as_bytes()).expect("standard error can be written to");
    }
    url
}

/// Fails with every complaint at once.
fn expect_none(complaints: &[String], rule: &str) {
    assert!(complaints.is_empty(), "{rule}: {}\n  {}", complaints.len(), complaints.join("\n  "));
}
