//! The closed, versioned vocabulary of definitions and findings, read from its own file.

use serde::Deserialize;

use crate::rule::{Place, Refusal, Rule};

/// The nine fields of `conflict/1`, in the order in which people ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Rough or polished.
    Goods,
    /// Who did it.
    Actor,
    /// What was done.
    Act,
    /// How grave.
    Gravity,
    /// Once, or as a pattern.
    Pattern,
    /// What the stones paid for.
    Finances,
    /// To what end.
    Aim,
    /// What the Security Council says, computed for a period.
    UnStatus,
    /// How the stones are tied to it.
    Link,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = 9;
    /// All of them.
    pub const ALL: [Field; Field::COUNT] = [
        Field::Goods,
        Field::Actor,
        Field::Act,
        Field::Gravity,
        Field::Pattern,
        Field::Finances,
        Field::Aim,
        Field::UnStatus,
        Field::Link,
    ];

    /// The key it has in files and addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Field::Goods => "goods",
            Field::Actor => "actor",
            Field::Act => "act",
            Field::Gravity => "gravity",
            Field::Pattern => "pattern",
            Field::Finances => "finances",
            Field::Aim => "aim",
            Field::UnStatus => "un_status",
            Field::Link => "link",
        }
    }

    /// The field of a key.
    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// A set of values of one field, one bit each, in the order of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ValueSet(pub u64);

impl ValueSet {
    /// No value.
    pub const EMPTY: ValueSet = ValueSet(0);

    /// The single value at `index`.
    pub const fn one(index: usize) -> ValueSet {
        ValueSet(1 << index)
    }

    /// The first `count` values.
    pub const fn first(count: usize) -> ValueSet {
        ValueSet(if count >= 64 { u64::MAX } else { (1 << count) - 1 })
    }

    /// Values in both.
    pub const fn and(self, other: ValueSet) -> ValueSet {
        ValueSet(self.0 & other.0)
    }

    /// Values in either.
    pub const fn or(self, other: ValueSet) -> ValueSet {
        ValueSet(self.0 | other.0)
    }

