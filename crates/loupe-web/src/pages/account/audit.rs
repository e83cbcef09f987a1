//! What was done, by whom: for those who may read it.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use loupe_registry::access::{AuditPage, By};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::frame;
use crate::format;
use crate::reader::Reader;
use crate::session::{Person, SignedIn};
use crate::state::App;
use crate::unmade::Unmade;

/// Which page.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    before: Option<String>,
}

/// The page.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    signed: SignedIn,
    person: Person,
    Query(asked): Query<Asked>,
) -> Result<Response, Unmade> {
    let before = asked.before.as_deref().and_then(|number| number.parse().ok());
    let audit = app.registry.audit(By::Actor(&signed.actor), before).await;
    let audit = audit.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let title = reader.text("access-audit");
    let body = lines(&reader, &audit);
    Ok(frame(&reader, &person, Some(&signed.actor), &title, (None, &[]), body).into_response())
}

fn lines(reader: &Reader, audit: &AuditPage) -> Markup {
    let column = |key: &str| reader.text(key);
    html! {
        p.lede { (reader.text("access-audit-lede")) }
        @if audit.lines.is_empty() { p { (reader.text("access-audit-none")) } } @else {
            table.stack {
                thead { tr {
                    th.r { (column("access-column-number")) }
                    th { (column("access-column-at")) }
                    th { (column("access-column-person")) }
                    th { (column("access-column-act")) }
                    th { (column("access-column-subject")) }
                } }
                tbody {
                    @for line in &audit.lines {
                        tr {
                            th.r scope="row" { (format::whole(reader.lang, line.number.unsigned_abs())) }
                            td data-l=(column("access-column-at")) { (format::moment(reader.lang, line.at)) }
                            td data-l=(column("access-column-person")) {
                                @match &line.account {
                                    Some(account) => { (account) }
                                    None if line.means == "console" => { (column("access-operator")) }
                                    None => { (column("access-nobody")) }
                                }
                                @if let Some(office) = &line.office { " " span.dim { (office) } }
                            }
                            td data-l=(column("access-column-act")) { (act(reader, &line.act)) }
                            td data-l=(column("access-column-subject")) {
                                code { (line.subject) }
                                @if !line.detail.is_empty() { " " span.dim { (detail(reader, &line.detail)) } }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(below) = audit.older_below {
            p { a href=(reader.link(&format!("/account/audit?before={below}"))) { (reader.text("access-older")) } }
        }
    }
}

/// What was done, in words; the code of an act for which there are none.
fn act(reader: &Reader, code: &str) -> Markup {
    let key = format!("act-{}", code.replace('_', "-"));
    html! { @if reader.catalogue().has(&key) { (reader.text(&key)) } @else { code { (code) } } }
}

/// Where it then stood, in words; anything else as it is.
fn detail(reader: &Reader, text: &str) -> String {
    let key = format!("desk-state-{}", text.replace('_', "-"));
    if reader.catalogue().has(&key) { reader.text(&key).into_owned() } else { text.to_owned() }
}
