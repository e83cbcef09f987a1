//! Every container with what lies in it. No carat lies in two of them, and none is used that lies in one in part.

use std::collections::{BTreeMap, HashMap};

use super::bits::Bits;
use super::contents::Contents;
use super::ledger::Ledger;
use super::number::LotId;
use crate::mass::Carats;

/// Containers by name, and of lots how much of them lies in containers.
///
/// A lot lies in one container whole, or in parts in as many as there are. Of a lot that lies in none nothing is kept, of
/// one that lies in one whole a bit.
#[derive(Clone, Debug, Default)]
pub struct Parcels {
    contents: HashMap<String, Contents>,
    whole: Bits,
    /// In how many more containers lots lie whole, as they may where it was told before it was refused.
    again: BTreeMap<LotId, u32>,
    parts: BTreeMap<LotId, Parts>,
}

/// The parts of one lot in containers.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    containers: u32,
    micro: u128,
}

/// Why so much of a lot cannot be packed, used or made: what lies in containers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// How much of the lot is asked for; nothing where it is about to be made.
    pub asked: Carats,
    /// How much of it is left, or would be.
    pub left: Carats,
    /// How much of it lies in containers.
    pub claimed: Carats,
    /// In how many.
    pub containers: u64,
}

impl Claimed {
    /// Whether no mass is known of it: it lies in a container, and is a container itself, or a stone nobody weighed, or
    /// used up.
    pub fn is_of_nothing(&self) -> bool {
        self.asked == Carats::ZERO && self.claimed == Carats::ZERO
    }

    /// What is left of the lot and lies in no container.
    pub fn loose(&self) -> Carats {
        self.left.checked_sub(self.claimed).unwrap_or_default()
    }

    /// By how much there is too little.
    pub fn short(&self) -> Carats {
        told(u128::from(self.asked.micro()) + u128::from(self.claimed.micro()))
            .checked_sub(self.left)
            .unwrap_or_default()
    }
}

impl Parcels {
    /// What lies in a container; `None` where nothing does.
    pub fn get(&self, container: &str) -> Option<&Contents> {
        self.contents.get(container)
    }

    /// Whether anything lies in a container of this name.
    pub fn contains_key(&self, container: &str) -> bool {
        self.contents.contains_key(container)
    }

    /// Whether parts of a lot lie in containers.
    pub fn is_parted(&self, lot: LotId) -> bool {
        self.parts.contains_key(&lot)
    }

    /// How much of a lot lies in a container: `None` where nothing does, `Some(None)` for the whole of it.
    pub fn part(&self, container: &str, lot: LotId) -> Option<Option<Carats>> {
        self.get(container)?.part(lot)
    }

    /// Has so much of a lot lie in a container, whatever did before; the whole of it with `None`.
    pub fn hold(&mut self, container: &str, lot: LotId, part: Option<Carats>) {
        self.release(lot, self.part(container, lot));
        match part {
            None if self.whole.has(lot.0) => *self.again.entry(lot).or_default() += 1,
            None => self.whole.set(lot.0),
            Some(part) => {
                let parts = self.parts.entry(lot).or_default();
                parts.containers += 1;
                parts.micro += u128::from(part.micro());
            }
        }
        match self.contents.get_mut(container) {
            Some(held) => held.set(lot, part),
            None => self.contents.entry(container.to_owned()).or_default().set(lot, part),
        }
    }

    /// Takes a lot out of a container.
    pub fn leave(&mut self, container: &str, lot: LotId) {
        self.release(lot, self.part(container, lot));
        if let Some(held) = self.contents.get_mut(container) {
            held.remove(lot);
            if held.is_empty() {
                self.contents.remove(container);
            }
        }
    }

    /// Has exactly this lie in a container.
    pub fn put(&mut self, container: &str, contents: &Contents) {
        let before: Vec<LotId> = self.get(container).into_iter().flat_map(Contents::lots).collect();
        before.into_iter().for_each(|lot| self.leave(container, lot));
        contents.lots().for_each(|lot| self.hold(container, lot, contents.part(lot).flatten()));
    }

    fn release(&mut self, lot: LotId, part: Option<Option<Carats>>) {
        match part {
            None => {}
            Some(None) => match self.again.get_mut(&lot) {
                Some(1) => drop(self.again.remove(&lot)),
                Some(more) => *more -= 1,
                None => self.whole.clear(lot.0),
            },
            Some(Some(part)) => {
                if let Some(parts) = self.parts.get_mut(&lot) {
                    parts.containers -= 1;
                    parts.micro -= u128::from(part.micro());
                    if parts.containers == 0 {
                        self.parts.remove(&lot);
                    }
                }
            }
        }
    }

