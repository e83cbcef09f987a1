//! How a participant stands in the scheme: periods, dated status, authorities, places, and the chances to look.

use loupe_registry::answer::Ask;
use loupe_registry::answer::participant::Whole;
use maud::{Markup, html};

use super::super::{lists, parts};
use crate::format;
use crate::reader::Reader;

/// Periods of participation, changes of status, authorities; each with its source.
pub(super) fn section(reader: &Reader, _ask: &Ask<'_>, whole: &Whole) -> Markup {
    let lang = reader.lang;
    html! {
        @if !whole.periods.is_empty() || !whole.statuses.is_empty() {
            h2 { (reader.text("standing-title")) }
            ol.time {
                @for period in &whole.periods {
                    li {
                        time { (format::span(lang, &period.span)) }
                        span {
                            (reader.text("standing-takes-part")) ", " (lists::label(reader, "listing", &period.listing))
                            " " span.dim lang="en" { (period.note) } " " (parts::source(&period.source))
                        }
                    }
                }
                @for status in &whole.statuses {
                    li {
                        time {
                            @match status.date {
                                Some(date) => (format::partial_date(lang, date)),
                                None => span.miss { (reader.text("not-given")) },
                            }
                        }
                        span {
                            b { (lists::label(reader, "status", &status.status)) }
                            @if status.scope != "whole" {
                                ", " (lists::label(reader, "status-scope", &status.scope)) " " (status.scope_name)
                            }
                            @let told: Vec<&str> = [status.instrument.as_str(), status.note.as_str()]
                                .into_iter().filter(|text| !text.is_empty()).collect();
                            " " span.dim lang="en" { (told.join(". ")) }
                            " " (parts::source(&status.source))
                        }
                    }
                }
            }
        }
        @if !whole.authorities.is_empty() {
            details {
                summary { (reader.catalogue().counted("authorities", whole.authorities.len())) }
                ul {
                    @for authority in &whole.authorities {
                        li {
                            b { (authority.name) } ", " (lists::label(reader, "role", &authority.role))
                            @if !authority.city.is_empty() { ", " (authority.city) }
                            @if let Some(day) = authority.as_of {
                                ", " (reader.with("as-of", &[("day", format::partial_date(lang, day))]))
                            }
                            ". " (parts::source(&authority.source))
                        }
                    }
                }
            }
        }
    }
}

/// The mines, fields and companies there.
pub(super) fn places(reader: &Reader, whole: &Whole) -> Markup {
    html! {
        @if !whole.places.is_empty() {
            h2 { (reader.text("places-title")) }
            p { (lists::names(reader, &whole.places)) }
        }
        @if !whole.companies.is_empty() {
            h3 { (reader.text("companies-title")) }
            p { (lists::names(reader, &whole.companies)) }
        }
    }
}

/// What is known of the chances to look, and what was searched for and not found.
pub(super) fn notes(reader: &Reader, whole: &Whole) -> Markup {
    html! {
        @if !whole.notes.is_empty() {
            h3 { (reader.text("notes-title")) }
            ul {
                @for note in &whole.notes {
                    li {
                        @if note.searched_not_found { b { (reader.text("searched-not-found")) } " " }
                        span lang="en" { (note.note) } " " (parts::address_source(&note.source_url))
                    }
                }
            }
        }
    }
}
