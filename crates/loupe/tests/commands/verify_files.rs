//! What can be given to `loupe certificate verify`, and what is refused with few words and little memory.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use image::GenericImage as _;
use loupe_credential::code;
use loupe_credential::trust::TrustBundle;
use loupe_credential::vc::{self, Place};
use serde_json::Value;

use super::program::{Told, file, loupe};
use super::trusted::{ARRIVAL, bundle, certificate, picture, register_key, signer, trust_file};

fn checked(shown: &[&Path], trust: &Path, more: &[&str]) -> Told {
    let mut command = loupe();
    command.args(["certificate", "verify"]).args(shown).arg("--trust").arg(trust).args(["--on", ARRIVAL]).args(more);
    command.output().unwrap().into()
}

/// The rule of a refusal; nothing may have been said on standard output.
fn rule(told: &Told) -> String {
    assert_eq!((told.code, told.out.as_str()), (1, ""), "{}", told.err);
    told.err.split([':', ' ']).next().unwrap().to_owned()
}

fn credential(parcels: usize) -> String {
    let (certificate, place) = (certificate(parcels), Place::new("register.example").unwrap());
    vc::issue(&certificate, &place, &signer(1), vc::salts(certificate.seal))
}

#[test]
fn picture_text_credential_and_standard_input_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, printed) = (folder.path(), code::print(&certificate(3), &signer(1)));
    let trust = trust_file(folder, bundle(), 9);
    let jpeg = folder.join("scan.jpg");
    picture(&printed, 4).save(&jpeg).unwrap();
    let text = file(folder, "code.txt", &format!("\u{feff}Certificate BW00004711\r\n{printed}\r\n"));
    let credential = file(folder, "certificate.sd-jwt", &credential(3));
    for shown in [&jpeg, &text, &credential] {
        let told = checked(&[shown], &trust, &[]);
        assert_eq!(told.code, 0, "{}: {}{}", shown.display(), told.out, told.err);
    }
    assert_eq!(checked(&[&jpeg, &credential], &trust, &[]).code, 0, "code and credential of one certificate");

    let mut command = loupe();
    command.args(["certificate", "verify", "-", "--on", ARRIVAL, "--trust"]).arg(&trust);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(printed.as_bytes()).unwrap();
    assert_eq!(Told::from(child.wait_with_output().unwrap()).code, 0);
}

#[test]
fn code_and_credential_of_two_certificates_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let code = file(folder.path(), "code.txt", &code::print(&certificate(3), &signer(1)));
    let other = file(folder.path(), "certificate.sd-jwt", &credential(2));
    let told = checked(&[&code, &other], &trust, &["--json"]);
    let answer: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.code, answer["findings"][0]["kind"].as_str()), (1, Some("parts_differ")));
    assert_eq!(
        rule(&checked(&[&code, &file(folder.path(), "b", &code::print(&certificate(2), &signer(1)))], &trust, &[])),
        "Q2"
    );
}

#[test]
fn what_is_kept_back_is_said_and_is_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let public = file(folder.path(), "public.sd-jwt", &vc::without_disclosures(&credential(3)));
    let told = checked(&[&public], &trust, &["--json"]);
    let answer: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.code, answer["findings"][0]["kind"].as_str()), (0, Some("parts_not_shown")));
    assert!(!told.out.contains("Schelde"), "the importer is kept back");
    let told = checked(&[&public], &trust, &[]);
    assert!(told.out.contains("kept back"), "{}", told.out);
}

#[test]
fn a_pdf_is_refused_with_what_to_give_instead() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let told = checked(&[&file(folder.path(), "paper.pdf", "%PDF-1.7\n")], &trust, &[]);
    assert_eq!(rule(&told), "Q15");
    assert!(told.err.contains("attach") && told.err.contains("PNG"), "{}", told.err);
}

#[test]
fn a_picture_of_a_hundred_megabytes_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let large = folder.path().join("large.png");
    File::create(&large).unwrap().set_len(100_000_000).unwrap();
    let told = checked(&[&large], &trust, &[]);
    assert_eq!(rule(&told), "Q7");
    assert!(told.err.contains("100000000"), "{}", told.err);
}

