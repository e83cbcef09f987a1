//! Custody in memory: the ledger, its pool graph, and from names to numbers. Read back from the store at start.

use std::collections::HashMap;

use loupe_scheme::custody::{Carried, Graph, Ledger, LotId, MovementId, Origins, Parcels};
use loupe_scheme::mass::Carats;
use loupe_store::{BatchRow, StoreError};

use super::journal::{Batch, Line, origin};
use super::marks::Marks;

/// Custody as far as batch `batches`.
#[derive(Debug, Default)]
pub struct Custody {
    /// Movements and lots.
    pub(super) ledger: Ledger,
    /// Pools.
    pub(super) graph: Graph,
    /// Origins by number.
    pub(super) origins: Origins,
    /// How many origins the store knows.
    pub(super) origins_kept: usize,
    pub(super) lot_marks: Marks,
    pub(super) event_marks: Marks,
    /// What lies in containers.
    pub(super) containers: Parcels,
    /// What went under certificates.
    pub(super) carried: HashMap<String, Carried>,
    /// The first movement of every batch, with the batch, in order.
    pub(super) firsts: Vec<(u32, u32)>,
    /// The newest batch that is in it.
    pub(super) batches: u32,
    /// How many events there are.
    pub(super) events: u32,
}

impl Custody {
    /// Takes in batches that another program wrote, or all of them at start, without the graph.
    pub(super) fn replay(&mut self, rows: Vec<BatchRow>) -> Result<(), StoreError> {
        for row in rows {
            let wrong = || StoreError::Cell { table: "custody_batch", value: row.number.to_string() };
            let batch = Batch::read(&row.lines).map_err(|_| wrong())?;
            let [first_event, first_movement, first_lot] = row.firsts;
            let stands = (self.events + 1, self.ledger.movements() as u32, self.ledger.lots() as u32);
            if stands != (first_event, first_movement, first_lot) {
                return Err(wrong());
            }
            self.firsts.push((first_movement, row.number));
            for line in &batch.lines {
                self.replay_line(line).ok_or_else(wrong)?;
            }
            self.lot_marks.add(batch.lots.iter().copied().zip(first_lot..).collect());
            self.event_marks.add(batch.events.iter().copied().zip(first_event..).collect());
            self.events += batch.events.len() as u32;
            self.batches = row.number;
        }
        self.origins_kept = self.origins.iter().count();
        Ok(())
    }

    fn replay_line(&mut self, line: &Line) -> Option<()> {
        match line {
            Line::Origin(is_site, place, period) => {
                self.origins.number(origin(*is_site, place, period)?);
            }
            Line::Announce => {
                self.ledger.announce();
            }
            Line::Move(moved) => {
                self.ledger.record_again(&moved.movement()?).ok()?;
            }
            Line::Undo(movement) => self.ledger.undo(MovementId(*movement)).ok()?,
            Line::Pack(container, lots) => {
                lots.iter().for_each(|lot| self.containers.hold(container, LotId(*lot), None));
            }
            Line::Unpack(container, lots) => {
                lots.iter().for_each(|lot| self.containers.leave(container, LotId(*lot)));
            }
            Line::Part(container, lot, part) => {
                self.containers.hold(container, LotId(*lot), Some(Carats::from_micro(*part)?));
            }
            Line::Carried(certificate, says, sent) => {
                let says = Carats::from_micro(*says)?;
                let carried = self.carried.entry(certificate.clone()).or_insert(Carried::of(says));
                carried.send(Carats::from_micro(*sent)?).ok()?;
            }
            Line::TakenBack(certificate, sent) => {
                self.carried.get_mut(certificate)?.take_back(Carats::from_micro(*sent)?);
            }
        }
        Some(())
    }

    /// Whether no more is known of a lot than its name: nobody told of it, and nobody drew on it.
    pub(super) fn is_only_named(&self, lot: LotId) -> bool {
        !self.ledger.is_known(lot) && self.ledger.mass(lot) == Some(Carats::ZERO)
    }

    /// The batch in which a movement was taken.
    pub(super) fn batch_of(&self, movement: MovementId) -> Option<u32> {
        let after = self.firsts.partition_point(|(first, _)| *first <= movement.0);
        Some(self.firsts[after.checked_sub(1)?].1)
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.ledger.shrink();
        self.graph.shrink();
    }
}
