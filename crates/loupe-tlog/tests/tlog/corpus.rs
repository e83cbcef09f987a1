//! The files the fuzz targets start from and have found, through the same checks without a fuzzer.
//!
//! Those named `read-…` and `refused-…` are written by this crate, byte for byte: what it once wrote it still writes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use loupe_tlog::hash::Hash;
use loupe_tlog::key::KeyKind;
use loupe_tlog::note::{Note, NoteSignature};
use loupe_tlog::proof::TlogProof;
use loupe_tlog::tile::tiles_of;

use super::round_trips;
use super::shared::{files_below, vectors};
use super::signed::{cosigned, inclusion, key, log_vkey, signed, witness};

type Check = fn(&[u8]) -> bool;

/// Every target with its check.
const TARGETS: [(&str, Check); 5] = [
    ("checkpoint", round_trips::checkpoint),
    ("note", round_trips::note),
    ("policy", round_trips::policy),
    ("proof", round_trips::proof),
    ("tile_path", round_trips::tile_path),
];

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target)
}

/// The seeds of a target, by the rest of their name: those that are read, then those that are refused.
fn seeds(target: &str) -> (Vec<(String, String)>, Vec<(String, String)>) {
    let named = |seeds: Vec<(&str, String)>| seeds.into_iter().map(|(name, seed)| (name.to_owned(), seed)).collect();
    match target {
        "checkpoint" => (named(checkpoints()), named(broken(&cosigned(7, &["coalition"]).to_string()))),
        "note" => (named(notes()), named(broken(&notes()[0].1))),
        "policy" => (named(policies()), named(broken_policies())),
        "proof" => (named(proofs()), named(broken(&proofs()[0].1))),
        _ => (tile_paths(), named(broken_tile_paths())),
    }
}

fn checkpoints() -> Vec<(&'static str, String)> {
    let extended = super::signed::head(3).with_extensions(vec!["a line nobody can check".into()]).unwrap();
    let extended = loupe_tlog::checkpoint::SignedCheckpoint::signed(extended, &super::signed::log_key()).unwrap();
    vec![
        ("empty", signed(0).to_string()),
        ("signed", signed(7).to_string()),
        ("cosigned", cosigned(7, &["coalition", "diamond-council", "canada"]).to_string()),
        ("extended", extended.to_string()),
    ]
}

fn notes() -> Vec<(&'static str, String)> {
    let office = key("ministry.example/exports", KeyKind::Note);
    let note = |text: &str, lines: Vec<NoteSignature>| Note::new(text, lines).unwrap().to_string();
    let sign = |text: &str| office.sign(text).unwrap();
    let accents = "Ce qui est \u{e9}crit\n\nreste \u{e9}crit.\n";
    let stranger = NoteSignature::new("stranger.example", 7, vec![1]).unwrap();
    vec![
        ("signed", note("42 certificates were issued in May.\n", vec![sign("42 certificates were issued in May.\n")])),
        ("empty-lines", note(accents, vec![sign(accents)])),
        ("no-text", note("\n", vec![sign("\n")])),
        ("sixteen", note("text\n", (0..16).map(|_| stranger.clone()).collect())),
    ]
}

fn policies() -> Vec<(&'static str, String)> {
    let line = |name: &str| format!("witness {name} {}\n", witness(name).verifier());
    let log = format!("log {} https://log.example/\n", log_vkey());
    let states: String = ["botswana", "canada", "angola"].map(line).concat();
    let others: String = ["diamond-council", "coalition", "monitors"].map(line).concat();
    let groups = "group states 2 botswana canada angola\ngroup industry any diamond-council\n\
        group civil all coalition monitors\ngroup pillars 2 states industry civil\nquorum pillars\n";
    vec![
        ("pillars", format!("# any two of three\n\n{log}{states}{others}{groups}")),
        ("none", format!("{log}quorum none\n")),
        ("one-witness", format!("\t{log} {} quorum\tcoalition \n", line("coalition"))),
        ("no-log", "quorum none\n".to_owned()),
    ]
}

