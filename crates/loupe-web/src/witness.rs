//! A witness: it cosigns checkpoints of the logs it watches, each only if the log grew from what it cosigned before
//! (C2SP `tlog-witness`). It needs no register and no database.

mod page;

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::{KeyError, KeyKind, SigningKey, VerifierKey};
use loupe_tlog::note::{NoteError, NoteSignature, SIGNATURES_MAX};
use loupe_tlog::storage::{Answered, Disk, StorageError, WitnessState};
use loupe_tlog::witness::{
    AddCheckpoint, AddCheckpointError, Cosignatures, REQUEST_BYTES_MAX, SIZE_CONTENT_TYPE, WitnessRefusal,
    checkpoint_path, judge,
};
use tokio::net::TcpListener;

use crate::{door, guard, shell};

/// The most logs that one witness watches.
pub const LOGS_MAX: usize = 1_000;

/// How long the body of a request may take to come.
const BODY_TIME: Duration = Duration::from_secs(10);
/// Text that nobody may take for something else.
const TEXT: &str = "text/plain; charset=utf-8";

/// A witness: its key, the logs that it watches, and its memory.
pub struct Witness {
    key: SigningKey,
    logs: Vec<VerifierKey>,
    state: WitnessState<Disk>,
    now: fn() -> u64,
}

/// Why a witness cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum NotAWitness {
    /// The key signs notes, and does not cosign.
    #[error("the key of {0} does not cosign")]
    Key(String),
    /// It would watch nothing, or more than [`LOGS_MAX`] logs.
    #[error("a witness watches 1 to {LOGS_MAX} logs, not {0}")]
    Logs(usize),
    /// It would watch itself.
    #[error("a witness does not cosign what it signed itself")]
    Itself,
}

impl Witness {
    /// A witness. `logs` are the keys of the logs that it watches, each named as its log's origin; several keys of one
    /// origin are all trusted. `state` is its memory, and `now` the caller's clock in seconds since 1970.
    ///
    /// # Errors
    /// [`NotAWitness`].
    pub fn new(
        key: SigningKey,
        mut logs: Vec<VerifierKey>,
        state: Disk,
        now: fn() -> u64,
    ) -> Result<Witness, NotAWitness> {
        if key.verifier().kind() != KeyKind::Cosignature {
            return Err(NotAWitness::Key(key.verifier().name().to_owned()));
        }
        logs.sort_by(|one, other| (one.name(), one.key_id()).cmp(&(other.name(), other.key_id())));
        logs.dedup();
        if logs.is_empty() || logs.len() > LOGS_MAX {
            return Err(NotAWitness::Logs(logs.len()));
        }
        if logs.iter().any(|log| log.public() == key.verifier().public()) {
            return Err(NotAWitness::Itself);
        }
        Ok(Witness { key, logs, state: WitnessState::new(state), now })
    }

    /// Its public key, which others put into their policies.
    pub fn key(&self) -> &VerifierKey {
        self.key.verifier()
    }

    /// The keys of the logs that it watches, by their names.
    pub fn logs(&self) -> &[VerifierKey] {
        &self.logs
    }

    /// Judges a request and, if the log grew from what was cosigned before, remembers its checkpoint and cosigns it.
    fn cosign(&self, request: &AddCheckpoint) -> Result<Result<Cosignatures, WitnessRefusal>, Uncosigned> {
        let signed = request.checkpoint();
        let origin = signed.checkpoint().origin();
        if !self.logs.iter().any(|log| log.name() == origin) {
            // Before its memory is looked into, which costs a lock that others wait for.
            return Ok(Err(WitnessRefusal::UnknownOrigin(origin.to_owned())));
        }
        let answered = self.state.answer(origin, |latest| {
            judge(&self.logs, latest, request).map_err(|refusal| Ok(Err(refusal)))?;
            let signature = self.key.cosign(signed.checkpoint(), (self.now)()).map_err(|error| Err(error.into()))?;
            let remember = self.remembered(signed, signature.clone()).map_err(|error| Err(error.into()))?;
            let answer = Cosignatures::parse(signature.to_string().as_bytes(), self.key(), signed);
            let answer = answer.map_err(|error| Err(Uncosigned::Answer(error)))?;
            Ok(Answered { remember: remember.to_string().into_bytes(), answer })
        })?;
        match answered {
            Ok(cosignatures) => Ok(Ok(cosignatures)),
            Err(refused) => refused,
        }
    }

