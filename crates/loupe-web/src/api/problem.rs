//! Refusals as problem documents (RFC 9457): the rule, what was wrong, where, and what to do next.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::catalogue::catalogue;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::words::Lang;
use serde::Serialize;

use super::BASE;
use crate::refused::{headers_of, status_of};

/// A refusal on its way to a program.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    refusals: Vec<Refusal>,
    status: Option<StatusCode>,
    lang: Lang,
}

/// The document itself.
#[derive(Serialize)]
struct Document<'p> {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    rule: Option<Rule>,
    input: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'p Reason>,
    place: Place,
    accepted: &'p [String],
    next: String,
    refusals: Vec<One<'p>>,
}

/// One of several refusals.
#[derive(Serialize)]
struct One<'p> {
    rule: Rule,
    detail: String,
    input: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'p Reason>,
    place: &'p Place,
    accepted: &'p [String],
    next: String,
}

impl Problem {
    /// One or more refusals.
    pub(crate) const fn new(refusals: Vec<Refusal>) -> Problem {
        Problem { refusals, status: None, lang: Lang::En }
    }

    /// A fault of Loupe's own: no rule, nothing the reader can mend.
    pub(crate) const fn fault(lang: Lang) -> Problem {
        Problem { refusals: Vec::new(), status: Some(StatusCode::INTERNAL_SERVER_ERROR), lang }
    }

    /// The same, in a language.
    pub(crate) const fn in_language(mut self, lang: Lang) -> Problem {
        self.lang = lang;
        self
    }

    /// The same, with another status than its rule's.
    pub(crate) const fn with(mut self, status: StatusCode) -> Problem {
        self.status = Some(status);
        self
    }

    /// The status that was chosen, or that of its rule.
    fn status(&self) -> StatusCode {
        self.status.unwrap_or_else(|| status_of(&self.refusals))
    }

    fn document(&self) -> Document<'_> {
        let texts = catalogue(self.lang);
        let status = self.status().as_u16();
        let one = |refusal: &'_ Refusal| (texts.refusal(refusal), texts.next_step(refusal));
        let Some(first) = self.refusals.first() else {
            return Document {
                kind: "about:blank".to_owned(),
                title: texts.text("answer-fault-title").into_owned(),
                status,
                detail: String::new(),
                rule: None,
                input: "",
                why: None,
                place: Place::default(),
                accepted: &[],
                next: String::new(),
                refusals: Vec::new(),
            };
        };
        let (detail, next) = one(first);
        let each = self.refusals.iter().map(|refusal| {
            let (detail, next) = one(refusal);
            let Refusal { rule, input, why, place, accepted } = refusal;
            One { rule: *rule, detail, input, why: why.as_deref(), place, accepted, next }
        });
        Document {
            kind: format!("{BASE}/rules/{}", first.rule),
            title: texts.with("answer-problem-title", &[("rule", first.rule.code().to_owned())]),
            status,
            detail,
            rule: Some(first.rule),
            input: &first.input,
            why: first.why.as_deref(),
            place: first.place.clone(),
            accepted: &first.accepted,
            next,
            refusals: each.collect(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::new(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Problem {
    fn from(refusals: Vec<Refusal>) -> Problem {
        Problem::new(refusals)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self.document()).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let language = HeaderValue::from_static(self.lang.tag());
        let said = [(header::CONTENT_TYPE, kind), (header::CONTENT_LANGUAGE, language)];
        (self.status(), headers_of(&self.refusals), said, body).into_response()
    }
}
