//! Names in a table as URIs.

use fluent_uri::pct_enc::EString;
use fluent_uri::pct_enc::encoder::{Data, Path};
use loupe_epcis::part::Uri;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 100;
/// The longest URI, in characters: what browsers and servers bear.
const URI_CHARS_MAX: usize = 2_000;
/// The longest remark, in characters.
const REMARK_CHARS_MAX: usize = 1_000;

/// A lot by its name: `urn:loupe:lot:OFFICE:NAME`, or the URI that the name is. Refuses with `B28` what is none.
pub(super) fn lot(name: &str, office: &OfficeId) -> Result<String, Refusal> {
    uri(name, &format!("urn:loupe:lot:{office}:"))
}

/// A parcel that lots are packed into.
pub(super) fn parcel(name: &str, office: &OfficeId) -> Result<String, Refusal> {
    uri(name, &format!("urn:loupe:parcel:{office}:"))
}

/// An office or another party.
pub(super) fn party(name: &str) -> Result<String, Refusal> {
    uri(name, "urn:loupe:party:")
}

/// A certificate by its number.
pub(super) fn certificate(number: &str) -> Result<String, Refusal> {
    uri(number, "urn:loupe:certificate:")
}

/// A word that stays as it is, such as a site's id. Refuses with `B28`.
pub(super) fn word(text: &str) -> Result<String, Refusal> {
    checked(text, NAME_CHARS_MAX)
}

/// A remark, its line breaks as blanks. Refuses with `B28`.
pub(super) fn remark(text: &str) -> Result<String, Refusal> {
    checked(&text.split_whitespace().collect::<Vec<_>>().join(" "), REMARK_CHARS_MAX)
}

fn checked(text: &str, chars_max: usize) -> Result<String, Refusal> {
    let well = !text.chars().any(char::is_control) && text.chars().count() <= chars_max;
    if well { Ok(text.to_owned()) } else { Err(Refusal::new(Rule::CustodyNameWrong, text)) }
}

fn uri(name: &str, before: &str) -> Result<String, Refusal> {
    if name.contains(':') {
        let uri = Uri::new(name).filter(|_| name.len() <= URI_CHARS_MAX);
        return uri.map(|uri| uri.as_str().to_owned()).ok_or_else(|| Refusal::new(Rule::CustodyNameWrong, name));
    }
    let name = checked(name, NAME_CHARS_MAX)?;
    let mut encoded = EString::<Path>::new();
    encoded.encode_str::<Data>(&name);
    Ok(format!("{before}{encoded}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_uri_of_the_office_and_a_uri_stays() {
        let office: OfficeId = "gaborone".parse().unwrap();
        let of = |name| lot(name, &office).map_err(|refusal| refusal.rule.code());
        assert_eq!(of("A 1/é").as_deref(), Ok("urn:loupe:lot:gaborone:A%201%2F%C3%A9"));
        assert_eq!(
            of("https://id.gs1.org/01/09506000134352/10/A").as_deref(),
            Ok("https://id.gs1.org/01/09506000134352/10/A")
        );
        for wrong in ["a:b c", ":", "a\tb", &"x".repeat(101)] {
            assert_eq!(of(wrong), Err("B28"), "{wrong}");
        }
        assert_eq!(remark(" two\n lines ").as_deref(), Ok("two lines"));
    }
}
