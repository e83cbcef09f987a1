//! "We have three hundred of them, in a table": drafts and receipts come in, certificates go out.

use axum::http::{StatusCode, header};

use super::office::Offices;

/// One shipment in the columns of the empty table.
fn table(empty: &str, carats: &str) -> String {
    let typed = [
        ("shipment", "July"),
        ("importing", "EUE"),
        ("exporter", "Kgalagadi Rough"),
        ("exporter_address", "Gaborone"),
        ("importer", "Scheldt Diamonds"),
        ("importer_address", "Antwerp"),
        ("parcel", "P-1"),
        ("origins", "BWA"),
        ("hs", "7102.31"),
        ("carats", carats),
        ("usd", "96760"),
    ];
    let cell = |column: &str| typed.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| *text);
    let row: Vec<&str> = empty.trim().trim_start_matches('\u{feff}').split(',').map(cell).collect();
    format!("{}\n{}\n", empty.trim(), row.join(","))
}

#[tokio::test]
async fn a_table_is_tried_brought_in_and_taken_out_again() {
    let offices = Offices::new().await;
    let mosweu = offices.browser("k.mosweu").await;
    let empty = mosweu.get("/en/desk/tables/empty-drafts.csv").await;
    assert_eq!(empty.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    let bring = "/en/desk/tables/drafts";

    let wrong = mosweu.upload(bring, "table", table(&empty.text, "82O.50").as_bytes()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in ["Nothing of the table came in", "82O.50", "Rule M1"] {
        assert!(wrong.words().contains(told), "{told}: {}", wrong.words());
    }
    let good = table(&empty.text, "820.50");
    let tried = mosweu.upload(bring, "table", good.as_bytes()).await;
    assert_eq!(tried.status, StatusCode::OK);
    assert!(tried.words().contains("Only tried, nothing was written: 1"), "{}", tried.words());
    assert!(offices.registry.drafts(&offices.actor("k.mosweu").await).await.unwrap().is_empty());
    let kept = mosweu.upload_with(bring, &[("mode", "keep")], "table", good.as_bytes()).await;
    assert!(kept.words().contains("Brought in: 1") && kept.text.contains("/en/desk/draft/bw-diamonds/1"));

    let out = mosweu.get("/en/desk/tables/drafts.csv").await;
    assert!(out.text.contains("820.50") && out.text.contains("Kgalagadi Rough"), "{}", out.text);
    let workbook = mosweu.get("/en/desk/tables/certificates.xlsx").await;
    assert!(workbook.text.starts_with("PK"), "a workbook is a packed folder");
    assert_eq!(mosweu.get("/en/desk/tables/everything.csv").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn receipts_come_in_where_shipments_arrive() {
    let offices = Offices::new().await;
    offices.sent().await;
    let peeters = offices.browser("j.peeters").await;
    let page = peeters.get("/en/desk/tables").await;
    assert!(page.words().contains("Confirm receipts"), "{}", page.words());
    let empty = peeters.get("/en/desk/tables/empty-receipts.csv").await.text;
    let typed = [
        ("certificate", "BW00000001"),
        ("received_on", "2026-11-25"),
        ("parcels", "1"),
        ("carats", "819.50"),
        ("exporter", "Kgalagadi Rough"),
        ("importer", "Scheldt Diamonds"),
    ];
    let cell = |column: &str| typed.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| *text);
    let row: Vec<&str> = empty.trim().trim_start_matches('\u{feff}').split(',').map(cell).collect();
    let file = format!("{}\n{}\n", empty.trim(), row.join(","));
    let kept = peeters.upload_with("/en/desk/tables/receipts", &[("mode", "keep")], "table", file.as_bytes()).await;
    assert!(kept.words().contains("Differs: carats"), "{}", kept.words());
}
