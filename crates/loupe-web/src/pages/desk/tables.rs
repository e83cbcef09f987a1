//! Tables at the desk: drafts and receipts come in from CSV or XLSX, certificates go out.

use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::certificate::CertificateFilter;
use loupe_registry::certificate_files::{DraftsRead, FileOf, ReceiptsRead, Shape, Which, template};
use loupe_registry::import_returns::Mode;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::certificate::Outcome;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::call::Desk;
use super::frame::named;
use super::papers;
use super::upload::{Upload, received};
use crate::format;
use crate::refused::block;
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// The endings of a table's name.
const ENDINGS: [&str; 2] = ["csv", "xlsx"];

/// So many refusals of one table are told at once.
const REFUSALS_MAX: usize = 50;

/// The page.
pub(crate) async fn page(desk: Desk) -> Made {
    Ok(shown(&desk, &[], &html! {}))
}

/// A table that goes out: `certificates.csv`, `drafts.xlsx`, `empty-drafts.csv`, `empty-receipts.xlsx`.
pub(crate) async fn file(desk: Desk, Path(name): Path<String>) -> Result<Response, Unmade> {
    let none = || Unmade::from(desk.reader.refuse(Refusal::new(Rule::NoSuchPage, name.clone())));
    let (what, ending) = name.split_once('.').filter(|(_, ending)| ENDINGS.contains(ending)).ok_or_else(none)?;
    let shape = Shape::of_name(&name);
    let bytes = match what {
        "certificates" => exported(&desk, Which::Certificates, shape).await?,
        "drafts" => exported(&desk, Which::Drafts, shape).await?,
        "empty-drafts" => template(FileOf::Drafts, shape),
        "empty-receipts" => template(FileOf::Receipts, shape),
        _ => return Err(none()),
    };
    let kind = match ending {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/csv; charset=utf-8",
    };
    Ok(papers::file(bytes, kind, &format!("attachment; filename=\"{what}.{ending}\"")))
}

async fn exported(desk: &Desk, which: Which, shape: Shape) -> Result<Vec<u8>, Unmade> {
    let all = CertificateFilter::default();
    let exported = desk.app.registry.export_certificates(desk.actor(), which, &all, shape).await;
    exported.map(|exported| exported.bytes).map_err(|trouble| desk.unmade(trouble))
}

/// Drafts that come in.
pub(crate) async fn drafts(desk: Desk, multipart: Multipart) -> Result<Response, Unmade> {
    let Upload { fields, file_name, bytes } = received(&desk, multipart, "table").await?;
    let read = desk.app.registry.import_drafts(desk.actor(), &file_name, &bytes, mode(fields.get("mode"))).await;
    answered(&desk, read.map(|read| of_drafts(&desk, &read)))
}

/// Receipts that come in.
pub(crate) async fn receipts(desk: Desk, multipart: Multipart) -> Result<Response, Unmade> {
    let Upload { fields, file_name, bytes } = received(&desk, multipart, "table").await?;
    let read = desk.app.registry.import_receipts(desk.actor(), &file_name, &bytes, mode(fields.get("mode"))).await;
    answered(&desk, read.map(|read| of_receipts(&desk, &read)))
}

/// What a button asks for; whoever sends none only tries.
fn mode(button: &str) -> Mode {
    if button == "keep" { Mode::Save } else { Mode::DryRun }
}

fn answered(desk: &Desk, read: Result<Markup, Trouble>) -> Result<Response, Unmade> {
    match read {
        Ok(read) => Ok(shown(desk, &[], &read).into_response()),
        Err(Trouble::Refused(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(desk, &refusals, &html! {})).into_response())
        }
        Err(fault) => Err(desk.unmade(fault)),
    }
}

fn shown(desk: &Desk, refusals: &[Refusal], read: &Markup) -> Markup {
    let reader = &desk.reader;
    let title = reader.text("tables-title");
    let may = |permission| desk.actor().may(permission);
    desk.page(
        &title,
        html! {
            h1 { (title) }
            @if !refusals.is_empty() {
                div role="alert" {
                    p.lede { (reader.text("tables-nothing")) }
                    @for refusal in refusals.iter().take(REFUSALS_MAX) { (block(reader, refusal)) }
                    @if let Some(more) = refusals.len().checked_sub(REFUSALS_MAX).filter(|more| *more > 0) {
                        p { (reader.with("tables-more-refusals", &[("n", format::whole(reader.lang, more as u64))])) }
                    }
                }
            }
            (read)
            p.lede { (reader.text("tables-lede")) }
            @if may(Permission::DraftCertificate) {
                (brings(desk, "drafts", "tables-drafts"))
            }
            @if may(Permission::ReceiveCertificate) {
                (brings(desk, "receipts", "tables-receipts"))
            }
            h2 { (reader.text("tables-out")) }
            ul {
                li { (named(reader, "tables-certificates")) (files(desk, "certificates")) }
                li { (named(reader, "desk-drafts")) (files(desk, "drafts")) }
            }
        },
    )
}

