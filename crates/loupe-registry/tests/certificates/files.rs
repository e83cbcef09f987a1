//! Certificates in bulk: what goes out as a table comes in again, and one bad row keeps all of them out.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use loupe_registry::certificate::{CertificateFilter, Kept};
use loupe_registry::certificate_files::{FileOf, Shape, Which, template};
use loupe_registry::import_returns::Mode;
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::{Outcome, Shipment, State, Total};
use loupe_scheme::rule::{Refusal, Rule};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::evidence::{again, came_in};
use super::register::{People, issued, parcel, party, register, rules, shipment};
use super::support::for_each_store;

const DRAFTS: &str =
    "shipment,importing,exporter,exporter_address,importer,importer_address,parcel,origins,hs,carats,usd\n";
const RECEIPTS: &str = "certificate,received_on,parcels,carats,exporter,importer,seal,remark\n";

/// A row of drafts from Gaborone to Antwerp.
fn row(shipment: usize, parcel: usize, carats: &str) -> String {
    format!(
        "S-{shipment},EUE,Kgalagadi Rough,Gaborone,Scheldt Diamonds,Antwerp,P-{parcel},BWA,7102.31,{carats},50.00\n"
    )
}

/// Every refusal as `rule line column`.
fn places(refused: Result<impl std::fmt::Debug, Trouble>) -> Vec<String> {
    let said = |refusal: &Refusal| {
        let (line, name) = (refusal.place.line.unwrap_or_default(), refusal.place.name.as_deref().unwrap_or("-"));
        format!("{} {line} {name}", refusal.rule.code())
    };
    match refused {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(said).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

/// What the waiting drafts of an office state, in the order of their numbers.
async fn waiting(registry: &Registry, actor: &Actor) -> Vec<(Shipment, Option<Total>)> {
    let mut drafts = registry.drafts(actor).await.unwrap();
    drafts.sort_by_key(|draft| draft.id.number);
    drafts.into_iter().map(|draft| (draft.shipment, draft.declared)).collect()
}

async fn exported(registry: &Registry, actor: &Actor, which: Which, shape: Shape) -> Vec<u8> {
    registry.export_certificates(actor, which, &CertificateFilter::default(), shape).await.unwrap().bytes
}

/// The cells of a table that went out, with its header.
fn cells(bytes: &[u8], shape: Shape) -> Vec<Vec<String>> {
    if shape == Shape::Csv {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        return reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let name = workbook.sheet_names()[0].clone();
    assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "nothing in it is a formula");
    let sheet = workbook.worksheet_range(&name).unwrap();
    sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// Names that a spreadsheet would run, that begin as if they were guarded, and in other scripts; lists with their signs.
fn awkward() -> Shipment {
    let mut goods = shipment();
    goods.exporter = party("=HYPERLINK(\"https://example.org/\",\"pay here\")");
    goods.exporter.licence = "'t Zilte, 7".to_owned();
    goods.importer = party("شركة الغرب للماس");
    goods.importer.licence = "'=1+1".to_owned();
    goods.quality = "+11, -3; \"melee\" | @home".to_owned();
    goods.seal = "0417".to_owned();
    goods.parcels[0].lots = vec!["a;b".to_owned(), "c\\d".to_owned(), "-7".to_owned()];
    goods.parcels[0].mined = "2024".to_owned();
    goods.parcels[1] = parcel("007", "BWA", "0.000001", "0.01");
    goods
}

#[tokio::test]
async fn drafts_that_go_out_as_a_table_come_in_again_word_for_word() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let proven = came_in(&registry, &people).await.to_string();
        let from_antwerp = again("3.00", &[(proven.as_str(), "BWA")]);
        registry.draft_certificate(&people.mosweu, awkward(), awkward().total()).await.unwrap();
        registry.draft_certificate(&people.mosweu, shipment(), None).await.unwrap();
        registry.draft_certificate(&people.peeters, from_antwerp, None).await.unwrap();
        for (shape, actor) in
            [Shape::Csv, Shape::Xlsx].into_iter().flat_map(|shape| [(shape, &people.clerk), (shape, &people.maes)])
        {
            let before = waiting(&registry, actor).await;
            let file = exported(&registry, actor, Which::Drafts, shape).await;
            let read = registry.import_drafts(actor, "drafts", &file, Mode::Save).await.unwrap();
            assert_eq!((read.drafts.len(), &read.columns_left), (before.len(), &vec![]));
            let mut both = waiting(&registry, actor).await;
            let mut new = both.split_off(before.len());
            // The newest stands first in the table.
            new.sort_by_key(|(goods, _)| before.iter().position(|(other, _)| other == goods));
            assert_eq!((both, new), (before.clone(), before));
            for draft in read.drafts {
                registry.withdraw_draft(actor, &draft.draft.unwrap(), 1, "A copy.").await.unwrap();
            }
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_spreadsheet_runs_nothing_of_what_goes_out() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        issued(&registry, &people.mosweu, &people.kgosi, awkward()).await;
        for (shape, actor) in [(Shape::Csv, &people.clerk), (Shape::Xlsx, &people.peeters)] {
            let file = exported(&registry, actor, Which::Certificates, shape).await;
            let table = cells(&file, shape);
            assert_eq!(table.len(), 3, "a header and a row for each line");
            for cell in table.iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
            let words = table[1].join("|");
            for told in ["BW00000001", "|issued|", "'=HYPERLINK", "|'t Zilte", "''=1+1", "شركة", "|0417|"] {
                assert!(words.contains(told), "{told}: {words}");
            }
            // What was issued is drafted again from the table; what only a certificate has is left.
            let read = registry.import_drafts(&people.clerk, "again", &file, Mode::DryRun).await.unwrap();
            assert_eq!((read.drafts[0].parcels, read.drafts[0].draft.is_none()), (2, true));
            assert_eq!(read.columns_left[..2], ["certificate".to_owned(), "state".to_owned()]);
        }
        assert_eq!(registry.drafts(&people.clerk).await.unwrap(), []);
        registry.close().await;
    })
    .await;
}

/// The template of drafts with one shipment typed into it as a person does: numbers as numbers and days as days.
fn filled_in() -> Vec<u8> {
    let header = cells(&template(FileOf::Drafts, Shape::Xlsx), Shape::Xlsx).remove(0);
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    let place = |name: &str| u16::try_from(header.iter().position(|cell| cell == name).unwrap()).unwrap();
    for name in &header {
        sheet.write(0, place(name), name).unwrap();
    }
    let typed = [
        ("shipment", "July"),
        ("importing", "ARE"),
        ("exporter", "Scheldt Diamonds NV"),
        ("exporter_address", "Hoveniersstraat 22"),
        ("importer", "Creek Diamonds"),
        ("importer_address", "Almas Tower"),
        ("evidence", "BW00000001"),
        ("evidence_issued_by", "BWA"),
    ];
    for (name, text) in typed {
        sheet.write(1, place(name), text).unwrap();
    }
    let on = ExcelDateTime::from_ymd(2026, 11, 25).unwrap();
    sheet.write_with_format(1, place("evidence_imported_on"), &on, &day).unwrap();
    for (line, hs, carats) in [(1, 7102.1, 800.5), (2, 7102.31, 0.1)] {
        sheet.write(line, place("shipment"), "July").unwrap();
        sheet.write(line, place("parcel"), 1.0).unwrap();
        sheet.write(line, place("origins"), "BWA").unwrap();
        sheet.write(line, place("hs"), hs).unwrap();
        sheet.write(line, place("carats"), carats).unwrap();
        sheet.write(line, place("usd"), 1_000.0).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_template_that_was_filled_in_by_hand_is_read_as_it_was_meant() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        assert_eq!(came_in(&registry, &people).await.to_string(), "BW00000001");
        registry.import_drafts(&people.peeters, "july.xlsx", &filled_in(), Mode::Save).await.unwrap();
        let (goods, declared) = waiting(&registry, &people.peeters).await.remove(0);
        assert_eq!((goods.parcels.len(), goods.parcels[0].id.as_str(), declared), (1, "1", None));
        let lines: Vec<_> = goods.parcels[0].lines.iter().map(|line| format!("{} {}", line.hs, line.carats)).collect();
        assert_eq!(lines, ["7102.10 800.50", "7102.31 0.10"]);
        assert_eq!(goods.evidence[0].imported_on, jiff::civil::date(2026, 11, 25));
        for of in [FileOf::Drafts, FileOf::Receipts] {
            assert_eq!(cells(&template(of, Shape::Csv), Shape::Csv), cells(&template(of, Shape::Xlsx), Shape::Xlsx));
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_of_five_hundred_is_named_and_none_of_them_comes_in() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let rows = |bad: Option<&str>| -> String {
            let text = |n: usize| row(n / 100, n, if n == 317 { bad.unwrap_or("1.25") } else { "1.25" });
            (0..500).map(text).collect()
        };
        let records = || async { registry.records_about("draft/bw-diamonds/1").await.unwrap().len() };
        let import = async |table: &str, mode| {
            registry.import_drafts(&people.clerk, "year.csv", format!("{DRAFTS}{table}").as_bytes(), mode).await
        };
        // A letter for a digit does not read; no mass at all reads and is no parcel.
        for (bad, said) in [("12O.00", "M1 319 carats"), ("0", "T10 319 parcels[18].carats")] {
            assert_eq!(places(import(&rows(Some(bad)), Mode::Save).await), [said]);
            assert_eq!(registry.drafts(&people.clerk).await.unwrap(), []);
            assert_eq!(records().await, 0, "not even a record");
        }
        let two = format!("{}{}{}", row(1, 1, "x"), row(2, 1, "1.00").replace("EUE", "NRU"), row(3, 1, "y"));
        assert_eq!(places(import(&two, Mode::Save).await), ["M1 2 carats", "M1 4 carats"]);
        let tried = import(&rows(None), Mode::DryRun).await.unwrap();
        assert_eq!((tried.saved, tried.rows, tried.drafts.len(), records().await), (false, 500, 5, 0));
        let kept = import(&rows(None), Mode::Save).await.unwrap();
        assert_eq!((kept.drafts.len(), kept.drafts[0].parcels), (5, 100));
        assert_eq!(waiting(&registry, &people.clerk).await.len(), 5);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_the_rules_of_trade_refuse_is_said_of_its_row() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let import = async |actor: &Actor, table: String| {
            registry.import_drafts(actor, "t.csv", format!("{DRAFTS}{table}").as_bytes(), Mode::Save).await
        };
        let abroad = row(2, 1, "1.00").replace("EUE", "NRU");
        let unproven = row(3, 2, "1.00").replace("BWA", "AGO");
        let table = [row(1, 1, "1.00"), abroad, row(3, 1, "1.00"), unproven].concat();
        assert_eq!(places(import(&people.clerk, table).await), ["T1 3 importing", "T7 4 evidence"]);
        let long = row(1, 1, "1.00").replace("Kgalagadi Rough", &"ж".repeat(121));
        assert_eq!(places(import(&people.clerk, long).await), ["T11 2 exporter.name"]);
        let turned = row(1, 1, "1.00").replace("Scheldt", "Sch\u{202e}eldt");
        assert_eq!(places(import(&people.clerk, turned).await), ["T12 2 importer.name"]);
        let disagree = [row(1, 1, "1.00"), row(1, 2, "1.00").replace("Antwerp", "Ghent")].concat();
        assert_eq!(places(import(&people.clerk, disagree).await), ["T32 3 importer_address"]);
        assert_eq!(registry.drafts(&people.clerk).await.unwrap(), []);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_table_is_read_as_spreadsheets_write_it_and_no_other_file_is() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let import = async |bytes: &[u8]| registry.import_drafts(&people.clerk, "t.csv", bytes, Mode::DryRun).await;
        let plain = format!("{DRAFTS}{}", row(1, 1, "1.00").replace("Gaborone", "São João"));
        let spelled = plain.replacen("exporter_address", "Exporter Address", 1).replacen(",hs,", ",HS,", 1);
        let more = plain.replacen("carats,usd", "carats,usd,note", 1);
        let title = format!("Ministry of Minerals,,\n\n{plain}");
        for text in [format!("\u{feff}{plain}"), plain.replace(',', ";"), plain.replace(',', "\t"), spelled, title] {
            let read = import(text.as_bytes()).await.unwrap();
            assert_eq!((read.drafts.len(), read.drafts[0].carats.to_string().as_str()), (1, "1.00"), "{text}");
        }
        assert_eq!(import(more.as_bytes()).await.unwrap().columns_left, ["note"]);
        let utf_16: Vec<u8> = [0xfeff].into_iter().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let windows: Vec<u8> = plain.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        assert_eq!(places(import(&utf_16).await), ["T23 1 -"]);
        assert_eq!(places(import(&windows).await), ["T23 2 -"], "a letter that is no UTF-8");
        assert_eq!(places(import(DRAFTS.as_bytes()).await), ["T23 0 -"], "a header alone");
        assert_eq!(places(import(b"").await), ["T23 0 -"]);
        assert_eq!(places(import(b"PK\x03\x04 no workbook").await), ["T23 0 -"]);
        assert_eq!(places(import(&vec![b'a'; 21 << 20]).await), ["U1 0 -"]);
        let missing = plain.replacen(",carats,", ",mass,", 1).replacen("usd", "exporter", 1);
        assert_eq!(places(import(missing.as_bytes()).await), ["T24 0 exporter", "T24 0 carats", "T24 0 usd"]);
        let endless = format!("{DRAFTS}{}", row(1, 1, "1.00").repeat(10_001));
        assert_eq!(places(import(endless.as_bytes()).await), ["T25 10002 -"]);
        registry.close().await;
    })
    .await;
}

/// Three certificates to Antwerp, and a row of receipts for each of numbers.
async fn three(registry: &Registry, people: &People) -> Vec<Kept> {
    let mut sent = Vec::new();
    for _ in 0..3 {
        sent.push(issued(registry, &people.mosweu, &people.kgosi, shipment()).await);
    }
    sent
}

fn receipt(number: &str, carats: &str) -> String {
    format!("{number},2026-11-25,2,{carats},Kgalagadi Rough (Pty) Ltd,Scheldt Diamonds NV,S 0417,\n")
}

#[tokio::test]
async fn receipts_come_in_together_and_each_once() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, people) = register(url, root.path()).await;
        let sent = three(&registry, &people).await;
        let import = async |actor: &Actor, rows: &[String], mode| {
            registry.import_receipts(actor, "in.csv", format!("{RECEIPTS}{}", rows.concat()).as_bytes(), mode).await
        };
        let states = || async {
            let mut states = Vec::new();
            for kept in &sent {
                states.push(registry.certificate(&kept.certificate.number).await.unwrap().state);
            }
            states
        };
        let untouched = [State::Issued; 3];
        let [one, two, three] = ["BW00000001", "BW00000002", "BW00000003"];
        let (whole, less) = (receipt(one, "832.345678"), receipt(two, "832.30"));
        let bad = [whole.clone(), less.clone(), receipt(three, "8E2").replace("2026-11-25", "25.11.2026")];
        assert_eq!(places(import(&people.peeters, &bad, Mode::Save).await), ["T13 4 received_on", "M1 4 carats"]);
        let early = [whole.clone(), receipt(three, "1.00").replace("11-25", "11-24")];
        assert_eq!(places(import(&people.peeters, &early, Mode::Save).await), ["T13 3 received_on"]);
        let twice = [whole.clone(), less.clone(), whole.clone()];
        assert_eq!(places(import(&people.peeters, &twice, Mode::Save).await), ["T32 4 certificate"]);
        let unknown = [whole.clone(), receipt("BW00000009", "1.00")];
        assert_eq!(rules(import(&people.peeters, &unknown, Mode::Save).await), [Rule::NoSuchCertificate]);
        let both = [whole, less];
        assert_eq!(rules(import(&people.kgosi, &both, Mode::Save).await), [Rule::CertificateOfOthers; 2]);
        assert_eq!(rules(import(&people.clerk, &both, Mode::Save).await), [Rule::NotPermitted]);
        assert!(!import(&people.peeters, &both, Mode::DryRun).await.unwrap().saved);
        assert_eq!(states().await, untouched);

        let read = import(&people.peeters, &both, Mode::Save).await.unwrap();
        let outcomes: Vec<Outcome> = read.receipts.iter().map(|line| line.outcome).collect();
        assert_eq!((read.saved, outcomes), (true, vec![Outcome::AsStated, Outcome::Differs]));
        assert_eq!(states().await, [State::Received, State::ReceivedDiffering, State::Issued]);
        let again = import(&people.maes, &[both.concat(), receipt(three, "1.00")], Mode::Save).await;
        assert_eq!(rules(again), [Rule::CertificateUsed; 2]);
        assert_eq!(states().await[2], State::Issued, "the third waits for a file without the others");
        let table = cells(&exported(&registry, &people.peeters, Which::Certificates, Shape::Csv).await, Shape::Csv);
        let of_second = table.iter().find(|row| row[0] == two).unwrap();
        assert_eq!(of_second[5..8], ["2026-11-25".to_owned(), "differs".to_owned(), "carats".to_owned()]);
        registry.close().await;
    })
    .await;
}
