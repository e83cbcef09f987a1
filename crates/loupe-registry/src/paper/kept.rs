//! The sheet of a certificate that this register keeps, with what is known of conflict beside it.

use loupe_scheme::certificate::Certificate;
use loupe_scheme::certificate::statement::{CertificateUnder, certificate_statement};
use loupe_scheme::definition::DefinitionRef;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::words::Lang;

use super::both::{Both, Voices};
use super::not_looked::groups;
use super::sheet::{Printed, Sheet, sheet};
use super::statement::{StatementRow, Statements};
use crate::answer::Ask;
use crate::certificate::Kept;

/// The sheet of an issued certificate, with what is known of conflict on `ask.made_on`. It speaks the language of the
/// certificate, whatever `ask` says. `site` is where readers reach the register, such as `https://kp.example`.
pub fn kept_sheet(ask: &Ask<'_>, kept: &Kept, site: Option<&str>) -> Sheet {
    let certificate = &kept.certificate;
    let host = site.map(|site| site.trim_start_matches("https://").trim_start_matches("http://"));
    let address = host.map(|host| format!("{host}/certificate/{}", certificate.number)).unwrap_or_default();
    let statements = Some(statements(ask, certificate));
    sheet(&Printed { certificate, address, statements }, &ask.edition.register)
}

/// What every definition that is used when nobody chooses says of the certificate's stones, and what nobody looked at.
/// Paper is for those entitled to the masses and periods that stand on it, so both are exact.
fn statements(ask: &Ask<'_>, certificate: &Certificate) -> Statements {
    let voices = Voices::of_tag(&certificate.language);
    let (register, definitions) = (&ask.edition.register, &ask.edition.defaults);
    let made = certificate_statement(certificate, register, definitions, LooksCounted::default(), ask.made_on);
    let row = |under: &CertificateUnder| StatementRow::new(name(ask, voices, &under.definition), &under.shares);
    Statements {
        as_of: made.made_on,
        rows: made.under.iter().map(row).collect(),
        not_looked: groups(ask, voices, &made),
    }
}

/// A definition's name, with its reading where it has several.
fn name(ask: &Ask<'_>, voices: Voices, reference: &DefinitionRef) -> Both {
    let definition = ask.edition.register.definition(&reference.id);
    let reading = definition.and_then(|one| one.readings.iter().find(|reading| reading.id == reference.reading));
    let Some(reading) = reading else { return voices.words(&reference.name) };
    let said = |lang: Lang| {
        let args = [("name", reference.name.get(lang).to_owned()), ("reading", reading.name.get(lang).to_owned())];
        crate::catalogue::catalogue(lang).with("definition-under-reading", &args)
    };
    Both::of(said(voices.own()), said(Lang::En))
}
