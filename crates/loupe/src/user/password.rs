//! Passwords: typed at a terminal that does not show them, or the first line of a file.

use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;

use loupe_registry::keys::{ExposeSecret, SecretString};
use loupe_scheme::access::AccountName;
use zeroize::Zeroizing;

use super::SecretFile;
use crate::failure::Failure;
use crate::open::Open;
use crate::out;

/// How often a password may be typed in two ways before nothing is changed.
const TRIALS: usize = 3;
/// The longest line that is read, in bytes: the longest password, in letters of four bytes.
const LINE_BYTES_MAX: u64 = 4 * 1024 + 2;

impl SecretFile {
    /// The password. A fault where there is neither a file nor a terminal.
    pub(super) fn read(&self, open: &Open, name: &AccountName) -> Result<SecretString, Failure> {
        match &self.password_file {
            Some(file) if file == Path::new("-") => first_line(io::stdin().lock()).map_err(Failure::fault),
            Some(file) => {
                let read = std::fs::File::open(file).and_then(|file| first_line(BufReader::new(file)));
                read.map_err(|error| Failure::of_file(open.lang, &file.display().to_string(), &error))
            }
            None => typed(open, name),
        }
    }
}

fn first_line(from: impl BufRead) -> io::Result<SecretString> {
    let mut line = Zeroizing::new(String::new());
    from.take(LINE_BYTES_MAX).read_line(&mut line)?;
    Ok(SecretString::from(line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn typed(open: &Open, name: &AccountName) -> Result<SecretString, Failure> {
    let texts = open.texts();
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(Failure::Fault(texts.text("access-cli-no-terminal").into_owned()));
    }
    let ask = |key: &str| {
        let prompt = texts.with(key, &[("account", name.to_string())]);
        rpassword::prompt_password(out::harmless(&prompt)).map(SecretString::from).map_err(Failure::fault)
    };
    for _ in 0..TRIALS {
        let (first, second) = (ask("access-cli-ask")?, ask("access-cli-ask-again")?);
        if first.expose_secret() == second.expose_secret() {
            return Ok(first);
        }
        out::tell(&texts.text("cli-key-differ"));
    }
    Err(Failure::Fault(texts.text("cli-key-differ").into_owned()))
}
