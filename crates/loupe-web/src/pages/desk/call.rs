//! Who asks at the desk, of what, and what every handler there begins with.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use loupe_registry::answer::Ask;
use loupe_registry::edition::Edition;
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Actor;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::{Refusal, Rule};
use maud::Markup;

use super::fields::Fields;
use super::frame;
use crate::pages::parts;
use crate::reader::Reader;
use crate::session::{FORM_FIELD, SignedIn};
use crate::state::App;
use crate::unmade::Unmade;

/// The pairs of a form.
pub(crate) type Pairs = Vec<(String, String)>;

/// A person at the desk of an office, and the register as of now.
pub(crate) struct Desk {
    /// What answers are made from.
    pub(crate) app: App,
    /// Who reads.
    pub(crate) reader: Reader,
    /// Who acts.
    pub(crate) signed: SignedIn,
    /// The register.
    pub(crate) edition: Arc<Edition>,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Unmade;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Desk, Unmade> {
        let signed = SignedIn::from_request_parts(parts, app).await?;
        let Ok(reader) = Reader::from_request_parts(parts, app).await;
        Ok(Desk { app: app.clone(), reader, signed, edition: app.edition() })
    }
}

impl Desk {
    /// The person and the office.
    pub(crate) fn actor(&self) -> &Actor {
        &self.signed.actor
    }

    /// What answers are made from, in the reader's language.
    pub(crate) fn ask(&self) -> Ask<'_> {
        parts::ask(&self.app, &self.edition, &self.reader)
    }

    /// A page at the desk.
    pub(crate) fn page(&self, title: &str, body: Markup) -> Markup {
        frame::desk(&self.reader, self.actor(), title, body)
    }

    /// The participant of the office. Refuses with `A2` an office that belongs to none.
    pub(crate) fn participant(&self) -> Result<ParticipantId, Unmade> {
        let refused =
            || Unmade::from(self.reader.refuse(Refusal::new(Rule::NotPermitted, self.actor().office.id.as_str())));
        self.actor().office.participant.ok_or_else(refused)
    }

    /// What was typed: all that was sent but the secret of the form, which was checked at the door.
    pub(crate) fn sent(&self, pairs: Pairs) -> Fields {
        Fields::of(pairs.into_iter().filter(|(name, _)| name != FORM_FIELD))
    }

    /// Why something was not done.
    pub(crate) fn unmade(&self, trouble: Trouble) -> Unmade {
        Unmade::of(&self.reader, trouble)
    }
}
