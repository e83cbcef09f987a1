//! Where participants stand through time, day by day turned into periods.

use std::collections::BTreeSet;

use jiff::civil::Date;
use loupe_credential::trust::{Standing, StandingKind, TrustedParticipant};
use loupe_scheme::certificate::{Known, standing};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::words::Lang;

/// Everyone who takes part or took part, by code.
pub(super) fn participants(register: &Register) -> Vec<TrustedParticipant> {
    let known = Known { participations: &register.participations, statuses: &register.statuses };
    let mut participants: Vec<TrustedParticipant> = register
        .participants
        .iter()
        .map(|participant| TrustedParticipant {
            id: participant.id,
            name: participant.name.get(Lang::En).to_owned(),
            standings: standings(&known, participant.id),
        })
        .collect();
    participants.sort_by_key(|participant| participant.id);
    participants
}

/// The periods of one participant. A day on which nothing is told of it changes nothing, so only those are asked for.
fn standings(known: &Known<'_>, id: ParticipantId) -> Vec<Standing> {
    let mut periods: Vec<Standing> = Vec::new();
    let mut now = None;
    for day in turning_days(known, id) {
        let stands = standing(known, id, day);
        let kind = match (stands.takes_part, stands.barred) {
            (false, _) => None,
            (true, None) => Some(StandingKind::Participant),
            (true, Some(_)) => Some(StandingKind::Suspended),
        };
        if kind == now {
            continue;
        }
        if let (Some(_), Some(period)) = (now, periods.last_mut()) {
            period.until = day.yesterday().ok();
        }
        periods.extend(kind.map(|kind| Standing { kind, from: day, until: None }));
        now = kind;
    }
    periods
}

/// The days on which its standing may change.
fn turning_days(known: &Known<'_>, id: ParticipantId) -> BTreeSet<Date> {
    let spans = known.participations.iter().filter(|one| one.participant == id).map(|one| one.span);
    let dates = known.statuses.iter().filter(|change| change.participant == id).filter_map(|change| change.date);
    let bounds = spans.flat_map(|span| [span.from, span.to]).flatten().chain(dates);
    bounds.flat_map(|date| [date.earliest(), date.latest()]).collect()
}
