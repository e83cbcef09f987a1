//! Every example of GS1 and of OpenEPCIS: taken, kept, and given back as it came.

use std::fs;
use std::path::{Path, PathBuf};

use loupe_epcis::document::Document;
use loupe_epcis::json::{Object, Value, read};

use crate::server::{Server, bearer};

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
    let (mut events, mut disputed) = (0, 0);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let server = Server::new();
        let Ok(document) = Document::read(text.as_bytes()) else {
            // What OpenEPCIS shows as right and GS1's schema refuses; the places are told in the tests of documents.
            disputed += 1;
            let job = server.get(server.post("/capture", &text).header("location")).json();
            assert_eq!(job["success"], false, "{}", path.display());
            continue;
        };
        let alone = matches!(document, Document::Event(_));
        let got = server.post(if alone { "/events" } else { "/capture" }, &text);
        assert!(matches!(got.status, 201 | 202), "{}: {}", path.display(), got.text);
        if !alone {
            let job = server.get(got.header("location")).json();
            assert_eq!(job["success"], true, "{}: {job}", path.display());
        }
        let token = bearer(&server.mine);
        let headers = [("authorization", token.as_str()), ("gs1-epc-format", "Never_Translates")];
        let given = server.send("GET", "/events?perPage=1000", &headers, None);
        let Value::Object(given) = read(given.text.as_bytes()).unwrap() else { panic!("no object") };
        let given = Document::from_value(Value::Object(given)).unwrap();
        assert_eq!(given.events().len(), document.events().len(), "{}", path.display());
        for (sent, given) in document.events().iter().zip(given.events()) {
            let named = sent.head.id.is_some();
            let (sent, given) = (bare(&sent.to_value(), named), bare(&given.to_value(), named));
            assert!(
                Value::Object(sent.clone()).means_the_same(&Value::Object(given.clone())),
                "{}\n{sent}\n{given}",
                path.display()
            );
            events += 1;
        }
    }
    assert!(events > 70, "{events}");
    assert_eq!(disputed, 3);
}
