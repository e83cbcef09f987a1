//! `loupe log audit`

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::ask::{Unseen, latest};
use loupe_registry::log::audit::{AuditAsk, Audited, RECEIPT_DAYS, audit};
use loupe_registry::log::fetch::{Headless, Place};
use loupe_registry::log::prove::in_file;
use loupe_registry::log::{POLICY, policy_of};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::policy::{Policy, Witness};
use loupe_tlog::proof::{PROOF_BYTES_MAX, TlogProof};
use loupe_tlog::source::{Source, SourceError};
use tokio::task::{JoinSet, spawn_blocking};

use super::verify::named_policy;
use super::witness::read;
use crate::failure::Failure;
use crate::open::Common;
use crate::{out, print};

/// Where a log keeps its entries, 256 of them in a file.
const ENTRIES: &str = "tile/entries/";
const ENTRIES_IN_A_FILE: u64 = 256;

/// Recompute a log, its records and its witnesses, and name everything that is wrong. Needs no register.
#[derive(Args)]
pub(crate) struct Audit {
    /// The log: a folder, or an address such as https://loupe.example/log
    #[arg(value_name = "URL-OR-FOLDER")]
    place: String,
    /// A policy file: the log's key, and the witnesses that must have cosigned; the log's own when not given.
    #[arg(long, value_name = "FILE", conflicts_with = "log_key")]
    policy: Option<PathBuf>,
    /// The log's public key in place of a policy; then no witness is asked for.
    #[arg(long, value_name = "KEY")]
    log_key: Option<String>,
    /// A checkpoint of this log that you or others kept, or a proof with one in it, to compare; may be repeated.
    #[arg(long = "checkpoint", value_name = "FILE")]
    checkpoints: Vec<PathBuf>,
    /// Do not ask the policy's witnesses what they have cosigned.
    #[arg(long)]
    offline: bool,
    /// Check the tree only, not what its entries say.
    #[arg(long)]
    tree_only: bool,
    /// The days within which an importing authority must have confirmed a parcel.
    #[arg(long, value_name = "N", default_value_t = RECEIPT_DAYS, value_parser = clap::value_parser!(i64).range(0..=36_500))]
    receipt_days: i64,
}

/// Whose word the policy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// The reader's: a policy from elsewhere.
    Readers,
    /// The reader's, who gave the log's key and nothing else.
    KeyAlone,
    /// That of the log itself.
    Logs,
}

/// What a witness says that it has cosigned.
pub(crate) struct Seen {
    /// Its name in the policy.
    pub(crate) name: String,
    /// Its newest checkpoint of the log; `None` when it has none.
    pub(crate) answer: Result<Option<SignedCheckpoint>, Unseen>,
}

