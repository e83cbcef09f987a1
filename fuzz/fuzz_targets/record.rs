//! An entry of a log from anybody is refused or prints back to the same bytes, and no lines at all upset an audit.

#![no_main]
#![allow(clippy::unwrap_used, reason = "a check that cannot go on stops")]

#[allow(dead_code, reason = "the target runs two of the checks")]
#[path = "../../crates/loupe-scheme/tests/scheme/records/desk.rs"]
mod desk;
#[path = "../../crates/loupe-scheme/tests/scheme/records/round_trips.rs"]
mod round_trips;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    round_trips::record(bytes);
    round_trips::log(bytes);
});
