//! For any key: there and back again is the same, and no text makes the reader stumble.

use loupe_epcis::identifier::{Key, PrefixLength, check_digit, link_to_urn, urn_to_link};
use proptest::prelude::*;

/// URNs of every kind, with a prefix of the length beside.
fn urns() -> impl Strategy<Value = (String, usize)> {
    (6usize..=12, "[0-9]{17}", "[A-Za-z0-9!'()*+,:;=_.-]{1,16}", "[A-Z0-9-]{1,12}", "[0-9]{1,12}", 0usize..22).prop_map(
        |(p, digits, serial, part, number, kind)| {
            let (prefix, rest) = digits.split_at(p);
            let to = |length: usize| &rest[..length - p];
            let gtin = to(13);
            let twelve = to(12);
            let urn = match kind {
                0 => format!("id:sgtin:{prefix}.{gtin}.{serial}"),
                1 => format!("id:upui:{prefix}.{gtin}.{serial}"),
                2 => format!("class:lgtin:{prefix}.{gtin}.{serial}"),
                3 => format!("id:itip:{prefix}.{gtin}.01.02.{serial}"),
                4 => format!("id:sscc:{prefix}.{rest}"),
                5 => format!("id:sgln:{prefix}.{twelve}.{serial}"),
                6 => format!("id:sgln:{prefix}.{twelve}.0"),
                7 => format!("id:pgln:{prefix}.{twelve}"),
                8 => format!("id:gsrn:{prefix}.{rest}"),
                9 => format!("id:gsrnp:{prefix}.{rest}"),
                10 => format!("id:gsin:{prefix}.{}", to(16)),
                11 => format!("id:grai:{prefix}.{twelve}.{serial}"),
                12 => format!("id:gdti:{prefix}.{twelve}.{serial}"),
                13 => format!("id:sgcn:{prefix}.{twelve}.{number}"),
                14 => format!("id:giai:{prefix}.{serial}"),
                15 => format!("id:ginc:{prefix}.{serial}"),
                16 => format!("id:cpi:{prefix}.{part}.{number}"),
                17 => format!("idpat:sgtin:{prefix}.{gtin}.*"),
                18 => format!("idpat:itip:{prefix}.{gtin}.01.02.*"),
                19 => format!("idpat:grai:{prefix}.{twelve}.*"),
                20 => format!("idpat:gdti:{prefix}.{twelve}.*"),
                _ => format!("idpat:cpi:{prefix}.{part}.*"),
            };
            (format!("urn:epc:{urn}"), p)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, rng_seed: proptest::test_runner::RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn a_urn_survives_the_turn_through_a_link((urn, prefix) in urns()) {
        let link = urn_to_link(&urn).unwrap();
        prop_assert_eq!(link_to_urn(&link, PrefixLength::new(prefix).unwrap()).unwrap(), urn);
    }

    #[test]
    fn a_link_is_already_canonical((urn, _) in urns()) {
        let link = urn_to_link(&urn).unwrap();
        prop_assert_eq!(Key::from_link(&link).unwrap().link(), link.clone());
        let elsewhere = link.replace("https://id.gs1.org/", "http://shop.example/x/");
        prop_assert_eq!(Key::from_link(&elsewhere).unwrap().link(), link);
    }

    #[test]
    fn one_wrong_digit_is_seen(digits in "[0-9]{13}", place in 0usize..13, by in 1u32..10) {
        let check = check_digit(&digits).unwrap();
        let wrong = digits.char_indices().map(|(at, digit)| match at == place {
            true => char::from_digit((digit.to_digit(10).unwrap() + by) % 10, 10).unwrap(),
            false => digit,
        });
        prop_assert_ne!(check_digit(&wrong.collect::<String>()).unwrap(), check);
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "(urn:epc:(id|class|idpat):(sgtin|sscc|cpi|itip|sgln|giai):|https://x/(01|8006|00|414)/)?\\PC{0,40}") {
        for key in [Key::from_urn(&text), Key::from_link(&text)].into_iter().flatten() {
            for prefix in 6..=12 {
                let _ = key.urn(PrefixLength::new(prefix).unwrap());
            }
            prop_assert_eq!(Key::from_link(&key.link()).unwrap(), key);
        }
    }
}
