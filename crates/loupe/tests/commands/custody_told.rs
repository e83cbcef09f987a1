//! `loupe custody capture` of documents that are none: what is wrong is told in the reader's language.

use std::path::Path;

use serde_json::Value;

use super::program::{Told, file, in_folder};

/// A trader in Lyon with one clerk.
fn trader(folder: &Path) {
    let password = file(folder, "password", "vier Worte die keiner kennt\n");
    let password = password.to_str().unwrap();
    let office = ["office", "add", "rhone", "--name", "Rhône Diamants", "--kind", "operator", "--city", "Lyon"];
    for args in [
        &[&office[..], &["--from", "2026-01-01"]].concat()[..],
        &["user", "add", "l.blanc", "--full-name", "L. Blanc", "--password-file", password],
        &["user", "join", "l.blanc", "rhone", "--role", "clerk"],
    ] {
        let told = in_folder(folder, args);
        assert_eq!(told.code, 0, "{told:?}");
    }
}

#[test]
fn what_is_wrong_with_a_document_is_told_in_the_readers_language() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    trader(folder);
    let capture = |path: &Path, more: &[&str]| -> Told {
        in_folder(folder, &[&["custody", "capture", path.to_str().unwrap(), "--as", "l.blanc"][..], more].concat())
    };
    let faulty = file(
        folder,
        "faulty.json",
        r#"{"@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", "type": "EPCISDocument",
            "schemaVersion": "2.0", "creationDate": "2026-11-25T07:00:00Z", "epcisBody": {"eventList": [
            {"type": "ObjectEvent", "eventTime": "hier", "eventTimeZoneOffset": "+01:00", "action": "ADD"}]}}"#,
    );
    let cut = file(folder, "cut.xml", "<?xml version=\"1.0\"?>\n<epcis:EPCISDocument");
    let when = "/epcisBody/eventList/0/eventTime (";
    for (lang, time, end) in [
        ("en", "this is no date with time and offset", "the XML ends at line 2, column 21, within a tag or a comment."),
        (
            "fr",
            "ce n’est pas une date avec l’heure et le décalage",
            "le XML finit à la ligne 2, colonne 21, à l’intérieur d’une balise ou d’un commentaire.",
        ),
        (
            "pt",
            "isto não é uma data com hora e desvio",
            "o XML acaba na linha 2, coluna 21, dentro de uma etiqueta ou de um comentário.",
        ),
    ] {
        let told = capture(&faulty, &["--lang", lang]);
        assert_eq!(told.code, 1, "{told:?}");
        assert!(told.err.starts_with("B30 (") && told.err.contains(&format!("{when}{time}")), "{}", told.err);
        let told = capture(&cut, &["--lang", lang]);
        assert!(told.code == 1 && told.err.contains(end), "{told:?}");
    }
    let told = capture(&faulty, &["--json", "--lang", "fr"]);
    let job: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(job["refusals"][0]["why"]["key"], "not_time", "{job}");
    let refused: Value = serde_json::from_str(&told.err).unwrap();
    assert_eq!(refused["refused"][0]["why"], job["refusals"][0]["why"], "{refused}");
}

#[test]
fn a_table_that_is_none_and_an_event_that_is_held_are_told_in_french() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    trader(folder);
    let custody =
        |args: &[&str]| in_folder(folder, &[&["custody"], args, &["--as", "l.blanc", "--lang", "fr"]].concat());
    let broken = file(folder, "lots.xlsx", "PK\u{3}\u{4} no workbook");
    let told = custody(&["capture", broken.to_str().unwrap()]);
    let why = "\u{a0}: lots.xlsx (comme classeur XLSX, il est endommagé ou tronqué).";
    assert!(told.code == 1 && told.err.contains(why), "{told:?}");

    let rows = "1,2026-02-01,opening stock,out,R-1,10\n2,2026-02-02,polishing,in,R-1,10\n\
        2,,,out,P-1,9.5\n2,,,loss,,0.5\n";
    let table = file(folder, "lots.csv", &format!("event,date,process,side,lot,carats\n{rows}"));
    assert_eq!(custody(&["capture", table.to_str().unwrap()]).code, 0);
    let told = custody(&["waiting"]).out;
    assert!(told.contains("retenu selon B18 (polissage 95,0 %)"), "{told}");
}
