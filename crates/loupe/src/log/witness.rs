//! `loupe log witness`

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::policy_of;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_tlog::key::{KEY_BYTES_MAX, SigningKey, VerifierKey};
use loupe_tlog::policy::POLICY_BYTES_MAX;
use loupe_tlog::storage::Disk;
use loupe_web::witness::{NotAWitness, Witness, serve};
use serde_json::json;

use crate::failure::Failure;
use crate::open::Common;
use crate::out;
use crate::serve::{asked_to_stop, listen_at};

/// Where a witness is asked when nobody says otherwise: on this machine only.
const LISTEN: &str = "127.0.0.1:8090";

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Watch logs and cosign each checkpoint that grew from the one before, until stopped.
    ///
    /// Needs no register and no database. What was cosigned is kept in the folder of --state, which must never be lost
    /// or go back to an older copy: the whole worth of a witness is that it remembers.
    Serve(Serve),
}

#[derive(Args)]
pub(crate) struct Serve {
    /// The witness's key: its name in the folder of the keys, or a file with the key in one line, PRIVATE+KEY+...
    #[arg(long, value_name = "NAME")]
    key: String,
    /// A log to watch: its public key, or a policy file of which all logs are watched. Can be given several times.
    #[arg(long, value_name = "KEY OR FILE", required = true)]
    watch: Vec<String>,
    /// The folder in which it remembers what it cosigned.
    #[arg(long, value_name = "FOLDER")]
    state: PathBuf,
    /// Where it can be asked: an address and a port.
    #[arg(long, value_name = "ADDRESS", default_value = LISTEN)]
    listen: String,
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let Verb::Serve(serve) = self;
        serve.run(common).await
    }
}

impl Serve {
    async fn run(&self, common: &Common) -> Result<(), Failure> {
        let (lang, texts) = (common.lang(), catalogue(common.lang()));
        let mut logs = Vec::new();
        for word in &self.watch {
            logs.extend(watched(lang, word)?);
        }
        let key = self.signing_key(common)?;
        let failed = |error| Failure::of_file(lang, &self.state.display().to_string(), &error);
        let state = Disk::new(&self.state).map_err(failed)?;
        let witness = Witness::new(key, logs, state, now).map_err(|error| refusal(&error))?;
        let listener = listen_at(lang, &self.listen).await?;
        let address = format!("http://{}", listener.local_addr().map_err(Failure::fault)?);
        let stop = asked_to_stop().map_err(Failure::fault)?;
        if common.json {
            let watches: Vec<String> = witness.logs().iter().map(ToString::to_string).collect();
            let key = witness.key();
            out::json(&json!({
                "address": address, "name": key.name(), "key": key.to_string(), "watches": watches,
            }))?;
        } else {
            let args = [("name", witness.key().name().to_owned()), ("address", address)];
            out::tell(&texts.with("witness-serving", &args));
            out::tell(&texts.with("witness-vkey", &[("key", witness.key().to_string())]));
            for log in witness.logs() {
                out::tell(&texts.with("witness-watches", &[("log", log.to_string())]));
            }
        }
        serve(listener, Arc::new(witness), stop).await.map_err(Failure::fault)?;
        out::tell(&texts.text("cli-stopped"));
        Ok(())
    }

    fn signing_key(&self, common: &Common) -> Result<SigningKey, Failure> {
        let (lang, file) = (common.lang(), Path::new(&self.key));
        if !file.is_file() {
            return common.ring().witness_key(&self.key).map_err(|trouble| Failure::of_trouble(lang, trouble));
        }
        expect_guarded(file)?;
        let text = zeroize::Zeroizing::new(read(lang, file, KEY_BYTES_MAX + 1)?);
        let line = std::str::from_utf8(&text).ok().map(|text| text.strip_suffix('\n').unwrap_or(text));
        let key = line.and_then(|line| SigningKey::parse_secret(line).ok());
        key.ok_or_else(|| Refusal::new(Rule::KeyKindWrong, &*self.key).into())
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    u64::try_from(Timestamp::now().as_second()).unwrap_or(0)
}

/// The keys that a word names: one, or those of a policy's logs.
fn watched(lang: Lang, word: &str) -> Result<Vec<VerifierKey>, Failure> {
    if let Ok(key) = word.parse::<VerifierKey>() {
        return Ok(vec![key]);
    }
    let file = Path::new(word);
    let policy = policy_of(file, &read(lang, file, POLICY_BYTES_MAX)?)?;
    Ok(policy.logs().iter().map(|log| log.key().clone()).collect())
}

/// A file; at most a byte more than it may have, for whoever reads it to refuse.
pub(super) fn read(lang: Lang, path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(most.min(4096));
    let read = File::open(path).and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| Failure::of_file(lang, &path.display().to_string(), &error))?;
    Ok(bytes)
}

/// Refuses with `K7` a file with a secret that others may read.
#[cfg(unix)]
fn expect_guarded(file: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(file).map_err(Failure::fault)?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(Refusal::new(Rule::KeyUnguarded, file.display().to_string()).into()) }
}

/// Elsewhere a file's permissions do not tell.
#[cfg(not(unix))]
fn expect_guarded(_file: &Path) -> Result<(), Failure> {
    Ok(())
}

fn refusal(error: &NotAWitness) -> Failure {
    let rule = match error {
        NotAWitness::Key(_) | NotAWitness::Itself => Rule::KeyKindWrong,
        NotAWitness::Logs(_) => Rule::PolicyUnreadable,
    };
    Refusal::new(rule, error.to_string()).into()
}
