//! What the pages about the log share: records in a table, kinds and subjects in words, moments, the own address.

use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use jiff::tz::Offset;
use loupe_registry::answer::log::RecordLine;
use loupe_registry::records::RecordName;
use loupe_scheme::words::Lang;
use maud::{Markup, html};

use crate::format;
use crate::reader::Reader;
use crate::words;

/// The address under which the reader came, as far as it can be told: for commands to copy, and for nothing else.
pub(crate) struct Host(String);

impl Host {
    /// From what the reader's program says it asked.
    pub(crate) fn of(headers: &HeaderMap) -> Host {
        let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']');
        let host = if !host.is_empty() && host.len() <= 128 && host.bytes().all(plain) { host } else { "ADDRESS" };
        let here = ["localhost", "127.", "[::1]"].iter().any(|near| host.starts_with(near));
        Host(format!("{}://{host}", if here { "http" } else { "https" }))
    }

    /// The whole address of a path here.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// The day of a moment, in UTC.
pub(crate) fn day(lang: Lang, at: Timestamp) -> String {
    format::date(lang, Offset::UTC.to_datetime(at).date())
}

/// The kind of a record in words; its code where a newer program wrote it.
pub(crate) fn kind(reader: &Reader, code: &str) -> String {
    let key = format!("record-kind-{}", code.replace('_', "-"));
    if reader.catalogue().has(&key) { reader.text(&key).into_owned() } else { code.to_owned() }
}

/// The address of a record's page in the reader's language.
pub(crate) fn link(reader: &Reader, id: &str) -> String {
    reader.link(&format!("/record/{id}"))
}

/// "Recorded as register/17, entry 16 of the log", on the page of what is recorded.
pub(crate) fn recorded(reader: &Reader, record: Option<&RecordName>) -> Markup {
    html! {
        @if let Some(record) = record {
            p.src {
                (reader.text("recorded-as")) " " a href=(link(reader, &record.id)) { (record.id) }
                (reader.with("recorded-entry", &[("index", format::whole(reader.lang, record.index))]))
            }
        }
    }
}

/// Records, a row each.
pub(crate) fn table(reader: &Reader, records: &[RecordLine]) -> Markup {
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("log-column-record")) }
                th { (reader.text("log-column-about")) }
                th { (reader.text("log-column-when")) }
                th.r { (reader.text("log-column-entry")) }
            } }
            tbody { @for record in records {
                tr {
                    th scope="row" {
                        a href=(link(reader, &record.id)) { (record.id) }
                        (words::colon(reader)) (kind(reader, &record.kind))
                    }
                    td data-l=(reader.text("log-column-about")) { code { (record.subject) } }
                    td data-l=(reader.text("log-column-when")) { (format::moment(reader.lang, record.issued_at)) }
                    td.r data-l=(reader.text("log-column-entry")) {
                        (format::whole(reader.lang, record.index))
                        @if !record.published { " " span.miss { (reader.text("log-waits")) } }
                    }
                }
            } }
        }
    }
}
