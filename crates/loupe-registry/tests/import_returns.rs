//! Importing returns from workbooks and CSV, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use loupe_registry::catalogue::catalogue;
use loupe_registry::import_returns::{COLUMNS_MAX, Doubt, FILE_BYTES_MAX, Mode, ROWS_MAX, Report};
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::rule::Refusal;
use loupe_scheme::words::Lang;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use support::{for_each_store, with_world};

/// The header of the scheme's public statistics.
const STATISTICS: [&str; 10] = [
    "Country Name",
    "Year",
    "Quarter",
    "Trade Type",
    "Production Type",
    "Carat",
    "US Value",
    "Public",
    "Created",
    "Last Modified",
];

/// A cell as Excel keeps it.
enum Cell {
    Text(&'static str),
    Number(f64),
    Day(u16, u8, u8),
    Empty,
}
use Cell::{Day, Empty, Number, Text};

/// A workbook in the layout of the scheme's public statistics.
fn workbook(rows: &[[Cell; 10]]) -> Vec<u8> {
    write_workbook(rows).expect("a workbook can be written to memory")
}

fn write_workbook(rows: &[[Cell; 10]]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Production of Diamonds")?;
    for (column, name) in (0..).zip(STATISTICS) {
        sheet.write(0, column, name)?;
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (line, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Text(text) => sheet.write(line, column, *text)?,
                Number(number) => sheet.write(line, column, *number)?,
                Day(year, month, day) => {
                    sheet.write_with_format(line, column, &ExcelDateTime::from_ymd(*year, *month, *day)?, &date)?
                }
                Empty => continue,
            };
        }
    }
    workbook.add_worksheet().set_name("Sheet1")?;
    workbook.save_to_buffer()
}

fn row(country: &'static str, year: f64, half: f64, kind: &'static str, carats: f64, value: f64) -> [Cell; 10] {
    let created = Text("12Aug25:10:38:21");
    let produced = Text("Production");
    let public = Text("Public");
    [
        Text(country),
        Number(year),
        Number(half),
        produced,
        Text(kind),
        Number(carats),
        Number(value),
        public,
        created,
        Empty,
    ]
}

async fn refused(registry: &Registry, name: &str, bytes: &[u8]) -> Vec<Refusal> {
    let before = registry.edition().register.filings.len();
    let trouble = registry.import_returns(name, bytes, Mode::Save).await.expect_err("it is refused");
    registry.refresh().await.expect("the database reads");
    assert_eq!(registry.edition().register.filings.len(), before, "nothing is half-imported");
    match trouble {
        Trouble::Refused(refusals) => refusals,
        Trouble::Fault(fault) => panic!("{fault}"),
    }
}

/// Rule, row, column and input of a refusal, in one line.
fn said(refusal: &Refusal) -> String {
    let line = refusal.place.line.map_or("-".to_owned(), |line| line.to_string());
    format!("{} {line} {}: {}", refusal.rule, refusal.place.name.as_deref().unwrap_or("-"), refusal.input)
}

fn csv(rows: &str) -> Vec<u8> {
    format!("participant,year,half,outcome,mining,carats,value_usd,filed_at\n{rows}").into_bytes()
}

#[tokio::test]
async fn a_ministry_imports_its_half_year_and_sees_it() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let rows = [
            row("Congo, Democratic Republic of", 2025.0, 1.0, "ASM", 4_412_004.37, 41_320_117.46),
            row("Congo, Democratic Republic of", 2025.0, 1.0, "LSM", 1_203_990.123456, 15_120_200.1),
        ];
        let bytes = workbook(&rows);
        let dry = registry.import_returns("drc.xlsx", &bytes, Mode::DryRun).await.expect("it would import");
        assert_eq!((dry.rows, dry.new, dry.identical, dry.saved), (2, 2, 0, false));
        let drc = ParticipantId::new("COD").unwrap();
        let half = "2025H1".parse().unwrap();
        let of_half = |registry: &Registry| -> Vec<String> {
            let edition = registry.edition();
            let filings = edition.register.filings_of(drc).iter().filter(|filing| filing.half == half);
            filings.map(|f| format!("{} {} ct US$ {} {}", f.mining.code(), f.mass, f.value, f.filed_at)).collect()
        };
        assert!(of_half(&registry).is_empty(), "a dry run writes nothing");

        let saved = registry.import_returns("drc.xlsx", &bytes, Mode::Save).await.expect("it imports");
        assert_eq!((saved.new, saved.saved), (2, true));
        let seen = [
            "ASM 4412004.37 ct US$ 41320117.46 2025-08-12T10:38:21",
            "LSM 1203990.123456 ct US$ 15120200.10 2025-08-12T10:38:21",
        ];
        assert_eq!(of_half(&registry), seen);

        let again = registry.import_returns("drc (2).xlsx", &bytes, Mode::Save).await.expect("again is no trouble");
        assert_eq!((again.new, again.identical, again.saved), (0, 2, false));
        registry.close().await;
        let reopened = Registry::open(url).await.expect("it opens again");
        assert_eq!(of_half(&reopened), seen);
        reopened.close().await;
    })
    .await;
}

