//! GS1's JSON schema, read by the crate `jsonschema`: a second opinion on every document.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use jsonschema::Validator;
use loupe_epcis::part::{
    Action, AlertType, BizStep, Component, Disposition, ErrorReason, MeasurementType, SourceDestinationType,
    TransactionType,
};
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

/// The words that the schema lists under one of its definitions.
fn words(definition: &str) -> Vec<String> {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(material("schema/EPCIS-JSON-Schema.json")).unwrap()).unwrap();
    let one = &schema["definitions"][definition];
    let choices = one["anyOf"].as_array().cloned().unwrap_or_else(|| vec![one.clone()]);
    let words = choices.iter().find_map(|choice| choice["enum"].as_array().cloned()).unwrap();
    words.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_words_of_every_vocabulary_are_the_schemas() {
    let table = [
        ("action", Action::WORDS),
        ("bizStep", BizStep::WORDS),
        ("disposition", Disposition::WORDS),
        ("bizTransaction-type", TransactionType::WORDS),
        ("source-dest-type", SourceDestinationType::WORDS),
        ("error-reason", ErrorReason::WORDS),
        ("component", Component::WORDS),
        ("measurementType", MeasurementType::WORDS),
        ("sensorAlertType", AlertType::WORDS),
    ];
    for (definition, ours) in table {
        assert_eq!(ours, words(definition), "{definition}");
    }
}
