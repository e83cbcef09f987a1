//! "A parcel arrived": its certificate is found, what was weighed is typed, and what differs is named.

use axum::http::StatusCode;
use image::{ExtendedColorType, ImageEncoder as _};
use loupe_credential::qr::{QUIET_MODULES, QrCode};

use super::office::Offices;

/// A picture of codes beside each other, eight pixels a module, as PNG.
fn picture(texts: &[&str]) -> Vec<u8> {
    const SCALE: usize = 8;
    let codes: Vec<QrCode> = texts.iter().map(|text| QrCode::of(text).unwrap()).collect();
    let most = codes.iter().map(QrCode::size).max().unwrap();
    let side = (most + 2 * QUIET_MODULES) * SCALE;
    let width = side * codes.len();
    let module = |at: usize| (at / SCALE).wrapping_sub(QUIET_MODULES);
    let is_dark = |y: usize, x: usize| codes[x / side].is_dark(module(y), module(x % side));
    let luma: Vec<u8> =
        (0..width * side).map(|place| if is_dark(place / width, place % width) { 10 } else { 245 }).collect();
    let mut png = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut png);
    let [width, side] = [width, side].map(|pixels| u32::try_from(pixels).unwrap());
    encoder.write_image(&luma, width, side, ExtendedColorType::L8).unwrap();
    png
}

const FOUND: [(&str, &str); 7] = [
    ("received_on", "2026-11-25"),
    ("found.parcels", "1"),
    ("found.carats", "819.50"),
    ("found.seal", "S 0417"),
    ("found.seal_whole", "yes"),
    ("found.exporter", "Kgalagadi Rough"),
    ("found.importer", "Scheldt Diamonds"),
];

#[tokio::test]
async fn the_certificate_is_found_by_its_number_its_photo_and_its_text() {
    let offices = Offices::new().await;
    let kept = offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    let form = "/en/desk/receive/BW00000001";
    assert_eq!(peeters.get("/en/desk/receive/find?number=BW00000001").await.location(), form);
    assert_eq!(peeters.upload("/en/desk/receive/photo", "photo", &picture(&[&kept.code])).await.location(), form);
    assert_eq!(
        peeters.post("/en/desk/receive/code", &[("code", &format!(" {}\r\n", kept.code))]).await.location(),
        form
    );
    let page = peeters.get(form).await;
    assert_eq!(page.status, StatusCode::OK);
    for (name, value) in [("found.exporter", "Kgalagadi Rough"), ("found.carats", ""), ("found.parcels", "")] {
        assert_eq!(page.value(name).as_deref(), Some(value), "{name}: what is weighed is never filled in");
    }
}

#[tokio::test]
async fn a_picture_without_a_code_or_too_large_is_refused_in_words() {
    let offices = Offices::new().await;
    let peeters = offices.browser("j.peeters").await;
    for (file, rule) in [(b"no picture at all".to_vec(), "Q8"), (b"\x89PNG\r\n\x1a\n cut short".to_vec(), "Q8")] {
        let page = peeters.upload("/en/desk/receive/photo", "photo", &file).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words());
        assert!(page.words().contains(rule) && page.words().contains("read: photo.png"), "{}", page.words());
    }
    let page = peeters.upload("/en/desk/receive/photo", "photo", &vec![0; 17 << 20]).await;
    assert!(page.words().contains("U1"), "{}", page.words());
    assert_ne!(page.status, StatusCode::OK);
    let page = peeters.upload("/en/desk/receive/photo", "photo", b"").await;
    assert!(page.words().contains("T10"), "{}", page.words());
}

#[tokio::test]
async fn a_photo_of_two_certificates_is_nobodys() {
    let offices = Offices::new().await;
    let (one, other) = (offices.sent().await, offices.sent().await);
    let peeters = offices.browser("j.peeters").await;
    let page = peeters.upload("/en/desk/receive/photo", "photo", &picture(&[&one.code, &other.code])).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.words().contains("Q2"), "{}", page.words());
}

