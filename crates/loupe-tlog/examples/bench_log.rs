//! Times of a log of a million entries on a real disk. Prints JSON; `cargo xtask bench` reads it.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use ct_merkle::{InclusionProof, RootHash};
use loupe_tlog::audit::audit;
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::policy::Policy;
use loupe_tlog::proof::TlogProof;
use loupe_tlog::reader::TileReader;
use loupe_tlog::storage::{Disk, Folder, Log};
use loupe_tlog::tree::verify_inclusion;
use serde_json::{Value, json};
use sha2::Sha256;

const ORIGIN: &str = "log.example/records";
const ENTRIES: u64 = 1_000_000;
const ENTRY_BYTES: usize = 200;
/// How often a proof is checked.
const RUNS: u32 = 1_001;
/// How often the log is audited.
const AUDITS: usize = 5;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // The folder may be named, for a disk other than the one of temporary files.
    let place = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, Into::into);
    let folder = tempfile::tempdir_in(&place)?;
    let key = SigningKey::from_seed(ORIGIN, KeyKind::Note, [1; 32])?;
    let one = append(&folder.path().join("one"), &key, 1, 500)?;
    let hundred = append(&folder.path().join("hundred"), &key, 100, 20_000)?;
    let large = folder.path().join("large");
    let ten_thousand = append(&large, &key, 10_000, ENTRIES)?;
    let printed = json!({
        "file_system": file_system(&folder.path().canonicalize()?),
        "entry_bytes": ENTRY_BYTES,
        "append_synced": { "by_1": one, "by_100": hundred, "by_10000": ten_thousand },
        "proof": proof(&large, &key)?,
        "audit": audited(&large, &key)?,
    });
    println!("{printed}");
    Ok(())
}

fn entry(index: u64) -> [u8; ENTRY_BYTES] {
    let mut entry = [b'.'; ENTRY_BYTES];
    entry[..8].copy_from_slice(&index.to_be_bytes());
    entry
}

/// Appends `entries` in batches, each signed and on the disk before the next.
fn append(folder: &Path, key: &SigningKey, batch: u64, entries: u64) -> Result<Value, Failure> {
    let mut log = Log::open(Folder::new(Disk::new(folder)?))?;
    let mut times = Vec::new();
    while log.size() < entries {
        let new: Vec<_> = (log.size()..log.size() + batch).map(entry).collect();
        let begin = Instant::now();
        log.append(&new, |size, root| -> Result<Vec<u8>, Failure> {
            let checkpoint = Checkpoint::new(ORIGIN, size, root)?;
            Ok(SignedCheckpoint::signed(checkpoint, key)?.to_string().into_bytes())
        })
        .map_err(|error| error.to_string())?;
        times.push(begin.elapsed());
    }
    let sum: Duration = times.iter().sum();
    let per_second = u128::from(entries) * 1_000_000 / sum.as_micros().max(1);
    times.sort_unstable();
    let us = |per_cent: usize| times[(times.len() * per_cent).div_ceil(100).max(1) - 1].as_micros() as u64;
    let spread = json!({ "median": us(50), "p99": us(99), "max": us(100) });
    Ok(json!({ "entries": entries, "entries_per_second": per_second as u64, "batch_us": spread }))
}

