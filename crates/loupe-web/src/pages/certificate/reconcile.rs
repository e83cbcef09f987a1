//! Receipts that are owed, counted for everybody; and what pairs of participants certified and received, for offices.

use std::str::FromStr;

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::reconcile::{self, LaneLine, ReconcileAsked};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::certificate::reconcile::Quarter;
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};
use serde::Deserialize;

use super::not_kept;
use crate::format;
use crate::pages::desk::frame::desk;
use crate::pages::parts;
use crate::reader::Reader;
use crate::refused::block;
use crate::session::{SignedIn, Visitor};
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::Unmade;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    until: String,
}

impl Asked {
    /// Refuses with `P1` what is no quarter.
    fn read(&self) -> Result<ReconcileAsked, Refusal> {
        let quarter = |text: &str| match text.trim() {
            "" => Ok(None),
            text => Quarter::from_str(text).map(Some),
        };
        Ok(ReconcileAsked { from: quarter(&self.from)?, until: quarter(&self.until)?, participant: None })
    }
}

/// How many receipts each participant owes; to those who may see more, where.
pub(super) async fn owed(
    State(app): State<App>,
    reader: Reader,
    Visitor(visitor): Visitor,
) -> Result<Response, Unmade> {
    let may = visitor.is_some_and(|signed| signed.actor.may(Permission::ReconcileCertificates));
    let owed = app.registry.receipts_owed().await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let whole = |n: u64| format::whole(reader.lang, n);
    let title = reader.text("owed-title");
    let body = html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (title) }
        p.lede { (reader.text("owed-lede")) }
        @if owed.is_empty() { p { (reader.text("owed-none")) } } @else {
            table.stack {
                thead { tr {
                    th { (reader.text("certs-importing")) }
                    th.r { (reader.text("owed-overdue")) }
                    th.r { (reader.text("owed-open")) }
                    th.r { (reader.text("owed-received")) }
                    th.r { (reader.text("owed-differing")) }
                } }
                tbody { @for (id, one) in &owed {
                    tr {
                        th scope="row" { (parts::country(&reader, &ask, id.as_str())) }
                        td.r data-l=(reader.text("owed-overdue")) { b { (whole(one.overdue)) } }
                        td.r data-l=(reader.text("owed-open")) { (whole(one.open)) }
                        td.r data-l=(reader.text("owed-received")) { (whole(one.received)) }
                        td.r data-l=(reader.text("owed-differing")) { (whole(one.differing)) }
                    }
                } }
            }
        }
        p.src {
            (reader.text("owed-how"))
            @if may { " " a href=(reader.link("/reconciliation")) { (reader.text("reconcile-title")) } }
        }
    };
    Ok(not_kept(shell::page(&reader, Section::Certificates, &title, body).into_response()))
}

/// What the reader's office may see of it.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let title = reader.text("reconcile-title");
    let (lines, wrong) = match asked.read() {
        Ok(read) => match app.registry.reconcile(&signed.actor, read).await {
            Ok(lines) => (lines, Vec::new()),
            Err(trouble) => return Err(Unmade::of(&reader, trouble)),
        },
        Err(refusal) => (Vec::new(), vec![refusal]),
    };
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let body = html! {
        h1 { (title) }
        p.lede { (reader.text("reconcile-lede")) }
        @for refusal in &wrong { (block(&reader, refusal)) }
        form.line method="get" action=(reader.link("/reconciliation")) {
            div {
                label for="from" { (reader.text("reconcile-from")) }
                input id="from" name="from" value=(asked.from) placeholder="2026Q1" maxlength="6";
            }
            div {
                label for="until" { (reader.text("reconcile-until")) }
                input id="until" name="until" value=(asked.until) placeholder="2026Q4" maxlength="6";
            }
            p.go { button { (reader.text("reconcile-show")) } }
        }
        @if lines.is_empty() && wrong.is_empty() { p { (reader.text("reconcile-none")) } }
        @if !lines.is_empty() { (table(&reader, &ask, &lines)) }
        p.src { a href={"/reconciliation.csv?from=" (super::unknown::encoded(&asked.from)) "&until=" (super::unknown::encoded(&asked.until))} { "CSV" } }
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, desk(&reader, &signed.actor, &title, body)).into_response())
}

fn table(reader: &Reader, ask: &loupe_registry::answer::Ask<'_>, lines: &[LaneLine]) -> Markup {
    let whole = |n: u64| format::whole(reader.lang, n);
    let column = |key: &str| reader.text(key);
    html! {
        table.stack {
            thead { tr {
                th { (column("reconcile-lane")) }
                th.r { (column("reconcile-issued")) }
                th.r { (column("reconcile-open")) }
                th.r { (column("reconcile-without")) }
                th.r { (column("reconcile-certified")) }
                th.r { (column("reconcile-difference")) }
            } }
            tbody { @for line in lines {
                @let (lane, counts) = (&line.lane, &line.counts);
                tr {
                    th scope="row" {
                        (lane.quarter) br;
                        (ask.participant_name(lane.exporting.as_str())) " → " (ask.participant_name(lane.importing.as_str()))
                    }
                    td.r data-l=(column("reconcile-issued")) { div {
                        (whole(counts.issued)) br;
                        span.dim { (reader.with("reconcile-arrived", &[
                            ("received", whole(counts.received)), ("differing", whole(counts.differing)),
                        ])) }
                    } }
                    td.r data-l=(column("reconcile-open")) { div {
                        (whole(counts.open)) br;
                        span.dim { (reader.with("reconcile-overdue", &[("n", whole(counts.overdue))])) }
                    } }
                    td.r data-l=(column("reconcile-without")) { (whole(counts.without_certificate)) }
                    td.r data-l=(column("reconcile-certified")) {
                        (sums(reader, &line.certified.carats, &line.certified.usd, line.certified.parcels.to_string()))
                    }
                    td.r data-l=(column("reconcile-difference")) {
                        (sums(reader, &line.difference.carats, &line.difference.usd, line.difference.parcels.to_string()))
                    }
                }
            } }
        }
    }
}

/// Mass, value and parcels, one below the other.
fn sums(reader: &Reader, carats: &str, usd: &str, parcels: String) -> Markup {
    html! {
        div {
            (format::decimal(reader.lang, carats)) " ct" br;
            (format::decimal(reader.lang, usd)) " US$" br;
            span.dim { (reader.with("reconcile-parcels", &[("n", parcels.replace('-', "−"))])) }
        }
    }
}

/// The same as a table for machines.
pub(super) async fn csv(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let read = asked.read().map_err(|refusal| reader.refuse(refusal))?;
    let lines = app.registry.reconcile(&signed.actor, read).await;
    let lines = lines.map_err(|trouble: Trouble| Unmade::of(&reader, trouble))?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], reconcile::csv(&lines)).into_response())
}
