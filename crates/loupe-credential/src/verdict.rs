//! What can be said of a certificate with a trust bundle and no network: what it says, who signed it, what does not fit,
//! and as of when. Nothing here says what the goods are.

mod check;
mod checked;

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::certificate::{Certificate, Claims, Total};
use loupe_scheme::record::Digest;
use loupe_scheme::rule::Refusal;
use serde::{Serialize, Serializer};

use crate::code::{self, Content, SignedCode};
use crate::key::CertificateKeyId;
use crate::vc::{self, SignedCredential};

pub use check::check;
pub use checked::{Checked, Goods, Stated, judge};

/// Declares the discrepancies: variant, code, weight.
macro_rules! discrepancies {
    ($($(#[doc = $doc:literal])* $variant:ident = $code:literal, $weight:ident;)*) => {
        /// Something about a certificate that does not fit, or that could not be told. The texts for people go by its code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Discrepancy { $($(#[doc = $doc])* $variant,)* }

        impl Discrepancy {
            /// Every one.
            pub const ALL: &[Discrepancy] = &[$(Discrepancy::$variant,)*];

            /// As it stands in answers and texts.
            pub const fn code(self) -> &'static str {
                match self { $(Discrepancy::$variant => $code,)* }
            }

            /// How much it weighs.
            pub const fn weight(self) -> Weight {
                match self { $(Discrepancy::$variant => Weight::$weight,)* }
            }
        }
    };
}

/// How much a discrepancy weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// Ask the issuing authority or the register before goods are released.
    Ask,
    /// Goods must not be released on this certificate.
    Stop,
}

discrepancies! {
    /// No office in the bundle has the name that the certificate gives.
    UnknownIssuer = "unknown_issuer", Stop;
    /// The office has no such key; it may be a key of nobody, or of another office.
    WrongKey = "wrong_key", Stop;
    /// The office's key did not sign this text: a letter or digit of it was changed, or the signature is another's.
    Altered = "altered", Stop;
    /// The key was revoked before the day of issue.
    KeyRevoked = "key_revoked", Stop;
    /// The key was revoked after the day of issue; whoever has it can write any date.
    KeyRevokedLater = "key_revoked_later", Ask;
    /// The day of issue lies outside of the key's period.
    KeyOutOfPeriod = "key_out_of_period", Stop;
    /// The office did not work on the day of issue.
    OfficeNotWorking = "office_not_working", Stop;
    /// The office belongs to another participant than the one that the shipment leaves.
    IssuerOfOthers = "issuer_of_others", Stop;
    /// The exporting side was no participant on the day of issue.
    IssuerNotParticipant = "issuer_not_participant", Stop;
    /// The exporting side was suspended on the day of issue.
    IssuerSuspended = "issuer_suspended", Stop;
    /// The importing side was no participant on the day of issue.
    ImporterNotParticipant = "importer_not_participant", Stop;
    /// The importing side was suspended on the day of issue.
    ImporterSuspended = "importer_suspended", Stop;
    /// The number does not begin as the office's numbers do.
    NumberPrefixWrong = "number_prefix_wrong", Stop;
    /// The office had not issued so many certificates when the bundle was made, though the certificate is older.
    NumberOutOfRange = "number_out_of_range", Stop;
    /// The day of issue is still to come.
    NotYetValid = "not_yet_valid", Stop;
    /// Its last day has passed.
    Expired = "expired", Stop;
    /// The issuer took it back, or it went back unused.
    Revoked = "revoked", Stop;
    /// Someone entitled says that it is forged.
    ReportedForged = "reported_forged", Stop;
    /// It was received already.
    Reused = "reused", Stop;
    /// Code and credential are not of the same certificate.
    PartsDiffer = "parts_differ", Stop;
    /// It was issued after the bundle was made, so the bundle cannot know it.
    NewerThanTrust = "newer_than_trust", Ask;
    /// The bundle does not say what became of certificates with such a number.
    StatusUnknown = "status_unknown", Ask;
    /// The bundle is older than it ought to be.
    TrustOutdated = "trust_outdated", Ask;
    /// The bundle is of a day to come: the reader's clock is behind.
    ClockBehind = "clock_behind", Ask;
    /// Parcels or other commercial parts are kept back, or are on the printed list alone: compare them there.
    PartsNotShown = "parts_not_shown", Note;
}

