//! Keys as text, and what they may sign.

use loupe_tlog::hash::Hash;
use loupe_tlog::key::{KeyError, KeyKind, NAME_BYTES_MAX, SigningKey, VerifierKey};
use signed_note::{StandardVerifier, Verifier};

use super::signed::{THEN, head, key, log_key, witness};

const FOO_VKEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

fn vkey(text: &str) -> Result<VerifierKey, KeyError> {
    text.parse()
}

#[test]
fn an_office_keeps_its_key_as_one_line_and_signs_with_it_again() {
    let key = log_key();
    let kept = key.secret_text();
    assert!(kept.starts_with(&format!("PRIVATE+KEY+{}+{:08x}+", key.verifier().name(), key.verifier().key_id())));
    let again = SigningKey::parse_secret(&kept).unwrap();
    assert_eq!(again.verifier(), key.verifier());
    assert_eq!(again.sign("text\n"), key.sign("text\n"));
    assert_eq!(*again.secret_text(), *kept);
}

#[test]
fn a_secret_is_never_shown() {
    let key = witness("civil.example/w1");
    let kept = key.secret_text();
    let base64 = kept.rsplit('+').next().unwrap();
    let shown = format!("{key:?} {key:#?}");
    assert!(!shown.contains("PRIVATE") && !shown.contains(base64));
    assert!(shown.contains("civil.example/w1"));
    let cut = &kept[..kept.len() - 1];
    let refused = SigningKey::parse_secret(cut).unwrap_err();
    assert!(!format!("{refused} {refused:?}").contains(&base64[..base64.len() - 1]));
}

#[test]
fn a_key_id_is_the_start_of_a_hash_over_name_type_and_key() {
    assert_eq!(vkey(FOO_VKEY).unwrap().key_id(), 0x530d_903a);
    let public = *vkey(FOO_VKEY).unwrap().public();
    let note = VerifierKey::new("example.com/foo", KeyKind::Note, public).unwrap();
    let cosignature = VerifierKey::new("example.com/foo", KeyKind::Cosignature, public).unwrap();
    assert_eq!(note.to_string(), FOO_VKEY);
    assert_ne!(note.key_id(), cosignature.key_id(), "the same key for another purpose has another ID");
}

#[test]
fn a_vkey_is_a_name_eight_digits_and_base64() {
    let shapes = [
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+30d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo++530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
        "example.com/foo+530d903a+",
    ];
    for text in shapes {
        assert_eq!(vkey(text), Err(KeyError::Shape), "{text:?}");
    }
    let rest = &FOO_VKEY[FOO_VKEY.find('+').unwrap()..];
    for name in ["", "example com/foo", "example.com/\u{3000}foo"] {
        assert_eq!(vkey(&format!("{name}{rest}")), Err(KeyError::Name(name.into())));
    }
    assert_eq!(vkey(&format!("example.com/bar{rest}")), Err(KeyError::KeyId));
    assert_eq!(vkey(&FOO_VKEY.replace("530d903a", "530d903b")), Err(KeyError::KeyId));
}

#[test]
fn keys_that_are_not_ed25519_are_refused() {
    // ECDSA, tree heads of certificate logs, ML-DSA-44, and the two ends of what is reserved.
    for (byte, base64) in [(0x02, "Aukye"), (0x05, "Beky"), (0x06, "Buky"), (0x00, "AOky"), (0xff, "/+ky")] {
        let text =
            format!("example.com/foo+530d903a+{}", &format!("{base64}eRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")[..44]);
        assert_eq!(vkey(&text), Err(KeyError::Kind(byte)), "{text}");
    }
}

#[test]
fn a_key_of_ml_dsa_is_recognised_and_refused() {
    let vkey_of = |bytes: usize| format!("example.com/foo+530d903a+{}", "BgAA".repeat(bytes / 3));
    assert_eq!(vkey(&vkey_of(1314)), Err(KeyError::Kind(0x06)));
    assert_eq!(vkey(&vkey_of(3072)), Err(KeyError::Shape), "longer than any key");
}

