//! Why a command did not do what was asked, in words and as an exit code.

use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

use loupe_registry::catalogue::{Catalogue, catalogue};
use loupe_registry::export::Unwritten;
use loupe_registry::keys::KeyFault;
use loupe_registry::registry::{Fault, StoreError, Trouble};
use loupe_scheme::rule::Refusal;
use loupe_scheme::words::Lang;
use loupe_tlog::storage::StorageError;
use loupe_web::format;
use serde_json::json;

use crate::out;

/// The input breaks rules.
const REFUSED: u8 = 1;
/// Something failed.
const FAULT: u8 = 3;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input breaks rules; every one that was found.
    Refused(Vec<Refusal>),
    /// A file of returns breaks rules, and nothing of it was imported.
    NothingImported {
        /// The file's name.
        file: String,
        /// Every rule it breaks.
        refusals: Vec<Refusal>,
    },
    /// The answer was given, and it is a no.
    SaidNo,
    /// Something failed; one line says what.
    Fault(String),
    /// Whoever read the output has gone.
    Left,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Failure {
    fn from(refusals: Vec<Refusal>) -> Failure {
        Failure::Refused(refusals)
    }
}

impl From<Unwritten> for Failure {
    fn from(unwritten: Unwritten) -> Failure {
        match unwritten {
            Unwritten::Refused(refusal) => refusal.into(),
            Unwritten::Fault(error) => Failure::of_writing(error),
        }
    }
}

impl Failure {
    /// A fault with no better words than its own.
    pub(crate) fn fault(error: impl Display) -> Failure {
        Failure::Fault(error.to_string())
    }

    /// A fault of writing the answer; that nobody reads it any more is none.
    pub(crate) fn of_writing(error: io::Error) -> Failure {
        if error.kind() == ErrorKind::BrokenPipe { Failure::Left } else { Failure::fault(error) }
    }

    /// A fault of a file that was named.
    pub(crate) fn of_file(lang: Lang, name: &str, error: &io::Error) -> Failure {
        let args = [("file", name.to_owned()), ("why", error.to_string())];
        Failure::Fault(catalogue(lang).with("fault-file", &args))
    }

    /// A fault of the register, in one line with its cause.
    pub(crate) fn of_registry(lang: Lang, fault: Fault) -> Failure {
        let texts = catalogue(lang);
        let line = match &fault {
            Fault::Store(StoreError::Folder { folder, source }) => {
                let args = [("folder", folder.display().to_string()), ("why", source.to_string())];
                texts.with("fault-folder", &args)
            }
            Fault::Store(StoreError::Newer { found, known }) => {
                texts.with("fault-newer", &[("found", found.to_string()), ("known", known.to_string())])
            }
            Fault::Store(StoreError::Unreachable { address, source }) => {
                let why = source.to_string().replace('\n', " ");
                texts.with("fault-unreachable", &[("address", address.clone()), ("why", why)])
            }
            Fault::Store(StoreError::Address(address)) => texts.with("fault-address", &[("address", address.clone())]),
            Fault::Keys(KeyFault::File { path, source }) => {
                let args = [("file", path.display().to_string()), ("why", source.to_string())];
                texts.with("fault-file", &args)
            }
            Fault::Keys(KeyFault::Torn { path, .. } | KeyFault::TooMuchWork { path, .. }) => {
                texts.with("fault-key-torn", &[("file", path.display().to_string())])
            }
            Fault::Files { path, source } => {
                let args = [("file", path.display().to_string()), ("why", source.to_string())];
                texts.with("fault-file", &args)
            }
            Fault::Log { folder, source } => {
                let args = [("folder", folder.display().to_string()), ("why", chain(source.as_ref()))];
                let damaged = matches!(
                    source.as_ref(),
                    StorageError::Checkpoint(_) | StorageError::Damaged { .. } | StorageError::Edge(_)
                );
                texts.with(if damaged { "fault-log-damaged" } else { "fault-log" }, &args)
            }
            Fault::LogUnread { folder, why } => {
                texts.with("fault-log", &[("folder", folder.display().to_string()), ("why", why.clone())])
            }
            Fault::Signed(why) => texts.with("fault-checkpoint", &[("why", chain(why))]),
            Fault::Sign(why) => texts.with("fault-checkpoint", &[("why", chain(why))]),
            Fault::Random(why) => texts.with("fault-random", &[("why", why.to_string())]),
            other => texts.with("fault-other", &[("why", chain(other))]),
        };
        Failure::Fault(line)
    }

    /// What an operation of the register ended with.
    pub(crate) fn of_trouble(lang: Lang, trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Refused(refusals) => Failure::Refused(refusals),
            Trouble::Fault(fault) => Failure::of_registry(lang, fault),
        }
    }

    /// Says it on standard error; the exit code.
    pub(crate) fn tell(self, lang: Lang, as_json: bool) -> ExitCode {
        let texts = catalogue(lang);
        match self {
            Failure::Left => ExitCode::SUCCESS,
            Failure::SaidNo => ExitCode::from(REFUSED),
            Failure::NothingImported { file, refusals } => {
                let args = [("file", file), ("n", format::whole(lang, refusals.len() as u64))];
                let code = Failure::Refused(refusals).tell(lang, as_json);
                if !as_json {
                    out::tell(&texts.with("import-refused", &args));
                }
                code
            }
            Failure::Refused(refusals) => {
                if as_json {
                    let told = refusals.iter().map(|refusal| told(texts, refusal));
                    out::tell(&json!({ "refused": told.collect::<Vec<_>>() }).to_string());
                } else {
                    for refusal in &refusals {
                        out::tell(&sentence(texts, refusal));
                    }
                }
                ExitCode::from(REFUSED)
            }
            Failure::Fault(line) if as_json => {
                out::tell(&json!({ "fault": line }).to_string());
                ExitCode::from(FAULT)
            }
            Failure::Fault(line) => {
                out::tell(&format!("loupe: {line}"));
                ExitCode::from(FAULT)
            }
        }
    }
}

/// A refusal as machines read it, with its words.
fn told(texts: &Catalogue, refusal: &Refusal) -> serde_json::Value {
    let mut told = json!({
        "rule": refusal.rule.code(),
        "input": refusal.input,
        "place": refusal.place,
        "accepted": refusal.accepted,
        "what": texts.refusal(refusal),
        "next": texts.next_step(refusal),
        "source": refusal.rule.source(),
    });
    if let Some(why) = &refusal.why {
        told["why"] = json!(why);
    }
    told
}

/// A refusal in two lines: the rule, the place and what was wrong; what to do next.
fn sentence(texts: &Catalogue, refusal: &Refusal) -> String {
    let place = texts.place(&refusal.place);
    let place = if place.is_empty() { place } else { format!(" ({place})") };
    // A line break in what was refused must not look like another line of ours.
    let one_line = |text: String| text.replace('\n', "\u{240a}");
    let (what, next) = (one_line(texts.refusal(refusal)), one_line(texts.next_step(refusal)));
    format!("{}{place}: {what}\n  {next}", refusal.rule)
}

/// An error and its causes in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let why = error.to_string();
        // Some errors repeat their cause in their own words.
        if !line.contains(&why) {
            line.push_str(": ");
            line.push_str(&why);
        }
        cause = error.source();
    }
    line.replace('\n', " ")
}