impl Serialize for Discrepancy {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// What somebody shows: the printed code, the credential, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presented {
    /// The code from paper.
    Code(SignedCode),
    /// The credential from a file.
    Credential(Box<SignedCredential>),
    /// Both, of what ought to be one certificate.
    Both(SignedCode, Box<SignedCredential>),
}

impl Presented {
    /// Reads a code or a credential, whichever the text is. Refuses with the rules of [`code::read`] and [`vc::read`].
    pub fn read(text: &str) -> Result<Presented, Refusal> {
        let text = text.trim_end_matches(['\r', '\n']);
        // A JWS begins with the base64 of `{"`; everything else is held to be a code, and refused as one.
        if text.starts_with("eyJ") {
            return Ok(Presented::Credential(Box::new(vc::read(text)?)));
        }
        Ok(Presented::Code(code::read(text)?))
    }

    /// The code; `None` where there is none.
    pub fn code(&self) -> Option<&SignedCode> {
        match self {
            Presented::Code(code) | Presented::Both(code, _) => Some(code),
            Presented::Credential(_) => None,
        }
    }

    /// The credential; `None` where there is none.
    pub fn credential(&self) -> Option<&SignedCredential> {
        match self {
            Presented::Credential(credential) | Presented::Both(_, credential) => Some(credential),
            Presented::Code(_) => None,
        }
    }

    /// The whole certificate, from whichever shows it.
    pub fn certificate(&self) -> Option<&Certificate> {
        let of_code = self.code().and_then(SignedCode::certificate);
        of_code.or_else(|| self.credential().and_then(SignedCredential::certificate))
    }

    /// The public claims; of both, those of the code.
    pub fn claims(&self) -> Claims {
        match self {
            Presented::Code(code) | Presented::Both(code, _) => code.claims(),
            Presented::Credential(credential) => credential.claims().clone(),
        }
    }

    /// Mass and value as signed; `None` where they are kept back.
    pub fn total(&self) -> Option<Total> {
        match self.certificate() {
            Some(certificate) => certificate.shipment.total(),
            None => match self.code()?.content() {
                Content::Summary(summary) => summary.total(),
                Content::Whole(certificate) => certificate.shipment.total(),
            },
        }
    }
}

/// One discrepancy with what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which.
    pub kind: Discrepancy,
    /// How much it weighs.
    pub weight: Weight,
    /// What the certificate says, where that tells it: a day, a number, an office, a key.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// What the bundle knows, where that tells it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub known: String,
}

/// How a check ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Signed by the office that it names, whole, in its time, and nothing is known against it.
    Authentic,
    /// The same, but something has to be asked first.
    Ask,
    /// It must not be relied on.
    Refused,
}

impl Outcome {
    /// As it stands in answers and texts.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Authentic => "authentic",
            Outcome::Ask => "ask",
            Outcome::Refused => "refused",
        }
    }
}

/// The answer to a check.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// How it ends.
    pub outcome: Outcome,
    /// The day for which it was asked.
    pub on: Date,
    /// The moment for which the trust bundle speaks.
    pub trust_as_of: Timestamp,
    /// Which bundle it was.
    pub trust_number: u64,
    /// The key that says that it signed.
    pub signed_by_key: CertificateKeyId,
    /// Whether the office that is named did sign it.
    pub signature_good: bool,
    /// The office that is named, as the bundle calls it; empty for an unknown one.
    pub office_name: String,
    /// What the certificate says of itself.
    pub claims: Claims,
    /// The hash of that.
    #[serde(serialize_with = "as_text")]
    pub claims_hash: Digest,
    /// Mass and value as signed; `None` where they are kept back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Total>,
    /// Whether every parcel is in what was shown.
    pub parcels_shown: bool,
    /// Everything that does not fit, the heaviest first.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether that was found.
    pub fn found(&self, kind: Discrepancy) -> bool {
        self.findings.iter().any(|finding| finding.kind == kind)
    }
}

fn as_text<S: Serializer>(digest: &Digest, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(digest)
}
