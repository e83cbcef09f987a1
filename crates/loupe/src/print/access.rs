//! Offices, people, passkeys and tokens as tables.

use loupe_registry::access::{Member, Passkey, Token};
use loupe_registry::catalogue::Catalogue;
use loupe_scheme::access::Office;
use loupe_web::format;

use super::{Column, Table, width};
use crate::user::Person;

fn columns(texts: &Catalogue, keys: &[&str]) -> Table {
    Table::new(keys.iter().map(|key| Column::words(texts.text(key))).collect::<Vec<_>>())
}

fn label(texts: &Catalogue, family: &str, code: &str) -> String {
    texts.text(&format!("access-{family}-{}", code.replace('_', "-"))).into_owned()
}

fn kinds(texts: &Catalogue, office: &Office) -> String {
    let kinds: Vec<String> = office.kinds.iter().map(|kind| label(texts, "kind", kind.code())).collect();
    texts.list(&kinds)
}

/// Every office, a row each.
pub(crate) fn offices(texts: &Catalogue, offices: &[Office]) -> String {
    if offices.is_empty() {
        return format!("{}\n", texts.text("access-offices-none"));
    }
    let keys = [
        "access-column-records",
        "access-column-office",
        "access-column-kinds",
        "access-column-prefix",
        "access-column-until",
    ];
    let mut table = columns(texts, &keys);
    for office in offices {
        table.row([
            office.id.to_string(),
            format!("{}, {}", office.name, office.city),
            kinds(texts, office),
            office.prefix.as_ref().map(ToString::to_string).unwrap_or_default(),
            office.until.map(|day| format::date(texts.lang(), day)).unwrap_or_default(),
        ]);
    }
    table.text(width())
}

/// One office with its members.
pub(crate) fn office(texts: &Catalogue, office: &Office, key: Option<&str>, members: &[Member]) -> String {
    let mut page = offices(texts, std::slice::from_ref(office));
    if let Some(key) = key {
        page.push_str(&format!("{}: {key}\n", texts.text("access-column-key")));
    }
    if members.is_empty() {
        return page;
    }
    let keys = ["access-column-person", "access-column-role", "access-column-from", "access-column-until"];
    let mut table = columns(texts, &keys);
    for member in members {
        let until = match (member.ended_at, member.until) {
            (Some(at), _) => format::moment(texts.lang(), at),
            (None, Some(day)) => format::date(texts.lang(), day),
            (None, None) => texts.text("access-no-end").into_owned(),
        };
        table.row([
            format!("{} ({})", member.full_name, member.account),
            label(texts, "role", member.role.code()),
            format::date(texts.lang(), member.from),
            until,
        ]);
    }
    page.push('\n');
    page.push_str(&table.text(width()));
    page
}

/// Every account, a row each.
pub(crate) fn people(texts: &Catalogue, people: &[Person]) -> String {
    let mut table = columns(texts, &["access-name", "access-full-name", "access-column-offices"]);
    for person in people {
        let offices: Vec<String> = person
            .offices
            .iter()
            .map(|member| format!("{} ({})", member.office, label(texts, "role", member.role.code())))
            .collect();
        let offices = match person.account.ended_at {
            Some(_) => texts.text("access-closed").into_owned(),
            None if offices.is_empty() => texts.text("access-no-office").into_owned(),
            None => texts.list(&offices),
        };
        table.row([person.account.name.to_string(), person.account.full_name.clone(), offices]);
    }
    table.text(width())
}

/// Somebody's passkeys, a row each.
pub(crate) fn passkeys(texts: &Catalogue, passkeys: &[Passkey]) -> String {
    let keys = ["access-column-id", "access-column-passkey", "access-column-added", "access-column-used"];
    let mut table = columns(texts, &keys);
    for passkey in passkeys {
        let used = passkey.used_at.map(|at| format::moment(texts.lang(), at));
        let used = used.unwrap_or_else(|| texts.text("access-never").into_owned());
        table.row([passkey.id.clone(), passkey.name.clone(), format::moment(texts.lang(), passkey.made_at), used]);
    }
    table.text(width())
}

/// Every token, a row each.
pub(crate) fn tokens(texts: &Catalogue, tokens: &[Token]) -> String {
    let keys = [
        "access-column-id",
        "access-token-name",
        "access-column-person",
        "access-column-scopes",
        "access-column-until",
    ];
    let mut table = columns(texts, &keys);
    for token in tokens {
        let scopes: Vec<String> = token.scopes.iter().map(|scope| scope.code().to_owned()).collect();
        let until = match token.ended_at {
            Some(at) => texts.with("access-revoked-at", &[("at", format::moment(texts.lang(), at))]),
            None => format::moment(texts.lang(), token.expires_at),
        };
        let who = format!("{}@{}", token.account, token.office);
        table.row([token.id.clone(), token.name.clone(), who, scopes.join(", "), until]);
    }
    table.text(width())
}
