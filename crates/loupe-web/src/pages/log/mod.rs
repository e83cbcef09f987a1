//! The public log: its newest checkpoint in plain words, who has witnessed it, and what was recorded last.

pub(crate) mod guide;
pub(crate) mod parts;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use loupe_registry::answer::log::{LogAnswer, RecordLine};
use maud::{Markup, html};
use serde::Deserialize;

use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::{Made, Unmade};
use parts::Host;

/// How many records stand on one page.
const PART: u32 = 20;
/// How many records of one subject are shown: more than any has.
const ABOUT_MAX: usize = 100;

/// What the address may ask of the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    before: Option<String>,
    about: Option<String>,
}

/// The records that are shown, and why these.
enum Shown {
    Newest { below: bool },
    About { subject: String, records: Vec<RecordLine> },
}

/// The page of the log.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Made {
    let before = asked.before.as_deref().and_then(|index| index.parse().ok());
    let log = app.registry.log(before, PART).await.map_err(|trouble| Unmade::of(&reader, trouble))?;
    let title = reader.text("log-title");
    let Some(log) = log else {
        return Ok(shell::page(
            &reader,
            Section::None,
            &title,
            html! { h1 { (title) } p.lede { (reader.text("log-none")) } p { (reader.text("log-none-how")) } },
        ));
    };
    let about = asked.about.as_deref().map(str::trim).filter(|about| !about.is_empty() && about.len() <= 256);
    let shown = match about {
        Some(about) => {
            let records = app.registry.records_about(about).await.map_err(|trouble| Unmade::of(&reader, trouble))?;
            Shown::About { subject: about.to_owned(), records }
        }
        None => Shown::Newest { below: before.is_some() },
    };
    Ok(shell::page(&reader, Section::None, &title, whole(&reader, &log, &shown, &Host::of(&headers))))
}

fn whole(reader: &Reader, log: &LogAnswer, shown: &Shown, host: &Host) -> Markup {
    let first_page = matches!(shown, Shown::Newest { below: false });
    html! {
        p.kick { (reader.text("log-title")) " · " (log.origin) }
        h1 { (headline(reader, log)) }
        @if first_page {
            p.lede { (reader.text("log-lede")) }
            ul.choices {
                li { a href=(reader.link("/log/guide")) { (reader.text("log-guide-link")) } }
                li { a href="#records" { (reader.text("log-records")) } }
            }
            (witnesses(reader, log))
            (checkpoint(reader, log, host))
        } @else {
            p { a href=(reader.link("/log")) { (reader.text("log-back")) } }
        }
        (records(reader, log, shown))
    }
}

/// How many records there are, and since when.
fn headline(reader: &Reader, log: &LogAnswer) -> String {
    let Some(begun) = log.begun_at.filter(|_| log.size > 0) else {
        return reader.text("log-headline-none").into_owned();
    };
    let args = [("n", format::whole(reader.lang, log.size)), ("when", parts::day(reader.lang, begun))];
    let key = match (seen(log), log.accepted) {
        (0, _) => "log-headline-alone",
        (_, true) => "log-headline-seen",
        (_, false) => "log-headline-few",
    };
    reader.with(key, &args)
}

/// How many witnesses have cosigned the newest checkpoint.
fn seen(log: &LogAnswer) -> usize {
    log.witnesses.iter().filter(|witness| witness.cosigned_at.is_some()).count()
}

