//! The text of a printed code from anybody is refused or says one thing, which can be printed again.

#![no_main]
#![allow(clippy::unwrap_used, reason = "a check that cannot go on stops")]

#[allow(dead_code, reason = "each target runs one of the checks")]
#[path = "../../crates/loupe-credential/tests/credential/round_trips.rs"]
mod round_trips;
#[allow(dead_code, reason = "the checks need some of the samples")]
#[path = "../../crates/loupe-credential/tests/credential/samples.rs"]
mod samples;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    round_trips::code(bytes);
});
