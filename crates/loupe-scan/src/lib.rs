//! Whether a printed certificate is what it says, told by a WebAssembly module in the reader's own browser.
