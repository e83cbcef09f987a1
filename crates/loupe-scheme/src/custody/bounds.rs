//! How much of a mass is of certain origins: what is certain, what one would expect, what cannot be ruled out.

use crate::mass::Carats;

/// All of a pool, as the part of one: 2⁶³.
pub(super) const ALL: u64 = 1 << 63;

/// The mass from a set of origins in a lot: `at_least <= expected <= at_most`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// It cannot be less, however the pools were divided.
    pub at_least: Carats,
    /// What it is if every draw is like its pool, which sorting breaks: an assumption. Rounded to the nearest
    /// micro-carat; off by at most one, for lots that went through up to 400 mixings.
    pub expected: Carats,
    /// It cannot be more, however the pools were divided.
    pub at_most: Carats,
}

/// What bounds say of a lot, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// Nothing of it can be from there.
    Nothing,
    /// Some of it may be from there.
    Possible,
    /// Some of it is certainly from there.
    Some,
    /// All of it is certainly from there.
    Whole,
}

impl Class {
    pub(super) fn is_some(self) -> bool {
        self == Class::Some
    }
}

/// What is certain of a pool, in the form that answers for a draw fastest, in micro-carats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Limits {
    /// What is not certainly from there; a draw may be made of this alone.
    pub(super) rest: u64,
    pub(super) at_most: u64,
}

impl Limits {
    /// A source in the set.
    pub(super) const WHOLE: Limits = Limits { rest: 0, at_most: u64::MAX };
    /// A source outside the set.
    pub(super) const NOTHING: Limits = Limits { rest: u64::MAX, at_most: 0 };
    /// A source that may be either.
    pub(super) const ANYTHING: Limits = Limits { rest: u64::MAX, at_most: u64::MAX };

    /// `at_least` and `at_most` of a draw.
    #[inline]
    pub(super) fn ends(self, mass: u64) -> [u64; 2] {
        [mass.saturating_sub(self.rest), mass.min(self.at_most)]
    }

    /// A draw below this may be made of either alone: none of it is certain, and all of it may be from there. Zero where
    /// no draw is like that.
    pub(super) fn open_below(self) -> u64 {
        self.rest.min(self.at_most)
    }

    /// Of a pool of this mass whose draws have these ends together.
    #[inline]
    pub(super) fn mixed([at_least, at_most]: [u64; 2], mass: u64) -> Limits {
        Limits { rest: mass - at_least, at_most }
    }

    /// The class of every draw, where the limits of a pool of this mass settle it.
    pub(super) fn class_of_all(self, pool: u64) -> Option<Class> {
        match (self.at_most, self.rest) {
            (0, _) => Some(Class::Nothing),
            (_, 0) => Some(Class::Whole),
            (_, rest) if rest >= pool => Some(Class::Possible),
            _ => None,
        }
    }

    #[inline]
    pub(super) fn class(self, mass: u64) -> Class {
        match mass.saturating_sub(self.rest) {
            0 if self.at_most == 0 || mass == 0 => Class::Nothing,
            0 => Class::Possible,
            certain if certain == mass => Class::Whole,
            _ => Class::Some,
        }
    }
}

/// What is known of a pool, and what one would expect of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) limits: Limits,
    /// The expected part, of [`ALL`].
    pub(super) part: u64,
}

impl Content {
    pub(super) const NOTHING: Content = Content { limits: Limits::NOTHING, part: 0 };

    /// Of a pool settled by its origin alone: what may be either is expected not to be from there.
    pub(super) fn settled(limits: Limits) -> Content {
        Content { limits, part: if limits == Limits::WHOLE { ALL } else { 0 } }
    }

    /// `at_least`, `expected` and `at_most` of a draw.
    #[inline]
    pub(super) fn of_draw(self, mass: u64) -> [u64; 3] {
        let [at_least, at_most] = self.limits.ends(mass);
        let scaled = u128::from(mass) * u128::from(self.part) + u128::from(ALL / 2);
        let expected = (scaled >> 63) as u64;
        [at_least, expected.clamp(at_least, at_most), at_most]
    }

    /// The content of a pool that drew so much from pools of such contents.
    pub(super) fn mixed(draws: impl Iterator<Item = (Content, u64)>, mass: u64) -> Content {
        let (mut part, mut ends) = (0_u128, [0, 0]);
        for (content, drawn) in draws {
            let [least, most] = content.limits.ends(drawn);
            ends = [ends[0] + least, ends[1] + most];
            part += u128::from(drawn) * u128::from(content.part);
        }
        let limits = Limits::mixed(ends, mass);
        let whole = u128::from(mass.max(1));
        Content { limits, part: ((part + whole / 2) / whole) as u64 }
    }
}

impl Bounds {
    /// Of parts of a mass.
    #[inline]
    pub(super) fn of_micro(parts: [u64; 3]) -> Bounds {
        let [at_least, expected, at_most] = parts.map(Carats::of_part);
        Bounds { at_least, expected, at_most }
    }
}
