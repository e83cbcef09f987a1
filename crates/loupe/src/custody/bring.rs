//! `loupe custody capture|check`

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Take};
use std::path::Path;

use clap::Args;
use jiff::Timestamp;
use loupe_registry::custody::{Behaviour, CaptureJob, Incomes};
use loupe_registry::custody_files::{self, Preview, Sender};
use loupe_scheme::access::Actor;
use loupe_scheme::rule::{Place, Refusal};
use serde::Serialize;

use super::shown;
use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::out;

/// The longest document, in bytes, and one more to know that it is longer.
const DOCUMENT_BYTES_MAX: u64 = (32 << 20) + 1;

/// Files of events that come in.
#[derive(Args)]
pub(crate) struct Capture {
    /// EPCIS documents (.json, .jsonld, .xml; .ndjson with one a line) or tables of lots (.csv, .xlsx).
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Take the good events of a document of which others are refused; without it all or none are taken.
    #[arg(long)]
    proceed: bool,
    #[command(flatten)]
    acting: Acting,
}

/// A file of events that is looked at.
#[derive(Args)]
pub(crate) struct Check {
    /// An EPCIS document or a table of lots.
    file: String,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct Checked<'a> {
    preview: Option<&'a Preview>,
    job: &'a CaptureJob,
}

impl Capture {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let behaviour = if self.proceed { Behaviour::Proceed } else { Behaviour::Rollback };
        let mut refused = Vec::new();
        for file in &self.files {
            if file.ends_with(".ndjson") {
                self.lines(&open, &actor, file, behaviour, &mut refused).await?;
                continue;
            }
            let (incomes, preview) = read(&open, &actor, file).await?;
            let job = open.registry.capture(&actor, incomes, behaviour).await;
            let job = job.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
            shown::job(&open, file, &job)?;
            refused.extend(refusals(file, &job, preview.as_ref()));
        }
        if refused.is_empty() { Ok(()) } else { Err(Failure::Refused(refused)) }
    }

    /// One document a line, each a job of its own.
    async fn lines(
        &self,
        open: &Open,
        actor: &Actor,
        file: &str,
        behaviour: Behaviour,
        refused: &mut Vec<Refusal>,
    ) -> Result<(), Failure> {
        let unread = |error: &std::io::Error| Failure::of_file(open.lang, file, error);
        let mut lines = BufReader::new(File::open(file).map_err(|error| unread(&error))?);
        for number in 1.. {
            let mut line = Vec::new();
            let mut limited: Take<&mut BufReader<File>> = lines.by_ref().take(DOCUMENT_BYTES_MAX);
            limited.read_until(b'\n', &mut line).map_err(|error| unread(&error))?;
            if line.is_empty() {
                break;
            }
            let job = open.registry.capture(actor, Incomes::Text(line), behaviour).await;
            let job = job.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
            let name = format!("{file}:{number}");
            shown::job(open, &name, &job)?;
            refused.extend(refusals(&name, &job, None));
        }
        Ok(())
    }
}

impl Check {
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let (incomes, preview) = read(&open, &actor, &self.file).await?;
        let job = open.registry.check_capture(&actor, incomes).await;
        let job = job.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json {
            out::json(&Checked { preview: preview.as_ref(), job: &job })?;
        } else {
            for line in preview.iter().flat_map(|preview| preview.words(open.lang)) {
                out::text(&format!("{line}\n"))?;
            }
            shown::checked(&open, &self.file, &job)?;
        }
        let refused = refusals(&self.file, &job, preview.as_ref());
        if refused.is_empty() { Ok(()) } else { Err(Failure::Refused(refused)) }
    }
}

/// A file on its way in, with its preview where it is a table. Refuses with `B20` to `B29` a table that is none.
async fn read(open: &Open, actor: &Actor, file: &str) -> Result<(Incomes, Option<Preview>), Failure> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(DOCUMENT_BYTES_MAX).read_to_end(&mut bytes));
    read.map_err(|error| Failure::of_file(open.lang, file, &error))?;
    let name = Path::new(file).file_name().map_or(file.into(), |name| name.to_string_lossy());
    if !custody_files::is_table(&name, &bytes) {
        return Ok((Incomes::Text(bytes), None));
    }
    let sender = Sender { office: &actor.office.id, now: Timestamp::now() };
    let captured = custody_files::read(&name, &bytes, sender).await?;
    Ok((Incomes::Value(captured.document), Some(captured.preview)))
}

/// What was refused of a job, with its places: of a table the row, of a document the pointer.
fn refusals(file: &str, job: &CaptureJob, preview: Option<&Preview>) -> Vec<Refusal> {
    let of = |kept: &loupe_registry::custody::KeptRefusal| {
        let refusal = kept.refusal()?;
        let line = kept.event.and_then(|event| preview?.row_of(event));
        let name = line.is_none().then(|| kept.pointer.clone());
        let place = Place { file: Some(file.to_owned()), line, name, column: None };
        Some(refusal.at(place))
    };
    job.refusals.iter().filter_map(of).collect()
}
