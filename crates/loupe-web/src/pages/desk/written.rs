//! From a shipment back to what a person would have typed, so that a draft can be changed.

use loupe_registry::answer::Ask;
use loupe_scheme::certificate::{HsCode, Parcel, Party, Shipment, Total};
use loupe_scheme::words::Lang;

use super::fields::Fields;
use super::read::line_names;

/// The fields of a draft, with numbers and names of countries as the language writes them.
pub(crate) fn written(ask: &Ask<'_>, shipment: &Shipment, declared: Option<Total>) -> Fields {
    let (lang, mut fields) = (ask.lang, Fields::default());
    fields.set("importing", shipment.importing.to_string());
    party(&mut fields, "exporter", &shipment.exporter);
    party(&mut fields, "importer", &shipment.importer);
    for (number, one) in shipment.parcels.iter().enumerate() {
        parcel(&mut fields, ask, &format!("parcels[{}]", number + 1), one);
    }
    for (number, evidence) in shipment.evidence.iter().enumerate() {
        let name = format!("evidence[{}]", number + 1);
        fields.set(format!("{name}.certificate"), &*evidence.certificate);
        fields.set(format!("{name}.issued_by"), ask.participant_name(evidence.issued_by.as_str()));
        fields.set(format!("{name}.imported_on"), evidence.imported_on.to_string());
    }
    for (name, value) in [("seal", &shipment.seal), ("quality", &shipment.quality), ("zone", &shipment.zone)] {
        fields.set(name, &**value);
    }
    fields.set("carats", declared.map_or(String::new(), |total| typed(lang, &total.carats.to_string())));
    fields.set("usd", declared.map_or(String::new(), |total| typed(lang, &total.usd.to_string())));
    fields
}

/// The fields of a draft that nobody began: one parcel, one place for evidence.
pub(crate) fn blank() -> Fields {
    let mut fields = Fields::default();
    fields.set("parcels[1].id", "");
    fields.set("evidence[1].certificate", "");
    fields
}

fn party(fields: &mut Fields, name: &str, party: &Party) {
    for (field, value) in [("name", &party.name), ("address", &party.address), ("licence", &party.licence)] {
        fields.set(format!("{name}.{field}"), &**value);
    }
}

/// The fields of one parcel.
fn parcel(fields: &mut Fields, ask: &Ask<'_>, name: &str, parcel: &Parcel) {
    let lang = ask.lang;
    fields.set(format!("{name}.id"), &*parcel.id);
    let countries = parcel.origins.countries.iter().map(|country| ask.participant_name(country.as_str()));
    fields.set_all(format!("{name}.origins"), countries.collect());
    if parcel.origins.unknown {
        fields.set(format!("{name}.unknown"), "yes");
    }
    for hs in HsCode::ALL {
        let (carats, usd) = line_names(name, hs);
        let line = parcel.lines.iter().find(|line| line.hs == hs);
        fields.set(carats, line.map_or(String::new(), |line| typed(lang, &line.carats.to_string())));
        fields.set(usd, line.map_or(String::new(), |line| typed(lang, &line.usd.to_string())));
    }
    fields.set(format!("{name}.lots"), parcel.lots.join(", "));
    fields.set(format!("{name}.mined"), &*parcel.mined);
}

/// A decimal with the mark of the language.
fn typed(lang: Lang, decimal: &str) -> String {
    if lang == Lang::En { decimal.to_owned() } else { decimal.replace('.', ",") }
}