#[tokio::test]
async fn all_that_was_shipped_is_known_already() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let shipped = loupe_registry::world::shipped();
        let production = shipped.iter().find(|file| file.path == "returns/production.csv").unwrap();
        let report = registry.import_returns("production.csv", production.text.as_bytes(), Mode::Save).await.unwrap();
        assert_eq!((report.rows, report.new, report.identical), (1529, 0, 1529));
        assert_eq!((report.saved, report.warnings.len()), (false, 0));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn every_fault_of_every_row_is_said_and_nothing_is_imported() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let text = |cell: &'static str| -> [Cell; 10] {
            let mut cells = row("Botswana", 2025.0, 1.0, "LSM", 0.0, 5.0);
            cells[5] = Text(cell);
            cells
        };
        let rows = [
            row("Botswana", 2025.0, 1.0, "LSM", 8_000_000.5, 900_000_000.25),
            text("eight million"),
            row("Botswana", 2025.0, 1.0, "LSM", -1.5, 5.0),
            row("Botswana", 2025.0, 1.0, "LSM", 1.000_000_5, 5.0),
            row("Botswana", 2025.0, 3.0, "LSM", 7.0, 5.005),
            row("Atlantis", 1999.0, 1.0, "dredging", 6.0, -5.0),
            [Text("Namibia"), Empty, Empty, Text("Import"), Empty, Number(1.0), Number(1.0), Empty, Empty, Empty],
            [
                Text("Namibia"),
                Number(2025.0),
                Number(1.0),
                Text("No Production"),
                Empty,
                Number(2.5),
                Number(3.0),
                Empty,
                Empty,
                Empty,
            ],
            [
                Text("Namibia"),
                Number(2025.0),
                Number(2.0),
                Text("Production"),
                Text("LSM"),
                Number(2.5),
                Empty,
                Empty,
                Day(2025, 6, 30),
                Empty,
            ],
        ];
        let refusals = refused(&registry, "half-broken.xlsx", &workbook(&rows)).await;
        let said: Vec<String> = refusals.iter().map(said).collect();
        let expected = [
            "M1 3 Carat: eight million",
            "M2 4 Carat: -1.5",
            "M3 5 Carat: 1.0000005",
            "P1 6 Quarter: 3",
            "V3 6 US Value: 5.005",
            "R3 7 Country Name: Atlantis",
            "P1 7 Year: 1999",
            "R4 7 Production Type: dredging",
            "V2 7 US Value: -5",
            "R10 8 Year: ",
            "R10 8 Quarter: ",
            "R8 8 Trade Type: Import",
            "R5 9 Carat: 2.5",
            "R5 9 US Value: 3",
            "V1 10 US Value: ",
            "R9 10 Created: 2025-06-30T00:00:00",
        ];
        assert_eq!(said, expected);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn doubts_are_said_and_refuse_nothing() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let rows = csv("BWA,2024,1,production,undifferentiated,1000,90000,2024-12-24\n\
             Lesoto,2025,1,production,LSM,100.5,99999999,2025-06-30\n\
             NA,2025,1,No Production,,,,soon\n");
        let report: Report = registry.import_returns("doubtful.csv", &rows, Mode::Save).await.expect("it imports");
        assert_eq!((report.new, report.saved), (3, true));
        let doubts: Vec<&str> = report
            .warnings
            .iter()
            .map(|warning| match &warning.doubt {
                Doubt::FiledAlready { .. } => "filed already",
                Doubt::Late { .. } => "late",
                Doubt::Early { .. } => "early",
                Doubt::PriceJump { .. } => "price",
                Doubt::StampUnread { .. } => "stamp",
            })
            .collect();
        assert_eq!(doubts, ["late", "early", "price", "stamp"]);
        let other = csv("NAM,2025,1,production,LSM,5,600,2025-08-01\n");
        let report = registry.import_returns("other.csv", &other, Mode::Save).await.expect("it imports");
        let first = &report.warnings[0];
        assert!(matches!(&first.doubt, Doubt::FiledAlready { earlier } if earlier.len() == 1), "{first:?}");
        for lang in Lang::ALL {
            let lines = report.lines(catalogue(lang), &registry.edition().register);
            assert!(lines.iter().all(|line| !line.contains('[') && !line.contains("{$")), "{lines:?}");
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn files_that_are_no_returns_are_refused() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let good = workbook(&[row("Botswana", 2025.0, 1.0, "LSM", 8.5, 9.25)]);
        let too_large = vec![b'x'; FILE_BYTES_MAX + 1];
        let wide = csv(&format!("BWA{}\n", ",x".repeat(COLUMNS_MAX)));
        let long = csv(&"BWA,2025,1,production,LSM,1,1,\n".repeat(ROWS_MAX + 1));
        let twice = csv("BWA,2025,1,production,LSM,1,1,2025-08-01\nBWA,2025,1,production,LSM,1.00,1,2025-08-02\n");
        let endless = csv(&format!("BWA,\"\n\"{}\n", ",".repeat(1 << 20)));
        let cases: [(&str, &[u8], &str); 12] = [
            ("endless.csv", &endless, "R7"),
            ("utf-16.csv", b"\xff\xfep\0a\0r\0t\0", "R1"),
            ("truncated.xlsx", &good[..good.len() / 2], "R1"),
            ("only-its-name.xlsx", b"PK\x03\x04", "R1"),
            ("empty.csv", b"", "R1"),
            ("latin.csv", b"participant,year\nC\xf4te d'Ivoire,2025\n", "R1"),
            ("large.csv", &too_large, "U1"),
            ("wide.csv", &wide, "R7"),
            ("long.csv", &long, "R7"),
            ("twice.csv", &twice, "R6"),
            ("other.csv", b"name,age\nAda,36\n", "R2"),
            ("quote.csv", b"participant,\"year\nBWA,2025\n", "R2"),
        ];
        for (name, bytes, rule) in cases {
            let refusals = refused(&registry, name, bytes).await;
            assert_eq!(refusals[0].rule.code(), rule, "{name}: {refusals:?}");
            assert_eq!(refusals[0].place.file.as_deref(), Some(name));
        }
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_archive_that_unfolds_without_end_is_refused() {
    use std::io::Write as _;
    let bomb = |entry: &str, text: &[u8], times: usize| -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file(entry, zip::write::SimpleFileOptions::default()).unwrap();
        for _ in 0..times {
            archive.write_all(text).unwrap();
        }
        archive.finish().unwrap().into_inner()
    };
    let folder = tempfile::tempdir().unwrap();
    let registry = with_world(&loupe_registry::registry::sqlite_url(folder.path())).await;
    let endless = bomb("xl/worksheets/sheet1.xml", &[b' '; 1 << 20], 130);
    let boastful = bomb("xl/sharedStrings.xml", b"<sst uniqueCount=\"999999999999999\">", 1);
    for (name, bytes) in [("endless.xlsx", endless), ("boastful.xlsx", boastful)] {
        assert!(bytes.len() < FILE_BYTES_MAX);
        let refusals = refused(&registry, name, &bytes).await;
        assert_eq!(refusals[0].rule.code(), "R7", "{name}");
    }
    registry.close().await;
}

