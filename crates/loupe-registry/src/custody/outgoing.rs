//! Credentials about a lot or a container, from the acting office: signed where it has what it signs with.

use loupe_credential::vc;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::words::Lang;

use super::export::Sought;
use crate::custody_export::{
    CredentialKind, Happened, Issuer, LeftOut, Outgoing, Unsigned, Wish, passport, traceability,
};
use crate::registry::{Registry, Trouble};
use crate::trust::CredentialSeal;

impl Registry {
    /// Where the stones of a lot, or in a container, are from, as a UNTP product passport of the actor's office.
    ///
    /// Refuses with `A2` who may not, as [`Registry::out`] does, and where it is to be signed as [`Registry::signs`].
    pub async fn custody_passport(
        &self,
        actor: &Actor,
        (name, sought): (&str, Sought),
        wish: Wish,
        lang: Lang,
    ) -> Result<Outgoing, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let (out, issuer) = (self.out(name, sought, lang).await?, self.custody_issuer(actor).await?);
        let id = credential_id(&out.lot, "provenance", &issuer);
        let credential = passport(&out, &id, &issuer, lang).to_string();
        self.outgoing(actor, CredentialKind::Passport, (credential, LeftOut::default()), wish).await
    }

    /// What happened to it, as UNTP traceability events, as far as the actor's office captured it. Refuses as
    /// [`Registry::custody_passport`] does.
    pub async fn custody_traceability(
        &self,
        actor: &Actor,
        (name, sought): (&str, Sought),
        wish: Wish,
        lang: Lang,
    ) -> Result<Outgoing, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let subject = self.subject(name, sought).await?;
        let happenings = self.happenings_of(actor, &subject).await?;
        let issuer = self.custody_issuer(actor).await?;
        let happened = happenings.events.iter();
        let happened = happened.map(|kept| Happened { event: &kept.event, id: &kept.id, context: &kept.context });
        let (happened, left_out) = (happened.collect::<Vec<_>>(), happenings.left_out);
        let id = credential_id(subject.name(), "events", &issuer);
        let credential = traceability(&happened, left_out, &id, &issuer, lang).to_string();
        self.outgoing(actor, CredentialKind::Events, (credential, left_out), wish).await
    }

    /// Whether what goes out from the actor's office can be signed now, and if not, why.
    ///
    /// Only who captures signs in the office's name: reading alone does not put its word under anything. A refusal to
    /// sign is `A2` or `A12` for whoever may not, `L11` where the register has no address, `K2` where the office has no key for certificates
    /// that is in use and here, `K3` and `K7` where it does not open.
    pub async fn signs(&self, actor: &Actor) -> Result<Option<Unsigned>, Trouble> {
        match self.seal_for(actor).await {
            Ok(_) => Ok(None),
            Err(trouble) => why_not(trouble).map(Some),
        }
    }

    /// The actor's office as the issuer of what goes out now: by its DID where the register has an address, which is that
    /// of its log.
    pub async fn custody_issuer(&self, actor: &Actor) -> Result<Issuer, Trouble> {
        let office = &actor.office;
        let place = self.store.log().await?.and_then(|log| vc::Place::of_origin(&log.origin));
        let id = match place {
            Some(place) => place.did(office.id.as_str()),
            None => format!("urn:loupe:office:{}", office.id),
        };
        Ok(Issuer { id, name: office.name.clone(), from: self.now() })
    }

    async fn seal_for(&self, actor: &Actor) -> Result<CredentialSeal, Trouble> {
        actor.require(Permission::CaptureCustody)?;
        self.credential_seal(&actor.office.id).await
    }

    async fn outgoing(
        &self,
        actor: &Actor,
        kind: CredentialKind,
        (text, left_out): (String, LeftOut),
        wish: Wish,
    ) -> Result<Outgoing, Trouble> {
        let unsigned = |text, why| Outgoing { kind, text, unsigned: Some(why), left_out };
        if wish == Wish::Unsigned {
            return Ok(unsigned(text, Unsigned::Asked));
        }
        match self.seal_for(actor).await {
            Ok(seal) => Ok(Outgoing { kind, text: seal.sign(&text), unsigned: None, left_out }),
            Err(trouble) if wish == Wish::Signed => Err(trouble),
            Err(trouble) => Ok(unsigned(text, why_not(trouble)?)),
        }
    }
}

/// Why an office does not sign; a trouble that is about something else stays one.
fn why_not(trouble: Trouble) -> Result<Unsigned, Trouble> {
    match trouble {
        Trouble::Refused(refusals) => Unsigned::of(&refusals).ok_or(Trouble::Refused(refusals)),
        fault => Err(fault),
    }
}

/// What a credential is called: no two of one moment are of the same kind.
fn credential_id(subject: &str, kind: &str, issuer: &Issuer) -> String {
    format!("{subject}#{kind}-{}", issuer.from.as_millisecond())
}
