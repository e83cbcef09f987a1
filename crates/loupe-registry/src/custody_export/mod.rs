//! What goes out about a lot, or about what lies in a container: where it is from as a table, as JSON and as the
//! provenance of a UNTP product passport, and what happened to it as UNTP traceability events. Pure: whoever asks the
//! register hands in what it answered.
//!
//! UNTP 0.6.1 is followed, which is a draft; all of it is in `untp/`.

mod fraction;
mod outgoing;
mod table;
mod untp;

use loupe_scheme::custody::Bounds;
use loupe_scheme::mass::Carats;
use serde::Serialize;

use crate::catalogue::Catalogue;

pub use fraction::Fraction;
pub use outgoing::{CredentialKind, Outgoing, Unsigned, Wish};
pub use table::table;
pub use untp::{Happened, Issuer, LeftOut, passport, traceability};

/// A lot, or all that lies in a container, and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LotOut {
    /// The lot or the container, as a URI.
    pub lot: String,
    /// What lies in it, where it is a container.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contents: Option<ContentsOut>,
    /// The mass of the lot; of a container, all that is left of what lies in it.
    pub carats: Carats,
    /// Every origin, the unknown one too.
    pub made_of: Vec<MadeOf>,
}

/// What lies in a container, also in containers in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ContentsOut {
    /// How many lots of which something is left.
    pub lots: usize,
    /// How many things more of which nobody told how they came about. Their mass is not known, and not counted.
    pub untold: usize,
    /// How many containers in it are not empty.
    pub containers: usize,
}

/// The part of a lot that is, or may be, from one origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MadeOf {
    /// Where, and when it was mined; `None` where nobody knows, and for several together.
    pub origin: Option<OriginOut>,
    /// How many origins are told together here, the lightest; 0 where it is one, or the unknown one.
    #[serde(skip_serializing_if = "is_zero")]
    pub others: usize,
    /// How much of it.
    pub amount: Amount,
}

/// An origin with the words for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginOut {
    /// The site's id, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The participant's code.
    pub country: String,
    /// The same as ISO 3166-1 alpha-2, where it is a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha2: Option<String>,
    /// The name of the site or participant in the reader's language.
    pub name: String,
    /// The period of production.
    pub period: String,
}

/// How much of a lot, in carats and as a share of it. What is *expected* takes every draw to be like its pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// It cannot be less.
    pub at_least: Carats,
    /// What it is if every draw was like its pool.
    pub expected: Carats,
    /// It cannot be more.
    pub at_most: Carats,
    /// `at_least` of the whole, rounded down.
    pub share_at_least: Fraction,
    /// `expected` of the whole, rounded down.
    pub share_expected: Fraction,
    /// `at_most` of the whole, rounded up.
    pub share_at_most: Fraction,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl MadeOf {
    /// What the part is called where it has no origin.
    fn unnamed(&self, texts: &Catalogue) -> String {
        match self.others {
            0 => texts.text("custody-export-unknown").into_owned(),
            others => texts.counted("custody-export-others", others),
        }
    }
}

impl Amount {
    /// Bounds as amounts of a whole.
    pub fn of(bounds: Bounds, whole: Carats) -> Amount {
        let Bounds { at_least, expected, at_most } = bounds;
        Amount {
            at_least,
            expected,
            at_most,
            share_at_least: Fraction::down(at_least, whole),
            share_expected: Fraction::down(expected, whole),
            share_at_most: Fraction::up(at_most, whole),
        }
    }
}
