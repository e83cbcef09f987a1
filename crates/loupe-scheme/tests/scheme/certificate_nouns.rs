//! Numbers, codes, texts, claims and receipts of certificates: exact or refused.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use loupe_scheme::access::{AccountName, OfficeKind, PERMISSIONS, Permission, Role, allowed};
use loupe_scheme::certificate::text::{LINE_CHARS_MAX, NAME_CHARS_MAX, line};
use loupe_scheme::certificate::{
    Certificate, CertificateNumber, Claims, ClaimsError, CommercialSeal, Difference, Evidence, Found, HsCode, Issuer,
    Line, NumberPrefix, Origins, Parcel, Party, Receipt, Shipment, Total, check_shipment, check_total,
};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::Digest;
use loupe_scheme::rule::{Refusal, Rule};
use proptest::prelude::*;

fn id(code: &str) -> ParticipantId {
    ParticipantId::new(code).unwrap()
}

fn party(name: &str) -> Party {
    Party { name: name.to_owned(), address: "Plot 1, North".to_owned(), licence: String::new() }
}

fn parcel(name: &str, origins: &str, carats: &str, usd: &str) -> Parcel {
    Parcel {
        id: name.to_owned(),
        origins: Origins::from_codes(origins.split(' ')).unwrap(),
        lines: vec![Line { hs: HsCode::NonIndustrial, carats: carats.parse().unwrap(), usd: usd.parse().unwrap() }],
        lots: Vec::new(),
        mined: String::new(),
    }
}

fn shipment() -> Shipment {
    Shipment {
        exporting: id("NOR"),
        importing: id("WES"),
        exporter: party("Norte Mineração, Lda."),
        importer: party("شركة الغرب للماس"),
        parcels: vec![parcel("P-1", "NOR", "820.00", "96760.00"), parcel("P-2", "NOR", "12.345678", "0.01")],
        evidence: Vec::new(),
        seal: "S 0417".to_owned(),
        quality: String::new(),
        zone: String::new(),
    }
}

fn certificate() -> Certificate {
    Certificate {
        number: "NN00000417".parse().unwrap(),
        issuer: Issuer { office: "north".to_owned(), name: "Autoridade do Norte".to_owned(), city: String::new() },
        language: "pt".to_owned(),
        issued_on: date(2026, 11, 2),
        expires_on: date(2027, 1, 2),
        shipment: shipment(),
        record: "north/9".to_owned(),
        seal: CommercialSeal([7; 16]),
    }
}

fn rules(refusals: Vec<Refusal>) -> Vec<(String, String)> {
    let told = |refusal: Refusal| (refusal.rule.code().to_owned(), refusal.place.name.unwrap_or_default());
    refusals.into_iter().map(told).collect()
}

#[test]
fn what_a_clerk_may_type_as_a_number() {
    let story = "
        BW00000017     => BW00000017
        bw 0000 0017   => BW00000017
        EUAN-00004911  => EUAN00004911
        BW17           => T16
        BW00000000     => T16
        BW000000170    => T16
        00000017       => T16
        B00000017      => T16
        ABCDEFG00000017 => T16
        BW0000001٧     => T16
        BW             => T16
    ";
    for line in story.lines().filter(|line| !line.trim().is_empty()) {
        let (typed, outcome) = line.split_once("=>").unwrap();
        let read = match typed.trim().parse::<CertificateNumber>() {
            Ok(number) => number.to_string(),
            Err(refusal) => refusal.rule.code().to_owned(),
        };
        assert_eq!(read, outcome.trim(), "{typed}");
    }
    let prefix: NumberPrefix = "BW".parse().unwrap();
    assert!(CertificateNumber::new(prefix.clone(), 0).is_none());
    assert!(CertificateNumber::new(prefix, 100_000_000).is_none());
    assert_eq!("B".parse::<NumberPrefix>().unwrap_err().rule, Rule::NumberPrefixWrong);
}

#[test]
fn only_rough_diamonds_have_a_code() {
    for (typed, code) in [("7102.31", "7102.31"), ("710210", "7102.10"), ("7102 21 00", "7102.21")] {
        assert_eq!(typed.parse::<HsCode>().unwrap().code(), code);
    }
    for polished_or_worse in ["7102.39", "7104", "710231001", "", "diamonds", "7102"] {
        let refusal = polished_or_worse.parse::<HsCode>().unwrap_err();
        assert_eq!((refusal.rule, refusal.accepted.len()), (Rule::HsOutsideScheme, 3), "{polished_or_worse}");
    }
}