    /// Values of this one that are not in `other`.
    pub const fn without(self, other: ValueSet) -> ValueSet {
        ValueSet(self.0 & !other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether every value is in `other`.
    pub const fn within(self, other: ValueSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The indices of the values, ascending.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |index| self.0 >> index & 1 == 1)
    }
}

/// How far a link reaches when its target is a whole participant or company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Ties all stones of the target.
    Whole,
    /// Ties some site or operation of the target that is not named.
    Site,
    /// Ties no stones: it says who owes a remedy, or where the harm arrived.
    None,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActKind {
    id: String,
    group: String,
    gravity: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorKind {
    id: String,
    group: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkKind {
    id: String,
    reach: Reach,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sight {
    look: String,
    acts: Vec<String>,
    actors: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldValues {
    id: String,
    values: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VocabularyFile {
    id: String,
    acts: Vec<ActKind>,
    actors: Vec<ActorKind>,
    links: Vec<LinkKind>,
    sights: Vec<Sight>,
    #[serde(default)]
    #[expect(dead_code, reason = "read so that a misspelt key is refused; shown from the file itself")]
    source: Vec<toml::Table>,
    field: Vec<FieldValues>,
}

/// One version of the vocabulary, such as `conflict/1`.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    id: String,
    fields: [Vec<String>; Field::COUNT],
    acts: Vec<ActKind>,
    actors: Vec<ActorKind>,
    links: Vec<LinkKind>,
    looks: Vec<String>,
    sights: Vec<Sight>,
}

impl Vocabulary {
    /// Reads a vocabulary file. Refuses with `W1` what is not one and with `W3` a list that does not fit its field.
    pub fn parse(text: &str) -> Result<Vocabulary, Refusal> {
        let broken = |input: String| Refusal::new(Rule::WorldFileBroken, input);
        let file: VocabularyFile = toml::from_str(text).map_err(|error| broken(error.message().to_owned()))?;
        let mut fields: [Vec<String>; Field::COUNT] = Default::default();
        for values in file.field {
            let field = Field::from_key(&values.id).ok_or_else(|| broken(values.id.clone()))?;
            if values.values.is_empty() || values.values.len() > 64 {
                return Err(broken(values.id));
            }
            fields[field as usize] = values.values;
        }
        let lists = [
            (Field::Act, file.acts.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>()),
            (Field::Actor, file.actors.iter().map(|kind| kind.id.as_str()).collect()),
            (Field::Link, file.links.iter().map(|kind| kind.id.as_str()).collect()),
        ];
        for (field, ids) in lists {
            if fields[field as usize] != ids {
                return Err(Refusal::new(Rule::WorldUnknownValue, field.key()));
            }
        }
        if let Some(empty) = Field::ALL.into_iter().find(|field| fields[*field as usize].is_empty()) {
            return Err(broken(empty.key().to_owned()));
        }
        let mut looks: Vec<String> = file.sights.iter().map(|sight| sight.look.clone()).collect();
        looks.sort();
        looks.dedup();
        Ok(Vocabulary {
            id: file.id,
            fields,
            acts: file.acts,
            actors: file.actors,
            links: file.links,
            looks,
            sights: file.sights,
        })
    }

    /// Its name and version, such as `conflict/1`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The values of a field, in order.
    pub fn values(&self, field: Field) -> &[String] {
        &self.fields[field as usize]
    }

    /// All values of a field.
    pub fn any(&self, field: Field) -> ValueSet {
        ValueSet::first(self.values(field).len())
    }

    /// The set that holds one value; refuses an unknown one with `D3`, listing what is accepted.
    pub fn value(&self, field: Field, value: &str) -> Result<ValueSet, Refusal> {
        let index = self.values(field).iter().position(|known| known == value);
        index.map(ValueSet::one).ok_or_else(|| {
            Refusal::new(Rule::DefinitionUnknownValue, value)
                .accepting(self.values(field))
                .at(Place { name: Some(field.key().to_owned()), ..Place::default() })
        })
    }

    /// The names of the values in `set`.
    pub fn names(&self, field: Field, set: ValueSet) -> Vec<&str> {
        set.indices().filter_map(|index| self.values(field).get(index)).map(String::as_str).collect()
    }

    /// The gravity read from a kind of act when the finding states none; all values when that leaves it unknown.
    pub fn gravity_of(&self, act: &str) -> ValueSet {
        let stated = self.acts.iter().find(|kind| kind.id == act).and_then(|kind| kind.gravity.as_deref());
        stated.and_then(|gravity| self.value(Field::Gravity, gravity).ok()).unwrap_or(self.any(Field::Gravity))
    }

    /// The group of a kind of act (`violence`, `land`, ...).
    pub fn act_group(&self, act: &str) -> Option<&str> {
        self.acts.iter().find(|kind| kind.id == act).map(|kind| kind.group.as_str())
    }

    /// The group of an actor (`armed`, `state`, ...).
    pub fn actor_group(&self, actor: &str) -> Option<&str> {
        self.actors.iter().find(|kind| kind.id == actor).map(|kind| kind.group.as_str())
    }

    /// The group of a value of a field that is grouped: actor or act.
    pub fn group(&self, field: Field, value: &str) -> Option<&str> {
        match field {
            Field::Actor => self.actor_group(value),
            Field::Act => self.act_group(value),
            _ => None,
        }
    }

    /// How far a kind of link reaches.
    pub fn reach(&self, link: &str) -> Option<Reach> {
        self.links.iter().find(|kind| kind.id == link).map(|kind| kind.reach)
    }

    /// The kinds of look that see harm, sorted.
    pub fn looks(&self) -> &[String] {
        &self.looks
    }

    /// The kinds of look that would be needed to see every act by every actor in the two sets, given the gravities
    /// asked about: a kind of act whose gravity can be none of them needs no look.
    pub fn looks_needed(&self, acts: ValueSet, actors: ValueSet, gravity: ValueSet) -> Vec<&str> {
        let relevant = |index: &usize| {
            let act = &self.acts[*index];
            !self.gravity_of(&act.id).and(gravity).is_empty()
        };
        let act_groups: Vec<&str> =
            acts.indices().filter(relevant).map(|index| self.acts[index].group.as_str()).collect();
        let actor_groups: Vec<&str> = actors.indices().map(|index| self.actors[index].group.as_str()).collect();
        let touches = |asked: &[String], groups: &[&str]| {
            asked.iter().any(|group| group == "*" && !groups.is_empty() || groups.contains(&group.as_str()))
        };
        let seen = self.sights.iter().filter(|sight| touches(&sight.acts, &act_groups));
        let mut needed: Vec<&str> =
            seen.filter(|sight| touches(&sight.actors, &actor_groups)).map(|sight| sight.look.as_str()).collect();
        needed.sort_unstable();
        needed.dedup();
        needed
    }
}
