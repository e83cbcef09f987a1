//! What is refused, by rule, row and column.

use loupe_registry::catalogue::catalogue;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_files::{FILE_BYTES_MAX, ROWS_MAX};
use loupe_scheme::words::Lang;

use super::tables::{csv, file, places, sent};

/// What a table with the whole header is refused for.
async fn refused(rows: &[&str]) -> Vec<String> {
    places(sent("lots.csv", csv(rows).as_bytes()).await)
}

const MINED: &str = "1,2026-11-02,mining,out,A,10,,,,,,,,";

#[tokio::test]
async fn every_cell_that_is_wrong_is_told_at_once() {
    let told = refused(&[
        "1,2.11.2026,digging,outside,A,-1,,,,,,,,",
        ",2026-11-02,mining,out,B,1,,,,,,,,",
        "2,,sorting,in,,,,,,,,,,",
        "3,2026-11-02,mining,out,a:b c,0.0000001,,Botswana,2026H3,,,:,,",
        "4,2026-11-02,mining,out,C,1e3,,,,,,,,",
    ])
    .await;
    assert_eq!(
        told,
        [
            "P4 2 date",
            "B24 2 process",
            "B24 2 side",
            "M2 2 carats",
            "B23 3 event",
            "B23 4 date",
            "B23 4 lot",
            "B23 4 carats",
            "B28 5 lot",
            "M3 5 carats",
            "P3 5 country",
            "P1 5 period",
            "B28 5 to",
            "M1 6 carats",
        ]
    );
}

#[tokio::test]
async fn rows_of_one_act_say_the_same() {
    let told = refused(&[MINED, "1,2026-11-03,Mining,out,B,5,,,,,,,,", "1,2026-11-02,mining,out,C,5,,,,,,,,"]).await;
    assert_eq!(told, ["B25 3 date", "B25 3 process"]);
    let two_reports =
        refused(&["1,2026-11-02,mining,out,A,1,,,,,,,GIA 1,", "2,2026-11-03,polishing,in,A,1,,,,,,,GIA 2,"]).await;
    assert_eq!(two_reports, ["B25 3 report"]);
    let twice = refused(&["1,2026-11-02,mining,out,A,1,,,,,,,GIA 1,", "1,2026-11-02,mining,out,A,1,,,,,,,,"]).await;
    assert_eq!(twice, ["B25 3 lot"]);
}

#[tokio::test]
async fn an_act_has_the_rows_and_the_origin_of_its_kind() {
    let told = refused(&[
        "1,2026-11-02,mining,in,A,10,,,,,,,,",
        "2,2026-11-02,shipping,loss,A,10,,,,,,,,",
        "3,2026-11-02,sorting,in,A,10,,BWA,,,,,,",
        "3,2026-11-02,sorting,loss,A,10,,,,,,,,",
        "4,2026-11-02,mining,out,B,10,site,BWA,,,,,,",
        "5,2026-11-02,opening,out,C,10,,BWA,,,,,,",
        "6,2026-11-02,opening,out,D,0,,,,,,,,",
    ])
    .await;
    assert_eq!(
        told,
        ["B26 2 side", "B26 3 side", "B26 5 lot", "B27 4 country", "B27 6 site", "B27 7 country", "B1 8 carats"]
    );
}

#[tokio::test]
async fn a_parcel_is_one_and_holds_its_lots() {
    let lots = "1,2026-11-02,packing,in,A,10,,,,,,,,";
    assert_eq!(refused(&[lots]).await, ["B29 2 lot"]);
    assert_eq!(refused(&[lots, "1,,,out,P,,,,,,,,,", "1,,,out,Q,,,,,,,,,"]).await, ["B29 4 lot"]);
    assert_eq!(refused(&[lots, "1,,,out,P,9,,,,,,,,"]).await, ["B29 3 lot"]);
    assert_eq!(refused(&["1,2026-11-02,unpacking,in,P,9,,,,,,,,"]).await, ["B29 2 lot"]);
    let fits = csv(&[lots, "1,,,out,P,10.00,,,,,,,,", "2,2026-11-03,unpacking,in,P,,,,,,,,,", "2,,,out,A,10,,,,,,,,"]);
    assert!(sent("lots.csv", fits.as_bytes()).await.is_ok());
}

