//! `loupe key`: made, listed, replaced and revoked, by one program or several at once.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use serde_json::Value;

use super::program::{Told, file, in_folder, loupe};

fn json(told: &Told) -> Value {
    assert_eq!(told.code, 0, "{}", told.err);
    serde_json::from_str(&told.out).unwrap()
}

fn keys(folder: &Path) -> Vec<Value> {
    json(&in_folder(folder, &["key", "list", "--json"]))["keys"].as_array().unwrap().clone()
}

/// Kind, name, standing and id of every key.
fn brief(folder: &Path) -> Vec<[String; 4]> {
    let text = |key: &Value, name: &str| key[name].as_str().unwrap().to_owned();
    let of = |key: &Value| ["kind", "name", "standing", "id"].map(|name| text(key, name));
    keys(folder).iter().map(of).collect()
}

fn ids(folder: &Path, standing: &str) -> Vec<String> {
    let mines = brief(folder).into_iter().filter(|[_, name, at, _]| name == "mines" && at == standing);
    mines.map(|[.., id]| id).collect()
}

fn refused(told: &Told, rule: &str) {
    assert!(told.code == 1 && told.out.is_empty() && told.err.starts_with(&format!("{rule}: ")), "{told:?}");
}

fn secret(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = file(folder, name, text);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    path
}

fn with_passphrase(folder: &Path, file: &Path, args: &[&str]) -> Told {
    loupe().env("LOUPE_PASSPHRASE_FILE", file).args(args).arg("--data").arg(folder).output().unwrap().into()
}

#[test]
fn a_witness_makes_its_key_and_gives_away_the_public_half() {
    let folder = tempfile::tempdir().unwrap();
    let told = in_folder(folder.path(), &["key", "list"]);
    assert_eq!((told.code, told.out.as_str()), (0, "There is no key here yet.\n"));
    let made = in_folder(folder.path(), &["key", "new", "witness", "witness.example/1"]);
    assert!(made.code == 0 && made.out.starts_with("witness.example/1+") && made.out.lines().count() == 1, "{made:?}");
    let keep = "Without the identity file the key is lost";
    assert!(made.err.lines().count() == 2 && made.err.contains(keep), "{}", made.err);
    refused(&in_folder(folder.path(), &["key", "new", "witness", "witness.example/1"]), "K1");
    refused(&in_folder(folder.path(), &["key", "new", "witness", "two words"]), "K4");
    let list = in_folder(folder.path(), &["key", "list"]).out;
    assert!(list.contains(&format!("\n  {}", made.out)), "{list}");
    assert!(list.lines().nth(1).unwrap().starts_with("witness  witness.example/1  "), "{list}");
    let french = in_folder(folder.path(), &["key", "list", "--lang", "fr"]).out;
    assert!(french.contains("témoin") && french.contains("en usage"), "{french}");
    let beside = fs::read_to_string(folder.path().join("keys/witness.example%2f1.witness.pub")).unwrap();
    assert_eq!(beside, made.out);
    assert!(!folder.path().join("loupe.sqlite").exists(), "a witness needs no register");

    let told = json(&in_folder(folder.path(), &["key", "rotate", "witness", "witness.example/1", "--json"]));
    assert_eq!(told["replaced"].as_str(), made.out.split('+').nth(1));
    assert_eq!(keys(folder.path()).len(), 2, "the key before is kept");
    refused(&in_folder(folder.path(), &["key", "rotate", "witness", "another"]), "K2");
    for misuse in [["key", "rotate", "log", "log.example"], ["key", "new", "notary", "n"]] {
        assert_eq!(in_folder(folder.path(), &misuse).code, 2, "{misuse:?}");
    }
}

