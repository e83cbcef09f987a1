//! The account of origins: how many carats of a shipment come from where, at least and at most.

use std::collections::BTreeMap;

use loupe_scheme::certificate::{Parcel, Shipment};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;

use super::both::{Both, Voices, figure};

/// What may come from one country, or from nobody knows where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginRow {
    /// The country.
    pub country: Both,
    /// Carats of parcels that come from it alone.
    pub at_least: String,
    /// Carats of all parcels in which it is named.
    pub at_most: String,
}

/// From which country, or from an origin that is not known; that one comes last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum From {
    Country(ParticipantId),
    Unknown,
}

/// The rows of a shipment, recomputed from its parcels. A mixed parcel is told apart no further than its list of
/// countries tells it: each of them may have none of it, or nearly all.
pub(super) fn rows(shipment: &Shipment, voices: Voices, register: &Register) -> Vec<OriginRow> {
    let mut sums: BTreeMap<From, (Carats, Carats)> = BTreeMap::new();
    for parcel in &shipment.parcels {
        let origins = origins_of(parcel);
        let carats = parcel.carats().unwrap_or(Carats::ZERO);
        for origin in &origins {
            let (least, most) = sums.entry(*origin).or_insert((Carats::ZERO, Carats::ZERO));
            if origins.len() == 1 {
                *least = least.checked_add(carats).unwrap_or(*least);
            }
            *most = most.checked_add(carats).unwrap_or(*most);
        }
    }
    let named = |origin| match origin {
        From::Country(id) => voices.country(register, id),
        From::Unknown => voices.text("paper-unknown"),
    };
    let row = |(origin, (least, most)): (From, (Carats, Carats))| OriginRow {
        country: named(origin),
        at_least: figure(&least.to_string()),
        at_most: figure(&most.to_string()),
    };
    sums.into_iter().map(row).collect()
}

fn origins_of(parcel: &Parcel) -> Vec<From> {
    let countries = parcel.origins.countries.iter().map(|id| From::Country(*id));
    countries.chain(parcel.origins.unknown.then_some(From::Unknown)).collect()
}
