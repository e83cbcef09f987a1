//! Trust bundles: the list, and what one says.

use loupe_registry::catalogue::Catalogue;
use loupe_registry::trust::TrustLine;
use loupe_web::format;

use super::{Column, Table, width};
use crate::trust::{Shown, ShownKey};

/// Every bundle, a row each.
pub(crate) fn list(texts: &Catalogue, bundles: &[TrustLine]) -> String {
    if bundles.is_empty() {
        return format!("{}\n", texts.text("trust-none"));
    }
    let mut table = Table::new([
        Column::words(texts.text("trust-column-number")),
        Column::words(texts.text("trust-column-as-of")),
        Column::words(texts.text("trust-column-record")),
        Column::words(texts.text("trust-column-hash")),
    ]);
    for bundle in bundles {
        table.row([
            bundle.number.to_string(),
            format::moment(texts.lang(), bundle.as_of),
            bundle.record.to_string(),
            bundle.sha256.clone(),
        ]);
    }
    table.text(width())
}

/// One bundle: where it stands, who takes part, and who issues with which keys.
pub(crate) fn shown(texts: &Catalogue, shown: &Shown) -> String {
    let lang = texts.lang();
    let args = [
        ("number", shown.line.number.to_string()),
        ("moment", format::moment(lang, shown.line.as_of)),
        ("key", shown.register_key.clone()),
        ("hash", shown.line.sha256.clone()),
        ("record", shown.line.record.to_string()),
        ("count", format::whole(lang, shown.participants as u64)),
    ];
    let mut lines = vec![texts.with("trust-head", &args[..2]), texts.with("trust-signed", &args[2..3])];
    lines.push(texts.with("trust-hash", &args[3..5]));
    if !shown.proven {
        lines.push(texts.text("trust-unproven").into_owned());
    }
    lines.push(texts.with("trust-participants", &args[5..]));
    if !shown.suspended.is_empty() {
        lines.push(texts.with("trust-suspended", &[("who", texts.list(&shown.suspended))]));
    }
    let mut text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    if shown.offices.is_empty() {
        text.push_str(&format!("{}\n", texts.text("trust-no-office")));
        return text;
    }
    let columns = ["trust-column-office", "trust-column-prefix", "trust-column-issued", "trust-column-keys"];
    let mut table = Table::new(columns.map(|key| Column::words(texts.text(key))));
    for office in &shown.offices {
        let keys: Vec<String> = office.keys.iter().map(|one| key(texts, one)).collect();
        table.row([
            format!("{} ({})", office.name, office.id),
            office.prefix.clone(),
            format::whole(lang, office.issued_up_to.into()),
            keys.join("; "),
        ]);
    }
    text.push('\n');
    text.push_str(&table.text(width()));
    text
}

fn key(texts: &Catalogue, key: &ShownKey) -> String {
    let day = |day| format::date(texts.lang(), day);
    let (id, from) = (("key", key.id.clone()), ("from", day(key.from)));
    match (key.revoked_on, key.until) {
        (Some(on), _) => texts.with("trust-key-revoked", &[id, from, ("on", day(on))]),
        (None, Some(until)) => texts.with("trust-key-until", &[id, from, ("until", day(until))]),
        (None, None) => texts.with("trust-key-from", &[id, from]),
    }
}
