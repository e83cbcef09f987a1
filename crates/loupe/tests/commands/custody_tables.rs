//! `loupe custody template|check|capture|export`: a small operator who works with tables.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::program::{Told, file, in_folder};

fn done(folder: &Path, args: &[&str]) -> Told {
    let told = in_folder(folder, args);
    assert_eq!(told.code, 0, "{args:?}: {told:?}");
    told
}

/// A cutting house in Antwerp with one clerk.
fn house(folder: &Path) {
    let office = ["office", "add", "scheldt", "--name", "Scheldt Cutting", "--kind", "operator", "--city", "Antwerp"];
    done(folder, &[&office[..], &["--from", "2026-01-01"]].concat());
    let password = file(folder, "password", "vier Worte die keiner kennt\n");
    let password = password.to_str().unwrap();
    done(folder, &["user", "add", "m.peeters", "--full-name", "M. Peeters", "--password-file", password]);
    done(folder, &["user", "join", "m.peeters", "scheldt", "--role", "clerk"]);
}

/// The template with acts typed below its example: a stock, and a stone polished out of it.
fn filled(folder: &Path, stone: &str) -> String {
    let template = done(folder, &["custody", "template"]).out;
    assert!(template.starts_with("Event,Date,What was done,Side,Lot,Carats,"), "{template}");
    let rows = [
        "1,2026-02-01,opening stock,out,Parcel 1,10,,BWA,2025,,,,,",
        "2,2026-02-02,polishing,in,Parcel 1,2.10,,,,,,,,",
        &format!("2,,,out,Stone,{stone},,,,,,,LAB 7,"),
        "2,,,loss,,1.12,,,,,,,,",
    ];
    format!("{template}{}\n", rows.join("\n"))
}

#[test]
fn a_template_is_filled_in_checked_captured_and_its_stone_goes_out() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    house(folder);
    let bad = file(folder, "bad.csv", &filled(folder, "0.99"));
    let good = file(folder, "good.csv", &filled(folder, "0.98"));
    let custody =
        |verb: &str, file: &Path| in_folder(folder, &["custody", verb, file.to_str().unwrap(), "--as", "m.peeters"]);
    for verb in ["check", "capture"] {
        let refused = custody(verb, &bad);
        assert!(refused.code == 1 && refused.out.is_empty(), "{refused:?}");
        for told in ["B2", "2.11 ct", "bad.csv", "`Carats`"] {
            assert!(refused.err.contains(told), "{told}: {}", refused.err);
        }
    }
    let checked = custody("check", &good);
    for told in
        ["2: polishing, 2026-02-02. In: 2.10 ct in 1 lot. Out: 0.98 ct in 1 lot. Lost: 1.12 ct.", "were not read"]
    {
        assert!(checked.code == 0 && checked.out.contains(told), "{told}: {checked:?}");
    }
    let stone = "urn:loupe:lot:scheldt:Stone";
    let unknown = in_folder(folder, &["custody", "export", stone]);
    assert!(unknown.code == 1 && unknown.err.contains("B34"), "nothing was written: {unknown:?}");
    assert_eq!(custody("capture", &good).code, 0);
    let more = file(folder, "more.csv", "event,date,process,side,lot,carats\n7,2026-02-03,theft,loss,Parcel 1,9\n");
    let over = custody("capture", &more);
    for told in ["B3", "9.00 ct ≠ 7.90 ct", "more.csv, line 2"] {
        assert!(over.code == 1 && over.err.contains(told), "what the register knows is told by the row: {over:?}");
    }
    goes_out(folder, stone);
}

#[test]
fn a_parcel_is_looked_into_by_its_name() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path();
    house(folder);
    let capture = |name: &str, text: &str| {
        let table = file(folder, name, text);
        done(folder, &["custody", "capture", table.to_str().unwrap(), "--as", "m.peeters"]);
    };
    capture("good.csv", &filled(folder, "0.98"));
    let head = "event,date,process,side,lot,carats";
    capture("pack.csv", &format!("{head}\n7,2026-02-03,packing,in,Stone,0.98\n7,,,in,Parcel 1,7.9\n7,,,out,Sealed,\n"));
    let parcel = "urn:loupe:parcel:scheldt:Sealed";
    let told = done(folder, &["custody", "trace", parcel]).out;
    for part in [
        "urn:loupe:parcel:scheldt:Sealed: 8.88 ct in 2 lots.",
        "At most 0.00 ct of it may be of unknown origin.",
        "Botswana",
        "Where all of it is from, together",
        "What lies in it",
        "of this record",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("scheldt:Stone"), "names are for the office: {told}");
    let own = done(folder, &["custody", "trace", parcel, "--as", "m.peeters", "--lang", "fr"]).out;
    assert!(own.contains("urn:loupe:lot:scheldt:Stone") && own.contains("8,88 ct dans 2 lots"), "{own}");
    let json: Value = serde_json::from_str(&done(folder, &["custody", "trace", parcel, "--json"]).out).unwrap();
    assert_eq!((&json["answer"]["count"], &json["answer"]["left"]), (&2.into(), &"8.88".into()), "{json}");

    capture(
        "open.csv",
        &format!("{head}\n8,2026-02-04,unpacking,in,Sealed,\n8,,,out,Stone,0.98\n8,,,out,Parcel 1,7.9\n"),
    );
    let empty = done(folder, &["custody", "trace", parcel]).out;
    assert!(empty.contains("Nothing lies in it now of which anything"), "{empty}");
    assert!(empty.contains("unpacking"), "{empty}");
    let nobody = in_folder(folder, &["custody", "trace", "urn:loupe:parcel:scheldt:Sealde"]);
    assert!(nobody.code == 1 && nobody.err.contains("B34"), "{nobody:?}");
}

