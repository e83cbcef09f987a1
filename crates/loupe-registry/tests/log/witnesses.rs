//! Witnesses that are slow, silent or alarmed, and a log that goes on.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use loupe_registry::import_returns::Mode;
use loupe_registry::log::Publisher;
use loupe_registry::registry::Registry;
use loupe_tlog::key::{KeyKind, SigningKey};

use super::desk::{import_shipped, publish, registry};

/// Names a witness at `listener` in the policy of the log under `root`.
fn name_witness(root: &Path, listener: &TcpListener) {
    let path = root.join("log/policy");
    let policy = fs::read_to_string(&path).unwrap();
    let key = SigningKey::from_seed("witness.example", KeyKind::Cosignature, [9; 32]).unwrap();
    let line = format!("witness w {} http://{}\n", key.verifier(), listener.local_addr().unwrap());
    fs::write(&path, policy.replace("quorum none", &format!("{line}quorum none"))).unwrap();
}

async fn file(registry: &Registry, number: u32) {
    let row =
        format!("participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,{number}.25,900\n");
    registry.import_returns("b.csv", row.as_bytes(), Mode::Save).await.unwrap();
}

async fn begun(root: &Path) -> Arc<Registry> {
    let registry = registry(&format!("sqlite:{}", root.join("loupe.sqlite").display()), root).await;
    import_shipped(&registry).await;
    publish(&registry).await;
    registry
}

#[tokio::test]
async fn a_witness_that_never_answers_keeps_no_record_waiting() {
    let root = tempfile::tempdir().unwrap();
    let registry = begun(root.path()).await;
    // Connections are taken by the system, and nobody reads what is asked.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    name_witness(root.path(), &silent);
    let mut publisher = Publisher::new(registry.clone()).unwrap();
    let begun = Instant::now();
    for number in 1..=3 {
        file(&registry, number).await;
        let turn = publisher.turn_within(Duration::from_millis(10)).await.unwrap();
        assert_eq!((turn.published, turn.elsewhere), (1, false));
    }
    // A question to a witness takes 5 seconds at most.
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    registry.close().await;
}

#[tokio::test]
async fn a_witness_that_saw_more_is_an_alarm_until_it_cosigns() {
    let root = tempfile::tempdir().unwrap();
    let registry = begun(root.path()).await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    name_witness(root.path(), &listener);
    let answering = std::thread::spawn(move || {
        let (mut asked, _) = listener.accept().unwrap();
        let mut head = Vec::new();
        let mut some = [0; 4096];
        while !head.windows(4).any(|end| end == b"\r\n\r\n") {
            let read = asked.read(&mut some).unwrap();
            head.extend_from_slice(&some[..read]);
        }
        let answer = "HTTP/1.1 409 Conflict\r\nContent-Type: text/x.tlog.size\r\nContent-Length: 7\r\n\r\n999999\n";
        asked.write_all(answer.as_bytes()).unwrap();
        // What else was sent is read, so that closing does not take the answer back.
        while asked.read(&mut some).is_ok_and(|read| read > 0) {}
    });
    let mut publisher = Publisher::new(registry.clone()).unwrap();
    let turn = publisher.turn().await.unwrap();
    let [(name, why)] = &turn.alarms[..] else { panic!("{turn:?}") };
    assert!(name == "w" && why.contains("999999"), "{turn:?}");
    // Nobody is asked again so soon, and it still stands.
    assert_eq!(publisher.turn().await.unwrap().alarms, turn.alarms);
    registry.close().await;
    drop(publisher);
    drop(answering);
}
