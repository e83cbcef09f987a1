//! One record of every kind, kept as it was made: what is in a log can never read otherwise.

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use jiff::Timestamp;
use loupe_scheme::record::audit::{Auditor, Terms};
use loupe_scheme::record::due::Recorded;
use loupe_scheme::record::{Body, Digest, DocumentHash, Draft, KeyAct, Kind, OfficeKey, Record, Seal, Sealed};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::desk::{Desk, NEW_YEAR, Pen, body};

/// A file that was committed once; its lines are added to and never changed.
pub(crate) fn kept(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scheme/golden").join(name);
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

fn document(text: &[u8]) -> Option<DocumentHash> {
    let length_bytes = text.len() as u64;
    Some(DocumentHash { media: "application/toml".to_owned(), sha256: Digest::of(text), length_bytes })
}

fn sealed(name: &str, value: &str, salt: u8) -> (String, Digest) {
    let fact = Sealed { name: name.to_owned(), value: value.to_owned(), seal: Seal::new([salt; 32]) };
    (name.to_owned(), fact.digest())
}

/// The records of four offices, made anew with the keys and the clock of the day they were first made.
fn made() -> Vec<Record> {
    let (mut register, first) = Desk::open("register", 7);
    let (mut from, second) = Desk::open("mines.north", 1);
    let (mut to, third) = Desk::open("customs.west", 2);
    let mut made = vec![first, second, third];
    certificates(&mut from, &mut to, &mut made);
    findings(&mut register, &mut made);
    references(&mut register, &mut made);
    plenary(&mut register, &mut made);
    keys(&mut register, &mut from, &mut made);
    around_certificates(&mut register, &mut from, &mut made);
    made
}

fn state(
    desk: &mut Desk,
    made: &mut Vec<Record>,
    kind: Kind,
    subject: &str,
    facts: &[(&str, &str)],
    more: impl Fn(&mut Body),
) {
    let mut body = body(facts);
    more(&mut body);
    made.push(desk.states(Draft { kind, subject: subject.to_owned(), body }));
}

fn certificates(from: &mut Desk, to: &mut Desk, made: &mut Vec<Record>) {
    let facts = [("exporting", "north"), ("importing", "west"), ("expires", "2026-03-01"), ("carats", "1204.37")];
    let hidden = |body: &mut Body| {
        body.sealed = [sealed("exporter", "Sociedade Exemplo", 1), sealed("value", "118250.40", 2)].into()
    };
    state(from, made, Kind::CertificateIssued, "certificate/N-000017", &facts, hidden);
    state(from, made, Kind::CertificateIssued, "certificate/N-000018", &facts, |_| ());
    state(from, made, Kind::CertificateStatus, "certificate/N-000018", &[("status", "voided")], |_| ());
    let differs = [("outcome", "differs"), ("note", "1203.90 ct weighed \u{2014} \"sealed\"\tbag\n")];
    state(to, made, Kind::CertificateReceived, "certificate/N-000017", &differs, |_| ());
    let root = Digest::of(b"root").to_string();
    state(from, made, Kind::CustodyBatch, "custody/2026-01-01", &[("events", "3"), ("root", &root)], |_| ());
}

fn findings(register: &mut Desk, made: &mut Vec<Record>) {
    let facts = [("country", "north"), ("title", "Dois poços fechados")];
    let again = [("country", "north"), ("title", "Dois poços e uma nascente fechados")];
    let name = "finding/dois-pocos";
    state(register, made, Kind::FindingPublished, name, &facts, |body| body.document = document(b"title = 1\n"));
    let published = made.last().map(Record::id);
    state(register, made, Kind::FindingRevised, name, &again, |body| {
        body.document = document(b"title = 2\n");
        body.corrects.clone_from(&published);
    });
    state(register, made, Kind::FindingAnswered, name, &[("by", "company:exemplo"), ("answer", "silence")], |_| ());
    let hidden = |body: &mut Body| body.sealed = [sealed("paid", "40000.00", 3)].into();
    state(register, made, Kind::FindingRemedied, name, &[("accepted", "no")], hidden);
}

fn references(register: &mut Desk, made: &mut Vec<Record>) {
    let facts = [("name", "kp-2003"), ("version", "1"), ("vocabulary", "conflict/1")];
    let text = |body: &mut Body| body.document = document("texte = \"é\"\n".as_bytes());
    state(register, made, Kind::DefinitionPublished, "definition/kp-2003/1", &facts, text);
    let row = [
        ("participant", "north"),
        ("period", "2025H1"),
        ("mining", "all"),
        ("carats", "7000000.1"),
        ("usd", "812345678.90"),
        ("source", "kp-statistics"),
        ("row", "12"),
    ];
    state(register, made, Kind::ReturnFiled, "return/north/2025H1/all/1", &row, |_| ());
    let filed = made.last().map(Record::id);
    state(register, made, Kind::Correction, "return/north/2025H1/all/1", &[("reason", "withdrawn")], |body| {
        body.corrects.clone_from(&filed);
    });
    let world = Digest::of(b"world").to_string();
    state(register, made, Kind::EditionPublished, "edition", &[("number", "1"), ("world_sha256", &world)], |_| ());
}

fn plenary(register: &mut Desk, made: &mut Vec<Record>) {
    let item = "plenary/2026/item/7";
    state(register, made, Kind::AgendaRefused, item, &[("by", "chair"), ("ground", "out of scope")], |_| ());
    state(register, made, Kind::PositionTaken, item, &[("by", "south"), ("position", "objects")], |_| ());
    state(register, made, Kind::DecisionMade, item, &[("outcome", "none"), ("rule", "KPCS VI 5")], |_| ());
}

fn keys(register: &mut Desk, from: &mut Desk, made: &mut Vec<Record>) {
    let (next, last) = (Pen::new(3).key(), Pen::new(4).key());
    let rotate = [("act", "rotate"), ("key", &*next.to_string())];
    state(from, made, Kind::KeyEvent, "key/2", &rotate, |_| ());
    let revoke = [("act", "revoke"), ("key", &*next.id().to_string()), ("office", "mines.north")];
    state(register, made, Kind::KeyEvent, "key/mines.north/2", &revoke, |_| ());
    let bring = [("act", "new"), ("key", &*last.to_string()), ("office", "mines.north")];
    state(register, made, Kind::KeyEvent, "key/mines.north/3", &bring, |_| ());
    from.pen = Pen::new(4);
    state(from, made, Kind::CustodyBatch, "custody/2026-01-02", &[("events", "0"), ("root", "")], |_| ());
}

fn around_certificates(register: &mut Desk, from: &mut Desk, made: &mut Vec<Record>) {
    let hidden = |body: &mut Body| body.sealed = [sealed("shipment", "{}", 4)].into();
    state(from, made, Kind::CertificatePrepared, "draft/mines.north/1", &[("step", "draft")], hidden);
    let key = "02".repeat(33);
    let event = [("act", "new"), ("key", &*key)];
    state(from, made, Kind::CertificateKey, "key/mines.north/certificate", &event, |_| ());
    let bundle = [("number", "1"), ("as_of", "2026-01-01T00:00:00Z")];
    state(register, made, Kind::TrustPublished, "trust/1", &bundle, |body| body.document = document(b"trust\n"));
    let warning = [("number", "N-000099"), ("ground", "out_of_range")];
    state(register, made, Kind::WarningPublished, "warning/N-000099", &warning, |_| ());
}

/// Name, digest, and the digest of what is stated: what other records, the log and the register keep of it.
fn summary(record: &Record) -> String {
    let content = Recorded::of(record).content.map_or("withdrawn".to_owned(), |content| content.to_string());
    format!("{} {} {content}", record.id(), record.digest())
}

#[test]
fn the_bytes_the_signatures_and_the_digests_are_those_of_the_first_day() {
    let (lines, digests) = (kept("records.jsonl"), kept("records.digests"));
    for (at, record) in made().iter().enumerate() {
        let line = String::from_utf8(record.to_bytes()).unwrap();
        let advice = "what is in a log cannot change: give the new form another name, and keep reading this one";
        assert_eq!(lines.get(at), Some(&line), "{} reads otherwise: {advice}", record.id());
        assert_eq!(digests.get(at), Some(&summary(record)), "{} is named otherwise: {advice}", record.id());
    }
    assert_eq!((lines.len(), digests.len()), (made().len(), made().len()));
}

#[test]
fn every_kind_and_every_act_is_among_them_and_all_of_it_verifies() {
    let as_of = Timestamp::from_second(NEW_YEAR).unwrap();
    let mut auditor = Auditor::new(Terms { as_of, receipt_days: 15, register: "register".parse().unwrap() });
    let (mut kinds, mut acts) = (BTreeSet::new(), BTreeSet::new());
    for line in kept("records.jsonl") {
        let record = Record::parse(line.as_bytes()).unwrap();
        kinds.insert(record.kind());
        acts.extend(record.body().fact("act").and_then(KeyAct::from_code).map(KeyAct::code));
        auditor.read(line.as_bytes());
    }
    assert_eq!(auditor.finish().listed, []);
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
    assert_eq!(acts, KeyAct::ALL.map(KeyAct::code).into());
}

/// A stranger reads the file with SHA-256, Ed25519, base64 and a JSON library, and none of our code.
#[test]
fn a_stranger_verifies_them_without_us() {
    let keys: Vec<OfficeKey> = [7, 1, 2, 3, 4].map(|seed| Pen::new(seed).key()).into();
    for (line, digest) in kept("records.jsonl").iter().zip(kept("records.digests")) {
        let leaf = Sha256::new_with_prefix([0]).chain_update(line).finalize();
        let leaf: String = leaf.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest.split(' ').nth(1), Some(leaf.as_str()));

        let mut value: Value = serde_json::from_str(line).unwrap();
        let signature = value.as_object_mut().unwrap().shift_remove("signature").unwrap();
        let signature: [u8; 64] = STANDARD.decode(signature.as_str().unwrap()).unwrap().try_into().unwrap();
        let signed = format!("loupe-record/1\n{}", serde_json_canonicalizer::to_string(&value).unwrap());
        let key = keys.iter().find(|key| key.id().to_string() == value["key"]).unwrap().to_string();
        let key: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&key[2 * at..2 * at + 2], 16).unwrap()).collect();
        let key = VerifyingKey::from_bytes(&key.try_into().unwrap()).unwrap();
        key.verify(signed.as_bytes(), &Signature::from_bytes(&signature)).unwrap();
    }
}
