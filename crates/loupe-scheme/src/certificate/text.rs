//! Texts on a certificate: any script, one line, nothing that hides or turns what is read.

use crate::rule::{Place, Refusal, Rule};

/// The longest name, in characters.
pub const NAME_CHARS_MAX: usize = 120;
/// The longest address, remark or reason, in characters.
pub const LINE_CHARS_MAX: usize = 300;

/// A text without blanks around it. Refuses with `T10` one that is empty, `T11` one of more than `chars_max` characters,
/// `T12` one with control characters or marks that turn the direction of writing or have no width.
pub fn line(field: &str, text: &str, chars_max: usize) -> Result<String, Refusal> {
    let text = text.trim();
    let place = Place { name: Some(field.to_owned()), ..Place::default() };
    let refused = |rule: Rule, input: &str| Err(Refusal::new(rule, input).at(place.clone()));
    if text.is_empty() {
        return refused(Rule::CertificateFieldMissing, field);
    }
    let length = text.chars().count();
    if length > chars_max {
        let refusal = Refusal::new(Rule::CertificateFieldTooLong, text).accepting([chars_max.to_string()]);
        return Err(refusal.at(place));
    }
    if let Some(bad) = text.chars().find(|c| misleads(*c)) {
        return refused(Rule::CertificateTextWrong, &format!("U+{:04X}", u32::from(bad)));
    }
    Ok(text.to_owned())
}

/// Whether a character hides, moves or turns what is read (UAX 9 2, UTS 39). Scripts from right to left are welcome:
/// their letters carry their direction themselves. Joiners are kept: Persian and Indic scripts need them.
fn misleads(c: char) -> bool {
    let joins = matches!(c, '\u{200c}' | '\u{200d}');
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{00ad}' | '\u{2028}' | '\u{2029}');
    !joins && (c.is_control() || turns || hides || matches!(c, '\u{e0000}'..='\u{e007f}' | '\u{fff0}'..='\u{ffff}'))
}
