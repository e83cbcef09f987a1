//! Whether an entry is in a log that others watch, told by a WebAssembly module in the reader's own browser.
//!
//! The module imports nothing: no network, file, clock or randomness is within its reach. It is given three files byte
//! by byte, the entry, its proof (C2SP `tlog-proof`) and the policy (`tlog-policy`), and gives back a few lines.

mod exports;
mod verdict;

pub use exports::{answer, check, forget, give};
pub use verdict::{Verdict, verdict};
