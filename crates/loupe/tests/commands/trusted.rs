//! A certificate on paper and a trust bundle on a memory stick, made up: real keys, real signatures, real pictures.

use std::path::{Path, PathBuf};

use ed25519_dalek::Signer as _;
use jiff::civil::{Date, date};
use loupe_credential::did::DatedKey;
use loupe_credential::key::CertificateSigner;
use loupe_credential::qr::{QUIET_MODULES, QrCode};
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::{SignedTrust, Standing, StandingKind, TrustBundle, TrustedOffice, TrustedParticipant};
use loupe_scheme::certificate::{Certificate, CommercialSeal, HsCode, Issuer, Line, Origins, Parcel, Party, Shipment};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::{OfficeKey, Signature};

/// The day on which the officer looks.
pub(crate) const ARRIVAL: &str = "2026-11-25";

pub(crate) fn signer(seed: u8) -> CertificateSigner {
    CertificateSigner::from_secret_bytes(&[seed; 32]).unwrap()
}

pub(crate) fn country(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

fn parcel(number: usize) -> Parcel {
    let carats = format!("{}.25", 100 + number).parse().unwrap();
    let usd = format!("{}.50", 20_000 + 7 * number).parse().unwrap();
    Parcel {
        id: format!("P{number:03}"),
        origins: Origins::of(country("BWA")),
        lines: vec![Line { hs: HsCode::NonIndustrial, carats, usd }],
        lots: vec![],
        mined: String::new(),
    }
}

/// A certificate as an office would issue it, with `parcels` parcels.
pub(crate) fn certificate(parcels: usize) -> Certificate {
    let party = |name: &str, address: &str, licence: &str| Party {
        name: name.to_owned(),
        address: address.to_owned(),
        licence: licence.to_owned(),
    };
    Certificate {
        number: "BW00004711".parse().unwrap(),
        issuer: Issuer {
            office: "bw-diamond-office".to_owned(),
            name: "Diamond Office".to_owned(),
            city: "Gaborone".to_owned(),
        },
        language: "tn".to_owned(),
        issued_on: date(2026, 11, 2),
        expires_on: date(2027, 1, 2),
        shipment: Shipment {
            exporting: country("BWA"),
            importing: country("EUE"),
            exporter: party("Okavango Sorting House (Pty) Ltd", "Plot 74358, Gaborone", "EXP-2026-0117"),
            importer: party("Schelde Rough Trading BV", "Hoveniersstraat 22, Antwerpen", ""),
            parcels: (1..=parcels).map(parcel).collect(),
            evidence: vec![],
            seal: "GBE-889120".to_owned(),
            quality: String::new(),
            zone: String::new(),
        },
        record: "bw-diamond-office/9142".to_owned(),
        seal: CommercialSeal(*b"sixteen bytes .."),
    }
}

fn register(seed: u8) -> ed25519_dalek::SigningKey {
    ed25519_dalek::SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn register_key(seed: u8) -> OfficeKey {
    OfficeKey::from_bytes(register(seed).verifying_key().as_bytes()).unwrap()
}

fn participant(id: &str, name: &str) -> TrustedParticipant {
    let standings = vec![Standing { kind: StandingKind::Participant, from: date(2003, 1, 1), until: None }];
    TrustedParticipant { id: country(id), name: name.to_owned(), standings }
}

/// What the officer carries: one office that issued 5000 certificates, of which some were received.
pub(crate) fn bundle() -> TrustBundle {
    let list = StatusList::of(Purpose::Message, 1, (1..=4_000).map(|count| (count, Notice::Received)));
    let key = DatedKey { key: signer(1).key(), from: date(2026, 1, 1), until: None, revoked_on: None };
    TrustBundle {
        number: 12,
        as_of: "2026-11-20T08:00:00Z".parse().unwrap(),
        fresh_days: 30,
        log: "register.example/log".to_owned(),
        register: "register".parse().unwrap(),
        register_key: register_key(9),
        participants: vec![participant("BWA", "Botswana"), participant("EUE", "European Union")],
        offices: vec![TrustedOffice {
            id: "bw-diamond-office".parse().unwrap(),
            name: "Diamond Office".to_owned(),
            city: "Gaborone".to_owned(),
            participant: country("BWA"),
            prefix: "BW".parse().unwrap(),
            from: date(2010, 4, 1),
            until: None,
            keys: vec![key],
            issued_up_to: 5_000,
            notices: vec![list.encode()],
        }],
    }
}

pub(crate) fn suspended(from: Date, until: Date) -> Standing {
    Standing { kind: StandingKind::Suspended, from, until: Some(until) }
}

/// The list of what became of certificates, with one notice.
pub(crate) fn notices(count: u32, notice: Notice) -> Vec<String> {
    vec![StatusList::of(Purpose::Message, 1, [(count, notice)]).encode()]
}

/// The file of a bundle, signed by the register with `seed`.
pub(crate) fn trust_file(folder: &Path, bundle: TrustBundle, seed: u8) -> PathBuf {
    let signature = register(seed).sign(&bundle.to_sign());
    let path = folder.join("trust.loupe");
    std::fs::write(&path, SignedTrust::new(bundle, Signature(signature.to_bytes())).to_text()).unwrap();
    path
}

/// A text as a picture of its code, `side` pixels a module.
pub(crate) fn picture(text: &str, side: u32) -> image::GrayImage {
    let code = QrCode::of(text).unwrap();
    let modules = u32::try_from(code.size() + 2 * QUIET_MODULES).unwrap();
    image::GrayImage::from_fn(modules * side, modules * side, |x, y| {
        let module = |at: u32| (at / side).checked_sub(QUIET_MODULES as u32).map(|at| at as usize);
        let dark = matches!((module(y), module(x)), (Some(row), Some(column)) if code.is_dark(row, column));
        image::Luma([if dark { 20 } else { 235 }])
    })
}
