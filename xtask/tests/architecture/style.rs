//! The parts of `CONTRIBUTING.md` that a machine can read.

use super::rust_text::{before_tests, part};
use super::tracked::{expect_none, program, rust};

const LINES_MAX: usize = 600;

/// Words that name nothing of the Kimberley Process and say nothing of what a thing does.
const EMPTY_WORDS: [&str; 8] = ["manager", "helper", "helpers", "service", "util", "utils", "data", "info"];

/// Keywords after which a name is declared.
const DECLARES: [&str; 6] = ["struct", "enum", "trait", "type", "mod", "fn"];

/// The words of `CamelCase` and `snake_case`, in lower case.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if c == '_' || c.is_uppercase() {
            words.push(String::new());
        }
        if c != '_'
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn empty_word(name: &str) -> Option<String> {
    words_of(name).into_iter().find(|word| EMPTY_WORDS.contains(&word.as_str()))
}

#[test]
fn no_file_is_longer_than_600_lines() {
    let long = rust().into_iter().map(|file| (file.text.lines().count(), file.path));
    let long: Vec<String> =
        long.filter(|(lines, _)| *lines > LINES_MAX).map(|(lines, path)| format!("{path}: {lines}")).collect();
    expect_none(&long, "a file one cannot read in one sitting");
}

#[test]
fn nothing_is_named_with_an_empty_word() {
    let mut complaints = Vec::new();
    for file in rust() {
        let stem = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        complaints.extend(empty_word(stem).map(|word| format!("{}: the file is named `{word}`", file.path)));
        let parted = part(&file.text);
        for (number, line) in parted.lines() {
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let declared = words.windows(2).filter(|pair| DECLARES.contains(&pair[0])).map(|pair| pair[1]);
            complaints.extend(
                declared
                    .filter(|name| empty_word(name).is_some())
                    .map(|name| format!("{}:{number}: `{name}`", file.path)),
            );
        }
    }
    expect_none(&complaints, "a name that says nothing");
}

#[test]
fn no_unwrap_and_nothing_unfinished_outside_tests() {
    let never = [".unwrap()", "todo!(", "unimplemented!(", "dbg!(", "unsafe "];
    let mut complaints = Vec::new();
    for file in program() {
        let parted = part(before_tests(&file.text));
        for (number, line) in parted.lines() {
            complaints
                .extend(never.iter().filter(|n| line.contains(*n)).map(|n| format!("{}:{number}: {n}", file.path)));
        }
    }
    expect_none(&complaints, "not in a program people rely on");
}

#[test]
fn no_test_is_ignored_or_waits_by_the_clock() {
    let mut complaints = Vec::new();
    // The tasks wait for servers to come up; tests wait for conditions.
    for file in rust().iter().filter(|file| !file.path.starts_with("xtask/src/")) {
        let parted = part(&file.text);
        for (number, line) in parted.lines() {
            let ignored = line.contains("#[ignore");
            let sleeps = file.path.contains("/tests/") && line.contains("thread::sleep(");
            if ignored || sleeps {
                complaints.push(format!("{}:{number}", file.path));
            }
        }
    }
    expect_none(&complaints, "a test that does not run, or that sleeps");
}

#[test]
fn words_of_a_name_are_told_apart() {
    assert_eq!(words_of("WorldFile"), ["world", "file"]);
    assert_eq!(words_of("read_world_data"), ["read", "world", "data"]);
    assert_eq!(empty_word("Metadata"), None);
}
