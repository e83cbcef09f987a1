//! What became of a delivery of events: counts, and every refusal in words.

use axum::extract::Path;
use loupe_registry::custody::{CaptureJob, KeptRefusal};
use loupe_registry::custody_files::Preview;
use maud::{Markup, html};

use crate::format;
use crate::pages::desk::call::Desk;
use crate::reader::Reader;
use crate::unmade::Made;

/// So many refusals are told at once.
const REFUSALS_SHOWN: usize = 50;

/// The page of a job.
pub(super) async fn page(desk: Desk, Path(id): Path<String>) -> Made {
    let job = desk.app.registry.capture_job(desk.actor(), &id).await.map_err(|trouble| desk.unmade(trouble))?;
    let reader = &desk.reader;
    let title = reader.with("custody-desk-job-title", &[("day", format::moment(reader.lang, job.created))]);
    Ok(desk.page(
        &title,
        html! {
            p.kick { a href=(reader.link("/desk/custody")) { (reader.text("custody-desk-title")) } }
            h1 { (title) }
            p.lede { (outcome(reader, &job)) }
            (counts(reader, &job))
            (refusals(reader, &job, None))
            p.src { code { (job.id) } " · " bdi { (job.account) } }
        },
    ))
}

/// How a delivery ended, in one sentence.
pub(super) fn outcome(reader: &Reader, job: &CaptureJob) -> String {
    let key = if job.finished.is_none() {
        "custody-desk-cut-off"
    } else if job.succeeded() {
        if job.held > 0 { "custody-desk-all-some-held" } else { "custody-desk-all-taken" }
    } else if job.taken == 0 {
        "custody-desk-none-taken"
    } else {
        "custody-desk-some-taken"
    };
    reader.text(key).into_owned()
}

/// The counts of a job.
pub(super) fn counts(reader: &Reader, job: &CaptureJob) -> Markup {
    let rows = [
        ("custody-desk-col-events", job.events),
        ("custody-desk-col-taken", job.taken),
        ("custody-desk-col-there", job.already_there),
        ("custody-desk-col-held", job.held),
        ("custody-desk-col-refused", job.refused),
    ];
    html! {
        dl.facts { @for (key, n) in rows { dt { (reader.text(key)) } dd { (format::whole(reader.lang, n)) } } }
    }
}

/// Every refusal of a job in words, with its place in the document, or in the table it was made of.
pub(super) fn refusals(reader: &Reader, job: &CaptureJob, table: Option<&Preview>) -> Markup {
    let shown = &job.refusals[..job.refusals.len().min(REFUSALS_SHOWN)];
    let more = (job.refused as usize).saturating_sub(shown.len());
    html! {
        @if !shown.is_empty() {
            h2 { (reader.text("custody-desk-why")) }
            @for refusal in shown { (told(reader, refusal, table)) }
        }
        @if more > 0 { p.src { (reader.catalogue().counted("custody-waits-left-out", more)) } }
    }
}

fn told(reader: &Reader, kept: &KeptRefusal, table: Option<&Preview>) -> Markup {
    let row = kept.event.and_then(|event| table?.row_of(event));
    let catalogue = reader.catalogue();
    html! {
        section.note {
            @match kept.refusal() {
                Some(refusal) => {
                    p { (catalogue.refusal(&refusal)) }
                    p { (catalogue.next_step(&refusal)) }
                },
                None => p { (kept.input) },
            }
            p.src {
                (reader.with("refused-rule", &[("rule", kept.rule.clone())]))
                @if let Some(row) = row {
                    " · " (reader.with("place-line", &[("line", row.to_string())]))
                } @else if let Some(event) = kept.event {
                    " · " (reader.with("custody-desk-event", &[("n", format::whole(reader.lang, event as u64 + 1))]))
                }
                @if row.is_none() && !kept.pointer.is_empty() { " · " code { (kept.pointer) } }
            }
        }
    }
}
