//! Reads a definition file; every fault is reported with its line and column.

use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Clause, Definition, NamedReading, Quote, Region, Standing};
use crate::rule::{Place, Refusal, Rule};
use crate::vocabulary::{Field, ValueSet, Vocabulary};
use crate::words::Words;

/// The longest definition file that is read, in bytes.
pub const DEFINITION_BYTES_MAX: usize = 256 * 1024;
/// The most clauses of one file: beyond any text's, and few enough to be compared at once.
const CLAUSES_MAX: usize = 24;
/// So many faults are enough to mend a file by; a hostile one has no end of them.
const FAULTS_MAX: usize = 200;

/// Reads the definition file `text`, known as `name` in refusals, against `vocabulary`.
///
/// Refuses with `D1` what is not TOML, `D2` an unknown key, `D3` an unknown value, `D4` a missing key, `D5` an unknown
/// reading, `D7` no clause, `D8` a thing named twice, `D9` a value of the wrong type, `D11` a file too large or of more
/// than 24 clauses, `D12` another vocabulary. All faults are returned, in the order of the file; of a file with more
/// than 200, so many.
pub fn parse(name: &str, text: &str, vocabulary: &Vocabulary) -> Result<Definition, Vec<Refusal>> {
    if text.len() > DEFINITION_BYTES_MAX {
        let place = Place { file: Some(name.to_owned()), ..Place::default() };
        return Err(vec![Refusal::new(Rule::DefinitionTooLarge, text.len().to_string()).at(place)]);
    }
    let mut reader = Reader { name, text, faults: Vec::new() };
    let root = match DeTable::parse(text) {
        Ok(root) => root,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reader.fault(Rule::DefinitionSyntax, error.message(), at, "", &[]);
            return Err(reader.faults);
        }
    };
    let definition = definition(&mut reader, root.get_ref(), vocabulary);
    reader.faults.sort_by_key(|fault| (fault.place.line, fault.place.column));
    match definition {
        Some(definition) if reader.faults.is_empty() => Ok(definition),
        _ => Err(reader.faults),
    }
}

struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    faults: Vec<Refusal>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn fault(&mut self, rule: Rule, input: &str, at: usize, key: &str, accepted: &[&str]) {
        if self.faults.len() == FAULTS_MAX {
            return;
        }
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
        let place = Place {
            file: Some(self.name.to_owned()),
            line: Some(line),
            column: Some(column),
            name: (!key.is_empty()).then(|| key.to_owned()),
        };
        self.faults.push(Refusal::new(rule, input).at(place).accepting(accepted.iter().copied()));
    }

    fn keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table.iter() {
            if !known.contains(&key.get_ref().as_ref()) {
                self.fault(Rule::DefinitionUnknownKey, key.get_ref(), key.span().start, key.get_ref(), known);
            }
        }
    }

    fn missing(&mut self, at: usize, key: &str) {
        self.fault(Rule::DefinitionMissingKey, key, at, key, &[]);
    }

    fn wrong(&mut self, value: &Value<'_>, key: &str, wanted: &str) {
        let found = value.get_ref().type_str().to_owned();
        self.fault(Rule::DefinitionWrongType, &found, value.span().start, key, &[wanted]);
    }

    fn string(&mut self, table: &DeTable<'_>, at: usize, key: &str, required: Need) -> String {
        match table.get(key) {
            Some(value) => match value.get_ref().as_str() {
                Some(text) if required == Need::Yes && text.trim().is_empty() => {
                    self.missing(value.span().start, key);
                    String::new()
                }
                Some(text) => text.to_owned(),
                None => {
                    self.wrong(value, key, "string");
                    String::new()
                }
            },
            None => {
                if required == Need::Yes {
                    self.missing(at, key);
                }
                String::new()
            }
        }
    }

    fn flag(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        let Some(value) = table.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(value, key, "true or false");
            false
        })
    }

    fn words(&mut self, table: &DeTable<'_>, at: usize, key: &str, required: Need) -> Words {
        let Some(value) = table.get(key) else {
            if required == Need::Yes {
                self.missing(at, key);
            }
            return Words::default();
        };
        let Some(inner) = value.get_ref().as_table() else {
            self.wrong(value, key, "{ en, fr, pt }");
            return Words::default();
        };
        self.keys(inner, &["en", "fr", "pt"]);
        let at = value.span().start;
        Words {
            en: self.string(inner, at, "en", Need::Yes),
            fr: self.string(inner, at, "fr", Need::No),
            pt: self.string(inner, at, "pt", Need::No),
        }
    }

    /// The strings of a list, each with the offset at which it stands.
    fn list(&mut self, table: &DeTable<'_>, key: &str) -> Option<Vec<(String, usize)>> {
        let value = table.get(key)?;
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(value, key, "[ string, … ]");
            return None;
        };
        let mut list = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => list.push((text.to_owned(), item.span().start)),
                None => self.wrong(item, key, "string"),
            }
        }
        Some(list)
    }

    fn tables<'a, 'i>(&mut self, table: &'a DeTable<'i>, key: &str) -> Vec<(&'a DeTable<'i>, usize)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(value, key, "[[table]]");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(inner) => tables.push((inner, item.span().start)),
                None => self.wrong(item, key, "[[table]]"),
            }
        }
        tables
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Yes,
    No,
}

