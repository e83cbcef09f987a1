//! The reader of a page: language, catalogue, and where the reader stands.

use std::borrow::Cow;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use loupe_registry::catalogue::{Catalogue, catalogue};
use loupe_scheme::rule::Refusal;
use loupe_scheme::words::{Lang, Words};

use crate::refused::Refused;

/// Who reads: the language of the address, or of the request's preferences where the address names none.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The language of the page.
    pub lang: Lang,
    /// The address below the language, with its query: `/participants/COD?year=2022`.
    pub place: String,
}

impl Reader {
    /// The catalogue of the reader's language.
    pub fn catalogue(&self) -> &'static Catalogue {
        catalogue(self.lang)
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Cow<'static, str> {
        self.catalogue().text(key)
    }

    /// The text of a key with arguments.
    pub fn with(&self, key: &str, args: &[(&str, String)]) -> String {
        self.catalogue().with(key, args)
    }

    /// The label of a vocabulary's value, such as `actor`, `state_military`.
    pub fn value(&self, field: &str, value: &str) -> Cow<'static, str> {
        self.catalogue().value(field, value)
    }

    /// Words in the reader's language.
    pub fn say<'w>(&self, words: &'w Words) -> &'w str {
        words.get(self.lang)
    }

    /// The address of a page in the reader's language: `/participants` becomes `/fr/participants`.
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.tag())
    }

    /// The page that says why not, in the reader's language.
    pub fn refuse(&self, refusal: Refusal) -> Refused {
        Refused { reader: self.clone(), refusals: vec![refusal] }
    }

    /// The same for several refusals at once.
    pub fn refuse_all(&self, refusals: Vec<Refusal>) -> Refused {
        Refused { reader: self.clone(), refusals }
    }

    /// The reader of an address and a list of preferred languages (RFC 9110 12.5.4).
    pub fn of(path_and_query: &str, preferred: Option<&str>) -> Reader {
        let rest = path_and_query.strip_prefix('/').unwrap_or(path_and_query);
        let first = rest.split(['/', '?']).next().unwrap_or_default();
        match Lang::ALL.into_iter().find(|lang| lang.tag() == first) {
            Some(lang) => Reader { lang, place: rest[first.len()..].to_owned() },
            None => Reader { lang: preferred_of(preferred.unwrap_or_default()), place: "/".to_owned() },
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Reader, Infallible> {
        let address = parts.uri.path_and_query().map_or("/", |both| both.as_str());
        let preferred = parts.headers.get("accept-language").and_then(|value| value.to_str().ok());
        Ok(Reader::of(address, preferred))
    }
}

/// The language of an `Accept-Language` header that Loupe speaks and the reader likes best; English when none is.
fn preferred_of(header: &str) -> Lang {
    let mut best = (0, Lang::En);
    for item in header.split(',').take(32) {
        let (tag, rest) = item.split_once(';').unwrap_or((item, ""));
        let Some(lang) = Lang::from_tag(tag.trim()) else { continue };
        let weight = match rest.trim().strip_prefix("q=") {
            None => 1000,
            Some(q) => thousandths(q),
        };
        if weight > best.0 {
            best = (weight, lang);
        }
    }
    best.1
}

/// A weight such as `0.85` in thousandths; what is not a weight counts as nothing.
fn thousandths(q: &str) -> u32 {
    let (whole, fraction) = q.trim().split_once('.').unwrap_or((q.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole @ 0..=1), Ok(fraction)) => whole * 1000 + fraction,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_a_reader_likes_best_is_chosen() {
        assert_eq!(preferred_of("pt-MZ,pt;q=0.9,en;q=0.8"), Lang::Pt);
        assert_eq!(preferred_of("de, fr;q=0.5, en;q=0.4"), Lang::Fr);
        assert_eq!(preferred_of("de"), Lang::En);
        assert_eq!(preferred_of("en;q=0, fr;q=0.1"), Lang::Fr);
        assert_eq!(preferred_of(""), Lang::En);
    }

    #[test]
    fn the_place_below_the_language_is_kept() {
        assert_eq!(Reader::of("/fr/lab?a=1", None).place, "/lab?a=1");
        assert_eq!(Reader::of("/pt", None).place, "");
        assert_eq!(Reader::of("/english", Some("fr")).lang, Lang::Fr);
    }
}
