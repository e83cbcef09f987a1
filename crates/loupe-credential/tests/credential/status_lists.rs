//! Status lists, with the specification's own example.

use loupe_credential::key::CertificateSigner;
use loupe_credential::status::{Notice, PLACES, Purpose, StatusList, page_of, place_of};
use loupe_credential::vc::Place;
use loupe_scheme::rule::Rule;

use super::samples::signer;

#[test]
fn the_example_of_the_specification_is_an_empty_list() {
    // Bitstring Status List 1.0, the encodedList of its examples.
    let example = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
    assert_eq!(StatusList::decode(Purpose::Revocation, example).unwrap(), StatusList::new(Purpose::Revocation));
}

#[test]
fn what_is_said_of_a_certificate_is_read_back_and_of_no_other() {
    let notices =
        [(1, Notice::Received), (2, Notice::TakenBack), (9, Notice::ReportedForged), (PLACES, Notice::Received)];
    for purpose in Purpose::ALL {
        let list = StatusList::of(
            purpose,
            1,
            notices.into_iter().chain([(PLACES + 1, Notice::TakenBack), (0, Notice::TakenBack)]),
        );
        let read = StatusList::decode(purpose, &list.encode()).unwrap();
        assert_eq!(read, list);
        for count in 1..=PLACES {
            let notice = notices.iter().find(|(at, _)| *at == count).map_or(Notice::None, |(_, notice)| *notice);
            let expected = if purpose == Purpose::Message { notice.number() } else { u8::from(notice.is_void()) };
            assert_eq!(read.value(place_of(count)), Some(expected), "{count}");
        }
        assert_eq!(read.value(PLACES), None);
    }
    assert_eq!((page_of(PLACES), page_of(PLACES + 1), place_of(PLACES + 1)), (1, 2, 0));
}

#[test]
fn the_first_place_is_the_leftmost_bit() {
    let mut list = StatusList::new(Purpose::Revocation);
    list.set(0, Notice::TakenBack);
    let bytes = unfolded(&list.encode());
    assert_eq!((bytes.len(), bytes[0]), (16 * 1024, 0b1000_0000));
}

fn unfolded(encoded: &str) -> Vec<u8> {
    use base64::Engine as _;
    let folded = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(&encoded[1..]).unwrap();
    let mut bytes = Vec::new();
    std::io::copy(&mut flate2::read::GzDecoder::new(folded.as_slice()), &mut bytes).unwrap();
    bytes
}

fn folded(bytes: &[u8]) -> String {
    use base64::Engine as _;
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    format!("u{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(encoder.finish().unwrap()))
}

#[test]
fn a_list_of_another_length_or_coding_is_refused() {
    let whole = StatusList::new(Purpose::Revocation).encode();
    let short = folded(&[0; 100]);
    let bomb = folded(&vec![0; 8_000_000]);
    for text in
        ["", "u", "z6Mk", &whole[1..], &whole[..40], &format!("{whole}AAAA"), &short, &bomb, &"u".repeat(70_000)]
    {
        let refusal = StatusList::decode(Purpose::Revocation, text).unwrap_err();
        assert_eq!(refusal.rule, Rule::StatusListUnreadable);
    }
}

#[test]
fn a_list_travels_as_a_signed_credential() {
    let place = Place::new("register.example").unwrap();
    let office: CertificateSigner = signer(1);
    let list = StatusList::of(Purpose::Message, 1, [(7, Notice::ReportedForged)]);
    let now = "2026-11-25T01:02:03Z".parse().unwrap();
    let text = list.issue(&place, "bw-diamond-office", 1, now, &office);
    assert_eq!(StatusList::read(&text).unwrap(), list);
    insta::assert_snapshot!(
        serde_json::to_string_pretty(&list.credential(&place, "bw-diamond-office", 1, now)).unwrap()
    );
}
