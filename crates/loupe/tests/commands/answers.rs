//! Each command's answer, in words and as JSON.

use insta::assert_snapshot;

use super::program::{loupe, told, told_with, world};

#[test]
fn the_world_is_told_under_every_definition_and_participant_by_participant() {
    let told = told(&["world", "--year", "2022", "--definition", "kp-2003", "--definition", "csc-2022"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert_eq!(told.err, "");
    assert_snapshot!("world-2022", told.stable());
}

#[test]
fn a_participant_is_examined_in_three_languages() {
    for lang in ["en", "fr", "pt"] {
        let args = ["--definition", "kp-2003", "--definition", "csc-2022", "--lang", lang];
        let told = told(&[["examine", "RUS", "--period", "2022"].as_slice(), &args].concat());
        assert_eq!(told.code, 0, "{}", told.err);
        assert_snapshot!(format!("examine-russia-{lang}"), told.stable());
    }
}

#[test]
fn an_act_that_is_only_alleged_is_not_told_as_verified_because_its_case_is() {
    let told = told(&["examine", "RUS", "--period", "2022", "--definition", "us-chair-2012"]);
    let text = told.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let bracket = "[this act or link not verified; case verified, 7 sources; S3]";
    assert!(text.contains("alrosa-war meets clause 1 ") && text.contains(bracket), "{}", told.out);
    assert!(!text.contains("this act and link verified"), "{}", told.out);
}

#[test]
fn a_double_filing_and_a_gap_are_said() {
    let congo = told(&["examine", "COD", "--period", "2022", "--definition", "kp-2003"]);
    assert!(congo.out.contains("filed more than once"), "{}", congo.out);
    let republic = told(&["examine", "CAF", "--period", "2014", "--definition", "kp-2003"]);
    assert!(
        republic.out.contains("was never filed") || republic.out.contains("Never filed"),
        "{}{}",
        republic.out,
        republic.err
    );
}

#[test]
fn definitions_are_listed_shown_and_compared() {
    let list = told(&["definition", "list", "--lang", "pt"]);
    assert_snapshot!("definition-list-pt", list.stable());
    let show = told(&["definition", "show", "kp-2003:illustration"]);
    assert_snapshot!("definition-show", show.stable());
    let proved = told(&["definition", "compare", "kp-2003", "csc-2022", "--lang", "fr"]);
    assert!(proved.out.starts_with("CSC 2022 couvre tout ce que PK 2003 couvre. Prouvé"), "{}", proved.out);
    let boxes = told(&["definition", "compare", "csc-2022", "kp-2003"]);
    assert!(boxes.out.starts_with("CSC 2022 covers, KP 2003 does not:"), "{}", boxes.out);
    assert!(boxes.out.contains("alrosa-war"), "{}", boxes.out);
}

#[test]
fn findings_are_listed_and_shown_with_their_accounts_side_by_side() {
    let all = told(&["finding", "list"]);
    assert!(all.out.contains("\n52 findings\n"), "{}", all.out);
    let some = told(&["finding", "list", "--country", "Angola", "--definition", "csc-2022"]);
    assert!(some.out.contains("cafunfo-protest-2021") && !some.out.contains("alrosa-war"), "{}", some.out);
    let shown = told(&["finding", "show", "cafunfo-protest-2021", "--definition", "csc-2022", "--lang", "fr"]);
    assert!(shown.out.contains("récits de la même chose. Personne ici ne choisit entre eux."), "{}", shown.out);
    assert!(shown.out.contains("police [ang-dd-2021]"), "{}", shown.out);
}

#[test]
fn a_claim_is_refused_with_what_could_be_said() {
    let english =
        told(&["claim", "check", "Our stones from Botswana, mined in 2022, are conflict-free under kp-2003."]);
    assert_eq!((english.code, english.err.as_str()), (1, ""));
    assert_snapshot!("claim-en", english.stable());
    let portuguese = told_with("Diamantes limpos.\n", &["claim", "check", "-", "--lang", "pt"]);
    assert_eq!(portuguese.code, 1);
    assert!(portuguese.out.starts_with("Linha 1, coluna 1: «Diamantes limpos.»"), "{}", portuguese.out);
    assert_eq!(told(&["claim", "check", "Rough diamonds, mined in 2022."]).code, 0);
}

#[test]
fn every_answer_is_there_as_json() {
    let asked: [&[&str]; 9] = [
        &["world"],
        &["examine", "world", "--period", "2022"],
        &["definition", "list"],
        &["definition", "show", "csc-2022"],
        &["definition", "compare", "kp-2003", "csc-2022"],
        &["finding", "list"],
        &["finding", "show", "marange-2008"],
        &["claim", "check", "Nice stones."],
        &["export", "comparisons"],
    ];
    for args in asked {
        let told = told(&[args, &["--json"]].concat());
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{args:?}");
        let answer: serde_json::Value =
            serde_json::from_str(&told.out).unwrap_or_else(|error| panic!("{args:?}: {error}"));
        for key in ["loupe", "world", "made_on", "definitions", "answer"] {
            assert!(answer.get(key).is_some(), "{args:?} has no {key}");
        }
    }
}

#[test]
fn the_plain_sums_are_those_that_were_filed() {
    for (year, carats) in [("2019", "138"), ("2022", "120658417.09")] {
        let told = told(&["world", "--year", year, "--json"]);
        let answer: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        let filed = answer["answer"]["declared"]["filed"]["carats"].as_str().unwrap();
        assert!(filed.starts_with(carats), "{year}: {filed}");
    }
}

#[test]
fn tables_are_exported_to_a_file_or_to_whoever_reads() {
    let told_csv = told(&["export", "returns", "--country", "BWA"]);
    assert!(told_csv.out.starts_with("participant,participant_name,half,mining,carats"), "{}", told_csv.out);
    assert!(told_csv.out.lines().skip(1).all(|line| line.starts_with("BWA,")));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("looks.json");
    let written = told(&["export", "looks", "--format", "json", "--out", path.to_str().unwrap()]);
    assert_eq!((written.code, written.out.as_str()), (0, ""));
    let looks: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(looks["answer"]["rows"].as_array().unwrap().len() > 200);
}

#[test]
fn a_reader_who_has_gone_is_not_told_so() {
    for args in [["export", "returns"], ["finding", "list"]] {
        let mut child = loupe()
            .args(args)
            .arg("--data")
            .arg(world())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), [].as_slice()), "{args:?}");
    }
}

#[test]
fn the_language_is_that_of_the_surroundings_and_the_width_that_of_the_page() {
    let mut command = loupe();
    command.env("LANG", "pt_MZ.UTF-8").env("COLUMNS", "60");
    let told: super::program::Told =
        command.args(["world", "--year", "2022", "--data"]).arg(world()).output().unwrap().into();
    assert!(told.out.starts_with("Os diamantes em bruto do mundo"), "{}", told.out);
    let wide = told.out.lines().find(|line| line.chars().count() > 60);
    assert_eq!(wide, None);
}

#[test]
fn shells_can_complete_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        let told = told(&["completions", shell]);
        assert!(told.code == 0 && told.out.contains("examine"), "{shell}: {}", told.err);
    }
}
