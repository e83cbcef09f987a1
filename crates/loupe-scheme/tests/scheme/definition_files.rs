//! Faults in definition files, each with its line and column.

use loupe_scheme::definition::{parse, resolve};
use proptest::prelude::*;

use crate::small_world::small;

const GOOD: &str = r#"id = "d"
version = 1
vocabulary = "small/1"
name = { en = "D" }
gist = { en = "a test" }
by = { en = "nobody" }
status = "proposed"

[[reading]]
id = "wide"
default = true
name = { en = "wide" }
why = { en = "the text leaves it open" }

[[reading]]
id = "narrow"
name = { en = "narrow" }
why = { en = "the text leaves it open" }

[[clause]]
id = "1"
readings = ["wide"]
words = { en = "any killing" }
act = ["killing"]

[[clause]]
id = "1"
readings = ["narrow"]
words = { en = "killing by rebels" }
act = ["killing"]
actor = ["rebel_group"]
"#;

#[test]
fn each_fault_is_found_at_its_line_and_column() {
    let story = [
        ("act = [\"killing\"]\n\n", "act = [\"kiling\"]\n\n", "D3 24:8"),
        ("version = 1", "version = \"1\"", "D9 2:11"),
        ("version = 1\n", "", "D4 1:1"),
        ("status = \"proposed\"", "status = \"loved\"", "D3 7:10"),
        ("gist = { en = \"a test\" }", "gist = { en = \"a test\", de = \"x\" }", "D2 5:25"),
        ("readings = [\"wide\"]", "readings = [\"wider\"]", "D5 22:13"),
        ("readings = [\"narrow\"]", "readings = [\"wide\"]", "D8 26:1"),
        ("vocabulary = \"small/1\"", "vocabulary = \"large/9\"", "D12 3:14"),
        ("name = { en = \"D\" }", "name = { en = \"D\" ", "D1 5:1"),
        ("act = [\"killing\"]\nactor", "act = []\nactor", "D4 30:7"),
        ("act = [\"killing\"]\nactor", "act = \"killing\"\nactor", "D9 30:7"),
    ];
    for (good, bad, expected) in story {
        assert!(GOOD.contains(good), "{good}");
        let faults = parse("d.toml", &GOOD.replacen(good, bad, 1), &small()).unwrap_err();
        let place = &faults[0].place;
        let found =
            format!("{} {}:{}", faults[0].rule, place.line.unwrap_or_default(), place.column.unwrap_or_default());
        assert_eq!(found, expected, "{bad}");
    }
}

#[test]
fn all_faults_of_a_file_are_named_at_once() {
    let text = GOOD.replace("\"killing\"", "\"kiling\"").replace("\"rebel_group\"", "\"rebels\"");
    assert_eq!(parse("d.toml", &text, &small()).unwrap_err().len(), 3);
}

#[test]
fn a_reading_chooses_its_clauses() {
    let definition = parse("d.toml", GOOD, &small()).unwrap();
    let all = [definition];
    assert_eq!(resolve("d", &all).unwrap().reference.key(), "d");
    assert_eq!(resolve("d:narrow", &all).unwrap().reference.key(), "d:narrow");
    assert_eq!(resolve("d:broad", &all).unwrap_err().rule.code(), "D5");
    assert_eq!(resolve("e", &all).unwrap_err().rule.code(), "D10");
}

#[test]
fn definitions_that_include_each_other_are_refused() {
    let with = |id: &str, include: &str| {
        let text = GOOD.replacen("id = \"d\"", &format!("id = \"{id}\"\ninclude = [\"{include}\"]"), 1);
        parse("d.toml", &text, &small()).unwrap()
    };
    assert_eq!(resolve("a", &[with("a", "b"), with("b", "a")]).unwrap_err().rule.code(), "D6");
    assert_eq!(resolve("a", &[with("a", "nowhere")]).unwrap_err().rule.code(), "D6");
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,200}") {
        let _ = parse("d.toml", &text, &small());
    }

    #[test]
    fn no_damage_makes_the_parser_panic(at in 0..GOOD.len(), with in "\\PC{0,4}") {
        let mut text = GOOD.to_owned();
        text.replace_range(at..(at + 1).min(text.len()), &with);
        let _ = parse("d.toml", &text, &small());
    }
}

#[test]
fn more_clauses_than_can_be_compared_are_refused_and_not_dropped() {
    let vocabulary = crate::small_world::small();
    let clause = |n: usize| format!("[[clause]]\nid = \"{n}\"\nwords = {{ en = \"w\" }}\nact = [\"killing\"]\n");
    let head = "id = \"d\"\nversion = 1\nvocabulary = \"small/1\"\nname = { en = \"d\" }\ngist = { en = \"d\" }\n\
                by = { en = \"d\" }\nstatus = \"proposed\"\n";
    let of = |count: usize| format!("{head}{}", (0..count).map(clause).collect::<String>());
    assert_eq!(loupe_scheme::definition::parse("d.toml", &of(24), &vocabulary).unwrap().clauses.len(), 24);
    let refusals = loupe_scheme::definition::parse("d.toml", &of(25), &vocabulary).unwrap_err();
    assert_eq!((refusals.len(), refusals[0].rule.code()), (1, "D11"));
    assert!(refusals[0].place.line.is_some());
}