/// Who vouches for it beside its operator, who does not, and whether that is enough.
fn witnesses(reader: &Reader, log: &LogAnswer) -> Markup {
    let seen = seen(log);
    let args = [("seen", seen.to_string()), ("all", log.witnesses.len().to_string())];
    let key = match (seen, log.accepted) {
        _ if log.witnesses.is_empty() => "log-witnesses-none",
        // A policy that asks for nobody accepts what nobody has seen; a reader is not to take that for a witness.
        (0, true) => "log-witnesses-unseen",
        (_, true) => "log-witnesses-enough",
        (_, false) => "log-witnesses-few",
    };
    html! {
        h2 { (reader.text("log-witnesses")) }
        p.lede {
            @match &log.policy_fault {
                Some(why) => (reader.with("log-policy-unread", &[("why", why.clone())])),
                None => (reader.with(key, &args)),
            }
        }
        @if !log.witnesses.is_empty() {
            table.stack {
                thead { tr {
                    th { (reader.text("log-column-witness")) }
                    th { (reader.text("log-column-seen")) }
                    th { (reader.text("log-column-key")) }
                } }
                tbody { @for witness in &log.witnesses {
                    tr {
                        th scope="row" { (witness.name) }
                        td data-l=(reader.text("log-column-seen")) {
                            @match witness.cosigned_at {
                                Some(at) => (format::moment(reader.lang, at)),
                                None => span.miss { (reader.text("log-not-seen")) },
                            }
                        }
                        td data-l=(reader.text("log-column-key")) { code { (witness.key) } }
                    }
                } }
            }
        }
        p.src {
            (reader.text("log-witness-what")) " "
            a href=(reader.link("/log/guide#witness")) { (reader.text("log-witness-more")) }
        }
    }
}

/// The checkpoint as it is signed, the names by which it is known, and how to check all of it.
fn checkpoint(reader: &Reader, log: &LogAnswer, host: &Host) -> Markup {
    html! {
        h2 { (reader.text("log-checkpoint")) }
        p { (reader.text("log-checkpoint-what")) }
        @if log.checkpoint.is_empty() { p.miss { (reader.text("log-checkpoint-none")) } } @else {
            pre.notes { (log.checkpoint.trim_end()) }
        }
        dl.facts {
            dt { (reader.text("log-fact-size")) } dd { (format::whole(reader.lang, log.size)) }
            dt { (reader.text("log-fact-pending")) } dd { (pending(reader, log.pending)) }
            dt { (reader.text("log-fact-root")) } dd { code { (log.root) } }
            @if !log.key.is_empty() { dt { (reader.text("log-fact-key")) } dd { code { (log.key) } } }
        }
        p.src {
            (reader.text("log-files")) " "
            a href="/log/checkpoint" { "checkpoint" } " · " a href="/log/policy" { "policy" }
            " · " a href="/api/v1/log" { "JSON" }
        }
        h3 { (reader.text("log-audit")) }
        p { (reader.text("log-audit-how")) }
        pre.notes { "loupe log audit " (host.address("/log")) " --policy my-policy" }
    }
}

fn pending(reader: &Reader, pending: u64) -> String {
    match pending {
        0 => reader.text("log-pending-none").into_owned(),
        n => reader.with("log-pending", &[("n", format::whole(reader.lang, n))]),
    }
}

fn records(reader: &Reader, log: &LogAnswer, shown: &Shown) -> Markup {
    let (records, about): (&[RecordLine], &str) = match shown {
        Shown::Newest { .. } => (&log.records, ""),
        Shown::About { subject, records } => (records.get(..ABOUT_MAX).unwrap_or(records), subject),
    };
    html! {
        h2 id="records" {
            @if about.is_empty() { (reader.text("log-records")) }
            @else { (reader.with("log-records-about", &[("subject", about.to_owned())])) }
        }
        form action=(reader.link("/log")) method="get" {
            label for="about" { (reader.text("log-filter")) }
            span.hint id="about-how" { (reader.text("log-filter-how")) }
            input id="about" name="about" type="text" value=(about) maxlength="256" autocomplete="off"
                autocapitalize="off" spellcheck="false" aria-describedby="about-how";
            p.go { button { (reader.text("log-filter-go")) } }
        }
        @if records.is_empty() { p.lede { (reader.text("log-records-none")) } } @else { (parts::table(reader, records)) }
        ul.choices {
            @if let (Some(below), true) = (log.older_below, about.is_empty()) {
                li { a href={(reader.link("/log")) "?before=" (below) "#records"} { (reader.text("log-older")) } }
            }
            @if !matches!(shown, Shown::Newest { below: false }) {
                li { a href={(reader.link("/log")) "#records"} { (reader.text("log-newest")) } }
            }
        }
    }
}
