//! How long a check with no network takes: from the code's text, from the credential, from a photo; beside it another
//! program's check of the same signature. Prints JSON; `cargo xtask bench` reads it.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot be taken stops")]

#[path = "../tests/credential/samples.rs"]
#[allow(dead_code, reason = "tests take the rest")]
mod samples;

use std::hint::black_box;
use std::time::{Duration, Instant};

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use jiff::civil::{Date, date};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use loupe_credential::code;
use loupe_credential::photo::read_picture;
use loupe_credential::qr::{QUIET_MODULES, QrCode};
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::{SignedTrust, TrustBundle};
use loupe_credential::vc::{self, Place};
use loupe_credential::verdict::{Outcome, Presented, check};
use serde_json::{Value, json};

/// How often a text is checked, and how often a picture or a bundle is read.
const RUNS: usize = 1_001;
const RUNS_OF_LARGE: usize = 21;
/// Authorities in the bundle: as many as issue certificates in the scheme, and some.
const OFFICES: usize = 90;
/// The day of the check.
const ON: Date = date(2026, 11, 20);

fn main() {
    let bundle = bundle();
    let file = samples::signed(bundle.clone(), 9).to_text();
    let mut sizes = serde_json::Map::new();
    for parcels in [1, 5, 20, 60, 200] {
        sizes.insert(format!("{parcels}_parcels"), of_size(parcels, &bundle));
    }
    let opened = spread(RUNS_OF_LARGE, || {
        black_box(SignedTrust::read(file.as_bytes()).unwrap().verified(None).unwrap());
    });
    let told = json!({
        "offices_in_bundle": OFFICES,
        "bundle_bytes": file.len(),
        "bundle_opened_us": opened,
        "checked": sizes,
        "same_token": beside_another(),
        "photo": photos(),
    });
    println!("{told}");
}

/// The sample's office among many, each with a full list.
fn bundle() -> TrustBundle {
    let mut bundle = samples::bundle();
    let one = bundle.offices[0].clone();
    for number in 1..OFFICES {
        let mut other = one.clone();
        other.id = format!("office-{number}").parse().unwrap();
        other.keys[0].key = samples::signer(number as u8 + 1).key();
        let scattered = (1..=4_000).filter(|count| count % 7 != number as u32 % 7);
        let list = StatusList::of(Purpose::Message, 1, scattered.map(|count| (count, Notice::Received)));
        other.notices = vec![list.encode()];
        bundle.offices.push(other);
    }
    bundle
}

fn place() -> Place {
    Place::of_origin("register.example/log").unwrap()
}

fn of_size(parcels: usize, bundle: &TrustBundle) -> Value {
    let certificate = samples::certificate(parcels);
    let signer = samples::signer(1);
    let code = code::print(&certificate, &signer);
    let credential = vc::issue(&certificate, &place(), &signer, vc::salts(certificate.seal));
    let judged = |text: &str| {
        let verdict = check(&Presented::read(text).unwrap(), bundle, ON);
        assert!(verdict.signature_good && verdict.outcome == Outcome::Authentic, "{:?}", verdict.findings);
        black_box(verdict);
    };
    json!({
        "code_characters": code.len(),
        "code_us": spread(RUNS, || judged(&code)),
        "credential_bytes": credential.len(),
        "credential_us": spread(RUNS, || judged(&credential)),
    })
}

/// One plain token, read and its signature checked by us and by `jsonwebtoken`, which reads the claims as JSON alone;
/// we make of them the certificate and hold it to its rules.
fn beside_another() -> Value {
    let signer = samples::signer(1);
    let token = vc::enveloped(&samples::certificate(5), &place(), &signer);
    let jwk = serde_json::from_value(signer.key().to_jwk()).unwrap();
    let key = DecodingKey::from_jwk(&jwk).unwrap();
    let mut validation = Validation::new(Algorithm::ES256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    let theirs = spread(RUNS, || {
        black_box(jsonwebtoken::decode::<Value>(&token, &key, &validation).unwrap());
    });
    let ours = spread(RUNS, || assert!(vc::read(&token).unwrap().verify(&signer.key())));
    json!({ "bytes": token.len(), "loupe_us": ours, "jsonwebtoken_us": theirs })
}

/// A page with a code, as a scanner and as a telephone give it; reading the file and all of the check.
fn photos() -> Value {
    let mut told = serde_json::Map::new();
    let text = code::print(&samples::certificate(5), &samples::signer(1));
    for (name, width, height) in [("scan_200_dpi", 1_654, 2_339), ("telephone_12_megapixels", 3_024, 4_032)] {
        let file = page(&text, width, height);
        assert_eq!(read_picture(&file).unwrap(), text);
        let times = spread(RUNS_OF_LARGE, || {
            black_box(read_picture(&file).unwrap());
        });
        told.insert(name.to_owned(), json!({ "jpeg_bytes": file.len(), "read_us": times }));
    }
    Value::Object(told)
}

/// A page in JPEG with the code on a third of its width, and grain.
fn page(text: &str, width: usize, height: usize) -> Vec<u8> {
    let code = QrCode::of(text).unwrap();
    let modules = code.size() + 2 * QUIET_MODULES;
    let (side, left, top) = (width / 3, width / 3, height / 2);
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let mut luma = vec![0; width * height];
    for (at, value) in luma.iter_mut().enumerate() {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let (x, y) = (at % width, at / width);
        let inside = (left..left + side).contains(&x) && (top..top + side).contains(&y);
        let module = |at: usize| (at * modules / side).wrapping_sub(QUIET_MODULES);
        let is_dark = inside && code.is_dark(module(x - left), module(y - top));
        *value = if is_dark { 30 } else { 215 } + (chance % 25) as u8;
    }
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 85);
    encoder.write_image(&luma, width as u32, height as u32, ExtendedColorType::L8).unwrap();
    bytes
}

fn spread(runs: usize, mut work: impl FnMut()) -> Value {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    let us = |per_cent: usize| times[(runs * per_cent).div_ceil(100).max(1) - 1].as_micros() as u64;
    json!({ "median": us(50), "p99": us(99), "max": us(100) })
}
