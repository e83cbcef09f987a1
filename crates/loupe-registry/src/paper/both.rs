//! Texts in two languages: the certificate's own, and English (KPCS Annex I A 4).

use jiff::civil::Date;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::words::{Lang, Words};

use crate::catalogue::catalogue;

/// Narrow no-break space: parts thousands.
const THIN: char = '\u{202f}';
/// No-break space: holds the parts of a date together.
const HOLD: char = '\u{a0}';

/// A text in the certificate's language, and in English where that is another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// In the certificate's language.
    pub own: String,
    /// In English; `None` where it would be the same.
    pub english: Option<String>,
}

impl Both {
    /// A text that is the same in every language.
    pub fn plain(text: impl Into<String>) -> Both {
        Both { own: text.into(), english: None }
    }

    pub(super) fn of(own: String, english: String) -> Both {
        let english = (english != own).then_some(english);
        Both { own, english }
    }

    /// Several, each language by itself: `Angola, Namibie` and `Angola, Namibia`.
    pub(super) fn in_a_row(all: impl Iterator<Item = Both>) -> Both {
        let (own, english): (Vec<String>, Vec<String>) =
            all.map(|one| (one.own.clone(), one.english.unwrap_or(one.own))).unzip();
        Both::of(own.join(", "), english.join(", "))
    }

    /// One after the other in one line: `Lot / Parcel`.
    pub fn line(&self) -> String {
        match &self.english {
            Some(english) => format!("{} / {english}", self.own),
            None => self.own.clone(),
        }
    }
}

/// The languages of one certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voices {
    own: Lang,
}

impl Voices {
    /// The voices of a certificate whose language has the BCP 47 tag `tag`; English alone where there are no texts in it.
    pub fn of_tag(tag: &str) -> Voices {
        Voices { own: Lang::from_tag(tag).unwrap_or(Lang::En) }
    }

    /// The language that comes first.
    pub const fn own(self) -> Lang {
        self.own
    }

    /// Whether there is a second one.
    pub fn are_two(self) -> bool {
        self.own != Lang::En
    }

    /// The text of a key.
    pub fn text(self, key: &str) -> Both {
        Both::of(catalogue(self.own).text(key).into_owned(), catalogue(Lang::En).text(key).into_owned())
    }

    /// The text of a key with arguments.
    pub fn with(self, key: &str, args: &[(&str, String)]) -> Both {
        Both::of(catalogue(self.own).with(key, args), catalogue(Lang::En).with(key, args))
    }

    /// The text of a key whose wording depends on a count; the count is `$n` in the text.
    pub fn counted(self, key: &str, n: usize) -> Both {
        Both::of(catalogue(self.own).counted(key, n), catalogue(Lang::En).counted(key, n))
    }

    /// Words of the register.
    pub fn words(self, words: &Words) -> Both {
        Both::of(words.get(self.own).to_owned(), words.en.clone())
    }

    /// A day: `14 Mar 2023`.
    pub fn day(self, date: Date) -> Both {
        Both::of(day(self.own, date), day(Lang::En, date))
    }

    /// The text of a key that speaks of a day as `$day`.
    pub fn with_day(self, key: &str, date: Date) -> Both {
        let said = |lang: Lang| catalogue(lang).with(key, &[("day", day(lang, date))]);
        Both::of(said(self.own), said(Lang::En))
    }

    /// A country by its name, or by its code where the register has no name for it.
    pub fn country(self, register: &Register, id: ParticipantId) -> Both {
        match register.participant(id) {
            Some(participant) => self.words(&participant.name),
            None => Both::plain(id.as_str()),
        }
    }
}

fn day(lang: Lang, date: Date) -> String {
    let number = if lang == Lang::Fr && date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    let month = catalogue(lang).text(&format!("month-{}", date.month()));
    format!("{number}{HOLD}{month}{HOLD}{}", date.year())
}

/// A decimal such as `96760.00` with its thousands parted. The mark is a point in every language, for one number is
/// read in two of them at once.
pub(super) fn figure(plain: &str) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut text = String::with_capacity(plain.len() + whole.len());
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_the_same_in_both_languages_stands_once() {
        assert_eq!(Both::of("Botswana".into(), "Botswana".into()).line(), "Botswana");
        assert_eq!(Both::of("Lot".into(), "Parcel".into()).line(), "Lot / Parcel");
    }

    #[test]
    fn a_certificate_in_a_language_without_texts_speaks_english_alone() {
        assert_eq!(Voices::of_tag("ar"), Voices::of_tag("en"));
        assert!(!Voices::of_tag("ar").are_two() && Voices::of_tag("pt-AO").are_two());
    }

    #[test]
    fn thousands_are_parted_and_no_digit_is_lost() {
        assert_eq!(figure("1234567.125"), "1\u{202f}234\u{202f}567.125");
        assert_eq!(figure("820.00"), "820.00");
    }
}
