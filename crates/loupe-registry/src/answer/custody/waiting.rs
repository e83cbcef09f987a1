//! What waits, and why.

use jiff::Timestamp;
use loupe_scheme::mass::Carats;
use serde::Serialize;

use crate::custody::{HeldEvent, WaitingMovement, Waits};

/// What waits, and why.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingAnswer {
    /// For their past.
    pub movements: Vec<WaitingMovementAnswer>,
    /// How many more there are, of all offices.
    pub left_out: usize,
    /// For somebody to look.
    pub held: Vec<HeldAnswer>,
}

/// A movement that waits for its past.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingMovementAnswer {
    /// What its event is called.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// What was done.
    pub process: &'static str,
    /// Whose act it was.
    pub operator: String,
    /// The lots of which nobody has told, with what was drawn.
    pub lots: Vec<AwaitedLot>,
}

/// A lot of which nobody has told.
#[derive(Clone, Debug, Serialize)]
pub struct AwaitedLot {
    /// Its name.
    pub lot: String,
    /// What was drawn from it.
    pub drawn: Carats,
}

/// A lot of an event, and how much of it.
#[derive(Clone, Debug, Serialize)]
pub struct HeldLot {
    /// Its name.
    pub lot: String,
    /// Its mass in the event.
    pub carats: Carats,
}

/// An event that is held.
#[derive(Clone, Debug, Serialize)]
pub struct HeldAnswer {
    /// Its number, by which it is settled.
    pub number: u32,
    /// What it is called.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// What was done.
    pub process: &'static str,
    /// Whose act it was.
    pub operator: String,
    /// The lots that went in.
    pub drawn: Vec<HeldLot>,
    /// The lots that came out.
    pub made: Vec<HeldLot>,
    /// The rule.
    pub rule: String,
    /// What was seen.
    pub told: String,
}

/// What waits.
pub fn waiting(waits: &Waits) -> WaitingAnswer {
    let movement = |one: &WaitingMovement| WaitingMovementAnswer {
        event: one.event.clone(),
        at: one.at,
        process: one.process.map_or("", |process| process.name()),
        operator: one.operator.clone(),
        lots: one.lots.iter().map(|(lot, drawn)| AwaitedLot { lot: lot.clone(), drawn: *drawn }).collect(),
    };
    let lots = |lots: &[(String, Carats)]| -> Vec<HeldLot> {
        lots.iter().map(|(lot, carats)| HeldLot { lot: lot.clone(), carats: *carats }).collect()
    };
    let held = |one: &HeldEvent| HeldAnswer {
        number: one.number,
        event: one.event.clone(),
        at: one.at,
        process: one.process.map_or("", |process| process.name()),
        operator: one.operator.clone(),
        drawn: lots(&one.drawn),
        made: lots(&one.made),
        rule: one.rule.clone(),
        told: one.told.clone(),
    };
    WaitingAnswer {
        movements: waits.movements.iter().map(movement).collect(),
        left_out: waits.left_out,
        held: waits.held.iter().map(held).collect(),
    }
}
