//! Who may trade on a day: participants by their periods and dated status, zones, mines and operators (KPCS III(c), VI).
//!
//! What a status means is one table; no participant is named here. Where a date is no exact day, what bars counts from its
//! first possible day and what frees from its last. A day that is only a bound ("not later than") counts as the day itself,
//! for nothing tighter is known. A beginning that nobody knows is none. "Eight approved zones" without their names frees
//! none: only zones that a source names do.

use jiff::civil::Date;

use super::shipment::Shipment;
use crate::participant::{ParticipantId, Participation, StatusChange};
use crate::rule::{Place, Refusal, Rule};

/// What a change of status means for trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nobody may trade with it.
    Bars,
    /// The Security Council forbids its exports; only the Council frees it.
    Embargoes,
    /// It may trade again, and without bounds.
    Frees,
    /// The Council's embargo is over.
    EndsEmbargo,
    /// Trade is bound: to zones that were opened, or away from a mine.
    Binds,
    /// The zone, mine or operator is open for trade.
    Opens,
    /// An entity that is no participant meets what is asked of one.
    Meets,
    /// Nothing for trade.
    Tells,
}

/// What each status means; one that is not here bars nothing and frees nothing.
pub const MEANINGS: &[(&str, Meaning)] = &[
    ("admitted", Meaning::Frees),
    ("readmitted", Meaning::Frees),
    ("reinstated", Meaning::Frees),
    ("not_confirmed", Meaning::Bars),
    ("removed", Meaning::Bars),
    ("suspended", Meaning::Bars),
    ("self_suspended", Meaning::Bars),
    ("trade_barred", Meaning::Bars),
    ("embargoed", Meaning::Embargoes),
    ("embargo_lifted", Meaning::EndsEmbargo),
    ("zone_bound", Meaning::Binds),
    ("zone_bound_relaxed", Meaning::Binds),
    ("zone_opened", Meaning::Opens),
    ("mine_bound", Meaning::Binds),
    // Shipments were let through one by one, or against objections: the bound stands.
    ("supervised_exports", Meaning::Tells),
    ("contested_authorisation", Meaning::Tells),
    ("operator_released", Meaning::Opens),
    ("special_monitoring_ended", Meaning::Opens),
    ("met_minimum_requirements", Meaning::Meets),
    ("ended_absorbed_by_eu", Meaning::Tells),
    ("delisted_by_us", Meaning::Tells),
    ("vigilance", Meaning::Tells),
    ("under_review", Meaning::Tells),
    ("under_threat_of_removal", Meaning::Tells),
    ("cleared", Meaning::Tells),
];

/// What a status means.
pub fn meaning(status: &str) -> Option<Meaning> {
    MEANINGS.iter().find(|(code, _)| *code == status).map(|(_, meaning)| *meaning)
}

/// Dated facts of participation, as the register has them.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Periods.
    pub participations: &'a [Participation],
    /// Changes of status, by participant and date.
    pub statuses: &'a [StatusChange],
}

/// Where a participant stands on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether it takes part, or meets what is asked of those who do.
    pub takes_part: bool,
    /// The status that bars all its trade.
    pub barred: Option<String>,
    /// Whether its exports are bound to zones.
    pub bound_to_zones: bool,
    /// The zones that were opened.
    pub zones: Vec<String>,
    /// Mines whose goods may not be traded.
    pub mines: Vec<String>,
    /// Operators released from the bound of a mine.
    pub released: Vec<String>,
    /// Operators that may not trade.
    pub operators: Vec<String>,
}

impl Standing {
    /// Whether goods may go to it.
    pub fn may_receive(&self) -> bool {
        self.takes_part && self.barred.is_none()
    }
}

