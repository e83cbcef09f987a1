//! Every participant and everyone who ever filed, with what it declared and how much was looked at.

use axum::extract::State;
use loupe_registry::answer;
use loupe_registry::answer::participant::Brief;
use maud::{Markup, html};

use super::super::{Answer, lists, parts};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;

/// The page "Returns".
pub(crate) async fn page(State(app): State<App>, reader: Reader) -> Answer {
    let edition = app.edition();
    let list = answer::participant::participants(&parts::ask(&app, &edition, &reader)).answer;
    let year = list.year.map_or_else(String::new, |year| year.to_string());
    let mut filing: Vec<&Brief> = list.participants.iter().filter(|brief| brief.first_filed.is_some()).collect();
    let name = |brief: &&Brief| parts::sorted_as(&brief.participant.name);
    filing.sort_by_cached_key(|brief| (std::cmp::Reverse(brief.declared.map(|amount| amount.carats)), name(brief)));
    let mut others: Vec<&Brief> = list.participants.iter().filter(|brief| brief.first_filed.is_none()).collect();
    others.sort_by_cached_key(name);
    let title = reader.text("participants-title");
    Ok(shell::page(
        &reader,
        Section::Returns,
        &title,
        html! {
            p.kick { (reader.text("participants-kick")) }
            h1 { (title) }
            p.lede { (reader.with("participants-lede", &[
                ("filing", filing.len().to_string()), ("all", list.participants.len().to_string()),
            ])) }
            (table(&reader, &filing, &year))
            p.src { (reader.text("returns-source")) " " a href="/api/v1/participants" { "JSON" } }
            h2 { (reader.text("participants-others")) }
            p { (reader.text("participants-others-text")) }
            ul.columns {
                @for brief in &others {
                    li {
                        (lists::named(&reader, &brief.participant))
                        @if let Some(status) = &brief.status {
                            ", " span.dim {
                                (lists::label(&reader, "status", &status.status))
                                " " (parts::printed_date(&reader, &status.date))
                            }
                        }
                    }
                }
            }
        },
    ))
}

fn table(reader: &Reader, filing: &[&Brief], year: &str) -> Markup {
    let lang = reader.lang;
    let declared = reader.with("column-declared", &[("year", year.to_owned())]);
    let half =
        |half: Option<loupe_scheme::period::HalfYear>| half.map_or(String::new(), |half| format::half(lang, half));
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("column-participant")) }
                th.r { (declared) }
                th { (reader.text("column-filed-span")) }
                th { (reader.text("fact-status")) }
                th.r { (reader.text("column-findings")) }
                th.r { (reader.text("column-looks")) }
                th.r { (reader.text("column-sites")) }
            } }
            tbody {
                @for brief in filing {
                    tr {
                        th scope="row" { (lists::named(reader, &brief.participant)) }
                        td.r data-l=(declared) {
                            @match brief.declared {
                                Some(amount) => (format::carats(lang, amount.carats)),
                                None => span.dim { (reader.text("declared-nothing")) },
                            }
                        }
                        td.nw data-l=(reader.text("column-filed-span")) {
                            (half(brief.first_filed)) " – " (half(brief.last_filed))
                        }
                        td data-l=(reader.text("fact-status")) {
                            @if let Some(status) = &brief.status {
                                (lists::label(reader, "status", &status.status)) " " span.dim {
                                    (parts::printed_date(reader, &status.date))
                                }
                            }
                        }
                        td.r data-l=(reader.text("column-findings")) { (brief.findings) }
                        td.r data-l=(reader.text("column-looks")) { (brief.looks) }
                        td.r data-l=(reader.text("column-sites")) { (brief.sites) }
                    }
                }
            }
        }
    }
}
