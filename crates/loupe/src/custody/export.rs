//! `loupe custody export`

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use loupe_credential::vc::Place;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody::Sought;
use loupe_registry::custody_export::{Outgoing, Wish, table};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Actor;

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;

/// What is known of a lot or of what lies in a container, as a file.
#[derive(Args)]
pub(crate) struct Export {
    /// The lot, stone, parcel or jewel, by its whole name.
    lot: String,
    /// As what it is written.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Refuse where a passport or events cannot be signed, in place of giving them unsigned.
    #[arg(long, conflicts_with = "unsigned")]
    signed: bool,
    /// Give a passport or events unsigned, for you to sign elsewhere.
    #[arg(long)]
    unsigned: bool,
    /// Where it is written; standard output when not given.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

/// As what a lot goes out.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Every origin with its shares, as a table of text.
    Csv,
    /// The same as a workbook.
    Xlsx,
    /// The same as JSON.
    Json,
    /// The same as the provenance of a UNTP Digital Product Passport, signed (`vc+jwt`) where your office has a key for it
    /// here. Asks who you are.
    Untp,
    /// What happened to the lot as UNTP Digital Traceability Events, your office's own, signed likewise. Asks who you are.
    Dte,
}

impl Export {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let bytes = self.bytes(&open).await?;
        match &self.out {
            Some(file) => std::fs::write(file, bytes).map_err(|error| Failure::of_file(open.lang, file, &error)),
            None => {
                let mut out = io::stdout().lock();
                out.write_all(&bytes).and_then(|()| out.flush()).map_err(Failure::of_writing)
            }
        }
    }

    async fn bytes(&self, open: &Open) -> Result<Vec<u8>, Failure> {
        let failed = |trouble: Trouble| Failure::of_trouble(open.lang, trouble);
        if matches!(self.format, Format::Untp | Format::Dte) {
            let actor = self.acting.actor(open).await?;
            let credential = self.credential(open, &actor).await.map_err(failed)?;
            return Ok(line(credential.text));
        }
        let lot = open.registry.out(&self.lot, Sought::Either, open.lang).await.map_err(failed)?;
        Ok(match self.format {
            Format::Csv => table(&lot, open.lang, Shape::Csv),
            Format::Xlsx => table(&lot, open.lang, Shape::Xlsx),
            _ => line(serde_json::to_string(&lot).map_err(|error| Failure::of_writing(error.into()))?),
        })
    }

    /// The passport or the events. Whether they are signed, and what is left out, is told on standard error.
    async fn credential(&self, open: &Open, actor: &Actor) -> Result<Outgoing, Trouble> {
        let wish = match (self.signed, self.unsigned) {
            (true, _) => Wish::Signed,
            (_, true) => Wish::Unsigned,
            _ => Wish::WherePossible,
        };
        let (registry, texts, what) = (&open.registry, open.texts(), (self.lot.as_str(), Sought::Either));
        let outgoing = match self.format {
            Format::Untp => registry.custody_passport(actor, what, wish, open.lang).await?,
            _ => registry.custody_traceability(actor, what, wish, open.lang).await?,
        };
        let left_out = outgoing.left_out;
        for (key, count) in [("custody-out-of-others", left_out.of_others), ("custody-out-older", left_out.older)] {
            if count > 0 {
                out::tell(&texts.counted(key, count));
            }
        }
        match outgoing.unsigned {
            Some(why) => out::tell(&why.told(texts)),
            None => {
                let (office, place) = (&actor.office, registry.place().await?);
                let found = place.address(&Place::did_path(office.id.as_str()));
                out::tell(&texts.with("custody-signed", &[("office", office.name.clone()), ("place", found)]));
            }
        }
        Ok(outgoing)
    }
}

fn line(text: String) -> Vec<u8> {
    format!("{text}\n").into_bytes()
}
