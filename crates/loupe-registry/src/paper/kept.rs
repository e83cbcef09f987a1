//! The sheet of a certificate that this register keeps, with what is known of conflict beside it.

use loupe_scheme::certificate::Certificate;
use loupe_scheme::definition::DefinitionRef;
use loupe_scheme::words::Lang;

use super::both::{Both, Voices};
use super::sheet::{Printed, Sheet, sheet};
use super::statement::{StatementRow, Statements};
use crate::answer::Ask;
use crate::answer::certificate::statement;
use crate::certificate::Kept;

/// So many things that were not looked at stand on paper; the public page has all of them.
const NOT_LOOKED_MAX: usize = 4;

/// The sheet of an issued certificate, with what is known of conflict on `ask.made_on`. It speaks the language of the
/// certificate, whatever `ask` says. `site` is where readers reach the register, such as `https://kp.example`.
pub fn kept_sheet(ask: &Ask<'_>, kept: &Kept, site: Option<&str>) -> Sheet {
    let certificate = &kept.certificate;
    let host = site.map(|site| site.trim_start_matches("https://").trim_start_matches("http://"));
    let address = host.map(|host| format!("{host}/certificate/{}", certificate.number)).unwrap_or_default();
    let statements = Some(statements(ask, certificate));
    sheet(&Printed { certificate, address, statements }, &ask.edition.register)
}

/// What every definition that is used when nobody chooses says of the certificate's stones.
fn statements(ask: &Ask<'_>, certificate: &Certificate) -> Statements {
    let voices = Voices::of_tag(&certificate.language);
    let own = Ask { lang: voices.own(), ..*ask };
    let english = Ask { lang: Lang::En, ..*ask };
    let definitions = &ask.edition.defaults;
    let exact = statement(&own, certificate, definitions, true);
    let under = exact.under.iter().zip(definitions);
    let rows = under.filter_map(|(under, definition)| {
        let interval = under.interval.as_ref()?;
        let ends = (interval.at_least.share.0, interval.at_most.share.0);
        Some(StatementRow::of_tenths(name(ask, voices, &definition.reference), ends))
    });
    let undated = |ask: &Ask<'_>| statement(ask, certificate, definitions, false).not_looked;
    let both = undated(&own).into_iter().zip(undated(&english));
    let mut not_looked: Vec<Both> = both.map(|(own, english)| Both::of(own.text, english.text)).collect();
    let more = not_looked.len().saturating_sub(NOT_LOOKED_MAX);
    if more > 0 {
        not_looked.truncate(NOT_LOOKED_MAX);
        not_looked.push(voices.with("paper-not-looked-more", &[("n", more.to_string())]));
    }
    Statements { as_of: exact.made_on, rows: rows.collect(), not_looked }
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
