//! Answers on standard output.

use std::io::{self, BufWriter, ErrorKind, Write};

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

/// A writer that remembers whether whoever read from it has gone; what passes the fault on may forget its kind.
pub(crate) struct Watched<W> {
    inner: W,
    left: bool,
}

impl<W: Write> Watched<W> {
    pub(crate) fn new(inner: W) -> Watched<W> {
        Watched { inner, left: false }
    }

    /// Whether the reader has gone.
    pub(crate) const fn is_left(&self) -> bool {
        self.left
    }

    fn watch<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        self.left |= done.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        done
    }
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.inner.write(bytes);
        self.watch(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.inner.flush();
        self.watch(done)
    }
}
