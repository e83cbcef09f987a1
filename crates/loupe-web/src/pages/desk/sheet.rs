//! A shipment as its certificate states it: every field of Annex I A in one place, to be read against the goods' papers.

use jiff::civil::Date;
use loupe_registry::answer::Ask;
use loupe_scheme::certificate::{Certificate, CertificateNumber, Issuer, Origins, Parcel, Party, Shipment, Total};
use maud::{Markup, html};

use super::draft_form::hs_key;
use crate::format;
use crate::pages::lists::fact;
use crate::pages::parts;
use crate::reader::Reader;

/// What is shown; numbers and days are not there before the certificate is issued.
pub(crate) struct Sheet<'a> {
    /// Number, day of issue and last day.
    pub(crate) issued: Option<(&'a CertificateNumber, Date, Date)>,
    /// Who issues it.
    pub(crate) issuer: &'a Issuer,
    /// What is sent.
    pub(crate) shipment: &'a Shipment,
    /// What the applicant declared as its total.
    pub(crate) declared: Option<Total>,
}

impl<'a> Sheet<'a> {
    /// The sheet of a certificate.
    pub(crate) fn of(certificate: &'a Certificate) -> Sheet<'a> {
        let issued = (&certificate.number, certificate.issued_on, certificate.expires_on);
        Sheet { issued: Some(issued), issuer: &certificate.issuer, shipment: &certificate.shipment, declared: None }
    }
}

/// The sheet.
pub(crate) fn sheet(reader: &Reader, ask: &Ask<'_>, sheet: &Sheet<'_>) -> Markup {
    let (lang, shipment) = (reader.lang, sheet.shipment);
    let text = |key: &str| reader.text(key);
    html! {
        dl.facts.sheet {
            @if let Some((number, issued_on, expires_on)) = sheet.issued {
                dt { (text("desk-number")) } dd { b { (number) } }
                dt { (text("desk-issued-on")) } dd { (format::date(lang, issued_on)) }
                dt { (text("desk-expires-on")) } dd { (format::date(lang, expires_on)) }
            } @else {
                dt { (text("desk-number")) } dd.dim { (text("desk-number-later")) }
            }
            dt { (text("desk-issuer")) } dd {
                bdi { (sheet.issuer.name) } @if !sheet.issuer.city.is_empty() { ", " bdi { (sheet.issuer.city) } }
            }
            dt { (text("desk-origin")) } dd { (origin(reader, ask, &shipment.origins())) }
            dt { (text("desk-provenance")) } dd { (ask.participant_name(shipment.exporting.as_str())) }
            dt { (text("desk-destination")) } dd { (ask.participant_name(shipment.importing.as_str())) }
            dt { (text("desk-part-exporter")) } dd { (party(reader, &shipment.exporter)) }
            dt { (text("desk-part-importer")) } dd { (party(reader, &shipment.importer)) }
            dt { (text("desk-parcels")) } dd { (shipment.parcels.len()) }
            @if let Some(total) = shipment.total() {
                dt { (text("desk-carats")) } dd { b { (format::carats(lang, total.carats)) } }
                dt { (text("desk-usd")) } dd { b { (format::usd(lang, total.usd)) } }
            }
            (declared(reader, sheet))
            (fact(&text("desk-field-seal"), &shipment.seal))
            (fact(&text("desk-field-quality"), &shipment.quality))
            (fact(&text("desk-field-zone"), &shipment.zone))
        }
        (parcels(reader, ask, shipment))
        (evidence(reader, ask, shipment))
    }
}

/// The declared total; the sheet of a draft says when none was declared, for then nothing was compared.
fn declared(reader: &Reader, sheet: &Sheet<'_>) -> Markup {
    if sheet.issued.is_some() {
        return html! {};
    }
    html! {
        dt { (reader.text("desk-declared")) }
        dd {
            @match sheet.declared {
                Some(total) => {
                    (reader.with("desk-declared-same", &[
                        ("carats", format::carats(reader.lang, total.carats)),
                        ("usd", format::usd(reader.lang, total.usd)),
                    ]))
                },
                None => span.miss { (reader.text("desk-declared-none")) },
            }
        }
    }
}

/// One country; of mixed goods every one.
fn origin(reader: &Reader, ask: &Ask<'_>, origins: &Origins) -> Markup {
    let names = origins_in_words(reader, ask, origins);
    html! { @if origins.is_mixed() { (reader.with("desk-origin-mixed", &[("list", names)])) } @else { (names) } }
}

/// The names of origins, unknown last.
pub(crate) fn origins_in_words(reader: &Reader, ask: &Ask<'_>, origins: &Origins) -> String {
    let countries = origins.countries.iter().map(|country| ask.participant_name(country.as_str()));
    let unknown = origins.unknown.then(|| reader.text("desk-origin-unknown").into_owned());
    countries.chain(unknown).collect::<Vec<_>>().join(", ")
}

fn party(reader: &Reader, party: &Party) -> Markup {
    html! {
        bdi { (party.name) } br; bdi { (party.address) }
        @if !party.licence.is_empty() { br; (reader.with("desk-licence", &[("licence", party.licence.clone())])) }
    }
}

fn parcels(reader: &Reader, ask: &Ask<'_>, shipment: &Shipment) -> Markup {
    let lang = reader.lang;
    html! {
        table.stack {
            caption { (reader.text("desk-parcels")) }
            thead { tr {
                th { (reader.text("desk-parcel-column")) }
                th { (reader.text("desk-origin")) }
                th { (reader.text("desk-hs")) }
                th.r { (reader.text("desk-carats")) }
                th.r { (reader.text("desk-usd")) }
            } }
            tbody {
                @for parcel in &shipment.parcels { (parcel_rows(reader, ask, parcel)) }
                @if let Some(total) = shipment.total() {
                    tr.sum {
                        th scope="row" { (reader.text("desk-all-parcels")) } td {} td {}
                        td.r data-l=(reader.text("desk-carats")) { (format::carats(lang, total.carats)) }
                        td.r data-l=(reader.text("desk-usd")) { (format::usd(lang, total.usd)) }
                    }
                }
            }
        }
    }
}

fn parcel_rows(reader: &Reader, ask: &Ask<'_>, parcel: &Parcel) -> Markup {
    let lang = reader.lang;
    html! {
        @for (place, line) in parcel.lines.iter().enumerate() {
            tr {
                th scope="row" {
                    (parcel.id)
                    @if place == 0 && !parcel.mined.is_empty() {
                        br; span.dim { (reader.with("desk-mined-in", &[("period", parcel.mined.clone())])) }
                    }
                    @if place == 0 && !parcel.lots.is_empty() {
                        br; span.dim { (reader.with("desk-lots", &[("lots", parcel.lots.join(", "))])) }
                    }
                }
                td data-l=(reader.text("desk-origin")) { (origins_in_words(reader, ask, &parcel.origins)) }
                td data-l=(reader.text("desk-hs")) { span.nw { (line.hs) } " " span.dim { (reader.text(hs_key(line.hs))) } }
                td.r data-l=(reader.text("desk-carats")) { (format::carats(lang, line.carats)) }
                td.r data-l=(reader.text("desk-usd")) { (format::usd(lang, line.usd)) }
            }
        }
    }
}

fn evidence(reader: &Reader, ask: &Ask<'_>, shipment: &Shipment) -> Markup {
    if shipment.evidence.is_empty() {
        return html! {};
    }
    html! {
        table.stack {
            caption { (reader.text("desk-part-evidence")) }
            thead { tr {
                th { (reader.text("desk-field-evidence-certificate")) }
                th { (reader.text("desk-field-evidence-issued-by")) }
                th { (reader.text("desk-field-evidence-imported-on")) }
            } }
            tbody {
                @for one in &shipment.evidence {
                    tr {
                        th scope="row" { (one.certificate) }
                        td data-l=(reader.text("desk-field-evidence-issued-by")) {
                            (parts::country(reader, ask, one.issued_by.as_str()))
                        }
                        td data-l=(reader.text("desk-field-evidence-imported-on")) {
                            (format::date(reader.lang, one.imported_on))
                        }
                    }
                }
            }
        }
    }
}
