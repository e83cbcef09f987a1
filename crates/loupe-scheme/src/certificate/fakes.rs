//! Patterns of false certificates, each with a number: grounds for a closer look, never a verdict.
//!
//! They are those seen in practice: numbers that the authority never gave out or gave out in another year, parcels whose
//! numbers do not fit, certificates of states that were no participants, and those whose issuer denies them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::number::NumberPrefix;
use super::{Certificate, State, Total};
use crate::mass::Carats;
use crate::participant::{Participant, ParticipantId, Participation};

/// The first day of the scheme: nothing was certified before it.
const SCHEME_BEGAN: Date = jiff::civil::date(2003, 1, 1);

/// Declares the patterns.
macro_rules! patterns {
    ($($(#[doc = $doc:literal])* $variant:ident = $code:literal,)*) => {
        /// A pattern of false certificates.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Pattern { $($(#[doc = $doc])* $variant,)* }

        impl Pattern {
            /// Every pattern.
            pub const ALL: &[Pattern] = &[$(Pattern::$variant,)*];

            /// Its number, such as `F1`.
            pub const fn code(self) -> &'static str {
                match self { $(Pattern::$variant => $code,)* }
            }
        }
    };
}

patterns! {
    /// The authority keeps its certificates here and gave out no such number.
    NumberNeverIssued = "F1",
    /// The number is of another year than the certificate.
    NumberOfOtherYear = "F2",
    /// A parcel's number does not end with the certificate's, where the participant's do.
    ParcelNumberApart = "F3",
    /// Its issuer was no participant on the day of issue (KPCS III(c)).
    IssuerNoParticipant = "F4",
    /// Its issuer says that it did not issue it.
    DeniedByIssuer = "F5",
    /// Its number begins with no participant's code (KPCS Annex I A 5).
    PrefixUnknown = "F6",
    /// Its dates cannot be.
    DatesImpossible = "F7",
    /// It does not look as others of its issuer: a note of whoever saw it.
    LayoutDiffers = "F8",
    /// It states otherwise than what was issued under its number.
    StatesOtherwise = "F9",
    /// A warning of it is published.
    Warned = "F10",
    /// What was issued under its number was taken back.
    TakenBack = "F11",
}

impl Pattern {
    /// From its number.
    pub fn from_code(code: &str) -> Option<Pattern> {
        Pattern::ALL.iter().copied().find(|pattern| pattern.code() == code)
    }

    /// Whether the register itself shows it; what somebody noticed is for people to judge.
    pub const fn is_shown(self) -> bool {
        !matches!(self, Pattern::LayoutDiffers)
    }
}

impl Serialize for Pattern {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// A certificate as somebody holds it: typed in or scanned, with as much as they know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presented {
    /// Its number, as it is printed.
    pub number: String,
    /// The participant that it says issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<ParticipantId>,
    /// The day of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Date>,
    /// The last day on which it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<Date>,
    /// The numbers of its parcels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parcels: Vec<String>,
    /// Its mass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carats: Option<Carats>,
    /// How it looks different from others of its issuer; empty where nobody says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub layout: String,
}

impl Presented {
    /// Nothing but a number.
    pub fn of_number(number: &str) -> Presented {
        Presented { number: number.to_owned(), ..Presented::default() }
    }

    /// A certificate that was read whole.
    pub fn of(certificate: &Certificate) -> Presented {
        Presented {
            number: certificate.number.to_string(),
            issued_by: Some(certificate.shipment.exporting),
            issued_on: Some(certificate.issued_on),
            expires_on: Some(certificate.expires_on),
            parcels: certificate.shipment.parcels.iter().map(|parcel| parcel.id.clone()).collect(),
            carats: certificate.shipment.total().map(|total| total.carats),
            layout: String::new(),
        }
    }
}

/// How the parcels of a participant's certificates are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParcelNumbers {
    /// In no way that is known.
    #[default]
    Any,
    /// Each ends with the number of its certificate.
    EndWithCertificate,
}

/// An authority that keeps its certificates in this register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerKnown {
    /// What its numbers begin with.
    pub prefix: NumberPrefix,
    /// The first and last day on which it issues here.
    pub from: Date,
    /// See `from`; `None` while it does.
    pub until: Option<Date>,
    /// How many it issued: numbers are gapless from 1.
    pub issued_up_to: u32,
    /// The first and last number of each year.
    pub years: BTreeMap<i16, (u32, u32)>,
}

