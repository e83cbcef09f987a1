//! Where one begins: the name of a lot or stone is typed, or a place is followed forward.

use axum::extract::State;
use axum::response::Response;
use loupe_scheme::access::Permission;
use loupe_scheme::rule::Refusal;
use maud::{Markup, html};

use super::not_kept;
use crate::reader::Reader;
use crate::refused::block;
use crate::session::Visitor;
use crate::shell::{self, Section};
use crate::state::App;

/// The longest name that fits the field: lots are named by URIs.
const NAME_CHARS_MAX: usize = 500;

/// The page.
pub(super) async fn page(State(_): State<App>, reader: Reader, Visitor(visitor): Visitor) -> Response {
    let has_desk = visitor.is_some_and(|signed| signed.actor.may(Permission::ReadCustody));
    not_kept(shown(&reader, "", &[], has_desk))
}

/// The page with what was typed, and what is wrong with it.
pub(super) fn shown(reader: &Reader, typed: &str, wrong: &[Refusal], has_desk: bool) -> Markup {
    let title = reader.text("custody-page-title");
    let body = html! {
        p.kick { a href=(reader.link("/certificates")) { (reader.text("certs-title")) } }
        h1 { (title) }
        p.lede { (reader.text("custody-page-lede")) }
        @for refusal in wrong { (block(reader, refusal)) }
        form method="get" action=(reader.link("/custody/lot")) {
            label for="name" { (reader.text("custody-page-name")) }
            span.hint id="name-hint" { (reader.text("custody-page-name-hint")) }
            input id="name" name="name" value=(typed) maxlength=(NAME_CHARS_MAX) required autocomplete="off"
                spellcheck="false" autocapitalize="off" aria-describedby="name-hint";
            p.go { button { (reader.text("custody-page-find")) } }
        }
        h2 { (reader.text("custody-page-forward")) }
        p { (reader.text("custody-page-forward-text")) }
        ul.choices {
            li { a href=(reader.link("/sites")) { (reader.text("custody-page-sites")) } }
            li { a href=(reader.link("/participants")) { (reader.text("custody-page-countries")) } }
            li { a href=(reader.link("/findings")) { (reader.text("nav-findings")) } }
        }
        h2 { (reader.text("custody-page-stock")) }
        p { (reader.text("custody-page-stock-text")) }
        ul.choices { li { a href=(reader.link("/custody/stock")) { (reader.text("custody-stock-title")) } } }
        h2 { (reader.text("custody-page-limits")) }
        ul {
            li { (reader.text("custody-page-limit-told")) }
            li { (reader.text("custody-page-limit-mixed")) }
            li { (reader.text("custody-page-limit-names")) }
        }
        @if has_desk {
            p { a href=(reader.link("/desk/custody")) { (reader.text("custody-desk-title")) } }
        }
    };
    shell::page(reader, Section::Certificates, &title, body)
}
