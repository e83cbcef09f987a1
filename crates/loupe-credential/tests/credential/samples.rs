//! Certificates, keys and a trust bundle to try things with. All of them are made up.

use ed25519_dalek::Signer as _;
use jiff::civil::{Date, date};
use loupe_credential::did::DatedKey;
use loupe_credential::key::CertificateSigner;
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::{SignedTrust, Standing, StandingKind, TrustBundle, TrustedOffice, TrustedParticipant};
use loupe_scheme::certificate::{
    Certificate, CommercialSeal, Evidence, HsCode, Issuer, Line, Origins, Parcel, Party, Shipment,
};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::{OfficeKey, Signature};
use loupe_scheme::value::UsdCents;

pub(crate) fn signer(seed: u8) -> CertificateSigner {
    CertificateSigner::from_secret_bytes(&[seed; 32]).unwrap()
}

pub(crate) fn country(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

pub(crate) fn line(hs: HsCode, carats: &str, usd: &str) -> Line {
    Line { hs, carats: carats.parse::<Carats>().unwrap(), usd: usd.parse::<UsdCents>().unwrap() }
}

/// The `number`th parcel: one or two codes, masses and values that differ.
pub(crate) fn parcel(number: usize) -> Parcel {
    // A fixed scatter, so that the parcels do not compress better than real ones.
    let scatter = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
    let carats = format!("{}.{:02}", 10 + scatter % 900, scatter % 97);
    let usd = format!("{}.{:02}", 5_000 + scatter % 800_000, scatter % 89);
    let mut lines = vec![line(HsCode::NonIndustrial, &carats, &usd)];
    if number % 3 == 1 {
        lines.push(line(HsCode::Industrial, &format!("{}.{:02}", scatter % 301 + 1, scatter % 83), &usd));
    }
    Parcel {
        id: format!("P{:03}", number + 1),
        origins: Origins::of(country("BWA")),
        lines,
        lots: vec![],
        mined: String::new(),
    }
}

/// A certificate as an office would issue it, with `parcels` parcels.
pub(crate) fn certificate(parcels: usize) -> Certificate {
    Certificate {
        number: "BW00004711".parse().unwrap(),
        issuer: Issuer {
            office: "bw-diamond-office".to_owned(),
            name: "Diamond Office, Ministry of Minerals and Energy".to_owned(),
            city: "Gaborone".to_owned(),
        },
        language: "tn".to_owned(),
        issued_on: date(2026, 11, 2),
        expires_on: date(2027, 1, 2),
        shipment: Shipment {
            exporting: country("BWA"),
            importing: country("EUE"),
            exporter: Party {
                name: "Okavango Sorting House (Pty) Ltd".to_owned(),
                address: "Plot 74358, Airport Road, Block 8, Gaborone".to_owned(),
                licence: "EXP-2026-0117".to_owned(),
            },
            importer: Party {
                name: "Schelde Rough Trading BV".to_owned(),
                address: "Hoveniersstraat 22, 2018 Antwerpen".to_owned(),
                licence: String::new(),
            },
            parcels: (0..parcels).map(parcel).collect(),
            evidence: vec![],
            seal: "GBE-889120".to_owned(),
            quality: String::new(),
            zone: String::new(),
        },
        record: "bw-diamond-office/9142".to_owned(),
        seal: CommercialSeal(*b"sixteen bytes ..").to_owned(),
    }
}

/// One with every field that a certificate may have, in several scripts, re-exported.
pub(crate) fn crowded() -> Certificate {
    let mut certificate = certificate(2);
    let shipment = &mut certificate.shipment;
    shipment.exporter.name = "شركة الماس الخام".to_owned();
    shipment.importer.name = "Алмазы Севера — 東京支店".to_owned();
    shipment.quality = "Melee, cuttable, +11".to_owned();
    shipment.zone = "Zone verte".to_owned();
    let parcel = &mut shipment.parcels[1];
    parcel.origins = Origins::from_codes(["AGO", "ZAF", "unknown"]).unwrap();
    parcel.lots = vec!["L-1".to_owned(), "L-2".to_owned()];
    parcel.mined = "2022H1..2023".to_owned();
    shipment.parcels[0].mined = "2024".to_owned();
    shipment.evidence = vec![Evidence {
        certificate: "AO00000012".to_owned(),
        issued_by: country("AGO"),
        imported_on: date(2026, 9, 30),
    }];
    certificate
}

pub(crate) fn register(seed: u8) -> ed25519_dalek::SigningKey {
    ed25519_dalek::SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn register_key(seed: u8) -> OfficeKey {
    OfficeKey::from_bytes(register(seed).verifying_key().as_bytes()).unwrap()
}

pub(crate) fn signed(bundle: TrustBundle, seed: u8) -> SignedTrust {
    let signature = register(seed).sign(&bundle.to_sign());
    SignedTrust::new(bundle, Signature(signature.to_bytes()))
}

pub(crate) fn participant(id: &str, from: Date) -> TrustedParticipant {
    let standings = vec![Standing { kind: StandingKind::Participant, from, until: None }];
    TrustedParticipant { id: country(id), name: format!("The country {id}"), standings }
}

/// What a reader in Antwerp has with them: one office that issued 5000 certificates, of which some were received.
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
        participants: vec![participant("BWA", date(2003, 1, 1)), participant("EUE", date(2003, 1, 1))],
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
