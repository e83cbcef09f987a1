//! Steps of an issued certificate that cannot be taken back: each is confirmed on a page of its own, with its reason.

use axum::extract::{Form as Posted, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::registry::Trouble;
use loupe_scheme::certificate::{CertificateNumber, Step};
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::call::{Desk, Pairs};
use super::fields::Fields;
use super::form::Form;
use super::proof::REASON;
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};

/// The steps of this page, as addresses and texts name them.
pub(super) const STEPS: [&str; 4] = ["depart", "return", "void", "report-forged"];

/// The step of an address, with its reason.
pub(super) fn step(name: &str, reason: &str) -> Option<Step> {
    let reason = reason.to_owned();
    match name {
        "depart" => Some(Step::Depart),
        "return" => Some(Step::Return(reason)),
        "void" => Some(Step::Void(reason)),
        "report-forged" => Some(Step::ReportForged(reason)),
        _ => None,
    }
}

/// The page on which a step is confirmed.
pub(crate) async fn page(desk: Desk, Path((number, name)): Path<(String, String)>) -> Made {
    let kept = super::certificate::kept(&desk, &number).await?;
    if step(&name, "").is_none() {
        return Err(desk.reader.refuse(Refusal::new(Rule::NoSuchPage, name)).into());
    }
    Ok(shown(&desk, &kept.certificate.number, &name, &Fields::default(), &[]))
}

/// Takes the step; the page comes back when it is refused.
pub(crate) async fn taken(
    desk: Desk,
    Path((number, name)): Path<(String, String)>,
    Posted(pairs): Posted<Pairs>,
) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    let number = super::certificate::number(&desk, &number)?;
    let Some(step) = step(&name, fields.get("reason")) else {
        return Err(desk.reader.refuse(Refusal::new(Rule::NoSuchPage, name)).into());
    };
    match desk.app.registry.move_certificate(desk.actor(), &number, step).await {
        Ok(_) => Ok(Redirect::to(&desk.reader.link(&format!("/desk/certificate/{number}"))).into_response()),
        Err(Trouble::Refused(refusals)) => {
            let page = shown(&desk, &number, &name, &fields, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(fault) => Err(desk.unmade(fault)),
    }
}

fn shown(desk: &Desk, number: &CertificateNumber, name: &str, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let reader = &desk.reader;
    let form = Form { reader, fields, refusals, focus: None };
    let title = reader.with(&format!("desk-step-{name}"), &[("number", number.to_string())]);
    let back = reader.link(&format!("/desk/certificate/{number}"));
    let body = html! {
        form method="post" action={ (back) "/" (name) } {
            (csrf_field(&desk.signed))
            @if step(name, "").is_some_and(|step| step.reason().is_some()) { (form.input("reason", REASON)) }
            p.acts {
                button { (reader.text(&format!("desk-do-{name}"))) } " "
                a href=(back) { (reader.text("desk-leave-it")) }
            }
        }
    };
    desk.page(
        &title,
        html! {
            h1 { (title) }
            (form.summary(&body))
            p.lede { (reader.text(&format!("desk-means-{name}"))) }
            (body)
        },
    )
}
