//! `loupe trust` and the keys behind it: from a new authority to a bundle on a memory stick.

use std::fs;
use std::path::Path;

use loupe_credential::trust::SignedTrust;
use serde_json::Value;

use super::program::{Told, in_folder};

fn done(folder: &Path, args: &[&str]) -> Told {
    let told = in_folder(folder, args);
    assert_eq!(told.code, 0, "{args:?}: {told:?}");
    told
}

fn json(folder: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&done(folder, &[args, &["--json"]].concat()).out).unwrap()
}

#[test]
fn the_register_s_keeper_makes_an_authority_and_saves_a_bundle_on_a_stick() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    assert_eq!(done(folder, &["trust", "list"]).out, "No trust bundle was published yet.\n");
    let none = in_folder(folder, &["trust", "show"]);
    assert!(none.code == 1 && none.err.starts_with("L5: "), "{none:?}");
    let office = ["office", "add", "bw-diamonds", "--name", "Ministry of Minerals", "--kind", "exporting_authority"];
    let more = ["--participant", "BWA", "--city", "Gaborone", "--prefix", "BW", "--from", "2026-01-01"];
    done(folder, &[&office[..], &more[..]].concat());

    let keys = json(folder, &["key", "list"]);
    let of_kind = |keys: &Value| -> Vec<String> {
        let kinds = keys["keys"].as_array().unwrap().iter();
        kinds.map(|key| format!("{} {} {}", key["kind"], key["name"], key["standing"]).replace('"', "")).collect()
    };
    assert!(of_kind(&keys).contains(&"certificate bw-diamonds current".to_owned()), "{keys}");
    assert!(done(folder, &["key", "list"]).out.contains("certificates"), "told to people too");

    let turned = json(folder, &["key", "rotate", "certificate", "bw-diamonds", "--reason", "every year"]);
    let old = turned["replaced"].as_str().unwrap().to_owned();
    assert_eq!(json(folder, &["key", "revoke", "bw-diamonds", "--certificate", "--key", &old])["revoked"], *old);
    let again = in_folder(folder, &["key", "new", "certificate", "bw-diamonds"]);
    assert!(again.code == 1 && again.err.starts_with("K1: "), "{again:?}");

    assert_eq!(done(folder, &["trust", "publish"]).out, "1\n");
    done(folder, &["log", "checkpoint"]);
    let stick = folder.join("stick.txt");
    fs::write(&stick, "an older bundle").unwrap();
    let told = done(folder, &["trust", "save", stick.to_str().unwrap()]);
    assert!(told.out.is_empty() && told.err.contains("stick.txt"), "{told:?}");
    let saved = SignedTrust::read(&fs::read(&stick).unwrap()).unwrap();
    let office = &saved.verified(None).unwrap().offices[0];
    assert_eq!((office.keys.len(), office.keys[0].revoked_on.is_some()), (2, true));
    assert!(saved.record().unwrap().is_some(), "the public log holds it");
    assert_eq!(done(folder, &["trust", "save", "-"]).out, saved.to_text());

    let shown = json(folder, &["trust", "show", "1"]);
    assert_eq!((shown["proven"].as_bool(), shown["offices"][0]["prefix"].as_str()), (Some(true), Some("BW")));
    assert_eq!(json(folder, &["trust", "list"])["bundles"].as_array().unwrap().len(), 1);
    for (lang, says) in [("en", "as of"), ("fr", "état au"), ("pt", "à data de")] {
        let shown = done(folder, &["trust", "show", "--lang", lang]).out;
        assert!(shown.contains(says) && shown.contains("Ministry of Minerals (bw-diamonds)"), "{shown}");
    }
}

#[test]
fn nobody_publishes_a_bundle_in_the_name_of_someone_who_is_not_there() {
    let root = tempfile::tempdir().unwrap();
    let told = in_folder(root.path(), &["trust", "publish", "--as", "k.mosweu"]);
    assert!(told.code == 1 && told.out.is_empty(), "{told:?}");
    assert_eq!(done(root.path(), &["trust", "list"]).out, "No trust bundle was published yet.\n");
}