fn broken_policies() -> Vec<(&'static str, String)> {
    let line = format!("witness a {}\n", witness("a").verifier());
    vec![
        ("cut", format!("{line}quorum a")),
        ("no-quorum", line.clone()),
        ("return", format!("{line}quorum a\r\n")),
        ("later", format!("quorum a\n{line}")),
        ("twice", format!("{line}group g 2 a a\nquorum g\n")),
    ]
}

fn proofs() -> Vec<(&'static str, String)> {
    let proof = |index, size| TlogProof::new(index, inclusion(index, size), cosigned(size, &["coalition"])).unwrap();
    vec![
        ("plain", proof(5, 13).to_string()),
        ("extra", proof(2, 5).with_extra(b"parcel 7".to_vec()).unwrap().to_string()),
        ("one-entry", proof(0, 1).to_string()),
        ("many", TlogProof::new(u64::MAX, vec![Hash::of_nothing(); 64], signed(1)).unwrap().to_string()),
    ]
}

/// A whole file in ways that make it none.
fn broken(whole: &str) -> Vec<(&'static str, String)> {
    vec![
        ("cut", whole[..whole.len() - 1].to_owned()),
        ("tab", whole.replacen('\n', "\t\n", 1)),
        ("return", whole.replace('\n', "\r\n")),
        ("dash", whole.replace('\u{2014}', "-")),
        ("no-signature", whole.split('\u{2014}').next().unwrap_or_default().to_owned()),
    ]
}

fn tile_paths() -> Vec<(String, String)> {
    let small = tiles_of(70_000).filter(|path| path.is_partial());
    let named = ["tile/0/x001/x234/067.p/12", "tile/63/000", "tile/entries/x017/999", "tile/5/000.p/255"];
    let paths = small.map(|path| path.to_string()).chain(named.map(str::to_owned));
    paths.map(|path| (path["tile/".len()..].replace('/', "-"), path)).collect()
}

fn broken_tile_paths() -> Vec<(&'static str, String)> {
    let broken = ["tile/64/000", "tile/0/x000/001", "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/67", "/tile/0/000"];
    ["level", "zeros", "width", "no-width", "digits", "slash"].into_iter().zip(broken.map(str::to_owned)).collect()
}

#[test]
fn every_file_of_the_corpus_passes_its_check() {
    for (target, check) in TARGETS {
        let files = files_below(&corpus(target));
        assert!(!files.is_empty(), "{target} has no corpus");
        for file in files {
            let is_read = check(&std::fs::read(&file).unwrap());
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(is_read || !name.starts_with("read-"), "{} is refused", file.display());
            assert!(!is_read || !name.starts_with("refused-"), "{} is read", file.display());
        }
    }
}

#[test]
fn the_seeds_are_what_this_crate_writes() {
    for (target, check) in TARGETS {
        let (read, refused) = seeds(target);
        let mut expected = BTreeSet::new();
        for (kind, is_read, seeds) in [("read", true, read), ("refused", false, refused)] {
            for (name, seed) in seeds {
                let path = corpus(target).join(format!("{kind}-{name}"));
                let committed = std::fs::read_to_string(&path).unwrap_or_default();
                assert_eq!(check(seed.as_bytes()), is_read, "{}", path.display());
                assert_eq!(seed, committed, "{}", path.display());
                expected.insert(path);
            }
        }
        let named = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("read-") || name.starts_with("refused-")
        };
        let there: BTreeSet<PathBuf> = files_below(&corpus(target)).into_iter().filter(named).collect();
        assert_eq!(there, expected, "a seed that nothing writes");
    }
}

#[test]
fn every_file_of_the_golden_log_passes_its_check() {
    let folder = vectors("golden_log");
    for file in files_below(&folder) {
        let path = file.strip_prefix(&folder).unwrap().to_str().unwrap();
        if path.starts_with("checkpoint") {
            let bytes = std::fs::read(&file).unwrap();
            assert!(round_trips::checkpoint(&bytes) && round_trips::note(&bytes), "{path}");
        } else {
            assert!(round_trips::tile_path(path.as_bytes()), "{path}");
        }
    }
}
