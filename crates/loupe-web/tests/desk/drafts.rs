//! "I type a certificate for two hours": nothing is lost, nobody overwrites me, and a second person answers for it.

use axum::http::StatusCode;

use super::office::Offices;

/// A draft as the form sends it.
const TYPED: [(&str, &str); 11] = [
    ("exporter.name", "Kgalagadi Rough"),
    ("exporter.address", "Plot 64511, Gaborone"),
    ("importer.name", "Scheldt Diamonds"),
    ("importer.address", "Hoveniersstraat 22, Antwerp"),
    ("importing", "EUE"),
    ("parcels[1].id", "P-1"),
    ("parcels[1].origins", "Botswana"),
    ("parcels[1].hs710231.carats", "820.50"),
    ("parcels[1].hs710231.usd", "96760"),
    ("seal", "S 0417"),
    ("quality", "rough <gems> & \"makeables\""),
];

fn with<'f>(fields: &[(&'f str, &'f str)], more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = fields.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}

#[tokio::test]
async fn what_is_refused_comes_back_as_it_was_typed_with_every_reason_at_its_field() {
    let offices = Offices::new().await;
    let desk = offices.browser("k.mosweu").await;
    let wrong = with(
        &TYPED,
        &[
            ("importing", ""),
            ("parcels[1].hs710231.carats", "eight hundred"),
            ("exporter.address", ""),
            ("carats", "1e3"),
            ("do", "save"),
        ],
    );
    let page = desk.post("/en/desk/draft", &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words());
    for (name, value) in wrong.iter().filter(|(name, _)| *name != "do") {
        let shown = page.value(name).unwrap_or_else(|| panic!("no field {name}"));
        let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        assert_eq!(shown, *value, "{name}");
    }
    let words = page.words();
    assert!(words.contains("Nothing that you typed is lost"), "{words}");
    for rule in ["M1", "T10"] {
        assert!(words.contains(&format!("Rule {rule}")), "{rule}: {words}");
    }
    assert!(page.text.contains("href=\"#importing\"") && page.text.contains("id=\"importing-wrong\""));
    assert!(offices.registry.drafts(&offices.actor("k.mosweu").await).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_form_with_an_old_secret_is_refused_and_keeps_nothing() {
    let offices = Offices::new().await;
    let desk = offices.browser("k.mosweu").await;
    let other = offices.browser("t.kgosi").await;
    let stolen = desk.with_form_of(&other).post("/en/desk/draft", &with(&TYPED, &[("do", "save")])).await;
    assert_eq!(stolen.status, StatusCode::FORBIDDEN, "{}", stolen.words());
    assert!(offices.registry.drafts(&offices.actor("k.mosweu").await).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_button_for_one_more_parcel_adds_it_and_saves_nothing() {
    let offices = Offices::new().await;
    let desk = offices.browser("k.mosweu").await;
    let page = desk.post("/en/desk/draft", &with(&TYPED, &[("do", "parcel")])).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.value("parcels[1].id").as_deref(), Some("P-1"));
    assert_eq!(page.value("parcels[2].id").as_deref(), Some(""));
    assert!(offices.registry.drafts(&offices.actor("k.mosweu").await).await.unwrap().is_empty());
}

#[tokio::test]
async fn two_people_answer_for_every_certificate_and_the_page_says_why() {
    let offices = Offices::new().await;
    let (mosweu, kgosi) = (offices.browser("k.mosweu").await, offices.browser("t.kgosi").await);
    let saved = mosweu.post("/en/desk/draft", &with(&TYPED, &[("do", "save")])).await;
    let draft = saved.location().to_owned();
    assert_eq!(draft, "/en/desk/draft/bw-diamonds/1", "{}", saved.words());
    let own = mosweu.get(&draft).await;
    assert!(own.words().contains("two people answer for every certificate"), "{}", own.words());
    assert!(!own.text.contains(&format!("{draft}/validate")), "there is no button that would be refused");
    let alone = mosweu.post(&format!("{draft}/validate"), &[("version", "1")]).await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.words().contains("Nobody validates or issues alone"), "{}", alone.words());

    let other = kgosi.get("/en/desk").await;
    assert!(other.words().contains("For you to validate bw-diamonds/1") || other.text.contains(&draft));
    let version = kgosi.get(&draft).await.value("version").unwrap();
    let validated = kgosi.post(&format!("{draft}/validate"), &[("version", &version)]).await;
    assert_eq!(validated.location(), draft);
    let version = kgosi.get(&draft).await.value("version").unwrap();
    let issued = kgosi.post(&format!("{draft}/issue"), &[("version", &version)]).await;
    assert_eq!(issued.location(), "/en/desk/certificate/BW00000001", "{}", issued.words());
    let page = kgosi.get(issued.location()).await;
    assert!(page.words().contains("820.50") && page.words().contains("The shipment left"), "{}", page.words());
}

#[tokio::test]
async fn who_was_overtaken_sees_both_texts_and_loses_neither() {
    let offices = Offices::new().await;
    let (mosweu, molefe) = (offices.browser("k.mosweu").await, offices.browser("a.molefe").await);
    let draft = mosweu.post("/en/desk/draft", &with(&TYPED, &[("do", "save")])).await.location().to_owned();
    let edit = format!("{draft}/edit");
    let version = mosweu.get(&edit).await.value("version").unwrap();
    let first = with(&TYPED, &[("seal", "S 0500"), ("version", &version), ("do", "save")]);
    assert_eq!(molefe.post(&edit, &first).await.location(), draft);
    let late = with(&TYPED, &[("seal", "S 0600"), ("version", &version), ("do", "save")]);
    let page = mosweu.post(&edit, &late).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = page.words();
    for told in ["Somebody else changed this draft meanwhile", "S 0500", "T22"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    assert_eq!(page.value("seal").as_deref(), Some("S 0600"), "mine is still in the form");
    let again = with(&late, &[("version", &page.value("version").unwrap())])
        .iter()
        .map(|(n, v)| (n.to_string(), v.to_string()))
        .collect::<Vec<_>>();
    let again: Vec<(&str, &str)> = again.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(mosweu.post(&edit, &again).await.location(), draft);
    assert!(mosweu.get(&draft).await.words().contains("S 0600"));
}

#[tokio::test]
async fn a_draft_that_changed_under_its_reader_is_not_validated() {
    let offices = Offices::new().await;
    let (mosweu, kgosi) = (offices.browser("k.mosweu").await, offices.browser("t.kgosi").await);
    let draft =
        mosweu.post("/fr/desk/draft", &with(&TYPED, &[("parcels[1].hs710231.carats", "820,5"), ("do", "save")])).await;
    let draft = draft.location().to_owned();
    let seen = kgosi.get(&draft).await.value("version").unwrap();
    let edit = format!("{draft}/edit");
    let changed = with(&TYPED, &[("parcels[1].hs710231.carats", "900,5"), ("version", &seen), ("do", "save")]);
    assert_eq!(mosweu.post(&edit, &changed).await.location(), draft);
    let page = kgosi.post(&format!("{draft}/validate"), &[("version", &seen)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.words().contains("900,50"), "the newest text is shown: {}", page.words());
    assert!(page.words().contains("T22"));
}

#[tokio::test]
async fn a_reason_that_is_missing_leaves_the_draft_as_it_was() {
    let offices = Offices::new().await;
    let (mosweu, kgosi) = (offices.browser("k.mosweu").await, offices.browser("t.kgosi").await);
    let draft = mosweu.post("/en/desk/draft", &with(&TYPED, &[("do", "save")])).await.location().to_owned();
    let back = format!("{draft}/send-back");
    let page = kgosi.post(&back, &[("version", "1"), ("act", "send-back"), ("reason", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words());
    assert!(page.words().contains("T10"), "{}", page.words());
    let page = kgosi.get(&draft).await;
    assert!(page.words().contains("Draft. Written by k.mosweu."), "{}", page.words());
}
