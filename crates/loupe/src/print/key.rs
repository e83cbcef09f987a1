//! Keys: the list, and what became of one.

use loupe_registry::catalogue::Catalogue;
use loupe_registry::keys::{KeyEntry, KeyKind, Protection, Standing};

use super::{Column, Table, width};
use crate::key::Done;

/// Every key, a row each with its public half below.
pub(crate) fn list(texts: &Catalogue, keys: &[KeyEntry]) -> String {
    if keys.is_empty() {
        return format!("{}\n", texts.text("cli-key-none"));
    }
    let mut table = Table::new([
        Column::words(texts.text("cli-key-column-kind")),
        Column::words(texts.text("cli-key-column-name")),
        Column::words(texts.text("cli-key-column-id")),
        Column::words(texts.text("cli-key-column-standing")),
        Column::words(texts.text("cli-key-column-sealed")),
    ]);
    for key in keys {
        table.row([
            texts.text(kind(key.kind)).into_owned(),
            key.name.clone(),
            key.id.clone(),
            texts.text(standing(key.standing)).into_owned(),
            texts.text(sealed(key.protection)).into_owned(),
        ]);
    }
    // The public half is one word, to be copied whole: it is not broken into lines.
    let publics: Vec<String> = keys.iter().map(|key| format!("  {}\n", key.public)).collect();
    table.with_notes(width(), &publics)
}

/// What became of a key, a line each.
pub(crate) fn done(texts: &Catalogue, done: &Done, folder: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(key) = &done.key {
        let args = [("name", key.name.clone()), ("id", key.id.clone()), ("folder", folder.to_owned())];
        lines.push(match &done.replaced {
            Some(old) => {
                let old = [("old", old.clone())];
                texts.with("cli-key-rotated", &args.iter().cloned().chain(old).collect::<Vec<_>>())
            }
            None => texts.with("cli-key-made", &args),
        });
        lines.push(texts.text(next(key)).into_owned());
    }
    if let Some(id) = &done.revoked {
        lines.push(texts.with("cli-key-revoked", &[("id", id.clone())]));
    }
    if !done.records.is_empty() {
        lines.push(texts.with("cli-key-recorded", &[("records", done.records.join(", "))]));
    }
    lines
}

fn kind(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Log => "cli-key-log",
        KeyKind::Witness => "cli-key-witness",
        KeyKind::Office => "cli-key-office",
        KeyKind::Certificate => "cli-key-certificate",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Current => "cli-key-current",
        Standing::Pending => "cli-key-pending",
        Standing::Retired => "cli-key-retired",
    }
}

fn sealed(protection: Protection) -> &'static str {
    match protection {
        Protection::Passphrase => "cli-key-by-passphrase",
        Protection::Identity => "cli-key-by-identity",
    }
}

fn next(key: &KeyEntry) -> &'static str {
    match key.protection {
        Protection::Passphrase => "cli-key-keep-passphrase",
        Protection::Identity => "cli-key-keep-identity",
    }
}