#[test]
fn a_name_has_a_greatest_length_within_which_keys_print_and_parse() {
    let named = |bytes: usize| SigningKey::from_seed(&"n".repeat(bytes), KeyKind::Note, [7; 32]);
    let longest = named(NAME_BYTES_MAX).unwrap();
    assert_eq!(vkey(&longest.verifier().to_string()).as_ref(), Ok(longest.verifier()));
    assert_eq!(SigningKey::parse_secret(&longest.secret_text()).unwrap().verifier(), longest.verifier());
    assert!(matches!(named(NAME_BYTES_MAX + 1), Err(KeyError::Name(_))));
}

#[test]
fn public_keys_under_which_anything_verifies_are_refused() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut order_two = [0xff; 32];
    (order_two[0], order_two[31]) = (0xec, 0x7f);
    // The same point as y = 3 has, written as 3 + (2^255 - 19).
    let mut second_form = [0xff; 32];
    (second_form[0], second_form[31]) = (0xf0, 0x7f);
    let mut no_point = [0; 32];
    no_point[0] = 2;
    for public in [identity, order_two, [0; 32], second_form, no_point] {
        assert_eq!(VerifierKey::new("a.example", KeyKind::Note, public), Err(KeyError::Public), "{public:x?}");
    }
    let mut three = [0; 32];
    three[0] = 3;
    assert!(VerifierKey::new("a.example", KeyKind::Note, three).is_ok(), "the first form of that point");
}

#[test]
fn a_signature_has_one_form() {
    let key = log_key();
    let signature = key.sign_bytes(b"message");
    assert_eq!(key.verifier().verify_bytes(b"message", &signature), Ok(()));
    assert_eq!(key.verifier().verify_bytes(b"massage", &signature), Err(KeyError::WrongSignature));
    assert_eq!(key.verifier().verify_bytes(b"message", &signature[..63]), Err(KeyError::WrongSignature));
    // s + L, which a careless verifier takes for s.
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut second_form = signature;
    let mut carry = 0;
    for (byte, order) in second_form[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        (*byte, carry) = (sum.to_le_bytes()[0], sum >> 8);
    }
    assert_eq!(key.verifier().verify_bytes(b"message", &second_form), Err(KeyError::WrongSignature));
}

#[test]
fn a_signature_that_begins_with_a_weak_point_is_refused() {
    // The owner of this key can make it: R is the point of order one and s is the hash times the secret. Verifiers that
    // are not strict take it, and those that multiply by eight and those that do not would part ways over its like.
    let key = SigningKey::from_seed("a.example", KeyKind::Note, [7; 32]).unwrap();
    let mut signature = [0; 64];
    signature[0] = 1;
    let s = Hash::from_hex("d4c5323131ff9683cfb3d30197c786c9043f1052d6c2d5293f19d6f36b911104").unwrap();
    signature[32..].copy_from_slice(s.as_bytes());
    let vkey = key.verifier().to_string();
    assert!(StandardVerifier::new(&vkey).unwrap().verify(b"message", &signature), "a careless verifier takes it");
    assert_eq!(key.verifier().verify_bytes(b"message", &signature), Err(KeyError::WrongSignature));
}

#[test]
fn a_key_signs_only_what_it_is_for() {
    let (log, witness) = (log_key(), witness("civil.example/w1"));
    assert_eq!(log.cosign(&head(3), THEN), Err(KeyError::WrongKind(log.verifier().name().into())));
    assert_eq!(witness.sign("text\n"), Err(KeyError::WrongKind("civil.example/w1".into())));
    for seconds in [0, (1 << 63), u64::MAX] {
        assert_eq!(witness.cosign(&head(3), seconds), Err(KeyError::Time(seconds)));
    }
    assert!(witness.cosign(&head(3), (1 << 63) - 1).is_ok());
}

#[test]
fn a_secret_must_belong_to_its_name_and_type() {
    let kept = key("a.example", KeyKind::Note).secret_text();
    assert_eq!(SigningKey::parse_secret(&kept.replace("a.example", "b.example")).unwrap_err(), KeyError::KeyId);
    assert_eq!(SigningKey::parse_secret(&kept["PRIVATE+KEY+".len()..]).unwrap_err(), KeyError::Shape);
    assert_eq!(SigningKey::parse_secret("").unwrap_err(), KeyError::Shape);
    assert_eq!(vkey(&kept), Err(KeyError::Shape), "a secret is no vkey");
    assert!(SigningKey::from_seed("a b", KeyKind::Note, [7; 32]).is_err());
}
