//! Whether a printed certificate is what it says, told by a WebAssembly module in the reader's own browser.
//!
//! The module imports nothing: no network, file, clock or randomness is within its reach. It is given byte by byte what
//! somebody shows (a text, or the grey values of a picture), a trust bundle and a day, and gives back JSON.

mod answer;
mod exports;
pub mod page;

pub use answer::{Shown, answer as answer_of};
pub use exports::{answer, check, forget, give};
