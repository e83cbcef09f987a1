//! The trust bundle: what a reader without network needs to judge a certificate, as of a moment, signed by the register.
//!
//! A text of lines: its form's name, one line of canonical JSON, and the signature of the register's office over both,
//! as for a record (Ed25519). A record of its publication and the proof that the log holds it may follow.

mod content;
mod file;

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::certificate::NumberPrefix;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::{OfficeId, OfficeKey};
use loupe_scheme::rule::{Refusal, Rule};

use crate::did::DatedKey;
use crate::key::CertificateKeyId;
use crate::status::{Notice, Purpose, StatusList, page_of, place_of};

pub use file::{BUNDLE_BYTES_MAX, LogProof, SignedTrust};

/// The form of a bundle; another form is another name.
pub const FORMAT: &str = "loupe-trust/1";

/// Whether a participant may trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandingKind {
    /// It takes part.
    Participant,
    /// It is suspended; that counts before taking part.
    Suspended,
}

impl StandingKind {
    /// As it stands in a bundle.
    pub const fn code(self) -> &'static str {
        match self {
            StandingKind::Participant => "participant",
            StandingKind::Suspended => "suspended",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<StandingKind> {
        [StandingKind::Participant, StandingKind::Suspended].into_iter().find(|kind| kind.code() == code)
    }
}

/// A period of a participant's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub kind: StandingKind,
    /// The first day.
    pub from: Date,
    /// The last day; `None` while it lasts.
    pub until: Option<Date>,
}

/// A participant with its standing through time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedParticipant {
    /// Its code.
    pub id: ParticipantId,
    /// Its name in English.
    pub name: String,
    /// Its periods.
    pub standings: Vec<Standing>,
}

impl TrustedParticipant {
    /// What it is on a day; `None` on a day on which it takes no part.
    pub fn standing_on(&self, day: Date) -> Option<StandingKind> {
        let holds = |standing: &&Standing| standing.from <= day && standing.until.is_none_or(|until| day <= until);
        self.standings.iter().filter(holds).map(|standing| standing.kind).max()
    }
}

/// An authority that issues certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedOffice {
    /// Its name in records and keys.
    pub id: OfficeId,
    /// Its name for people.
    pub name: String,
    /// Its seat.
    pub city: String,
    /// The participant it belongs to.
    pub participant: ParticipantId,
    /// What its numbers begin with.
    pub prefix: NumberPrefix,
    /// The first day of its work.
    pub from: Date,
    /// The last day; `None` while it works.
    pub until: Option<Date>,
    /// Its certificate keys, also those that have ended.
    pub keys: Vec<DatedKey>,
    /// The count of its newest certificate; 0 before the first.
    pub issued_up_to: u32,
    /// What became of its certificates: encoded message lists ([`StatusList::encode`]), page by page.
    pub notices: Vec<String>,
}

impl TrustedOffice {
    /// Its key of that name.
    pub fn key(&self, id: CertificateKeyId) -> Option<&DatedKey> {
        self.keys.iter().find(|dated| dated.key.id() == id)
    }

    /// What became of its `count`th certificate; `None` where the bundle has no list for it. Refuses with `Q10` a list
    /// that is damaged.
    pub fn notice(&self, count: u32) -> Result<Option<Notice>, Refusal> {
        let Some(list) = (page_of(count) as usize).checked_sub(1).and_then(|page| self.notices.get(page)) else {
            return Ok(None);
        };
        Ok(StatusList::decode(Purpose::Message, list)?.notice(place_of(count)))
    }
}

/// What is known, as of a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustBundle {
    /// Which bundle of its register, from 1.
    pub number: u64,
    /// The moment for which it speaks, to the second.
    pub as_of: Timestamp,
    /// After how many days a reader ought to ask for a newer one.
    pub fresh_days: u32,
    /// The origin of the register's log.
    pub log: String,
    /// The office that signs it.
    pub register: OfficeId,
    /// That office's key.
    pub register_key: OfficeKey,
    /// Everyone who takes part or took part.
    pub participants: Vec<TrustedParticipant>,
    /// Every authority that issues or issued.
    pub offices: Vec<TrustedOffice>,
}

impl TrustBundle {
    /// An office by its name.
    pub fn office(&self, id: &str) -> Option<&TrustedOffice> {
        self.offices.iter().find(|office| office.id.as_str() == id)
    }

    /// The office that has that key, whoever says so.
    pub fn office_of_key(&self, id: CertificateKeyId) -> Option<&TrustedOffice> {
        self.offices.iter().find(|office| office.key(id).is_some())
    }

    /// A participant by its code.
    pub fn participant(&self, id: ParticipantId) -> Option<&TrustedParticipant> {
        self.participants.iter().find(|participant| participant.id == id)
    }

    /// The day for which it speaks, in UTC.
    pub fn day(&self) -> Date {
        jiff::tz::TimeZone::UTC.to_datetime(self.as_of).date()
    }

    /// Refuses with `Q13` a bundle that is older than one that the reader knows by its number and moment, or that gives
    /// an old number again.
    pub fn follows(&self, known_number: u64, known_as_of: Timestamp) -> Result<(), Refusal> {
        let newer = self.number > known_number && self.as_of >= known_as_of;
        let same = self.number == known_number && self.as_of == known_as_of;
        if newer || same {
            return Ok(());
        }
        Err(Refusal::new(Rule::TrustOlder, self.number.to_string()).accepting([known_number.to_string()]))
    }

    /// What the register's office signs: the name of the form and the bundle, each with its line's end. Offices and
    /// participants stand in the order of their names, so the same knowledge is always the same bytes.
    pub fn to_sign(&self) -> Vec<u8> {
        format!("{FORMAT}\n{}\n", content::text(self)).into_bytes()
    }
}
