//! What an officer prints: the same bytes every time, the credential in them, and every name as it is written.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use loupe_paper::{Paper, PaperError, pdf};
use loupe_scheme::certificate::Certificate;
use support::{certificate, code, sheet_of};

const CREDENTIAL: &str = "eyJhbGciOiJFUzI1NiJ9.e30.c2ln~";

fn made(certificate: &Certificate) -> Result<Vec<u8>, PaperError> {
    let code = code(certificate.shipment.parcels.len());
    pdf(&Paper { sheet: &sheet_of(certificate), code: &code, credential: CREDENTIAL })
}

/// How often some bytes stand in a file.
fn times(file: &[u8], bytes: &str) -> usize {
    file.windows(bytes.len()).filter(|part| *part == bytes.as_bytes()).count()
}

#[test]
fn a_certificate_that_is_printed_twice_is_the_same_file() {
    let (first, other) = (made(&certificate(3, "fr")).unwrap(), made(&certificate(4, "fr")).unwrap());
    assert_ne!(first, other);
    assert_eq!(made(&certificate(3, "fr")).unwrap(), first, "after another one was set in between");
}

#[test]
fn another_process_prints_the_same_file() {
    if let Ok(path) = std::env::var("LOUPE_PAPER_OUT") {
        std::fs::write(path, made(&certificate(2, "pt")).unwrap()).unwrap();
        return;
    }
    let path = std::env::temp_dir().join(format!("loupe-paper-{}.pdf", std::process::id()));
    let mut again = std::process::Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", "another_process_prints_the_same_file"]).env("LOUPE_PAPER_OUT", &path);
    assert!(again.output().unwrap().status.success());
    let told = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(told, made(&certificate(2, "pt")).unwrap());
}

#[test]
fn the_file_says_that_it_is_an_archive_with_the_credential_in_it() {
    let file = made(&certificate(1, "en")).unwrap();
    assert!(file.starts_with(b"%PDF-1.7"));
    for part in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"] {
        assert_eq!(times(&file, part), 1, "{part}");
    }
    for part in ["/OutputIntents", "/GTS_PDFA1", "/AFRelationship/Alternative", "credential.jwt"] {
        assert!(times(&file, part) >= 1, "{part}");
    }
    assert_eq!(times(&file, "/JavaScript"), 0);
}

#[test]
fn a_few_parcels_stand_on_one_page_and_two_hundred_flow_on_before_the_annex() {
    for (parcels, least, most) in [(1, 2, 2), (3, 2, 3), (6, 2, 4), (7, 3, 4), (30, 3, 4), (200, 5, 10)] {
        for language in ["en", "fr", "pt"] {
            let pages = times(&made(&certificate(parcels, language)).unwrap(), "/Type/Page/");
            assert!((least..=most).contains(&pages), "{parcels} parcels in {language}: {pages} pages");
        }
    }
}

#[test]
fn names_in_the_scripts_of_participants_are_set() {
    let names = [
        "شركة الماس المحدودة",
        "יהלומי רמת גן",
        "АЛРОСА",
        "Հայկական ադամանդ",
        "हीरा निर्यात",
        "ડાયમંડ",
        "钻石进口公司",
        "다이아몬드",
    ];
    for name in names {
        let mut one = certificate(1, "en");
        one.shipment.exporter.name = name.to_owned();
        let result = made(&one);
        assert!(result.is_ok(), "{name}: {:?}", result.err());
    }
}

#[test]
fn letters_without_type_are_refused_and_never_printed_as_boxes() {
    let mut one = certificate(1, "en");
    one.shipment.importer.name = "𐎀𐎁𐎂 Ltd".to_owned();
    match made(&one) {
        Err(PaperError::Letters(text)) => assert_eq!(text, "𐎀𐎁𐎂 Ltd"),
        other => panic!("{:?}", other.map(|file| file.len())),
    }
}
