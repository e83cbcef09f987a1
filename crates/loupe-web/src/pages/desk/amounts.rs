//! Numbers, days and countries as people type them, in the way their language writes them.

use jiff::civil::Date;
use loupe_registry::subject::parse_subject;
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::register::Register;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::statement::Subject;
use loupe_scheme::value::UsdCents;
use loupe_scheme::words::Lang;

/// The place of a field.
pub(crate) fn at(name: impl Into<String>) -> Place {
    Place { name: Some(name.into()), ..Place::default() }
}

/// Digits and a point: blanks that part thousands go, and in French and Portuguese a comma is the point.
fn plain(lang: Lang, text: &str) -> String {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')).collect();
    if lang == Lang::En { digits } else { digits.replacen(',', ".", 1) }
}

/// A mass in carats. Refuses with `M1` to `M4`.
pub(crate) fn mass(lang: Lang, name: &str, text: &str) -> Result<Carats, Refusal> {
    plain(lang, text).parse().map_err(|refusal: Refusal| Refusal::new(refusal.rule, text).at(at(name)))
}

/// A value in US dollars. Refuses with `V1` to `V4`.
pub(crate) fn money(lang: Lang, name: &str, text: &str) -> Result<UsdCents, Refusal> {
    plain(lang, text).parse().map_err(|refusal: Refusal| Refusal::new(refusal.rule, text).at(at(name)))
}

/// A day such as `2026-11-24`. Refuses with `P4` all else, and with `T10` nothing at all.
pub(crate) fn day(name: &str, text: &str) -> Result<Date, Refusal> {
    if text.is_empty() {
        return Err(Refusal::new(Rule::CertificateFieldMissing, name).at(at(name)));
    }
    text.parse().map_err(|_| Refusal::new(Rule::NotADate, text).at(at(name)))
}

/// How many there are. Refuses with `T10` nothing at all and with `T20` what is no such number.
pub(crate) fn count(name: &str, text: &str) -> Result<u32, Refusal> {
    if text.is_empty() {
        return Err(Refusal::new(Rule::CertificateFieldMissing, name).at(at(name)));
    }
    text.parse().map_err(|_| Refusal::new(Rule::ReceiptWrong, text).at(at(name)))
}

/// A participant by its name in any language, or its code. Refuses with `P3` what is none, and with `T10` nothing.
pub(crate) fn participant(register: &Register, name: &str, text: &str) -> Result<ParticipantId, Refusal> {
    if text.is_empty() {
        return Err(Refusal::new(Rule::CertificateFieldMissing, name).at(at(name)));
    }
    match parse_subject(register, &format!("participant:{text}")) {
        Ok(Subject::Participant(id)) => Ok(id),
        Ok(_) => Err(Refusal::new(Rule::NoSuchSubject, text).at(at(name))),
        Err(refusal) => Err(Refusal::new(refusal.rule, text).accepting(refusal.accepted).at(at(name))),
    }
}

/// A country of origin: a participant, or any country by its code of three letters. Refuses with `P3`.
pub(crate) fn country(register: &Register, name: &str, text: &str) -> Result<ParticipantId, Refusal> {
    participant(register, name, text).or_else(|refusal| ParticipantId::new(text).map_err(|_| refusal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mass_is_read_as_the_language_writes_it_and_never_guessed() {
        let read = |lang, text: &str| mass(lang, "carats", text).map(|mass| mass.to_string()).map_err(|no| no.rule);
        assert_eq!(read(Lang::En, "1 234.50"), Ok("1234.50".to_owned()));
        assert_eq!(read(Lang::Fr, "1\u{202f}234,5"), Ok("1234.50".to_owned()));
        assert_eq!(read(Lang::Pt, "1.234,50"), Err(Rule::MassNotANumber), "two marks are two readings");
        assert_eq!(read(Lang::En, "1,234"), Err(Rule::MassNotANumber), "in English a comma parts thousands or nothing");
        assert_eq!(read(Lang::Fr, "0,0000001"), Err(Rule::MassTooFine));
        assert_eq!(mass(Lang::Fr, "carats", "1,2,3").unwrap_err().input, "1,2,3", "what was typed is what is told");
    }
}
