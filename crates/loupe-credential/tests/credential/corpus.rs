//! The files the fuzz targets start from and have found, through the same checks without a fuzzer.
//!
//! Those named `read-…` and `refused-…` are written by this crate, byte for byte: what it once wrote it still writes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Crc;
use loupe_credential::code::{self, PREFIX};
use loupe_credential::sd;
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::LogProof;
use loupe_credential::vc;
use loupe_scheme::certificate::Certificate;
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

use super::credentials::{issued, place};
use super::round_trips;
use super::samples::{bundle, certificate, crowded, signed, signer};

type Check = fn(&[u8]) -> bool;
type Seeds = Vec<(&'static str, Vec<u8>)>;

/// A target's name, its check, its seeds that are read, and those that are refused.
type Target = (&'static str, Check, fn() -> Seeds, fn() -> Seeds);

/// Every target.
const TARGETS: [Target; 5] = [
    ("code", round_trips::code, codes, broken_codes),
    ("cose", round_trips::cose, coses, broken_coses),
    ("jwt", round_trips::jwt, credentials, broken_credentials),
    ("status_list", round_trips::status_list, lists, broken_lists),
    ("trust_bundle", round_trips::trust_bundle, bundles, broken_bundles),
];

/// Of each form that a code has: whole, with everything in it, summed up, and summed up without the parties.
fn certificates() -> Vec<(&'static str, Certificate)> {
    let mut wordy = certificate(200);
    for (at, party) in [&mut wordy.shipment.exporter, &mut wordy.shipment.importer].into_iter().enumerate() {
        let scattered = |n: u32| char::from_u32(0x4e00 + n * (7_919 + at as u32) % 20_000).unwrap_or('x');
        party.name = (1..=120).map(scattered).collect();
        party.address = (121..=420).map(scattered).collect();
    }
    vec![("one", certificate(1)), ("crowded", crowded()), ("summary", certificate(200)), ("wordy", wordy)]
}

fn printed(certificate: &Certificate) -> String {
    code::print(certificate, &signer(1))
}

fn codes() -> Seeds {
    certificates().into_iter().map(|(name, one)| (name, printed(&one).into_bytes())).collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    // The same in every build, which what `flate2` writes is not.
    format!("{PREFIX}{}", base45::encode(compress_to_vec_zlib(bytes, 9))).into_bytes()
}

fn broken_codes() -> Seeds {
    let text = printed(&certificate(1));
    vec![
        ("bomb", packed(&vec![0; 1_000_000])),
        ("cut", text.as_bytes()[..text.len() - 3].to_vec()),
        ("health", text.replacen(PREFIX, "HC1:", 1).into_bytes()),
        ("small-letters", text.to_lowercase().into_bytes()),
        ("nothing", packed(&[])),
    ]
}

fn coses() -> Seeds {
    let bytes = |one: Certificate| code::read(&printed(&one)).unwrap().to_bytes();
    certificates().into_iter().map(|(name, one)| (name, bytes(one))).collect()
}

fn broken_coses() -> Seeds {
    let whole = code::read(&printed(&certificate(1))).unwrap().to_bytes();
    vec![
        ("cut", whole[..whole.len() - 1].to_vec()),
        ("behind", [&whole[..], &[0]].concat()),
        ("no-tag", whole[1..].to_vec()),
        ("deep", vec![0x81; 2_000]),
        ("endless", [&[0x9b][..], &[0xff; 8], &[0; 9]].concat()),
    ]
}

/// A credential as lines, each digest named by the number of its disclosure: what [`round_trips::assembled`] reads.
fn lines(credential: &str) -> Vec<u8> {
    let decoded = |text: &str| String::from_utf8(URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap();
    let (jws, disclosures) = credential.split_once('~').unwrap();
    let mut parts: Vec<String> = jws.split('.').take(2).map(decoded).collect();
    for (at, disclosure) in (1..).zip(disclosures.split_terminator('~')) {
        parts[1] = parts[1].replace(&sd::digest(disclosure), &format!("@{at}"));
        parts.push(decoded(disclosure));
    }
    parts.join("\n").into_bytes()
}

fn credentials() -> Seeds {
    let whole = issued(&crowded());
    vec![
        ("whole", whole.clone().into_bytes()),
        ("public", vc::without_disclosures(&whole).into_bytes()),
        ("plain", vc::enveloped(&certificate(1), &place(), &signer(1)).into_bytes()),
        ("lines-one", lines(&issued(&certificate(1)))),
        ("lines-crowded", lines(&whole)),
    ]
}

fn broken_credentials() -> Seeds {
    let whole = issued(&certificate(1));
    let (jws, rest) = whole.split_once('~').unwrap();
    let first = rest.split('~').next().unwrap();
    let header = String::from_utf8(lines(&whole)).unwrap().lines().next().unwrap_or_default().to_owned();
    let nested = format!(
        "{header}\n{{\"_sd_alg\":\"sha-256\",\"a\":[{{\"...\":\"@1\"}},1],\"_sd\":[\"@3\"]}}\n[\"s\",2]\n\
         [\"s\",\"b\",[{{\"...\":\"@1\"}}]]\n[\"s\",\"c\",{{\"_sd\":[\"@2\"]}}]"
    );
    vec![
        ("no-tilde", jws.as_bytes().to_vec()),
        ("twice", format!("{jws}~{first}~{first}~").into_bytes()),
        ("holder", format!("{whole}eyJhbGciOiJFUzI1NiJ9.e30.AA").into_bytes()),
        ("nested", nested.into_bytes()),
    ]
}

fn notices(purpose: Purpose) -> StatusList {
    let notices = [(1, Notice::Received), (2, Notice::TakenBack), (90_000, Notice::ReportedForged)];
    StatusList::of(purpose, 1, notices)
}

fn lists() -> Seeds {
    let list = notices(Purpose::Message);
    let now = "2026-11-20T08:00:00Z".parse().unwrap();
    vec![
        ("credential", list.issue(&place(), "bw-diamond-office", 1, now, &signer(1)).into_bytes()),
        ("message", list.encode().into_bytes()),
        ("revocation", notices(Purpose::Revocation).encode().into_bytes()),
        ("gzip", URL_SAFE_NO_PAD.decode(&list.encode()[1..]).unwrap()),
    ]
}

fn folded(bytes: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    let tail = [crc.sum().to_le_bytes(), crc.amount().to_le_bytes()];
    [&head[..], &compress_to_vec(bytes, 9), tail.as_flattened()].concat()
}

fn broken_lists() -> Seeds {
    let whole = notices(Purpose::Revocation).encode();
    vec![
        ("bomb", folded(&vec![0; 1_000_000])),
        ("short", folded(&[0; 100])),
        ("cut", whole.as_bytes()[..whole.len() - 5].to_vec()),
        ("behind", format!("{whole}AAAA").into_bytes()),
    ]
}

fn bundles() -> Seeds {
    let plain = signed(bundle(), 9);
    let logged = LogProof { record: b"{}".to_vec(), proof: b"c2sp.org/tlog-proof@v1\n".to_vec() };
    vec![
        ("plain", plain.to_text().into_bytes()),
        ("logged", plain.with_proof(logged).to_text().into_bytes()),
        ("of-others", signed(bundle(), 8).to_text().into_bytes()),
    ]
}

fn broken_bundles() -> Seeds {
    let text = signed(bundle(), 9).to_text();
    vec![
        ("cut", text.as_bytes()[..text.len() - 1].to_vec()),
        ("return", text.replace('\n', "\r\n").into_bytes()),
        ("spaced", text.replacen(',', ", ", 1).into_bytes()),
        ("half-logged", format!("{text}record AAAA\n").into_bytes()),
        ("number", text.replace("\"number\":12", "\"number\":0").into_bytes()),
    ]
}

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target)
}

/// What is committed for a target, by name.
fn files(target: &str) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(corpus(target)).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn every_file_of_the_corpus_passes_its_check() {
    for (target, check, _, _) in TARGETS {
        for (name, bytes) in files(target) {
            let is_read = check(&bytes);
            assert!(is_read || !name.starts_with("read-"), "{target}: {name} is refused");
            assert!(!is_read || !name.starts_with("refused-"), "{target}: {name} is read");
        }
    }
}

#[test]
fn the_seeds_are_what_this_crate_writes() {
    for (target, _, read, refused) in TARGETS {
        let name = |kind: &str, seeds: Seeds| -> BTreeMap<String, Vec<u8>> {
            seeds.into_iter().map(|(name, bytes)| (format!("{kind}-{name}"), bytes)).collect()
        };
        let mut expected = name("read", read());
        expected.extend(name("refused", refused()));
        let is_seed = |name: &String| name.starts_with("read-") || name.starts_with("refused-");
        let committed: BTreeMap<String, Vec<u8>> =
            files(target).into_iter().filter(|(name, _)| is_seed(name)).collect();
        assert_eq!(committed.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{target}");
        for (name, bytes) in expected {
            assert!(committed[&name] == bytes, "{target}: {name} is not what is written now");
        }
    }
}
