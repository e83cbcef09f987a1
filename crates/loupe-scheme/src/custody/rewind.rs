//! Taking back what was only tried: an event of which a part is refused, a batch that could not be kept.

use super::ledger::Ledger;
use super::number::{LotId, MovementId};

/// How long the columns were when a try began.
#[derive(Clone, Copy, Debug)]
struct Mark {
    lots: usize,
    movements: usize,
    draws: usize,
    sources: usize,
    late: usize,
    turned: usize,
    touched: usize,
}

/// Something older than the try, as it was before.
#[derive(Clone, Copy, Debug)]
pub(super) enum Touched {
    /// A lot: its mass, what was left, and who made it where that is kept apart.
    Lot { lot: LotId, mass: u64, left: u64, apart: Option<Option<MovementId>> },
    /// A movement that was undone.
    Undone(MovementId),
}

/// The tries that are open, one within the other, and what they touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Tries {
    marks: Vec<Mark>,
    touched: Vec<Touched>,
}

impl Tries {
    pub(super) fn note(&mut self, touched: Touched) {
        if !self.marks.is_empty() {
            self.touched.push(touched);
        }
    }

    pub(super) const fn is_open(&self) -> bool {
        !self.marks.is_empty()
    }
}

impl Ledger {
    /// Begins a try. All that is recorded, announced and undone from here on stays only with [`Ledger::keep`]. A try may
    /// lie within another.
    pub fn begin(&mut self) {
        let mark = Mark {
            lots: self.masses.len(),
            movements: self.processes.len(),
            draws: self.drawn.len(),
            sources: self.sources.len(),
            late: self.late.len(),
            turned: self.turned.len(),
            touched: self.tries.touched.len(),
        };
        self.tries.marks.push(mark);
    }

    /// Ends the innermost try and keeps what it did, as far as the try around it is kept.
    pub fn keep(&mut self) {
        self.tries.marks.pop();
        if self.tries.marks.is_empty() {
            self.tries.touched.clear();
        }
    }

    /// Ends the innermost try as if it had never been. Numbers that it gave are given again. A graph must not have seen it.
    pub fn rewind(&mut self) {
        let Some(mark) = self.tries.marks.pop() else { return };
        for lot in mark.lots..self.masses.len() {
            let (lot, mass) = (lot as u32, self.masses[lot]);
            self.stock.settle(lot, mass, mass);
        }
        drop(self.apart.split_off(&LotId(mark.lots as u32)));
        for touched in self.tries.touched.split_off(mark.touched).into_iter().rev() {
            match touched {
                Touched::Lot { lot, mass, left, apart } if lot.place() < mark.lots => {
                    self.masses[lot.place()] = mass;
                    self.stock.settle(lot.0, mass, left);
                    match apart {
                        Some(maker) => self.apart.insert(lot, maker),
                        None => self.apart.remove(&lot),
                    };
                }
                Touched::Lot { .. } => {}
                Touched::Undone(movement) => {
                    self.undone.remove(&movement);
                }
            }
        }
        self.masses.truncate(mark.lots);
        self.processes.truncate(mark.movements);
        self.first_draws.truncate(mark.movements);
        self.first_outputs.truncate(mark.movements);
        self.drawn_from.truncate(mark.draws);
        self.drawn.truncate(mark.draws);
        self.sources.truncate(mark.sources);
        self.late.truncate(mark.late);
        self.turned.truncate(mark.turned);
    }

    /// Notes a lot before it is changed.
    pub(super) fn touch(&mut self, lot: LotId) {
        if self.tries.is_open() {
            let mass = self.masses[lot.place()];
            let left = self.stock.left(lot.0, mass);
            let apart = self.apart.get(&lot).copied();
            self.tries.note(Touched::Lot { lot, mass, left, apart });
        }
    }
}
