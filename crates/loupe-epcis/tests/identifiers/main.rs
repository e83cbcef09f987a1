//! GS1 identifiers and the words of the vocabulary, in each of their forms.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod forms;
mod refused;
mod turns;
mod words;