/// The form that brings a table in.
fn brings(desk: &Desk, what: &str, key: &str) -> Markup {
    let reader = &desk.reader;
    let id = format!("table-{what}");
    html! {
        h2 { (reader.text(key)) }
        p { (named(reader, "tables-empty")) (files(desk, &format!("empty-{what}"))) }
        form method="post" action=(reader.link(&format!("/desk/tables/{what}"))) enctype="multipart/form-data" {
            (csrf_field(&desk.signed))
            label for=(id) { (reader.text("tables-file")) }
            input type="file" id=(id) name="table" accept=".csv,.xlsx" required;
            p.go {
                button name="mode" value="try" { (reader.text("tables-try")) }
                " "
                button name="mode" value="keep" { (reader.text("tables-keep")) }
            }
        }
    }
}

fn files(desk: &Desk, what: &str) -> Markup {
    html! {
        @for (at, ending) in ENDINGS.into_iter().enumerate() {
            @if at > 0 { ", " }
            a href=(desk.reader.link(&format!("/desk/tables/{what}.{ending}"))) { (ending.to_uppercase()) }
        }
    }
}

/// Whether what was read is kept, and what of it was not read.
fn head(desk: &Desk, is_saved: bool, count: usize, columns_left: &[String]) -> Markup {
    let reader = &desk.reader;
    let key = if is_saved { "tables-kept" } else { "tables-tried" };
    html! {
        h2 { (reader.with(key, &[("n", format::whole(reader.lang, count as u64))])) }
        @if !columns_left.is_empty() {
            p { (reader.with("bulk-columns-left", &[("columns", reader.catalogue().list(columns_left))])) }
        }
    }
}

fn of_drafts(desk: &Desk, read: &DraftsRead) -> Markup {
    let reader = &desk.reader;
    html! {
        (head(desk, read.saved, read.drafts.len(), &read.columns_left))
        table.stack {
            thead { tr {
                th { (reader.text("bulk-shipment")) }
                th { (reader.text("bulk-draft")) }
                th.r { (reader.text("bulk-parcels")) }
                th.r { (reader.text("bulk-carats")) }
                th.r { (reader.text("bulk-usd")) }
            } }
            tbody { @for one in &read.drafts { tr {
                th scope="row" { bdi { (one.shipment) } }
                td data-l=(reader.text("bulk-draft")) {
                    @if let Some(draft) = &one.draft { a href=(reader.link(&format!("/desk/draft/{draft}"))) { (draft) } }
                }
                td.r data-l=(reader.text("bulk-parcels")) { (one.parcels) }
                td.r data-l=(reader.text("bulk-carats")) { (format::carats(reader.lang, one.carats)) }
                td.r data-l=(reader.text("bulk-usd")) { (format::usd(reader.lang, one.usd)) }
            } } }
        }
    }
}

fn of_receipts(desk: &Desk, read: &ReceiptsRead) -> Markup {
    let reader = &desk.reader;
    let outcome = |outcome: Outcome, abouts: Vec<String>| match outcome {
        Outcome::AsStated => reader.text("bulk-as-stated").into_owned(),
        Outcome::Differs => reader.with("bulk-differs", &[("about", reader.catalogue().list(&abouts))]),
    };
    html! {
        (head(desk, read.saved, read.receipts.len(), &read.columns_left))
        table.stack {
            thead { tr { th { (reader.text("bulk-certificate")) } th { (reader.text("bulk-outcome")) } } }
            tbody { @for one in &read.receipts { tr {
                th.nw scope="row" {
                    a href=(reader.link(&format!("/desk/certificate/{}", one.certificate))) { (one.certificate) }
                }
                td data-l=(reader.text("bulk-outcome")) {
                    (outcome(one.outcome, one.differences.iter().map(|difference| {
                        reader.text(&format!("bulk-about-{}", difference.about().replace('_', "-"))).into_owned()
                    }).collect()))
                }
            } } }
        }
    }
}
