//! The definition lab: a definition with some boxes changed, read from the pairs of an address and written back.
//!
//! The pairs are those a plain form sends. `base` names the definition. `clause=1` opens a clause, by its number, or by
//! `kp-2003/1` when it stands in an included definition; the pairs after it, such as `actor=state_police`, are the whole
//! of its new box, and a field without a pair may have any value. `drop=1` leaves a clause out. A clause of a new name
//! is added once a field of it is given, so that an empty row of a form changes nothing.

use loupe_scheme::definition::{DefinitionRef, Region, Resolved, ResolvedClause, resolve};
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::vocabulary::{Field, ValueSet, Vocabulary};
use loupe_scheme::words::{Lang, Words};
use sha2::{Digest, Sha256};

use crate::catalogue::catalogue;
use crate::edition::Edition;

/// The most pairs that are read.
pub const PAIRS_MAX: usize = 2000;
/// The most clauses that may be added.
pub const NEW_CLAUSES_MAX: usize = 3;
/// The id under which a changed definition and its new clauses stand.
pub const LAB: &str = "lab";

/// Pairs of an address that are not about the definition, and are left to others.
const LEFT_TO_OTHERS: [&str; 5] = ["period", "looks", "definition", "lang", "go"];
const NAME_CHARS_MAX: usize = 24;

/// A definition and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lab {
    /// The definition it began with.
    pub base: Resolved,
    /// The definition as changed; the same as `base` when nothing was.
    pub changed: Resolved,
    /// Its clauses in order, those left out too.
    pub clauses: Vec<LabClause>,
}

/// A clause in the lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabClause {
    /// The name by which the address knows it.
    pub name: String,
    /// The box it began with; `None` for a new clause.
    pub before: Option<Region>,
    /// The box as changed; `None` when it is left out.
    pub after: Option<Region>,
}

/// What a pair's clause says so far.
struct Opened {
    name: String,
    sets: [ValueSet; Field::COUNT],
}

impl Lab {
    /// Reads the lab from the pairs of an address. Without a `base` it begins with the definition shown first.
    ///
    /// Refuses with `D2` an unknown name of a pair, `D3` an unknown value or clause, `D4` a field before any clause,
    /// `D7` a definition all of whose clauses are left out, `D10` and `D5` an unknown base, `D11` too much of it.
    pub fn read(edition: &Edition, pairs: &[(String, String)]) -> Result<Lab, Vec<Refusal>> {
        let base = base(edition, pairs).map_err(|refusal| vec![refusal])?;
        if pairs.len() > PAIRS_MAX {
            return Err(vec![Refusal::new(Rule::DefinitionTooLarge, pairs.len().to_string())]);
        }
        let names = names(&base);
        let vocabulary = &edition.register.vocabulary;
        let mut opened: Vec<Opened> = Vec::new();
        let mut at: Option<usize> = None;
        let mut dropped: Vec<&str> = Vec::new();
        let mut refusals = Vec::new();
        for (key, value) in pairs.iter().filter(|(key, _)| key != "base" && !LEFT_TO_OTHERS.contains(&key.as_str())) {
            let one = match (key.as_str(), Field::from_key(key)) {
                ("clause", _) => open(&mut opened, &names, value).map(|index| at = Some(index)),
                ("drop", _) => known(&names, value)
                    .map(|name| dropped.push(name))
                    .ok_or_else(|| refusal(Rule::DefinitionUnknownValue, value, "drop").accepting(&names)),
                (_, Some(field)) => allow(vocabulary, &mut opened, at, field, value, &names),
                (_, None) => {
                    let keys = ["base", "clause", "drop"].into_iter().chain(Field::ALL.map(Field::key));
                    Err(refusal(Rule::DefinitionUnknownKey, key, key).accepting(keys))
                }
            };
            refusals.extend(one.err());
        }
        if refusals.is_empty() {
            Lab::build(edition, base, &names, &opened, &dropped).map_err(|refusal| vec![refusal])
        } else {
            Err(refusals)
        }
    }

    fn build(
        edition: &Edition,
        base: Resolved,
        names: &[String],
        opened: &[Opened],
        dropped: &[&str],
    ) -> Result<Lab, Refusal> {
        let vocabulary = &edition.register.vocabulary;
        let region = |sets: &[ValueSet; Field::COUNT]| {
            let any_if_empty = |field: Field| {
                let set = sets[field as usize];
                if set.is_empty() { vocabulary.any(field) } else { set }
            };
            Region(Field::ALL.map(any_if_empty))
        };
        let mut clauses: Vec<LabClause> = Vec::new();
        for (name, clause) in names.iter().zip(&base.clauses) {
            let given = opened.iter().find(|opened| opened.name == *name).map(|opened| region(&opened.sets));
            let kept = !dropped.contains(&name.as_str());
            clauses.push(LabClause {
                name: name.clone(),
                before: Some(clause.region),
                after: kept.then(|| given.unwrap_or(clause.region)),
            });
        }
        let new = opened.iter().filter(|opened| !names.contains(&opened.name));
        let new = new.filter(|opened| opened.sets.iter().any(|set| !set.is_empty()));
        clauses.extend(new.map(|opened| LabClause {
            name: opened.name.clone(),
            before: None,
            after: Some(region(&opened.sets)),
        }));
        if clauses.iter().all(|clause| clause.after.is_none()) {
            return Err(refusal(Rule::DefinitionNoClause, "", "drop"));
        }
        let changed = changed(vocabulary, &base, &clauses);
        Ok(Lab { base, changed, clauses })
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        self.clauses.iter().any(|clause| clause.before != clause.after)
    }

