//! `loupe trust`

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;
use loupe_credential::trust::{StandingKind, TrustBundle, TrustedOffice};
use loupe_registry::trust::{TrustFile, TrustLine};
use serde::Serialize;

use crate::acting::{Acting, by};
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::{out, print};

/// What can be done with trust bundles.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Publish a bundle of what is known now: participants, authorities, their keys, and what became of certificates.
    Publish(Publish),
    /// Every bundle that was published.
    List,
    /// What a bundle says.
    Show(Which),
    /// Write a bundle to a file, for readers without network.
    Save(Save),
}

/// A bundle to be published.
#[derive(Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    acting: Acting,
}

/// A bundle.
#[derive(Args)]
pub(crate) struct Which {
    /// Its number; the newest when not given.
    number: Option<u64>,
}

/// A bundle on its way to a file.
#[derive(Args)]
pub(crate) struct Save {
    /// The file; - for standard output.
    file: PathBuf,
    /// The bundle's number; the newest when not given.
    #[arg(long)]
    number: Option<u64>,
}

/// Every bundle.
#[derive(Serialize)]
struct List<'a> {
    bundles: &'a [TrustLine],
}

/// What a bundle says.
#[derive(Serialize)]
pub(crate) struct Shown {
    #[serde(flatten)]
    pub(crate) line: TrustLine,
    /// Whether the file carries the record of its publication and the proof that the log holds it.
    pub(crate) proven: bool,
    /// The id of the register's key.
    pub(crate) register_key: String,
    /// How many participants take part on its day, without those suspended.
    pub(crate) participants: usize,
    /// Who is suspended on its day, by code.
    pub(crate) suspended: Vec<String>,
    /// Who issues certificates.
    pub(crate) offices: Vec<ShownOffice>,
}

/// What it says of an office.
#[derive(Serialize)]
pub(crate) struct ShownOffice {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) prefix: String,
    pub(crate) issued_up_to: u32,
    pub(crate) keys: Vec<ShownKey>,
}

/// What it says of a key.
#[derive(Serialize)]
pub(crate) struct ShownKey {
    pub(crate) id: String,
    pub(crate) from: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) revoked_on: Option<Date>,
}

/// A bundle that was written to a file.
#[derive(Serialize)]
struct Saved<'a> {
    file: &'a Path,
    number: u64,
    as_of: Timestamp,
    proven: bool,
}

impl Verb {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        match self {
            Verb::Publish(publish) => {
                let actor = publish.acting.actor_or_operator(&open).await?;
                let line = open.registry.publish_trust(by(actor.as_ref())).await.map_err(failed)?;
                if open.json {
                    return out::json(&line);
                }
                let args = [("number", line.number.to_string()), ("record", line.record.to_string())];
                out::tell(&open.texts().with("trust-published", &args));
                out::text(&format!("{}\n", line.number))
            }
            Verb::List => {
                let bundles = open.registry.trust_bundles().await.map_err(failed)?;
                match open.json {
                    true => out::json(&List { bundles: &bundles }),
                    false => out::text(&print::trust::list(open.texts(), &bundles)),
                }
            }
            Verb::Show(Which { number }) => {
                let shown = Shown::of(&open.registry.trust_bundle(*number).await.map_err(failed)?);
                match open.json {
                    true => out::json(&shown),
                    false => out::text(&print::trust::shown(open.texts(), &shown)),
                }
            }
            Verb::Save(save) => {
                let file = open.registry.trust_bundle(save.number).await.map_err(failed)?;
                save.write(&open, &file)
            }
        }
    }
}

impl Save {
    fn write(&self, open: &Open, file: &TrustFile) -> Result<(), Failure> {
        let text = file.signed.to_text();
        if self.file == Path::new("-") {
            return out::text(&text);
        }
        let name = self.file.display().to_string();
        put_whole(&self.file, text.as_bytes()).map_err(|error| Failure::of_file(open.lang, &name, &error))?;
        let proven = file.signed.logged().is_some();
        if open.json {
            let TrustLine { number, as_of, .. } = file.line;
            return out::json(&Saved { file: &self.file, number, as_of, proven });
        }
        let args = [("number", file.line.number.to_string()), ("file", name)];
        out::tell(&open.texts().with("trust-saved", &args));
        if !proven {
            out::tell(&open.texts().text("trust-unproven"));
        }
        Ok(())
    }
}

/// Writes a file whole or not at all: a stick that is pulled out leaves the bundle before.
fn put_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut begun = path.as_os_str().to_owned();
    begun.push(".begun");
    let begun = PathBuf::from(begun);
    let mut file = File::create(&begun)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&begun, path)
}

impl Shown {
    fn of(file: &TrustFile) -> Shown {
        let trust: &TrustBundle = file.signed.unverified();
        let day = trust.day();
        let stands = |kind| trust.participants.iter().filter(move |one| one.standing_on(day) == Some(kind));
        Shown {
            line: file.line.clone(),
            proven: file.signed.logged().is_some(),
            register_key: trust.register_key.id().to_string(),
            participants: stands(StandingKind::Participant).count(),
            suspended: stands(StandingKind::Suspended).map(|one| one.id.to_string()).collect(),
            offices: trust.offices.iter().map(ShownOffice::of).collect(),
        }
    }
}

impl ShownOffice {
    fn of(office: &TrustedOffice) -> ShownOffice {
        let keys = office.keys.iter().map(|dated| ShownKey {
            id: dated.key.id().to_string(),
            from: dated.from,
            until: dated.until,
            revoked_on: dated.revoked_on,
        });
        ShownOffice {
            id: office.id.to_string(),
            name: office.name.clone(),
            prefix: office.prefix.to_string(),
            issued_up_to: office.issued_up_to,
            keys: keys.collect(),
        }
    }
}
