//! GS1's JSON schema, read by the crate `jsonschema`: a second opinion on every document.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::shared::material;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = fs::read_to_string(material("schema/EPCIS-JSON-Schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
});

/// Whether the schema accepts a document.
pub(crate) fn accepts(document: &Value) -> bool {
    SCHEMA.is_valid(document)
}

/// The places of which the schema complains.
pub(crate) fn places(document: &Value) -> BTreeSet<String> {
    SCHEMA.iter_errors(document).map(|error| error.instance_path().to_string()).collect()
}
