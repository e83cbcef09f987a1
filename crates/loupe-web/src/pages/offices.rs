//! The offices that take part, for everybody: what they are, for which participant, with which key they sign.

use axum::extract::{Path, State};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Office;
use loupe_scheme::record::{OfficeId, OfficeKey};
use maud::{Markup, html};

use super::account::frame::kinds;
use super::parts;
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::{Made, Unmade};

/// Every office.
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Made {
    let offices = app.registry.offices().await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let title = reader.text("access-offices");
    let column = |key: &str| reader.text(key);
    let body = html! {
        h1 { (title) }
        p.lede { (reader.text("access-offices-lede")) }
        @if offices.is_empty() { p { (reader.text("access-offices-none")) } } @else {
            table.stack {
                thead { tr {
                    th { (column("access-column-office")) }
                    th { (column("access-column-kinds")) }
                    th { (column("access-column-participant")) }
                    th { (column("access-column-prefix")) }
                    th { (column("access-column-from")) }
                    th { (column("access-column-until")) }
                } }
                tbody {
                    @for office in &offices {
                        tr {
                            th scope="row" {
                                a href=(reader.link(&format!("/offices/{}", office.id))) {
                                    span lang=(office.language) { (office.name) }
                                }
                                ", " (office.city)
                            }
                            td data-l=(column("access-column-kinds")) { (kinds(&reader, office)) }
                            td data-l=(column("access-column-participant")) {
                                @if let Some(id) = office.participant { (parts::participant(&reader, &ask, id)) }
                            }
                            td data-l=(column("access-column-prefix")) {
                                @if let Some(prefix) = &office.prefix { (prefix) }
                            }
                            td data-l=(column("access-column-from")) { (format::date(reader.lang, office.from)) }
                            td data-l=(column("access-column-until")) { (until(&reader, office)) }
                        }
                    }
                }
            }
        }
    };
    Ok(shell::page(&reader, Section::None, &title, body))
}

fn until(reader: &Reader, office: &Office) -> String {
    office.until.map_or_else(|| reader.text("access-no-end").into_owned(), |day| format::date(reader.lang, day))
}

/// One office.
pub(crate) async fn one(State(app): State<App>, reader: Reader, Path(id): Path<String>) -> Made {
    let read = async {
        let id: OfficeId = id.parse()?;
        let office = app.registry.office(&id).await?;
        Ok::<_, Trouble>((app.registry.current_key(&id).await?, office))
    };
    let (key, office) = read.await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let edition = app.edition();
    let ask = parts::ask(&app, &edition, &reader);
    let body = html! {
        p.kick { a href=(reader.link("/offices")) { (reader.text("access-offices")) } }
        h1 lang=(office.language) { (office.name) }
        dl.facts {
            dt { (reader.text("access-column-kinds")) } dd { (kinds(&reader, &office)) }
            dt { (reader.text("access-column-city")) } dd { (office.city) }
            @if let Some(id) = office.participant {
                dt { (reader.text("access-column-participant")) } dd { (parts::participant(&reader, &ask, id)) }
            }
            @if let Some(prefix) = &office.prefix {
                dt { (reader.text("access-column-prefix")) } dd { (prefix) }
            }
            dt { (reader.text("access-column-from")) } dd { (format::date(reader.lang, office.from)) }
            dt { (reader.text("access-column-until")) } dd { (until(&reader, &office)) }
            dt { (reader.text("access-column-records")) }
            dd { code { (office.id) } }
            dt { (reader.text("access-column-key")) }
            dd { (key_of(&reader, key)) }
        }
        p {
            a href=(reader.link(&format!("/log?about=key/{}", office.id))) { (reader.text("access-key-history")) }
        }
    };
    Ok(shell::page(&reader, Section::None, &office.name, body))
}

fn key_of(reader: &Reader, key: Option<OfficeKey>) -> Markup {
    html! {
        @match key {
            Some(key) => { code { (key) } " " span.dim { (key.id()) } }
            None => { (reader.text("access-key-none")) }
        }
    }
}