    /// The checkpoint with the signatures that were checked and its own: those of others are not vouched for.
    fn remembered(&self, signed: &SignedCheckpoint, own: NoteSignature) -> Result<SignedCheckpoint, NoteError> {
        let all = signed.note().signatures();
        let lines = self.logs.iter().filter_map(|log| all.iter().find(|line| line.is_of(log)).cloned());
        // One key can sign many times over; one line of each is as good, and leaves room for its own.
        let lines = lines.take(SIGNATURES_MAX - 1);
        let mut remembered = SignedCheckpoint::new(signed.checkpoint().clone(), lines.collect())?;
        remembered.add(own)?;
        Ok(remembered)
    }

    /// The checkpoint cosigned last, of the log whose origin has this hash.
    fn latest(&self, origin_hash: &str) -> Result<Option<SignedCheckpoint>, StorageError> {
        let wanted = format!("{origin_hash}/checkpoint");
        match self.logs.iter().find(|log| checkpoint_path(log.name()) == wanted) {
            Some(log) => self.state.load(log.name()),
            None => Ok(None),
        }
    }
}

/// A fault of the witness itself.
#[derive(Debug, thiserror::Error)]
enum Uncosigned {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Note(#[from] NoteError),
    #[error(transparent)]
    Answer(loupe_tlog::witness::AnswerError),
    #[error("work broke off: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

/// The witness's addresses: `add-checkpoint`, the last checkpoint of each log, and a page for people.
pub fn router(witness: Arc<Witness>) -> Router {
    Router::new()
        .route("/add-checkpoint", post(add_checkpoint))
        .route("/{origin_hash}/checkpoint", get(checkpoint))
        .route("/", get(page::page))
        .route("/{lang}", get(page::page))
        .route(&shell::STYLE_PATH, get(crate::style))
        .layer(from_fn(guard::headers))
        .with_state(witness)
}

/// Serves a witness until `shutdown` comes true. Fails when the listener does.
pub async fn serve(
    listener: TcpListener,
    witness: Arc<Witness>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    door::serve(listener, router(witness), door::Limits::OPEN, shutdown).await
}

async fn add_checkpoint(State(witness): State<Arc<Witness>>, headers: HeaderMap, body: Body) -> Response {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > REQUEST_BYTES_MAX) {
        return text(StatusCode::PAYLOAD_TOO_LARGE, format!("{}\n", AddCheckpointError::TooLong(length.unwrap_or(0))));
    }
    let body = match tokio::time::timeout(BODY_TIME, to_bytes(body, REQUEST_BYTES_MAX)).await {
        Ok(Ok(body)) => body,
        Ok(Err(error)) => return text(StatusCode::BAD_REQUEST, format!("{error}\n")),
        Err(_) => return text(StatusCode::REQUEST_TIMEOUT, "the request took too long\n".to_owned()),
    };
    let request = match AddCheckpoint::parse(&body) {
        Ok(request) => request,
        Err(error) => return text(status(AddCheckpointError::STATUS), format!("{error}\n")),
    };
    let cosigned = tokio::task::spawn_blocking(move || witness.cosign(&request)).await;
    match cosigned.map_err(Uncosigned::from).and_then(|cosigned| cosigned) {
        Ok(Ok(cosignatures)) => text(StatusCode::OK, cosignatures.to_string()),
        Ok(Err(WitnessRefusal::Conflict { seen })) => {
            typed(StatusCode::CONFLICT, SIZE_CONTENT_TYPE, WitnessRefusal::Conflict { seen }.body())
        }
        Ok(Err(refusal)) => text(status(refusal.status()), refusal.body()),
        Err(fault) => broken(&fault),
    }
}

async fn checkpoint(State(witness): State<Arc<Witness>>, Path(origin_hash): Path<String>) -> Response {
    let latest = tokio::task::spawn_blocking(move || witness.latest(&origin_hash)).await;
    match latest.map_err(Uncosigned::from).and_then(|latest| Ok(latest?)) {
        Ok(Some(signed)) => text(StatusCode::OK, signed.to_string()),
        Ok(None) => text(StatusCode::NOT_FOUND, "no checkpoint of such a log was cosigned here\n".to_owned()),
        Err(fault) => broken(&fault),
    }
}

fn text(status: StatusCode, body: String) -> Response {
    typed(status, TEXT, body)
}

fn typed(status: StatusCode, kind: &'static str, body: String) -> Response {
    let said: [(HeaderName, &str); 2] = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")];
    (status, said, body).into_response()
}

/// The witness cannot do its work: whoever asks learns that, and whoever runs it learns why.
fn broken(fault: &Uncosigned) -> Response {
    // The witness goes on though nobody reads what is said here.
    let _ = writeln!(std::io::stderr().lock(), "loupe: the witness could not answer: {fault}");
    text(StatusCode::INTERNAL_SERVER_ERROR, "the witness is out of order\n".to_owned())
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
