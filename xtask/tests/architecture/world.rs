//! The reference data: every file is described beside it, and every row says where it is from.

use super::tracked::{Tracked, expect_none, texts};

fn world() -> Vec<Tracked> {
    texts().into_iter().filter(|file| file.path.starts_with("world/")).collect()
}

#[test]
fn every_file_is_described_beside_it() {
    let files = world();
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| !file.path.ends_with("README.md")) {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or_default();
        let described =
            |readme: &&Tracked| readme.path == format!("{folder}/README.md") || readme.path == "world/README.md";
        let told: String = files.iter().filter(described).map(|readme| readme.text.as_str()).collect();
        let by_name = told.contains(name);
        let one_a_case = name.ends_with(".toml") && files.iter().any(|f| f.path == format!("{folder}/README.md"));
        if !by_name && !one_a_case {
            complaints.push(file.path.clone());
        }
    }
    expect_none(&complaints, "a file that no README beside it describes");
}

#[test]
fn every_row_of_every_table_has_a_source() {
    let mut complaints = Vec::new();
    for file in world().iter().filter(|file| file.path.ends_with(".csv")) {
        let mut reader = csv::Reader::from_reader(file.text.as_bytes());
        let header = reader.headers().expect("a table has a header").clone();
        let sources: Vec<usize> = (0..header.len()).filter(|column| header[*column].contains("source")).collect();
        let mut rows = 0;
        for (row, number) in reader.records().zip(2..) {
            let row = row.unwrap_or_else(|error| panic!("{}: {error}", file.path));
            rows += 1;
            if sources.iter().all(|column| row[*column].trim().is_empty()) {
                complaints.push(format!("{}: row {number}", file.path));
            }
        }
        assert!(rows > 0, "{} is empty", file.path);
    }
    expect_none(&complaints, "a row without a source");
}

#[test]
fn every_case_and_every_definition_quotes_its_sources() {
    let mut complaints = Vec::new();
    let mut seen = 0;
    for file in world().iter().filter(|file| file.path.ends_with(".toml")) {
        let (list, address) = match file.path.split('/').nth(1) {
            Some("findings") => ("source", "url"),
            Some("definitions") => ("quote", "source_url"),
            _ => continue,
        };
        seen += 1;
        let table: toml::Table = file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let entries = table.get(list).and_then(|list| list.as_array()).cloned().unwrap_or_default();
        let has_address =
            |entry: &toml::Value| entry.get(address).and_then(|url| url.as_str()).is_some_and(|url| !url.is_empty());
        if entries.is_empty() || !entries.iter().all(has_address) {
            complaints.push(file.path.clone());
        }
    }
    assert!(seen >= 58, "52 cases and 6 definitions are shipped, {seen} were found");
    expect_none(&complaints, "a case or definition without the address of a source");
}
