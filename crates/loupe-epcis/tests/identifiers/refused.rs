//! What is not an identifier, and why.

use loupe_epcis::identifier::{IdentifierFault, Key, PrefixLength, link_to_urn};

#[test]
fn what_is_not_a_urn_is_refused() {
    use IdentifierFault::{Character, Length, NotUrn, PrefixLength as Prefix, TooLong};
    for (urn, fault) in [
        ("", NotUrn),
        ("urn:epc:id:sgtin", NotUrn),
        ("urn:epc:id:gid:1.2.3", NotUrn),
        ("urn:epc:id:lgtin:4012345.012345.A", NotUrn),
        ("urn:epc:class:sgtin:4012345.012345.A", NotUrn),
        ("urn:epc:idpat:sgtin:4012345.012345.7", NotUrn),
        ("urn:epc:idpat:sscc:4012345.*", NotUrn),
        ("urn:epc:idpat:sgtin:4012345.*.*", Length { ai: "01" }),
        ("urn:epc:id:sgtin:40123.01234567.1", Prefix { found: 5 }),
        ("urn:epc:id:sgtin:4012345.01234.1", Length { ai: "01" }),
        ("urn:epc:id:sgtin:4012345.012345", Length { ai: "01" }),
        ("urn:epc:id:sgtin:4012345.012345.", Length { ai: "21" }),
        ("urn:epc:id:sgtin:4012345.012345.123456789012345678901", Length { ai: "21" }),
        ("urn:epc:id:sgtin:40123x5.012345.1", Character { ai: "01" }),
        ("urn:epc:id:sgtin:4012345.01x345.1", Character { ai: "01" }),
        ("urn:epc:id:sgtin:4012345.012345.%zz", Character { ai: "01" }),
        ("urn:epc:id:sgtin:4012345.012345.ü", Character { ai: "01" }),
        ("urn:epc:id:sscc:4012345.0123456789.1", Length { ai: "00" }),
        ("urn:epc:id:giai:4012345.", Length { ai: "8004" }),
        ("urn:epc:id:cpi:4012345.abc.1", Character { ai: "8010" }),
        ("urn:epc:id:cpi:4012345.ABC.x", Character { ai: "8011" }),
        ("urn:epc:id:itip:4012345.012345.1.02.9", Length { ai: "8006" }),
        ("urn:epc:id:itip:4012345.012345.01.02", Length { ai: "8006" }),
        (&format!("urn:epc:id:giai:4012345.{}", "a".repeat(5000)), TooLong),
    ] {
        assert_eq!(Key::from_urn(urn), Err(fault), "{urn}");
    }
}

#[test]
fn what_is_not_a_link_is_refused() {
    use IdentifierFault::{Character, Length, NotLink};
    for (link, fault) in [
        ("", NotLink),
        ("https://id.gs1.org", NotLink),
        ("https://id.gs1.org/01", NotLink),
        ("ftp://id.gs1.org/01/04012345111118", NotLink),
        ("http://transaction.acme.com/po/12345678", NotLink),
        ("http://id.gs1.org/99/9780345418913", NotLink),
        ("http://id.gs1.org/01/9780345418913/99/utfgf", NotLink),
        ("http://id.gs1.org/417/4012345000009/254/1", NotLink),
        ("http://example.de/01/97803", Length { ai: "01" }),
        ("https://id.gs1.org/01/0401234511111x", Character { ai: "01" }),
        ("https://id.gs1.org/01/04012345111118/21/a%20b", NotLink),
    ] {
        assert_eq!(Key::from_link(link), Err(fault), "{link}");
    }
}

#[test]
fn a_wrong_check_digit_or_prefix_gives_no_urn() {
    let seven = PrefixLength::new(7).unwrap();
    assert_eq!(
        link_to_urn("https://id.gs1.org/01/04012345111119/21/1", seven),
        Err(IdentifierFault::CheckDigit { ai: "01", found: '9', expected: '8' })
    );
    assert_eq!(
        link_to_urn("https://id.gs1.org/8006/040123451111180102/10/L", seven),
        Err(IdentifierFault::NoUrn { ai: "8006" })
    );
    assert_eq!(link_to_urn("https://id.gs1.org/8004/40123", seven), Err(IdentifierFault::Length { ai: "8004" }));
    assert_eq!(PrefixLength::new(13), Err(IdentifierFault::PrefixLength { found: 13 }));
    assert_eq!(PrefixLength::new(300), Err(IdentifierFault::PrefixLength { found: 300 }));
}