/// One proof in the log of a million entries: how large, and how long it takes to check, here and elsewhere.
fn proof(folder: &Path, key: &SigningKey) -> Result<Value, Failure> {
    let log = Folder::new(Disk::new(folder)?);
    let mut signed = SignedCheckpoint::parse(&log.head()?.ok_or("the log has no head")?)?;
    let (size, root, index) = (signed.checkpoint().size(), signed.checkpoint().root(), 345_678);
    let names = ["states.example/1", "industry.example/1", "civil.example/1"];
    let mut policy = format!("log {}\n", key.verifier());
    for (number, name) in (2..).zip(names) {
        let witness = SigningKey::from_seed(name, KeyKind::Cosignature, [number; 32])?;
        signed.add(witness.cosign(signed.checkpoint(), 1_800_000_000)?)?;
        policy += &format!("witness w{number} {}\n", witness.verifier());
    }
    let policy = Policy::parse((policy + "group all all w2 w3 w4\nquorum all\n").as_bytes())?;
    let begin = Instant::now();
    let hashes = TileReader::open(&log, size, root)?.inclusion_proof(index, size)?;
    let made = begin.elapsed();
    let (entry, leaf) = (entry(index), Hash::of_leaf(&entry(index)));
    let file = TlogProof::new(index, hashes.clone(), signed)?.to_string().into_bytes();

    let theirs = |hash: &Hash| tlog_tiles::Hash(*hash.as_bytes());
    let (tiles_proof, tiles_root): (Vec<_>, _) = (hashes.iter().map(theirs).collect(), theirs(&root));
    let joined: Vec<u8> = hashes.iter().flat_map(|hash| *hash.as_bytes()).collect();
    let merkle_proof = InclusionProof::<Sha256>::try_from_bytes(joined)?;
    let merkle_root = RootHash::<Sha256>::new(ct_merkle::array::Array::from(*root.as_bytes()), size);
    verify_inclusion(leaf, index, size, &hashes, root)?;
    tlog_tiles::check_record(&tiles_proof, size, tiles_root, index, tlog_tiles::record_hash(&entry))
        .map_err(|error| error.to_string())?;
    merkle_root.verify_inclusion(&entry.to_vec(), index, &merkle_proof).map_err(|error| error.to_string())?;
    TlogProof::parse(&file)?.verify(&entry, &policy)?;
    let owned = entry.to_vec();
    Ok(json!({
        "tree_size": size,
        "signatures": { "log": 1, "witnesses": names.len() },
        "bytes": file.len(),
        "made_us": made.as_micros() as u64,
        "inclusion_ns": median(|| {
            let _ = black_box(verify_inclusion(Hash::of_leaf(&entry), index, size, &hashes, root));
        }),
        "inclusion_tlog_tiles_ns": median(|| {
            let leaf = tlog_tiles::record_hash(&entry);
            drop(black_box(tlog_tiles::check_record(&tiles_proof, size, tiles_root, index, leaf)));
        }),
        "inclusion_ct_merkle_ns": median(|| {
            let _ = black_box(merkle_root.verify_inclusion(&owned, index, &merkle_proof));
        }),
        "parsed_and_verified_ns": median(|| {
            drop(black_box(TlogProof::parse(&file).map(|proof| proof.verify(&entry, &policy))));
        }),
    }))
}

/// The whole log read from its folder and recomputed.
fn audited(folder: &Path, key: &SigningKey) -> Result<Value, Failure> {
    let log = Folder::new(Disk::new(folder)?);
    let mut times = Vec::new();
    for _ in 0..AUDITS {
        let (mut bytes, begin) = (0, Instant::now());
        let report = audit(&log, key.verifier(), &[], |_, entry| bytes += entry.len())?;
        times.push(begin.elapsed());
        if !report.passed() || report.entries != ENTRIES || bytes != ENTRY_BYTES * ENTRIES as usize {
            return Err("the audit of a good log fails".into());
        }
    }
    times.sort_unstable();
    let ms = |time: Duration| time.as_millis() as u64;
    Ok(json!({ "entries": ENTRIES, "ms": { "median": ms(times[AUDITS / 2]), "max": ms(times[AUDITS - 1]) } }))
}

fn median(mut work: impl FnMut()) -> u64 {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2].as_nanos() as u64
}

/// The kind of file system that a folder is on, as the kernel tells.
fn file_system(folder: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    let fields = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ').skip(1);
        Some((fields.next()?, fields.next()?))
    });
    let above = fields.filter(|(mounted, _)| folder.starts_with(mounted));
    above.max_by_key(|(mounted, _)| mounted.len()).map(|(_, kind)| kind.to_owned())
}
