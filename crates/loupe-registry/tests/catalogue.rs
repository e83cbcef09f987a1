//! The texts for people: whole in three languages, none missing, none idle.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::audit::AuditFault;
use loupe_registry::world;
use loupe_scheme::reason::Reason;
use loupe_scheme::record::Kind;
use loupe_scheme::record::audit::Fault;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::vocabulary::{Field, Vocabulary};
use loupe_scheme::words::Lang;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A key's file and the arguments its text asks for.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    file: String,
    args: BTreeSet<String>,
}

/// The entries of a language; a key that stands twice is a fault.
fn entries(lang: Lang) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let folder = root().join("i18n").join(lang.tag());
    for file in files(&folder, "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut at: Option<String> = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (key, _) = line.split_once(" =").unwrap_or_else(|| panic!("{name}: {line}"));
                let entry = Entry { file: name.clone(), args: BTreeSet::new() };
                assert!(entries.insert(key.to_owned(), entry).is_none(), "{lang:?}: {key} stands twice");
                at = Some(key.to_owned());
            }
            if let Some(entry) = at.as_ref().and_then(|key| entries.get_mut(key)) {
                entry.args.extend(arguments(line));
            }
        }
    }
    entries
}

fn arguments(line: &str) -> impl Iterator<Item = String> {
    // The sign of a dollar names nothing.
    let after = line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_'));
    after.map(Iterator::collect::<String>).filter(|name| !name.is_empty())
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The program's own text: every source of every crate up to its tests.
fn sources() -> String {
    let mut text = String::new();
    for krate in fs::read_dir(root().join("crates")).unwrap() {
        for file in files(&krate.unwrap().path().join("src"), "rs") {
            let source = fs::read_to_string(file).unwrap();
            text.push_str(source.split("#[cfg(test)]").next().unwrap());
        }
    }
    text
}

/// Every text between quotes that has the shape of a key with a hyphen.
fn literals(text: &str) -> BTreeSet<&str> {
    let key_like = |text: &&str| {
        text.contains('-')
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && !text.ends_with('-')
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    text.split('"').filter(key_like).collect()
}

/// The beginnings of keys that are put together while the program runs: `format!("rule-{}")`, `label(reader, "look", kind)`.
fn prefixes(text: &str) -> BTreeSet<String> {
    let made = text.split("format!(\"").skip(1).filter_map(|rest| rest.split_once('{'));
    let made = made.map(|(prefix, _)| prefix.to_owned()).filter(|prefix| prefix.ends_with('-'));
    let labels = text.split("label(reader, \"").skip(1).chain(text.split(".label(\"").skip(1));
    let labels = labels.filter_map(|rest| rest.split_once('"'));
    let labels = labels.map(|(prefix, _)| format!("{prefix}-"));
    made.chain(labels).filter(|p| p.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')).collect()
}

#[test]
fn every_file_is_fluent() {
    for file in files(&root().join("i18n"), "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        if let Err((_, faults)) = FluentResource::try_new(text) {
            panic!("{}: {faults:?}", file.display());
        }
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_arguments() {
    let english = entries(Lang::En);
    for lang in [Lang::Fr, Lang::Pt] {
        let other = entries(lang);
        for (key, entry) in &english {
            assert_eq!(other.get(key), Some(entry), "{lang:?}: {key}");
        }
        let alone: Vec<&String> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(alone.is_empty(), "{lang:?} alone has {alone:?}");
    }
}

#[test]
fn every_key_is_used() {
    let text = sources();
    let (literals, prefixes) = (literals(&text), prefixes(&text));
    let words: BTreeSet<&str> = text.split('"').collect();
    let used = |key: &&String| {
        literals.contains(key.as_str())
            || words.contains(key.as_str())
            || prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()))
    };
    let keys = entries(Lang::En);
    let idle: Vec<&String> = keys.keys().filter(|key| !used(key)).collect();
    assert!(idle.is_empty(), "nothing uses {idle:?}");
}

#[test]
fn every_key_that_is_used_exists() {
    let text = sources();
    let keys = entries(Lang::En);
    let families: BTreeSet<&str> = keys.keys().filter_map(|key| key.split('-').next()).collect();
    let of_a_family = |key: &&&str| key.split('-').next().is_some_and(|family| families.contains(family));
    let asked = ["text(\"", "with(\"", "counted(\""].into_iter().flat_map(|call| {
        text.split(call).skip(1).filter_map(|rest| rest.split('"').next()).filter(|key| key.contains('-'))
    });
    let asked = asked.filter(|key| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let (literals, prefixes) = (literals(&text), prefixes(&text));
    let asked: BTreeSet<&str> = asked.chain(literals.iter().filter(of_a_family).copied()).collect();
    let known = |key: &str| keys.contains_key(key) || NOT_KEYS.contains(&key) || prefixes.contains(&format!("{key}-"));
    let missing: Vec<&&str> = asked.iter().filter(|key| !known(key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

/// Words with a hyphen that begin like a key and are none: names in style sheets, headers, options.
const NOT_KEYS: &[&str] = &["date-time", "log-folder", "not-looked"];

#[test]
fn every_rule_says_what_was_wrong_and_what_to_do_next() {
    for lang in Lang::ALL {
        let texts = catalogue(lang);
        for rule in Rule::ALL {
            for accepted in [vec![], vec!["ceci", "cela"]] {
                let refusal = Refusal::new(*rule, "entrée").accepting(accepted);
                for text in [texts.refusal(&refusal), texts.next_step(&refusal)] {
                    assert!(text.len() > 12 && !text.contains(['{', '[', '$']), "{lang:?} {rule}: {text}");
                    assert!(text.ends_with(['.', '!']), "{lang:?} {rule}: {text}");
                }
            }
        }
        let rules: BTreeSet<String> = Rule::ALL.iter().map(|rule| rule.code().to_owned()).collect();
        let told = texts.keys().iter().filter_map(|key| key.strip_prefix("rule-"));
        let told: BTreeSet<String> = told.map(|code| code.trim_end_matches("-next").to_owned()).collect();
        assert_eq!(told, rules, "{lang:?}");
    }
}

#[test]
fn every_reason_has_a_text_that_says_its_arguments_and_no_text_is_idle() {
    let all = Reason::of_every_kind();
    for lang in Lang::ALL {
        let texts = catalogue(lang);
        let mut entries = entries(lang);
        for reason in &all {
            let text = texts.reason(reason);
            assert!(!text.contains(['{', '[', '$', '(']) && !text.ends_with('.'), "{lang:?} {}: {text}", reason.key());
            let entry = entries.remove(&format!("reason-{}", reason.key().replace('_', "-")));
            let named: BTreeSet<String> = reason.arguments().iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(entry.map(|entry| entry.args), Some(named), "{lang:?} {}", reason.key());
        }
        let idle: Vec<&String> = entries.keys().filter(|key| key.starts_with("reason-")).collect();
        assert!(idle.is_empty(), "{lang:?}: no reason has {idle:?}");
    }
    for reason in &all {
        let told = Lang::ALL.map(|lang| catalogue(lang).reason(reason));
        assert!(told[0] != told[1] && told[0] != told[2] && told[1] != told[2], "{told:?}");
    }
}

#[test]
fn a_refusal_says_its_input_and_its_reason() {
    let refusal = Refusal::new(Rule::EventFaulty, "/eventTime").because(Reason::TooManyThere { most: 1_000 });
    let said = Lang::ALL.map(|lang| catalogue(lang).refusal(&refusal));
    assert_eq!(
        said[0],
        "The document is not as EPCIS 2.0 has it: /eventTime (at most 1\u{202f}000 items are read here)."
    );
    assert!(said[1].ends_with("\u{a0}: /eventTime (on lit ici au plus 1\u{202f}000 éléments)."), "{}", said[1]);
    let whole = Refusal { input: String::new(), ..refusal };
    assert!(catalogue(Lang::Pt).refusal(&whole).ends_with(": aqui leem-se no máximo 1\u{202f}000 elementos."));
}

#[test]
fn every_fault_of_an_audit_has_a_text_and_no_text_is_idle() {
    let codes = Fault::CODES.iter().chain(&AuditFault::TREE_CODES);
    let codes: BTreeSet<String> = codes.map(|code| format!("audit-{}", code.replace('_', "-"))).collect();
    for lang in Lang::ALL {
        let texts = catalogue(lang);
        let told: BTreeSet<String> = texts.keys().iter().filter(|key| key.starts_with("audit-")).cloned().collect();
        assert_eq!(told, codes, "{lang:?}");
        for code in Fault::CODES.iter().chain(&AuditFault::TREE_CODES) {
            let text = found(code).words(texts);
            assert!(text.ends_with('.') && !text.contains(['{', '[', '$']), "{lang:?} {code}: {text}");
        }
    }
}

/// What an audit found, with particulars of the kind that this code has.
fn found(code: &'static str) -> AuditFault {
    let refusal = (code == "not_a_record").then(|| Refusal::new(Rule::RecordTooLong, "70000"));
    let detail = "17 / 18".to_owned();
    AuditFault { code, index: None, record: None, subject: None, path: None, detail, refusal, evidence: Vec::new() }
}

#[test]
fn every_kind_of_record_has_a_name() {
    let kinds = Kind::ALL.iter().map(|kind| format!("record-kind-{}", kind.code().replace('_', "-")));
    let kinds: BTreeSet<String> = kinds.collect();
    for lang in Lang::ALL {
        let keys = catalogue(lang).keys().iter();
        let named: BTreeSet<String> = keys.filter(|key| key.starts_with("record-kind-")).cloned().collect();
        assert_eq!(named, kinds, "{lang:?}");
    }
}

#[test]
fn every_value_of_the_vocabulary_has_a_label_and_no_label_is_idle() {
    let shipped = world::shipped();
    let file = shipped.iter().find(|file| file.path == "vocabulary/conflict-1.toml").unwrap();
    let vocabulary = Vocabulary::parse(&file.text).unwrap();
    let key = |field: Field, value: &str| format!("value-{}-{value}", field.key()).replace('_', "-");
    let values = Field::ALL.into_iter().flat_map(|field| vocabulary.values(field).iter().map(move |v| key(field, v)));
    let values: BTreeSet<String> = values.collect();
    let keys = entries(Lang::En);
    let labels: BTreeSet<String> = keys.into_keys().filter(|key| key.starts_with("value-")).collect();
    assert_eq!(labels, values);
}

#[test]
fn no_text_says_of_a_stone_what_nobody_can_know() {
    for lang in Lang::ALL {
        for (key, _) in entries(lang).into_iter().filter(|(key, _)| !MENTIONS.contains(&key.as_str())) {
            let text = catalogue(lang).text(&key).to_lowercase();
            for word in ["conflict-free", "guaranteed", "sans conflit", "livre de conflito", "garantido", "garanti "] {
                assert!(!text.contains(word), "{lang:?} {key} says {word}");
            }
        }
    }
}

/// Texts that speak of the words without using them.
const MENTIONS: &[&str] = &["home-between"];

#[test]
fn none_is_a_plural_in_english_and_portuguese_and_none_in_french() {
    let none = |lang| catalogue(lang).counted("custody-desk-held", 0);
    assert_eq!(none(Lang::En), "0 events to look at");
    assert_eq!(none(Lang::Fr), "0 événement à regarder");
    assert_eq!(none(Lang::Pt), "0 eventos para ver");
}
