//! One record: what it states, who signed it, where it stands, and how to check all that without this register.

mod says;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use loupe_registry::answer::record::RecordAnswer;
use loupe_scheme::record::RecordId;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::log::parts::{self, Host};
use crate::format;
use crate::reader::Reader;
use crate::shell::{self, Section};
use crate::state::App;
use crate::unmade::{Made, Unmade};
use crate::words;

/// The name of a record in an address; refuses with `L5` what is none.
fn name(reader: &Reader, office: &str, number: &str) -> Result<String, Unmade> {
    let name = format!("{office}/{number}");
    let one_spelling = name.parse::<RecordId>().is_ok_and(|id| id.to_string() == name);
    if one_spelling { Ok(name) } else { Err(reader.refuse(Refusal::new(Rule::NoSuchRecord, name)).into()) }
}

async fn find(app: &App, reader: &Reader, office: &str, number: &str) -> Result<RecordAnswer, Unmade> {
    let name = name(reader, office, number)?;
    app.registry.record_answer(&name).await.map_err(|trouble| Unmade::of(reader, trouble))
}

/// The page of one record.
pub(crate) async fn page(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((office, number)): Path<(String, String)>,
) -> Made {
    let record = find(&app, &reader, &office, &number).await?;
    let edition = app.edition();
    let subject = says::subject(&reader, &edition, &record.line.subject);
    let title = format!("{}{}{}", record.line.id, words::colon(&reader), parts::kind(&reader, &record.line.kind));
    Ok(shell::page(
        &reader,
        Section::None,
        &title,
        html! {
            p.kick {
                a href=(reader.link("/log")) { (reader.text("log-title")) }
                " · " (record.line.id) " · " (parts::kind(&reader, &record.line.kind))
            }
            h1 { (says::sentence(&reader, &edition, &record).trim_end_matches('.')) }
            @if let Some((path, words)) = subject {
                p.lede { a href=(reader.link(&path)) { (words) } }
            }
            (superseded(&reader, &record))
            (standing(&reader, &record))
            (check(&reader, &record, &Host::of(&headers)))
            (facts(&reader, &record))
            @if record.about.len() > 1 {
                h2 { (reader.text("record-others")) }
                p { (reader.text("record-others-how")) }
                (parts::table(&reader, &record.about))
            }
            h2 { (reader.text("record-bytes")) }
            p { (reader.text("record-bytes-how")) }
            pre.notes { (record.bytes) }
            p.src { a href={"/api/v1/records/" (record.line.id)} { "JSON" } }
        },
    ))
}

/// Says so where a later record about the same says what stands now.
fn superseded(reader: &Reader, record: &RecordAnswer) -> Markup {
    let newest = record.about.last().filter(|newest| newest.index > record.line.index);
    html! {
        @if let Some(newest) = newest {
            p.note { (reader.text("record-superseded")) " " a href=(parts::link(reader, &newest.id)) { (newest.id) } "." }
        }
    }
}

/// Who signed it, when, whether that holds, and its place.
fn standing(reader: &Reader, record: &RecordAnswer) -> Markup {
    let place = [("index", format::whole(reader.lang, record.line.index))];
    let neighbour = |number: u64| format!("{}/{number}", record.office);
    html! {
        @if !record.signature_holds { p.note { b { (reader.text("record-forged")) } } }
        dl.facts {
            dt { (reader.text("record-fact-signed")) }
            dd {
                (reader.with("record-signed-by", &[("office", record.office.clone())])) " "
                @if record.signature_holds { (reader.text("record-holds")) } @else { b { (reader.text("record-fails")) } }
            }
            dt { (reader.text("record-fact-when")) }
            dd { (format::moment(reader.lang, record.line.issued_at)) " " span.dim { (reader.text("record-clock")) } }
            dt { (reader.text("record-fact-place")) }
            dd {
                (reader.with(if record.line.published { "record-published" } else { "record-waits" }, &place))
            }
            dt { (reader.text("record-fact-office")) }
            dd {
                (reader.with("record-number", &[("number", format::whole(reader.lang, record.sequence))]))
                @if record.sequence > 1 {
                    " " (reader.text("record-before")) " "
                    a href=(parts::link(reader, &neighbour(record.sequence - 1))) { (neighbour(record.sequence - 1)) } "."
                }
            }
            @if let Some(corrects) = &record.corrects {
                dt { (reader.text("record-fact-corrects")) }
                dd { a href=(parts::link(reader, corrects)) { (corrects) } ", " (reader.text("record-stays")) }
            }
            dt { (reader.text("record-fact-key")) } dd { code { (record.key) } }
            dt { (reader.text("record-fact-digest")) } dd { code { (record.digest) } }
        }
    }
}

