//! XML from anybody is refused, or says what the JSON made of it says.

#![no_main]

#[path = "../../crates/loupe-epcis/tests/xml/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    any_bytes::document(bytes);
});
