//! Two definitions side by side: what each covers and the other does not, exactly, with the real findings inside.

use loupe_scheme::definition::{Comparison as Exactly, Region, Resolved, Verdict, compare};
use loupe_scheme::rule::Refusal;
use loupe_scheme::statement::{Tie, ties};
use loupe_scheme::vocabulary::Field;
use serde::Serialize;

use super::boxes::ValueLists;
use super::{Answer, Ask};

/// Two definitions side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The key of the first.
    pub left: String,
    /// The key of the second.
    pub right: String,
    /// What the first covers and the second does not.
    pub left_only: Difference,
    /// What the second covers and the first does not.
    pub right_only: Difference,
    /// How many combinations of the vocabulary both cover, as decimal text.
    pub both_cells: String,
}

/// What one covers beyond the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Whether there is nothing: then all of it is contained in the other, which is proved and not assumed.
    pub empty: bool,
    /// How many combinations of the vocabulary it holds, as decimal text.
    pub cells: String,
    /// Maximal boxes, largest first; they may overlap.
    pub boxes: Vec<BoxOf>,
    /// Whether the boxes hold all of it; a difference of more than a few hundred boxes is not told whole.
    pub complete: bool,
    /// Every finding inside some box, by id.
    pub findings: Vec<Inside>,
}

/// One maximal box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BoxOf {
    /// The values it allows, by field; a field that is not there may have any.
    pub allows: ValueLists,
    /// How many combinations it holds, as decimal text.
    pub cells: String,
    /// The findings inside it.
    pub findings: Vec<Inside>,
}

/// A finding that lies in a box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inside {
    /// Its id.
    pub finding: String,
    /// Its title.
    pub title: String,
    /// `yes` when some act and link lie in the box whatever is not known of them; else `unknown` or `contested`.
    pub verdict: Verdict,
    /// Whether that act and link are verified.
    pub verified: bool,
    /// That act.
    pub act: String,
    /// The kind of that link.
    pub link: String,
}

/// Compares two definitions by their keys. Refuses with `D10` an unknown one and `D5` an unknown reading.
pub fn comparison(ask: &Ask<'_>, left: &str, right: &str) -> Result<Answer<Comparison>, Refusal> {
    let both = ask.edition.definitions(&[left.to_owned(), right.to_owned()])?;
    let made = of(ask, &both[0], &both[1]);
    Ok(ask.answer(&both, made))
}

pub(crate) fn of(ask: &Ask<'_>, left: &Resolved, right: &Resolved) -> Comparison {
    let Exactly { left_only, right_only, both_cells } = compare(left, right);
    let ties = ties(&ask.edition.register);
    Comparison {
        left: left.reference.key(),
        right: right.reference.key(),
        left_only: difference(ask, &ties, &left_only),
        right_only: difference(ask, &ties, &right_only),
        both_cells: both_cells.to_string(),
    }
}

fn difference(ask: &Ask<'_>, ties: &[Tie<'_>], found: &loupe_scheme::definition::Difference) -> Difference {
    let vocabulary = &ask.edition.register.vocabulary;
    let boxes: Vec<BoxOf> = found
        .boxes
        .iter()
        .map(|region| BoxOf {
            allows: ValueLists::new(vocabulary, region),
            cells: region.cells().to_string(),
            findings: inside(ask, ties, region),
        })
        .collect();
    let mut findings: Vec<Inside> = boxes.iter().flat_map(|one| one.findings.iter().cloned()).collect();
    findings.sort_by(|a, b| (&a.finding, strength(b)).cmp(&(&b.finding, strength(a))));
    findings.dedup_by(|a, b| a.finding == b.finding);
    Difference { empty: found.cells == 0, cells: found.cells.to_string(), boxes, complete: found.complete, findings }
}

const fn strength(inside: &Inside) -> (Verdict, bool) {
    (inside.verdict, inside.verified)
}

/// The findings of which some act and link lie in a box, or may.
fn inside(ask: &Ask<'_>, ties: &[Tie<'_>], region: &Region) -> Vec<Inside> {
    let mut found: Vec<Inside> = Vec::new();
    for tie in ties {
        let verdicts = tie.facts.iter().filter_map(|facts| {
            if facts.possible.and(region).is_empty() {
                return None;
            }
            let open = |field: &Field| !facts.possible.of(*field).within(region.of(*field));
            let open: Vec<Field> = Field::ALL.into_iter().filter(open).collect();
            let only_contested = open.iter().all(|field| facts.contested[*field as usize]);
            Some(match (open.is_empty(), only_contested) {
                (true, _) => Verdict::Yes,
                (false, true) => Verdict::Contested,
                (false, false) => Verdict::Unknown,
            })
        });
        let Some(verdict) = verdicts.max() else { continue };
        let one = Inside {
            finding: tie.finding.id.clone(),
            title: tie.finding.title.get(ask.lang).to_owned(),
            verdict,
            verified: tie.verified,
            act: tie.act.id.clone(),
            link: tie.link.kind.clone(),
        };
        match found.iter_mut().find(|known| known.finding == one.finding) {
            Some(known) if strength(known) >= strength(&one) => {}
            Some(known) => *known = one,
            None => found.push(one),
        }
    }
    found
}
