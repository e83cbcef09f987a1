//! Sentences about diamonds, and whether they may be said.
//!
//! Some words promise of a stone what nobody can know. [`check`] finds them in English, French and Portuguese, however
//! they are spelled, and says whether the sentence binds them to a definition and a period.

mod bound;
mod lexicon;
mod token;

use std::ops::Range;

use serde::Serialize;

use crate::definition::Definition;
use crate::period::Period;
use crate::rule::{Place, Refusal, Rule};
use crate::words::Lang;

pub use lexicon::{Lexicon, Reason};

use token::{Token, tokens};

/// The longest text that is checked, in characters.
pub const CLAIM_CHARS_MAX: usize = 10_000;

/// A sentence that uses at least one of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The sentence, without the blanks around it.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// Its language, as far as its words tell.
    pub lang: Lang,
    /// The words it uses, in order; never empty.
    pub words: Vec<Said>,
    /// The key of the first definition it names, such as `kp-2003` or `csc-2022:joint`.
    pub definition: Option<String>,
    /// The first period it names.
    pub period: Option<Period>,
}

impl Sentence {
    /// Whether it names a definition and a period. It may still not be borne out.
    pub const fn is_bound(&self) -> bool {
        self.definition.is_some() && self.period.is_some()
    }
}

/// A word that cannot be said unbound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Its entry in the list of words.
    pub word: String,
    /// The language it was read in.
    pub lang: Lang,
    /// As it stands in the text.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// Why it cannot be said: ids of reasons.
    pub reasons: Vec<String>,
}

impl Said {
    /// The word as a refusal by rule `C1`, with its line and column.
    pub fn refusal(&self) -> Refusal {
        let place = Place { line: Some(self.at.line), column: Some(self.at.column), ..Place::default() };
        Refusal::new(Rule::ClaimUnbound, &*self.text).at(place)
    }
}

/// A place in a text: from and to, in bytes and in characters from 0; line and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct At {
    /// The first byte.
    pub from_byte: usize,
    /// The byte after the last.
    pub to_byte: usize,
    /// The first character.
    pub from_char: usize,
    /// The character after the last.
    pub to_char: usize,
    /// The line of the first character.
    pub line: u32,
    /// Its column, in characters.
    pub column: u32,
}

impl At {
    fn new(text: &str, bytes: Range<usize>) -> At {
        let before = &text[..bytes.start];
        let from_char = before.chars().count();
        At {
            from_byte: bytes.start,
            to_byte: bytes.end,
            from_char,
            to_char: from_char + text[bytes.clone()].chars().count(),
            line: before.matches('\n').count() as u32 + 1,
            column: before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1,
        }
    }
}

/// Finds the sentences of `text` that use a word of `lexicon`, in order. Names of `definitions` bind a sentence.
///
/// Refuses with `C2` a text longer than 10 000 characters.
pub fn check(text: &str, lexicon: &Lexicon, definitions: &[Definition]) -> Result<Vec<Sentence>, Refusal> {
    let length = text.chars().count();
    if length > CLAIM_CHARS_MAX {
        return Err(Refusal::new(Rule::ClaimTooLong, length.to_string()).accepting([CLAIM_CHARS_MAX.to_string()]));
    }
    let tokens = tokens(text);
    let names = bound::names(definitions);
    let mut found = Vec::new();
    let mut rest = tokens.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|token| token.sentence == first.sentence).count();
        let (own, after) = rest.split_at(length);
        found.extend(sentence(text, own, lexicon, &names));
        rest = after;
    }
    Ok(found)
}

fn sentence(text: &str, tokens: &[Token], lexicon: &Lexicon, names: &[bound::Name]) -> Option<Sentence> {
    let told = lexicon.language(tokens);
    let words: Vec<Said> = lexicon
        .find(tokens, told)
        .into_iter()
        .map(|hit| {
            let bytes = tokens[hit.from].bytes.start..tokens[hit.to - 1].bytes.end;
            Said {
                word: hit.word.to_owned(),
                lang: hit.lang,
                text: text[bytes.clone()].to_owned(),
                at: At::new(text, bytes),
                reasons: hit.reasons.to_vec(),
            }
        })
        .collect();
    let lang = told.unwrap_or(words.first()?.lang);
    let whole = token::sentence_bytes(text, tokens[0].sentence);
    let bound = bound::read(text, tokens, names);
    Some(Sentence {
        text: text[whole.clone()].to_owned(),
        at: At::new(text, whole),
        lang,
        words,
        definition: bound.definition,
        period: bound.period,
    })
}
