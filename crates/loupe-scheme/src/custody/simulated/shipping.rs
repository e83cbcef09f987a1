//! Rough that crosses borders: each shipment under a certificate of its own, and cheats with certificates.

use std::collections::VecDeque;

use super::act::{Act, Deed, Shipment};
use super::cheat::{Attempt, Cheat, Outcome};
use super::operator::Operator;
use super::{Chance, Heard, Trade};
use crate::custody::carried::Carried;
use crate::custody::ledger::Ledger;
use crate::custody::movement::Draw;
use crate::mass::Carats;

/// So many certificates are remembered for those who would use one again.
const REMEMBERED: usize = 64;

/// The certificates of a trade.
#[derive(Debug)]
pub(super) struct Papers {
    /// Apart from the chance of the lots, so that these are the same whatever the papers say.
    pub(super) chance: Chance,
    pub(super) issued: u64,
    recent: VecDeque<(u64, Carried)>,
}

impl Papers {
    pub(super) fn new(seed: u64) -> Papers {
        Papers { chance: Chance::new(!seed), issued: 0, recent: VecDeque::with_capacity(REMEMBERED) }
    }

    /// A new certificate that says so much.
    fn issue(&mut self, says: Carats) -> u64 {
        self.issued += 1;
        if self.recent.len() == REMEMBERED {
            self.recent.pop_front();
        }
        self.recent.push_back((self.issued, Carried::of(says)));
        self.issued
    }

    fn carried(&mut self, certificate: u64) -> Option<&mut Carried> {
        self.recent.iter_mut().find(|(number, _)| *number == certificate).map(|(_, carried)| carried)
    }
}

impl Trade {
    /// Sends what a movement is about to take to whoever takes it: of each holder a shipment.
    pub(super) fn ship(&mut self, ledger: &Ledger, draws: &[Draw], to: Operator, heard: &mut Heard<'_>) {
        let mut held: Vec<(Operator, Draw)> = draws.iter().map(|draw| (self.holder(ledger, draw.lot), *draw)).collect();
        held.sort_by_key(|(holder, draw)| (*holder, draw.lot));
        for of_holder in held.chunk_by(|a, b| a.0 == b.0) {
            let lots: Vec<Draw> = of_holder.iter().map(|(_, draw)| *draw).collect();
            let from = of_holder[0].0;
            if self.papers.chance.happens(self.plan.cheats) {
                self.cheat_with_papers(from, to, &lots, heard);
            }
            let mass = Shipment { certificate: 0, says: Carats::ZERO, from, to, lots: lots.clone() }.mass();
            let certificate = self.papers.issue(mass);
            let told = self.send(Shipment { certificate, says: mass, from, to, lots }, heard);
            debug_assert!(told.is_ok(), "a certificate of its own says what is in the parcel");
        }
    }

    fn cheat_with_papers(&mut self, from: Operator, to: Operator, lots: &[Draw], heard: &mut Heard<'_>) {
        let mut shipment = Shipment { certificate: 0, says: Carats::ZERO, from, to, lots: lots.to_vec() };
        let mass = shipment.mass();
        let used = self.papers.recent.len() as u64;
        let again = used > 0 && self.papers.chance.happens(500);
        if again {
            let nth = self.papers.chance.between(0, used - 1) as usize;
            let (certificate, carried) = self.papers.recent[nth];
            (shipment.certificate, shipment.says) = (certificate, carried.says());
        } else {
            shipment.says = Carats::from_micro(mass.micro() - mass.micro() / 10 - 1).unwrap_or_default();
            shipment.certificate = self.papers.issue(shipment.says);
        }
        let cheat = if again { Cheat::CertificateReused } else { Cheat::CertificateExceeded };
        let told = self.send(shipment, heard);
        self.attempts.push(Attempt { cheat, outcome: Outcome::of_papers(&told) });
    }

    fn send(&mut self, shipment: Shipment, heard: &mut Heard<'_>) -> Result<(), crate::custody::Breach> {
        let mass = shipment.mass();
        let told = self.papers.carried(shipment.certificate).map_or(Ok(()), |carried| carried.send(mass));
        let when = self.clock.tick();
        heard(Act { when, deed: Deed::Sent { shipment: &shipment, told } });
        // A shipment takes a second to send and one to receive.
        self.clock.tick();
        told
    }
}
