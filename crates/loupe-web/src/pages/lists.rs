//! Lists that belong to a participant, a site or a company: findings that tie its stones, looks at it, output, sources.

use loupe_registry::answer::Ask;
use loupe_registry::answer::finding::Tied;
use loupe_registry::answer::look::Look;
use loupe_registry::answer::site::Output;
use loupe_registry::answer::target::{Cited, Named};
use maud::{Markup, html};

use super::parts;
use crate::format;
use crate::reader::Reader;
use crate::words;

/// The label of a value of the data, such as `looker` and `un_panel`; empty for an empty value.
pub(crate) fn label(reader: &Reader, prefix: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    reader.text(&format!("{prefix}-{}", value.to_ascii_lowercase().replace('_', "-"))).into_owned()
}

/// The stretch of time an output is given for; several years together are written as they are printed.
fn output_period(reader: &Reader, printed: &str) -> String {
    match printed.strip_prefix("cumulative_") {
        Some(years) => format!("{}, {}", label(reader, "output-period", "cumulative"), years.replace('_', " ")),
        None if printed.bytes().all(|b| b.is_ascii_digit()) => printed.to_owned(),
        None => label(reader, "output-period", printed),
    }
}

/// Text, or a hatched "not given" where the source says nothing.
pub(crate) fn given(reader: &Reader, text: &str) -> Markup {
    html! { @if text.is_empty() { span.miss { (reader.text("not-given")) } } @else { (text) } }
}

/// The findings that tie stones of something, with how they do.
pub(crate) fn findings(reader: &Reader, tied: &[Tied]) -> Markup {
    html! {
        @if tied.is_empty() { p { (reader.text("findings-none")) } } @else {
            table.stack {
                thead { tr {
                    th { (reader.text("column-finding")) }
                    th { (reader.text("column-when")) }
                    th { (reader.text("column-link")) }
                    th { (reader.text("column-grade")) }
                } }
                tbody {
                    @for one in tied {
                        @let links: Vec<_> = one.links.iter().map(|link| reader.value("link", link)).collect();
                        tr {
                            th scope="row" {
                                a href=(reader.link(&format!("/findings/{}", one.finding))) { (one.title) }
                            }
                            td data-l=(reader.text("column-when")) { (format::span(reader.lang, &one.span)) }
                            td data-l=(reader.text("column-link")) { (reader.catalogue().list(&links)) }
                            td data-l=(reader.text("column-grade")) { (parts::grade(reader, one.grade)) }
                        }
                    }
                }
            }
        }
    }
}

/// Who looked, at what, for which kinds of harm, with what source.
pub(crate) fn looks(reader: &Reader, looks: &[Look], own: &str) -> Markup {
    html! {
        @if looks.is_empty() { p { (reader.text("looks-none")) } } @else {
            table.stack {
                thead { tr {
                    th { (reader.text("column-looker")) }
                    th { (reader.text("column-examined")) }
                    th { (reader.text("column-looked-for")) }
                    th { (reader.text("column-independence")) }
                } }
                tbody { @for look in looks { (look_row(reader, look, own)) } }
            }
        }
    }
}

fn look_row(reader: &Reader, look: &Look, own: &str) -> Markup {
    let stated = look.period.from.is_some() || look.period.to.is_some();
    let examined = if stated { &look.period } else { &look.dates };
    let kinds: Vec<String> = look.looked_for.iter().map(|kind| label(reader, "look", kind)).collect();
    let methods: Vec<String> = look.method.iter().map(|method| label(reader, "method", method)).collect();
    let counts = !look.counts_for.is_empty();
    html! {
        tr {
            th scope="row" {
                (label(reader, "looker", &look.looker_kind)) (words::colon(reader)) (look.looker)
                @if look.target.id != own { " · " (named(reader, &look.target)) }
                @if !methods.is_empty() { " (" (methods.join(", ")) ")" }
                br; span.dim lang="en" {
                    (look.result) @if !look.access_limits.is_empty() { " — " (look.access_limits) }
                }
                " " (cited(&look.source))
            }
            td data-l=(reader.text("column-examined")) { (format::span(reader.lang, examined)) }
            td data-l=(reader.text("column-looked-for")) {
                (reader.catalogue().list(&kinds))
                @if !counts { " " span.dim { (reader.text("look-counts-for-none")) } }
            }
            td data-l=(reader.text("column-independence")) { (label(reader, "independence", look.independence.code())) }
        }
    }
}

/// A thing with a page, linked; routes, regions and the whole have none.
pub(crate) fn named(reader: &Reader, named: &Named) -> Markup {
    let path = match named.kind {
        "participant" => format!("/participants/{}", named.id),
        "site" => format!("/sites/{}", named.id),
        "company" => format!("/companies/{}", named.id),
        _ => return html! { (named.name) },
    };
    html! { a href=(reader.link(&path)) { (named.name) } }
}

/// Names with links, parted by commas.
pub(crate) fn names(reader: &Reader, list: &[Named]) -> Markup {
    html! { @for (i, one) in list.iter().enumerate() { @if i > 0 { ", " } (named(reader, one)) } }
}

/// What sources say was produced or sold.
pub(crate) fn output(reader: &Reader, rows: &[Output]) -> Markup {
    let lang = reader.lang;
    html! {
        @if rows.is_empty() { p { (reader.text("output-none")) } } @else {
            table.stack {
                thead { tr {
                    th { (reader.text("column-period")) }
                    th.r { (reader.text("column-carats")) }
                    th.r { (reader.text("column-usd")) }
                    th { (reader.text("column-measure")) }
                    th { (reader.text("column-source")) }
                } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" {
                                @if let Some(year) = row.year { (year) ", " }
                                (output_period(reader, &row.period))
                            }
                            td.r data-l=(reader.text("column-carats")) {
                                @match row.carats {
                                    Some(mass) => (format::carats(lang, mass)),
                                    None => span.miss { (reader.text("not-given")) },
                                }
                            }
                            td.r data-l=(reader.text("column-usd")) {
                                @match row.usd {
                                    Some(value) => (format::usd(lang, value)),
                                    None => span.miss { (reader.text("not-given")) },
                                }
                            }
                            td data-l=(reader.text("column-measure")) {
                                (label(reader, "measure", &row.measure)) ", " (row.share_basis)
                                @if row.rounded { ", " (reader.text("rounded")) }
                                @if !row.note.is_empty() { br; span.dim lang="en" { (row.note) } }
                            }
                            td data-l=(reader.text("column-source")) { (parts::address_source(&row.source_url)) }
                        }
                    }
                }
            }
            p.src { (reader.text("output-bounds")) }
        }
    }
}

/// A source as cited in an answer.
pub(crate) fn cited(source: &Cited) -> Markup {
    parts::source(&loupe_scheme::participant::Source { title: source.title.clone(), url: source.url.clone() })
}

/// A list of sources, spelt out in print.
pub(crate) fn sources(reader: &Reader, list: &[Cited]) -> Markup {
    html! {
        p.src.sources {
            (reader.text("sources-label")) " "
            @for (i, source) in list.iter().enumerate() {
                @if i > 0 { (reader.text("list-separator")) }
                (cited(source))
            }
        }
    }
}

/// One fact of a list of facts, left out when nothing is known.
pub(crate) fn fact(name: &str, value: &str) -> Markup {
    html! { @if !value.is_empty() { dt { (name) } dd { (value) } } }
}

/// The name of a participant of the register by its code.
pub(crate) fn country(reader: &Reader, ask: &Ask<'_>, code: &str) -> Markup {
    parts::country(reader, ask, code)
}
