//! What a trust bundle says, put together from the register, the log and the certificates.

use jiff::Timestamp;
use loupe_credential::status::{Notice, PLACES, Purpose, StatusList, page_of};
use loupe_credential::trust::{TrustBundle, TrustedOffice};
use loupe_scheme::access::{Office, OfficeKind};
use loupe_scheme::certificate::State;
use loupe_scheme::record::{Kind, OfficeId, OfficeKey};
use loupe_scheme::register::Register;
use loupe_store::{Change, Entry};

use super::certificate_key::dated_keys;
use super::standing;
use crate::registry::Trouble;

/// After how many days a reader ought to ask for a newer bundle.
pub const FRESH_DAYS: u32 = 7;

/// Which bundle it is to be, of which register.
pub(super) struct Bound {
    pub(super) number: u64,
    pub(super) as_of: Timestamp,
    pub(super) log: String,
    pub(super) register: OfficeId,
    pub(super) register_key: OfficeKey,
}

/// The bundle as things stand inside `change`.
pub(super) async fn bundle(change: &mut Change, register: &Register, bound: Bound) -> Result<TrustBundle, Trouble> {
    let keys = change.records_of_kind(Kind::CertificateKey.code()).await?;
    let mut offices = Vec::new();
    for office in change.offices().await? {
        offices.extend(trusted(change, &office, &keys).await?);
    }
    Ok(TrustBundle {
        number: bound.number,
        as_of: bound.as_of,
        fresh_days: FRESH_DAYS,
        log: bound.log,
        register: bound.register,
        register_key: bound.register_key,
        participants: standing::participants(register),
        offices,
    })
}

/// What the bundle says of an office; `None` for one that issues no certificates.
async fn trusted(change: &mut Change, office: &Office, keys: &[Entry]) -> Result<Option<TrustedOffice>, Trouble> {
    let issues = office.kinds.contains(&OfficeKind::ExportingAuthority);
    let (true, Some(prefix), Some(participant)) = (issues, &office.prefix, office.participant) else { return Ok(None) };
    let issued_up_to = change.newest_certificate(prefix.as_str()).await?.map_or(0, |(count, _)| count);
    let pages = if issued_up_to == 0 { 0 } else { page_of(issued_up_to) };
    let mut notices = Vec::new();
    for page in 1..=pages {
        let (first, last) = places(page);
        let states = change.certificate_states(prefix, first, last).await?;
        notices.push(list(Purpose::Message, page, &states).encode());
    }
    Ok(Some(TrustedOffice {
        id: office.id.clone(),
        name: office.name.clone(),
        city: office.city.clone(),
        participant,
        prefix: prefix.clone(),
        from: office.from,
        until: office.until,
        keys: dated_keys(keys, &office.id),
        issued_up_to,
        notices,
    }))
}

/// The first and last count on a page.
pub(super) const fn places(page: u32) -> (u32, u32) {
    let before = page.saturating_sub(1).saturating_mul(PLACES);
    (before.saturating_add(1), before.saturating_add(PLACES))
}

/// A list of what became of certificates.
pub(super) fn list(purpose: Purpose, page: u32, states: &[(u32, State)]) -> StatusList {
    StatusList::of(purpose, page, states.iter().map(|(count, state)| (*count, notice(*state))))
}

/// What a state means to who holds the certificate.
pub(super) const fn notice(state: State) -> Notice {
    match state {
        State::Received | State::ReceivedDiffering => Notice::Received,
        State::Returned | State::Voided => Notice::TakenBack,
        State::ReportedForged => Notice::ReportedForged,
        // Whoever holds a certificate sees from its own dates whether it has expired.
        State::Draft | State::Validated | State::Withdrawn | State::Issued | State::InTransit | State::Expired => {
            Notice::None
        }
    }
}
