//! The rules by which Loupe refuses, each with a number. Their text is in the catalogue, in the reader's language.

use std::fmt;

use serde::Serialize;

use crate::reason::Reason;

/// Declares the rules: variant, number, and where the rule comes from.
macro_rules! rules {
    ($($variant:ident = $code:literal, $source:literal;)*) => {
        /// A rule of refusal. `code()` is what people and machines quote.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("`", $code, "` (", $source, ")")] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order of their numbers.
            pub const ALL: &[Rule] = &[$(Rule::$variant,)*];

            /// The rule's number, such as `M3`. Never reused, never changed.
            pub const fn code(self) -> &'static str {
                match self { $(Rule::$variant => $code,)* }
            }

            /// Where the rule comes from: the scheme's text, a specification, or Loupe's own design.
            pub const fn source(self) -> &'static str {
                match self { $(Rule::$variant => $source,)* }
            }
        }
    };
}

rules! {
    MassNotANumber = "M1", "KPCS Annex I A";
    MassNegative = "M2", "KPCS Annex I A";
    MassTooFine = "M3", "Loupe design 4";
    MassTooLarge = "M4", "Loupe design 4";
    ValueNotANumber = "V1", "KPCS Annex I A";
    ValueNegative = "V2", "KPCS Annex I A";
    ValueTooFine = "V3", "Loupe design 4";
    ValueTooLarge = "V4", "Loupe design 4";
    NotAPeriod = "P1", "KPCS Annex III";
    NoReturnInPeriod = "P2", "KPCS Annex III";
    NoSuchSubject = "P3", "Loupe design 2";
    NotADate = "P4", "ISO 8601";
    PeriodTooLong = "P5", "Loupe design 10";
    DefinitionSyntax = "D1", "TOML 1.0";
    DefinitionUnknownKey = "D2", "Loupe design 6";
    DefinitionUnknownValue = "D3", "Loupe design 6";
    DefinitionMissingKey = "D4", "Loupe design 6";
    DefinitionUnknownReading = "D5", "Loupe design 6";
    DefinitionUnknownInclude = "D6", "Loupe design 6";
    DefinitionNoClause = "D7", "Loupe design 6";
    DefinitionTwice = "D8", "Loupe design 6";
    DefinitionWrongType = "D9", "Loupe design 6";
    NoSuchDefinition = "D10", "Loupe design 6";
    DefinitionTooLarge = "D11", "Loupe design 10";
    VocabularyUnknown = "D12", "Loupe design 6";
    ReturnFileUnreadable = "R1", "KPCS Annex III";
    ReturnColumnMissing = "R2", "KPCS Annex III";
    ReturnUnknownParticipant = "R3", "KPCS Annex III";
    ReturnUnknownMining = "R4", "KPCS Annex III";
    ReturnNothingWithMass = "R5", "KPCS Annex III";
    ReturnAlreadyFiled = "R6", "KPCS Annex III";
    ReturnTooManyRows = "R7", "Loupe design 10";
    ReturnUnknownOutcome = "R8", "KPCS Annex III";
    ReturnFiledEarly = "R9", "KPCS Annex III";
    ReturnFilePeriodMissing = "R10", "KPCS Annex III";
    ReturnSheetsSeveral = "R11", "KPCS Annex III";
    WorldFileBroken = "W1", "Loupe design 1";
    WorldUnknownReference = "W2", "Loupe design 1";
    WorldUnknownValue = "W3", "Loupe design 1";
    WorldWithoutSource = "W4", "Loupe design 1";
    NoSuchFinding = "F1", "Loupe design 2";
    ClaimUnbound = "C1", "Loupe design 2";
    ClaimTooLong = "C2", "Loupe design 10";
    RecordNotCanonical = "L1", "Loupe design 7";
    RecordIncomplete = "L2", "Loupe design 7";
    RecordTooLong = "L3", "Loupe design 7";
    RecordSignatureWrong = "L4", "RFC 8032";
    NoSuchRecord = "L5", "Loupe design 7";
    RecordPending = "L6", "tlog-checkpoint";
    ProofUnreadable = "L7", "tlog-proof";
    ProofRefused = "L8", "tlog-proof";
    PolicyUnreadable = "L9", "tlog-policy";
    CheckpointUnreadable = "L10", "tlog-checkpoint";
    NotALog = "L11", "tlog-tiles";
    LogThere = "L12", "tlog-tiles";
    LogAhead = "L13", "tlog-checkpoint";
    LogForked = "L14", "tlog-checkpoint";
    KeyThere = "K1", "Loupe design 7";
    NoSuchKey = "K2", "Loupe design 7";
    KeyLocked = "K3", "age v1";
    KeyNameWrong = "K4", "signed-note";
    KeyRevoked = "K5", "Loupe design 7";
    KeyKindWrong = "K6", "signed-note";
    KeyUnguarded = "K7", "age v1";
    KeyTurnWrong = "K8", "Loupe design 7";
    TradeNonParticipant = "T1", "KPCS III(c)";
    TradeSuspended = "T2", "KPCS III(c)";
    TradePlaceBarred = "T3", "KPCS VI";
    CertificateExpired = "T4", "KPCS Annex I A";
    CertificateVoid = "T5", "KPCS II";
    CertificateUsed = "T6", "KPCS III(b)1";
    ReexportWithoutEvidence = "T7", "Regulation (EC) 2368/2002 art. 12";
    TotalsDiffer = "T8", "KPCS Annex I A";
    HsOutsideScheme = "T9", "KPCS I";
    CertificateFieldMissing = "T10", "KPCS Annex I A";
    CertificateFieldTooLong = "T11", "Loupe design 10";
    CertificateTextWrong = "T12", "Unicode UAX 9";
    CertificateDatesWrong = "T13", "KPCS Annex I A";
    StepOutOfOrder = "T14", "KPCS II(b)";
    NoSuchCertificate = "T15", "KPCS Annex I A";
    CertificateNumberWrong = "T16", "KPCS Annex I A";
    SecondPersonNeeded = "T17", "KPCS IV(a)";
    TooManyParcels = "T18", "Loupe design 10";
    OriginMissing = "T19", "KPCS Annex I A";
    ReceiptWrong = "T20", "KPCS III(b)2";
    NoSuchDraft = "T21", "KPCS II(b)";
    ChangedMeanwhile = "T22", "Loupe design 10";
    CertificateFileUnreadable = "T23", "Loupe design 10";
    CertificateColumnMissing = "T24", "KPCS Annex I A";
    CertificateTooManyRows = "T25", "Loupe design 10";
    CertificateOfOthers = "T26", "KPCS III(b)2";
    SuspectIncomplete = "T27", "Loupe design 8";
    NumberPrefixWrong = "T28", "KPCS Annex I A";
    CertificateOnPaperOnly = "T29", "KPCS III(b)1";
    LawUnknown = "T30", "KPCS III(b)2";
    RegisterInUse = "T31", "Loupe design 8";
    RowsDisagree = "T32", "KPCS Annex I A";
    NotPrinted = "T33", "Loupe design 8";
    MovementEmpty = "B1", "Loupe design 5";
    BalanceWrong = "B2", "Loupe design 5";
    LotOverdrawn = "B3", "Loupe design 5";
    LotConsumed = "B4", "Loupe design 5";
    LotMadeTwice = "B5", "Loupe design 5";
    PolishedAboveRough = "B6", "Loupe design 5";
    CustodyCycle = "B7", "Loupe design 5";
    NoSuchLot = "B8", "Loupe design 5";
    NoSuchMovement = "B9", "Loupe design 5";
    MovementUndone = "B10", "Loupe design 5";
    MovementTooLarge = "B11", "Loupe design 10";
    UnitsMixed = "B12", "EPCIS 2.0 7.3.3.3";
    StoneWithoutMass = "B13", "Loupe design 5";
    CertificateExceeded = "B14", "KPCS III(b)1";
    ProcessUnknown = "B15", "Loupe design 5";
    OriginUnknown = "B16", "Loupe design 5";
    EventInFuture = "B17", "EPCIS 2.0 7.4.1";
    YieldOutside = "B18", "Loupe design 5";
    EventIdTaken = "B19", "EPCIS 2.0 7.4.1";
    CustodyFileUnreadable = "B20", "Loupe design 10";
    CustodyColumnMissing = "B21", "Loupe design 10";
    CustodyTooManyRows = "B22", "Loupe design 10";
    CustodyCellMissing = "B23", "Loupe design 10";
    CustodyWordUnknown = "B24", "Loupe design 5";
    CustodyRowsDisagree = "B25", "Loupe design 10";
    CustodySideWrong = "B26", "Loupe design 5";
    CustodyOriginWrong = "B27", "Loupe design 5";
    CustodyNameWrong = "B28", "RFC 3986";
    CustodyParcelWrong = "B29", "EPCIS 2.0 7.4.3";
    EventFaulty = "B30", "EPCIS 2.0 9.5";
    NoSuchEvent = "B31", "EPCIS 2.0 8.2.7";
    NoSuchJob = "B32", "EPCIS 2.0 8.2.7";
    EventNotHeld = "B33", "Loupe design 5";
    LotUnknown = "B34", "Loupe design 5";
    CaptureTooLarge = "B35", "Loupe design 10";
    NoSuchOperator = "B36", "Loupe design 5";
    CaptureCutOff = "B37", "Loupe design 5";
    ContainerNotLot = "B38", "EPCIS 2.0 7.4.3";
    ContainerUnknown = "B39", "EPCIS 2.0 7.4.3";
    EventQueryWrong = "B40", "EPCIS 2.0 8.2.7";
    EventQueryTooComplex = "B41", "EPCIS 2.0 8.2.6";
    EventQueryTooLarge = "B42", "EPCIS 2.0 8.2.6";
    NoSuchEventQuery = "B43", "EPCIS 2.0 8.2.6";
    EventQueryThere = "B44", "EPCIS 2.0 8.2.6";
    NoSuchSubscription = "B45", "EPCIS 2.0 8.2.6";
    SubscriptionWrong = "B46", "EPCIS 2.0 8.2.5";
    DestinationWrong = "B47", "EPCIS 2.0 12.6";
    FormatNotGiven = "B48", "EPCIS 2.0 12.2";
    FormatNotTaken = "B49", "EPCIS 2.0 12.2";
    TransformationOpen = "B50", "EPCIS 2.0 7.4.6";
    LotInContainers = "B51", "Loupe design 5";
    NotSignedIn = "A1", "RFC 9110 15.5.2";
    NotPermitted = "A2", "RFC 9110 15.5.4";
    SignInRefused = "A3", "RFC 9110 15.5.2";
    TooManyTries = "A4", "RFC 6585 4";
    PasswordWeak = "A5", "NIST SP 800-63B 3.1.1";
    NoSuchAccount = "A6", "Loupe design 10";
    AccountThere = "A7", "Loupe design 10";
    NoSuchOffice = "A8", "KPCS IV(b)";
    OfficeThere = "A9", "KPCS IV(b)";
    FormOutdated = "A10", "Loupe design 10";
    TokenRefused = "A11", "RFC 6750 3.1";
    TokenScopeWrong = "A12", "RFC 6750 3.1";
    PasskeyRefused = "A13", "WebAuthn Level 3";
    AccountNameWrong = "A14", "Loupe design 10";
    RoleWrong = "A15", "KPCS IV(b)";
    OfficeNameWrong = "A16", "Loupe design 7";
    MembershipEnded = "A17", "KPCS IV(b)";
    PasskeyNotHere = "A18", "WebAuthn Level 3";
    NoSuchPasskey = "A19", "Loupe design 10";
    PasskeyNameWrong = "A20", "Loupe design 10";
    PasskeysTooMany = "A21", "Loupe design 10";
    CodeNotFound = "Q1", "ISO/IEC 18004";
    CodesSeveral = "Q2", "ISO/IEC 18004";
    CodeOfOthers = "Q3", "Loupe design 8";
    CodeDamaged = "Q4", "RFC 9285";
    CodeTooLarge = "Q5", "Loupe design 10";
    CodeNotSigned = "Q6", "RFC 9052 4.2";
    PhotoTooLarge = "Q7", "Loupe design 10";
    PhotoUnreadable = "Q8", "ISO/IEC 18004";
    CredentialUnreadable = "Q9", "RFC 7515 7.1";
    StatusListUnreadable = "Q10", "Bitstring Status List 1.0";
    TrustUnreadable = "Q11", "Loupe design 8";
    TrustNotSigned = "Q12", "Loupe design 8";
    TrustOlder = "Q13", "Loupe design 8";
    ClaimsUnreadable = "Q14", "Loupe design 8";
    PdfNotRead = "Q15", "ISO 19005-3";
    UploadTooLarge = "U1", "Loupe design 10";
    NoSuchPage = "U2", "RFC 9110 15.5.5";
    NotAnAnswerHere = "U3", "RFC 9110 15.5.6";
    ParameterUnknown = "U4", "Loupe design 10";
    ParameterNotAValue = "U5", "Loupe design 10";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// Where in an input something was wrong. Lines, columns and rows count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, sheet or field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of a text or the row of a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column of a text, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The column of a table, or the key of a document, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The longest piece of an input that a refusal repeats, in characters.
const INPUT_CHARS_MAX: usize = 120;

/// A refusal: the rule, the input it was about, why exactly, the place, and what would have been right where that is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
#[error("{rule}: `{input}`")]
pub struct Refusal {
    /// The rule that refuses.
    pub rule: Rule,
    /// The input that was refused, cut to 120 characters.
    pub input: String,
    /// Why, where the rule alone does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Box<Reason>>,
    /// Where it stands.
    pub place: Place,
    /// What would be accepted, for instance the values of a field; may be empty.
    pub accepted: Vec<String>,
}

impl Refusal {
    /// A refusal of `input` with no place yet.
    pub fn new(rule: Rule, input: impl Into<String>) -> Refusal {
        let input: String = input.into();
        let input = match input.char_indices().nth(INPUT_CHARS_MAX) {
            Some((cut, _)) => format!("{}…", &input[..cut]),
            None => input,
        };
        Refusal { rule, input, why: None, place: Place::default(), accepted: Vec::new() }
    }

    /// The same, for a reason.
    #[must_use]
    pub fn because(mut self, why: Reason) -> Refusal {
        self.why = Some(Box::new(why));
        self
    }

    /// The same, at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Refusal {
        self.place = place;
        self
    }

    /// The same, with what would be accepted.
    #[must_use]
    pub fn accepting(mut self, values: impl IntoIterator<Item = impl Into<String>>) -> Refusal {
        self.accepted = values.into_iter().map(Into::into).collect();
        self
    }
}
