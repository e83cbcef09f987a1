//! What is refused, by which rule, at which place, with what to do next; and misuse.

use super::program::{file, told};

/// The first line of a refusal, and that a next step follows.
fn refused(args: &[&str], begins: &str) {
    let told = told(args);
    assert_eq!((told.code, told.out.as_str()), (1, ""), "{args:?}: {}", told.err);
    let mut lines = told.err.lines();
    let first = lines.next().unwrap_or_default();
    assert!(first.starts_with(begins), "{args:?}: {first}");
    assert!(lines.next().is_some_and(|next| next.starts_with("  ") && next.len() > 12), "{args:?}: {}", told.err);
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    refused(&["world", "--period", "2022H3"], "P1: “2022H3” is no period.");
    refused(&["world", "--year", "2002", "--lang", "fr"], "P1: «\u{a0}2002\u{a0}» n’est pas une période.");
    refused(&["world", "--year", "2050"], "P2: Nobody has filed a return for 2050.");
    refused(&["examine", "Atlantis"], "P3: Nothing here is called “Atlantis”.");
    refused(&["examine", "Catocca", "--lang", "pt"], "P3: Nada aqui se chama «Catocca».");
    refused(&["definition", "show", "none"], "D10: There is no definition “none”.");
    refused(&["world", "--definition", "csc-2022:both"], "D5: The definition has no reading “both”.");
    refused(&["finding", "show", "marange"], "F1: There is no finding “marange”.");
    refused(&["finding", "list", "--country", "Narnia"], "P3: ");
    refused(&["claim", "check", &"x ".repeat(6000)], "C2: The text is too long: 12000 characters.");
}

#[test]
fn a_broken_definition_is_refused_with_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let shipped = include_str!("../../../../world/definitions/kp-2003.toml");
    let check = |name: &str, text: &str| {
        let path = file(folder.path(), name, text);
        let told = told(&["definition", "check", path.to_str().unwrap()]);
        (told.code, told.err)
    };
    let (code, err) = check("cut.toml", "id = \"mine\nversion = 1\n");
    assert!(code == 1 && err.starts_with("D1 (") && err.contains("cut.toml, line 1, column"), "{err}");
    let line = shipped.lines().position(|line| line.starts_with("actor = ")).unwrap() + 1;
    let (code, err) = check("value.toml", &shipped.replacen("\"rebel_group\"", "\"rebels\"", 1));
    assert!(code == 1 && err.starts_with("D3 ("), "{err}");
    assert!(err.contains(&format!("value.toml, line {line}, column 10, `actor`): “rebels”")), "{err}");
    assert!(err.contains("What may stand here: rebel_group, rebel_ally"), "{err}");
    let (code, err) = check("keys.toml", &shipped.replacen("gist =", "jist =", 1));
    assert!(code == 1 && err.contains("D2 (") && err.contains("D4 ("), "every fault is told: {err}");
    let (code, err) = check("endless.toml", &(0..20_000).map(|n| format!("k{n} = 1\n")).collect::<String>());
    assert!(
        code == 1 && err.lines().count() == 400 && err.contains("endless.toml, line 1, "),
        "{}",
        err.lines().count()
    );
    let (code, err) = check("deep.toml", &format!("a = {}", "[".repeat(200_000)));
    assert!(code == 1 && err.starts_with("D1 ("), "{err}");
    let (code, err) = check("mine.toml", &shipped.replacen("\"kp-2003\"", "\"mine\"", 1));
    assert_eq!((code, err.as_str()), (0, ""));
}

#[test]
fn refusals_are_there_for_machines_too() {
    let told = told(&["examine", "Catocca", "--json"]);
    assert_eq!(told.code, 1);
    let answer: serde_json::Value = serde_json::from_str(&told.err).unwrap();
    assert_eq!(answer["refused"][0]["rule"], "P3");
    assert_eq!(answer["refused"][0]["accepted"][0], "site:catoca");
}

#[test]
fn what_is_refused_of_a_table_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "world.csv", "mine\n");
    for (more, rule) in
        [(["--period", "2050"], "P2: "), (["--definition", "none"], "D10: "), (["--country", "X"], "P3: ")]
    {
        let told = told(&[["export", "world", "--out", path.to_str().unwrap()].as_slice(), &more].concat());
        assert!(told.code == 1 && told.err.starts_with(rule), "{more:?}: {}", told.err);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine\n");
    }
}

#[test]
fn misuse_is_told_apart_from_refusal() {
    for args in [
        ["world", "--looks", "all"].as_slice(),
        &["examine"],
        &["nonsense"],
        &["export", "everything"],
        &["world", "--lang", "xx"],
    ] {
        let told = told(args);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_a_fault() {
    let told = told(&["definition", "check", "nowhere.toml"]);
    assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{}", told.err);
    assert!(told.err.starts_with("loupe: nowhere.toml cannot be read"), "{}", told.err);
}

#[test]
fn a_huge_definition_is_refused_after_a_little_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.toml");
    // A hole of two gigabytes: nothing of it is on disk, and only a little of it is read.
    std::fs::File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let told = told(&["definition", "check", path.to_str().unwrap()]);
    assert_eq!(told.code, 1, "{}", told.err);
    assert!(told.err.contains("The definition is too large (262145)."), "{}", told.err);
}

#[test]
fn what_was_typed_cannot_steer_the_terminal() {
    let told = told(&["examine", "Angola\u{1b}[2J\u{202e}\u{2066}\nD1: nothing is wrong"]);
    assert_eq!((told.code, told.err.lines().count()), (1, 2), "{}", told.err);
    assert!(told.err.contains("Angola␛[2J\u{fffd}\u{fffd}␊D1: nothing is wrong"), "{}", told.err);
}

#[test]
fn a_definition_named_many_times_is_answered_once() {
    let many = ["--definition", "kp-2003"].repeat(1000);
    let told = told(&[["world", "--year", "2022", "--json"].as_slice(), &many].concat());
    let answer: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(answer["definitions"].as_array().unwrap().len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_refusal_that_nobody_can_read_is_a_refusal_all_the_same() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = super::program::loupe();
    let status = command.args(["finding", "show", "none", "--data"]).arg(super::program::world()).stderr(full).status();
    assert_eq!(status.unwrap().code(), Some(1));
}
