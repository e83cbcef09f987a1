//! What happened to a draft or certificate, a line a step.

use loupe_registry::certificate::HistoryLine;
use maud::{Markup, html};

use super::frame::state;
use crate::format;
use crate::reader::Reader;

/// The history, oldest first, with the record of each step that has one.
pub(super) fn history(reader: &Reader, lines: &[HistoryLine]) -> Markup {
    html! {
        h2 { (reader.text("desk-history")) }
        ol.time {
            @for line in lines {
                li {
                    time datetime=(line.on) { (format::date(reader.lang, line.on)) }
                    span {
                        (state(reader, line.state)) " (" (line.office) ")"
                        @if let Some(reason) = &line.reason { ". " q { bdi { (reason) } } }
                        @if let Some(record) = &line.record {
                            " · " a href=(reader.link(&format!("/record/{record}"))) {
                                (reader.with("desk-record", &[("record", record.to_string())]))
                            }
                        }
                    }
                }
            }
        }
    }
}
