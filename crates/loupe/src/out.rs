//! Answers on standard output.

use std::io::{self, BufWriter, ErrorKind, Write};

use serde::Serialize;

use crate::failure::Failure;

/// Writes text for people.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(harmless(text).as_bytes()).and_then(|()| out.flush()).map_err(Failure::of_writing)
}

/// Says one thing on standard error. That nobody can read it there is no reason to stop.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless(line));
}

/// The text with its control characters made visible, and without those that turn the direction of what follows: what others wrote must not steer the reader's terminal.
pub(crate) fn harmless(text: &str) -> String {
    let visible = |letter: char| match u32::from(letter) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f..=0x9f | 0x202a..=0x202e | 0x2066..=0x2069 => char::REPLACEMENT_CHARACTER,
        // Another end of a line.
        0x2028 | 0x2029 => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    text.chars().map(|letter| if matches!(letter, '\n' | '\t') { letter } else { visible(letter) }).collect()
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
