//! What records there are, and what each must state.

/// Declares the kinds: variant, code, and the facts without which it says nothing.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $variant:ident = $code:literal, [$($fact:literal),*];)*) => {
        /// What a record is (Loupe design 7).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$variant,)*];

            /// As it stands in a record. Never reused, never changed.
            pub const fn code(self) -> &'static str {
                match self { $(Kind::$variant => $code,)* }
            }

            /// The names of the facts that it must state.
            pub const fn facts(self) -> &'static [&'static str] {
                match self { $(Kind::$variant => &[$($fact),*],)* }
            }
        }
    };
}

kinds! {
    /// An exporting authority issued a certificate (KPCS III).
    CertificateIssued = "certificate_issued", ["exporting", "importing", "expires"];
    /// It was voided, expired, returned, or reported as forged.
    CertificateStatus = "certificate_status", ["status"];
    /// The importing authority confirmed a parcel, or its differences.
    CertificateReceived = "certificate_received", ["outcome"];
    /// A step of a certificate before it has a number: drafted, validated, sent back, withdrawn.
    CertificatePrepared = "certificate_prepared", ["step"];
    /// A key that signs an office's certificates came into use, or is no longer to be trusted.
    CertificateKey = "certificate_key", ["act", "key"];
    /// A trust bundle: keys, participants' status and revocation lists for checks with no network.
    TrustPublished = "trust_published", ["number", "as_of"];
    /// A warning of a false certificate.
    WarningPublished = "warning_published", ["number", "ground"];
    /// A batch of movements, by the root of their hashes.
    CustodyBatch = "custody_batch", ["events", "root"];
    /// A finding.
    FindingPublished = "finding_published", ["country", "title"];
    /// A finding in other words than before.
    FindingRevised = "finding_revised", ["country", "title"];
    /// A duty-bearer answered a finding, or let its time run out.
    FindingAnswered = "finding_answered", ["by", "answer"];
    /// What was done for those harmed, and whether they say that it is enough.
    FindingRemedied = "finding_remedied", ["accepted"];
    /// A definition of a conflict diamond.
    DefinitionPublished = "definition_published", ["name", "version", "vocabulary"];
    /// A participant's return, one row of it (KPCS Annex III).
    ReturnFiled = "return_filed", ["participant", "period", "mining", "carats", "usd", "source"];
    /// The reference data as a whole, by its hash: what statements are computed from.
    EditionPublished = "edition_published", ["world_sha256", "number"];
    /// An item kept off the agenda.
    AgendaRefused = "agenda_refused", ["by", "ground"];
    /// A participant's or observer's position, with its reason.
    PositionTaken = "position_taken", ["by", "position"];
    /// A decision, or that there was none.
    DecisionMade = "decision_made", ["outcome", "rule"];
    /// A key of an office came into use, took the place of another, or is no longer to be trusted.
    KeyEvent = "key_event", ["act", "key"];
    /// Something stated before is not so; the record says what is.
    Correction = "correction", ["reason"];
}

impl Kind {
    /// From the code in a record.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// Whether it speaks of an earlier record and must name it.
    pub const fn must_correct(self) -> bool {
        matches!(self, Kind::FindingRevised | Kind::Correction)
    }
}

/// What happened to a key: the fact `act` of a [`Kind::KeyEvent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAct {
    /// The office's first key, signed by itself; after a revocation, its next one, signed by the register's.
    New,
    /// Another key from the next record on, signed by the key it replaces.
    Rotate,
    /// A key is not to be trusted from this record on; `key` names it. Signed by the office's key, which may be that
    /// one, or by the register's.
    Revoke,
}

impl KeyAct {
    /// Every act.
    pub const ALL: [KeyAct; 3] = [KeyAct::New, KeyAct::Rotate, KeyAct::Revoke];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            KeyAct::New => "new",
            KeyAct::Rotate => "rotate",
            KeyAct::Revoke => "revoke",
        }
    }

    /// From the fact.
    pub fn from_code(code: &str) -> Option<KeyAct> {
        KeyAct::ALL.into_iter().find(|act| act.code() == code)
    }
}
