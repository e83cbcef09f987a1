//! What the stranger accepts.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use crate::program::Stranger;
use crate::written::{Written, entry, text};

#[test]
fn a_log_of_every_shape_is_accepted_with_all_its_older_checkpoints() {
    let Some(stranger) = Stranger::built() else { return };
    // One bundle short of full, full, one more; then a whole tile of the second level and a beginning of the third.
    let sizes = [0, 1, 255, 256, 257, 512, 65_535, 65_536, 65_537, 66_000];
    let batches: Vec<u64> = std::iter::once(0).chain(sizes.windows(2).map(|pair| pair[1] - pair[0])).collect();
    let mut log = Written::new(&batches, entry);
    log.witness();
    let kept: Vec<PathBuf> = sizes.iter().map(|size| log.kept(*size)).collect();
    for partials_are_there in [true, false] {
        let said = stranger.read(&Written::key(), text(&log.folder()), &kept);
        assert!(said.accepted, "{}", said.text);
        assert!(said.text.contains("66000 entries read, each proven to be in the tree\n"), "{}", said.text);
        assert_eq!(said.text.matches(", continued by this log\n").count(), sizes.len(), "{}", said.text);
        assert_eq!(log.drop_partials() > 0, partials_are_there);
    }
}

#[test]
fn a_log_is_accepted_at_its_address_too() {
    let Some(stranger) = Stranger::built() else { return };
    let log = Written::new(&[3, 300], entry);
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let folder = log.folder();
    std::thread::spawn(move || {
        for visitor in listener.incoming() {
            serve(&mut visitor.unwrap(), &folder);
        }
    });
    let said = stranger.read(&Written::key(), &address, &[log.kept(3)]);
    assert!(said.accepted, "{}", said.text);
    assert!(said.text.contains("303 entries read"), "{}", said.text);
}

/// Answers one request with a file of the folder, or with 404.
fn serve(visitor: &mut TcpStream, folder: &Path) {
    let mut lines = BufReader::new(visitor.try_clone().unwrap()).lines();
    let request = lines.next().unwrap().unwrap();
    while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
    let path = request.split(' ').nth(1).unwrap().trim_start_matches('/');
    let (status, body) = match std::fs::read(folder.join(path)) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    write!(visitor, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len()).unwrap();
    visitor.write_all(&body).unwrap();
}
