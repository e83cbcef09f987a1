//! Refusals as problem documents (RFC 9457) whose types are the exceptions of the standard.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::catalogue::catalogue;
use loupe_registry::custody::KeptRefusal;
use loupe_registry::registry::Trouble;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use serde_json::{Value, json};

use super::asked::Asked;
use super::reply::xml_of;
use crate::refused::headers_of;

/// A refusal on its way to a program.
pub(crate) struct Problem {
    refusals: Vec<Refusal>,
    chosen: Option<(StatusCode, &'static str)>,
    said: Option<(HeaderName, HeaderValue)>,
    lang: Lang,
    xml: bool,
}

/// The status and the exception of a rule (the OpenAPI's responses).
pub(super) fn exception(rule: Rule) -> (StatusCode, &'static str) {
    match rule {
        Rule::NotSignedIn | Rule::TokenRefused => (StatusCode::UNAUTHORIZED, "SecurityException"),
        Rule::NotPermitted | Rule::TokenScopeWrong | Rule::MembershipEnded => {
            (StatusCode::FORBIDDEN, "SecurityException")
        }
        Rule::CaptureTooLarge | Rule::UploadTooLarge => {
            (StatusCode::PAYLOAD_TOO_LARGE, "CaptureLimitExceededException")
        }
        Rule::EventQueryWrong => (StatusCode::BAD_REQUEST, "QueryParameterException"),
        Rule::EventQueryTooComplex => (StatusCode::PAYLOAD_TOO_LARGE, "QueryTooComplexException"),
        Rule::EventQueryTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "QueryTooLargeException"),
        Rule::NoSuchEventQuery => (StatusCode::NOT_FOUND, "NoSuchNameException"),
        Rule::NoSuchEvent | Rule::NoSuchJob | Rule::NoSuchSubscription | Rule::NoSuchPage => {
            (StatusCode::NOT_FOUND, "NoSuchResourceException")
        }
        Rule::EventQueryThere | Rule::EventIdTaken => (StatusCode::CONFLICT, "ResourceAlreadyExistsException"),
        Rule::SubscriptionWrong | Rule::DestinationWrong => (StatusCode::BAD_REQUEST, "SubscriptionControlsException"),
        Rule::FormatNotGiven => (StatusCode::NOT_ACCEPTABLE, "NotAcceptableException"),
        Rule::FormatNotTaken => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaTypeException"),
        Rule::NotAnAnswerHere => (StatusCode::METHOD_NOT_ALLOWED, "ImplementationException"),
        _ => (StatusCode::BAD_REQUEST, "ValidationException"),
    }
}

impl Problem {
    /// One refusal.
    pub(super) fn of(asked: &Asked, refusal: Refusal) -> Problem {
        Problem::of_all(asked, vec![refusal])
    }

    fn of_all(asked: &Asked, refusals: Vec<Refusal>) -> Problem {
        let accept = asked.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let xml = accept.contains("xml") && !accept.contains("json");
        Problem { refusals, chosen: None, said: None, lang: asked.lang, xml }
    }

    /// A fault of Loupe's own.
    pub(super) fn fault(asked: &Asked) -> Problem {
        Problem::of_all(asked, Vec::new()).with(StatusCode::INTERNAL_SERVER_ERROR, "ImplementationException")
    }

    pub(super) fn of_trouble(asked: &Asked, trouble: Trouble) -> Problem {
        match trouble {
            Trouble::Refused(refusals) => Problem::of_all(asked, refusals),
            Trouble::Fault(_) => Problem::fault(asked),
        }
    }

    /// The same, with another status and exception than its rule's.
    pub(super) fn with(mut self, status: StatusCode, exception: &'static str) -> Problem {
        self.chosen = Some((status, exception));
        self
    }

    /// The same, with a header beside it.
    pub(super) fn saying(mut self, name: HeaderName, value: &str) -> Problem {
        self.said = HeaderValue::from_str(value).ok().map(|value| (name, value));
        self
    }

    fn kind(&self) -> (StatusCode, &'static str) {
        let first = self.refusals.first().map(|refusal| exception(refusal.rule));
        self.chosen.or(first).unwrap_or((StatusCode::INTERNAL_SERVER_ERROR, "ImplementationException"))
    }

    fn document(&self) -> Value {
        let texts = catalogue(self.lang);
        let (status, exception) = self.kind();
        let Some(first) = self.refusals.first() else {
            return json!({
                "type": format!("epcisException:{exception}"),
                "title": texts.text("answer-fault-title"),
                "status": status.as_u16(),
            });
        };
        let one = |refusal: &Refusal| {
            with_reason(
                json!({
                    "rule": refusal.rule.code(),
                    "detail": texts.refusal(refusal),
                    "pointer": refusal.place.name.clone().unwrap_or_default(),
                    "accepted": refusal.accepted,
                }),
                refusal.why.as_deref(),
            )
        };
        json!({
            "type": format!("epcisException:{exception}"),
            "title": texts.with("answer-problem-title", &[("rule", first.rule.code().to_owned())]),
            "status": status.as_u16(),
            "detail": texts.refusal(first),
            "rule": first.rule.code(),
            "next": texts.next_step(first),
            "errors": self.refusals.iter().map(one).collect::<Vec<_>>(),
        })
    }
}

/// The error of a capture job, for a reader of a language. `detail` is what was wrong, or its place and the reason.
pub(super) fn error_of(kept: &KeptRefusal, lang: Lang) -> Value {
    let refusal = kept.refusal();
    let texts = catalogue(lang);
    let usual = (StatusCode::BAD_REQUEST, "ValidationException");
    let (status, exception) = refusal.as_ref().map_or(usual, |refusal| exception(refusal.rule));
    let detail = match &kept.why {
        None => kept.input.clone(),
        Some(why) if kept.input.is_empty() => texts.reason(why),
        Some(why) => format!("{}: {}", kept.input, texts.reason(why)),
    };
    with_reason(
        json!({
            "type": format!("epcisException:{exception}"),
            "title": refusal.map_or_else(|| kept.rule.clone(), |refusal| texts.refusal(&refusal)),
            "status": status.as_u16(),
            "detail": detail,
            "rule": kept.rule,
            "pointer": kept.pointer,
            "accepted": kept.accepted,
        }),
        kept.why.as_ref(),
    )
}

/// The same, with the reason as programs read it.
fn with_reason(mut error: Value, why: Option<&Reason>) -> Value {
    if let Some(why) = why {
        error["why"] = json!(why);
    }
    error
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, _) = self.kind();
        let document = self.document();
        let (kind, body) = if self.xml {
            ("application/problem+xml", xml_of("EPCISException", &document))
        } else {
            ("application/problem+json", document.to_string())
        };
        let mut headers: HeaderMap = headers_of(&self.refusals);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.tag()));
        headers.extend(self.said);
        if status == StatusCode::PAYLOAD_TOO_LARGE {
            headers.extend(super::reply::limits());
        }
        (status, headers, body).into_response()
    }
}
