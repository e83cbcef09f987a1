//! Specimens: made up from end to end, in the forms that real certificates have.

#![allow(dead_code, clippy::unwrap_used, reason = "each test takes its part; a test that cannot go on stops")]

use jiff::civil::date;
use loupe_credential::qr::QrCode;
use loupe_registry::paper::{Both, Printed, Sheet, StatementRow, Statements, sheet};
use loupe_scheme::certificate::{
    Certificate, CertificateNumber, CommercialSeal, Evidence, HsCode, Issuer, Line, Origins, Parcel, Party, Shipment,
};
use loupe_scheme::participant::{Participant, ParticipantId};
use loupe_scheme::register::Register;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_scheme::words::Words;

pub(crate) fn country(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

/// A register that knows a few names.
pub(crate) fn register() -> Register {
    let vocabulary = loupe_registry::world::shipped();
    let file = vocabulary.iter().find(|file| file.path == "vocabulary/conflict-1.toml").unwrap();
    let mut register = Register::empty(Vocabulary::parse(&file.text).unwrap());
    let names = [
        ("BWA", "BW", "Botswana", "Botswana", "Botsuana"),
        ("CIV", "CI", "Côte d’Ivoire", "Côte d’Ivoire", "Costa do Marfim"),
        ("EUE", "EU", "European Union", "Union européenne", "União Europeia"),
        ("NAM", "NA", "Namibia", "Namibie", "Namíbia"),
        ("ARE", "AE", "United Arab Emirates", "Émirats arabes unis", "Emirados Árabes Unidos"),
        ("AGO", "AO", "Angola", "Angola", "Angola"),
    ];
    register.participants = names
        .into_iter()
        .map(|(id, alpha2, en, fr, pt)| Participant {
            id: country(id),
            alpha2: alpha2.to_owned(),
            kind: "state".to_owned(),
            name: Words { en: en.to_owned(), fr: fr.to_owned(), pt: pt.to_owned() },
            names_source: String::new(),
        })
        .collect();
    register.sort();
    register
}

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

pub(crate) fn statements() -> Statements {
    let row = |en: &str, least: &str, most: &str| StatementRow {
        definition: Both::plain(en),
        at_least: least.to_owned(),
        at_most: most.to_owned(),
    };
    Statements {
        as_of: date(2026, 11, 2),
        rows: vec![
            row("KP 2003: rebels against governments", "0\u{a0}%", "12.2\u{a0}%"),
            row("CSC 2022: anyone, grave violence", "26.8\u{a0}%", "61.0\u{a0}%"),
        ],
        not_looked: vec![Both::plain("artisanal sites")],
    }
}

pub(crate) fn sheet_of(certificate: &Certificate) -> Sheet {
    let printed = Printed {
        certificate,
        address: format!("loupe.example/certificate/{}", certificate.number),
        statements: Some(statements()),
    };
    sheet(&printed, &register())
}

/// A code with a text that is as long as that of a certificate with so many parcels.
pub(crate) fn code(parcels: usize) -> QrCode {
    QrCode::of(&format!("KP1:{}", "6BF%O.0G".repeat(60 + 2 * parcels.min(80)))).unwrap()
}