impl IssuerKnown {
    /// Whether all of its certificates of that day are here.
    fn keeps(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What the register holds under the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where it stands.
    pub state: State,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day on which it is valid.
    pub expires_on: Date,
    /// The numbers of its parcels.
    pub parcels: Vec<String>,
    /// Its mass and value.
    pub total: Option<Total>,
}

/// What is known of certificates of a participant from what it told the others (KPCS II(d)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Whose.
    pub participant: ParticipantId,
    /// A prefix of its numbers beside its own code; empty for none.
    pub other_prefix: String,
    /// How its parcels are numbered.
    pub parcels: ParcelNumbers,
}

/// What the register knows when a certificate is judged.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Participants.
    pub participants: &'a [Participant],
    /// Their periods.
    pub participations: &'a [Participation],
    /// What is known of their certificates.
    pub features: &'a [Feature],
    /// The authority whose prefix the number has, where it keeps its certificates here.
    pub issuer: Option<&'a IssuerKnown>,
    /// What was issued under the number.
    pub held: Option<&'a Held>,
    /// Grounds of published warnings of the number, as codes.
    pub warnings: &'a [String],
    /// Today.
    pub today: Date,
}

/// One reason to look closer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Ground {
    /// Which.
    pub pattern: Pattern,
    /// What the certificate says.
    pub said: String,
    /// What is known instead; empty where nothing is.
    pub known: String,
}

/// Letters and digits of a number as it is printed: `SL 4306`, `EU-00 123 456`, `004911`.
fn letters_and_digits(number: &str) -> (String, Option<u64>) {
    let plain: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_uppercase();
    let letters: String = plain.chars().take_while(char::is_ascii_alphabetic).collect();
    let digits = plain[letters.len()..].parse().ok();
    (letters, digits)
}

/// The last run of digits in a parcel's number, read as a number.
fn ending(parcel: &str) -> Option<u64> {
    let digits = parcel.chars().rev().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
    let digits: String = digits.collect::<Vec<_>>().into_iter().rev().collect();
    digits.parse().ok()
}

/// Every pattern that a certificate shows. An empty list says that none of them fits, and no more than that.
pub fn grounds(presented: &Presented, known: &Known<'_>) -> Vec<Ground> {
    let (letters, digits) = letters_and_digits(&presented.number);
    let mut found = Vec::new();
    found.extend(known.warnings.iter().map(|ground| {
        let denied = ground == Pattern::DeniedByIssuer.code();
        let pattern = if denied { Pattern::DeniedByIssuer } else { Pattern::Warned };
        ground_of(pattern, &presented.number, ground)
    }));
    issuer(presented, known, &letters, &mut found);
    dates(presented, known, &mut found);
    match (known.held, digits) {
        (Some(held), _) => against_held(presented, held, &mut found),
        (None, digits) => never_issued(presented, known, digits, &mut found),
    }
    other_year(presented, known, digits, &mut found);
    parcels(presented, known, &letters, digits, &mut found);
    let layout = presented.layout.trim();
    found.extend((!layout.is_empty()).then(|| ground_of(Pattern::LayoutDiffers, layout, "")));
    found.sort();
    found.dedup();
    found
}

fn ground_of(pattern: Pattern, said: impl ToString, known: impl ToString) -> Ground {
    Ground { pattern, said: said.to_string(), known: known.to_string() }
}

/// The participant whose certificates begin so.
fn participant_of(known: &Known<'_>, letters: &str) -> Option<ParticipantId> {
    let alpha2 = letters.get(..2)?;
    let own = known.participants.iter().find(|participant| participant.alpha2 == alpha2).map(|one| one.id);
    own.or_else(|| known.features.iter().find(|one| one.other_prefix == alpha2).map(|one| one.participant))
}

fn issuer(presented: &Presented, known: &Known<'_>, letters: &str, found: &mut Vec<Ground>) {
    let by_number = participant_of(known, letters);
    if by_number.is_none() {
        found.push(ground_of(Pattern::PrefixUnknown, &presented.number, ""));
    }
    let Some(issuer) = presented.issued_by.or(by_number) else { return };
    if by_number.is_some_and(|by_number| by_number != issuer) {
        found.push(ground_of(Pattern::PrefixUnknown, &presented.number, issuer));
    }
    let day = presented.issued_on.unwrap_or(known.today);
    if !took_part(known.participations, issuer, day) {
        found.push(ground_of(Pattern::IssuerNoParticipant, issuer, day));
    }
}

