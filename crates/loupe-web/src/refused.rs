//! The page that says why not: the rule, what was wrong, what to do next.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use crate::reader::Reader;
use crate::shell::{Section, page};

/// A refusal on its way to a reader.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Who asked.
    pub reader: Reader,
    /// What is refused; at least one.
    pub refusals: Vec<Refusal>,
}

/// The status of an answer that refuses, on a page and in JSON: 404 for what is not there, or not yet, 405, 413, and 422
/// for all else that is understood and refused. The first refusal decides.
pub(crate) fn status_of(refusals: &[Refusal]) -> StatusCode {
    match refusals.first().map(|refusal| refusal.rule) {
        Some(
            Rule::NoSuchPage
            | Rule::NoSuchSubject
            | Rule::NoSuchFinding
            | Rule::NoSuchDefinition
            | Rule::NoSuchRecord
            | Rule::RecordPending
            | Rule::NotALog,
        ) => StatusCode::NOT_FOUND,
        Some(Rule::NotAnAnswerHere) => StatusCode::METHOD_NOT_ALLOWED,
        Some(Rule::UploadTooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl Refused {
    /// The status of the answer, as [`status_of`] says.
    pub fn status(&self) -> StatusCode {
        status_of(&self.refusals)
    }

    fn page(&self) -> Markup {
        let reader = &self.reader;
        let title = reader.text(match self.status() {
            StatusCode::NOT_FOUND => "refused-title-missing",
            _ => "refused-title",
        });
        page(
            reader,
            Section::None,
            &title,
            html! {
                p.kick { (reader.text("refused-kick")) }
                h1 { (title) }
                @for refusal in &self.refusals { (block(reader, refusal)) }
                p { a href=(reader.link("/")) { (reader.text("refused-home")) } }
            },
        )
    }
}

/// One refusal as a block of text, for pages that show refusals beside other things.
pub fn block(reader: &Reader, refusal: &Refusal) -> Markup {
    let catalogue = reader.catalogue();
    let place = catalogue.place(&refusal.place);
    html! {
        section.note {
            p.lede { (catalogue.refusal(refusal)) }
            p { (catalogue.next_step(refusal)) }
            p.src {
                (reader.with("refused-rule", &[("rule", refusal.rule.code().to_owned())]))
                " · " (refusal.rule.source())
                @if !place.is_empty() { " · " (place) }
            }
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.status(), self.page()).into_response()
    }
}
