//! The trust bundle as it is carried on a memory stick.

use jiff::Timestamp;
use jiff::civil::date;
use loupe_credential::status::{Notice, Purpose, StatusList};
use loupe_credential::trust::{SignedTrust, TrustBundle, TrustedOffice};
use loupe_scheme::rule::Rule;

use super::samples::{bundle, participant, register_key, signed};

#[test]
fn a_bundle_that_the_register_signed_is_read_back() {
    let signed = signed(bundle(), 9);
    let text = signed.to_text();
    let read = SignedTrust::read(text.as_bytes()).unwrap();
    assert_eq!(read, signed);
    assert_eq!(read.verified(Some(&register_key(9))).unwrap(), &bundle());
    let mut turned = bundle();
    turned.participants.reverse();
    assert_eq!(turned.to_sign(), bundle().to_sign(), "the order in which things were asked for makes no difference");
    insta::assert_snapshot!(text);
}

#[test]
fn a_bundle_of_somebody_else_is_not_used() {
    let refusal = signed(bundle(), 8).verified(None).unwrap_err();
    assert_eq!(refusal.rule, Rule::TrustNotSigned, "signed with another key than it names");
    let other = signed(TrustBundle { register_key: register_key(8), ..bundle() }, 8);
    assert_eq!(other.verified(Some(&register_key(9))).unwrap_err().rule, Rule::TrustNotSigned);
    assert!(other.verified(None).is_ok(), "without a known key the bundle's word is taken");
    let altered = signed(bundle(), 9).to_text().replace("\"issued_up_to\":5000", "\"issued_up_to\":9000");
    let altered = SignedTrust::read(altered.as_bytes()).unwrap();
    assert_eq!(altered.verified(None).unwrap_err().rule, Rule::TrustNotSigned);
}

#[test]
fn a_file_that_is_no_bundle_is_refused() {
    let text = signed(bundle(), 9).to_text();
    let broken = [
        String::new(),
        text.replace("loupe-trust/1", "loupe-trust/2"),
        text.replace("\n{\"as_of\"", "\n{ \"as_of\""),
        text[..text.len() - 1].to_owned(),
        format!("{text}record AAAA\n"),
        format!("{text}\n"),
        text.replace("\"number\":12", "\"number\":0"),
        text.replace('\n', "\r\n"),
    ];
    for file in broken {
        assert_eq!(SignedTrust::read(file.as_bytes()).unwrap_err().rule, Rule::TrustUnreadable, "{file}");
    }
}

#[test]
fn an_older_bundle_than_one_known_is_refused() {
    let bundle = bundle();
    let earlier =
        |number, seconds| bundle.follows(number, Timestamp::from_second(bundle.as_of.as_second() + seconds).unwrap());
    assert!(earlier(12, 0).is_ok() && earlier(11, -5).is_ok());
    for (number, seconds) in [(13, 0), (12, 1), (12, -1), (11, 1)] {
        assert_eq!(earlier(number, seconds).unwrap_err().rule, Rule::TrustOlder, "{number} {seconds}");
    }
}

/// Sixty authorities that issued a year's 55,000 certificates each, some of them taken back.
fn world() -> TrustBundle {
    let one = bundle().offices.remove(0);
    let offices = (0..60u32).map(|number| {
        let notice = |count: u32| {
            // Scattered twice, since a plain multiple comes in a pattern that packs better than real life.
            let scatter = |of: u64| (of ^ (of >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let chance = scatter(scatter(u64::from(count) << 8 | u64::from(number))) >> 40;
            match chance % 1_000 {
                0..=4 => Notice::TakenBack,
                5 => Notice::ReportedForged,
                6..=60 => Notice::None,
                _ => Notice::Received,
            }
        };
        let list = StatusList::of(Purpose::Message, 1, (1..=55_000).map(|count| (count, notice(count))));
        TrustedOffice {
            id: format!("office-{number:02}").parse().unwrap(),
            issued_up_to: 55_000,
            notices: vec![list.encode()],
            ..one.clone()
        }
    });
    let letters = |number: u8| format!("X{}{}", char::from(b'A' + number / 26), char::from(b'A' + number % 26));
    let participants = (0..60).map(|number| participant(&letters(number), date(2003, 1, 1))).collect();
    TrustBundle { offices: offices.collect(), participants, ..bundle() }
}

#[test]
fn the_whole_world_fits_a_memory_stick() {
    let text = signed(world(), 9).to_text();
    let kibibytes = text.len() / 1024;
    assert!(SignedTrust::read(text.as_bytes()).unwrap().verified(Some(&register_key(9))).is_ok());
    insta::assert_snapshot!(format!("{kibibytes} KiB"), @"299 KiB");
}
