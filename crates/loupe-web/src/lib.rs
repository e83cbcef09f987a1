//! Pages for people and answers for machines, made on the server: no script, no request to anyone else.

pub mod api;
mod cache;
mod custody;
mod door;
pub mod draw;
mod epcis;
mod expire;
pub mod format;
mod guard;
mod log_files;
pub mod pages;
pub mod paper;
mod passkey;
mod publish;
pub mod reader;
pub mod refused;
pub mod routes;
mod session;
pub mod shell;
pub mod site;
pub mod state;
mod trust;
mod trust_files;
mod unmade;
pub mod witness;
pub mod words;

use std::convert::Infallible;
use std::future::Future;
use std::io::Write;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use jiff::civil::Date;
use loupe_registry::registry::Registry;
use tokio::net::TcpListener;

pub use routes::{Address, OpenTo};
pub use site::Site;
pub use state::App;

use OpenTo::Everyone;
use cache::Cache;
use routes::Routes;

/// Every page, and every answer under `/api/v1`, on this machine.
pub fn app(app: App) -> Router {
    app_at(app, Site::default())
}

/// The same where readers reach it at the address of `site`.
pub fn app_at(app: App, site: Site) -> Router {
    let (router, _) = all(&app).finish();
    router
        .layer(DefaultBodyLimit::max(guard::BODY_BYTES_MAX))
        .layer(from_fn(guard::words))
        .layer(from_fn(guard::headers))
        .layer(Extension(site))
        .with_state(app)
}

/// Every address, with whom it is open to.
pub fn addresses(app: &App) -> Vec<Address> {
    all(app).finish().1
}

/// Everything that answers, and where.
fn all(app: &App) -> Routes {
    let cache = Cache::new(app.clone());
    Routes::new(app)
        .merge(pages::routes(app).within(|pages| pages.layer(from_fn_with_state(cache, cache::keep))))
        .merge(pages::log_routes(app).within(|pages| pages.layer(from_fn(cache::pack))))
        .merge(pages::own_routes(app))
        .merge(log_files::routes(app))
        .merge(trust_files::routes(app))
        .merge(pages::verify::routes(app))
        .merge(api::api_routes(app))
        .merge(epcis::routes(app))
        .get(&shell::STYLE_PATH, Everyone, style)
        .get(&paper::STYLE_PATH, Everyone, paper_style)
        .get(&passkey::SCRIPT_PATH, Everyone, passkey::script)
}

/// The style sheet; its address changes with it, so it may be kept for ever.
async fn style(headers: HeaderMap) -> Response {
    static GZIP: LazyLock<Option<Bytes>> = LazyLock::new(|| cache::compress(shell::STYLE.as_bytes()).ok());
    sheet_of(&headers, shell::STYLE, &GZIP)
}

/// The style sheet of certificates on paper, kept likewise.
async fn paper_style(headers: HeaderMap) -> Response {
    static GZIP: LazyLock<Option<Bytes>> = LazyLock::new(|| cache::compress(paper::STYLE.as_bytes()).ok());
    sheet_of(&headers, paper::STYLE, &GZIP)
}

fn sheet_of(headers: &HeaderMap, plain: &'static str, gzip: &Option<Bytes>) -> Response {
    let mut answer = match gzip {
        Some(gzip) if cache::takes_gzip(headers) => {
            ([(header::CONTENT_ENCODING, "gzip")], gzip.clone()).into_response()
        }
        _ => plain.into_response(),
    };
    let said = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    for (name, value) in said {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// How often the database is asked whether another program has changed it.
const FOLLOW_EVERY: Duration = Duration::from_secs(2);

/// Serves until `shutdown` comes true, following what other programs change in the database; the log of a registry that
/// has a place for it is published, its certificates expire, and custody is read into memory. `today` is the caller's clock. Fails when the listener
/// does.
pub async fn serve(
    listener: TcpListener,
    registry: Arc<Registry>,
    today: fn() -> Date,
    site: Site,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let app = app_at(App { registry: registry.clone(), today }, site);
    tokio::select! {
        done = door::serve(listener, app, door::Limits::OPEN, shutdown) => done,
        never = follow(&registry) => match never {},
        never = publish::publish(registry.clone()) => match never {},
        never = trust::publish(registry.clone()) => match never {},
        never = expire::expire(registry.clone()) => match never {},
        never = epcis::deliver(registry.clone()) => match never {},
        never = custody::follow(registry.clone()) => match never {},
    }
}

/// Reads the register again whenever it changed. While the database cannot be read the last edition stays, and the
/// first failure is said on standard error.
async fn follow(registry: &Registry) -> Infallible {
    let mut failing = false;
    let mut clock = tokio::time::interval(FOLLOW_EVERY);
    loop {
        clock.tick().await;
        match registry.refresh().await {
            Ok(_) => failing = false,
            Err(fault) => {
                if !failing {
                    let line = format!("loupe: the database cannot be read again; pages show it as it was: {fault}\n");
                    // The pages go on though nobody reads what is said here.
                    let _ = std::io::stderr().write_all(line.as_bytes());
                }
                failing = true;
            }
        }
    }
}
