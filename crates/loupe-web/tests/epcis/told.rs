//! Programs that are told: by webhook, signed and again until they heard, and by websocket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use loupe_registry::epcis::signature;
use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::{Message, connect};

use crate::server::{Server, bearer, for_each_server, seen};

/// How long a test waits before it fails; nothing takes so long.
const PATIENCE: Duration = Duration::from_secs(60);

const TOKEN: &str = "13df38d8275b13f05704629e5f1cf3d45d6132d5";

/// What a subscriber heard: the signature and the body.
type Heard = (String, String);

/// A subscriber that gives these answers in turn, the last one for ever.
fn subscriber(answers: &'static [u16]) -> (String, Receiver<Heard>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/heard", listener.local_addr().unwrap());
    let (tell, heard) = channel();
    thread::spawn(move || {
        for (at, stream) in listener.incoming().enumerate() {
            let status = answers[at.min(answers.len() - 1)];
            let Ok(told) = hear(stream.unwrap(), status) else { continue };
            if tell.send(told).is_err() {
                return;
            }
        }
    });
    (address, heard)
}

fn hear(stream: TcpStream, status: u16) -> std::io::Result<Heard> {
    let mut reader = BufReader::new(stream);
    let (mut length, mut signature) = (0, String::new());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            if line.trim().is_empty() { break } else { continue }
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "gs1-signature" => signature = value.to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let answer = format!(
        "HTTP/1.1 {status} X\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:1/\r\nConnection: close\r\n\r\n"
    );
    reader.get_mut().write_all(answer.as_bytes())?;
    Ok((signature, String::from_utf8(body).unwrap()))
}

