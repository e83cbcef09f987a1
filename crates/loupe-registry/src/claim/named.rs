//! Finds in a sentence the country, mine or company it speaks of.

use std::collections::BTreeMap;

use loupe_scheme::register::Register;
use loupe_scheme::statement::Subject;

use crate::subject::{Kind, Name, names, of_one_participant, plain};

/// The longest name, in words.
const NAME_WORDS_MAX: usize = 10;
/// The scheme's own names hold the name of a place where diamonds are mined.
const NOT_A_PLACE: [&str; 3] = ["kimberley process", "processus de kimberley", "processo de kimberley"];

/// A word of a sentence as it is compared; `short` without the article before an apostrophe (`l’Angola`).
struct Word {
    plain: String,
    short: Option<String>,
    capital: bool,
}

/// The subject with the longest name in `sentence`. Names count where they begin with a capital letter.
pub(super) fn subject(register: &Register, sentence: &str) -> Option<Subject> {
    let names = names(register);
    let mut by_plain: BTreeMap<&str, &Name> = BTreeMap::new();
    for kind in Kind::ALL.into_iter().rev().filter(|kind| *kind != Kind::Code) {
        by_plain.extend(names.iter().filter(|name| name.kind == kind).map(|name| (name.plain.as_str(), name)));
    }
    let words = words(sentence);
    let mut best: Option<(usize, &Subject)> = None;
    for from in 0..words.len() {
        for to in from + 1..=words.len().min(from + NAME_WORDS_MAX) {
            let found = joined(&words[from..to]).find_map(|text| by_plain.get(text.as_str()));
            let fits = |name: &&&Name| words[from].capital || name.kind == Kind::World;
            if let Some(name) = found.filter(fits)
                && best.is_none_or(|(length, _)| name.plain.len() > length)
            {
                best = Some((name.plain.len(), &name.subject));
            }
        }
    }
    let whole = best.map(|(_, subject)| subject.clone());
    whole.or_else(|| by_code(&names, sentence)).or_else(|| by_one_word(&names, &words))
}

/// A participant's code, which is three capital letters.
fn by_code(names: &[Name], sentence: &str) -> Option<Subject> {
    let words = sentence.split(|c: char| !c.is_alphanumeric());
    let mut codes = words.filter(|word| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())).map(plain);
    codes.find_map(|code| {
        let known = names.iter().find(|name| name.kind == Kind::Code && name.plain == code);
        known.map(|name| name.subject.clone())
    })
}

/// A participant of whose name one word or the beginning is said, when no other has it: `Russia`.
fn by_one_word(names: &[Name], words: &[Word]) -> Option<Subject> {
    let said = words.iter().filter(|word| word.capital).flat_map(|word| [Some(&word.plain), word.short.as_ref()]);
    said.flatten().find_map(|text| match of_one_participant(names, &[Kind::Participant], text).as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    })
}

fn words(sentence: &str) -> Vec<Word> {
    let parts = sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    let mut words: Vec<Word> = Vec::new();
    for part in parts {
        let short =
            part.split_once(['\'', '’']).filter(|(article, _)| article.chars().count() == 1).map(|(_, rest)| rest);
        let plain_part = plain(part);
        if plain_part.is_empty() {
            continue;
        }
        words.push(Word {
            plain: plain_part,
            short: short.map(plain),
            capital: short.unwrap_or(part).starts_with(|c: char| c.is_uppercase() || c.is_numeric()),
        });
    }
    let texts: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
    let of_the_scheme = |at: usize| {
        NOT_A_PLACE.iter().any(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            (0..phrase.len()).any(|before| {
                at.checked_sub(before).and_then(|from| texts.get(from..from + phrase.len())) == Some(phrase.as_slice())
            })
        })
    };
    let kept: Vec<bool> = (0..words.len()).map(|at| !of_the_scheme(at)).collect();
    let mut kept = kept.into_iter();
    words.retain(|_| kept.next().unwrap_or(true));
    words
}

/// The words put together, the first as it stands and without its article.
fn joined(words: &[Word]) -> impl Iterator<Item = String> {
    let rest: Vec<&str> = words[1..].iter().map(|word| word.plain.as_str()).collect();
    let firsts = [Some(words[0].plain.as_str()), words[0].short.as_deref()];
    firsts.into_iter().flatten().map(move |first| {
        let mut text = first.to_owned();
        for word in &rest {
            text.push(' ');
            text.push_str(word);
        }
        text
    })
}
