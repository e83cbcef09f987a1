//! `loupe custody export`

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_export::table;
use loupe_registry::registry::Trouble;

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;

/// What is known of a lot, as a file.
#[derive(Args)]
pub(crate) struct Export {
    /// The lot, by its whole name.
    lot: String,
    /// As what it is written.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
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
    /// The same as the provenance of a UNTP Digital Product Passport, unsigned. Asks who you are.
    Untp,
    /// What happened to the lot as UNTP Digital Traceability Events, unsigned: your office's own events. Asks who you are.
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
        let (registry, texts) = (&open.registry, open.texts());
        if !matches!(self.format, Format::Untp | Format::Dte) {
            let lot = registry.lot_out(&self.lot, open.lang).await.map_err(failed)?;
            return Ok(match self.format {
                Format::Csv => table(&lot, open.lang, Shape::Csv),
                Format::Xlsx => table(&lot, open.lang, Shape::Xlsx),
                _ => line(serde_json::to_string(&lot).map_err(|error| Failure::of_writing(error.into()))?),
            });
        }
        let actor = self.acting.actor(open).await?;
        let credential = if self.format == Format::Untp {
            registry.lot_passport(&actor, &self.lot, open.lang).await.map_err(failed)?
        } else {
            let events = registry.lot_traceability(&actor, &self.lot, open.lang).await.map_err(failed)?;
            if events.1 > 0 {
                out::tell(&texts.counted("custody-export-of-others", events.1));
            }
            events.0
        };
        out::tell(&texts.text("custody-export-unsigned"));
        Ok(line(credential.to_string()))
    }
}

fn line(text: String) -> Vec<u8> {
    format!("{text}\n").into_bytes()
}
