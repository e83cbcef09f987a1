//! The log as static files under `/log/`, exactly as `tlog-tiles` has them: `checkpoint`, `tile/…`, and the policy.
//!
//! A path is opened only when it is the one spelling of a tile, and of a tile that lies under the published checkpoint.

use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use loupe_registry::log::POLICY;
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::growth::entries_needed;
use loupe_tlog::policy::POLICY_BYTES_MAX;
use loupe_tlog::source::Source;
use loupe_tlog::storage::{Disk, Folder};
use loupe_tlog::tile::{TileKind, TilePath};
use sha2::{Digest, Sha256};

use crate::cache::takes_gzip;
use crate::routes::OpenTo::Everyone;
use crate::routes::Routes;
use crate::state::App;

/// Where the log is.
pub(crate) const BASE: &str = "/log";
/// A text of the log, which is read by people too.
const TEXT: &str = "text/plain; charset=utf-8";
/// Bytes of the log.
const BYTES: &str = "application/octet-stream";
/// The head moves about once a second.
const SOON: &str = "public, max-age=2";
/// A tile never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A file of the log on its way out.
struct Sent {
    bytes: Vec<u8>,
    kind: &'static str,
    keep: &'static str,
    /// Entries are text, and long; hashes cannot be made shorter.
    shrinks: bool,
}

/// The files.
pub(crate) fn routes(app: &App) -> Routes {
    Routes::new(app).get("/log/checkpoint", Everyone, file).get("/log/policy", Everyone, file).get(
        "/log/tile/{*rest}",
        Everyone,
        file,
    )
}

/// One file, by the address as it was sent: an escaped letter is another spelling, and there is only one.
async fn file(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let missing = || StatusCode::NOT_FOUND.into_response();
    let Some(home) = app.registry.log_home() else { return missing() };
    let Some(path) = uri.path().strip_prefix(BASE).and_then(|rest| rest.strip_prefix('/')) else { return missing() };
    let (folder, path) = (home.folder.clone(), path.to_owned());
    let gzip = takes_gzip(&headers);
    let read = tokio::task::spawn_blocking(move || {
        let sent = read(&folder, &path)?;
        Ok::<_, Error>(sent.map(|sent| pack(sent, gzip)))
    });
    match read.await {
        Ok(Ok(Some(packed))) => answer(packed, &headers),
        Ok(Ok(None)) => missing(),
        Ok(Err(_)) | Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The file at `path` below the log's folder; `None` for all that is not published.
fn read(folder: &Path, path: &str) -> Result<Option<Sent>, Error> {
    if path == POLICY {
        return policy(folder);
    }
    let tile: Option<TilePath> = match path {
        "checkpoint" => None,
        _ => match path.parse() {
            Ok(tile) => Some(tile),
            Err(_) => return Ok(None),
        },
    };
    let folder = Folder::new(Disk::new(folder)?);
    let Some(head) = folder.head().map_err(Error::other)? else { return Ok(None) };
    let Some(tile) = tile else {
        return Ok(Some(Sent { bytes: head, kind: TEXT, keep: SOON, shrinks: false }));
    };
    let size = SignedCheckpoint::parse(&head).map_err(Error::other)?.checkpoint().size();
    if entries_needed(&tile).is_none_or(|needed| needed > size) {
        return Ok(None);
    }
    let bytes = Source::read(&folder, path).map_err(Error::other)?;
    let shrinks = tile.kind() == TileKind::Entries;
    Ok(bytes.map(|bytes| Sent { bytes, kind: BYTES, keep: FOR_EVER, shrinks }))
}

fn policy(folder: &Path) -> Result<Option<Sent>, Error> {
    match std::fs::read(folder.join(POLICY)) {
        Ok(bytes) if bytes.len() > POLICY_BYTES_MAX => Err(ErrorKind::FileTooLarge.into()),
        Ok(bytes) => Ok(Some(Sent { bytes, kind: TEXT, keep: SOON, shrinks: false })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A file as it is sent, with its tag; compressed where that was asked for and worth it.
fn pack(sent: Sent, gzip: bool) -> (Sent, String, bool) {
    let hash: String = Sha256::digest(&sent.bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    if gzip && sent.shrinks {
        let mut encoder = GzEncoder::new(Vec::with_capacity(sent.bytes.len() / 4), Compression::fast());
        if let Ok(bytes) = encoder.write_all(&sent.bytes).and_then(|()| encoder.finish()) {
            return (Sent { bytes, ..sent }, format!("\"{hash}-gz\""), true);
        }
    }
    (sent, format!("\"{hash}\""), false)
}

fn answer((sent, tag, zipped): (Sent, String, bool), asked: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(sent.keep));
    // Who audits from a page of their own may read the log too: it is public, and nothing here knows its reader.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if sent.shrinks {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, value);
    }
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if known.split(',').any(|one| one.trim() == "*" || one.trim().trim_start_matches("W/") == tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(sent.kind));
    if zipped {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    (headers, sent.bytes).into_response()
}
