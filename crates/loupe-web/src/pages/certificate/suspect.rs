//! Report a suspicion: no account, no address kept, and nothing published but a warning that an office signs.

use std::str::FromStr;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::registry::Trouble;
use loupe_registry::warning::{CONTACT_CHARS_MAX, Report, TOLD_CHARS_MAX};
use loupe_scheme::certificate::fakes::Presented;
use loupe_scheme::rule::{Place, Refusal, Rule};
use maud::{Markup, html};
use serde::Deserialize;

use super::limit::may_report;
use super::unknown;
use crate::reader::Reader;
use crate::refused::block;
use crate::shell::{self, Section};
use crate::site::ClientAddress;
use crate::state::App;
use crate::unmade::Unmade;

/// What was typed in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    number: String,
    issued_on: String,
    expires_on: String,
    parcels: String,
    carats: String,
    layout: String,
    told: String,
    contact: String,
}

impl Typed {
    /// As a report; refuses with `P4` what is no date and `M1` to `M4` what is no mass.
    fn report(&self) -> Result<Report, Vec<Refusal>> {
        let mut wrong = Vec::new();
        let issued_on = day("issued_on", &self.issued_on, &mut wrong);
        let expires_on = day("expires_on", &self.expires_on, &mut wrong);
        let carats = some(&self.carats).and_then(|text| match FromStr::from_str(text) {
            Ok(carats) => Some(carats),
            Err(refusal) => {
                let refusal: Refusal = refusal;
                wrong.push(refusal.at(named("carats")));
                None
            }
        });
        let parcels = self.parcels.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty());
        let presented = Presented {
            number: self.number.trim().to_owned(),
            issued_by: None,
            issued_on,
            expires_on,
            parcels: parcels.map(str::to_owned).collect(),
            carats,
            layout: self.layout.clone(),
        };
        let report = Report { presented, told: self.told.clone(), contact: self.contact.clone() };
        if wrong.is_empty() { Ok(report) } else { Err(wrong) }
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn named(field: &str) -> Place {
    Place { name: Some(field.to_owned()), ..Place::default() }
}

fn day(field: &str, text: &str, wrong: &mut Vec<Refusal>) -> Option<jiff::civil::Date> {
    let text = some(text)?;
    let day = text.parse().ok();
    if day.is_none() {
        wrong.push(Refusal::new(Rule::NotADate, text).at(named(field)));
    }
    day
}

/// The form, empty but for a number in the address.
pub(super) async fn page(reader: Reader, Query(typed): Query<Typed>) -> Markup {
    let typed = Typed { number: typed.number, ..Typed::default() };
    shell::page(&reader, Section::Certificates, &reader.text("suspect-title"), form(&reader, &typed, &[]))
}

/// The form, sent.
pub(super) async fn send(
    State(app): State<App>,
    reader: Reader,
    ClientAddress(address): ClientAddress,
    Form(typed): Form<Typed>,
) -> Response {
    let report = match typed.report() {
        Ok(report) => report,
        Err(wrong) => return again(&reader, &typed, wrong),
    };
    if !may_report(address) {
        return again(&reader, &typed, vec![Refusal::new(Rule::TooManyTries, "report")]);
    }
    let number = match app.registry.report_suspicion(&report).await {
        Ok(number) => number,
        Err(Trouble::Refused(wrong)) => return again(&reader, &typed, wrong),
        Err(fault) => return Unmade::of(&reader, fault).into_response(),
    };
    let judged = match app.registry.judge_presented(&report.presented).await {
        Ok(judged) => judged,
        Err(trouble) => return Unmade::of(&reader, trouble).into_response(),
    };
    let title = reader.text("suspect-thanks");
    let body = html! {
        h1 { (title) }
        p.lede { (reader.with("suspect-thanks-number", &[("number", number.to_string())])) }
        p { (reader.text("suspect-thanks-next")) }
        (unknown::shown(&reader, &judged))
        p { a href=(reader.link("/warnings")) { (reader.text("warnings-title")) } }
    };
    shell::page(&reader, Section::Certificates, &title, body).into_response()
}

fn again(reader: &Reader, typed: &Typed, wrong: Vec<Refusal>) -> Response {
    let too_many = wrong.first().is_some_and(|refusal| refusal.rule == Rule::TooManyTries);
    let status = if too_many { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = reader.text("suspect-title");
    (status, shell::page(reader, Section::Certificates, &title, form(reader, typed, &wrong))).into_response()
}

fn form(reader: &Reader, typed: &Typed, wrong: &[Refusal]) -> Markup {
    html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (reader.text("suspect-title")) }
        p.lede { (reader.text("suspect-lede")) }
        p { (reader.text("suspect-who-reads")) }
        @for refusal in wrong { (block(reader, refusal)) }
        form method="post" action=(reader.link("/suspicion")) {
            fieldset {
                legend { (reader.text("suspect-what")) }
                (field(reader, "number", &typed.number, "text", true))
                (field(reader, "issued_on", &typed.issued_on, "date", false))
                (field(reader, "expires_on", &typed.expires_on, "date", false))
                (field(reader, "parcels", &typed.parcels, "text", false))
                (field(reader, "carats", &typed.carats, "text", false))
                (field(reader, "layout", &typed.layout, "text", false))
            }
            fieldset {
                legend { (reader.text("suspect-told")) }
                label for="told" { (reader.text("suspect-field-told")) }
                textarea id="told" name="told" rows="6" maxlength=(TOLD_CHARS_MAX) { (typed.told) }
                label for="contact" { (reader.text("suspect-field-contact")) }
                span.hint { (reader.text("suspect-hint-contact")) }
                input id="contact" name="contact" value=(typed.contact) maxlength=(CONTACT_CHARS_MAX) autocomplete="off";
            }
            p.go { button { (reader.text("suspect-send")) } }
        }
        p.src { (reader.text("suspect-harm")) }
    }
}

fn field(reader: &Reader, name: &str, value: &str, kind: &str, required: bool) -> Markup {
    let key = format!("suspect-field-{}", name.replace('_', "-"));
    html! {
        label for=(name) { (reader.text(&key)) }
        input id=(name) name=(name) type=(kind) value=(value) required[required] autocomplete="off";
    }
}