#[tokio::test]
async fn a_spreadsheet_set_to_french_parts_its_cells_with_semicolons() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let text = "\u{feff}Country;Year;Half;Status;Mining;Carats;Value\nRépublique démocratique du Congo;2025;H2;Production;ASM;12.5;80\n";
        let report = registry.import_returns("rdc.csv", text.as_bytes(), Mode::Save).await.expect("it imports");
        assert_eq!(report.new, 1);
        let comma = text.replace("12.5", "12,6").replace("H2", "H1");
        let refusals = refused(&registry, "rdc.csv", comma.as_bytes()).await;
        assert_eq!(said(&refusals[0]), "M1 2 Carats: 12,6");
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn two_people_who_bring_the_same_file_at_once_bring_it_once() {
    for_each_store(async |url| {
        with_world(url).await.close().await;
        let rows = csv("BWA,2025,1,production,LSM,9000000.5,900000000,2025-08-01\n");
        let brought = ["ada.csv", "ben.csv"].map(|name| {
            let (url, rows) = (url.to_owned(), rows.clone());
            tokio::spawn(async move {
                let registry = Registry::open(&url).await.expect("it opens");
                let report = registry.import_returns(name, &rows, Mode::Save).await.expect("it imports");
                registry.close().await;
                report.saved
            })
        });
        let mut saved = 0;
        for one in brought {
            saved += usize::from(one.await.expect("neither panics"));
        }
        assert_eq!(saved, 1);
    })
    .await;
}