#[test]
fn a_device_without_end_is_read_to_the_limit_only() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    assert_eq!(rule(&checked(&[Path::new("/dev/zero")], &trust, &[])), "Q7");
    let code = file(folder.path(), "code.txt", &code::print(&certificate(3), &signer(1)));
    assert_eq!(rule(&checked(&[&code], Path::new("/dev/zero"), &[])), "Q11");
}

#[test]
fn a_code_that_unfolds_without_end_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    (0..64).for_each(|_| packed.write_all(&[0; 32 * 1024]).unwrap());
    let bomb = format!("KP1:{}", base45::encode(packed.finish().unwrap()));
    let told = checked(&[&file(folder.path(), "bomb", &bomb)], &trust, &[]);
    assert_eq!(rule(&told), "Q5", "{}", bomb.len());
}

#[test]
fn two_codes_in_a_picture_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let trust = trust_file(folder.path(), bundle(), 9);
    let of = |parcels| picture(&code::print(&certificate(parcels), &signer(1)), 4);
    let (left, right) = (of(1), of(2));
    let mut both = image::GrayImage::from_pixel(
        left.width() + right.width(),
        left.height().max(right.height()),
        image::Luma([235]),
    );
    both.copy_from(&left, 0, 0).unwrap();
    both.copy_from(&right, left.width(), 0).unwrap();
    let path = folder.path().join("two.png");
    both.save(&path).unwrap();
    assert_eq!(rule(&checked(&[&path], &trust, &[])), "Q2");
}

#[test]
fn what_is_no_code_or_picture_is_refused_by_its_rule() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let trust = trust_file(folder, bundle(), 9);
    let printed = code::print(&certificate(3), &signer(1));
    let blank = folder.join("blank.png");
    image::GrayImage::from_pixel(300, 300, image::Luma([200])).save(&blank).unwrap();
    assert_eq!(rule(&checked(&[&blank], &trust, &[])), "Q1");
    assert_eq!(rule(&checked(&[&file(folder, "a", "HC1:6BFOXN")], &trust, &[])), "Q3");
    assert_eq!(rule(&checked(&[&file(folder, "b", &printed[..printed.len() - 9])], &trust, &[])), "Q4");
    assert_eq!(rule(&checked(&[&file(folder, "c", "eyJhbGciOiJub25lIn0.e30.")], &trust, &[])), "Q9");
    let noise = folder.join("noise");
    std::fs::write(&noise, [0xff, 0x00, 0xfe, 0x80]).unwrap();
    assert_eq!(rule(&checked(&[&noise], &trust, &[])), "Q8");
}

#[test]
fn a_bundle_that_the_register_did_not_sign_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let code = file(folder.path(), "code.txt", &code::print(&certificate(3), &signer(1)));
    let trust = trust_file(folder.path(), bundle(), 8);
    assert_eq!(rule(&checked(&[&code], &trust, &[])), "Q12", "signed with another key than it names");
    let trust = trust_file(folder.path(), TrustBundle { register_key: register_key(8), ..bundle() }, 8);
    assert_eq!(checked(&[&code], &trust, &[]).code, 0, "without a known key the bundle's word is taken, and said");
    let known = register_key(9).to_string();
    assert_eq!(rule(&checked(&[&code], &trust, &["--trust-key", &known])), "Q12");
    assert_eq!(rule(&checked(&[&code], &file(folder.path(), "none", "loupe-trust/2\n"), &[])), "Q11");
}

#[test]
fn misuse_and_faults_have_exit_codes_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let code = file(folder.path(), "code.txt", &code::print(&certificate(3), &signer(1)));
    let without_trust = loupe().args(["certificate", "verify"]).arg(&code).output().unwrap();
    assert_eq!(Told::from(without_trust).code, 2);
    let trust = trust_file(folder.path(), bundle(), 9);
    assert_eq!(checked(&[&code], &trust, &["--trust-key", "key"]).code, 2);
    assert_eq!(checked(&[&folder.path().join("absent")], &trust, &[]).code, 3);
}
