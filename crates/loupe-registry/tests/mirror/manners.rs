//! Servers that are slow, busy, large or point elsewhere.

use std::io::Write as _;

use loupe_registry::log::fetch::{Headless, HttpFault, Place};
use loupe_tlog::source::{Source as _, SourceError};

use super::Shelf;
use super::served::{GrowingLog, Instead, Manners, Served};

fn fault(error: &SourceError) -> &HttpFault {
    error.cause.downcast_ref().unwrap()
}

fn served(instead: Instead) -> Served {
    let nowhere = tempfile::tempdir().unwrap();
    let served = Served::begin(nowhere.path());
    served.with(Manners { instead: Some(("checkpoint".to_owned(), instead)), ..Manners::default() });
    served
}

#[test]
fn a_busy_server_is_asked_again() {
    let mut log = GrowingLog::new();
    log.grow_to(600);
    let (served, shelf) = (Served::begin(log.folder.path()), Shelf::of(&log));
    served.with(Manners { busy_every: Some(3), ..Manners::default() });
    assert_eq!(shelf.copy(&served.place()).unwrap().size, 600);
    served.with(Manners { busy_every: Some(1), ..Manners::default() });
    let Err(Headless::Source(error)) = served.place().head() else { panic!("it answered") };
    assert!(matches!(fault(&error), HttpFault::Status(503)), "{error}");
    assert_eq!(served.asked().len(), 4, "and then it is let be");
}

#[test]
fn more_than_a_checkpoint_may_have_is_not_read() {
    let large = vec![b'x'; (1 << 20) + 1];
    let error = served(Instead::Bytes(large.clone())).place().read("checkpoint").unwrap_err();
    assert!(matches!(fault(&error), HttpFault::TooLong(_)), "{error}");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&large).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 10_000);
    let error = served(Instead::Packed(packed)).place().read("checkpoint").unwrap_err();
    assert!(matches!(fault(&error), HttpFault::TooLong(_)), "what is packed counts as what it is unpacked: {error}");
}

#[test]
fn an_answer_that_is_packed_is_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(b"a checkpoint").unwrap();
    let served = served(Instead::Packed(packed.finish().unwrap()));
    assert_eq!(served.place().read("checkpoint").unwrap(), Some(b"a checkpoint".to_vec()));
}

#[test]
fn an_answer_that_points_to_another_host_is_not_followed() {
    let other = served(Instead::Bytes(b"theirs".to_vec()));
    let pointing = served(Instead::Elsewhere(format!("{}/checkpoint", other.url)));
    let error = pointing.place().read("checkpoint").unwrap_err();
    assert!(matches!(fault(&error), HttpFault::Elsewhere(_)), "{error}");
    assert!(other.asked().is_empty());
    let round = served(Instead::Elsewhere("/the/log/checkpoint".to_owned()));
    let error = round.place().read("checkpoint").unwrap_err();
    assert!(matches!(fault(&error), HttpFault::Elsewhere(_)), "{error}");
    assert_eq!(round.asked().len(), 4);
}

#[test]
fn where_nobody_listens_that_is_said() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let place: Place = format!("http://{free}/log").parse().unwrap();
    let Err(Headless::Source(error)) = place.head() else { panic!("it answered") };
    assert!(matches!(fault(&error), HttpFault::Silent(_)), "{error}");
}
