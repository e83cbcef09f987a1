//! One certificate from draft to receipt on the command line: for an authority whose officers share a terminal.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::program::{Told, file, in_folder};

fn done(folder: &Path, args: &[&str]) -> Told {
    let told = in_folder(folder, args);
    assert_eq!(told.code, 0, "{args:?}: {told:?}");
    told
}

/// Gaborone with two officers, Antwerp with one, and a draft that the first wrote.
fn drafted(folder: &Path) {
    done(folder, &["log", "init", "--origin", "kimberley.example/log"]);
    let password = file(folder, "password", "vier Worte die keiner kennt\n");
    for (office, participant, city, prefix) in
        [("bw-diamonds", "BWA", "Gaborone", "BW"), ("eu-antwerp", "EUE", "Antwerp", "EUAN")]
    {
        let named = ["office", "add", office, "--name", "SYNTHETIC Authority", "--participant", participant];
        let kinds = ["--kind", "exporting_authority", "--kind", "importing_authority"];
        done(folder, &[&named[..], &kinds[..], &["--city", city, "--prefix", prefix]].concat());
    }
    for (who, office) in [("k.mosweu", "bw-diamonds"), ("t.kgosi", "bw-diamonds"), ("j.peeters", "eu-antwerp")] {
        done(folder, &["user", "add", who, "--full-name", who, "--password-file", password.to_str().unwrap()]);
        done(folder, &["user", "join", who, office, "--role", "officer"]);
    }
    let header = done(folder, &["certificate", "template", "drafts"]).out;
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
        ("carats", "820.50"),
        ("usd", "96760"),
    ];
    let cell = |column: &str| typed.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| *text);
    let row: Vec<&str> = header.trim().split(',').map(cell).collect();
    let table = file(folder, "july.csv", &format!("{header}{}\n", row.join(",")));
    done(folder, &["certificate", "import", table.to_str().unwrap(), "--as", "k.mosweu"]);
}

#[test]
fn a_certificate_lives_on_the_command_line() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    drafted(folder);
    let verb = |verb: &str, of: &str, who: &str, more: &[&str]| {
        in_folder(folder, &[&["certificate", verb, of, "--as", who][..], more].concat())
    };
    let own = verb("validate", "bw-diamonds/1", "k.mosweu", &[]);
    assert_eq!(own.code, 1, "nobody finds their own draft right: {own:?}");
    let validated = verb("validate", "bw-diamonds/1", "t.kgosi", &[]);
    assert_eq!(validated.out, "bw-diamonds/1: Validated\n", "{validated:?}");
    let issued = verb("issue", "bw-diamonds/1", "t.kgosi", &[]);
    assert!(issued.out.starts_with("BW00000001: Issued\n"), "{issued:?}");
    assert!(verb("depart", "BW00000001", "t.kgosi", &[]).out.starts_with("BW00000001: Under way\n"));

    let strange = verb("receive", "BW00000001", "t.kgosi", &[]);
    assert_eq!(strange.code, 1, "only the importing side confirms: {strange:?}");
    let wrong = verb("receive", "BW00000001", "j.peeters", &["--carats", "81O"]);
    assert!(wrong.code == 1 && wrong.err.contains("81O"), "{wrong:?}");
    let received = verb("receive", "BW00000001", "j.peeters", &["--carats", "819.00", "--note", "Scales of 12:30"]);
    assert!(received.out.starts_with("BW00000001: Received, with differences\n"), "{received:?}");
    assert_eq!(verb("receive", "BW00000001", "j.peeters", &[]).code, 1, "it is used up");

    let public: Value =
        serde_json::from_str(&done(folder, &["certificate", "show", "BW00000001", "--json"]).out).unwrap();
    assert_eq!((public["state"].as_str(), &public["commercial"]), (Some("received_differing"), &Value::Null));
    let ours: Value = serde_json::from_str(&verb("show", "BW00000001", "t.kgosi", &["--json"]).out).unwrap();
    assert_eq!(ours["commercial"]["receipt"]["found"]["carats"], "819.00");
    let french = done(folder, &["certificate", "show", "BW00000001", "--lang", "fr"]).out;
    assert!(french.starts_with("BW00000001\u{a0}: "), "{french}");
}

#[test]
fn what_was_issued_is_printed_as_paper_code_and_credential_for_those_entitled_to_it() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    drafted(folder);
    done(folder, &["certificate", "validate", "bw-diamonds/1", "--as", "t.kgosi"]);
    done(folder, &["certificate", "issue", "bw-diamonds/1", "--as", "t.kgosi"]);
    let print = |name: &str, who: &str| {
        let out = folder.join(name);
        (in_folder(folder, &["certificate", "print", "BW00000001", "--as", who, "--out", out.to_str().unwrap()]), out)
    };
    let (told, page) = print("paper.html", "t.kgosi");
    assert!(told.code == 0 && told.err.contains("paper.html"), "{told:?}");
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("Kgalagadi Rough") && page.contains("<style>") && !page.contains("stylesheet"));
    let (_, code) = print("code.txt", "j.peeters");
    assert!(fs::read_to_string(code).unwrap().starts_with("KP1:"));
    let (_, credential) = print("it.sd-jwt", "t.kgosi");
    let bundle = folder.join("trust.json");
    done(folder, &["trust", "publish"]);
    done(folder, &["trust", "save", bundle.to_str().unwrap()]);
    let checked = [credential.to_str().unwrap(), "--trust", bundle.to_str().unwrap(), "--lang", "en"];
    let checked = in_folder(folder, &[&["certificate", "verify"][..], &checked[..]].concat());
    assert!(checked.out.contains("BW00000001"), "{checked:?}");
    let (told, nothing) = print("it.docx", "t.kgosi");
    assert!(told.code == 1 && told.err.starts_with("T33") && !nothing.exists(), "{told:?}");
    fs::write(folder.join("password"), "vier Worte die keiner kennt\n").unwrap();
    let password = folder.join("password");
    done(folder, &["user", "add", "a.none", "--full-name", "A", "--password-file", password.to_str().unwrap()]);
    done(
        folder,
        &["office", "add", "observers", "--name", "SYNTHETIC Observers", "--kind", "observer", "--city", "Oslo"],
    );
    done(folder, &["user", "join", "a.none", "observers", "--role", "reader"]);
    let (told, nothing) = print("stolen.html", "a.none");
    assert!(told.code == 1 && told.err.starts_with("T26") && !nothing.exists(), "{told:?}");
}
