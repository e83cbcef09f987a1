//! The page that says why not: the rule, what was wrong, what to do next.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
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

/// The status of an answer that refuses, on a page and in JSON: 404 for what is not there, or not yet, 401 for
/// those who are not signed in, 403 for those who may not, 405, 413, 429 for those who have to wait, and 422 for all else
/// that is understood and refused. The first refusal decides.
pub(crate) fn status_of(refusals: &[Refusal]) -> StatusCode {
    match refusals.first().map(|refusal| refusal.rule) {
        Some(
            Rule::NoSuchPage
            | Rule::NoSuchSubject
            | Rule::NoSuchFinding
            | Rule::NoSuchDefinition
            | Rule::NoSuchRecord
            | Rule::RecordPending
            | Rule::NotALog
            | Rule::NoSuchAccount
            | Rule::NoSuchOffice
            | Rule::NoSuchPasskey
            | Rule::NoSuchCertificate
            | Rule::NoSuchDraft
            | Rule::LotUnknown
            | Rule::ContainerNotLot
            | Rule::ContainerUnknown
            | Rule::NoSuchJob
            | Rule::NoSuchOperator,
        ) => StatusCode::NOT_FOUND,
        Some(Rule::NotSignedIn | Rule::SignInRefused | Rule::TokenRefused | Rule::PasskeyRefused) => {
            StatusCode::UNAUTHORIZED
        }
        Some(Rule::NotPermitted | Rule::FormOutdated | Rule::TokenScopeWrong | Rule::MembershipEnded) => {
            StatusCode::FORBIDDEN
        }
        Some(Rule::TooManyTries) => StatusCode::TOO_MANY_REQUESTS,
        Some(Rule::NotAnAnswerHere) => StatusCode::METHOD_NOT_ALLOWED,
        Some(Rule::UploadTooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// What an answer that refuses says beside its status: how long to wait (RFC 9110 10.2.3), and what would let the reader
/// in (RFC 6750 3).
pub(crate) fn headers_of(refusals: &[Refusal]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let Some(first) = refusals.first() else { return headers };
    let challenge = match first.rule {
        Rule::NotSignedIn => "Bearer realm=\"loupe\"",
        Rule::TokenRefused => "Bearer realm=\"loupe\", error=\"invalid_token\"",
        Rule::TokenScopeWrong => "Bearer realm=\"loupe\", error=\"insufficient_scope\"",
        _ => "",
    };
    if !challenge.is_empty() {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    if first.rule == Rule::TooManyTries
        && let Ok(seconds) = HeaderValue::from_str(&first.input)
    {
        headers.insert(header::RETRY_AFTER, seconds);
    }
    headers
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
        (self.status(), headers_of(&self.refusals), self.page()).into_response()
    }
}