impl Audit {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let (lang, texts) = (common.lang(), catalogue(common.lang()));
        let place: Place = self.place.parse()?;
        let given = named_policy(lang, self.policy.as_deref(), self.log_key.as_deref())?;
        let mut others = Vec::new();
        for file in &self.checkpoints {
            others.push((file.display().to_string(), checkpoint_in(lang, file)?));
        }
        let word = match (&given, &self.log_key) {
            (Some(_), None) => Word::Readers,
            (Some(_), Some(_)) => Word::KeyAlone,
            (None, _) => Word::Logs,
        };
        let (log, policy) = self.trusted(lang, place.clone(), given).await?;
        if !self.offline {
            // Before the log is read: what a witness has cosigned by now, the log must show from now on.
            let seen = ask_all(policy.witnesses(), log.name()).await.map_err(Failure::fault)?;
            for line in print::log::unseen(texts, &seen) {
                out::tell(&line);
            }
            let known = |seen: Seen| Some((seen.name, seen.answer.ok()??));
            others.extend(seen.into_iter().filter_map(known));
        }
        let witnesses = policy.witnesses().len();
        let ask = AuditAsk {
            log,
            policy,
            others,
            as_of: Timestamp::now(),
            receipt_days: self.receipt_days,
            records: !self.tree_only,
        };
        let audited = self.audit(lang, place, ask).await?;
        if common.json {
            out::json(&audited)?;
        } else {
            let told = print::log::Told { word, witnesses, tree_only: self.tree_only };
            out::text(&print::log::audit(texts, &audited, &told))?;
        }
        if audited.passed { Ok(()) } else { Err(Failure::SaidNo) }
    }

    /// The key of the log that is there, and the policy by which to judge it.
    async fn trusted(&self, lang: Lang, place: Place, given: Option<Policy>) -> Result<(VerifierKey, Policy), Failure> {
        let reading = spawn_blocking(move || {
            let (head, _) = place.head()?;
            let policy = match given {
                Some(policy) => policy,
                None => beside(&place)?,
            };
            Ok::<_, Headless>((head, policy))
        });
        let (head, policy) = reading.await.map_err(Failure::fault)?.map_err(|error| self.unread(lang, error))?;
        let logs = policy.logs();
        let named = logs.iter().find(|log| log.key().name() == head.checkpoint().origin());
        // Where none has this name, the audit says of the first that it did not sign.
        let log = named.or(logs.first()).map(|log| log.key().clone());
        let none = || Refusal::new(Rule::PolicyUnreadable, format!("log {}: ?", head.checkpoint().origin()));
        Ok((log.ok_or_else(none)?, policy))
    }

    async fn audit(&self, lang: Lang, place: Place, ask: AuditAsk) -> Result<Audited, Failure> {
        let bar = bar(lang);
        let shown = bar.clone();
        let auditing = spawn_blocking(move || {
            let size = place.head().map_or(0, |(head, _)| head.checkpoint().size());
            shown.set_length(size);
            audit(&Shown { place: &place, bar: &shown, size }, &ask)
        });
        let audited = auditing.await.map_err(Failure::fault)?;
        bar.finish_and_clear();
        audited.map_err(|error| self.unread(lang, error.into()))
    }

    fn unread(&self, lang: Lang, error: Headless) -> Failure {
        match error {
            Headless::Refused(refusal) => refusal.into(),
            Headless::Source(error) => {
                let args = [("place", self.place.clone()), ("why", error.to_string())];
                Failure::Fault(catalogue(lang).with("mirror-unread", &args))
            }
        }
    }
}

/// The policy that a log shows of itself.
fn beside(place: &Place) -> Result<Policy, Headless> {
    let path = format!("{place}/{POLICY}");
    let missing = || in_file(Refusal::new(Rule::PolicyUnreadable, "--policy, --log-key?"), Path::new(&path));
    let bytes = place.read(POLICY)?.ok_or_else(missing)?;
    Ok(policy_of(Path::new(&path), &bytes)?)
}

/// The checkpoint in a file, or the one in a proof.
fn checkpoint_in(lang: Lang, file: &Path) -> Result<SignedCheckpoint, Failure> {
    let bytes = read(lang, file, PROOF_BYTES_MAX)?;
    if let Ok(proof) = TlogProof::parse(&bytes) {
        return Ok(proof.checkpoint().clone());
    }
    let refused = |error| in_file(Refusal::new(Rule::CheckpointUnreadable, format!("{error}")), file);
    Ok(SignedCheckpoint::parse(&bytes).map_err(refused)?)
}

/// Asks every witness with an address, all at once; their answers in the policy's order.
async fn ask_all(witnesses: &[Witness], origin: &str) -> Result<Vec<Seen>, tokio::task::JoinError> {
    let mut asking = JoinSet::new();
    for (place, witness) in witnesses.iter().enumerate() {
        let Some(url) = witness.url() else { continue };
        let (name, url, origin) = (witness.name(), url.to_owned(), origin.to_owned());
        asking.spawn_blocking(move || (place, Seen { name, answer: latest(&url, &origin) }));
    }
    let mut seen = Vec::new();
    while let Some(answer) = asking.join_next().await {
        seen.push(answer?);
    }
    seen.sort_by_key(|(place, _)| *place);
    Ok(seen.into_iter().map(|(_, seen)| seen).collect())
}

/// A log whose reading is shown.
struct Shown<'a> {
    place: &'a Place,
    bar: &'a ProgressBar,
    size: u64,
}

impl Source for Shown<'_> {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let read = self.place.read(path)?;
        if read.is_some() && path.starts_with(ENTRIES) {
            self.bar.set_position((self.bar.position() + ENTRIES_IN_A_FILE).min(self.size));
        }
        Ok(read)
    }
}

/// The bar that shows how far the audit is; on standard error, and only where someone watches.
fn bar(lang: Lang) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(catalogue(lang).text("cli-step-auditing"));
    bar
}
