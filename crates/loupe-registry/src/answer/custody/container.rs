//! A parcel, a box or a jewel: what lies in it, and what is known of all of it together.

use jiff::civil::Date;
use loupe_scheme::definition::Resolved;
use loupe_scheme::mass::Carats;
use serde::Serialize;

use super::lot::{StepAnswer, step};
use super::whence::WhenceAnswer;
use crate::answer::Ask;
use crate::custody::{ContainerStory, ContentLot};

/// A container.
#[derive(Clone, Debug, Serialize)]
pub struct ContainerAnswer {
    /// Its name, as it is kept.
    pub container: String,
    /// How many lots in it there are of which something is left, also in containers in it.
    pub count: usize,
    /// All that is left of them.
    pub left: Carats,
    /// So much of it may be of unknown origin.
    pub of_unknown: Carats,
    /// The lots, the heaviest first.
    pub lots: Vec<ContentAnswer>,
    /// How many of them are left out.
    pub lots_left_out: usize,
    /// How many more lots in it are used up.
    pub used_up: usize,
    /// How many more things in it there are of which nobody told how they came about. Their mass is not known.
    pub untold: usize,
    /// How many containers in it there are that are not empty.
    pub inner: usize,
    /// Where all of it together is from, and what each definition says.
    #[serde(flatten)]
    pub whence: WhenceAnswer,
    /// Where it was packed, unpacked, sent and received, oldest first.
    pub passages: Vec<StepAnswer>,
    /// The day the statement expires; `null` where there is nothing to state.
    pub expires_on: Option<Date>,
}

/// A lot in a container.
#[derive(Clone, Debug, Serialize)]
pub struct ContentAnswer {
    /// Its number in this record.
    pub number: u32,
    /// Its name; for the office that captured how it was made or that it was packed.
    pub lot: Option<String>,
    /// What made it.
    pub process: &'static str,
    /// Its mass.
    pub carats: Carats,
    /// So much of it lies here.
    pub left: Carats,
}

/// A container as its reader may see it.
pub fn container(ask: &Ask<'_>, story: &ContainerStory, definitions: &[Resolved]) -> ContainerAnswer {
    let whence = story.whence.as_ref();
    ContainerAnswer {
        container: story.name.clone(),
        count: story.count,
        left: story.left,
        of_unknown: story.of_unknown,
        lots: story.lots.iter().map(content).collect(),
        lots_left_out: story.count - story.lots.len(),
        used_up: story.used_up,
        untold: story.untold,
        inner: story.inner,
        whence: whence.map(|whence| WhenceAnswer::new(ask, whence, definitions)).unwrap_or_default(),
        passages: story.passages.iter().map(step).collect(),
        expires_on: whence.map(|whence| whence.statement.expires_on),
    }
}

fn content(lot: &ContentLot) -> ContentAnswer {
    ContentAnswer {
        number: lot.number.0,
        lot: lot.name.clone(),
        process: lot.process.map_or("", |process| process.name()),
        carats: lot.mass,
        left: lot.left,
    }
}
