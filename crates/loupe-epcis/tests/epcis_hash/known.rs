//! The known answers that the authors of the event hash published, which lie beside the repository.

use std::path::{Path, PathBuf};

use loupe_epcis::hash::{Context, event_hash, prehash};
use loupe_epcis::json::{Object, Value, read};
use sha2::{Digest, Sha256};

/// The published texts that are damaged: their own SHA-256 is not the hash published beside them, which is right.
const DAMAGED: [(&str, usize); 2] = [("epcisDocWithAllGS1Keys", 0), ("epcisDocWithDefaultSchemaInContext", 1)];

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/epcis/event_hash_known_answers");
    assert!(folder.is_dir(), "{} is missing: clone `shared` beside the repository", folder.display());
    folder
}

fn lines(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect()
}

pub(crate) fn events(document: &Object) -> &[Value] {
    let body = document.get("epcisBody").and_then(Value::as_object).unwrap();
    let results = body.get("queryResults").and_then(Value::as_object);
    let body = results.map_or(body, |results| results.get("resultsBody").and_then(Value::as_object).unwrap());
    body.get("eventList").and_then(Value::as_list).unwrap()
}

#[test]
fn every_published_hash_and_text_is_reproduced() {
    let mut hashes_seen = 0;
    let mut damaged_seen = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "jsonld") {
            continue;
        }
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let document = read(&std::fs::read(&path).unwrap()).unwrap();
        let document = document.as_object().unwrap();
        let context = Context::of(document);
        let (hashes, texts) = (lines(&path.with_extension("hashes")), lines(&path.with_extension("prehashes")));
        assert_eq!((hashes.len(), texts.len()), (events(document).len(), events(document).len()), "{name}");
        for (place, event) in events(document).iter().enumerate() {
            let event = event.as_object().unwrap();
            let text = prehash(event, &context).unwrap();
            assert_eq!(event_hash(event, &context).unwrap(), hashes[place], "{name} {place}: {text}");
            let published: String = Sha256::digest(&texts[place]).iter().map(|byte| format!("{byte:02x}")).collect();
            if hashes[place].contains(&published) {
                assert_eq!(text, texts[place], "{name} {place}");
            } else {
                damaged_seen.push((name.clone(), place));
            }
            hashes_seen += 1;
        }
    }
    assert_eq!(hashes_seen, 21);
    damaged_seen.sort();
    assert_eq!(damaged_seen, DAMAGED.map(|(name, place)| (name.to_owned(), place)));
}
