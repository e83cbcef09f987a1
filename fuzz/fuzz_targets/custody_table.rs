//! A table of lots from anybody, as text or as a workbook, is refused or becomes a document that EPCIS accepts.

#![no_main]

#[path = "../../crates/loupe-registry/tests/custody_files/any_bytes.rs"]
mod any_bytes;

use std::sync::LazyLock;

use tokio::runtime::{Builder, Runtime};

/// Tables are read on a thread beside this one.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().build().expect("a runtime can be made"));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    RUNTIME.block_on(any_bytes::table(bytes));
});
