//! What the UN Security Council said of diamonds and conflict, as data (KPCS section I).

use jiff::civil::Date;
use serde::Serialize;

use crate::participant::{ParticipantId, Source};
use crate::period::HalfYear;

/// A resolution that describes conflict diamonds of a territory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// Such as `S/RES/1643`.
    pub id: String,
    /// The day it was adopted.
    pub date: Date,
    /// The territory; `None` when it speaks of the scheme and not of a place.
    pub participant: Option<ParticipantId>,
    /// `import_ban`, `export_ban_with_certificate`, `listing_of_those_trading`, `lifted`.
    pub measure: String,
    /// The first day of its effect.
    pub effect_from: Option<Date>,
    /// The last day of its effect; `None` while it stays in effect.
    pub effect_until: Option<Date>,
    /// How the end is known.
    pub effect_until_basis: String,
    /// What it says, in our words.
    pub describes: String,
    /// Its own words, where read.
    pub quote: String,
    /// The source.
    pub source: Source,
    /// How the source was read.
    pub read: String,
}

/// What the Council's list says of a territory in a half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Described {
    /// A resolution is in effect through the whole of it.
    InEffect,
    /// A resolution was in effect for a part of it.
    PartOfIt,
    /// A resolution was in effect before, and is no longer.
    Lapsed,
    /// None.
    Never,
}

/// Reads the list for `participant` in `half`. A measure renewed on the day it ends, or the day after, goes on.
pub fn described(list: &[Resolution], participant: ParticipantId, half: HalfYear) -> Described {
    let of_place = list.iter().filter(|r| r.participant == Some(participant) && r.measure != "lifted");
    let mut spans: Vec<(Date, Date)> =
        of_place.filter_map(|r| Some((r.effect_from?, r.effect_until.unwrap_or(Date::MAX)))).collect();
    spans.sort_unstable();
    let mut merged: Vec<(Date, Date)> = Vec::new();
    for (from, until) in spans {
        match merged.last_mut() {
            Some((_, end)) if end.tomorrow().is_ok_and(|next| from <= next) || *end == Date::MAX => {
                *end = until.max(*end);
            }
            _ => merged.push((from, until)),
        }
    }
    let (first, last) = (half.first_day(), half.last_day());
    if merged.iter().any(|(from, until)| *from <= first && *until >= last) {
        Described::InEffect
    } else if merged.iter().any(|(from, until)| *from <= last && *until >= first) {
        Described::PartOfIt
    } else if merged.iter().any(|(_, until)| *until < first) {
        Described::Lapsed
    } else {
        Described::Never
    }
}