/// Where `participant` stands on `day`.
pub fn standing(known: &Known<'_>, participant: ParticipantId, day: Date) -> Standing {
    let takes_part = known.participations.iter().any(|one| one.participant == participant && within(one, day));
    let mut now = Standing { takes_part, ..Standing::default() };
    let mut embargo = None;
    for change in of(known.statuses, participant, day) {
        let names = || change.scope_name.split(';').map(|name| name.trim().to_owned());
        match (meaning(&change.status), change.scope.as_str()) {
            (Some(Meaning::Bars), "operator") => now.operators.extend(names()),
            (Some(Meaning::Bars), "mine") | (Some(Meaning::Binds), "mine") => now.mines.extend(names()),
            (Some(Meaning::Bars), "whole") => now.barred = Some(change.status.clone()),
            (Some(Meaning::Embargoes), _) => embargo = Some(change.status.clone()),
            (Some(Meaning::EndsEmbargo), _) => embargo = None,
            (Some(Meaning::Frees), "whole") => now = Standing { takes_part, ..Standing::default() },
            (Some(Meaning::Binds), "zone") => (now.barred, now.bound_to_zones) = (None, true),
            (Some(Meaning::Opens), "zone") => now.zones.extend(names()),
            (Some(Meaning::Opens), "mine") => now.mines.retain(|mine| names().all(|name| !same(&name, mine))),
            (Some(Meaning::Opens), "operator") => {
                now.operators.retain(|one| names().all(|name| !same(&name, one)));
                now.released.extend(names());
            }
            (Some(Meaning::Meets), "whole") => now.takes_part = true,
            _ => {}
        }
    }
    now.barred = embargo.or(now.barred);
    now
}

/// Refuses what of a shipment may not be traded on `day`, all of it at once: `T1` with a non-participant, `T2` with one
/// that may not trade, `T3` goods of a zone, mine or operator that may not be traded, or that do not say from which zone
/// they are where the trade of their participant is bound.
pub fn check_trade(known: &Known<'_>, shipment: &Shipment, day: Date) -> Vec<Refusal> {
    let at = |name: &str| Place { name: Some(name.to_owned()), ..Place::default() };
    let mut wrong = Vec::new();
    let exporting = standing(known, shipment.exporting, day);
    let importing = standing(known, shipment.importing, day);
    let sides = [("exporting", shipment.exporting, &exporting), ("importing", shipment.importing, &importing)];
    for (side, participant, standing) in sides {
        if !standing.takes_part {
            wrong.push(Refusal::new(Rule::TradeNonParticipant, participant.as_str()).at(at(side)));
        }
        if let Some(status) = &standing.barred {
            wrong.push(Refusal::new(Rule::TradeSuspended, format!("{participant}: {status}")).at(at(side)));
        }
    }
    if let Some(zone) = barred_place(&exporting, shipment) {
        let refusal = Refusal::new(Rule::TradePlaceBarred, zone).accepting(exporting.zones.clone());
        wrong.push(refusal.at(at("zone")));
    }
    let exporter = &shipment.exporter.name;
    if exporting.operators.iter().any(|one| same(one, exporter)) {
        wrong.push(Refusal::new(Rule::TradePlaceBarred, exporter.clone()).at(at("exporter.name")));
    }
    wrong
}

/// The zone, as the shipment names it, where its goods may not leave.
fn barred_place(standing: &Standing, shipment: &Shipment) -> Option<String> {
    let zone = shipment.zone.as_str();
    let is_opened = standing.zones.iter().any(|one| same(one, zone));
    if standing.bound_to_zones && !is_opened {
        return Some(zone.to_owned());
    }
    if standing.mines.is_empty() || standing.released.iter().any(|one| same(one, &shipment.exporter.name)) {
        return None;
    }
    let is_of_mine = standing.mines.iter().any(|mine| same(mine, zone));
    (zone.is_empty() || is_of_mine).then(|| zone.to_owned())
}

/// Whether a period of participation certainly holds on a day. The last day does not count: a removal has effect at once.
fn within(one: &Participation, day: Date) -> bool {
    let begun = one.span.from.is_some_and(|from| from.latest() <= day);
    begun && one.span.to.is_none_or(|to| day < to.earliest())
}

/// The changes that have effect on a day, in the order of their effect. Of one day, what bars comes last.
fn of(statuses: &[StatusChange], participant: ParticipantId, day: Date) -> Vec<&StatusChange> {
    let effect = |change: &StatusChange| {
        let date = change.date?;
        let bars = matches!(meaning(&change.status), Some(Meaning::Bars | Meaning::Embargoes | Meaning::Binds));
        Some((if bars { date.earliest() } else { date.latest() }, bars))
    };
    let of_it = statuses.iter().filter(|change| change.participant == participant);
    let mut dated: Vec<_> = of_it.filter_map(|change| Some((effect(change)?, change))).collect();
    dated.retain(|((from, _), _)| *from <= day);
    dated.sort_by_key(|(when, _)| *when);
    dated.into_iter().map(|(_, change)| change).collect()
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
