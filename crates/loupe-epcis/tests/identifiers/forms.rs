//! Each kind of key in both forms. The numbers are those of the published event hashes.

use loupe_epcis::identifier::{PrefixLength, check_digit, link_to_urn, urn_to_link};

/// URN, the path of its link, digits of the company prefix.
const BOTH: [(&str, &str, usize); 30] = [
    ("urn:epc:id:sgtin:4012345.011111.9876", "01/04012345111118/21/9876", 7),
    ("urn:epc:id:sgtin:4012345.011111.98%22", "01/04012345111118/21/98%22", 7),
    ("urn:epc:id:sgtin:415056789012.0.987654", "01/04150567890128/21/987654", 12),
    ("urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()", "01/80614141123458/21/6789%2F%26%25%22%21%3F%28%29", 7),
    ("urn:epc:id:sscc:4012345.3111111111", "00/340123451111111111", 7),
    ("urn:epc:id:sgln:4012345.00005.122", "414/4012345000054/254/122", 7),
    ("urn:epc:id:sgln:4012345.00005.0", "414/4012345000054", 7),
    ("urn:epc:id:grai:4012345.00022.334455", "8003/04012345000221334455", 7),
    ("urn:epc:id:giai:4012345.ABC345", "8004/4012345ABC345", 7),
    ("urn:epc:id:gsrn:4012345.0000006765", "8018/401234500000067657", 7),
    ("urn:epc:id:gsrnp:4012345.0000000007", "8017/401234500000000074", 7),
    ("urn:epc:id:gdti:4012345.00009.PO-4711", "253/4012345000092PO-4711", 7),
    ("urn:epc:id:gdti:987659999999..9", "253/98765999999929", 12),
    ("urn:epc:id:sgcn:4012345.99999.44", "255/401234599999044", 7),
    ("urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234", "8010/061414111111111111111-A%23%2F/8011/1234", 7),
    ("urn:epc:id:ginc:0614141.xyz47%2F11", "401/0614141xyz47%2F11", 7),
    ("urn:epc:id:gsin:4012345.222333444", "402/40123452223334442", 7),
    ("urn:epc:id:itip:4012345.011111.01.02.987", "8006/040123451111180102/21/987", 7),
    ("urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7'SDB", "01/01234567987651/235/51qIgY%29%3C%26Jp3%2Aj7'SDB", 7),
    ("urn:epc:id:pgln:4000001.00000", "417/4000001000005", 7),
    ("urn:epc:id:pgln:999999999999.", "417/9999999999994", 12),
    ("urn:epc:class:lgtin:4012345.012345.Lot987", "01/04012345123456/10/Lot987", 7),
    ("urn:epc:idpat:sgtin:4012345.012345.*", "01/04012345123456", 7),
    ("urn:epc:idpat:grai:4012345.66666.*", "8003/04012345666663", 7),
    ("urn:epc:idpat:gdti:4012345.55555.*", "253/4012345555554", 7),
    ("urn:epc:idpat:sgcn:4012345.99999.*", "255/4012345999990", 7),
    ("urn:epc:idpat:cpi:4012345.ABC.*", "8010/4012345ABC", 7),
    ("urn:epc:idpat:itip:4012345.012345.01.02.*", "8006/040123451234560102", 7),
    ("urn:epc:id:giai:4000001.a.b", "8004/4000001a.b", 7),
    ("urn:epc:id:sgtin:4012345.011111.a.b.c", "01/04012345111118/21/a.b.c", 7),
];

#[test]
fn every_kind_of_key_has_both_forms() {
    for (urn, path, prefix) in BOTH {
        let link = format!("https://id.gs1.org/{path}");
        assert_eq!(urn_to_link(urn).as_deref(), Ok(link.as_str()));
        let prefix = PrefixLength::new(prefix).unwrap();
        assert_eq!(link_to_urn(&link, prefix).as_deref(), Ok(urn), "{link}");
    }
}

#[test]
fn a_pattern_of_taxed_packs_is_one_of_products_in_a_link() {
    assert_eq!(
        urn_to_link("urn:epc:idpat:upui:4012345.012345.*").as_deref(),
        Ok("https://id.gs1.org/01/04012345123456")
    );
}

#[test]
fn links_of_any_domain_and_spelling_name_the_same_thing() {
    for (link, urn) in [
        ("https://shop.example/gtin/4012345111118/ser/7?15=240101", "urn:epc:id:sgtin:4012345.011111.7"),
        ("http://shop.example/a/b/01/04012345111118/22/2A/10/L/21/7", "urn:epc:id:sgtin:4012345.011111.7"),
        ("https://shop.example/01/04012345111118/10/L#here", "urn:epc:class:lgtin:4012345.011111.L"),
        ("https://shop.example/01/04012345111118/22/2A/", "urn:epc:idpat:sgtin:4012345.011111.*"),
        ("https://shop.example/party/4012345000009", "urn:epc:id:pgln:4012345.00000"),
        ("https://shop.example/01/04012345111118/21/%37", "urn:epc:id:sgtin:4012345.011111.7"),
    ] {
        assert_eq!(link_to_urn(link, PrefixLength::new(7).unwrap()).as_deref(), Ok(urn), "{link}");
    }
    let six = PrefixLength::new(6).unwrap();
    assert_eq!(
        link_to_urn("https://x.example/01/96385074", six).as_deref(),
        Ok("urn:epc:idpat:sgtin:000009.0638507.*")
    );
}

#[test]
fn check_digits_are_those_of_the_general_specifications() {
    assert_eq!(check_digit("629104150021"), Some('3'));
    assert_eq!(check_digit("0"), Some('0'));
    assert_eq!(check_digit("12x"), None);
}
