//! A signed note from anybody is refused or prints back to the same bytes.

#![no_main]

#[allow(dead_code, reason = "each target runs one of the checks")]
#[path = "../../crates/loupe-tlog/tests/tlog/round_trips.rs"]
mod round_trips;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    round_trips::note(bytes);
});
