//! `loupe log mirror`

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::fetch::Place;
use loupe_registry::log::mirror::{Forked, Mirrored, Unmirrored, mirror, policy_of_key};
use loupe_registry::log::policy_of;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::policy::{POLICY_BYTES_MAX, Policy};
use loupe_web::format;
use serde_json::json;

use super::witness::read;
use crate::failure::Failure;
use crate::open::Common;
use crate::out;

/// Copy a log, or bring a copy up to date. Everything is checked before it is kept.
///
/// The copy is itself a log that can be served, audited and mirrored. Needs no register and no database.
#[derive(Args)]
pub(crate) struct Mirror {
    /// The log: a folder, or an address such as https://loupe.example/log
    place: String,
    /// The folder of the copy.
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    #[command(flatten)]
    trust: Trust,
}

/// What has to be believed of a log from elsewhere.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Trust {
    /// A policy file: the log's key, and the witnesses that must have cosigned.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The log's public key alone.
    #[arg(long, value_name = "KEY")]
    log_key: Option<String>,
}

impl Trust {
    pub(crate) fn policy(&self, lang: Lang) -> Result<Policy, Failure> {
        match (&self.policy, &self.log_key) {
            (Some(file), _) => Ok(policy_of(file, &read(lang, file, POLICY_BYTES_MAX)?)?),
            (None, key) => {
                let key = key.as_deref().unwrap_or_default();
                let refused = |error| Refusal::new(Rule::PolicyUnreadable, format!("{key}: {error}"));
                Ok(policy_of_key(&key.parse::<VerifierKey>().map_err(refused)?)?)
            }
        }
    }
}

impl Mirror {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let lang = common.lang();
        let policy = self.trust.policy(lang)?;
        let place: Place = self.place.parse()?;
        let bar = bar(lang);
        let (shown, to) = (bar.clone(), self.to.clone());
        let copying = tokio::task::spawn_blocking(move || {
            mirror(&place, &policy, &to, &mut |progress| {
                shown.set_length(progress.total);
                shown.set_position(progress.done);
            })
        });
        let copied = copying.await.map_err(Failure::fault)?;
        bar.finish_and_clear();
        match copied {
            Ok(done) => self.say(common, &done),
            Err(Unmirrored::Forked(forked)) => {
                show_fork(common, &forked)?;
                Err(forked.refusal.into())
            }
            Err(error) => Err(self.failure(lang, error)),
        }
    }

    fn say(&self, common: &Common, done: &Mirrored) -> Result<(), Failure> {
        let (lang, texts) = (common.lang(), catalogue(common.lang()));
        let head = done.shown.checkpoint();
        if common.json {
            let witness = |(name, seconds): &(String, u64)| json!({ "name": name, "seconds": seconds });
            out::json(&json!({
                "origin": head.origin(),
                "shown": head.size(),
                "root": head.root().to_string(),
                "before": done.before,
                "size": done.size,
                "signed": done.signed,
                "witnesses": done.witnesses.iter().map(witness).collect::<Vec<_>>(),
            }))?;
        } else {
            let key = match done.signed {
                Some(_) => "mirror-behind",
                None if done.size > done.before => "mirror-grown",
                None => "mirror-same",
            };
            let args = [
                ("folder", self.to.display().to_string()),
                ("origin", head.origin().to_owned()),
                ("shown", format::whole(lang, head.size())),
                ("size", format::whole(lang, done.size)),
                ("new", format::whole(lang, done.size.saturating_sub(done.before))),
                ("signed", format::whole(lang, done.signed.unwrap_or(0))),
            ];
            let mut said = texts.with(key, &args);
            if !done.witnesses.is_empty() {
                let names: Vec<&str> = done.witnesses.iter().map(|(name, _)| name.as_str()).collect();
                said.push('\n');
                said.push_str(&texts.with("mirror-witnesses", &[("names", names.join(", "))]));
            }
            out::text(&format!("{said}\n"))?;
        }
        if done.signed.is_some() { Err(Failure::SaidNo) } else { Ok(()) }
    }

    fn failure(&self, lang: Lang, error: Unmirrored) -> Failure {
        let texts = catalogue(lang);
        let folder = self.to.display().to_string();
        match error {
            Unmirrored::Refused(refusal) => refusal.into(),
            Unmirrored::Forked(forked) => forked.refusal.into(),
            Unmirrored::Source(error) => {
                let args = [("place", self.place.clone()), ("why", error.to_string())];
                Failure::Fault(texts.with("mirror-unread", &args))
            }
            Unmirrored::Storage(error) => {
                Failure::Fault(texts.with("mirror-unwritten", &[("folder", folder), ("why", error.to_string())]))
            }
            Unmirrored::Damaged { folder, what } => {
                Failure::Fault(texts.with("mirror-damaged", &[("folder", folder), ("what", what)]))
            }
            Unmirrored::Busy(folder) => Failure::Fault(texts.with("mirror-busy", &[("folder", folder)])),
            Unmirrored::Files { path, source } => Failure::of_file(lang, &path.display().to_string(), &source),
        }
    }
}

/// Shows both checkpoints in full: they are the evidence.
fn show_fork(common: &Common, forked: &Forked) -> Result<(), Failure> {
    let (ours, theirs) = (forked.fork.ours.to_string(), forked.fork.theirs.to_string());
    let [kept_ours, kept_theirs] = &forked.files;
    if common.json {
        return out::json(&json!({ "fork": { "shown": ours, "signed": theirs, "files": [kept_ours, kept_theirs] } }));
    }
    let name = |path: &Path| path.display().to_string();
    let args = [("shown", name(kept_ours)), ("signed", name(kept_theirs))];
    out::text(&format!("{}\n\n{ours}\n{theirs}", catalogue(common.lang()).with("mirror-fork", &args)))
}

/// The bar that shows how far copying is; on standard error, and only where someone watches.
fn bar(lang: Lang) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(catalogue(lang).text("mirror-step"));
    bar
}
