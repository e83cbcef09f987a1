//! The printed code: what goes in comes out, and nothing else goes in.

use loupe_credential::code::{self, Content, LEGIBLE_CHARS_MAX};
use loupe_credential::qr::{Level, QrCode};

use super::samples::{certificate, crowded, signer};

#[test]
fn a_reader_without_network_rebuilds_the_whole_certificate() {
    for certificate in [certificate(1), certificate(5), certificate(60), crowded()] {
        let text = code::print(&certificate, &signer(1));
        let read = code::read(&text).unwrap();
        assert_eq!(read.certificate(), Some(&certificate));
        assert_eq!(read.claims_hash(), certificate.claims_hash());
        assert!(read.verify(&signer(1).key()) && !read.verify(&signer(2).key()));
        assert_eq!(code::print(&certificate, &signer(1)), text, "the same certificate has the same code");
    }
}

#[test]
fn a_certificate_of_two_hundred_parcels_is_summed_up_and_its_list_is_checked() {
    let certificate = certificate(200);
    let text = code::print(&certificate, &signer(1));
    assert!(text.len() <= LEGIBLE_CHARS_MAX);
    let read = code::read(&text).unwrap();
    let Content::Summary(summary) = read.content() else { panic!("too many parcels for a code") };
    assert_eq!(read.claims_hash(), certificate.claims_hash());
    assert_eq!(summary.total(), certificate.shipment.total());
    let mut parcels = certificate.shipment.parcels.clone();
    assert_eq!(summary.complete(parcels.clone(), vec![]).as_ref(), Some(&certificate));
    parcels[117].id.push('x');
    assert_eq!(summary.complete(parcels, vec![]), None, "a list with one other letter");
}

#[test]
fn what_is_legible_at_eighty_millimetres_is_version_33_at_level_m() {
    let fits = "A".repeat(LEGIBLE_CHARS_MAX);
    assert_eq!(QrCode::at(&fits, Level::M).unwrap().version(), 33);
    assert_eq!(QrCode::at(&format!("{fits}A"), Level::M).unwrap().version(), 34);
}
