//! A small operator writes down what was done, and sees what comes of it.

use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_files::{Captured, is_table};
use loupe_scheme::custody::Process;
use loupe_scheme::words::Lang;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::tables::{HEADER, cells, csv, events, field, file, sent};

/// From a mine to a polished stone and a parcel under a certificate.
const STORY: &[&str] = &[
    "1,2026-11-02,mining,out,R-7,120.50,letlhakane,,2026H2,,,,,first run",
    "2,2026-11-03T09:30+02:00,sorting,in,R-7,120.50,,,,,,,,",
    "2,,,out,Fine,20,,,,,,,,",
    "2,,,out,Rest,100.40,,,,,,,,",
    "2,,,loss,,0.10,,,,,,,,",
    "3,2026-11-04,polishing,in,Fine,2.10,,,,,,,,",
    "3,,,out,P-1,0.98,,,,,,,GIA 1234,",
    "3,,,loss,,1.12,,,,,,,,",
    "4,2026-11-05,packing,in,Rest,100.40,,,,,,,,",
    "4,,,in,P-1,0.98,,,,,,,,",
    "4,,,out,Box 1,,,,,,,,,",
    "5,2026-11-06,shipping,out,Rest,100.40,,,,BW00000001,gaborone,https://scheldt.example/,,",
    "6,2026-11-07,theft,loss,Older,3,,,,,,,,",
];

async fn story(shape: Shape) -> Captured {
    let rows: Vec<Vec<String>> =
        [&[HEADER], STORY].concat().iter().map(|row| row.split(',').map(str::to_owned).collect()).collect();
    sent("story", &file(&rows, shape)).await.unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

#[tokio::test]
async fn a_table_becomes_events_of_the_standard() {
    for shape in [Shape::Csv, Shape::Xlsx] {
        let told = events(&story(shape).await);
        let lot = "urn:loupe:lot:gaborone:";
        let expected = [
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2026-11-02T12:00:00Z","eventTimeZoneOffset":"+00:00","action":"ADD","quantityList":[{{"epcClass":"{lot}R-7","quantity":120.50,"uom":"CTM"}}],"ilmd":{{"loupe:site":"letlhakane","loupe:period":"2026H2"}},"bizStep":"commissioning","loupe:process":"mining","loupe:remark":"first run"}}"#
            ),
            format!(
                r#"{{"type":"TransformationEvent","eventTime":"2026-11-03T07:30:00Z","eventTimeZoneOffset":"+02:00","inputQuantityList":[{{"epcClass":"{lot}R-7","quantity":120.50,"uom":"CTM"}}],"outputQuantityList":[{{"epcClass":"{lot}Fine","quantity":20.00,"uom":"CTM"}},{{"epcClass":"{lot}Rest","quantity":100.40,"uom":"CTM"}}],"loupe:process":"sorting","loupe:loss":"0.10"}}"#
            ),
            format!(
                r#"{{"type":"TransformationEvent","eventTime":"2026-11-04T12:00:00Z","eventTimeZoneOffset":"+00:00","inputQuantityList":[{{"epcClass":"{lot}Fine","quantity":2.10,"uom":"CTM"}}],"outputEPCList":["{lot}P-1"],"loupe:process":"polishing","loupe:loss":"1.12","loupe:stones":[{{"epc":"{lot}P-1","carats":"0.98","report":"GIA 1234"}}]}}"#
            ),
            format!(
                r#"{{"type":"AggregationEvent","eventTime":"2026-11-05T12:00:00Z","eventTimeZoneOffset":"+00:00","action":"ADD","parentID":"urn:loupe:parcel:gaborone:Box%201","childEPCs":["{lot}P-1"],"childQuantityList":[{{"epcClass":"{lot}Rest","quantity":100.40,"uom":"CTM"}}],"bizStep":"packing","loupe:process":"packing","loupe:stones":[{{"epc":"{lot}P-1","carats":"0.98","report":"GIA 1234"}}]}}"#
            ),
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2026-11-06T12:00:00Z","eventTimeZoneOffset":"+00:00","action":"OBSERVE","quantityList":[{{"epcClass":"{lot}Rest","quantity":100.40,"uom":"CTM"}}],"bizStep":"shipping","bizTransactionList":[{{"type":"urn:loupe:custody:v1:certificate","bizTransaction":"urn:loupe:certificate:BW00000001"}}],"sourceList":[{{"type":"possessing_party","source":"urn:loupe:party:gaborone"}}],"destinationList":[{{"type":"possessing_party","destination":"https://scheldt.example/"}}],"loupe:process":"shipping"}}"#
            ),
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2026-11-07T12:00:00Z","eventTimeZoneOffset":"+00:00","action":"DELETE","quantityList":[{{"epcClass":"{lot}Older","quantity":3.00,"uom":"CTM"}}],"loupe:process":"theft"}}"#
            ),
        ];
        assert_eq!(told, expected);
    }
}

