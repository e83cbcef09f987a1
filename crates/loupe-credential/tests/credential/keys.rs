//! Keys of certificates, against RFC 6979 and another implementation.

use loupe_credential::key::{CertificateKey, CertificateKeyId, CertificateSigner};

use super::samples::signer;

fn hex<const N: usize>(text: &str) -> [u8; N] {
    std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
}

#[test]
fn signatures_are_those_of_rfc_6979() {
    let secret = hex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");
    let signer = CertificateSigner::from_secret_bytes(&secret).unwrap();
    let r = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716";
    let s = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";
    assert_eq!(signer.sign(b"sample"), hex::<64>(&format!("{r}{s}")), "A.2.5, SHA-256");
    assert!(signer.key().verify(b"sample", &signer.sign(b"sample")));
    assert!(!signer.key().verify(b"Sample", &signer.sign(b"sample")));
}

#[test]
fn a_key_comes_back_from_each_of_its_forms() {
    let key = signer(3).key();
    assert_eq!(CertificateKey::from_hex(&key.to_hex()), Some(key));
    assert_eq!(CertificateKeyId::from_hex(&key.id().to_string()), Some(key.id()));
    let secret = signer(3).to_secret_bytes();
    assert_eq!(CertificateSigner::from_secret_bytes(&secret).unwrap().key(), key);
    assert_eq!(CertificateKey::from_hex(&key.to_hex().to_uppercase()), None);
    assert!(
        CertificateSigner::from_secret_bytes(&[0; 32]).is_none()
            && CertificateSigner::from_secret_bytes(&[255; 32]).is_none()
    );
    assert_eq!(CertificateKey::from_bytes(&[5; 33]), None, "no form of a point");
    assert!(!format!("{:?}", signer(3)).contains("0303"), "a secret is never printed");
}
