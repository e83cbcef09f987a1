//! What the stranger refuses.

use crate::program::Stranger;
use crate::written::{Written, entry, text};

/// How many places of each file are tried, besides its first and its last byte.
const PLACES: usize = 12;

/// Two bundles, two tiles of hashes and one above them.
fn small() -> Written {
    Written::new(&[40, 260], entry)
}

#[test]
fn one_byte_changed_anywhere_is_refused() {
    let Some(stranger) = Stranger::built() else { return };
    let log = small();
    assert!(stranger.read(&Written::key(), text(&log.folder()), &[]).accepted);
    let files = log.files();
    assert_eq!(files.len(), 6);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let step = if file.ends_with("checkpoint") { 1 } else { bytes.len().div_ceil(PLACES) };
        for at in (0..bytes.len()).step_by(step).chain([bytes.len() - 1]) {
            let mut changed = bytes.clone();
            // Not the lowest bit: the last digits of base64 have spare ones, which Go's reader passes over.
            changed[at] ^= 0x20;
            std::fs::write(&file, changed).unwrap();
            let said = stranger.read(&Written::key(), text(&log.folder()), &[]);
            assert!(!said.accepted && said.text.contains("REFUSED"), "byte {at} of {}: {}", file.display(), said.text);
        }
        std::fs::write(&file, bytes).unwrap();
    }
    assert!(stranger.read(&Written::key(), text(&log.folder()), &[]).accepted, "all is as it was");
}

#[test]
fn a_file_that_is_missing_short_or_long_is_refused() {
    let Some(stranger) = Stranger::built() else { return };
    let log = small();
    for file in log.files() {
        let bytes = std::fs::read(&file).unwrap();
        let (short, long) = (&bytes[..bytes.len() - 1], [&bytes[..], b"\n"].concat());
        for other in [None, Some(&[][..]), Some(short), Some(&long)] {
            match other {
                None => std::fs::remove_file(&file).unwrap(),
                Some(other) => std::fs::write(&file, other).unwrap(),
            }
            let said = stranger.read(&Written::key(), text(&log.folder()), &[]);
            assert!(!said.accepted, "{}: {}", file.display(), said.text);
        }
        std::fs::write(&file, bytes).unwrap();
    }
}

#[test]
fn two_histories_under_one_key_are_refused() {
    let Some(stranger) = Stranger::built() else { return };
    let log = small();
    let other =
        Written::new(&[39, 1, 210, 100], |index| if index == 200 { "rewritten".to_owned() } else { entry(index) });
    let both = [other.kept(39), other.kept(40), other.kept(250)];
    let said = stranger.read(&Written::key(), text(&log.folder()), &both);
    assert!(!said.accepted && said.text.contains("TWO HISTORIES"), "{}", said.text);
    assert_eq!(said.text.matches(", continued by this log\n").count(), 2, "only the part before entry 200 is common");

    let said = stranger.read(&Written::key(), text(&log.folder()), &[other.kept(350)]);
    assert!(!said.accepted && said.text.contains("350 entries, and the log has 300"), "{}", said.text);
}

#[test]
fn a_log_of_another_key_is_refused() {
    let Some(stranger) = Stranger::built() else { return };
    let golden = crate::golden::KEY;
    let said = stranger.read(golden, text(&small().folder()), &[]);
    assert!(!said.accepted, "{}", said.text);
}