fn ids(body: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(body).unwrap();
    assert_eq!(document["type"], "EPCISQueryDocument");
    let events = document["epcisBody"]["queryResults"]["resultsBody"]["eventList"].as_array().unwrap().clone();
    events.iter().map(|event| event["eventID"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()).collect()
}

fn named(server: &Server) {
    let query = json!({"name": "late", "query": {"GE_eventTime": "2026-11-01T10:03:00Z"}});
    assert_eq!(server.post("/queries", &query.to_string()).status, 201);
}

#[test]
fn a_subscriber_is_told_again_until_it_heard_and_knows_who_speaks() {
    for_each_server(|server| {
        named(server);
        server.capture(&[seen(4)]);
        // A server that is out of order, one that points elsewhere, and one that hears.
        let (dest, heard) = subscriber(&[503, 307, 200]);
        let told = json!({"dest": dest, "signatureToken": TOKEN, "stream": true});
        let made = server.post("/queries/late/subscriptions", &told.to_string());
        assert_eq!(made.status, 201, "{}", made.text);
        let subscription = made.json();
        assert_eq!((&subscription["stream"], &subscription["dest"]), (&true.into(), &dest.as_str().into()));
        assert!(!made.text.contains(TOKEN), "the secret is not given back");
        server.capture(&[seen(1), seen(5)]);
        for _ in 0..3 {
            let (signed, body) = heard.recv_timeout(PATIENCE).unwrap();
            assert_eq!(ids(&body), ["5"], "only what came after, and what is asked for");
            assert_eq!(signed, signature(TOKEN, body.as_bytes()));
            assert!(body.contains(subscription["subscriptionID"].as_str().unwrap()));
        }
        server.capture(&[seen(6)]);
        assert_eq!(ids(&heard.recv_timeout(PATIENCE).unwrap().1), ["6"], "what was heard is not told again");
        let path = made.header("location");
        // The delivery is settled after the answer came.
        while server.get(path).json()["lastNotifiedAt"].is_null() {
            thread::yield_now();
        }
        assert_eq!(server.get("/queries/late/subscriptions").json().as_array().unwrap().len(), 1);
        assert_eq!(server.delete(path).status, 204);
        assert_eq!(server.get(path).exception(), "NoSuchResourceException");
        server.capture(&[seen(7)]);
        assert_eq!(server.get("/queries/late/subscriptions").json(), json!([]));
    });
}

#[test]
fn a_subscriber_may_ask_for_what_was_before_and_for_nothing_at_its_time() {
    for_each_server(|server| {
        named(server);
        server.capture(&[seen(3), seen(4)]);
        let (dest, heard) = subscriber(&[200]);
        let told = json!({"dest": dest, "stream": true, "initialRecordTime": "2026-01-01T00:00:00Z"});
        assert_eq!(server.post("/queries/late/subscriptions", &told.to_string()).status, 201);
        let (signed, body) = heard.recv_timeout(PATIENCE).unwrap();
        assert_eq!((signed.as_str(), ids(&body)), ("", vec!["3".to_owned(), "4".to_owned()]));
        let (dest, heard) = subscriber(&[200]);
        let told = json!({"dest": dest, "schedule": {"second": "[0-59]"}, "reportIfEmpty": true});
        assert_eq!(server.post("/queries/late/subscriptions", &told.to_string()).status, 201);
        assert!(ids(&heard.recv_timeout(PATIENCE).unwrap().1).is_empty());
    });
}

#[test]
fn addresses_inside_and_wishes_that_are_none_are_refused() {
    for_each_server(|server| {
        named(server);
        for (dest, rest) in [
            ("http://10.0.0.1/", r#""stream": true"#),
            ("https://169.254.169.254/latest", r#""stream": true"#),
            ("http://client.example/", r#""stream": true"#),
            ("https://client.example/", r#""stream": true, "schedule": {"hour": "1"}"#),
            ("https://client.example/", r#""reportIfEmpty": true"#),
            ("https://client.example/", r#""schedule": {"hour": "25"}"#),
            ("https://client.example/", r#""schedule": {}"#),
            ("https://client.example/", r#""stream": true, "initialRecordTime": "yesterday""#),
            ("", r#""stream": true"#),
        ] {
            let got = server.post("/queries/late/subscriptions", &format!(r#"{{"dest": "{dest}", {rest}}}"#));
            assert_eq!((got.status, got.exception().as_str()), (400, "SubscriptionControlsException"), "{dest} {rest}");
        }
        let told = json!({"dest": "https://client.example/", "stream": true}).to_string();
        assert_eq!(server.post("/queries/none/subscriptions", &told).exception(), "NoSuchNameException");
    });
}

/// A socket of the mining house.
fn socket(
    server: &Server,
    path: &str,
) -> Result<tungstenite::WebSocket<tungstenite::stream::MaybeTlsStream<TcpStream>>, Box<tungstenite::Error>> {
    let mut request = format!("ws://{}/epcis{path}", server.address).into_client_request().unwrap();
    request.headers_mut().insert("authorization", bearer(&server.mine).parse().unwrap());
    Ok(connect(request).map_err(Box::new)?.0)
}

fn next_text(socket: &mut tungstenite::WebSocket<tungstenite::stream::MaybeTlsStream<TcpStream>>) -> String {
    loop {
        if let Message::Text(text) = socket.read().unwrap() {
            return text.to_string();
        }
    }
}

#[test]
fn a_listener_hears_what_comes_as_it_comes() {
    for_each_server(|server| {
        named(server);
        server.capture(&[seen(3)]);
        let mut one = socket(server, "/queries/late/events?stream=true").unwrap();
        let mut all =
            socket(server, "/queries/late/events?stream=true&initialRecordTime=2026-01-01T00:00:00Z").unwrap();
        assert_eq!(ids(&next_text(&mut all)), ["3"]);
        server.capture(&[seen(2), seen(8)]);
        assert_eq!(ids(&next_text(&mut one)), ["8"]);
        assert_eq!(ids(&next_text(&mut all)), ["8"]);
        one.close(None).unwrap();
        let mut timed = socket(server, "/queries/late/events?second=%5B0-59%5D&reportIfEmpty=true").unwrap();
        assert!(ids(&next_text(&mut timed)).is_empty());
    });
}

#[test]
fn a_socket_opens_only_for_a_question_and_a_wish() {
    for_each_server(|server| {
        named(server);
        for path in
            ["/queries/late/events", "/queries/late/events?stream=true&hour=1", "/queries/late/events?stream=perhaps"]
        {
            let refused = socket(server, path).map(drop).unwrap_err();
            assert!(matches!(*refused, tungstenite::Error::Http(answer) if answer.status() == 400), "{path}");
        }
        let got = server.get("/queries/late/events?stream=true");
        assert_eq!((got.status, got.exception().as_str()), (400, "SubscriptionControlsException"));
    });
}
