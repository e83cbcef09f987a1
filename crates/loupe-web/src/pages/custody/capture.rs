//! A file is taken into custody, after it was looked at or without; what became of it is a job with a page.

use axum::extract::Form as Posted;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use loupe_registry::custody::{Behaviour, CaptureJob};
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::document::{read, shown};
use crate::pages::desk::call::{Desk, Pairs};
use crate::reader::Reader;
use crate::session::csrf_field;
use crate::unmade::Unmade;

/// A file up to this size comes back with the page on which it was looked at; a larger one has to be chosen again.
const KEPT_BYTES_MAX: usize = 192 << 10;

/// A file that was looked at.
pub(super) struct Kept<'k> {
    /// What it was called.
    pub(super) name: &'k str,
    /// The file.
    pub(super) bytes: &'k [u8],
}

/// What a choice of the form asks for; whoever chooses nothing takes all or nothing.
pub(super) fn behaviour(choice: &str) -> Behaviour {
    Behaviour::from_code(choice).unwrap_or(Behaviour::Rollback)
}

/// What happens to the good events of a file of which some are refused.
pub(super) fn behaviours(reader: &Reader) -> Markup {
    let choices = [(Behaviour::Rollback, "custody-desk-rollback"), (Behaviour::Proceed, "custody-desk-proceed")];
    html! {
        fieldset.group {
            legend { (reader.text("custody-desk-behaviour")) }
            @for (behaviour, key) in choices {
                label.choice {
                    input type="radio" name="behaviour" value=(behaviour.code())
                        checked[behaviour == Behaviour::Rollback];
                    span { (reader.text(key)) }
                }
            }
        }
    }
}

/// The button that takes what was looked at.
pub(super) fn confirm(desk: &Desk, job: &CaptureJob, kept: &Kept<'_>) -> Markup {
    let reader = &desk.reader;
    if kept.bytes.len() > KEPT_BYTES_MAX {
        return html! { p { (reader.text("custody-desk-again")) } };
    }
    html! {
        form method="post" action=(reader.link("/desk/custody/capture")) {
            (csrf_field(&desk.signed))
            input type="hidden" name="name" value=(kept.name);
            input type="hidden" name="file" value=(STANDARD.encode(kept.bytes));
            @if job.refused > 0 {
                input type="hidden" name="behaviour" value=(Behaviour::Proceed.code());
            }
            p.go {
                button {
                    (reader.text(if job.refused > 0 { "custody-desk-take-good" } else { "custody-desk-take-all" }))
                }
            }
        }
    }
}

/// A file that was looked at is taken.
pub(super) async fn confirmed(desk: Desk, Posted(pairs): Posted<Pairs>) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    match STANDARD.decode(fields.get("file")) {
        Ok(bytes) if !bytes.is_empty() => {
            take(&desk, fields.get("name"), bytes, behaviour(fields.get("behaviour"))).await
        }
        _ => Err(desk.reader.refuse(Refusal::new(Rule::CertificateFieldMissing, "file")).into()),
    }
}

/// Takes a file; what became of it has a page of its own.
pub(super) async fn take(desk: &Desk, name: &str, bytes: Vec<u8>, behaviour: Behaviour) -> Result<Response, Unmade> {
    let refused =
        |refusals: &[Refusal]| (StatusCode::UNPROCESSABLE_ENTITY, shown(desk, refusals, &html! {})).into_response();
    let incomes = match read(desk, name, bytes).await {
        Ok((incomes, _)) => incomes,
        Err(refusals) => return Ok(refused(&refusals)),
    };
    match desk.app.registry.capture(desk.actor(), incomes, behaviour).await {
        Ok(job) => Ok(Redirect::to(&desk.reader.link(&format!("/desk/custody/job/{}", job.id))).into_response()),
        Err(Trouble::Refused(no)) => Ok(refused(&no)),
        Err(fault) => Err(desk.unmade(fault)),
    }
}