#[tokio::test]
async fn a_code_of_another_text_under_a_known_number_is_not_the_certificate() {
    let offices = Offices::new().await;
    offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    for text in ["KP1:NONSENSE", "https://kp.example/BW00000001", ""] {
        let page = peeters.post("/en/desk/receive/code", &[("code", text)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}: {}", page.words());
    }
}

#[tokio::test]
async fn what_differs_is_named_beside_what_was_stated() {
    let offices = Offices::new().await;
    offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    let form = "/en/desk/receive/BW00000001";
    let kept = peeters.post(form, &FOUND).await;
    assert_eq!(kept.location(), "/en/desk/certificate/BW00000001", "{}", kept.words());
    let page = peeters.get(kept.location()).await;
    let words = page.words();
    assert!(words.contains("Not everything was found as stated"), "{words}");
    assert!(words.contains("Carats 820.00 819.50 differs"), "{words}");
    assert!(words.contains("Parcels 1 1 "), "{words}");
    let again = peeters.post(form, &FOUND).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.words().contains("T6") && again.words().contains("See the receipt"), "{}", again.words());
    let kgosi = offices.browser("t.kgosi").await.get("/en/desk").await;
    assert!(
        kgosi.words().contains("Received by others, and not as we stated BW00000001")
            || kgosi.words().contains("not as we stated")
    );
}

#[tokio::test]
async fn a_receipt_that_does_not_read_comes_back_as_it_was_typed() {
    let offices = Offices::new().await;
    offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    let typed = [
        ("received_on", "2026-13-40"),
        ("found.parcels", "one"),
        ("found.carats", "82O.00"),
        ("found.exporter", ""),
        ("found.importer", "Scheldt"),
        ("remark", "two stones <chipped>"),
    ];
    let page = peeters.post("/en/desk/receive/BW00000001", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (name, value) in typed {
        let shown = page.value(name).unwrap().replace("&lt;", "<").replace("&gt;", ">");
        assert_eq!(shown, value, "{name}");
    }
    let words = page.words();
    for rule in ["P4", "T20", "M1", "T10"] {
        assert!(words.contains(rule), "{rule}: {words}");
    }
}

#[tokio::test]
async fn a_certificate_for_another_country_is_not_this_offices_business() {
    let offices = Offices::new().await;
    offices.sent().await;
    let kgosi = offices.browser("t.kgosi").await;
    let page = kgosi.post("/en/desk/receive/BW00000001", &FOUND).await;
    assert!(page.words().contains("T26"), "{}", page.words());
}

#[tokio::test]
async fn a_certificate_from_elsewhere_is_typed_off_its_paper_and_confirmed_once() {
    let offices = Offices::new().await;
    let peeters = offices.browser("j.peeters").await;
    let page = "/en/desk/receive/paper";
    assert_eq!(peeters.get(page).await.status, StatusCode::OK);
    let stated = [
        ("stated.number", "AO 0001234"),
        ("stated.issued_by", "Angola"),
        ("stated.issued_on", "2026-11-01"),
        ("stated.exporter", "Kgalagadi Rough"),
        ("stated.importer", "Scheldt Diamonds"),
        ("stated.parcels", "1"),
        ("stated.carats", "819.50"),
        ("stated.usd", "10 000"),
    ];
    let wrong = [&stated[..2], &[("stated.issued_on", "soon")], &FOUND[..]].concat();
    let refused = peeters.post(page, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("P4") && refused.words().contains("T10"), "{}", refused.words());
    assert_eq!(refused.value("stated.number").as_deref(), Some("AO 0001234"));
    let all = [&stated[..], &FOUND[..]].concat();
    let kept = peeters.post(page, &all).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.words());
    assert!(kept.words().contains("The receipt of AO 0001234 is kept"), "{}", kept.words());
    let again = peeters.post(page, &all).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.words().contains("T6"), "{}", again.words());
}
