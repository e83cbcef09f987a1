//! The page of a witness, for people who found its address.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use loupe_scheme::words::Lang;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::storage::StorageError;
use loupe_tlog::witness::checkpoint_path;
use maud::{DOCTYPE, Markup, html};

use super::{Uncosigned, Witness, broken, text};
use crate::format;
use crate::reader::Reader;
use crate::shell;

/// A log that is watched, and what was cosigned of it last.
struct Watched {
    origin: String,
    keys: Vec<VerifierKey>,
    head: Option<SignedCheckpoint>,
}

/// Which logs it watches, its key, and what it cosigned last of each.
pub(super) async fn page(State(witness): State<Arc<Witness>>, uri: Uri, headers: HeaderMap) -> Response {
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let reader = Reader::of(uri.path(), preferred);
    let known = uri.path() == "/" || Lang::ALL.into_iter().any(|lang| uri.path() == format!("/{}", lang.tag()));
    if !known {
        return text(StatusCode::NOT_FOUND, "there is nothing here\n".to_owned());
    }
    let key = witness.key().clone();
    let read = tokio::task::spawn_blocking(move || watched(&witness)).await;
    match read.map_err(Uncosigned::from).and_then(|watched| Ok(watched?)) {
        Ok(watched) => whole(&reader, &key, &watched).into_response(),
        Err(fault) => broken(&fault),
    }
}

fn watched(witness: &Witness) -> Result<Vec<Watched>, StorageError> {
    let mut logs: Vec<Watched> = Vec::new();
    for key in witness.logs() {
        match logs.last_mut() {
            Some(last) if last.origin == key.name() => last.keys.push(key.clone()),
            _ => {
                let head = witness.state.load(key.name())?;
                logs.push(Watched { origin: key.name().to_owned(), keys: vec![key.clone()], head });
            }
        }
    }
    Ok(logs)
}

fn whole(reader: &Reader, key: &VerifierKey, watched: &[Watched]) -> Markup {
    let title = reader.with("witness-title", &[("name", key.name().to_owned())]);
    html! {
        (DOCTYPE)
        html lang=(reader.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="stylesheet" href=(*shell::STYLE_PATH);
                link rel="icon" href="data:,";
            }
            body {
                header.mast {
                    p.name { (key.name()) }
                    nav.lang aria-label=(reader.text("nav-languages")) {
                        @for lang in Lang::ALL {
                            @let here = (lang == reader.lang).then_some("true");
                            a lang=(lang.tag()) hreflang=(lang.tag()) aria-current=[here] href={"/" (lang.tag())} {
                                (reader.text(&format!("language-{}", lang.tag())))
                            }
                        }
                    }
                }
                main id="main" {
                    h1 { (title) }
                    p.lede { (reader.text("witness-lede")) }
                    h2 { (reader.text("witness-key")) }
                    p { (reader.text("witness-key-what")) }
                    pre { (key) }
                    h2 { (reader.text("witness-logs")) }
                    @for log in watched { (one(reader, key, log)) }
                }
            }
        }
    }
}

fn one(reader: &Reader, key: &VerifierKey, log: &Watched) -> Markup {
    html! {
        section {
            h3 { (log.origin) }
            @match &log.head {
                None => p { (reader.text("witness-nothing")) },
                Some(head) => {
                    p { (said(reader, key, head)) }
                    p { a href={"/" (checkpoint_path(&log.origin))} { (reader.text("witness-checkpoint")) } }
                }
            }
            @for key in &log.keys { pre { (key) } }
        }
    }
}

/// How much was cosigned last, and when.
fn said(reader: &Reader, key: &VerifierKey, head: &SignedCheckpoint) -> String {
    let seconds = head.cosigned_by(key).ok().and_then(|seconds| i64::try_from(seconds).ok());
    let when = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let args = [
        ("n", format::whole(reader.lang, head.checkpoint().size())),
        ("when", when.map(|when| when.to_string()).unwrap_or_default()),
        ("root", head.checkpoint().root().to_string()),
    ];
    reader.with("witness-head", &args)
}
