//! Where stones are from, as a page shows it: those of a lot, or all that lies in a container.

use loupe_registry::answer::Ask;
use loupe_registry::answer::custody::WhenceAnswer;
use loupe_registry::custody::Whence;
use loupe_scheme::mass::Carats;
use maud::{Markup, html};

use super::{flow, origins};
use crate::reader::Reader;

/// Whose stones they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of a lot.
    Lot,
    /// A single one.
    Stone,
    /// All that lies in a container.
    Container,
}

/// Stones, and where they are from.
pub(super) struct Shown<'a> {
    /// Who reads.
    pub(super) reader: &'a Reader,
    /// What names are taken from.
    pub(super) ask: &'a Ask<'a>,
    /// As the registry tells it.
    pub(super) whence: &'a Whence,
    /// The same as an answer.
    pub(super) answer: &'a WhenceAnswer,
    /// The mass of all of them.
    pub(super) carats: Carats,
    /// Whose.
    pub(super) whose: Whose,
}

impl Shown<'_> {
    /// A text about a lot, or the one that says the same of a container.
    pub(super) fn key(&self, of_lot: &'static str, of_container: &'static str) -> &'static str {
        if self.whose == Whose::Container { of_container } else { of_lot }
    }

    /// How many origins are known, and told one by one or not.
    pub(super) fn known(&self) -> usize {
        let told = self.answer.origins.iter().filter(|part| part.origin.place.kind != "unknown").count();
        told + self.answer.origins_left_out
    }

    /// Where they are from: the picture, then the same as a table.
    pub(super) fn from(&self) -> Markup {
        let heading = self.key("custody-page-from", "custody-container-from");
        html! {
            h2 id="origins" { (self.reader.text(heading)) }
            (flow::picture(self))
            (origins::table(self))
        }
    }
}
