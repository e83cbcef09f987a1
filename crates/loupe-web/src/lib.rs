//! Pages for people and answers for machines, made on the server: no script, no cookie, no request to anyone else.

pub mod api;
mod cache;
pub mod draw;
pub mod format;
mod guard;
pub mod pages;
pub mod reader;
pub mod refused;
pub mod shell;
pub mod state;
pub mod words;

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use jiff::civil::Date;
use loupe_registry::registry::Registry;
use tokio::net::TcpListener;

pub use state::App;

use cache::Cache;

/// Every page, and every answer under `/api/v1`.
pub fn app(app: App) -> Router {
    let pages = pages::routes().layer(from_fn_with_state(Cache::new(app.clone()), cache::keep));
    Router::new()
        .merge(pages)
        .merge(api::api_router())
        .route(&shell::STYLE_PATH, get(style))
        .layer(DefaultBodyLimit::max(guard::BODY_BYTES_MAX))
        .layer(from_fn(guard::words))
        .layer(from_fn(guard::headers))
        .with_state(app)
}

async fn style() -> ([(header::HeaderName, &'static str); 2], &'static str) {
    let kept = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), kept], shell::STYLE)
}

/// Serves until `shutdown` comes true. `today` is the caller's clock. Fails when the listener does.
pub async fn serve(
    listener: TcpListener,
    registry: Arc<Registry>,
    today: fn() -> Date,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, app(App { registry, today })).with_graceful_shutdown(shutdown).await
}
