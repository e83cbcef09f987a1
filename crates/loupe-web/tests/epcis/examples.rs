//! Every example of GS1 and of OpenEPCIS: taken, kept, and given back as it came.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use loupe_epcis::document::Document;
use loupe_epcis::event::Event;
use loupe_epcis::hash::{Context, event_hash};
use loupe_epcis::json::{Object, Value, read};

use crate::server::{Server, bearer, for_each_server};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json" || ending == "jsonld") {
            found.push(path);
        }
    }
}

/// An event without what a keeper adds.
fn bare(event: &Value, named: bool) -> Object {
    let mut event = event.as_object().unwrap().clone();
    for name in ["recordTime", "@context"] {
        event.take(name);
    }
    if !named {
        event.take("eventID");
    }
    event
}

/// What the events of an example are called.
fn names(path: &Path) -> BTreeSet<String> {
    let value = read(&fs::read(path).unwrap()).unwrap();
    let context = Context::of(value.as_object().unwrap());
    let Ok(document) = Document::from_value(value) else { return BTreeSet::new() };
    let name = |event: &Event| match &event.head.id {
        Some(id) => id.as_str().to_owned(),
        None => event_hash(event.to_value().as_object().unwrap(), &context).unwrap(),
    };
    document.events().iter().map(name).collect()
}

/// The examples in as few groups as it takes that no two of a group tell of the same event: what one house told is not
/// told again by another.
fn strangers(paths: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let mut groups: Vec<(BTreeSet<String>, Vec<PathBuf>)> = Vec::new();
    for path in paths {
        let names = names(path);
        let at = groups.iter().position(|(told, _)| told.is_disjoint(&names)).unwrap_or_else(|| {
            groups.push(Default::default());
            groups.len() - 1
        });
        groups[at].0.extend(names);
        groups[at].1.push(path.clone());
    }
    groups.into_iter().map(|(_, paths)| paths).collect()
}

/// Sends an example as a house of its own and asks for it: how many events came back as they were; `None` for what
/// OpenEPCIS shows as right and GS1's schema refuses. The places are told in the tests of documents.
fn given_back(server: &Server, path: &Path, token: &str) -> Option<usize> {
    let shown = path.display();
    let text = fs::read_to_string(path).unwrap();
    let post = |path: &str| {
        let headers = [("authorization", token), ("content-type", "application/json")];
        server.send("POST", path, &headers, Some(&text))
    };
    let get = |path: &str| {
        server.send("GET", path, &[("authorization", token), ("gs1-epc-format", "Never_Translates")], None)
    };
    let Ok(document) = Document::read(text.as_bytes()) else {
        let job = get(post("/capture").header("location")).json();
        assert_eq!(job["success"], false, "{shown}");
        return None;
    };
    let alone = matches!(document, Document::Event(_));
    let got = post(if alone { "/events" } else { "/capture" });
    assert!(matches!(got.status, 201 | 202), "{shown}: {}", got.text);
    if !alone {
        let job = get(got.header("location")).json();
        assert_eq!(job["success"], true, "{shown}: {job}");
    }
    let given = get("/events?perPage=1000");
    let given = Document::from_value(read(given.text.as_bytes()).unwrap()).unwrap();
    assert_eq!(given.events().len(), document.events().len(), "{shown}");
    for (sent, given) in document.events().iter().zip(given.events()) {
        let named = sent.head.id.is_some();
        let (sent, given) = (bare(&sent.to_value(), named), bare(&given.to_value(), named));
        let same = Value::Object(sent.clone()).means_the_same(&Value::Object(given.clone()));
        assert!(same, "{shown}\n{sent}\n{given}");
    }
    Some(document.events().len())
}

#[test]
fn every_example_comes_back_as_it_came() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/epcis");
    assert!(top.is_dir(), "the shared material is missing: clone `shared` beside the repository");
    let mut found = Vec::new();
    files(&top.join("examples_gs1"), &mut found);
    files(&top.join("examples_openepcis"), &mut found);
    let usable = |path: &PathBuf| {
        let name = path.display().to_string();
        !name.contains("/Invalid/") && !name.contains("/Queries/")
    };
    found.retain(usable);
    found.sort();
    assert!(found.len() > 60, "{}", found.len());
    let told = RefCell::new(Vec::new());
    for strangers in strangers(&found) {
        for_each_server(|server| {
            for (number, path) in strangers.iter().enumerate() {
                let token = server.another(&format!("house-{number}"));
                told.borrow_mut().push(given_back(server, path, &bearer(&token)));
            }
        });
    }
    let told = told.into_inner();
    let engines = told.len() / found.len();
    assert!(told.iter().flatten().sum::<usize>() > 70 * engines, "{told:?}");
    assert_eq!(told.iter().filter(|count| count.is_none()).count(), 3 * engines);
}
