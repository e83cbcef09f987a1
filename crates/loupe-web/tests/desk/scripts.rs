//! Names in every script, from the form to the code and back: nothing of them is lost, and none turns what stands beside
//! it.

use axum::http::StatusCode;
use loupe_credential::trust::SignedTrust;
use loupe_credential::verdict::{Outcome, Presented, check};
use loupe_credential::{code, vc};
use loupe_registry::access::By;

use super::office::{Offices, TODAY};

const ARABIC: &str = "شركة الغرب للماس (2026)";
const HEBREW: &str = "יהלומי רמת־גן בע״מ, 7";
const JAPANESE: &str = "東京都台東区上野 5-22-3";
const PERSIAN: &str = "خیابان می\u{200c}خواهم 12";

/// A draft as the form sends it.
const TYPED: [(&str, &str); 11] = [
    ("exporter.name", ARABIC),
    ("exporter.address", PERSIAN),
    ("importer.name", HEBREW),
    ("importer.address", JAPANESE),
    ("importing", "EUE"),
    ("parcels[1].id", "Ж-1"),
    ("parcels[1].origins", "Botswana"),
    ("parcels[1].hs710231.carats", "820.50"),
    ("parcels[1].hs710231.usd", "96760"),
    ("seal", "ፊ 0417"),
    ("do", "save"),
];

#[tokio::test]
async fn names_of_every_script_travel_whole_and_turn_nothing_beside_them() {
    let offices = Offices::new().await;
    let (mosweu, kgosi) = (offices.browser("k.mosweu").await, offices.browser("t.kgosi").await);
    let saved = mosweu.post("/en/desk/draft", &TYPED).await;
    let draft = saved.location().to_owned();
    assert_eq!(draft, "/en/desk/draft/bw-diamonds/1", "{}", saved.words());
    let form = mosweu.get(&format!("{draft}/edit")).await;
    let field = form.text.split('<').find(|tag| tag.contains("name=\"exporter.name\"")).unwrap();
    assert!(field.contains("dir=\"auto\"") && field.contains(ARABIC), "{field}");
    let amount = form.text.split('<').find(|tag| tag.contains("hs710231.carats")).unwrap();
    assert!(!amount.contains("dir="), "digits have one direction: {amount}");
    for act in ["validate", "issue"] {
        let version = kgosi.get(&draft).await.value("version").unwrap();
        kgosi.post(&format!("{draft}/{act}"), &[("version", &version)]).await;
    }
    let number = "BW00000001".parse().unwrap();
    let kept = offices.registry.certificate(&number).await.unwrap();
    for page in ["/en/desk/certificate/BW00000001", "/en/certificate/BW00000001/paper"] {
        let page = kgosi.get(page).await;
        for name in [ARABIC, PERSIAN, HEBREW, JAPANESE] {
            assert!(page.text.contains(&format!("<bdi>{name}</bdi>")), "{name}: {}", page.words());
        }
    }
    let peeters = offices.browser("j.peeters").await;
    let page = peeters.get("/en/desk/receive/BW00000001").await;
    assert!(page.text.contains(&format!("<bdi>{HEBREW}</bdi>, <bdi>{JAPANESE}</bdi>")), "{}", page.words());

    offices.registry.publish_trust(By::Operator).await.unwrap();
    let bundle = peeters.get("/trust/bundle.json").await;
    let trust = SignedTrust::read(&bundle.bytes).unwrap();
    let presented = Presented::Both(code::read(&kept.code).unwrap(), Box::new(vc::read(&kept.credential).unwrap()));
    let verdict = check(&presented, trust.verified(None).unwrap(), TODAY);
    assert_eq!(verdict.outcome, Outcome::Authentic, "{:?}", verdict.findings);
    let read = presented.certificate().unwrap();
    assert_eq!((read.shipment.exporter.name.as_str(), read.shipment.importer.name.as_str()), (ARABIC, HEBREW));
    assert_eq!(read.shipment.parcels[0].id, "Ж-1");
}

#[tokio::test]
async fn what_turns_hides_or_is_too_long_is_refused_at_its_field() {
    let offices = Offices::new().await;
    let mosweu = offices.browser("k.mosweu").await;
    let long = "ж".repeat(121);
    for (name, value, rule) in [
        ("exporter.name", "Kgalagadi \u{202e}hguoR", "T12"),
        ("importer.name", "Scheldt\u{200b} Diamonds", "T12"),
        ("seal", "\u{2066}S 0417", "T12"),
        ("importer.name", long.as_str(), "T11"),
        ("parcels[1].id", long.as_str(), "T11"),
    ] {
        let typed: Vec<(&str, &str)> =
            TYPED.into_iter().map(|(field, said)| (field, if field == name { value } else { said })).collect();
        let page = mosweu.post("/en/desk/draft", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.words().contains(&format!("Rule {rule}")), "{rule}: {}", page.words());
        assert_eq!(page.value(name).as_deref(), Some(value), "{name}: what was typed is still there");
    }
    assert!(offices.registry.drafts(&offices.actor("k.mosweu").await).await.unwrap().is_empty());
}