#[test]
fn what_befalls_an_office_s_key_is_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| json(&in_folder(folder.path(), &[args, &["--json"]].concat()));
    let made = run(&["key", "new", "office", "mines"]);
    assert_eq!(made["records"][0], "mines/1");
    refused(&in_folder(folder.path(), &["key", "new", "office", "mines"]), "K1");
    refused(&in_folder(folder.path(), &["key", "new", "office", "Mines"]), "K4");
    let first = made["key"]["id"].as_str().unwrap().to_owned();
    let rotated = run(&["key", "rotate", "office", "mines", "--reason", "once a year"]);
    assert_eq!((rotated["replaced"].as_str(), &rotated["records"][0]), (Some(first.as_str()), &Value::from("mines/2")));
    let second = rotated["key"]["id"].as_str().unwrap().to_owned();

    // The program stopped after the record and before the file took its place: the next one catches up.
    let place = |name: &str, end: &str| folder.path().join(format!("keys/mines.office{name}.{end}"));
    for end in ["age", "pub"] {
        fs::rename(place("", end), place(&format!(".pending-{second}"), end)).unwrap();
        fs::rename(place(&format!(".retired-{first}"), end), place("", end)).unwrap();
    }
    assert_eq!(ids(folder.path(), "pending"), [second.as_str()]);
    let again = run(&["key", "rotate", "office", "mines"]);
    assert_eq!((again["replaced"].as_str(), &again["records"][0]), (Some(second.as_str()), &Value::from("mines/3")));

    // Another key says that the one in use is not to be trusted.
    let third = again["key"]["id"].as_str().unwrap().to_owned();
    let revoked = run(&["key", "revoke", "mines", "--reason", "a laptop was stolen"]);
    assert_eq!(revoked["revoked"], third.as_str());
    assert_eq!(revoked["records"], serde_json::json!(["mines/4", "mines/5"]));
    assert_ne!(revoked["key"]["id"], third.as_str());

    // The office has lost its key: the register says so, and vouches for the next.
    let lost = run(&["key", "revoke", "mines", "--by", "register"]);
    assert!(lost["key"].is_null() && lost["records"][0].as_str().unwrap().starts_with("register/"), "{lost}");
    assert!(ids(folder.path(), "current").is_empty());
    refused(&in_folder(folder.path(), &["key", "rotate", "office", "mines"]), "K2");
    let last = run(&["key", "new", "office", "mines"]);
    assert!(last["records"][0].as_str().unwrap().starts_with("register/"), "{last}");
    assert_eq!(ids(folder.path(), "current"), [last["key"]["id"].as_str().unwrap()]);
    assert_eq!(ids(folder.path(), "retired").len(), 4, "nothing is lost");
    refused(&in_folder(folder.path(), &["key", "revoke", "nobody"]), "K2");
    assert_eq!(in_folder(folder.path(), &["key", "revoke", "No Body"]).code, 2);
}

#[test]
fn of_many_programs_that_make_one_key_at_once_one_does() {
    let folder = tempfile::tempdir().unwrap();
    let start = |_| -> Child {
        let mut program = loupe();
        program.args(["key", "new", "witness", "w", "--data"]).arg(folder.path());
        program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let programs: Vec<Child> = (0..6).map(start).collect();
    let told: Vec<Told> = programs.into_iter().map(|program| program.wait_with_output().unwrap().into()).collect();
    let (made, others): (Vec<&Told>, Vec<&Told>) = told.iter().partition(|told| told.code == 0);
    assert_eq!(made.len(), 1, "{told:?}");
    for other in others {
        refused(other, "K1");
    }
    assert_eq!(keys(folder.path())[0]["public"], made[0].out.trim_end());
}

#[test]
fn a_key_opens_for_whom_it_should_and_says_why_it_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let right = secret(folder, "right", "vier Worte die keiner kennt\n");
    let wrong = secret(folder, "wrong", "vier Worte die jeder kennt\n");
    let made = with_passphrase(folder, &right, &["key", "new", "witness", "w"]);
    assert!(made.code == 0 && made.err.contains("Without the passphrase the key is lost"), "{made:?}");
    let rotate = ["key", "rotate", "witness", "w"];
    let mut told = vec![with_passphrase(folder, &wrong, &rotate), in_folder(folder, &rotate)];
    told.push(in_folder(folder, &["key", "new", "witness", "v", "--passphrase"]));
    told.iter().for_each(|told| refused(told, "K3"));
    fs::set_permissions(&right, fs::Permissions::from_mode(0o640)).unwrap();
    told.push(with_passphrase(folder, &right, &rotate));
    refused(told.last().unwrap(), "K7");
    fs::set_permissions(&right, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(told.iter().all(|told| !told.err.contains("Worte")), "{told:?}");
    assert!(!folder.join("keys/identity.txt").exists());

    let sealed = folder.join("keys/w.witness.age");
    let whole = fs::read(&sealed).unwrap();
    fs::write(&sealed, &whole[..whole.len() - 1]).unwrap();
    let torn = with_passphrase(folder, &right, &rotate);
    assert!(
        torn.code == 3 && torn.err.contains("is cut off or was changed") && torn.err.lines().count() == 1,
        "{torn:?}"
    );
    fs::write(&sealed, whole).unwrap();
    assert_eq!(with_passphrase(folder, &right, &rotate).code, 0);

    // The identity on a stick, which is not there the second time.
    let stick = folder.join("stick.txt");
    let at_stick = |args: &[&str]| -> Told {
        loupe().env("LOUPE_IDENTITY", &stick).args(args).arg("--data").arg(folder).output().unwrap().into()
    };
    assert_eq!(at_stick(&["key", "new", "log", "log.example"]).code, 0);
    assert!(stick.exists() && !folder.join("keys/identity.txt").exists());
    fs::rename(&stick, folder.join("pocket")).unwrap();
    refused(&at_stick(&["key", "new", "log", "other.example"]), "K3");
    refused(&in_folder(folder, &["key", "new", "log", "other.example"]), "K3");
}
