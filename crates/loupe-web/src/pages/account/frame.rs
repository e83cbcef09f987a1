//! The frame of the pages that are about oneself and one's office.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};

use crate::reader::Reader;
use crate::refused::block;
use crate::session::Person;
use crate::shell::{self, Section};

/// A page with the ways to the others. `done` is the key of what was just done.
pub(super) fn frame(
    reader: &Reader,
    person: &Person,
    actor: Option<&Actor>,
    title: &str,
    (done, refusals): (Option<&str>, &[Refusal]),
    body: Markup,
) -> Markup {
    let may = |permission| actor.is_some_and(|actor| actor.may(permission));
    let ways = [
        ("access-account", "/account", true),
        ("access-office", "/account/office", actor.is_some()),
        ("access-audit", "/account/audit", may(Permission::ReadAudit)),
        ("access-people", "/account/people", may(Permission::ManageOffices)),
        ("access-desk", "/desk", actor.is_some()),
    ];
    let here = reader.place.split('?').next().unwrap_or_default();
    let content = html! {
        p.kick {
            (person.session.full_name) " · "
            @match actor {
                Some(actor) => { (actor.office.name) ", " (role(reader, actor.role.code())) }
                None => { (reader.text("access-no-office")) }
            }
        }
        nav aria-label=(reader.text("access-ways")) {
            ul.choices {
                @for (key, path, _) in ways.into_iter().filter(|(_, _, shown)| *shown) {
                    li {
                        @if path == here { b aria-current="page" { (reader.text(key)) } }
                        @else { a href=(reader.link(path)) { (reader.text(key)) } }
                    }
                }
                li {
                    form method="post" action=(reader.link("/sign-out")) {
                        (person.field()) button.light { (reader.text("access-sign-out")) }
                    }
                }
            }
        }
        h1 { (title) }
        @if let Some(done) = done { p.note role="status" { (reader.text(done)) } }
        @for refusal in refusals { (block(reader, refusal)) }
        (body)
    };
    shell::page(reader, Section::None, title, content)
}

/// A role in words.
pub(super) fn role(reader: &Reader, code: &str) -> String {
    reader.text(&format!("access-role-{code}")).into_owned()
}

/// What an office is, in words.
pub(crate) fn kinds(reader: &Reader, office: &loupe_scheme::access::Office) -> String {
    let kind = |kind: &loupe_scheme::access::OfficeKind| {
        reader.text(&format!("access-kind-{}", kind.code().replace('_', "-"))).into_owned()
    };
    let names: Vec<String> = office.kinds.iter().map(kind).collect();
    reader.catalogue().list(&names)
}

/// A permission in words.
pub(super) fn permission(reader: &Reader, permission: Permission) -> String {
    reader.text(&format!("access-may-{}", permission.code().replace('_', "-"))).into_owned()
}