/// The stone in every format.
fn goes_out(folder: &Path, stone: &str) {
    let export = |more: &[&str]| in_folder(folder, &[&["custody", "export", stone][..], more].concat());
    let table = export(&[]);
    assert!(table.out.contains(&format!("{stone},Botswana,,BWA,2025,0.98,0.98,0.98,1,1,1")), "{table:?}");
    let workbook = folder.join("stone.xlsx");
    assert_eq!(export(&["--format", "xlsx", "--out", workbook.to_str().unwrap()]).code, 0);
    assert!(fs::read(&workbook).unwrap().starts_with(b"PK"));
    let told: Value = serde_json::from_str(&export(&["--format", "json"]).out).unwrap();
    assert_eq!((&told["carats"], &told["made_of"][0]["origin"]["country"]), (&"0.98".into(), &"BWA".into()));
    assert_eq!(export(&["--format", "untp"]).code, 1, "an issuer has a name");
    let refused = export(&["--format", "untp", "--as", "m.peeters", "--signed"]);
    assert!(refused.code == 1 && refused.out.is_empty() && refused.err.contains("K2"), "{refused:?}");
    let passport = export(&["--format", "untp", "--as", "m.peeters", "--lang", "fr"]);
    assert!(passport.err.contains("Non signé\u{a0}: votre bureau n’a pas ici de clé"), "{}", passport.err);
    let passport: Value = serde_json::from_str(&passport.out).unwrap();
    let material = &passport["credentialSubject"]["materialsProvenance"][0];
    assert_eq!((&material["originCountry"], &material["massFraction"]), (&"BW".into(), &1.into()));
    assert_eq!(passport["issuer"]["name"], "Scheldt Cutting");
    let events: Value = serde_json::from_str(&export(&["--format", "dte", "--as", "m.peeters"]).out).unwrap();
    let steps: Vec<&Value> =
        events["credentialSubject"].as_array().unwrap().iter().map(|one| &one["processType"]).collect();
    assert_eq!(steps, ["opening stock", "polishing"]);
    goes_out_signed(folder, stone);
}

/// The same once the house has a key, and a sealed box with the stone in it.
fn goes_out_signed(folder: &Path, stone: &str) {
    done(folder, &["key", "new", "certificate", "scheldt"]);
    let export = |name: &str, more: &[&str]| done(folder, &[&["custody", "export", name][..], more].concat());
    let told = export(stone, &["--format", "dte", "--as", "m.peeters", "--signed"]);
    assert_eq!(told.out.trim_end().split('.').count(), 3, "{told:?}");
    for part in ["Signed with the key of “Scheldt Cutting”.", "/offices/scheldt/did.json"] {
        assert!(told.err.contains(part), "{part}: {}", told.err);
    }
    let unsigned = export(stone, &["--format", "untp", "--as", "m.peeters", "--unsigned", "--lang", "pt"]);
    assert!(unsigned.out.starts_with('{') && unsigned.err.contains("Não assinado, como foi pedido."), "{unsigned:?}");

    let head = "event,date,process,side,lot,carats";
    let rows = "9,2026-02-05,packing,in,Stone,0.98\n9,,,in,Parcel 1,7.9\n9,,,out,Box,\n";
    let table = file(folder, "box.csv", &format!("{head}\n{rows}"));
    done(folder, &["custody", "capture", table.to_str().unwrap(), "--as", "m.peeters"]);
    let sealed = "urn:loupe:parcel:scheldt:Box";
    assert!(export(sealed, &[]).out.contains(&format!("{sealed},Botswana,,BWA,2025,8.88,8.88,8.88,1,1,1")));
    let told: Value = serde_json::from_str(&export(sealed, &["--format", "json"]).out).unwrap();
    assert_eq!(told["contents"]["lots"], 2, "{told}");
    let passport = export(sealed, &["--format", "untp", "--as", "m.peeters"]);
    assert!(passport.out.starts_with("eyJ") && passport.err.contains("Signed"), "{passport:?}");
    let nobody = in_folder(folder, &["custody", "export", "urn:loupe:parcel:scheldt:Bax"]);
    assert!(nobody.code == 1 && nobody.err.contains("B34"), "{nobody:?}");
}
