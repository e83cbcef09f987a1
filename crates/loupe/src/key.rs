//! `loupe key`

pub(crate) mod ask;
mod certificate;
mod office;

use clap::{Args, Subcommand, ValueEnum};
use loupe_registry::catalogue::catalogue;
use loupe_registry::keys::{KeyEntry, KeyKind};
use loupe_registry::registry::Trouble;
use loupe_scheme::record::{KeyId, OfficeId, RecordId};
use loupe_scheme::rule::{Refusal, Rule};
use serde::Serialize;

use crate::failure::Failure;
use crate::open::Common;
use crate::{out, print};

/// What can be asked of keys.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make a key; those of an office are entered in the public log.
    New(New),
    /// Every key here, with its public half.
    List,
    /// Put another key in a key's place; those of an office are entered in the public log.
    Rotate(Rotate),
    /// Say in the public log that a key of an office is not to be trusted any more.
    Revoke(Revoke),
}

/// A key to be made.
#[derive(Args)]
pub(crate) struct New {
    /// What it is for.
    kind: Kind,
    /// The origin of the log, the name of the witness, the office.
    name: String,
    /// The office that vouches for an office's key; the office itself when not given, or the register when its key was
    /// revoked.
    #[arg(long, value_name = "OFFICE", value_parser = name)]
    by: Option<OfficeId>,
}

/// A key to be replaced.
#[derive(Args)]
pub(crate) struct Rotate {
    /// What it is for. The key of a log is never replaced, for everybody who checks the log holds on to it.
    kind: Replaced,
    /// The name of the witness, the office.
    name: String,
    /// Why, for everybody to read.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// A key to be revoked.
#[derive(Args)]
pub(crate) struct Revoke {
    /// The office.
    #[arg(value_parser = name)]
    office: OfficeId,
    /// The key that signs its certificates, not the one that signs its records.
    #[arg(long, conflicts_with = "by")]
    certificate: bool,
    /// The id of the key; the one in use when not given.
    #[arg(long, value_name = "ID")]
    key: Option<String>,
    /// The office that says so, for one whose key is lost. When not given, the office says so with another key, which
    /// is made where the key in use is revoked.
    #[arg(long, value_name = "OFFICE", value_parser = name)]
    by: Option<OfficeId>,
    /// Why, for everybody to read.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// What a key is for.
#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// The checkpoints of a log.
    Log,
    /// Cosignatures of other logs.
    Witness,
    /// The records of an office.
    Office,
    /// The certificates of an office.
    Certificate,
}

/// What a key is for that can be replaced.
#[derive(Clone, Copy, ValueEnum)]
enum Replaced {
    /// Cosignatures of other logs.
    Witness,
    /// The records of an office.
    Office,
    /// The certificates of an office.
    Certificate,
}

/// What came of it.
#[derive(Default, Serialize)]
pub(crate) struct Done {
    /// The key in use from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<KeyEntry>,
    /// The id of the key whose place it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replaced: Option<String>,
    /// The id of the key that was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) revoked: Option<String>,
    /// The records that say so.
    pub(crate) records: Vec<String>,
}

/// Every key.
#[derive(Serialize)]
struct List {
    keys: Vec<KeyEntry>,
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let failed = |trouble| Failure::of_trouble(common.lang(), trouble);
        let texts = catalogue(common.lang());
        let done = match self {
            Verb::List => {
                let keys = common.ring().list().map_err(failed)?;
                return match common.json {
                    true => out::json(&List { keys }),
                    false => out::text(&print::key::list(texts, &keys)),
                };
            }
            Verb::New(New { kind: Kind::Office, name, by }) => {
                office::new(&common.open().await?.registry, &office_of(name)?, by.as_ref()).await.map_err(failed)?
            }
            Verb::New(New { kind: Kind::Certificate, name, .. }) => {
                certificate::new(&common.open().await?.registry, &office_of(name)?).await.map_err(failed)?
            }
            Verb::New(New { kind, name, .. }) => {
                let key = common.ring().create(kind.in_ring(), name).map_err(failed)?;
                Done { key: Some(key), ..Done::default() }
            }
            Verb::Rotate(Rotate { kind: Replaced::Office, name, reason }) => {
                let open = common.open().await?;
                office::rotate(&open.registry, &office_of(name)?, reason.clone()).await.map_err(failed)?
            }
            Verb::Rotate(Rotate { kind: Replaced::Certificate, name, reason }) => {
                let open = common.open().await?;
                certificate::rotate(&open.registry, &office_of(name)?, reason.clone()).await.map_err(failed)?
            }
            Verb::Rotate(Rotate { kind: Replaced::Witness, name, .. }) => {
                rotate_witness(common, name).map_err(failed)?
            }
            Verb::Revoke(revoke) => revoke.run(common).await?,
        };
        if common.json { out::json(&done) } else { tell(common, &done) }
    }
}

impl Revoke {
    async fn run(&self, common: &Common) -> Result<Done, Failure> {
        if self.certificate {
            let registry = common.open().await?.registry;
            let done = certificate::revoke(&registry, &self.office, self.key.as_deref(), self.reason.clone()).await;
            return done.map_err(|trouble| Failure::of_trouble(common.lang(), trouble));
        }
        let id = match &self.key {
            Some(id) => Some(KeyId::from_hex(id).ok_or_else(|| Refusal::new(Rule::NoSuchKey, id))?),
            None => None,
        };
        let registry = common.open().await?.registry;
        let done = office::revoke(&registry, &self.office, id, self.by.as_ref(), self.reason.clone()).await;
        done.map_err(|trouble| Failure::of_trouble(common.lang(), trouble))
    }
}

impl Kind {
    const fn in_ring(self) -> KeyKind {
        match self {
            Kind::Log => KeyKind::Log,
            Kind::Witness => KeyKind::Witness,
            Kind::Office => KeyKind::Office,
            Kind::Certificate => KeyKind::Certificate,
        }
    }
}

fn rotate_witness(common: &Common, name: &str) -> Result<Done, Trouble> {
    let ring = common.ring();
    let rotation = ring.prepare_rotation(KeyKind::Witness, name)?;
    ring.finish_rotation(KeyKind::Witness, name, &rotation.pending.id)?;
    let replaced = Some(format!("{:08x}", rotation.old.verifier().key_id()));
    Ok(Done { key: ring.find(KeyKind::Witness, name)?, replaced, ..Done::default() })
}

/// The public half on standard output, what became of it on standard error.
fn tell(common: &Common, done: &Done) -> Result<(), Failure> {
    let texts = catalogue(common.lang());
    for line in print::key::done(texts, done, &common.ring().folder().display().to_string()) {
        out::tell(&line);
    }
    match &done.key {
        Some(key) => out::text(&format!("{}\n", key.public)),
        None => Ok(()),
    }
}

fn office_of(name: &str) -> Result<OfficeId, Refusal> {
    name.parse()
}

/// An office on the command line.
fn name(text: &str) -> Result<OfficeId, String> {
    text.parse().map_err(|refusal: Refusal| refusal.to_string())
}

/// The names of records.
fn names(records: impl IntoIterator<Item = RecordId>) -> Vec<String> {
    records.into_iter().map(|record| record.to_string()).collect()
}
