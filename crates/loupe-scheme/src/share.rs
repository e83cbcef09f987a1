//! A part of a whole as a pair of integers; divided only when shown, and then never in a reader's favour.

use std::cmp::Ordering;

/// A share `part / whole`, compared by cross-multiplication in 128 bits. A share of nothing is zero.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    part: u64,
    whole: u64,
}

impl Share {
    /// None of it.
    pub const NONE: Share = Share { part: 0, whole: 1 };
    /// All of it.
    pub const ALL: Share = Share { part: 1, whole: 1 };

    /// `part` of `whole`; a part above the whole is the whole.
    pub fn of(part: u64, whole: u64) -> Share {
        if whole == 0 { Share::NONE } else { Share { part: part.min(whole), whole } }
    }

    /// The two integers: the part and the whole, in the unit of whoever made it.
    pub const fn pair(self) -> (u64, u64) {
        (self.part, self.whole)
    }

    /// In tenths of a per cent, rounded down: what may be said with *at least*.
    pub fn tenths_down(self) -> u16 {
        (u128::from(self.part) * 1000 / u128::from(self.whole)) as u16
    }

    /// In tenths of a per cent, rounded up: what may be said with *at most*.
    pub fn tenths_up(self) -> u16 {
        (u128::from(self.part) * 1000).div_ceil(u128::from(self.whole)) as u16
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        let left = u128::from(self.part) * u128::from(other.whole);
        let right = u128::from(other.part) * u128::from(self.whole);
        left.cmp(&right)
    }
}
