//! The workspace's arrows, read from `cargo metadata`, against the drawing in `docs/ARCHITECTURE.md`.

use std::process::Command;

use serde_json::Value;

use super::tracked::{expect_none, top};

/// Every arrow that may exist. The crates that know one subject and no other (`loupe-scheme`, `loupe-epcis`,
/// `loupe-tlog`, `loupe-seal`) may be used by all that stand above them, and so may `loupe-credential`, which speaks the
/// scheme's words; rows and SQL are reached through the registry alone. `loupe-seal` is drawn and does not exist yet.
const DRAWN: &[(&str, &[&str])] = &[
    ("loupe", &["loupe-web", "loupe-paper", "loupe-registry", CREDENTIAL, SCHEME, EPCIS, TLOG, SEAL]),
    ("loupe-web", &["loupe-registry", CREDENTIAL, SCHEME, EPCIS, TLOG, SEAL]),
    ("loupe-paper", &["loupe-registry", CREDENTIAL, SCHEME, EPCIS, TLOG, SEAL]),
    ("loupe-registry", &["loupe-store", CREDENTIAL, SCHEME, EPCIS, TLOG, SEAL]),
    ("loupe-store", &[SCHEME, EPCIS, TLOG, SEAL]),
    ("loupe-verify", &[TLOG]),
    ("loupe-scan", &[CREDENTIAL]),
    (CREDENTIAL, &[SCHEME, TLOG]),
    (SCHEME, &[]),
    (EPCIS, &[]),
    (TLOG, &[]),
    (SEAL, &[]),
    ("xtask", &[]),
];
const CREDENTIAL: &str = "loupe-credential";
const SCHEME: &str = "loupe-scheme";
const EPCIS: &str = "loupe-epcis";
const TLOG: &str = "loupe-tlog";
const SEAL: &str = "loupe-seal";

/// All that the scheme may lean on from outside: dates, the reading and writing of data, hashes, signatures, errors.
const OUTSIDE_OF_SCHEME: &[&str] =
    &["base64", "ed25519-dalek", "jiff", "serde", "serde_json", "sha2", "thiserror", "toml"];

fn packages() -> Vec<Value> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(top()).args(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let told = cargo.output().expect("cargo describes the workspace");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).expect("the description is JSON");
    told["packages"].as_array().expect("it lists packages").clone()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn arrows_only_go_down_as_drawn() {
    let mut complaints = Vec::new();
    for package in packages() {
        let from = text(&package, "name");
        let Some((_, may)) = DRAWN.iter().find(|(name, _)| *name == from) else {
            complaints.push(format!("`{from}` is not in the drawing"));
            continue;
        };
        let dependencies = package["dependencies"].as_array().expect("a package lists its dependencies");
        for to in dependencies.iter().map(|dependency| text(dependency, "name")) {
            let ours = DRAWN.iter().any(|(name, _)| *name == to);
            if ours && !may.contains(&to) {
                complaints.push(format!("`{from}` -> `{to}` is not drawn"));
            }
        }
    }
    expect_none(&complaints, "an arrow that nobody drew");
}

#[test]
fn the_scheme_leans_on_nothing_that_reads_a_clock_a_file_or_a_network() {
    let packages = packages();
    let scheme = packages.iter().find(|package| text(package, "name") == SCHEME).expect("the scheme is a crate");
    let dependencies = scheme["dependencies"].as_array().expect("a package lists its dependencies").iter();
    let normal = dependencies.filter(|dependency| dependency["kind"].is_null());
    let strange: Vec<String> = normal
        .map(|dependency| text(dependency, "name").to_owned())
        .filter(|name| !OUTSIDE_OF_SCHEME.contains(&name.as_str()))
        .collect();
    expect_none(&strange, "loupe-scheme leans on something new");
}

#[test]
fn every_package_has_a_licence_and_a_description() {
    let bare = packages().into_iter().filter(|p| text(p, "license").is_empty() || text(p, "description").is_empty());
    let names: Vec<String> = bare.map(|package| text(&package, "name").to_owned()).collect();
    expect_none(&names, "a package without a licence or a description");
}
