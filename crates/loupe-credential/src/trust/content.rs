//! A bundle as canonical JSON: members sorted, no blanks, absent where there is nothing to say.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeKey;
use serde::{Deserialize, Serialize};

use super::{Standing, StandingKind, TrustBundle, TrustedOffice, TrustedParticipant};
use crate::did::DatedKey;
use crate::key::CertificateKey;

/// The most participants of a bundle, and the most of anything that one of them has.
const ITEMS_MAX: usize = 4_096;
/// JSON numbers are exact up to here (RFC 8785 3.2.2.3).
const NUMBER_MAX: u64 = (1 << 53) - 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bundle {
    as_of: String,
    fresh_days: u32,
    log: String,
    number: u64,
    offices: Vec<Office>,
    participants: Vec<Participant>,
    register: String,
    register_key: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    city: String,
    from: Date,
    id: String,
    issued_up_to: u32,
    keys: Vec<Key>,
    name: String,
    notices: Vec<String>,
    participant: ParticipantId,
    prefix: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    from: Date,
    key: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Participant {
    id: ParticipantId,
    name: String,
    standings: Vec<Period>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    from: Date,
    is: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

pub(super) fn text(bundle: &TrustBundle) -> String {
    let as_of = Timestamp::from_second(bundle.as_of.as_second()).unwrap_or(bundle.as_of);
    let mut offices: Vec<Office> = bundle.offices.iter().map(Office::of).collect();
    offices.sort_by(|a, b| a.id.cmp(&b.id));
    let mut participants: Vec<Participant> = bundle.participants.iter().map(Participant::of).collect();
    participants.sort_by_key(|participant| participant.id);
    let bundle = Bundle {
        as_of: as_of.to_string(),
        fresh_days: bundle.fresh_days,
        log: bundle.log.clone(),
        number: bundle.number,
        offices,
        participants,
        register: bundle.register.to_string(),
        register_key: bundle.register_key.to_string(),
    };
    serde_json::to_string(&bundle).expect("texts, dates and whole numbers are always JSON")
}

/// Errs with the name of the member that says nothing.
pub(super) fn parse(line: &str) -> Result<TrustBundle, String> {
    let bundle: Bundle = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let read = bundle.read().map_err(str::to_owned)?;
    if text(&read) == line { Ok(read) } else { Err("JSON".to_owned()) }
}

impl Bundle {
    fn read(&self) -> Result<TrustBundle, &'static str> {
        if self.number == 0 || self.number > NUMBER_MAX {
            return Err("number");
        }
        let as_of: Timestamp = self.as_of.parse().map_err(|_| "as_of")?;
        if self.offices.len() > ITEMS_MAX || self.participants.len() > ITEMS_MAX {
            return Err("offices");
        }
        Ok(TrustBundle {
            number: self.number,
            as_of: Timestamp::from_second(as_of.as_second()).map_err(|_| "as_of")?,
            fresh_days: self.fresh_days,
            log: self.log.clone(),
            register: self.register.parse().map_err(|_| "register")?,
            register_key: OfficeKey::from_hex(&self.register_key).ok_or("register_key")?,
            participants: self
                .participants
                .iter()
                .map(Participant::read)
                .collect::<Option<_>>()
                .ok_or("participants")?,
            offices: self.offices.iter().map(Office::read).collect::<Option<_>>().ok_or("offices")?,
        })
    }
}

impl Office {
    fn of(office: &TrustedOffice) -> Office {
        let key = |dated: &DatedKey| Key {
            from: dated.from,
            key: dated.key.to_hex(),
            revoked_on: dated.revoked_on,
            until: dated.until,
        };
        Office {
            city: office.city.clone(),
            from: office.from,
            id: office.id.to_string(),
            issued_up_to: office.issued_up_to,
            keys: office.keys.iter().map(key).collect(),
            name: office.name.clone(),
            notices: office.notices.clone(),
            participant: office.participant,
            prefix: office.prefix.to_string(),
            until: office.until,
        }
    }

    fn read(&self) -> Option<TrustedOffice> {
        if self.keys.len() > ITEMS_MAX || self.notices.len() > ITEMS_MAX {
            return None;
        }
        let key = |one: &Key| {
            let key = CertificateKey::from_hex(&one.key)?;
            Some(DatedKey { key, from: one.from, until: one.until, revoked_on: one.revoked_on })
        };
        Some(TrustedOffice {
            id: self.id.parse().ok()?,
            name: self.name.clone(),
            city: self.city.clone(),
            participant: self.participant,
            prefix: self.prefix.parse().ok()?,
            from: self.from,
            until: self.until,
            keys: self.keys.iter().map(key).collect::<Option<_>>()?,
            issued_up_to: self.issued_up_to,
            notices: self.notices.clone(),
        })
    }
}

impl Participant {
    fn of(participant: &TrustedParticipant) -> Participant {
        let period = |one: &Standing| Period { from: one.from, is: one.kind.code().to_owned(), until: one.until };
        Participant {
            id: participant.id,
            name: participant.name.clone(),
            standings: participant.standings.iter().map(period).collect(),
        }
    }

    fn read(&self) -> Option<TrustedParticipant> {
        if self.standings.len() > ITEMS_MAX {
            return None;
        }
        let standing =
            |one: &Period| Some(Standing { kind: StandingKind::from_code(&one.is)?, from: one.from, until: one.until });
        let standings = self.standings.iter().map(standing).collect::<Option<_>>()?;
        Some(TrustedParticipant { id: self.id, name: self.name.clone(), standings })
    }
}
