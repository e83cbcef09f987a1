//! The list of words that cannot be said unbound, with the reasons and their sources.

use serde::{Deserialize, Serialize};

use super::token::{Token, tokens};
use crate::rule::{Refusal, Rule};
use crate::words::{Lang, Words};

/// Why a word cannot be said, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its id.
    pub id: String,
    /// The reason in words.
    pub why: Words,
    /// The title of the source.
    pub source_title: String,
    /// The address of what was read.
    pub source_url: String,
    /// The words of the source, in its language.
    pub quote: String,
}

/// The list of words. One text of it is read from `world/claims/words.toml`.
#[derive(Clone, Debug)]
pub struct Lexicon {
    told_by: ToldBy,
    reasons: Vec<Reason>,
    entries: Vec<Entry>,
}

/// A word with its spellings.
#[derive(Clone, Debug)]
struct Entry {
    id: String,
    reasons: Vec<String>,
    forms: Vec<Form>,
    except: Vec<Form>,
}

/// One spelling as the words it is made of.
#[derive(Clone, Debug)]
struct Form {
    lang: Lang,
    parts: Vec<Part>,
}

/// One word of a spelling; with `open`, any word that begins with it.
#[derive(Clone, Debug)]
struct Part {
    plain: String,
    open: bool,
}

/// A word found among tokens: those from `from` up to, not including, `to`.
pub(super) struct Hit<'l> {
    pub(super) word: &'l str,
    pub(super) reasons: &'l [String],
    pub(super) lang: Lang,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Little words by which a language is told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldBy {
    en: Vec<String>,
    fr: Vec<String>,
    pt: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    told_by: ToldBy,
    reason: Vec<Reason>,
    word: Vec<WordFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    id: String,
    reasons: Vec<String>,
    en: Vec<String>,
    fr: Vec<String>,
    pt: Vec<String>,
    #[serde(default)]
    except_en: Vec<String>,
    #[serde(default)]
    except_fr: Vec<String>,
    #[serde(default)]
    except_pt: Vec<String>,
}

impl Lexicon {
    /// Reads a list of words. Refuses with `W1` what is not one, `W2` a reason that is not in it, `W4` a reason without
    /// a source.
    pub fn parse(text: &str) -> Result<Lexicon, Refusal> {
        let file: File = toml::from_str(text).map_err(|error| Refusal::new(Rule::WorldFileBroken, error.message()))?;
        if let Some(bare) = file.reason.iter().find(|reason| reason.source_url.is_empty()) {
            return Err(Refusal::new(Rule::WorldWithoutSource, &*bare.id));
        }
        let mut entries = Vec::new();
        for word in file.word {
            let known = |id: &&String| file.reason.iter().any(|reason| reason.id == **id);
            if let Some(unknown) = word.reasons.iter().find(|id| !known(id)) {
                return Err(Refusal::new(Rule::WorldUnknownReference, unknown.as_str()));
            }
            let forms = [(Lang::En, &word.en), (Lang::Fr, &word.fr), (Lang::Pt, &word.pt)];
            let except = [(Lang::En, &word.except_en), (Lang::Fr, &word.except_fr), (Lang::Pt, &word.except_pt)];
            entries.push(Entry {
                forms: forms_of(forms)?,
                except: forms_of(except)?,
                id: word.id,
                reasons: word.reasons,
            });
        }
        Ok(Lexicon { told_by: file.told_by, reasons: file.reason, entries })
    }

    /// Every reason.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// A reason by its id.
    pub fn reason(&self, id: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.id == id)
    }

    /// The language most of the little words of a sentence are of; `None` where none stands out.
    pub(super) fn language(&self, tokens: &[Token]) -> Option<Lang> {
        let lists = [(Lang::En, &self.told_by.en), (Lang::Fr, &self.told_by.fr), (Lang::Pt, &self.told_by.pt)];
        let count = |list: &[String]| tokens.iter().filter(|token| list.contains(&token.plain)).count();
        let mut counts = lists.map(|(lang, list)| (count(list), lang));
        counts.sort_by_key(|count| std::cmp::Reverse(count.0));
        (counts[0].0 > counts[1].0).then_some(counts[0].1)
    }

    /// The words among the tokens of a sentence, in order; where two begin together the longer one, never overlapping.
    /// Of spellings shared by languages that of `lang` is taken.
    pub(super) fn find(&self, tokens: &[Token], lang: Option<Lang>) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let longest = self.entries.iter().filter_map(|entry| entry.at(tokens, at, lang)).max_by_key(|hit| hit.to);
            at = longest.as_ref().map_or(at + 1, |hit| hit.to);
            hits.extend(longest);
        }
        hits
    }
}

fn forms_of(lists: [(Lang, &Vec<String>); 3]) -> Result<Vec<Form>, Refusal> {
    let mut forms = Vec::new();
    for (lang, list) in lists {
        for text in list {
            let parts = text.split_whitespace().flat_map(|word| {
                let open = word.ends_with('*');
                let plain = tokens(word).into_iter().map(|token| token.plain);
                plain.map(move |plain| Part { plain, open })
            });
            let parts: Vec<Part> = parts.collect();
            if parts.is_empty() {
                return Err(Refusal::new(Rule::WorldUnknownValue, text.as_str()));
            }
            forms.push(Form { lang, parts });
        }
    }
    Ok(forms)
}

impl Entry {
    /// The longest spelling that begins at token `at` and that no exception covers.
    fn at(&self, tokens: &[Token], at: usize, lang: Option<Lang>) -> Option<Hit<'_>> {
        let fitting = self.forms.iter().rev().filter(|form| form.fits(tokens, at));
        let longest = fitting.max_by_key(|form| (form.parts.len(), Some(form.lang) == lang))?;
        let to = at + longest.parts.len();
        let covers = |form: &Form| {
            let first = to.saturating_sub(form.parts.len());
            (first..=at).any(|from| form.fits(tokens, from) && from + form.parts.len() >= to)
        };
        if self.except.iter().any(covers) {
            return None;
        }
        Some(Hit { word: &self.id, reasons: &self.reasons, lang: longest.lang, from: at, to })
    }
}

impl Form {
    fn fits(&self, tokens: &[Token], at: usize) -> bool {
        let Some(window) = tokens.get(at..at + self.parts.len()) else { return false };
        let together = window.iter().skip(1).all(|token| token.follows);
        together && window.iter().zip(&self.parts).all(|(token, part)| part.fits(&token.plain))
    }
}

impl Part {
    fn fits(&self, plain: &str) -> bool {
        if self.open { plain.starts_with(&self.plain) } else { plain == self.plain }
    }
}