    /// The fewest pairs that read back as this lab: the base, and the clauses that differ from it.
    pub fn pairs(&self, vocabulary: &Vocabulary) -> Vec<(String, String)> {
        let mut pairs = vec![("base".to_owned(), self.base.reference.key())];
        pairs.extend(pairs_of(vocabulary, &self.clauses));
        pairs
    }
}

fn pairs_of(vocabulary: &Vocabulary, clauses: &[LabClause]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for clause in clauses.iter().filter(|clause| clause.before != clause.after) {
        let Some(region) = clause.after else {
            pairs.push(("drop".to_owned(), clause.name.clone()));
            continue;
        };
        pairs.push(("clause".to_owned(), clause.name.clone()));
        // A new clause that may be anything still needs one field to be there at all.
        let free = clause.before.is_none() && region == Region::all(vocabulary);
        let told = |field: &Field| region.of(*field) != vocabulary.any(*field) || free && *field == Field::Goods;
        for field in Field::ALL.into_iter().filter(told) {
            let values = vocabulary.names(field, region.of(field)).into_iter();
            pairs.extend(values.map(|value| (field.key().to_owned(), value.to_owned())));
        }
    }
    pairs
}

fn refusal(rule: Rule, input: &str, name: &str) -> Refusal {
    Refusal::new(rule, input).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

fn base(edition: &Edition, pairs: &[(String, String)]) -> Result<Resolved, Refusal> {
    let asked = pairs.iter().find(|(key, value)| key == "base" && !value.is_empty());
    match (asked, edition.defaults.first()) {
        (Some((_, key)), _) => resolve(key, &edition.register.definitions),
        (None, Some(first)) => Ok(first.clone()),
        (None, None) => Err(refusal(Rule::DefinitionMissingKey, "", "base")),
    }
}

/// The names of a definition's clauses: the number of its own, `definition/number` of those it includes.
fn names(base: &Resolved) -> Vec<String> {
    let name = |clause: &ResolvedClause| {
        let own = clause.definition == base.reference.id;
        if own { clause.id.clone() } else { format!("{}/{}", clause.definition, clause.id) }
    };
    base.clauses.iter().map(name).collect()
}

fn known<'n>(names: &'n [String], name: &str) -> Option<&'n str> {
    names.iter().find(|known| *known == name).map(String::as_str)
}

/// Opens a clause of the base, or a new one; gives its place among those opened.
fn open(opened: &mut Vec<Opened>, names: &[String], name: &str) -> Result<usize, Refusal> {
    if let Some(index) = opened.iter().position(|opened| opened.name == name) {
        return Ok(index);
    }
    let fits = !name.is_empty()
        && name.len() <= NAME_CHARS_MAX
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if known(names, name).is_none() {
        if !fits {
            return Err(refusal(Rule::DefinitionUnknownValue, name, "clause").accepting(names));
        }
        let new = opened.iter().filter(|opened| known(names, &opened.name).is_none()).count();
        if new >= NEW_CLAUSES_MAX {
            return Err(refusal(Rule::DefinitionTooLarge, name, "clause"));
        }
    }
    opened.push(Opened { name: name.to_owned(), sets: [ValueSet::EMPTY; Field::COUNT] });
    Ok(opened.len() - 1)
}

/// Allows one more value of a field in the clause opened last. An empty value says nothing.
fn allow(
    vocabulary: &Vocabulary,
    opened: &mut [Opened],
    at: Option<usize>,
    field: Field,
    value: &str,
    names: &[String],
) -> Result<(), Refusal> {
    if value.is_empty() {
        return Ok(());
    }
    let set = vocabulary.value(field, value)?;
    let clause = at.and_then(|index| opened.get_mut(index));
    let clause = clause.ok_or_else(|| refusal(Rule::DefinitionMissingKey, "clause", field.key()).accepting(names))?;
    clause.sets[field as usize] = clause.sets[field as usize].or(set);
    Ok(())
}

/// The definition as changed. Its hash is that of the base and the pairs that change it.
fn changed(vocabulary: &Vocabulary, base: &Resolved, clauses: &[LabClause]) -> Resolved {
    let pairs = pairs_of(vocabulary, clauses);
    if pairs.is_empty() {
        return base.clone();
    }
    let mut hasher = Sha256::new();
    hasher.update(base.reference.hash.as_bytes());
    hasher.update(base.reference.reading.as_bytes());
    for (key, value) in &pairs {
        hasher.update(format!("\n{key}={value}").as_bytes());
    }
    let hash = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let named =
        |lang: Lang| catalogue(lang).with("answer-lab-name", &[("name", base.reference.name.get(lang).to_owned())]);
    let of_base = clauses.iter().zip(base.clauses.iter().map(Some).chain(std::iter::repeat(None)));
    let kept = of_base.filter_map(|(clause, began)| {
        let region = clause.after?;
        Some(match began {
            Some(began) => ResolvedClause { region, ..began.clone() },
            None => {
                ResolvedClause { definition: LAB.to_owned(), id: clause.name.clone(), words: Words::default(), region }
            }
        })
    });
    Resolved {
        reference: DefinitionRef {
            id: format!("{}+{LAB}", base.reference.id),
            version: base.reference.version,
            reading: base.reference.reading.clone(),
            hash,
            name: Words { en: named(Lang::En), fr: named(Lang::Fr), pt: named(Lang::Pt) },
            gist: base.reference.gist.clone(),
        },
        clauses: kept.collect(),
    }
}

/// Pairs as the query of an address.
pub fn query(pairs: &[(String, String)]) -> String {
    let encoded = |text: &str| -> String {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~/:".contains(&b);
        text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    let pairs = pairs.iter().map(|(key, value)| format!("{}={}", encoded(key), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}