/// Whether a participant may have been one on a day: an end that nobody gives is open.
fn took_part(participations: &[Participation], id: ParticipantId, day: Date) -> bool {
    participations.iter().filter(|one| one.participant == id).any(|one| {
        let begun = one.span.from.is_none_or(|from| from.earliest() <= day);
        begun && one.span.to.is_none_or(|to| day <= to.latest())
    })
}

fn dates(presented: &Presented, known: &Known<'_>, found: &mut Vec<Ground>) {
    if let Some(issued) = presented.issued_on {
        if issued > known.today {
            found.push(ground_of(Pattern::DatesImpossible, issued, known.today));
        }
        if issued < SCHEME_BEGAN {
            found.push(ground_of(Pattern::DatesImpossible, issued, SCHEME_BEGAN));
        }
        if let Some(expires) = presented.expires_on.filter(|expires| *expires < issued) {
            found.push(ground_of(Pattern::DatesImpossible, expires, issued));
        }
    }
}

/// Numbers are gapless, so an authority that keeps its certificates here gave out those that are here and no others.
fn never_issued(presented: &Presented, known: &Known<'_>, digits: Option<u64>, found: &mut Vec<Ground>) {
    let day = presented.issued_on.unwrap_or(known.today);
    let Some(issuer) = known.issuer.filter(|issuer| digits.is_some() && issuer.keeps(day)) else { return };
    let last = format!("{}{:08}", issuer.prefix, issuer.issued_up_to);
    found.push(ground_of(Pattern::NumberNeverIssued, &presented.number, last));
}

fn other_year(presented: &Presented, known: &Known<'_>, digits: Option<u64>, found: &mut Vec<Ground>) {
    let Some(((issuer, digits), day)) = known.issuer.zip(digits).zip(presented.issued_on) else { return };
    let holds = |(_, (first, last)): &(&i16, &(u32, u32))| (u64::from(*first)..=u64::from(*last)).contains(&digits);
    let of_years: Vec<i16> = issuer.years.iter().filter(holds).map(|(year, _)| *year).collect();
    if let Some(year) = of_years.first().filter(|_| !of_years.contains(&day.year())) {
        found.push(ground_of(Pattern::NumberOfOtherYear, day.year(), year));
    }
}

fn against_held(presented: &Presented, held: &Held, found: &mut Vec<Ground>) {
    let mut otherwise = |said: String, known: String| found.push(ground_of(Pattern::StatesOtherwise, said, known));
    if let Some(day) = presented.issued_on.filter(|day| *day != held.issued_on) {
        otherwise(day.to_string(), held.issued_on.to_string());
    }
    if let Some(day) = presented.expires_on.filter(|day| *day != held.expires_on) {
        otherwise(day.to_string(), held.expires_on.to_string());
    }
    for parcel in presented.parcels.iter().filter(|parcel| !held.parcels.contains(parcel)) {
        otherwise(parcel.clone(), String::new());
    }
    let carats = presented.carats.zip(held.total).filter(|(said, total)| *said != total.carats);
    if let Some((said, _)) = carats {
        // What was issued is the holder's business; that it differs is everybody's.
        otherwise(format!("{said} ct"), String::new());
    }
    if matches!(held.state, State::Voided | State::Returned | State::ReportedForged) {
        found.push(ground_of(Pattern::TakenBack, &presented.number, held.state.code()));
    }
}

fn parcels(presented: &Presented, known: &Known<'_>, letters: &str, digits: Option<u64>, found: &mut Vec<Ground>) {
    let issuer = presented.issued_by.or_else(|| participant_of(known, letters));
    let ends_with = |feature: &&Feature| {
        Some(feature.participant) == issuer && feature.parcels == ParcelNumbers::EndWithCertificate
    };
    let Some(digits) = digits.filter(|_| known.features.iter().any(|one| ends_with(&one))) else { return };
    for parcel in presented.parcels.iter().filter(|parcel| ending(parcel) != Some(digits)) {
        found.push(ground_of(Pattern::ParcelNumberApart, parcel, &presented.number));
    }
}
