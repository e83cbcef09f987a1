//! For every format one check on any bytes at all: they are refused, or they print back as they were.
//!
//! The fuzz targets in `fuzz/` run these same checks.

use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::note::{NOTE_BYTES_MAX, Note, SIGNATURES_MAX};
use loupe_tlog::policy::Policy;
use loupe_tlog::proof::{HASHES_MAX, TlogProof};
use loupe_tlog::tile::TilePath;

/// Whether the bytes are a signed checkpoint; one prints back to the same bytes, and is a note with three lines.
pub(crate) fn checkpoint(bytes: &[u8]) -> bool {
    let Ok(read) = SignedCheckpoint::parse(bytes) else { return false };
    assert_eq!(read.to_string().as_bytes(), bytes, "a checkpoint prints back to other bytes");
    assert_eq!(read.checkpoint().to_string(), read.note().text(), "what is read is not what was signed");
    assert!(!read.checkpoint().origin().is_empty(), "a checkpoint of no log");
    assert!(note(bytes), "a checkpoint that is no note");
    let again = SignedCheckpoint::new(read.checkpoint().clone(), read.note().signatures().to_vec());
    assert_eq!(again.as_ref(), Ok(&read), "the parts do not make the whole");
    true
}

/// Whether the bytes are a note; one prints back to the same bytes and keeps its limits.
pub(crate) fn note(bytes: &[u8]) -> bool {
    let Ok(read) = Note::parse(bytes) else { return false };
    assert_eq!(read.to_string().as_bytes(), bytes, "a note prints back to other bytes");
    assert!(bytes.len() <= NOTE_BYTES_MAX, "a note without end");
    assert!((1..=SIGNATURES_MAX).contains(&read.signatures().len()), "a note with too few or too many signatures");
    assert!(!bytes.iter().any(|byte| *byte < b' ' && *byte != b'\n'), "a control character");
    assert_eq!(Note::new(read.text(), read.signatures().to_vec()).as_ref(), Ok(&read), "the parts are not the whole");
    true
}

/// Whether the bytes are a tile's path; one prints back to the same bytes.
pub(crate) fn tile_path(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Ok(read) = text.parse::<TilePath>() else { return false };
    assert_eq!(read.to_string(), text, "a path prints back to another");
    assert!((1..=256).contains(&read.width()), "a tile of an impossible width");
    assert_eq!(TilePath::new(read.kind(), read.index(), read.width()), Ok(read), "the parts are not the whole");
    true
}

/// Whether the bytes are a proof; one prints back to the same bytes, and proves nothing to one who trusts nobody.
pub(crate) fn proof(bytes: &[u8]) -> bool {
    let Ok(read) = TlogProof::parse(bytes) else { return false };
    assert_eq!(read.to_string().as_bytes(), bytes, "a proof prints back to other bytes");
    assert!(read.hashes().len() <= HASHES_MAX, "a proof without end");
    assert!(read.extra() != Some(b""), "an extra line with nothing in it");
    assert!(checkpoint(read.checkpoint().to_string().as_bytes()), "a proof without a checkpoint");
    let nobody = Policy::parse(b"quorum none\n").expect("a policy that trusts no log");
    assert!(read.verify(b"entry", &nobody).is_err(), "proven to one who trusts no log");
    true
}

/// Whether the bytes are a policy; one prints to a file that means the same, and accepts nothing nobody signed.
pub(crate) fn policy(bytes: &[u8]) -> bool {
    let Ok(read) = Policy::parse(bytes) else { return false };
    let printed = read.to_bytes();
    let again = Policy::parse(&printed);
    assert_eq!(again.as_ref(), Ok(&read), "a policy prints to one that means something else");
    assert_eq!(again.map(|again| again.to_bytes()), Ok(printed), "a printed policy prints to another");
    for (at, witness) in read.witnesses().iter().enumerate() {
        let others = &read.witnesses()[at + 1..];
        assert!(others.iter().all(|other| other.key().public() != witness.key().public()), "one key, two witnesses");
    }
    let unsigned = b"a.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\xe2\x80\x94 a.example AAAAAAA=\n";
    let unsigned = SignedCheckpoint::parse(unsigned).expect("a checkpoint with a signature of nobody's");
    assert!(read.check(&unsigned).is_err(), "accepted though nobody signed");
    true
}
