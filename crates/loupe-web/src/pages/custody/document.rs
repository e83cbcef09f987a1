//! A document or table of events is brought to the desk: it is looked at first, and what each act would do is shown.

use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody::{CaptureJob, Incomes};
use loupe_registry::custody_files::{self, Preview, Sender};
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::capture::{self, Kept};
use super::job;
use crate::format;
use crate::pages::desk::call::Desk;
use crate::pages::desk::papers;
use crate::pages::desk::upload::{Upload, received};
use crate::refused::block;
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// So many acts are told in words.
const ACTS_SHOWN: usize = 200;
/// So many refusals of one file are told at once.
const REFUSALS_SHOWN: usize = 50;
/// The endings of an empty table's name.
const ENDINGS: [&str; 2] = ["csv", "xlsx"];

/// The page.
pub(super) async fn page(desk: Desk) -> Made {
    Ok(shown(&desk, &[], &html! {}))
}

/// An empty table: `lots.csv` or `lots.xlsx`.
pub(super) async fn template(desk: Desk, Path(name): Path<String>) -> Result<Response, Unmade> {
    let shape = match name.as_str() {
        "lots.csv" | "lots.xlsx" => Shape::of_name(&name),
        _ => return Err(desk.reader.refuse(Refusal::new(Rule::NoSuchPage, name)).into()),
    };
    let kind = match shape {
        Shape::Csv => "text/csv; charset=utf-8",
        Shape::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let bytes = custody_files::template(desk.reader.lang, shape);
    Ok(papers::file(bytes, kind, &format!("attachment; filename=\"{name}\"")))
}

/// A file that came in: looked at, or taken where that was asked for.
pub(super) async fn sent(desk: Desk, multipart: Multipart) -> Result<Response, Unmade> {
    let Upload { fields, file_name, bytes } = received(&desk, multipart, "document").await?;
    let all_or_none = capture::behaviour(fields.get("behaviour"));
    if fields.get("mode") == "keep" {
        return capture::take(&desk, &file_name, bytes, all_or_none).await;
    }
    let (incomes, preview) = match read(&desk, &file_name, bytes.clone()).await {
        Ok(read) => read,
        Err(refusals) => {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&desk, &refusals, &html! {})).into_response());
        }
    };
    match desk.app.registry.check_capture(desk.actor(), incomes).await {
        Ok(job) => {
            let kept = Kept { name: &file_name, bytes: &bytes };
            Ok(shown(&desk, &[], &looked_at(&desk, &job, preview.as_ref(), &kept)).into_response())
        }
        Err(Trouble::Refused(no)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&desk, &no, &html! {})).into_response())
        }
        Err(fault) => Err(desk.unmade(fault)),
    }
}

/// A file as a document of events; a table with what each of its acts would do.
pub(super) async fn read(desk: &Desk, name: &str, bytes: Vec<u8>) -> Result<(Incomes, Option<Preview>), Vec<Refusal>> {
    if !custody_files::is_table(name, &bytes) {
        return Ok((Incomes::Text(bytes), None));
    }
    let sender = Sender { office: &desk.actor().office.id, now: Timestamp::now() };
    let captured = custody_files::read(name, &bytes, sender).await?;
    Ok((Incomes::Value(captured.document), Some(captured.preview)))
}

/// The page with what came of the last file.
pub(super) fn shown(desk: &Desk, refusals: &[Refusal], read: &Markup) -> Markup {
    let reader = &desk.reader;
    let title = reader.text("custody-desk-bring");
    desk.page(
        &title,
        html! {
            p.kick { a href=(reader.link("/desk/custody")) { (reader.text("custody-desk-title")) } }
            h1 { (title) }
            @if !refusals.is_empty() {
                div role="alert" {
                    p.lede { (reader.text("custody-desk-nothing")) }
                    @for refusal in refusals.iter().take(REFUSALS_SHOWN) { (block(reader, refusal)) }
                    @if let Some(more) = refusals.len().checked_sub(REFUSALS_SHOWN).filter(|more| *more > 0) {
                        p { (reader.catalogue().counted("custody-waits-left-out", more)) }
                    }
                }
            }
            (read)
            p.lede { (reader.text("custody-desk-bring-lede")) }
            p {
                (reader.text("tables-empty")) (crate::words::colon(reader))
                @for (at, ending) in ENDINGS.into_iter().enumerate() {
                    @if at > 0 { ", " }
                    a href=(reader.link(&format!("/desk/custody/template/lots.{ending}"))) { (ending.to_uppercase()) }
                }
            }
            (form(desk))
        },
    )
}

fn form(desk: &Desk) -> Markup {
    let reader = &desk.reader;
    html! {
        form method="post" action=(reader.link("/desk/custody/document")) enctype="multipart/form-data" {
            (csrf_field(&desk.signed))
            label for="document" { (reader.text("custody-desk-file")) }
            input type="file" id="document" name="document" accept=".csv,.xlsx,.json,.jsonld,.xml" required;
            (capture::behaviours(reader))
            p.go {
                button name="mode" value="try" { (reader.text("custody-desk-check")) }
                " "
                button.light name="mode" value="keep" { (reader.text("custody-desk-keep-unseen")) }
            }
        }
    }
}

/// What a file would do: the counts, every act in words, what is refused, and the button that takes it.
fn looked_at(desk: &Desk, job: &CaptureJob, preview: Option<&Preview>, kept: &Kept<'_>) -> Markup {
    let reader = &desk.reader;
    let whole = |n: u64| format::whole(reader.lang, n);
    html! {
        section.note {
            h2 { (reader.text("custody-desk-looked-at")) " " bdi { (kept.name) } }
            p.lede {
                (reader.with("custody-desk-would", &[
                    ("events", whole(job.events)), ("taken", whole(job.taken)), ("refused", whole(job.refused)),
                ]))
                @if job.held > 0 { " " (reader.catalogue().counted("custody-desk-would-hold", job.held as usize)) }
                @if job.already_there > 0 {
                    " " (reader.catalogue().counted("custody-desk-would-be-there", job.already_there as usize))
                }
            }
            @if let Some(preview) = preview { (acts(desk, preview)) }
            (job::refusals(reader, job, preview))
            @if job.taken > 0 { (capture::confirm(desk, job, kept)) }
        }
    }
}

fn acts(desk: &Desk, preview: &Preview) -> Markup {
    let reader = &desk.reader;
    let lines = preview.words(reader.lang);
    let shown = &lines[..lines.len().min(ACTS_SHOWN)];
    html! {
        h3 { (reader.text("custody-desk-acts")) }
        ul.plain { @for line in shown { li { bdi { (line) } } } }
        @if lines.len() > shown.len() {
            p.src { (reader.catalogue().counted("custody-waits-left-out", lines.len() - shown.len())) }
        }
    }
}
