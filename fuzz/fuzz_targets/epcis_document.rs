//! An EPCIS document from anybody is refused or comes out as it went in.

#![no_main]

#[path = "../../crates/loupe-epcis/tests/documents/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    any_bytes::document(bytes);
});
