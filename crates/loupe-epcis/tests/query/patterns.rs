//! Things by pattern.

use loupe_epcis::query::canonical;
use proptest::prelude::*;

use crate::{address, asked};

fn seen(thing: &str) -> String {
    format!(r#"{{"type": "ObjectEvent", "epcList": ["{thing}"], "quantityList": [{{"epcClass": "{thing}"}}]}}"#)
}

#[test]
fn a_star_means_all_of_a_class_or_a_company() {
    for (pattern, yes, no) in [
        (
            "urn:epc:idpat:sgtin:*.*.*",
            "https://id.gs1.org/01/04012345123456/21/1",
            "urn:epc:id:sscc:4012345.0000000001",
        ),
        ("urn:epc:idpat:sgtin:4012345.*.*", "urn:epc:id:sgtin:4012345.912345.7", "urn:epc:id:sgtin:4012346.912345.7"),
        (
            "urn:epc:idpat:sgtin:4012345.012345.*",
            "https://a.example/01/04012345123456/21/7",
            "urn:epc:id:sgtin:4012345.112345.7",
        ),
        ("urn:epc:idpat:sscc:4012345.*", "urn:epc:id:sscc:4012345.9000000001", "urn:epc:id:sscc:4012346.9000000001"),
        ("urn:epc:idpat:grai:4012345.55555.*", "urn:epc:id:grai:4012345.55555.9", "urn:epc:id:grai:4012345.55556.9"),
        ("urn:epc:idpat:grai:4012345.*.*", "urn:epc:id:grai:4012345.55555.9", "urn:epc:id:grai:4012346.55555.9"),
        ("urn:epc:idpat:giai:4012345.*", "urn:epc:id:giai:4012345.R1.2", "urn:epc:id:giai:4012346.R1"),
        ("urn:epc:idpat:sgln:4012345.00011.*", "urn:epc:id:sgln:4012345.00011.5", "urn:epc:id:sgln:4012345.00012.5"),
        ("urn:epc:idpat:gdti:4012345.00001.*", "urn:epc:id:gdti:4012345.00001.1", "urn:epc:id:gdti:4012345.00002.1"),
        (
            "urn:epc:idpat:itip:4012345.012345.01.*.*",
            "urn:epc:id:itip:4012345.012345.01.02.9",
            "urn:epc:id:itip:4012345.012345.02.02.9",
        ),
        // A class in the place of a thing means all of it.
        (
            "https://id.gs1.org/01/04012345123456",
            "urn:epc:id:sgtin:4012345.012345.9",
            "urn:epc:id:sgtin:4012345.112345.9",
        ),
    ] {
        assert!(asked(&format!("MATCH_epc={pattern}"), &seen(yes)), "{pattern}");
        assert!(asked(&format!("MATCH_anyEPC={pattern}"), &seen(yes)), "{pattern}");
        assert!(!asked(&format!("MATCH_epc={pattern}"), &seen(no)), "{pattern}");
    }
}

#[test]
fn a_class_that_stands_where_things_do_is_found_by_itself() {
    let class = "https://id.gs1.org/01/04012345123456";
    assert!(asked(&format!("MATCH_epc={class}"), &seen(class)));
}

#[test]
fn classes_have_patterns_of_their_own() {
    for (pattern, yes, no) in [
        (
            "urn:epc:idpat:sgtin:4012345.012345.*",
            "https://id.gs1.org/01/04012345123456",
            "urn:epc:class:lgtin:4012345.012345.L",
        ),
        (
            "urn:epc:class:lgtin:4012345.012345.*",
            "urn:epc:class:lgtin:4012345.012345.L",
            "urn:epc:class:lgtin:4012345.112345.L",
        ),
        (
            "urn:epc:class:lgtin:4012345.*.*",
            "https://id.gs1.org/01/04012345123456/10/L",
            "https://id.gs1.org/01/04012345123456",
        ),
        (
            "urn:epc:idpat:sgtin:4012345.*.*",
            "https://id.gs1.org/01/04012345123456",
            "urn:epc:idpat:sgtin:4012346.112345.*",
        ),
    ] {
        assert!(asked(&format!("MATCH_epcClass={pattern}"), &seen(yes)), "{pattern}");
        assert!(!asked(&format!("MATCH_epcClass={pattern}"), &seen(no)), "{pattern}");
    }
}

#[test]
fn patterns_that_are_none_are_refused() {
    for wrong in [
        "urn:epc:idpat:sgtin:*.012345.*",
        "urn:epc:idpat:sgtin:4012345.0*.*",
        "urn:epc:idpat:sgtin:4012345.012345.7",
        "urn:epc:idpat:sgtin:4012345.*",
        "urn:epc:idpat:nothing:*.*",
        "urn:epc:idpat:sgtin",
        "urn:epc:idpat:sgtin:12.*.*",
        "urn:epc:idpat:sgtin:é012345.*.*",
        "no uri",
        "a|",
    ] {
        assert!(address(&format!("MATCH_epc={wrong}")).is_err(), "{wrong}");
        assert!(address(&format!("MATCH_anyEPCClass={wrong}")).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn a_thing_matches_itself_in_either_spelling(serial in "[A-Z0-9]{1,20}", number in 0_u32..1_000_000) {
        let urn = format!("urn:epc:id:sgtin:4012345.{number:06}.{serial}");
        let link = canonical(&urn).into_owned();
        prop_assert_ne!(&link, &urn);
        for (one, two) in [(&urn, &link), (&link, &urn), (&urn, &urn)] {
            let query = format!("MATCH_epc={one}");
            prop_assert!(asked(&query, &seen(two)));
        }
        let class = format!("MATCH_epc=urn:epc:idpat:sgtin:4012345.{number:06}.*");
        let company = "MATCH_epc=urn:epc:idpat:sgtin:4012345.*.*";
        prop_assert!(asked(&class, &seen(&link)));
        prop_assert!(asked(company, &seen(&urn)));
    }

    #[test]
    fn no_text_makes_a_query_fall_over(name in "(EQ_|GE_|MATCH_|EXISTS_|HASATTR_|EQATTR_|EQ_INNER_|WD_)?\\PC{0,20}", value in "\\PC{0,30}") {
        let _ = loupe_epcis::query::Query::from_address([(name.as_str(), value.as_str())], &crate::context());
    }
}