#[tokio::test]
async fn an_imported_row_counts_again_when_the_world_no_longer_ships_it() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let rows = csv("BWA,2025,1,production,LSM,9000000.5,900000000,2025-08-01\n");
        let count = |registry: &Registry| registry.edition().register.filings.len();
        let shipped = count(&registry);
        registry.import_returns("bwa.csv", &rows, Mode::Save).await.expect("it imports");
        let mut files = world::shipped();
        let production = files.iter_mut().find(|file| file.path == "returns/production.csv").expect("it is shipped");
        production.text.push_str("BWA,2025,1,production,LSM,9000000.5,900000000,,,99999\n");
        registry.import_world(&files, &mut |_| ()).await.expect("a world with that row imports");
        assert_eq!(count(&registry), shipped + 1);
        let mut files = world::shipped();
        files.push(world::WorldFile { path: "note.md".to_owned(), text: "Without that row.".to_owned() });
        registry.import_world(&files, &mut |_| ()).await.expect("a world without it imports");
        assert_eq!(count(&registry), shipped + 1);
        let report = registry.import_returns("bwa.csv", &rows, Mode::Save).await.expect("again is no trouble");
        assert_eq!((report.identical, report.saved), (1, false));
        registry.close().await;
    })
    .await;
}

/// A workbook of sheets with a name, whether it is hidden, and rows of text.
fn sheets(sheets: &[(&str, bool, &[&str])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, is_hidden, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        sheet.set_hidden(*is_hidden);
        for (line, row) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(row.split(',')) {
                sheet.write(line, column, cell).unwrap();
            }
        }
    }
    // Some sheet must be open when a person opens the file.
    let shown = sheets.iter().position(|(_, is_hidden, _)| !is_hidden).unwrap();
    workbook.worksheet_from_index(shown).unwrap().set_active(true);
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn what_is_hidden_is_not_read_and_of_two_sheets_none_is_chosen() {
    const HEADER: &str = "participant,year,half,outcome,mining,carats,value_usd";
    const BOTSWANA: &str = "BWA,2025,1,production,LSM,8.5,9.25";
    const ANGOLA: &str = "AGO,2025,1,production,LSM,7.5,8.25";
    let folder = tempfile::tempdir().unwrap();
    let registry = with_world(&loupe_registry::registry::sqlite_url(folder.path())).await;
    let two = sheets(&[("First half", false, &[HEADER, BOTSWANA]), ("Second half", false, &[HEADER, ANGOLA])]);
    let refusals = refused(&registry, "two.xlsx", &two).await;
    assert_eq!(said(&refusals[0]), "R11 - -: First half, Second half");
    let hidden = sheets(&[("Draft", true, &[HEADER, BOTSWANA]), ("Return", false, &[HEADER, ANGOLA])]);
    let report = registry.import_returns("hidden.xlsx", &hidden, Mode::Save).await.expect("it imports");
    assert_eq!((report.rows, report.new), (1, 1));
    let filings = registry.edition().register.filings.clone();
    let filed = filings.iter().filter(|filing| filing.half.year() == 2025).map(|filing| filing.participant.as_str());
    assert_eq!(filed.collect::<Vec<_>>(), ["AGO"]);
    registry.close().await;
}

#[tokio::test]
async fn a_title_above_the_header_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let registry = with_world(&loupe_registry::registry::sqlite_url(folder.path())).await;
    let text = "Ministry of Mines, Gaborone\n\nReturn of 2025\nparticipant;year;half;outcome;mining;carats;value_usd\n\
        BWA;2025;1;production;LSM;x;9.25\n";
    let refusals = refused(&registry, "title.csv", text.as_bytes()).await;
    assert_eq!(said(&refusals[0]), "M1 5 carats: x");
    let report = registry.import_returns("title.csv", text.replace(";x;", ";8.5;").as_bytes(), Mode::DryRun).await;
    assert_eq!(report.expect("it is judged").new, 1);
    registry.close().await;
}
