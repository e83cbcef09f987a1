//! A definition that someone wrote, checked, and set beside every definition on record.

use loupe_scheme::definition::{Definition, cells, parse, resolve};
use loupe_scheme::rule::Refusal;
use serde::Serialize;

use super::definition::{Whole, whole};
use super::{Answer, Ask};

/// A definition file that holds together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The definition under its default reading.
    pub definition: Whole,
    /// It beside every definition on record.
    pub beside: Vec<Beside>,
}

/// It beside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// The other's key.
    pub definition: String,
    /// Whether all it covers is covered by the other.
    pub is_contained: bool,
    /// Whether it covers all the other covers.
    pub contains: bool,
    /// How many combinations of the vocabulary only it covers, as decimal text.
    pub only_here: String,
    /// How many only the other covers.
    pub only_there: String,
    /// How many both cover.
    pub both: String,
}

/// Checks the definition file `text`, known as `name` in refusals.
///
/// Refuses with `D1` to `D12`, every fault with its line and column. It may include definitions on record, and takes
/// the place of the one on record that has its id.
pub fn check(ask: &Ask<'_>, name: &str, text: &str) -> Result<Answer<Checked>, Vec<Refusal>> {
    let register = &ask.edition.register;
    let written = parse(name, text, &register.vocabulary)?;
    let others = register.definitions.iter().filter(|known| known.id != written.id).cloned();
    let all: Vec<Definition> = others.chain([written.clone()]).collect();
    let resolved = resolve(&written.id, &all).map_err(|refusal| vec![refusal])?;
    let here = resolved.regions();
    let beside = ask.edition.defaults.iter().map(|other| {
        let there = other.regions();
        let (only_here, only_there) = (cells(&here, &there), cells(&there, &here));
        Beside {
            definition: other.reference.key(),
            is_contained: only_here == 0,
            contains: only_there == 0,
            only_here: only_here.to_string(),
            only_there: only_there.to_string(),
            both: (cells(&here, &[]) - only_here).to_string(),
        }
    });
    let checked = Checked { beside: beside.collect(), definition: whole(ask, &written, &resolved, &all) };
    Ok(ask.answer(std::slice::from_ref(&resolved), checked))
}
