//! Namespaces of XML as prefixes of JSON.

use std::collections::BTreeSet;

use crate::json::{Object, Value};
use crate::limit::FIELDS_MAX;
use crate::xml::tree::{Element, Name};

/// Prefixes that GS1's context declares, with the namespaces they may have in XML. The vocabulary of master data has no
/// colon at its end in XML, and one in JSON.
const STANDARD: [(&str, &[&str]); 8] = [
    ("epcis", &["https://ref.gs1.org/epcis/"]),
    ("cbv", &["https://ref.gs1.org/cbv/"]),
    ("cbvmda", &["urn:epcglobal:cbv:mda", "urn:epcglobal:cbv:mda:"]),
    ("gs1", &["https://gs1.org/voc/"]),
    ("rdfs", &["http://www.w3.org/2000/01/rdf-schema#"]),
    ("owl", &["http://www.w3.org/2002/07/owl#"]),
    ("xsd", &["http://www.w3.org/2001/XMLSchema#"]),
    ("dcterms", &["http://purl.org/dc/terms/"]),
];

/// Names that a prefix cannot have in JSON.
const TAKEN: [&str; 4] = ["urn", "http", "https", "geo"];

/// The prefixes given so far.
pub(super) struct Names {
    given: Vec<(String, String)>,
    /// What stands before the first colon of some value of the standard.
    begun: BTreeSet<String>,
}

impl Names {
    /// For a document whose values are known, so that no prefix changes what one of them means.
    pub(super) fn of(root: &Element) -> Self {
        let mut begun = BTreeSet::new();
        collect(root, &mut begun);
        Self { given: Vec::new(), begun }
    }

    /// `prefix:local`, or the bare name where there is no namespace.
    pub(super) fn key(&mut self, name: &Name) -> String {
        let Some(namespace) = &name.namespace else { return name.local.clone() };
        if let Some((prefix, _)) = STANDARD.iter().find(|(_, spaces)| spaces.contains(&namespace.as_str())) {
            return format!("{prefix}:{}", name.local);
        }
        if let Some((prefix, _)) = self.given.iter().find(|(_, given)| given == namespace) {
            return format!("{prefix}:{}", name.local);
        }
        // One too many is enough to have the document refused, for each is a field of its context.
        if self.given.len() > FIELDS_MAX {
            return name.local.clone();
        }
        let wanted = name.prefix.as_deref().unwrap_or("ns");
        let free = |prefix: &String| {
            !self.begun.contains(prefix)
                && !TAKEN.contains(&prefix.as_str())
                && STANDARD.iter().all(|(standard, _)| standard != prefix)
                && self.given.iter().all(|(given, _)| given != prefix)
        };
        let numbered = (1u32..).map(|number| format!("{wanted}{number}"));
        let prefix = std::iter::once(wanted.to_owned()).chain(numbered).find(free).unwrap_or_default();
        let key = format!("{prefix}:{}", name.local);
        self.given.push((prefix, namespace.clone()));
        key
    }

    /// The `@context` of the document.
    pub(super) fn context(self) -> Value {
        let standard = Value::from("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
        let mut own = Object::new();
        for (prefix, namespace) in self.given {
            own.set(&prefix, Value::Text(namespace));
        }
        Value::List(if own.is_empty() { vec![standard] } else { vec![standard, Value::Object(own)] })
    }
}

fn collect(element: &Element, begun: &mut BTreeSet<String>) {
    if element.name.namespace.is_none() {
        let attributes = element.attributes.iter().filter(|(name, _)| name.namespace.is_none());
        let values = attributes.map(|(_, value)| value.as_str()).chain([element.trimmed()]);
        begun.extend(values.filter_map(|value| value.split_once(':')).map(|(start, _)| start.to_owned()));
    }
    element.children.iter().for_each(|child| collect(child, begun));
}