#[test]
fn names_of_every_script_pass_and_what_misleads_does_not() {
    for name in ["شركة الماس", "ООО «Север»", "ダイヤモンド商会", "קבוצת היהלומים", "Ngô & Fils", "می‌خواهم"]
    {
        assert_eq!(line("exporter", &format!("  {name} "), NAME_CHARS_MAX).unwrap(), name);
    }
    for (name, rule) in [
        ("", Rule::CertificateFieldMissing),
        ("   ", Rule::CertificateFieldMissing),
        ("safe\u{202e}lortnoc", Rule::CertificateTextWrong),
        ("two\nlines", Rule::CertificateTextWrong),
        ("nothing\u{200b}here", Rule::CertificateTextWrong),
        ("bell\u{7}", Rule::CertificateTextWrong),
    ] {
        let refusal = line("exporter", name, NAME_CHARS_MAX).unwrap_err();
        assert_eq!((refusal.rule, refusal.place.name.as_deref()), (rule, Some("exporter")), "{name:?}");
    }
    assert!(line("exporter", &"ж".repeat(NAME_CHARS_MAX), NAME_CHARS_MAX).is_ok());
    let long = line("exporter", &"ж".repeat(NAME_CHARS_MAX + 1), NAME_CHARS_MAX).unwrap_err();
    assert_eq!(long.rule, Rule::CertificateFieldTooLong);
}

#[test]
fn every_fault_of_a_shipment_is_named_at_once() {
    assert_eq!(check_shipment(&shipment()).unwrap(), shipment());
    let mut wrong = shipment();
    wrong.exporter.name.clear();
    wrong.importer.address = "x".repeat(LINE_CHARS_MAX + 1);
    wrong.seal = "S\u{202e}1".to_owned();
    wrong.parcels[0].origins = Origins::default();
    wrong.parcels[1].id = "P-1".to_owned();
    wrong.parcels[1].lines.clear();
    let told = rules(check_shipment(&wrong).unwrap_err());
    let expected = [
        ("T10", "exporter.name"),
        ("T11", "importer.address"),
        ("T12", "seal"),
        ("T19", "parcels[1].origins"),
        ("T10", "parcels[2].lines"),
        ("T8", "parcels[2].id"),
    ];
    assert_eq!(told, expected.map(|(rule, place)| (rule.to_owned(), place.to_owned())));
}

#[test]
fn goods_mined_elsewhere_need_evidence_of_lawful_import() {
    let mut mixed = shipment();
    mixed.parcels[1].origins = Origins::from_codes(["NOR", "EAS"]).unwrap();
    let told = rules(check_shipment(&mixed).unwrap_err());
    assert_eq!(told, [("T7".to_owned(), "evidence".to_owned())]);
    mixed.parcels[1].origins = Origins::from_codes(["unknown"]).unwrap();
    assert_eq!(rules(check_shipment(&mixed).unwrap_err())[0].0, "T7");
    let came_in =
        Evidence { certificate: "EE00000001".to_owned(), issued_by: id("EAS"), imported_on: date(2026, 10, 1) };
    mixed.evidence.push(came_in);
    assert!(check_shipment(&mixed).is_ok());
    assert_eq!(mixed.rests_on().len(), 1);
}

#[test]
fn a_declared_total_is_recomputed() {
    let total = shipment().total().unwrap();
    assert_eq!((total.carats.to_string(), total.usd.to_string()), ("832.345678".to_owned(), "96760.01".to_owned()));
    assert!(check_total(&shipment(), total).is_ok());
    let declared = Total { carats: "832.345679".parse().unwrap(), ..total };
    let refusal = check_total(&shipment(), declared).unwrap_err();
    assert_eq!((refusal.rule, refusal.accepted), (Rule::TotalsDiffer, vec!["832.345678".to_owned()]));
    let by_hs = shipment().by_hs().unwrap();
    assert_eq!(by_hs.into_iter().collect::<Vec<_>>(), [(HsCode::NonIndustrial, total)]);
}

#[test]
fn the_claims_tie_both_parts_and_tell_nothing_commercial() {
    let certificate = certificate();
    let (claims, commercial) = (certificate.claims().text(), certificate.commercial_text());
    for secret in ["Mineração", "الغرب", "820", "96760", "S 0417", "P-1"] {
        assert!(!claims.contains(secret), "{secret} stands in {claims}");
    }
    let read = Certificate::of_parts(&claims, &commercial, certificate.seal).unwrap();
    assert_eq!(read, certificate);
    assert_eq!(read.claims_hash(), Digest::of(claims.as_bytes()));

    let altered = commercial.replace("820.00", "920.00");
    let apart = Certificate::of_parts(&claims, &altered, certificate.seal);
    assert!(matches!(apart, Err(ClaimsError::Apart)));
    let other_salt = Certificate::of_parts(&claims, &commercial, CommercialSeal([8; 16]));
    assert!(matches!(other_salt, Err(ClaimsError::Apart)));
    let promised = claims.replace("have been handled", "have always been handled");
    assert!(matches!(Claims::parse(&promised), Err(ClaimsError::Wording(_))));
    assert!(matches!(Claims::parse(&claims.replace(",\"number\"", ", \"number\"")), Err(ClaimsError::Apart)));
    assert!(matches!(Claims::parse("{}"), Err(ClaimsError::Form(_))));
    assert_eq!(CommercialSeal::from_hex(&certificate.seal.to_hex()), Some(certificate.seal));
    assert_eq!(CommercialSeal::from_hex("07é7"), None);
}

