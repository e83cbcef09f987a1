//! `loupe log prove`

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::POLICY;
use loupe_registry::log::prove::Proven;
use loupe_scheme::words::Lang;

use super::witness::read;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;

/// How the files of a proof and of its record end.
const PROOF: &str = "tlog-proof";
const RECORD: &str = "record.json";

/// Write the proof that a record is in the log, and the record, as two files that anyone can check.
#[derive(Args)]
pub(crate) struct Prove {
    /// The record: its name such as register/17, the index of its entry, or what it is about, such as
    /// finding/alrosa-war, of which the newest record is meant.
    record: String,
    /// The file of the proof, the record's beside it; `-` writes the proof to standard output and nothing else. Named
    /// after the record, in the working folder, when not given.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Prove {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        let proven = open.registry.prove(&self.record).await.map_err(failed)?;
        if self.out.as_deref() == Some(Path::new("-")) {
            return out::text(&proven.proof.to_string());
        }
        if open.json {
            if self.out.is_some() {
                self.write(open.lang, &proven)?;
            }
            let index = proven.entry.position.to_string();
            let answer = open.registry.record_answer(&index).await.map_err(failed)?;
            return out::json(&open.ask().answer(&[], &answer));
        }
        let (proof, record) = self.write(open.lang, &proven)?;
        self.say(&open, &proven, &proof, &record);
        Ok(())
    }

    /// Writes both files, or neither where one holds something else already; their paths.
    fn write(&self, lang: Lang, proven: &Proven) -> Result<(PathBuf, PathBuf), Failure> {
        let (proof, record) = self.paths(proven);
        let files = [(&proof, proven.proof.to_string().into_bytes()), (&record, proven.entry.bytes.clone())];
        for (path, bytes) in &files {
            expect_free(lang, path, bytes)?;
        }
        for (path, bytes) in &files {
            put(lang, path, bytes)?;
        }
        Ok((proof, record))
    }

    fn paths(&self, proven: &Proven) -> (PathBuf, PathBuf) {
        let Some(out) = &self.out else {
            let record = &proven.entry.record;
            let subject = record.subject();
            let name = if self.record == subject { file_name(subject) } else { file_name(&record.id().to_string()) };
            return (format!("{name}.{PROOF}").into(), format!("{name}.{RECORD}").into());
        };
        let ours = out.extension().is_some_and(|ending| ending == PROOF);
        let mut record = if ours { out.with_extension("") } else { out.clone() }.into_os_string();
        record.push(format!(".{RECORD}"));
        (out.clone(), record.into())
    }

    fn say(&self, open: &Open, proven: &Proven, proof: &Path, record: &Path) {
        let policy = open.registry.log_home().map(|home| home.folder.join(POLICY)).unwrap_or_default();
        let args = [
            ("record", proven.entry.record.id().to_string()),
            ("index", proven.entry.position.to_string()),
            ("proof", proof.display().to_string()),
            ("file", record.display().to_string()),
            ("policy", policy.display().to_string()),
        ];
        out::tell(&open.texts().with("cli-log-proven", &args));
        out::tell(&open.texts().with("cli-log-proven-next", &args));
    }
}

/// A name that every file system takes.
fn file_name(text: &str) -> String {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let name: String = text.chars().map(|letter| if fits(letter) { letter } else { '-' }).collect();
    name.trim_start_matches('.').to_owned()
}

/// What is there already must be the same, or is not touched.
fn expect_free(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(());
    }
    if read(lang, path, bytes.len())? == bytes {
        return Ok(());
    }
    let args = [("file", path.display().to_string())];
    Err(Failure::Fault(catalogue(lang).with("fault-file-differs", &args)))
}

fn put(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    match written {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => expect_free(lang, path, bytes),
        other => other.map_err(|error| Failure::of_file(lang, &path.display().to_string(), &error)),
    }
}
