//! Answers on standard output.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::failure::Failure;

/// Writes text, as it is.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::of_writing)
}

/// Writes an answer as one line of JSON.
pub(crate) fn json(answer: &impl Serialize) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, answer).map_err(|error| Failure::of_writing(error.into()))?;
    out.write_all(b"\n").and_then(|()| out.flush()).map_err(Failure::of_writing)
}
