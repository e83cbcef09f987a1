//! Boxes, lists of values and near misses as sentences a reader can say aloud.

use loupe_registry::answer::boxes::ValueLists;
use loupe_registry::answer::ground::{ClauseName, NearMiss};
use loupe_registry::edition::Edition;
use loupe_scheme::definition::{MissedField, Region};
use loupe_scheme::vocabulary::{Field, ValueSet, Vocabulary};
use loupe_scheme::words::Lang;

use crate::reader::Reader;

/// A field's key in the catalogue: `un-status`.
pub fn slug(field: Field) -> String {
    field.key().replace('_', "-")
}

/// The question a field asks: "Who acts?".
pub fn question(reader: &Reader, field: Field) -> String {
    reader.text(&format!("field-{}", slug(field))).into_owned()
}

/// The noun of a field: "actor".
pub fn noun(reader: &Reader, field: Field) -> String {
    reader.text(&format!("field-{}-noun", slug(field))).into_owned()
}

/// A colon and a blank, as the reader's language sets them.
pub fn colon(reader: &Reader) -> &'static str {
    if reader.lang == Lang::Fr { "\u{a0}: " } else { ": " }
}

/// Texts put together as the reader's language does, the last with the word of `key`: "a, b or c".
pub fn join(reader: &Reader, items: &[String], key: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => reader.with(key, &[("list", first.join(", ")), ("last", last.clone())]),
    }
}

/// A set of values in as few words as the groups of the vocabulary allow: "a rebel movement or an ally of rebels",
/// "anyone but a rebel movement", "violence, or forced labour".
pub fn values(reader: &Reader, vocabulary: &Vocabulary, field: Field, set: ValueSet) -> String {
    let all = vocabulary.any(field);
    if set == all {
        return reader.text("words-any").into_owned();
    }
    let outside = all.without(set);
    let (inside, others) = (named(reader, vocabulary, field, set), named(reader, vocabulary, field, outside));
    let by_exception = others.len() < inside.len() && set.len() > 2 && field != Field::Pattern;
    if by_exception && !is_negative(vocabulary, field, outside) {
        let key = match field {
            Field::Actor => "words-but-actor",
            Field::Act => "words-but-act",
            _ => "words-but-other",
        };
        return reader.with(key, &[("list", join(reader, &others, "words-or"))]);
    }
    join(reader, &inside, "words-or")
}

/// The labels of a set, a whole group by its own name.
fn named(reader: &Reader, vocabulary: &Vocabulary, field: Field, set: ValueSet) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    let mut left = set;
    for group in groups(vocabulary, field) {
        if group.1.len() > 1 && group.1.within(set) {
            labels.push(any_of(reader, field, &group.0));
            left = left.without(group.1);
        }
    }
    let left = without_both(vocabulary, field, left);
    labels.extend(vocabulary.names(field, left).into_iter().map(|value| reader.value(field.key(), value).into_owned()));
    labels
}

/// A whole group as one actor or act: "any armed group", "violence".
fn any_of(reader: &Reader, field: Field, group: &str) -> String {
    let group = group.replace('_', "-");
    let key =
        if field == Field::Actor { format!("any-actor-{group}") } else { format!("group-{}-{group}", slug(field)) };
    reader.text(&key).into_owned()
}

/// "Widespread or systematic" says "widespread and systematic" too: a value that joins two others is left unsaid
/// beside them.
fn without_both(vocabulary: &Vocabulary, field: Field, set: ValueSet) -> ValueSet {
    let has = |name: &str| vocabulary.value(field, name).is_ok_and(|one| one.within(set));
    let joins_two = |value: &&str| value.split_once("_and_").is_some_and(|(a, b)| has(a) && has(b));
    let said = vocabulary.names(field, set).into_iter().filter(joins_two);
    said.filter_map(|value| vocabulary.value(field, value).ok()).fold(set, ValueSet::without)
}

/// The groups of a field in the order of the vocabulary, each with its values; none for a field without groups.
pub fn groups(vocabulary: &Vocabulary, field: Field) -> Vec<(String, ValueSet)> {
    let mut groups: Vec<(String, ValueSet)> = Vec::new();
    for (index, value) in vocabulary.values(field).iter().enumerate() {
        let Some(group) = vocabulary.group(field, value) else { continue };
        match groups.iter_mut().find(|known| known.0 == group) {
            Some(known) => known.1 = known.1.or(ValueSet::one(index)),
            None => groups.push((group.to_owned(), ValueSet::one(index))),
        }
    }
    groups
}

/// One field of a box as part of a sentence: "the actor is a state's army", "the stones do not pay for a war".
fn part(reader: &Reader, vocabulary: &Vocabulary, field: Field, set: ValueSet) -> String {
    let outside = vocabulary.any(field).without(set);
    let negated = !matches!(field, Field::Actor | Field::Act) && set.len() > 2 && outside.len() == 1;
    if negated && !is_negative(vocabulary, field, outside) {
        return not(reader, vocabulary, field, outside);
    }
    reader.with(&format!("box-{}", slug(field)), &[("v", values(reader, vocabulary, field, set))])
}

/// A field of a box as what it is not: "it is not done against a government".
fn not(reader: &Reader, vocabulary: &Vocabulary, field: Field, set: ValueSet) -> String {
    let labels = join(reader, &named(reader, vocabulary, field, set), "words-or");
    reader.with(&format!("box-not-{}", slug(field)), &[("v", labels)])
}

/// Whether a value says "not" itself, so that "not" before it would read as a riddle.
fn is_negative(vocabulary: &Vocabulary, field: Field, set: ValueSet) -> bool {
    vocabulary.names(field, set).iter().any(|value| value.starts_with("not"))
}