const TOP: [&str; 16] = [
    "id",
    "version",
    "vocabulary",
    "name",
    "gist",
    "by",
    "status",
    "dated",
    "in_force_from",
    "in_force_until",
    "fragment",
    "include",
    "note",
    "quote",
    "reading",
    "clause",
];

fn definition(reader: &mut Reader<'_>, root: &DeTable<'_>, vocabulary: &Vocabulary) -> Option<Definition> {
    reader.keys(root, &TOP);
    let spoken = reader.string(root, 0, "vocabulary", Need::Yes);
    if !spoken.is_empty() && spoken != vocabulary.id() {
        let at = root.get("vocabulary").map_or(0, |value| value.span().start);
        reader.fault(Rule::VocabularyUnknown, &spoken, at, "vocabulary", &[vocabulary.id()]);
    }
    let readings = readings(reader, root);
    let clauses = clauses(reader, root, vocabulary, &readings);
    let include: Vec<String> = reader.list(root, "include").unwrap_or_default().into_iter().map(|(id, _)| id).collect();
    if clauses.is_empty() && include.is_empty() {
        reader.fault(Rule::DefinitionNoClause, "", 0, "clause", &[]);
    }
    Some(Definition {
        id: reader.string(root, 0, "id", Need::Yes),
        version: version(reader, root)?,
        vocabulary: spoken,
        name: reader.words(root, 0, "name", Need::Yes),
        gist: reader.words(root, 0, "gist", Need::Yes),
        by: reader.words(root, 0, "by", Need::Yes),
        status: status(reader, root)?,
        dated: reader.string(root, 0, "dated", Need::No),
        in_force_from: reader.string(root, 0, "in_force_from", Need::No),
        in_force_until: reader.string(root, 0, "in_force_until", Need::No),
        fragment: reader.flag(root, "fragment"),
        include,
        note: reader.words(root, 0, "note", Need::No),
        quotes: quotes(reader, root),
        readings,
        clauses,
        hash: Sha256::digest(reader.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

fn version(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Option<u32> {
    let Some(value) = root.get("version") else {
        reader.missing(0, "version");
        return None;
    };
    let number = value.get_ref().as_integer().and_then(|n| n.as_str().parse().ok()).filter(|n| *n > 0);
    if number.is_none() {
        reader.wrong(value, "version", "1, 2, 3, …");
    }
    number
}

fn status(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Option<Standing> {
    let text = reader.string(root, 0, "status", Need::Yes);
    let status = match text.as_str() {
        "in_force" => Standing::InForce,
        "proposed" => Standing::Proposed,
        "refused" => Standing::Refused,
        "" => return None,
        _ => {
            let at = root.get("status").map_or(0, |value| value.span().start);
            let accepted = ["in_force", "proposed", "refused"];
            reader.fault(Rule::DefinitionUnknownValue, &text, at, "status", &accepted);
            return None;
        }
    };
    Some(status)
}

fn quotes(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (table, at) in reader.tables(root, "quote") {
        reader.keys(table, &["lang", "text", "place", "source_title", "source_url", "read"]);
        quotes.push(Quote {
            lang: reader.string(table, at, "lang", Need::Yes),
            text: reader.string(table, at, "text", Need::Yes),
            place: reader.string(table, at, "place", Need::No),
            source_title: reader.string(table, at, "source_title", Need::Yes),
            source_url: reader.string(table, at, "source_url", Need::Yes),
            read: reader.string(table, at, "read", Need::No),
        });
    }
    quotes
}

fn readings(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Vec<NamedReading> {
    let mut readings: Vec<NamedReading> = Vec::new();
    for (table, at) in reader.tables(root, "reading") {
        reader.keys(table, &["id", "default", "name", "why"]);
        let reading = NamedReading {
            id: reader.string(table, at, "id", Need::Yes),
            default: reader.flag(table, "default"),
            name: reader.words(table, at, "name", Need::Yes),
            why: reader.words(table, at, "why", Need::Yes),
        };
        if readings.iter().any(|other| other.id == reading.id || other.default && reading.default) {
            reader.fault(Rule::DefinitionTwice, &reading.id, at, "reading", &[]);
        }
        readings.push(reading);
    }
    readings
}

fn clauses(
    reader: &mut Reader<'_>,
    root: &DeTable<'_>,
    vocabulary: &Vocabulary,
    readings: &[NamedReading],
) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let known: Vec<&str> = ["id", "readings", "words"].into_iter().chain(Field::ALL.map(Field::key)).collect();
    let tables = reader.tables(root, "clause");
    if let Some((_, at)) = tables.get(CLAUSES_MAX) {
        reader.fault(Rule::DefinitionTooLarge, &tables.len().to_string(), *at, "clause", &[]);
    }
    for (table, at) in tables.into_iter().take(CLAUSES_MAX) {
        reader.keys(table, &known);
        let id = reader.string(table, at, "id", Need::Yes);
        let belongs_to = reader.list(table, "readings").unwrap_or_default();
        let accepted: Vec<&str> = readings.iter().map(|reading| reading.id.as_str()).collect();
        for (reading, at) in &belongs_to {
            if !accepted.contains(&reading.as_str()) {
                reader.fault(Rule::DefinitionUnknownReading, reading, *at, "readings", &accepted);
            }
        }
        let clause = Clause {
            readings: belongs_to.into_iter().map(|(reading, _)| reading).collect(),
            words: reader.words(table, at, "words", Need::Yes),
            region: region(reader, table, vocabulary),
            id,
        };
        let same = |other: &Clause| {
            let shared = other.readings.is_empty()
                || clause.readings.is_empty()
                || other.readings.iter().any(|reading| clause.readings.contains(reading));
            other.id == clause.id && shared
        };
        if clauses.iter().any(same) {
            reader.fault(Rule::DefinitionTwice, &clause.id, at, "clause", &[]);
        }
        clauses.push(clause);
    }
    clauses
}

fn region(reader: &mut Reader<'_>, table: &DeTable<'_>, vocabulary: &Vocabulary) -> Region {
    let mut region = Region::all(vocabulary);
    for field in Field::ALL {
        let Some(list) = reader.list(table, field.key()) else { continue };
        let mut set = ValueSet::EMPTY;
        for (text, at) in &list {
            match vocabulary.value(field, text) {
                Ok(one) => set = set.or(one),
                Err(_) => {
                    let accepted: Vec<&str> = vocabulary.values(field).iter().map(String::as_str).collect();
                    reader.fault(Rule::DefinitionUnknownValue, text, *at, field.key(), &accepted);
                }
            }
        }
        if list.is_empty() {
            let at = table.get(field.key()).map_or(0, |value| value.span().start);
            reader.fault(Rule::DefinitionMissingKey, field.key(), at, field.key(), &[]);
        }
        region = region.with(field, set);
    }
    region
}
