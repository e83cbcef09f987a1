//! The arithmetic of a statement: four parts that always add up to the whole.

use std::ops::Add;

use serde::Serialize;

/// Micro-carats or US cents. The unit is the caller's; the two are never mixed in one [`Block`].
pub type Amount = u64;

/// The four parts of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// A verified finding meets the definition.
    pub verified: Amount,
    /// Alleged, contested, unknown, or left open by mixing or by dates.
    pub open: Amount,
    /// Nobody examined that place for that period and kind of act.
    pub not_looked: Amount,
    /// Looked at, and no published finding meets the definition.
    pub rest: Amount,
}

impl Parts {
    /// Everything: the four parts together.
    pub const fn whole(&self) -> Amount {
        self.verified + self.open + self.not_looked + self.rest
    }

    /// What cannot be ruled out: all but the rest.
    pub const fn at_most(&self) -> Amount {
        self.verified + self.open + self.not_looked
    }
}

impl Add for Parts {
    type Output = Parts;

    fn add(self, other: Parts) -> Parts {
        Parts {
            verified: self.verified + other.verified,
            open: self.open + other.open,
            not_looked: self.not_looked + other.not_looked,
            rest: self.rest + other.rest,
        }
    }
}

/// What holds for all stones of one half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// No finding bears on all of them, and somebody looked.
    Looked,
    /// No finding bears on all of them, and nobody looked.
    NotLooked,
    /// Some finding leaves all of them open.
    Open,
    /// A verified finding covers all of them.
    Verified,
}

/// What is known of the stones of one subject in one stretch of time.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The amount of each half-year and what holds for all of it.
    pub halves: Vec<(Amount, State)>,
    /// At least this much is from sites and operators covered by verified findings for the whole stretch.
    pub named_verified: Amount,
    /// At most this much is from named sites and operators that findings cover or leave open.
    pub named_touched: Amount,
    /// At least this much is from named sites that were looked at and that no finding points at.
    pub named_looked: Amount,
}

impl Block {
    /// The parts, with the widest interval that the facts allow.
    ///
    /// Sets of stones are known by their size only, so unions are bounded: verified is at least the larger of the
    /// verified half-years and the verified named output; what is touched may lie wholly outside the half-years already
    /// counted; what was looked at may lie as far as possible inside them. No carat counts twice.
    pub fn parts(&self) -> Parts {
        let sum = |state: State| -> Amount {
            self.halves.iter().filter(|(_, s)| *s == state).map(|(amount, _)| amount).sum()
        };
        let (verified, open) = (sum(State::Verified), sum(State::Open));
        let (looked, not_looked) = (sum(State::Looked), sum(State::NotLooked));
        let whole = verified + open + looked + not_looked;

        let touched = self.named_touched.max(self.named_verified).min(looked + not_looked);
        let touched_or_counted = verified + open + touched;
        let certain = verified.max(self.named_verified.min(whole));
        let left = whole - touched_or_counted;
        let rest = looked.saturating_sub(touched).max(self.named_looked.saturating_sub(verified + open)).min(left);
        Parts { verified: certain, open: touched_or_counted - certain, not_looked: left - rest, rest }
    }
}
