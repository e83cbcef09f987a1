//! Specimens: made up from end to end, in the forms that real certificates have.

#![allow(dead_code, clippy::unwrap_used, reason = "each test takes its part; a test that cannot go on stops")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::date;
use loupe_credential::qr::QrCode;
use loupe_registry::answer::Ask;
use loupe_registry::certificate::Kept;
use loupe_registry::edition::Edition;
use loupe_registry::paper::{Sheet, kept_sheet};
use loupe_registry::world;
use loupe_scheme::certificate::{
    Certificate, CertificateNumber, CommercialSeal, Evidence, HsCode, Issuer, Line, Origins, Parcel, Party, Shipment,
    State,
};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::words::Lang;

pub(crate) fn country(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

/// The shipped world: real participants, returns, findings, looks and definitions.
static EDITION: LazyLock<Edition> = LazyLock::new(|| Edition::new(world::read(&world::shipped()).unwrap()).unwrap());

fn origins(codes: &[&str], unknown: bool) -> Origins {
    Origins { countries: codes.iter().map(|code| country(code)).collect(), unknown }
}

/// The `number`th parcel of a shipment: unmixed, mixed, with an unknown part, by turns.
pub(crate) fn parcel(number: usize) -> Parcel {
    let origins = match number % 4 {
        2 => origins(&["BWA", "NAM"], false),
        3 => origins(&["AGO", "BWA"], true),
        _ => origins(&["BWA"], false),
    };
    let line = |hs, carats: &str, usd: &str| Line { hs, carats: carats.parse().unwrap(), usd: usd.parse().unwrap() };
    let mut lines = vec![line(HsCode::NonIndustrial, &format!("{}.25", 118 + 37 * number), "96760.00")];
    if number % 2 == 1 {
        lines.push(line(HsCode::Industrial, "1204.5", "10840.50"));
    }
    Parcel {
        id: format!("SP-L-{:06}", 417 + number),
        origins,
        lines,
        lots: if number.is_multiple_of(3) {
            vec![format!("POOL-7/{number}"), "POOL-9/2".to_owned()]
        } else {
            Vec::new()
        },
        mined: if number % 4 == 3 { String::new() } else { "2025H2..2026H1".to_owned() },
    }
}

/// A certificate of so many parcels in the language of the tag.
pub(crate) fn certificate(parcels: usize, language: &str) -> Certificate {
    Certificate {
        number: "BW00000417".parse::<CertificateNumber>().unwrap(),
        issuer: Issuer {
            office: "bw-exporting".to_owned(),
            name: "Specimen Diamond Office".to_owned(),
            city: "Gaborone".to_owned(),
        },
        language: language.to_owned(),
        issued_on: date(2026, 11, 2),
        expires_on: date(2027, 1, 2),
        shipment: Shipment {
            exporting: country("BWA"),
            importing: country("EUE"),
            exporter: Party {
                name: "Specimen Sorting House (Pty) Ltd".to_owned(),
                address: "Plot 63016, Block 8, Airport Road, Gaborone, Botswana".to_owned(),
                licence: "SP-T-0031".to_owned(),
            },
            importer: Party {
                name: "Specimen Cutters NV".to_owned(),
                address: "Hoveniersstraat 22, bus 9, 2018 Antwerpen, België".to_owned(),
                licence: "EU-SP-0112".to_owned(),
            },
            parcels: (1..=parcels).map(parcel).collect(),
            evidence: vec![Evidence {
                certificate: "NA00001182".to_owned(),
                issued_by: country("NAM"),
                imported_on: date(2026, 9, 14),
            }],
            seal: "BW 0000417-A".to_owned(),
            quality: "run of mine, +11 and larger, sawable and makeable".to_owned(),
            zone: String::new(),
        },
        record: "bw-exporting/417".to_owned(),
        seal: CommercialSeal([7; 16]),
    }
}

/// A shipment of so many parcels from every participant in turn, of which nobody says when they were mined.
pub(crate) fn from_everywhere(parcels: usize, language: &str) -> Certificate {
    let mut one = certificate(parcels, language);
    let everywhere = EDITION.register.participants.iter().cycle();
    for (parcel, from) in one.shipment.parcels.iter_mut().zip(everywhere) {
        parcel.origins = Origins { countries: BTreeSet::from([from.id]), unknown: false };
        parcel.mined = String::new();
    }
    one
}

/// What stands on the paper of a certificate in the shipped world, printed on the day of its issue.
pub(crate) fn sheet_of(certificate: &Certificate) -> Sheet {
    let ask = Ask { edition: &EDITION, made_on: certificate.issued_on, lang: Lang::En };
    let kept = Kept {
        certificate: certificate.clone(),
        state: State::Issued,
        receipt: None,
        receiving_office: None,
        due_on: None,
        issued_at: Timestamp::UNIX_EPOCH,
        history: Vec::new(),
        code: String::new(),
        credential: String::new(),
    };
    kept_sheet(&ask, &kept, Some("https://loupe.example"))
}

/// A code with a text that is as long as that of a certificate with so many parcels.
pub(crate) fn code(parcels: usize) -> QrCode {
    QrCode::of(&format!("KP1:{}", "6BF%O.0G".repeat(60 + 2 * parcels.min(80)))).unwrap()
}
