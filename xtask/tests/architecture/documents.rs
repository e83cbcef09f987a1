//! Documents: every link leads somewhere, every path named exists, and nothing speaks of somebody's machine.

use std::collections::BTreeSet;

use super::tracked::{Tracked, expect_none, paths, texts, top};

fn documents() -> Vec<Tracked> {
    texts().into_iter().filter(|file| file.path.ends_with(".md")).collect()
}

/// The text outside of code blocks.
fn prose(text: &str) -> String {
    let mut inside = false;
    let mut keep = |line: &&str| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !inside && !fence
    };
    text.lines().filter(|line| keep(line)).collect::<Vec<_>>().join("\n")
}

/// The targets of `[words](target)`.
fn links(prose: &str) -> impl Iterator<Item = &str> {
    prose.split("](").skip(1).filter_map(|after| after.split_once(')')).map(|(target, _)| target)
}

/// What stands between single backticks.
fn spans(prose: &str) -> impl Iterator<Item = &str> {
    prose.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// The anchors that a page's headings make.
fn anchors(text: &str) -> BTreeSet<String> {
    let prose = prose(text);
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let kept = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_leads_somewhere() {
    let mut complaints = Vec::new();
    for page in documents() {
        for target in links(&prose(&page.text)) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { page.path.clone() } else { resolve(&page.path, file) };
            let there = top().join(&path);
            let found = match std::fs::read_to_string(&there) {
                Ok(text) => anchor.is_empty() || anchors(&text).contains(anchor),
                Err(_) => there.exists() && anchor.is_empty(),
            };
            if !found {
                complaints.push(format!("{}: {target}", page.path));
            }
        }
    }
    expect_none(&complaints, "a link that leads nowhere");
}

#[test]
fn every_path_that_a_document_names_exists() {
    let folders = ["crates/", "world/", "docs/", "xtask/", "i18n/", ".ci/"];
    let mut complaints = Vec::new();
    for page in documents() {
        for span in spans(&prose(&page.text)) {
            let path = span.split([':', '#', ' ']).next().unwrap_or_default();
            let names_one_file =
                folders.iter().any(|folder| path.starts_with(folder)) && !path.contains(['*', '{', '<', '…']);
            if names_one_file && !top().join(path).exists() {
                complaints.push(format!("{}: `{span}`", page.path));
            }
        }
    }
    expect_none(&complaints, "a path that does not exist");
}

/// Whether that is the name of a test: a sentence, where other names are a few words.
fn is_of_a_test(span: &str) -> bool {
    span.matches('_').count() >= 4 && span.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[test]
fn every_test_that_a_document_names_exists() {
    let code: Vec<Tracked> = texts().into_iter().filter(|file| file.path.ends_with(".rs")).collect();
    let mut complaints = Vec::new();
    for page in documents() {
        for span in spans(&prose(&page.text)).filter(|span| is_of_a_test(span)) {
            if !code.iter().any(|file| file.text.contains(&format!("fn {span}("))) {
                complaints.push(format!("{}: `{span}`", page.path));
            }
        }
    }
    expect_none(&complaints, "a test that does not exist");
}

#[test]
fn the_documents_are_there() {
    let paths: BTreeSet<String> = paths().into_iter().collect();
    let expected = [
        "README.md",
        "CONTRIBUTING.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "docs/ARCHITECTURE.md",
        "docs/DESIGN.md",
        "docs/glossary.md",
        "docs/operating.md",
        "docs/sources.md",
        "world/README.md",
    ];
    let missing: Vec<String> = expected.into_iter().filter(|path| !paths.contains(*path)).map(str::to_owned).collect();
    expect_none(&missing, "a document that is missing");
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = std::fs::read_to_string(top().join("README.md")).expect("there is a README");
    for command in ["\ncargo run --release\n", "\ncargo xtask test\n"] {
        assert!(readme.contains(command), "README.md does not give `{}` on a line of its own", command.trim());
    }
}

#[test]
fn every_dependency_has_a_line_in_the_design() {
    let manifest = std::fs::read_to_string(top().join("Cargo.toml")).expect("there is a workspace");
    let manifest: toml::Table = manifest.parse().expect("its manifest is TOML");
    let design = std::fs::read_to_string(top().join("docs/DESIGN.md")).unwrap_or_default();
    let dependencies = manifest["workspace"]["dependencies"].as_table().expect("the workspace shares dependencies");
    let ours = |name: &&String| name.starts_with("loupe-");
    let untold: Vec<String> =
        dependencies.keys().filter(|name| !ours(name) && !design.contains(&format!("| `{name}` |"))).cloned().collect();
    expect_none(&untold, "a dependency without a line in docs/DESIGN.md that says what it saves us");
}

/// Put together here, so that this file names none of them.
fn never_named() -> Vec<String> {
    let folders = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let hosts = [
        ["crates.", "io"],
        ["static.cra", "tes.io"],
        ["py", "pi.org"],
        ["pythonho", "sted.org"],
        ["registry.np", "mjs.org"],
        ["deb.deb", "ian.org"],
        ["proxy.gol", "ang.org"],
    ];
    folders.into_iter().chain(hosts.map(|host| host.concat())).collect()
}

#[test]
fn no_file_names_a_machine_s_folder_or_a_package_registry() {
    let never = never_named();
    let mut complaints = Vec::new();
    for file in texts().iter().filter(|file| !file.path.ends_with("Cargo.lock")) {
        for (number, line) in (1..).zip(file.text.lines()) {
            let bare = |name: &&String| {
                // A folder of that name below another, or in an address, is somebody else's.
                let before = line.find(name.as_str()).and_then(|at| line[..at].chars().next_back());
                line.contains(name.as_str())
                    && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '}'))
            };
            complaints.extend(never.iter().filter(bare).map(|name| format!("{}:{number}: {name}", file.path)));
        }
    }
    expect_none(&complaints, "a path of somebody's machine, or the host of a package registry");
}
