//! The frame of every page at the desk: for which office, and where to go from here.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::certificate::State;
use maud::{Markup, html};

use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::words;

/// The places of the desk: the key of the name, the address, and what one must be allowed to do there.
const PLACES: [(&str, &str, Permission); 6] = [
    ("desk-nav-waiting", "/desk", Permission::SeeOwnCertificates),
    ("desk-nav-draft", "/desk/draft", Permission::DraftCertificate),
    ("desk-nav-receive", "/desk/receive", Permission::ReceiveCertificate),
    ("tables-title", "/desk/tables", Permission::SeeOwnCertificates),
    ("custody-desk-title", "/desk/custody", Permission::ReadCustody),
    ("reconcile-title", "/reconciliation", Permission::ReconcileCertificates),
];

/// A page at the desk of the actor's office. `body` brings its own `h1`.
pub(crate) fn desk(reader: &Reader, actor: &Actor, title: &str, body: Markup) -> Markup {
    let here = reader.place.split('?').next().unwrap_or_default();
    let places = PLACES.into_iter().filter(|(_, _, permission)| actor.may(*permission));
    shell::page(
        reader,
        Section::None,
        title,
        html! {
            p.kick {
                (reader.with("desk-at", &[
                    ("office", actor.office.name.clone()),
                    ("account", actor.account.to_string()),
                    ("role", reader.text(&format!("desk-role-{}", actor.role.code())).into_owned()),
                ]))
            }
            nav aria-label=(reader.text("desk-nav")) {
                ul.choices {
                    @for (key, path, _) in places {
                        li {
                            @if here == path { b aria-current="page" { (reader.text(key)) } }
                            @else { a href=(reader.link(path)) { (reader.text(key)) } }
                        }
                    }
                    li { a href=(reader.link("/account")) { (reader.text("access-account")) } }
                }
            }
            (body)
        },
    )
}

/// A certificate's state in words.
pub(crate) fn state(reader: &Reader, state: State) -> String {
    reader.text(&format!("desk-state-{}", state.code().replace('_', "-"))).into_owned()
}

/// A name and a colon before a value.
pub(crate) fn named(reader: &Reader, key: &str) -> String {
    format!("{}{}", reader.text(key), words::colon(reader))
}
