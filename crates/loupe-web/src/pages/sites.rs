//! Every mine and field, by country; one without coordinates is listed and not drawn.

use std::collections::BTreeMap;

use axum::extract::State;
use loupe_registry::answer;
use loupe_registry::answer::site::Brief;
use maud::{Markup, html};

use super::{Answer, lists, parts};
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// The page of all sites.
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let sites = answer::site::sites(&parts::ask(&app, &edition, &reader)).answer.sites;
    let mut by_country: BTreeMap<String, Vec<&Brief>> = BTreeMap::new();
    for site in &sites {
        by_country.entry(parts::sorted_as(&site.participant.name)).or_default().push(site);
    }
    let placed = sites.iter().filter(|site| !site.latitude.is_empty()).count();
    let title = reader.text("sites-title");
    Ok(shell::page(
        &reader,
        Section::Returns,
        &title,
        html! {
            p.kick {
                a href=(reader.link("/participants")) { (reader.text("nav-returns")) }
                " · " (reader.text("sites-kick"))
            }
            h1 { (title) }
            p.lede {
                (reader.with("sites-lede", &[("count", sites.len().to_string()), ("placed", placed.to_string())]))
            }
            (table(&reader, &by_country))
            p.src { (reader.text("sites-source")) " " a href="/api/v1/sites" { "JSON" } " · "
                a href="/api/v1/sites.csv" { "CSV" } }
        },
    ))
}

fn table(reader: &Reader, by_country: &BTreeMap<String, Vec<&Brief>>) -> Markup {
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("column-site")) }
                th { (reader.text("column-where")) }
                th { (reader.text("column-site-kind")) }
                th { (reader.text("column-operator")) }
                th { (reader.text("column-site-status")) }
            } }
            tbody {
                @for sites in by_country.values() {
                    @for site in sites {
                        tr {
                            th scope="row" { a href=(reader.link(&format!("/sites/{}", site.id))) { (site.name) } }
                            td data-l=(reader.text("column-where")) {
                                @if !site.admin1.is_empty() { (site.admin1) ", " } (site.participant.name)
                            }
                            td data-l=(reader.text("column-site-kind")) {
                                (lists::label(reader, "site-kind", &site.kind))
                                @if !site.mining.is_empty() { ", " (lists::label(reader, "mining", &site.mining)) }
                            }
                            td data-l=(reader.text("column-operator")) { (lists::given(reader, &site.operator)) }
                            td data-l=(reader.text("column-site-status")) {
                                @if site.status.is_empty() { span.miss { (reader.text("not-given")) } }
                                @else {
                                    (lists::label(reader, "site-status", &site.status)) " "
                                    span.dim { (parts::printed_date(reader, &site.status_as_of)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
