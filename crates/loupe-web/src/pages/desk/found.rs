//! What an importing authority found: the form, what was typed into it, and how it stands beside the certificate.

use jiff::civil::Date;
use loupe_scheme::certificate::{Certificate, Difference, Found, Receipt};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use maud::{Markup, html};

use super::amounts::{at, count, day, mass, money};
use super::fields::Fields;
use super::form::{Form, Typing};
use crate::format;
use crate::reader::Reader;

/// A receipt as it was typed: the day, what was found, a remark.
pub(crate) type Stated = (Date, Found, String);

/// Fields that a pre-arrival message may fill: who sent and who receives. What is weighed, counted and looked at is not
/// filled by anyone but the person who did it.
pub(crate) fn begun(today: Date, exporter: &str, importer: &str) -> Fields {
    let mut fields = Fields::default();
    fields.set("received_on", today.to_string());
    fields.set("found.exporter", exporter);
    fields.set("found.importer", importer);
    fields
}

/// The fields of the form.
pub(crate) fn found_fields(form: &Form<'_>) -> Markup {
    let reader = form.reader;
    let whole = ["yes", "no", ""].map(|value| {
        let key = match value {
            "yes" => "desk-seal-whole",
            "no" => "desk-seal-broken",
            _ => "desk-seal-not-looked",
        };
        (value, reader.text(key).into_owned())
    });
    html! {
        fieldset {
            legend { (reader.text("desk-part-counted")) }
            p.src { (reader.text("desk-counted-note")) }
            (form.input("received_on", Typing::DAY))
            (form.input("found.parcels", Typing::WHOLE))
            (form.input("found.carats", Typing::DECIMAL))
            (form.input("found.usd", Typing::DECIMAL))
        }
        fieldset {
            legend { (reader.text("desk-part-seal")) }
            (form.input("found.seal", Typing::line(40)))
            (form.choice("found.seal_whole", &whole))
        }
        fieldset {
            legend { (reader.text("desk-part-papers")) }
            (form.input("found.exporter", Typing::line(120)))
            (form.input("found.importer", Typing::line(120)))
            (form.input("remark", Typing { is_long: true, ..Typing::line(300) }))
        }
    }
}

/// Reads the form. Refuses with `T10` what is missing, `M1` to `V4`, `P4` and `T20` what does not read.
pub(crate) fn read_found(lang: Lang, fields: &Fields) -> Result<Stated, Vec<Refusal>> {
    let mut wrong = Vec::new();
    let received_on = day("received_on", fields.get("received_on")).map_err(|no| wrong.push(no)).ok();
    let parcels = count("found.parcels", fields.get("found.parcels")).map_err(|no| wrong.push(no)).ok();
    let missing = |name: &str| Refusal::new(Rule::CertificateFieldMissing, name).at(at(name));
    let carats = match fields.get("found.carats") {
        "" => Err(missing("found.carats")),
        typed => mass(lang, "found.carats", typed),
    };
    let carats = carats.map_err(|no| wrong.push(no)).ok();
    let usd = match fields.get("found.usd") {
        "" => Ok(None),
        typed => money(lang, "found.usd", typed).map(Some),
    };
    let usd = usd.map_err(|no| wrong.push(no)).ok();
    let names = ["found.exporter", "found.importer"];
    wrong.extend(names.into_iter().filter(|name| !fields.has(name)).map(missing));
    let text = |name: &str| fields.get(name).to_owned();
    match (received_on, parcels, carats, usd) {
        (Some(received_on), Some(parcels), Some(carats), Some(usd)) if wrong.is_empty() => {
            let seal_whole = match fields.get("found.seal_whole") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            let found = Found {
                parcels,
                carats,
                usd,
                exporter: text("found.exporter"),
                importer: text("found.importer"),
                seal: text("found.seal"),
                seal_whole,
            };
            Ok((received_on, found, text("remark")))
        }
        _ => Err(wrong),
    }
}

/// What the certificate states and what was found, row by row; where they differ the row is marked and says so.
pub(crate) fn side_by_side(reader: &Reader, certificate: &Certificate, receipt: &Receipt) -> Markup {
    let (lang, shipment, found) = (reader.lang, &certificate.shipment, &receipt.found);
    let total = shipment.total().unwrap_or_default();
    let differs = |about: &str| receipt.differences.iter().any(|difference| difference.about() == about);
    let not_looked = || reader.text("desk-not-looked").into_owned();
    let or_not = |text: &str| if text.is_empty() { None } else { Some(text.to_owned()) };
    let seal_whole = found
        .seal_whole
        .map(|whole| reader.text(if whole { "desk-seal-whole" } else { "desk-seal-broken" }).into_owned());
    let rows: [(&str, &str, Option<String>, Option<String>); 7] = [
        ("parcels", "desk-parcels", Some(shipment.parcels.len().to_string()), Some(found.parcels.to_string())),
        ("carats", "desk-carats", Some(format::carats(lang, total.carats)), Some(format::carats(lang, found.carats))),
        ("usd", "desk-usd", Some(format::usd(lang, total.usd)), found.usd.map(|usd| format::usd(lang, usd))),
        ("exporter", "desk-part-exporter", or_not(&shipment.exporter.name), or_not(&found.exporter)),
        ("importer", "desk-part-importer", or_not(&shipment.importer.name), or_not(&found.importer)),
        ("seal", "desk-field-seal", or_not(&shipment.seal), or_not(&found.seal)),
        ("seal_broken", "desk-part-seal", None, seal_whole),
    ];
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("desk-column-field")) }
                th { (reader.text("desk-column-stated")) }
                th { (reader.text("desk-column-found")) }
                th { (reader.text("desk-column-differs")) }
            } }
            tbody {
                @for (about, key, stated, what) in rows {
                    tr.flag[differs(about)] {
                        th scope="row" { (reader.text(key)) }
                        td data-l=(reader.text("desk-column-stated")) {
                            @match stated { Some(text) => bdi { (text) }, None => span.dim { "–" } }
                        }
                        td data-l=(reader.text("desk-column-found")) {
                            @match what { Some(text) => bdi { (text) }, None => span.miss { (not_looked()) } }
                        }
                        td data-l=(reader.text("desk-column-differs")) {
                            @if differs(about) { b { (reader.text("desk-differs")) } }
                        }
                    }
                }
            }
        }
        (remarks(reader, receipt))
    }
}

fn remarks(reader: &Reader, receipt: &Receipt) -> Markup {
    let notes = receipt.differences.iter().filter_map(|difference| match difference {
        Difference::Other { note } => Some(note.as_str()),
        _ => None,
    });
    html! { @for note in notes { p { (super::frame::named(reader, "desk-field-remark")) bdi { (note) } } } }
}