/// A box as one sentence that names only the fields that matter.
pub fn region(reader: &Reader, vocabulary: &Vocabulary, region: &Region) -> String {
    let narrow = Field::ALL.into_iter().filter(|field| region.of(*field) != vocabulary.any(*field));
    let parts: Vec<String> = narrow.map(|field| part(reader, vocabulary, field, region.of(field))).collect();
    let sentence = match parts.as_slice() {
        [] => return reader.text("box-all").into_owned(),
        [one] => one.clone(),
        [first, middle @ .., last] => {
            let chain =
                |list: String, next: &String| reader.with("words-join", &[("list", list), ("last", next.clone())]);
            let list = middle.iter().fold(first.clone(), chain);
            reader.with("words-join-last", &[("list", list), ("last", last.clone())])
        }
    };
    format!("{}.", capital(&sentence))
}

/// A box that an answer gives as lists of values.
pub fn region_of(vocabulary: &Vocabulary, lists: &ValueLists) -> Region {
    let narrow = |region: Region, (field, values): &(Field, Vec<String>)| {
        region.with(*field, set_of(vocabulary, *field, values))
    };
    lists.0.iter().fold(Region::all(vocabulary), narrow)
}

/// The set that holds the named values; a name the vocabulary does not know is left out.
pub fn set_of(vocabulary: &Vocabulary, field: Field, names: &[String]) -> ValueSet {
    let known = names.iter().filter_map(|name| vocabulary.value(field, name).ok());
    known.fold(ValueSet::EMPTY, ValueSet::or)
}

/// The same text with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "clause 1", or "clause 1 of KP 2003" where it stands in another definition than the one shown.
pub fn clause(reader: &Reader, edition: &Edition, shown: &str, name: &ClauseName) -> String {
    let shown_id = shown.split(':').next().unwrap_or(shown);
    if name.definition == shown_id {
        return reader.with("words-clause", &[("clause", name.clause.clone())]);
    }
    let definition = edition.register.definition(&name.definition);
    let label = definition.map_or(name.definition.as_str(), |found| reader.say(&found.name)).to_owned();
    reader.with("words-clause-of", &[("clause", name.clause.clone()), ("definition", label)])
}

/// Why a clause was missed, in one sentence: what is otherwise and what the clause asks for; then what nobody knows.
pub fn near_miss(reader: &Reader, vocabulary: &Vocabulary, clause: &str, fields: &[MissedField]) -> String {
    let (apart, open): (Vec<&MissedField>, Vec<&MissedField>) =
        fields.iter().partition(|missed| missed.has.and(missed.asks).is_empty());
    let mut parts: Vec<String> = otherwise(reader, vocabulary, clause, &apart);
    if parts.is_empty() {
        parts.push(reader.with("miss-hangs", &[("clause", clause.to_owned())]));
    }
    let (unknown, partly): (Vec<&MissedField>, Vec<&MissedField>) =
        open.into_iter().partition(|missed| missed.has == vocabulary.any(missed.field));
    for missed in partly {
        let has = values(reader, vocabulary, missed.field, missed.has);
        parts.push(reader.with("miss-may", &[("field", noun(reader, missed.field)), ("v", has)]));
    }
    if !unknown.is_empty() {
        let nouns: Vec<String> = unknown.iter().map(|missed| noun(reader, missed.field)).collect();
        parts.push(reader.with("miss-unknown", &[("fields", join(reader, &nouns, "words-and"))]));
    }
    let chain = |list: String, last: String| reader.with("miss-and", &[("list", list), ("last", last)]);
    parts.into_iter().reduce(chain).unwrap_or_default()
}

/// The fields that are otherwise than a clause asks. Where it asks for one thing and several others may be, it is enough
/// to say that it is not that.
fn otherwise(reader: &Reader, vocabulary: &Vocabulary, clause: &str, apart: &[&MissedField]) -> Vec<String> {
    let simple = |missed: &&MissedField| missed.has.len() == 1 || missed.asks.len() > 1;
    let (told, denied): (Vec<&MissedField>, Vec<&MissedField>) = apart.iter().copied().partition(simple);
    let mut parts = Vec::new();
    if !told.is_empty() {
        let has = told.iter().map(|missed| part(reader, vocabulary, missed.field, missed.has));
        let asks = told.iter().map(|missed| {
            let asked = values(reader, vocabulary, missed.field, missed.asks);
            reader.with(&format!("asks-{}", slug(missed.field)), &[("v", asked)])
        });
        let args = [
            ("has", join(reader, &has.collect::<Vec<_>>(), "words-and")),
            ("clause", clause.to_owned()),
            ("asks", join(reader, &asks.collect::<Vec<_>>(), "words-and")),
        ];
        parts.push(reader.with("miss-asks", &args));
    }
    for missed in denied {
        let not = not(reader, vocabulary, missed.field, missed.asks);
        parts.push(reader.with("miss-not", &[("not", not), ("clause", clause.to_owned())]));
    }
    parts
}

/// The nearest miss of an answer, for the definition of the key `shown`.
pub fn near_miss_of(reader: &Reader, edition: &Edition, shown: &str, miss: &NearMiss) -> String {
    let vocabulary = &edition.register.vocabulary;
    let fields = miss.fields.iter().map(|missed| MissedField {
        field: missed.field,
        has: set_of(vocabulary, missed.field, &missed.has),
        asks: set_of(vocabulary, missed.field, &missed.asks),
    });
    let fields: Vec<MissedField> = fields.collect();
    near_miss(reader, vocabulary, &clause(reader, edition, shown, &miss.clause), &fields)
}
