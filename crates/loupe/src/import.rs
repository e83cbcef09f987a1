//! `loupe import`

use std::fs::File;
use std::io::Read;
use std::path::Path;

use clap::{Args, Subcommand};
use loupe_registry::import_returns::{FILE_BYTES_MAX, Mode};
use loupe_registry::registry::Trouble;

use crate::failure::Failure;
use crate::open::Common;
use crate::{out, print};

/// What can be imported.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Production returns: the Kimberley Process workbook (XLSX), or CSV. All of the file, or nothing.
    Returns(Returns),
}

/// A file of returns.
#[derive(Args)]
pub(crate) struct Returns {
    /// The file.
    file: String,
    /// Judge every row and write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Returns {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let lang = common.lang();
        // One byte more than is accepted is enough to be refused; a huge file is not read whole.
        let mut bytes = Vec::new();
        let opened = File::open(&self.file);
        let read = opened.and_then(|file| file.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes));
        read.map_err(|error| Failure::of_file(lang, &self.file, &error))?;
        let name = Path::new(&self.file).file_name().map_or(self.file.as_str().into(), |name| name.to_string_lossy());
        let mode = if self.dry_run { Mode::DryRun } else { Mode::Save };
        let open = common.open().await?;
        let imported = open.registry.import_returns(&name, &bytes, mode).await;
        let report = imported.map_err(|trouble| match trouble {
            Trouble::Refused(refusals) => Failure::NothingImported { file: name.into_owned(), refusals },
            fault => Failure::of_trouble(lang, fault),
        })?;
        if open.json {
            return out::json(&report);
        }
        let page = print::Page::new(&open);
        let lines = report.lines(open.texts(), &open.edition.register);
        out::text(&lines.iter().map(|line| page.paragraph("", line)).collect::<String>())
    }
}
