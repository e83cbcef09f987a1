//! The material of others, which lies beside the repository and is no part of it.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use loupe_epcis::json::Value;

fn beside(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path)
}

/// Holds a credential against a schema of UNTP, where it lies; without it a line says so.
pub(crate) fn hold_against(file: &str, credentials: &[Value]) {
    let Ok(text) = fs::read_to_string(beside("untp/schema").join(file)) else {
        eprintln!("left out: there is no {file} of UNTP here");
        return;
    };
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let validator: Validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for credential in credentials {
        let text = credential.to_string();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&read).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{text}");
    }
}

/// The documents of events that GS1 and others publish as good, where they lie.
pub(crate) fn examples() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![beside("epcis/examples_gs1"), beside("epcis/examples_openepcis")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            eprintln!("left out: there are no examples of EPCIS here");
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if !path.to_string_lossy().contains("/Invalid/") {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}
