//! What the template is given: the texts of a sheet as JSON, and which of them run from right to left.

use loupe_registry::paper::{Both, GoodsRow, NotLookedRow, ParcelRow, Sheet, Statements, Voices};
use loupe_scheme::certificate::Party;
use serde_json::{Value, json};

use crate::types::TYPES;

/// The texts that stand on every certificate.
const TEXTS: &[&str] = &[
    "paper-number",
    "paper-participant",
    "paper-origin",
    "paper-issued",
    "paper-expires",
    "paper-issuer",
    "paper-language",
    "paper-exporter",
    "paper-importer",
    "paper-destination",
    "paper-parcel-count",
    "paper-seal",
    "paper-seal-none",
    "paper-quality",
    "paper-zone",
    "paper-goods",
    "paper-hs",
    "paper-carats",
    "paper-usd",
    "paper-total",
    "paper-parcels",
    "paper-parcel",
    "paper-mined-in",
    "paper-mined-when",
    "paper-lots",
    "paper-not-given",
    "paper-evidence",
    "paper-evidence-certificate",
    "paper-evidence-issuer",
    "paper-evidence-day",
    "paper-origins",
    "paper-at-least",
    "paper-at-most",
    "paper-origins-note",
    "paper-statements",
    "paper-definition",
    "paper-statements-none",
    "paper-says-not",
    "paper-scan",
    "paper-scan-holds",
    "paper-record",
    "paper-claims",
    "paper-validated",
    "paper-signed",
    "paper-stamp",
    "paper-import",
    "paper-import-hand",
    "paper-received-on",
    "paper-found-carats",
    "paper-found-usd",
    "paper-found-hs",
    "paper-found-parcels",
    "paper-seal-whole",
    "paper-import-authority",
    "paper-page",
    "paper-attached",
    "paper-annex",
    "paper-annex-to",
    "paper-annex-item",
    "paper-annex-when",
    "paper-annex-what",
];

/// A sheet as the template reads it.
pub(crate) fn content(sheet: &Sheet) -> Value {
    let voices = sheet.voices;
    let texts: serde_json::Map<String, Value> =
        TEXTS.iter().map(|key| (key.trim_start_matches("paper-").to_owned(), both(&voices.text(key)))).collect();
    json!({
        "lang": voices.own().tag(),
        "stand-ins": TYPES.stand_ins(),
        "texts": texts,
        "title": both(&voices.text("paper-title")),
        "oath": both(&voices.text("paper-oath")),
        "number": sheet.number,
        "participant": both(&sheet.participant),
        "alpha2": sheet.alpha2,
        "origin": both(&sheet.origin),
        "issued": both(&sheet.issued_on),
        "expires": both(&sheet.expires_on),
        "issuer": turned(&sheet.issuer),
        "language": turned(&sheet.language_name),
        "english-only": english_only(sheet),
        "exporter": party(&sheet.exporter, voices),
        "importer": party(&sheet.importer, voices),
        "destination": both(&sheet.destination),
        "parcel-count": sheet.parcel_count,
        "goods": sheet.goods.iter().map(goods).collect::<Vec<_>>(),
        "carats": sheet.carats,
        "usd": sheet.usd,
        "parcels": sheet.parcels.iter().map(parcel).collect::<Vec<_>>(),
        "origins": origins(sheet),
        "evidence": evidence(sheet),
        "statements": statements(sheet),
        "seal": turned(&sheet.seal),
        "quality": turned(&sheet.quality),
        "zone": turned(&sheet.zone),
        "record": sheet.record,
        "claims": sheet.claims_hash,
        "read-on": read_on(sheet),
    })
}

fn both(text: &Both) -> Value {
    json!([text.own, text.english])
}

/// A text of people, and whether it runs from right to left.
fn turned(text: &str) -> Value {
    json!({ "text": text, "rtl": text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left) })
}

/// Whether a letter belongs to a script that runs from right to left: Hebrew to Arabic, and their later forms.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

fn party(party: &Party, voices: Voices) -> Value {
    let licence = voices.with("paper-licence", &[("number", party.licence.clone())]);
    json!({
        "name": turned(&party.name),
        "address": turned(&party.address),
        "licence": (!party.licence.is_empty()).then(|| both(&licence)),
    })
}

fn goods(row: &GoodsRow) -> Value {
    json!({ "hs": row.hs, "meaning": both(&row.meaning), "carats": row.carats, "usd": row.usd })
}

fn parcel(row: &ParcelRow) -> Value {
    json!({
        "id": turned(&row.id),
        "origins": row.origins.iter().map(both).collect::<Vec<_>>(),
        "mined": row.mined,
        "lines": row.lines.iter().map(goods).collect::<Vec<_>>(),
        "lots": row.lots.join(", "),
    })
}

fn origins(sheet: &Sheet) -> Value {
    let row = |row: &loupe_registry::paper::OriginRow| json!({ "country": both(&row.country), "least": row.at_least, "most": row.at_most });
    sheet.origins.iter().map(row).collect()
}

fn evidence(sheet: &Sheet) -> Value {
    let row = |row: &loupe_registry::paper::EvidenceRow| json!({ "certificate": row.certificate, "issuer": both(&row.issued_by), "day": both(&row.imported_on) });
    sheet.evidence.iter().map(row).collect()
}

fn statements(sheet: &Sheet) -> Value {
    let Some(statements) = &sheet.statements else { return Value::Null };
    let row = |row: &loupe_registry::paper::StatementRow| json!({ "definition": both(&row.definition), "least": row.at_least, "most": row.at_most });
    json!({
        "note": both(&statements.note(sheet.voices)),
        "rows": statements.rows.iter().map(row).collect::<Vec<_>>(),
        "annex": annex(statements, sheet.voices),
    })
}

/// What nobody looked at, and how page 1 points there; null where there is nothing.
fn annex(statements: &Statements, voices: Voices) -> Value {
    let mut number = 0;
    let mut row = |row: &NotLookedRow| {
        number += 1;
        json!({ "number": number, "when": row.when, "what": both(&row.what) })
    };
    let mut groups = Vec::new();
    for group in &statements.not_looked {
        let rows: Vec<Value> = group.rows.iter().map(&mut row).collect();
        groups.push(json!({ "about": both(&group.about), "rows": rows }));
    }
    if groups.is_empty() {
        return Value::Null;
    }
    json!({
        "follows": both(&statements.annex_follows(voices)),
        "note": both(&statements.annex_note(voices)),
        "end": both(&statements.annex_end(voices)),
        "groups": groups,
    })
}

fn read_on(sheet: &Sheet) -> Value {
    let args = [("address", sheet.address.clone())];
    if sheet.address.is_empty() { Value::Null } else { both(&sheet.voices.with("paper-read-on", &args)) }
}

fn english_only(sheet: &Sheet) -> Value {
    sheet.english_only().map_or(Value::Null, Value::String)
}

/// The first text with a letter that `has` does not know.
pub(crate) fn unshown(said: &Value, has: impl Fn(char) -> bool + Copy) -> Option<String> {
    match said {
        Value::String(text) => (!text.chars().all(has)).then(|| text.clone()),
        Value::Array(items) => items.iter().find_map(|item| unshown(item, has)),
        Value::Object(members) => members.values().find_map(|member| unshown(member, has)),
        _ => None,
    }
}
