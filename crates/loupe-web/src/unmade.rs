//! A page that could not be made: refused, or the database or the log's folder did not answer.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_registry::registry::Trouble;
use maud::{Markup, html};

use crate::reader::Reader;
use crate::refused::Refused;
use crate::shell::{Section, page};

/// Why a page was not made.
pub(crate) enum Unmade {
    /// It was refused.
    Refused(Refused),
    /// Something failed; nothing that the reader can mend.
    Failed(Reader),
}

/// A page, or why not.
pub(crate) type Made = Result<Markup, Unmade>;

impl Unmade {
    /// What a reader is told of a trouble; of a fault, that there is one, and nothing of what is inside.
    pub(crate) fn of(reader: &Reader, trouble: Trouble) -> Unmade {
        match trouble {
            Trouble::Refused(refusals) => Unmade::Refused(reader.refuse_all(refusals)),
            Trouble::Fault(_) => Unmade::Failed(reader.clone()),
        }
    }
}

impl From<Refused> for Unmade {
    fn from(refused: Refused) -> Unmade {
        Unmade::Refused(refused)
    }
}

impl IntoResponse for Unmade {
    fn into_response(self) -> Response {
        let reader = match self {
            Unmade::Refused(refused) => return refused.into_response(),
            Unmade::Failed(reader) => reader,
        };
        let title = reader.text("failed-title");
        let body = html! { h1 { (title) } p.lede { (reader.text("failed-text")) } };
        (StatusCode::SERVICE_UNAVAILABLE, page(&reader, Section::None, &title, body)).into_response()
    }
}
