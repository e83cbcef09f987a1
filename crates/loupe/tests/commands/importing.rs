//! Returns brought in from files: all of a file or nothing.

use std::path::Path;

use rust_xlsxwriter::Workbook;

use super::program::{Told, file, in_folder};

const HEADER: &str = "participant,year,half,outcome,mining,carats,value_usd,filed_at,last_modified_at,source_row\n";

fn import(folder: &Path, name: &str, text: &str, more: &[&str]) -> Told {
    let path = file(folder, name, text);
    in_folder(folder, &[&["import", "returns", path.to_str().unwrap()], more].concat())
}

/// Angola's rows of 2025, as exported.
fn rows_of_2025(folder: &Path) -> usize {
    let told = in_folder(folder, &["export", "returns", "--country", "AGO"]);
    told.out.lines().filter(|line| line.contains(",2025H1,")).count()
}

#[test]
fn a_dry_run_writes_nothing_and_an_import_writes_once() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{HEADER}AGO,2025,1,Production,LSM,5000000,500000000,2025-08-15T00:00:00,,2\n");
    let dry = import(folder.path(), "angola.csv", &text, &["--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(dry.out.contains("One row is new.") && dry.out.contains("Dry run: nothing was written."), "{}", dry.out);
    assert_eq!(rows_of_2025(folder.path()), 0);
    let saved = import(folder.path(), "angola.csv", &text, &["--lang", "fr"]);
    assert!(saved.out.contains("Les nouvelles lignes sont dans le registre."), "{}", saved.out);
    assert_eq!(rows_of_2025(folder.path()), 1);
    let again = import(folder.path(), "angola.csv", &text, &["--lang", "pt"]);
    assert_eq!((again.code, rows_of_2025(folder.path())), (0, 1), "{}", again.out);
}

#[test]
fn one_bad_row_refuses_the_file_with_every_fault_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "{HEADER}\
         AGO,2025,1,Production,LSM,5000000,500000000,2025-08-15T00:00:00,,2\n\
         AGO,2025,1,Production,ASM,-5,100,2025-08-15T00:00:00,,3\n\
         BWA,2025,1,Production,LSM,lots,100,2025-08-15T00:00:00,,4\n\
         XXX,2025,3,Production,LSM,0.1234567,100,2025-08-15T00:00:00,,5\n"
    );
    let told = import(folder.path(), "bad.csv", &text, &[]);
    assert_eq!((told.code, told.out.as_str()), (1, ""));
    for begins in [
        "M2 (bad.csv, line 3, `carats`): “-5” is less than nothing.",
        "M1 (bad.csv, line 4, `carats`): “lots” is not a number of carats.",
        "R3 (bad.csv, line 5, `participant`): “XXX” is no participant",
        "P1 (bad.csv, line 5, `half`): “3”",
        "M3 (bad.csv, line 5, `carats`): “0.1234567” is finer",
    ] {
        assert!(told.err.lines().any(|line| line.starts_with(begins)), "{begins}\n{}", told.err);
    }
    assert!(told.err.ends_with("\nNothing of bad.csv was imported. Reasons given above: 5.\n"), "{}", told.err);
    assert_eq!(rows_of_2025(folder.path()), 0);
}

#[test]
fn text_where_carats_belong_is_refused_in_a_workbook_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in
        (0..).zip(["Country Name", "Year", "Quarter", "Trade Type", "Production Type", "Carat", "US Value"])
    {
        sheet.write_string(0, column, name).unwrap();
    }
    for (column, cell) in (0..).zip(["Angola", "2025", "1", "Production", "LSM", "about five", "100"]) {
        sheet.write_string(1, column, cell).unwrap();
    }
    let path = folder.path().join("returns.xlsx");
    book.save(&path).unwrap();
    let told = in_folder(folder.path(), &["import", "returns", path.to_str().unwrap(), "--lang", "pt"]);
    assert_eq!(told.code, 1, "{}", told.out);
    assert!(
        told.err.contains("M1 (returns.xlsx, linha 2, `Carat`): «about five» não é um número de quilates."),
        "{}",
        told.err
    );
}

#[test]
fn what_is_no_table_and_what_is_too_large_are_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let told = import(folder.path(), "letter.csv", "\u{0}\u{1}nothing", &[]);
    assert!(told.code == 1 && told.err.contains("R1 (letter.csv)"), "{}", told.err);
    let path = folder.path().join("huge.csv");
    // A hole of two gigabytes: nothing of it is on disk, and only a little of it is read.
    std::fs::File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let told = in_folder(folder.path(), &["import", "returns", path.to_str().unwrap()]);
    assert!(told.code == 1 && told.err.contains("U1 (huge.csv): "), "{}", told.err);
    assert!(told.err.contains("Send at most 20 MiB at a time. Nothing was written."), "{}", told.err);
}
