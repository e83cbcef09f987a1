//! No rule turns on whose stones they are: no participant is named in the program.

use super::rust_text::{before_tests, part};
use super::tracked::{expect_none, program, top};

/// The codes and English names of every participant of the reference data.
fn participants() -> Vec<(String, String)> {
    let table = top().join("world/participants/participants.csv");
    let mut reader = csv::Reader::from_path(table).expect("the participants are a table");
    let header = reader.headers().expect("with a header").clone();
    let at = |name: &str| header.iter().position(|column| column == name).expect("with an id and a name");
    let (id, name) = (at("id"), at("name_en"));
    let rows = reader.records().map(|row| row.expect("every row can be read"));
    rows.map(|row| (row[id].to_owned(), row[name].to_owned())).collect()
}

/// Whether a text has the name as a word of its own: a script or a language may be called after a country.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        !before.into_iter().chain(after).any(char::is_alphabetic)
    })
}

#[test]
fn no_participant_is_named_in_the_program() {
    let participants = participants();
    assert!(participants.len() > 60, "the participants were not read");
    let mut complaints = Vec::new();
    for file in program() {
        for (number, literal) in part(before_tests(&file.text)).literals {
            let named = participants.iter().find(|(id, name)| literal == *id || names(&literal, name));
            complaints.extend(named.map(|(id, _)| format!("{}:{number}: {id}", file.path)));
        }
    }
    expect_none(&complaints, "a participant named in the program");
}
