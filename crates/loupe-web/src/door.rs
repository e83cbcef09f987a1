//! The door: how many may be inside at once, and how long each may take. A request that comes a byte a second, or an
//! answer that nobody reads, must not keep others out.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::site::Peer;

/// The largest head of a request, in bytes; the longest address fits in well.
const HEAD_BYTES_MAX: usize = 64 << 10;

/// How many, and how long.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// How many connections are open at once; others wait at the door.
    connections: u32,
    /// How long the head of a request may take, and how long a connection may be idle.
    head: Duration,
    /// How long a connection may be used before it is asked to end; a browser then opens another.
    stay: Duration,
    /// How long an answer that has begun may take after that: a slow reader is not a hostile one.
    leave: Duration,
    /// How long the answers being given may take when the program is asked to stop.
    stop: Duration,
}

impl Limits {
    /// The limits of a server that anyone may ask.
    pub(crate) const OPEN: Limits = Limits {
        connections: 256,
        head: Duration::from_secs(10),
        stay: Duration::from_secs(120),
        leave: Duration::from_secs(120),
        stop: Duration::from_secs(10),
    };
}

/// Answers whoever comes until `shutdown` comes true, then ends what is being answered.
pub(crate) async fn serve(
    mut listener: TcpListener,
    app: Router,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let places = Arc::new(Semaphore::new(limits.connections as usize));
    let (close, closing) = watch::channel(false);
    let mut shutdown = pin!(shutdown);
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await;
            (place, Listener::accept(&mut listener).await)
        };
        let (place, (stream, peer)) = tokio::select! {
            next = next => next,
            () = &mut shutdown => break,
        };
        let (app, closing) = (app.clone(), closing.clone());
        tokio::spawn(async move {
            attend((stream, peer), app, limits, closing).await;
            drop(place);
        });
    }
    drop(listener);
    // Whoever has left need not be told, and whoever stays too long is not waited for.
    let _ = close.send(true);
    let _ = timeout(limits.stop, places.acquire_many(limits.connections)).await;
    Ok(())
}

/// One connection from its first byte to its last. What breaks it is its own end and nobody else's.
async fn attend(
    (stream, peer): (TcpStream, SocketAddr),
    app: Router,
    limits: Limits,
    mut closing: watch::Receiver<bool>,
) {
    let app = TowerToHyperService::new(app);
    let named = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        app.call(request)
    });
    // It only makes answers come sooner.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), named)
        .with_upgrades();
    let mut connection = pin!(connection);
    let leave = tokio::select! {
        _ = connection.as_mut() => return,
        () = sleep(limits.stay) => limits.leave,
        _ = closing.wait_for(|closing| *closing) => limits.stop,
    };
    connection.as_mut().graceful_shutdown();
    let _ = timeout(leave, connection).await;
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// A server with one place; its address, and the way to stop it.
    async fn one_place(limits: Limits) -> (SocketAddr, tokio::task::JoinHandle<io::Result<()>>, watch::Sender<bool>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = Router::new().route("/", get(|| async { "here" })).route("/never", get(pending::<&str>));
        let (stop, mut stopping) = watch::channel(false);
        let shutdown = async move {
            let _ = stopping.wait_for(|stop| *stop).await;
        };
        let served =
            tokio::spawn(async move { serve(listener, app, Limits { connections: 1, ..limits }, shutdown).await });
        (address, served, stop)
    }

    async fn ask(address: SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    const SHORT: Duration = Duration::from_millis(50);
    const REQUEST: &str = "GET / HTTP/1.1\r\nHost: loupe\r\nConnection: close\r\n\r\n";

    #[tokio::test]
    async fn who_never_ends_a_request_gives_up_the_place() {
        let (address, _served, _stop) = one_place(Limits { head: SHORT, ..Limits::OPEN }).await;
        let mut silent = TcpStream::connect(address).await.unwrap();
        silent.write_all(b"GET / HTTP/1.1\r\nHo").await.unwrap();
        let _idle = TcpStream::connect(address).await.unwrap();
        let answer = ask(address, REQUEST).await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
    }

    #[tokio::test]
    async fn who_never_comes_to_an_end_is_shown_out() {
        let (address, _served, _stop) = one_place(Limits { stay: SHORT, leave: SHORT, ..Limits::OPEN }).await;
        let mut waiting = TcpStream::connect(address).await.unwrap();
        waiting.write_all(b"GET /never HTTP/1.1\r\nHost: loupe\r\n\r\n").await.unwrap();
        assert!(ask(address, REQUEST).await.ends_with("here"));
    }

    #[tokio::test]
    async fn asked_to_stop_it_ends_though_someone_is_inside() {
        let (address, served, stop) = one_place(Limits { stop: SHORT, ..Limits::OPEN }).await;
        let mut waiting = TcpStream::connect(address).await.unwrap();
        waiting.write_all(b"GET /never HTTP/1.1\r\nHost: loupe\r\n\r\n").await.unwrap();
        stop.send(true).unwrap();
        served.await.unwrap().unwrap();
    }
}
