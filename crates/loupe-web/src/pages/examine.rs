//! Examine: what is known, alleged and not looked at of a subject in a period, under every definition asked for.

mod claim;
mod findings;
pub(crate) mod form;
mod parts_table;
mod record;
mod statement;
pub(crate) mod under;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::answer::statement as answer;
use loupe_registry::subject::parse_subject;
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};

use super::parts;
use crate::reader::Reader;
use crate::refused::Refused;
use crate::shell::{self, Section};
use crate::state::App;
use form::Asked;

/// The form, and below it the statement once something was asked.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let asked = Asked::read(&pairs);
    if asked.subject.is_empty() {
        let said = pairs.iter().find(|(key, _)| key == "say").map_or("", |(_, text)| text.trim());
        let too_long = said.chars().count() > claim::SAY_CHARS_MAX;
        let status = if too_long { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let page = whole(
            &reader,
            &reader.text("examine-title"),
            html! {
                (opening(&reader))
                (form::form(&reader, &ask, &asked, &[]))
                (claim::section(&reader, &ask, said))
            },
        );
        return (status, page).into_response();
    }
    let made = parse_subject(&edition.register, &asked.subject)
        .map_err(|refusal| asked.at("subject", refusal))
        .and_then(|subject| Ok((subject, asked.selection(&edition)?)))
        .and_then(|(subject, selection)| {
            answer::statement(&ask, &subject, &selection).map_err(|refusal| asked.at("period", refusal))
        });
    match made {
        Ok(made) => {
            let page = statement::Page { reader: &reader, ask: &ask, asked: &asked, made: &made };
            whole(&reader, &page.title(), html! { (page.body()) }).into_response()
        }
        Err(refusal) => refused(&reader, &ask, &asked, refusal),
    }
}

/// The form again, with what was wrong beside the field.
fn refused(reader: &Reader, ask: &loupe_registry::answer::Ask<'_>, asked: &Asked, refusal: Refusal) -> Response {
    let status = Refused { reader: reader.clone(), refusals: vec![refusal.clone()] }.status();
    let title = reader.text("examine-title");
    let page = whole(
        reader,
        &title,
        html! {
            (opening(reader))
            (form::form(reader, ask, asked, std::slice::from_ref(&refusal)))
        },
    );
    (status, page).into_response()
}

fn opening(reader: &Reader) -> Markup {
    html! {
        h1 { (reader.text("examine-title")) }
        p.lede { (reader.text("examine-lede")) }
    }
}

fn whole(reader: &Reader, title: &str, body: Markup) -> Markup {
    shell::page(reader, Section::Examine, title, body)
}
