//! A question about an event is refused or answered, and what a store looks up for it leaves no answer out.

#![no_main]

#[path = "../../crates/loupe-epcis/tests/query/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    any_bytes::question(bytes);
});