/// The hash stands in logs and on paper: the same certificate has the same one for ever.
#[test]
fn the_hash_of_claims_never_changes() {
    let hash = certificate().claims_hash().to_string();
    assert_eq!(hash, "d203e0367364162c4bd1e633c7ac954522ca7da8689f7df8f608e4587c3e2af7");
}

fn found_as_stated() -> Found {
    Found {
        parcels: 2,
        carats: "832.345678".parse().unwrap(),
        usd: None,
        exporter: "NORTE mineração,  lda.".to_owned(),
        importer: "شركة الغرب للماس".to_owned(),
        seal: String::new(),
        seal_whole: None,
    }
}

#[test]
fn an_officer_finds_what_differs_and_types_no_verdict() {
    let day: Date = date(2026, 11, 20);
    assert!(Receipt::of(&certificate(), day, found_as_stated(), "  ").is_as_stated());
    let found = Found {
        parcels: 1,
        carats: "832.34".parse().unwrap(),
        usd: Some("96760.00".parse().unwrap()),
        exporter: "Sul".to_owned(),
        importer: "شركة الشرق".to_owned(),
        seal: "S 0471".to_owned(),
        seal_whole: Some(false),
    };
    let receipt = Receipt::of(&certificate(), day, found, "one bag was wet");
    let about: Vec<&str> = receipt.differences.iter().map(Difference::about).collect();
    assert_eq!(about, ["parcels", "carats", "usd", "exporter", "importer", "seal", "seal_broken", "other"]);
    assert_eq!(receipt.outcome().code(), "differs");
    let kept = serde_json::to_string(&receipt).unwrap();
    assert_eq!(serde_json::from_str::<Receipt>(&kept).unwrap(), receipt);
}

#[test]
fn a_higher_role_may_all_that_a_lower_one_may_and_nothing_is_allowed_twice() {
    for (kind, permission, from) in PERMISSIONS {
        let kinds = BTreeSet::from([*kind]);
        for role in Role::ALL {
            assert_eq!(allowed(&kinds, *role, *permission), role >= from, "{kind:?} {permission:?} {role:?}");
        }
        let rows = PERMISSIONS.iter().filter(|(other, may, _)| other == kind && may == permission);
        assert_eq!(rows.count(), 1, "{kind:?} {permission:?} stands twice");
    }
    let nobody = BTreeSet::new();
    assert!(Permission::ALL.iter().all(|permission| !allowed(&nobody, Role::Head, *permission)));
    assert_eq!(OfficeKind::ALL.map(|kind| OfficeKind::from_code(kind.code())), OfficeKind::ALL.map(Some));
}

#[test]
fn names_of_accounts_are_plain() {
    for (name, right) in
        [("a.mogae", true), ("ab", true), ("a", false), ("A.Mogae", false), ("1ab", false), ("a b", false)]
    {
        assert_eq!(name.parse::<AccountName>().is_ok(), right, "{name}");
    }
    assert!("a".repeat(65).parse::<AccountName>().is_err());
}

proptest! {
    #[test]
    fn a_number_reads_as_it_is_written(letters in "[A-Z]{2,6}", count in 1_u32..=99_999_999) {
        let number = CertificateNumber::new(letters.parse().unwrap(), count).unwrap();
        prop_assert_eq!(number.to_string().parse::<CertificateNumber>().unwrap(), number);
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".{0,80}") {
        let _ = text.parse::<CertificateNumber>();
        let _ = text.parse::<HsCode>();
        let _ = line("x", &text, NAME_CHARS_MAX);
        let _ = Claims::parse(&text);
        let _ = CommercialSeal::from_hex(&text);
    }

    #[test]
    fn whatever_is_found_the_differences_are_what_differs(parcels in 1_u32..4, micro in 832_345_677_u64..832_345_680) {
        let carats = loupe_scheme::mass::Carats::from_micro(micro).unwrap();
        let receipt = Receipt::of(&certificate(), date(2026, 11, 20), Found { parcels, carats, ..found_as_stated() }, "");
        let expected = usize::from(parcels != 2) + usize::from(micro != 832_345_678);
        prop_assert_eq!(receipt.differences.len(), expected);
    }
}