/// The two files, and the lines with which anyone checks them.
fn check(reader: &Reader, record: &RecordAnswer, host: &Host) -> Markup {
    let here = format!("/record/{}", record.line.id);
    let (file, proof) = (file_name(record, "record.json"), file_name(record, "tlog-proof"));
    html! {
        h2 { (reader.text("record-check")) }
        @if record.proof.is_none() { p { (reader.text("record-no-proof")) } } @else {
            p { (reader.text("record-check-how")) }
            ul.choices {
                li { a href={(here) "/record.json"} download=(file) { (reader.text("record-download")) } }
                li { a href={(here) "/proof.tlog-proof"} download=(proof) { (reader.text("record-download-proof")) } }
            }
            pre.notes {
                "curl -o " (file) " " (host.address(&here)) "/record.json\n"
                "curl -o " (proof) " " (host.address(&here)) "/proof.tlog-proof\n"
                "loupe log verify " (proof) " --record " (file) " --policy my-policy"
            }
            p { (reader.text("record-check-policy")) " " a href="/log/policy" { (reader.text("record-check-own")) } }
            p { (reader.text("record-check-audit")) }
            pre.notes { "loupe log audit " (host.address("/log")) " --policy my-policy" }
        }
        p.src { a href=(reader.link("/log/guide")) { (reader.text("log-guide-link")) } }
    }
}

/// What it states, name by name, as in its bytes.
fn facts(reader: &Reader, record: &RecordAnswer) -> Markup {
    html! {
        h2 { (reader.text("record-states")) }
        dl.facts {
            dt { (reader.text("log-column-about")) }
            dd {
                a href={(reader.link("/log")) "?about=" (record.line.subject) "#records"} {
                    code { (record.line.subject) }
                }
            }
            @for (name, value) in &record.facts { dt { code { (name) } } dd { code { (value) } } }
            @if let Some(document) = &record.document {
                dt { (reader.text("record-document")) }
                dd {
                    @let bytes = format::whole(reader.lang, document.length_bytes);
                    (reader.with("record-document-is", &[("bytes", bytes), ("media", document.media.clone())])) " "
                    code { "SHA-256 " (document.sha256) }
                }
            }
            @for (name, digest) in &record.sealed {
                dt { code { (name) } } dd { (reader.text("record-sealed")) " " code { (digest) } }
            }
        }
        @if record.document.is_some() { p.src { (reader.text("record-document-how")) } }
    }
}

/// A name under which a file of a record may be saved: `register-17.tlog-proof`.
fn file_name(record: &RecordAnswer, ending: &str) -> String {
    format!("{}-{}.{ending}", record.office, record.sequence)
}

/// The bytes of a record, exactly as they are in the log.
pub(crate) async fn bytes(State(app): State<App>, reader: Reader, Path(of): Path<(String, String)>) -> Response {
    match find(&app, &reader, &of.0, &of.1).await {
        Ok(record) => {
            let file = file_name(&record, "record.json");
            download(record.bytes, "application/json", &file, "public, max-age=31536000, immutable")
        }
        Err(unmade) => unmade.into_response(),
    }
}

/// The proof of a record under the newest checkpoint; another one with every checkpoint.
pub(crate) async fn proof(State(app): State<App>, reader: Reader, Path(of): Path<(String, String)>) -> Response {
    let record = match find(&app, &reader, &of.0, &of.1).await {
        Ok(record) => record,
        Err(unmade) => return unmade.into_response(),
    };
    let file = file_name(&record, "tlog-proof");
    match record.proof {
        Some(proof) => download(proof, "text/plain; charset=utf-8", &file, "no-cache"),
        None => reader.refuse(Refusal::new(Rule::RecordPending, record.line.id)).into_response(),
    }
}

fn download(text: String, kind: &'static str, file: &str, keep: &'static str) -> Response {
    let mut response = text.into_response();
    let mut say = |name: HeaderName, value: HeaderValue| response.headers_mut().insert(name, value);
    say(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    say(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{file}\"")) {
        say(header::CONTENT_DISPOSITION, value);
    }
    response
}