    /// How much of a lot lies in a container once a part more was put in, or the whole with `None`. As much as was made of
    /// a lot is the whole.
    ///
    /// Refuses what lies in other containers. How much there is of a lot of which nobody told is seen when it is made.
    pub fn packing(
        &self,
        ledger: &Ledger,
        container: &str,
        lot: LotId,
        part: Option<Carats>,
    ) -> Result<Option<Carats>, Claimed> {
        let held = self.part(container, lot);
        let made = ledger.is_known(lot).then(|| ledger.mass(lot)).flatten();
        let part = part.filter(|part| made != Some(*part));
        let left = ledger.left(lot).unwrap_or_default();
        // Of what lies in a container less may be left.
        let within = |micro| if made.is_some() { told(micro).min(left) } else { told(micro) };
        let elsewhere = self.others(lot, held);
        let whole_elsewhere = self.whole_in(lot) > u64::from(held == Some(None));
        if whole_elsewhere || (part.is_none() && elsewhere.containers > 0) {
            let containers = self.whole_in(lot) - u64::from(held == Some(None)) + u64::from(elsewhere.containers);
            let claimed = if whole_elsewhere { left } else { within(elsewhere.micro) };
            return Err(Claimed { asked: part.unwrap_or(left), left, claimed, containers });
        }
        let (Some(part), None | Some(Some(_))) = (part, held) else { return Ok(None) };
        let before = held.flatten().unwrap_or_default();
        let there = before.checked_add(part);
        let claimed = elsewhere.micro + u128::from(before.micro());
        let fits = made.is_none() || claimed + u128::from(part.micro()) <= u128::from(left.micro());
        match there.filter(|_| fits) {
            Some(there) => Ok((made != Some(there)).then_some(there)),
            None => {
                let containers = u64::from(elsewhere.containers) + u64::from(held.is_some());
                Err(Claimed { asked: part, left, claimed: within(claimed), containers })
            }
        }
    }

    /// Looks whether so much of a lot may be used: what lies loose. Who opens a container says so, by taking out, unless
    /// all that is left of the lot lies in that one: it can be from nowhere else.
    pub fn drawing(&self, ledger: &Ledger, lot: LotId, asked: Carats) -> Result<(), Claimed> {
        let Some(parts) = self.parts.get(&lot).filter(|_| ledger.is_known(lot)) else { return Ok(()) };
        let left = ledger.left(lot).unwrap_or_default();
        let all_in_one = parts.containers == 1 && parts.micro >= u128::from(left.micro());
        // More than is left the ledger refuses.
        if asked > left || all_in_one || parts.micro + u128::from(asked.micro()) <= u128::from(left.micro()) {
            return Ok(());
        }
        Err(Claimed { asked, left, claimed: told(parts.micro), containers: u64::from(parts.containers) })
    }

    /// Looks whether a lot of which nobody told may be made with this mass: whether what was packed and used before is in
    /// it. What was used may be from a container that alone has a part of it.
    pub fn making(&self, ledger: &Ledger, lot: LotId, mass: Carats) -> Result<(), Claimed> {
        let Some(parts) = self.parts.get(&lot).filter(|_| !ledger.is_known(lot)) else { return Ok(()) };
        // More drawn than is made the ledger refuses.
        let Some(left) = mass.checked_sub(ledger.mass(lot).unwrap_or_default()) else { return Ok(()) };
        let there = if parts.containers == 1 { mass } else { left };
        if parts.micro <= u128::from(there.micro()) {
            return Ok(());
        }
        let (claimed, containers) = (told(parts.micro), u64::from(parts.containers));
        Err(Claimed { asked: Carats::ZERO, left: there, claimed, containers })
    }

    /// The parts of a lot in other containers than in one where such a part lies.
    fn others(&self, lot: LotId, held: Option<Option<Carats>>) -> Parts {
        let all = self.parts.get(&lot).copied().unwrap_or_default();
        match held {
            Some(Some(part)) => Parts { containers: all.containers - 1, micro: all.micro - u128::from(part.micro()) },
            _ => all,
        }
    }

    /// In how many containers a lot lies whole.
    fn whole_in(&self, lot: LotId) -> u64 {
        u64::from(self.whole.has(lot.0)) + self.again.get(&lot).map_or(0, |more| u64::from(*more))
    }
}

/// A mass as it is told; above [`Carats::MAX`] as that.
fn told(micro: u128) -> Carats {
    u64::try_from(micro).ok().and_then(Carats::from_micro).unwrap_or(Carats::MAX)
}
