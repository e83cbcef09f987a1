//! `loupe certificate import|receipts|export|template`: an authority that works with tables.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::program::{Told, file, in_folder};

fn done(folder: &Path, args: &[&str]) -> Told {
    let told = in_folder(folder, args);
    assert_eq!(told.code, 0, "{args:?}: {told:?}");
    told
}

/// An authority in Gaborone with one officer.
fn authority(folder: &Path) {
    let office = ["office", "add", "bw-diamonds", "--name", "Ministry of Minerals", "--kind", "exporting_authority"];
    let more = ["--kind", "importing_authority", "--participant", "BWA", "--city", "Gaborone", "--prefix", "BW"];
    done(folder, &[&office[..], &more[..], &["--from", "2026-01-01"][..]].concat());
    let password = file(folder, "password", "vier Worte die keiner kennt\n");
    let password = password.to_str().unwrap();
    done(folder, &["user", "add", "k.mosweu", "--full-name", "K. Mosweu", "--password-file", password]);
    done(folder, &["user", "join", "k.mosweu", "bw-diamonds", "--role", "officer"]);
}

#[test]
fn a_template_is_filled_in_tried_brought_in_and_taken_out_again() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    authority(folder);
    let header = done(folder, &["certificate", "template", "drafts"]).out;
    let columns: Vec<&str> = header.trim().split(',').collect();
    let typed = [
        ("shipment", "July"),
        ("importing", "EUE"),
        ("exporter", "Kgalagadi Rough"),
        ("exporter_address", "Gaborone"),
        ("importer", "شركة الغرب للماس"),
        ("importer_address", "Antwerp"),
        ("parcel", "P-1"),
        ("origins", "BWA"),
        ("hs", "7102.31"),
        ("carats", "820.50"),
        ("usd", "96760"),
    ];
    let cell = |column: &&str| typed.iter().find(|(name, _)| name == column).map_or("", |(_, text)| *text);
    let row: Vec<&str> = columns.iter().map(cell).collect();
    let table = format!("{header}{}\n", row.join(","));
    let (good, bad) = (file(folder, "july.csv", &table), file(folder, "bad.csv", &table.replace("820.50", "82O.50")));
    let import = |file: &Path, more: &[&str]| {
        let args = ["certificate", "import", file.to_str().unwrap(), "--as", "k.mosweu"];
        in_folder(folder, &[&args[..], more].concat())
    };
    let refused = import(&bad, &[]);
    assert!(refused.code == 1 && refused.out.is_empty(), "{refused:?}");
    for told in ["M1", "82O.50", "bad.csv", "carats"] {
        assert!(refused.err.contains(told), "{told}: {}", refused.err);
    }
    let tried = import(&good, &["--dry-run"]);
    assert!(tried.code == 0 && tried.err.contains("nothing was written"), "{tried:?}");
    let kept: Value = serde_json::from_str(&import(&good, &["--json"]).out).unwrap();
    assert_eq!((kept["saved"].as_bool(), kept["drafts"][0]["carats"].as_str()), (Some(true), Some("820.50")));

    let out = folder.join("out.xlsx");
    done(folder, &["certificate", "export", "drafts", "--as", "k.mosweu", "--out", out.to_str().unwrap()]);
    assert!(fs::read(&out).unwrap().starts_with(b"PK"), "the ending of the name makes it a workbook");
    let again: Value = serde_json::from_str(&import(&out, &["--dry-run", "--json"]).out).unwrap();
    assert_eq!(again["drafts"][0]["usd"], kept["drafts"][0]["usd"]);
}

#[test]
fn receipts_are_refused_by_their_row_and_a_table_without_end_unread() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    authority(folder);
    let header = done(folder, &["certificate", "template", "receipts"]).out;
    let table = format!("{header}BW00000009,2026-06-30,1,820.50,,Kgalagadi Rough,Scheldt Diamonds,,,\n");
    let receipts = |file: &Path| {
        in_folder(folder, &["certificate", "receipts", file.to_str().unwrap(), "--as", "k.mosweu@bw-diamonds"])
    };
    let told = receipts(&file(folder, "in.csv", &table));
    assert!(told.code == 1 && told.err.contains("T15") && told.err.contains("BW00000009"), "{told:?}");
    let told = receipts(Path::new("/dev/zero"));
    assert!(told.code == 1 && told.err.contains("U1"), "{told:?}");
    let nobody = in_folder(folder, &["certificate", "export"]);
    assert!(nobody.code == 1 && nobody.err.starts_with("A1"), "{nobody:?}");
}
