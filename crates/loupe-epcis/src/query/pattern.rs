//! Which things are asked for: one, all of a class, or all of a company (EPCIS 2.0, 8.2.7.1.1; Tag Data Standard 2.0, 8).

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::identifier::{Key, PrefixLength, push_canonical};

/// Which things match. An EPC URN and a Digital Link of whatever domain that say the same are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// One thing or class, in its one spelling.
    One(String),
    /// All things of a class.
    All {
        /// Of which kind of key.
        ai: &'static str,
        /// Which qualifier they must have, if any.
        qualifier: Option<&'static str>,
        /// What their value begins with, after `skipped` digits.
        beginning: String,
        /// How many digits stand before it.
        skipped: usize,
    },
}

/// How the parts of a pattern's URN become a key.
struct Scheme {
    name: &'static str,
    ai: &'static str,
    qualifier: Option<&'static str>,
    /// Digits before the company prefix in the value.
    skipped: usize,
    /// Parts of the URN.
    parts: usize,
}

const fn scheme(
    name: &'static str,
    ai: &'static str,
    qualifier: Option<&'static str>,
    skipped: usize,
    parts: usize,
) -> Scheme {
    Scheme { name, ai, qualifier, skipped, parts }
}

const SCHEMES: [Scheme; 16] = [
    scheme("sgtin", "01", Some("21"), 1, 3),
    scheme("upui", "01", Some("235"), 1, 3),
    scheme("lgtin", "01", Some("10"), 1, 3),
    scheme("itip", "8006", Some("21"), 1, 5),
    scheme("sscc", "00", None, 1, 2),
    scheme("sgln", "414", None, 0, 3),
    scheme("pgln", "417", None, 0, 2),
    scheme("gsrn", "8018", None, 0, 2),
    scheme("gsrnp", "8017", None, 0, 2),
    scheme("gsin", "402", None, 0, 2),
    scheme("grai", "8003", None, 1, 3),
    scheme("gdti", "253", None, 0, 3),
    scheme("sgcn", "255", None, 0, 3),
    scheme("giai", "8004", None, 0, 2),
    scheme("ginc", "401", None, 0, 2),
    scheme("cpi", "8010", Some("8011"), 0, 3),
];

/// The one spelling of a thing: a Digital Link at GS1's own domain where it is a GS1 key, else as it is written.
pub fn canonical(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    if push_canonical(&mut out, text) { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

/// A thing that an event names, looked at once for however many patterns.
pub(super) struct Thing<'t> {
    text: &'t str,
    canonical: OnceCell<Cow<'t, str>>,
    key: OnceCell<Option<Key>>,
}

impl<'t> Thing<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, canonical: OnceCell::new(), key: OnceCell::new() }
    }

    fn canonical(&self) -> &str {
        self.canonical.get_or_init(|| canonical(self.text))
    }

    fn key(&self) -> Option<&Key> {
        let read = |text: &str| if text.starts_with("http") { Key::from_link(text) } else { Key::from_urn(text) };
        self.key.get_or_init(|| read(self.text).ok()).as_ref()
    }
}

impl Pattern {
    /// A single thing. A class of things asked for where single ones stand means all of it.
    pub(super) fn of_things(text: &str) -> Option<Self> {
        if let Some(pattern) = stars(text) {
            return pattern;
        }
        let key = if text.starts_with("http") { Key::from_link(text).ok() } else { None };
        Some(match key {
            Some(key) if key.qualifier().is_none() && matches!(key.ai(), "01" | "253" | "255" | "8003" | "8006") => {
                Self::All { ai: key.ai(), qualifier: None, beginning: key.value().to_owned(), skipped: 0 }
            }
            _ => Self::One(canonical(text).into_owned()),
        })
    }

    /// A class. `urn:epc:idpat:sgtin:P.R.*` is one itself; with an earlier star it means all classes of a company.
    pub(super) fn of_classes(text: &str) -> Option<Self> {
        if Key::from_urn(text).is_ok() && !text.contains(":lgtin:") {
            return Some(Self::One(canonical(text).into_owned()));
        }
        match stars(text) {
            // Classes of products have no serial number.
            Some(Some(Self::All { ai, qualifier: Some("21"), beginning, skipped })) => {
                Some(Self::All { ai, qualifier: None, beginning, skipped })
            }
            Some(pattern) => pattern,
            None => Some(Self::One(canonical(text).into_owned())),
        }
    }

    /// The thing in its one spelling, where only one is asked for.
    pub(super) fn one(&self) -> Option<&str> {
        if let Self::One(one) = self { Some(one) } else { None }
    }

    pub(super) fn matches(&self, thing: &Thing<'_>) -> bool {
        match self {
            Self::One(one) => one == thing.text || one == thing.canonical(),
            Self::All { ai, qualifier, beginning, skipped } => thing.key().is_some_and(|key| {
                let has = key.qualifier().map(|(ai, _)| ai);
                let fits = qualifier.is_none() || *qualifier == has;
                let from = key.value().get(*skipped..);
                key.ai() == *ai && fits && from.is_some_and(|value| value.starts_with(beginning.as_str()))
            }),
        }
    }
}

/// A URN with stars. The outer `None`: it is none. The inner: it is one, and not well made.
fn stars(text: &str) -> Option<Option<Pattern>> {
    let body = text.strip_prefix("urn:epc:idpat:").or_else(|| {
        let lots = text.strip_prefix("urn:epc:class:")?;
        lots.contains('*').then_some(lots)
    })?;
    Some(starred(body))
}

fn starred(body: &str) -> Option<Pattern> {
    let (name, body) = body.split_once(':')?;
    let scheme = SCHEMES.iter().find(|scheme| scheme.name == name)?;
    let parts: Vec<&str> = body.splitn(scheme.parts, '.').collect();
    let first = parts.iter().position(|part| *part == "*")?;
    let well = parts.len() == scheme.parts
        && parts[first..].iter().all(|part| *part == "*")
        && parts[..first].iter().all(|part| !part.contains('*'));
    if !well {
        return None;
    }
    let all = |beginning, skipped| Pattern::All { ai: scheme.ai, qualifier: scheme.qualifier, beginning, skipped };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if first == 0 {
        return Some(all(String::new(), 0));
    }
    PrefixLength::new(parts[0].len()).ok().filter(|_| digits(parts[0]))?;
    if first == 1 {
        return Some(all(parts[0].to_owned(), scheme.skipped));
    }
    // A class by company prefix and reference, written as the pattern or place that has a key.
    let (prefix, reference) = (parts[0], parts[1]);
    let class = match scheme.name {
        "sgln" => format!("urn:epc:id:sgln:{prefix}.{reference}.0"),
        "lgtin" | "itip" | "upui" => format!("urn:epc:idpat:sgtin:{prefix}.{reference}.*"),
        name => format!("urn:epc:idpat:{name}:{prefix}.{reference}.*"),
    };
    let key = Key::from_urn(&class).ok()?;
    let mut beginning = key.value().to_owned();
    for piece in &parts[2..first] {
        if piece.len() != 2 || !digits(piece) {
            return None;
        }
        beginning.push_str(piece);
    }
    Some(all(beginning, 0))
}