#[tokio::test]
async fn the_preview_says_what_each_act_would_do() {
    let captured = story(Shape::Csv).await;
    assert_eq!((captured.preview.rows, captured.preview.acts.len()), (13, 6));
    let said = |lang: Lang| captured.preview.acts.iter().map(|act| act.words(lang)).collect::<Vec<_>>();
    assert_eq!(
        said(Lang::En),
        [
            "1: mining, 2026-11-02. Out: 120.50 ct in 1 lot.",
            "2: sorting, 2026-11-03. In: 120.50 ct in 1 lot. Out: 120.40 ct in 2 lots. Lost: 0.10 ct.",
            "3: polishing, 2026-11-04. In: 2.10 ct in 1 lot. Out: 0.98 ct in 1 lot. Lost: 1.12 ct.",
            "4: packing, 2026-11-05. Of 101.38 ct in 2 lots only the place or the keeper changes. Parcel: Box 1.",
            "5: shipping, 2026-11-06. Of 100.40 ct in 1 lot only the place or the keeper changes. Certificate BW00000001.",
            "6: theft, 2026-11-07. In: 3.00 ct in 1 lot. Lost: 3.00 ct. Told of elsewhere, or waits for it: Older.",
        ]
    );
    assert_eq!(
        said(Lang::Fr)[1],
        "2\u{a0}: tri, 2026-11-03. Entrent\u{a0}: 120.50 ct en 1 lot. Sortent\u{a0}: 120.40 ct en 2 lots. Perdus\u{a0}: 0.10 ct."
    );
    assert_eq!(
        said(Lang::Pt)[2],
        "3: lapidação, 2026-11-04. Entram: 2.10 ct em 1 lote. Saem: 0.98 ct em 1 lote. Perdem-se: 1.12 ct."
    );
    let told = serde_json::to_value(&captured.preview).unwrap();
    assert_eq!(told["acts"][1]["taken"], serde_json::json!({ "lots": 1, "carats": "120.50" }));
    assert_eq!((&told["acts"][2]["process"], &told["acts"][2]["lost"]), (&"polishing".into(), &"1.12".into()));
    assert_eq!(captured.preview.acts[5].process, Process::Theft);
}

#[tokio::test]
async fn a_workbook_typed_as_people_type_is_read() {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Lots of November").unwrap();
    let header = ["Événement", "DATE", "ce qui a été fait", "Sens", "Lot", "Carats", "Pays", "Ma colonne"];
    for (at, name) in (0..).zip(header) {
        sheet.write(2, at, name).unwrap();
    }
    sheet.write(3, 0, 1).unwrap();
    sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(2026, 11, 2).unwrap(), &day).unwrap();
    for (at, text) in [(2, "Extraction"), (3, "SORTIE"), (4, "'=R7"), (6, "BWA")] {
        sheet.write(3, at, text).unwrap();
    }
    sheet.write(3, 5, 12.000_001).unwrap();
    let captured = sent("novembre.xlsx", &workbook.save_to_buffer().unwrap()).await.unwrap();
    assert_eq!(captured.preview.columns_left, ["Ma colonne"]);
    let [event] = &events(&captured)[..] else { panic!("one event") };
    for told in [r#""quantity":12.000001"#, "gaborone:%3DR7", r#"{"loupe:country":"BWA"}"#, "2026-11-02T12:00:00Z"] {
        assert!(event.contains(told), "{told}: {event}");
    }
}

#[tokio::test]
async fn semicolons_and_order_of_columns_do_not_matter() {
    let table = "\u{feff}Quilates;Lote;Sentido;O que se fez;Data;Evento\n\n7.25;Lote 1;saída;existências iniciais;2026-11-02;abc\n";
    let captured = sent("lotes.csv", table.as_bytes()).await.unwrap();
    assert_eq!(
        captured.preview.acts[0].words(Lang::Pt),
        "abc: existências iniciais, 2026-11-02. Saem: 7.25 ct em 1 lote."
    );
    assert_eq!(events(&captured).len(), 1);
}

#[tokio::test]
async fn a_stone_is_one_on_all_its_rows_and_its_lot_may_be_told_later() {
    let rows = csv(&[
        "1,2026-11-05,setting,in,S,1.02,,,,,,,,",
        "1,,,out,Ring,1.02,,,,,,,,",
        "2,2026-11-04,polishing,in,Lot,2,,,,,,,,",
        "2,,,out,S,1.02,,,,,,,HRD 7,",
        "2,,,loss,,0.98,,,,,,,,",
    ]);
    let captured = sent("stones.csv", rows.as_bytes()).await.unwrap();
    let told = events(&captured);
    assert!(told[0].contains(r#""inputEPCList":["urn:loupe:lot:gaborone:S"]"#), "{}", told[0]);
    assert!(
        told[0].contains(r#""loupe:stones":[{"epc":"urn:loupe:lot:gaborone:S","carats":"1.02","report":"HRD 7"}]"#)
    );
    assert_eq!(captured.preview.acts[0].elsewhere, [""; 0], "the table itself makes it");
    assert_eq!(captured.preview.acts[1].elsewhere, ["Lot"]);
    let context = field(&captured.document, "@context").to_string();
    assert_eq!(
        context,
        r#"["https://ref.gs1.org/standards/epcis/epcis-context.jsonld",{"loupe":"urn:loupe:custody:v1:"}]"#
    );
}

#[test]
fn a_table_is_told_from_a_document() {
    assert!(is_table("lots.CSV", b"event") && is_table("-", b"PK\x03\x04") && is_table("lots.xlsx", b""));
    assert!(!is_table("events.json", b"{}") && !is_table("-", b"<epcis/>"));
    assert_eq!(cells(b"a,b\n", Shape::Csv), [[["a", "b"]]]);
}
