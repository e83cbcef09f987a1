//! A credential as it leaves the register: signed, or not and why.

use loupe_credential::envelope::{ENVELOPED, UNSIGNED};
use loupe_scheme::rule::{Refusal, Rule};

use super::LeftOut;
use crate::catalogue::Catalogue;

/// Whether what goes out is to be signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Where it can be.
    #[default]
    WherePossible,
    /// Or not at all.
    Signed,
    /// Not.
    Unsigned,
}

/// What a credential tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    /// Where something is from.
    Passport,
    /// What happened to it.
    Events,
}

impl CredentialKind {
    /// As it stands in addresses and names of files.
    pub const fn code(self) -> &'static str {
        match self {
            CredentialKind::Passport => "passport",
            CredentialKind::Events => "events",
        }
    }
}

/// Why a credential is not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsigned {
    /// It was asked for so.
    Asked,
    /// Whoever only reads does not sign in the office's name.
    NotPermitted,
    /// The register has no address, so nobody could find the key.
    NoAddress,
    /// The office has no key for it that is in use and here.
    NoKey,
    /// The key does not open.
    KeyLocked,
}

impl Unsigned {
    /// As it stands in answers and in the names of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Unsigned::Asked => "asked",
            Unsigned::NotPermitted => "reading",
            Unsigned::NoAddress => "no-address",
            Unsigned::NoKey => "no-key",
            Unsigned::KeyLocked => "locked",
        }
    }

    /// Why an office that is refused its key does not sign; `None` for a refusal of something else.
    pub fn of(refusals: &[Refusal]) -> Option<Unsigned> {
        match refusals.first()?.rule {
            Rule::NotPermitted | Rule::TokenScopeWrong => Some(Unsigned::NotPermitted),
            Rule::NotALog => Some(Unsigned::NoAddress),
            Rule::NoSuchKey => Some(Unsigned::NoKey),
            Rule::KeyLocked | Rule::KeyUnguarded => Some(Unsigned::KeyLocked),
            _ => None,
        }
    }

    /// That it is not signed, why, and what to do.
    pub fn told(self, texts: &Catalogue) -> String {
        texts.text(&format!("custody-unsigned-{}", self.code())).into_owned()
    }
}

/// A credential on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// What it tells.
    pub kind: CredentialKind,
    /// The credential: as JSON, or signed as a JSON Web Token.
    pub text: String,
    /// Why it is not signed; `None` where it is.
    pub unsigned: Option<Unsigned>,
    /// What it leaves out.
    pub left_out: LeftOut,
}

impl Outgoing {
    /// Its media type.
    pub const fn media(&self) -> &'static str {
        if self.unsigned.is_none() { ENVELOPED } else { UNSIGNED }
    }

    /// What a file of it is called.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.kind.code(), if self.unsigned.is_none() { "jwt" } else { "json" })
    }
}