#[tokio::test]
async fn the_balance_holds_within_an_act_and_among_acts() {
    let sorted = |out: &str, loss: &str| format!("2,2026-11-03,sorting,out,{out},,,,,,,,\n2,,,loss,,{loss},,,,,,,,");
    let told = refused(&[MINED, "2,2026-11-03,sorting,in,A,10,,,,,,,,", &sorted("B,9", "0.5")]).await;
    assert_eq!(told, ["B2 3 carats"]);
    let refusals =
        sent("l.csv", csv(&[MINED, "2,2026-11-03,sorting,in,A,10,,,,,,,,", &sorted("B,9", "0.5")]).as_bytes()).await;
    let refusal = &refusals.unwrap_err()[0];
    assert_eq!(refusal.input, "9.50 ct ≠ 10.00 ct");
    assert_eq!(catalogue(Lang::En).place(&refusal.place), "l.csv, line 3, `carats`");
    let polished = refused(&["1,2026-11-02,polishing,in,A,1,,,,,,,,", "1,,,out,B,1.01,,,,,,,,"]).await;
    assert_eq!(polished, ["B6 2 carats"]);
    let twice = refused(&[MINED, "2,2026-11-02,mining,out,A,10,,,,,,,,"]).await;
    assert_eq!(twice, ["B5 3 lot"]);
    let over = refused(&[MINED, "2,2026-11-02,loss,loss,A,6,,,,,,,,", "3,2026-11-02,theft,loss,A,6,,,,,,,,"]).await;
    assert_eq!(over, ["B3 4 carats"]);
    let gone = refused(&[MINED, "2,2026-11-02,loss,loss,A,10,,,,,,,,", "3,2026-11-02,theft,loss,A,6,,,,,,,,"]).await;
    assert_eq!(gone, ["B4 4 carats"]);
    let cycle = refused(&["1,2026-11-02,splitting,in,A,1,,,,,,,,", "1,,,out,A,1,,,,,,,,"]).await;
    assert_eq!(cycle, ["B7 3 lot"]);
    let empty = refused(&["1,2026-11-02,splitting,in,A,1,,,,,,,,"]).await;
    assert_eq!(empty, ["B1 2 carats", "B2 2 carats"]);
}

#[tokio::test]
async fn what_is_no_table_of_lots_is_refused() {
    let of = async |name: &str, bytes: &[u8]| places(sent(name, bytes).await);
    assert_eq!(of("a.csv", b"").await, ["B20 0 -"]);
    assert_eq!(of("a.xlsx", b"PK\x03\x04rubbish").await, ["B20 0 -"]);
    assert_eq!(of("a.csv", b"lot,carats,side\nA,1,in\n").await, ["B21 0 event", "B21 0 date", "B21 0 process"]);
    assert_eq!(
        of("a.csv", b"event,date,process,side,lot,carats,Lote\n1,2026-11-02,mining,out,A,1,B\n").await,
        ["B21 0 lot"]
    );
    assert_eq!(of("a.csv", csv(&[]).as_bytes()).await, ["B20 0 -"]);
    assert_eq!(of("a.csv", csv(&["# 1,2026-11-02,mining,out,A,1,,,,,,,,"]).as_bytes()).await, ["B20 0 -"]);
    assert_eq!(of("a.csv", &vec![b' '; FILE_BYTES_MAX + 1]).await, ["U1 0 -"]);
    let row = |number: usize| {
        vec![number.to_string(), "2026-11-02".into(), "mining".into(), "out".into(), number.to_string(), "1".into()]
    };
    let header = ["event", "date", "process", "side", "lot", "carats"].map(str::to_owned).to_vec();
    for shape in [Shape::Csv, Shape::Xlsx] {
        let rows: Vec<Vec<String>> = [header.clone()].into_iter().chain((1..=ROWS_MAX + 1).map(row)).collect();
        assert_eq!(of("a", &file(&rows, shape)).await, [format!("B22 {} -", ROWS_MAX + 2)]);
        let most = sent("a", &file(&rows[..=ROWS_MAX], shape)).await.unwrap();
        assert_eq!(most.preview.acts.len(), ROWS_MAX);
    }
}
