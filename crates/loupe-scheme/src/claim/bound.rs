//! Whether a sentence names a definition and a period.

use super::token::{Token, tokens};
use crate::definition::Definition;
use crate::period::{HalfYear, Period};

/// Words that may stand between the two ends of a period.
const UNTIL: [&str; 5] = ["to", "until", "through", "a", "ate"];

/// A name of a definition as the words it is made of.
pub(super) struct Name {
    id: String,
    words: Vec<String>,
    readings: Vec<String>,
    default_reading: String,
}

/// What a sentence binds its words to.
pub(super) struct Bound {
    pub(super) definition: Option<String>,
    pub(super) period: Option<Period>,
}

/// The ids and names of the definitions, longest first.
pub(super) fn names(definitions: &[Definition]) -> Vec<Name> {
    let mut names = Vec::new();
    for definition in definitions {
        let texts = [&definition.id, &definition.name.en, &definition.name.fr, &definition.name.pt];
        for text in texts {
            let words: Vec<String> = tokens(text).into_iter().map(|token| token.plain).collect();
            if !words.is_empty() {
                names.push(Name {
                    id: definition.id.clone(),
                    words,
                    readings: definition.readings.iter().map(|reading| reading.id.clone()).collect(),
                    default_reading: definition.default_reading().to_owned(),
                });
            }
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    names
}

/// Reads the first definition and the first period that the tokens of a sentence name. The year in the name of a
/// definition is no period.
pub(super) fn read(text: &str, tokens: &[Token], names: &[Name]) -> Bound {
    let mut bound = Bound { definition: None, period: None };
    let mut at = 0;
    while at < tokens.len() {
        if let Some(name) = names.iter().find(|name| name.stands_at(tokens, at)) {
            at += name.words.len();
            let key = name.key(text, tokens, &mut at);
            bound.definition.get_or_insert(key);
        } else if let Some((period, after)) = period_at(text, tokens, at) {
            bound.period.get_or_insert(period);
            at = after;
        } else {
            at += 1;
        }
    }
    bound
}

impl Name {
    fn stands_at(&self, tokens: &[Token], at: usize) -> bool {
        let Some(window) = tokens.get(at..at + self.words.len()) else { return false };
        window.iter().skip(1).all(|token| token.follows)
            && window.iter().zip(&self.words).all(|(token, word)| token.plain == *word)
    }

    /// The key with the reading that stands behind a colon: `kp-2003:illustration`.
    fn key(&self, text: &str, tokens: &[Token], at: &mut usize) -> String {
        let reading = tokens.get(*at).filter(|_| between(text, tokens, *at) == ":").map(|token| &token.plain);
        match reading.filter(|reading| self.readings.contains(reading)) {
            Some(reading) => {
                *at += 1;
                let shown = *reading != self.default_reading;
                if shown { format!("{}:{reading}", self.id) } else { self.id.clone() }
            }
            None => self.id.clone(),
        }
    }
}

/// What stands in the text before token `at` and after the one before it.
fn between<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    match (at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at)) {
        (Some(before), Some(token)) => text.get(before.bytes.end..token.bytes.start).unwrap_or_default(),
        _ => "",
    }
}

/// A period that begins at token `at`, and the token after it: `2022`, `2022H1`, `H1 2022`, `2019..2023`, `2019 to 2023`.
fn period_at(text: &str, tokens: &[Token], at: usize) -> Option<(Period, usize)> {
    let (first, mut after) = one_period(tokens, at)?;
    let gap = between(text, tokens, after).trim();
    let joined = matches!(gap, ".." | "-" | "–" | "—" | "/" | "...");
    let said = tokens.get(after).is_some_and(|token| UNTIL.contains(&token.plain.as_str()));
    let second = if joined { Some(after) } else { said.then_some(after + 1) };
    let second = second.and_then(|at| one_period(tokens, at));
    let whole = second.and_then(|(last, end)| Some((Period::between(first.first(), last.last())?, end)));
    let period = match whole {
        Some((whole, end)) => {
            after = end;
            whole
        }
        None => first,
    };
    Some((period, after))
}

fn one_period(tokens: &[Token], at: usize) -> Option<(Period, usize)> {
    let plain = |at: usize| tokens.get(at).map(|token| token.plain.as_str());
    if let Some(half) = half(plain(at)?)
        && let Some(year) = plain(at + 1).and_then(year)
    {
        return half_year(year, half).map(|period| (period, at + 2));
    }
    let text = plain(at)?;
    if let Some(year) = year(text) {
        let half = tokens.get(at + 1).filter(|token| token.follows).and_then(|token| half(&token.plain));
        return match half {
            Some(half) => half_year(year, half).map(|period| (period, at + 2)),
            None => Period::year(year).map(|period| (period, at + 1)),
        };
    }
    let (year_text, half_text) = text.split_at_checked(4)?;
    let period = half_year(year(year_text)?, half(half_text)?)?;
    Some((period, at + 1))
}

fn half_year(year: i16, half: u8) -> Option<Period> {
    let half = HalfYear::new(year, half)?;
    Period::between(half, half)
}

fn year(plain: &str) -> Option<i16> {
    let year: i16 = if plain.len() == 4 { plain.parse().ok()? } else { return None };
    Period::year(year).map(|_| year)
}

/// `h1`, and `s1` as French and Portuguese write it.
fn half(plain: &str) -> Option<u8> {
    match plain {
        "h1" | "s1" => Some(1),
        "h2" | "s2" => Some(2),
        _ => None,
    }
}
