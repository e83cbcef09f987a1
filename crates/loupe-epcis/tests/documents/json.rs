//! JSON as it was written, against another reader of JSON.

use loupe_epcis::json::{self, Number};
use proptest::prelude::*;

use super::shared::acceptable;

/// What the other reader refuses for reasons of its own: a number beyond a float.
fn too_large(fault: &serde_json::Error) -> bool {
    fault.to_string().starts_with("number out of range")
}

fn check(text: &[u8]) {
    let theirs = serde_json::from_slice::<serde_json::Value>(text);
    match (json::read(text), theirs) {
        (Ok(ours), Ok(theirs)) => {
            let written = ours.to_string();
            assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), theirs, "{written}");
            assert_eq!(json::read(written.as_bytes()).unwrap(), ours);
        }
        (Ok(_), Err(fault)) => assert!(too_large(&fault), "{fault}: {}", String::from_utf8_lossy(text)),
        (Err(why), Ok(_)) => panic!("{why}: {}", String::from_utf8_lossy(text)),
        (Err(_), Err(_)) => {}
    }
}

#[test]
fn hard_texts_are_read_as_others_read_them() {
    let texts = [
        "",
        " ",
        "nul",
        "01",
        "1.",
        ".5",
        "-",
        "-0",
        "+1",
        "1e",
        "1e+",
        "1E-7",
        "0x1",
        "NaN",
        "Infinity",
        "-Infinity",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[1 2]",
        "\"\\u00e9\\n\\/\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"\t\"",
        "\"a",
        "[",
        "{\"a\"",
        "{\"a\":",
        "1 2",
        "\u{feff}1",
        "\"\u{7f}\u{2028}\"",
        "[true,false,null]",
        "{\"\":{\"\":[]}}",
        "{\"a\":1,\"a\":{\"b\":2},\"c\":3,\"a\":4}",
        "\"\\u0000\\u001f\"",
    ];
    texts.iter().for_each(|text| check(text.as_bytes()));
    check(b"\"\xff\"");
    check(b"\"\xed\xa0\x80\"");
}

#[test]
fn of_two_fields_of_one_name_the_last_counts() {
    assert_eq!(json::read(b"{\"a\":1,\"b\":2,\"a\":3}").unwrap().to_string(), "{\"a\":3,\"b\":2}");
    let many: String = (0..100).map(|number| format!("\"n{}\":{number},", number % 50)).collect();
    check(format!("{{{}}}", many.trim_end_matches(',')).as_bytes());
}

#[test]
fn numbers_are_told_by_their_worth() {
    let plain = |text: &str| Number::new(text).unwrap().plain();
    let cases = [
        ("0", "0"),
        ("-0.000", "0"),
        ("0e99999999999999999999", "0"),
        ("20", "20"),
        ("20.0", "20"),
        ("2e1", "20"),
        ("0.000001", "0.000001"),
        ("1E-6", "0.000001"),
        ("-12.3400", "-12.34"),
        ("1.5e3", "1500"),
        ("150e-2", "1.5"),
    ];
    for (written, worth) in cases {
        assert_eq!(plain(written).unwrap(), worth, "{written}");
        assert_eq!(Number::new(written).unwrap().written(), written);
    }
    assert_eq!(plain("1e65"), None);
    assert_eq!(plain("1e99999999999999999999"), None);
    for text in ["", "-", "01", "1.", ".1", "1e", "+1", "1_0", "٣", "0x1", "1 "] {
        assert_eq!(Number::new(text), None, "{text}");
    }
}

/// Any byte, and often one that JSON has a use for.
fn any_byte() -> impl Strategy<Value = u8> {
    prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:\\0129.eE-+tfn u".to_vec())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_changed_text_is_read_as_others_read_it(
        which: prop::sample::Index,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_byte(), 0_u8..3), 1..4),
    )
    {
        let all = acceptable();
        let mut text = which.get(&all).1.clone().into_bytes();
        for (place, byte, how) in changes {
            let place = place.index(text.len());
            match how {
                0 => text[place] = byte,
                1 => text.insert(place, byte),
                _ => { text.remove(place); }
            }
        }
        check(&text);
    }

    #[test]
    fn a_decimal_is_worth_what_it_says(whole in 0_u64..10_000_000, fraction in 0_u32..1_000_000, zeros in 0_usize..4) {
        let text = format!("{whole}.{fraction:06}{}", "0".repeat(zeros));
        let expected = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        prop_assert_eq!(Number::new(&text).unwrap().plain().unwrap(), expected);
    }
}
