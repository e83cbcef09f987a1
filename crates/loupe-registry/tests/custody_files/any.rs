//! Any small trade, written into the template's columns in any language, comes back as events that EPCIS accepts, with
//! the same masses; and no bytes at all make the reader fail.

use loupe_registry::catalogue::catalogue;
use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_files::template;
use loupe_scheme::mass::Carats;
use loupe_scheme::words::Lang;
use proptest::prelude::*;

use super::tables::{cells, events, file, sent};

/// One lot mined and divided: its pieces in micro-carats, and what of it is lost.
#[derive(Clone, Debug)]
struct Split {
    pieces: Vec<u64>,
    loss: u64,
    name: String,
    stone: bool,
}

fn splits() -> impl Strategy<Value = Vec<Split>> {
    let pieces = prop::collection::vec(1..50_000_000_000_u64, 1..6);
    let one = (pieces, 0..1_000_000_u64, "[A-Za-z0-9 ='é#/%_-]{0,12}", any::<bool>());
    let one = one.prop_map(|(pieces, loss, name, stone)| Split { pieces, loss, name, stone });
    prop::collection::vec(one, 1..8)
}

fn carats(micro: u64) -> String {
    Carats::from_micro(micro).unwrap().to_string()
}

/// The rows of a trade below a template's header.
fn rows(splits: &[Split], lang: Lang) -> Vec<Vec<String>> {
    let texts = catalogue(lang);
    let word = |key: &str| texts.text(key).into_owned();
    let row = |event: String, process: &str, side: &str, lot: String, mass: u64, report: &str| {
        let cells = [event, "2026-11-02".into(), word(process), word(side), lot, carats(mass)];
        let empty = std::iter::repeat_n(String::new(), 6);
        cells.into_iter().chain(empty).chain([report.to_owned(), String::new()]).collect::<Vec<String>>()
    };
    let mut rows = Vec::new();
    for (number, split) in splits.iter().enumerate() {
        let whole = split.pieces.iter().sum::<u64>() + split.loss;
        let lot = format!("L{number} {}", split.name).trim().to_owned();
        rows.push(row(format!("m{number}"), "custody-process-mining", "custody-side-out", lot.clone(), whole, ""));
        let event = format!("s{number}");
        rows.push(row(event.clone(), "custody-process-splitting", "custody-side-in", lot.clone(), whole, ""));
        for (piece, mass) in split.pieces.iter().enumerate() {
            let report = if split.stone { format!("R {number}-{piece}") } else { String::new() };
            rows.push(row(
                event.clone(),
                "custody-process-splitting",
                "custody-side-out",
                format!("{lot}/{piece}"),
                *mass,
                &report,
            ));
        }
        if split.loss > 0 {
            rows.push(row(event, "custody-process-splitting", "custody-side-loss", String::new(), split.loss, ""));
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_filled_in_is_what_is_captured(splits in splits(), lang in 0..3_usize, workbook in any::<bool>()) {
        let lang = Lang::ALL[lang];
        let shape = if workbook { Shape::Xlsx } else { Shape::Csv };
        let header = cells(&template(lang, shape), shape).remove(0).remove(0);
        let table = file(&[vec![header], rows(&splits, lang)].concat(), shape);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let captured = runtime.block_on(sent("any", &table)).unwrap();
        let told = events(&captured);
        prop_assert_eq!(told.len(), 2 * splits.len());
        for (split, (acts, told)) in splits.iter().zip(captured.preview.acts.chunks(2).zip(told.chunks(2))) {
            let whole = split.pieces.iter().sum::<u64>() + split.loss;
            prop_assert_eq!(acts[0].made.carats.micro(), whole);
            prop_assert_eq!((acts[1].taken.carats.micro(), acts[1].lost.micro()), (whole, split.loss));
            prop_assert_eq!(acts[1].made.carats.micro() + split.loss, whole);
            for mass in &split.pieces {
                let told_so = if split.stone { format!("\"carats\":\"{}\"", carats(*mass)) } else { format!("\"quantity\":{}", carats(*mass)) };
                prop_assert!(told[1].contains(&told_so), "{} {}", told_so, told[1]);
            }
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..1_000), headed in any::<bool>()) {
        let header: &[u8] = if headed { b"event,date,process,side,lot,carats\n" } else { b"" };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let read = runtime.block_on(sent("any", &[header, &bytes].concat()));
        if let Ok(captured) = read {
            prop_assert!(!events(&captured).is_empty());
        }
    }

    #[test]
    fn any_cells_are_acts_or_refused(cells in prop::collection::vec("(1|2|in|out|loss|mining|sorting|packing|shipping|theft|2026-11-02|A|B|7|0|a:b|#|BWA|=1|){1}", 14..56)) {
        let rows: Vec<String> = cells.chunks(14).map(|row| row.join(",")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        if let Ok(captured) = runtime.block_on(sent("any", super::tables::csv(&rows).as_bytes())) {
            prop_assert!(!events(&captured).is_empty());
        }
    }
}
