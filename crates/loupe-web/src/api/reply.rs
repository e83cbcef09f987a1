//! An answer on its way out: its hash as ETag, compressed when asked for.

use std::io::Write;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use loupe_registry::custody_export::Outgoing;
use loupe_scheme::words::Lang;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::problem::Problem;

/// The smallest body that is worth compressing, in bytes.
const GZIP_BYTES_MIN: usize = 1024;

/// Why a credential is not signed.
pub(crate) const WHY_UNSIGNED: &str = "loupe-unsigned";
/// How many events a credential leaves out: those that other offices captured, and the oldest where there are very many.
pub(crate) const LEFT_OUT: &str = "loupe-left-out";

/// A finished answer.
pub(crate) struct Reply {
    bytes: Vec<u8>,
    kind: &'static str,
    file: Option<String>,
    /// What is said beside it.
    beside: Vec<(&'static str, String)>,
}

impl Reply {
    /// An answer as JSON.
    pub(crate) fn json(answer: &impl Serialize) -> Result<Reply, Problem> {
        let bytes = serde_json::to_vec(answer).map_err(|_| Problem::fault(Lang::En))?;
        Ok(Reply::of(bytes, "application/json", None))
    }

    /// A table that is JSON already.
    pub(crate) const fn made(bytes: Vec<u8>) -> Reply {
        Reply::of(bytes, "application/json", None)
    }

    /// A table as CSV, with the name of the file it may be saved as.
    pub(crate) const fn csv(bytes: Vec<u8>, file: String) -> Reply {
        Reply::of(bytes, "text/csv; charset=utf-8; header=present", Some(file))
    }

    /// A proof as text, with the name of the file it may be saved as.
    pub(crate) const fn proof(bytes: Vec<u8>, file: String) -> Reply {
        Reply::of(bytes, "text/plain; charset=utf-8", Some(file))
    }

    /// A credential, with the name of the file it may be saved as; beside it, why it is not signed and what it leaves out.
    pub(crate) fn credential(outgoing: Outgoing) -> Reply {
        let (kind, file, left_out) = (outgoing.media(), outgoing.file_name(), outgoing.left_out);
        let mut beside = vec![(LEFT_OUT, format!("of-others={}, older={}", left_out.of_others, left_out.older))];
        beside.extend(outgoing.unsigned.map(|why| (WHY_UNSIGNED, why.code().to_owned())));
        Reply { beside, ..Reply::of(outgoing.text.into_bytes(), kind, Some(file)) }
    }

    const fn of(bytes: Vec<u8>, kind: &'static str, file: Option<String>) -> Reply {
        Reply { bytes, kind, file, beside: Vec::new() }
    }

    /// The response to a request with these headers: 304 when the reader has it already.
    pub(crate) fn into_response(self, asked: &HeaderMap, lang: Lang) -> Response {
        let accepts = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let gzip = self.bytes.len() >= GZIP_BYTES_MIN && accepts.split(',').any(is_gzip);
        let hash: String = Sha256::digest(&self.bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let etag = if gzip { format!("\"{hash}-gz\"") } else { format!("\"{hash}\"") };
        let mut headers = HeaderMap::new();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        if let Ok(tag) = HeaderValue::from_str(&etag) {
            headers.insert(header::ETAG, tag);
        }
        let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if known.split(',').any(|tag| tag.trim() == "*" || tag.trim().trim_start_matches("W/") == etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        let name = self.file.map(|file| format!("inline; filename=\"{file}\""));
        if let Some(name) = name.and_then(|name| HeaderValue::from_str(&name).ok()) {
            headers.insert(header::CONTENT_DISPOSITION, name);
        }
        for (name, value) in self.beside {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        if !gzip {
            return (headers, self.bytes).into_response();
        }
        match compressed(&self.bytes) {
            Ok(bytes) => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                (headers, bytes).into_response()
            }
            Err(_) => Problem::fault(lang).into_response(),
        }
    }
}

/// Whether an item of `Accept-Encoding` asks for gzip and does not refuse it.
fn is_gzip(item: &str) -> bool {
    let (name, weight) = item.split_once(';').unwrap_or((item, ""));
    let nothing = weight.trim().strip_prefix("q=0").is_some_and(|rest| rest.bytes().all(|b| matches!(b, b'.' | b'0')));
    name.trim() == "gzip" && !nothing
}

fn compressed(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 6), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}
