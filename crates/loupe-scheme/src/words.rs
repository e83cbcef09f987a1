//! A text in the three languages of the first page.

use serde::{Deserialize, Serialize};

/// A language Loupe speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Portuguese.
    Pt,
}

impl Lang {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Fr, Lang::Pt];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
            Lang::Pt => "pt",
        }
    }

    /// The language of a tag such as `fr` or `pt-MZ`.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_', '.']).next()?;
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }
}

/// One text in English, French and Portuguese. An absent translation is empty and falls back to English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// French.
    #[serde(default)]
    pub fr: String,
    /// Portuguese.
    #[serde(default)]
    pub pt: String,
}

impl Words {
    /// The text in `lang`, or in English where there is no translation.
    pub fn get(&self, lang: Lang) -> &str {
        let text = match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
            Lang::Pt => &self.pt,
        };
        if text.is_empty() { &self.en } else { text }
    }
}
