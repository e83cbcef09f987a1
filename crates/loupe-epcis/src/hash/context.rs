//! What short names stand for: the part of JSON-LD's `@context` that an event hash needs.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::HashFault;
use crate::json::{Object, Value};

/// The prefixes of GS1's own context, which every document has.
const STANDARD: [(&str, &str); 8] = [
    ("epcis", "https://ref.gs1.org/epcis/"),
    ("cbv", "https://ref.gs1.org/cbv/"),
    ("cbvmda", "urn:epcglobal:cbv:mda:"),
    ("gs1", "https://gs1.org/voc/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("dcterms", "http://purl.org/dc/terms/"),
];

/// A comment says nothing about what happened, and is not hashed.
const COMMENT: &str = "{http://www.w3.org/2000/01/rdf-schema#}comment";

/// The prefixes and terms that a document declares, and the extensions it wants left out of its hashes.
#[derive(Clone, Debug, Default)]
pub struct Context {
    terms: BTreeMap<String, String>,
    ignored: BTreeSet<String>,
}

impl Context {
    /// The context of a document, or of an event on its own. A field `ignoreFields` under any prefix, at the document or at
    /// its query results, lists names that its hashes leave out.
    pub fn of(document: &Object) -> Self {
        let mut context = Self::default();
        if let Some(own) = document.get("@context") {
            context.declare(own);
        }
        context.ignore(document);
        let body = document.get("epcisBody").and_then(Value::as_object);
        if let Some(results) = body.and_then(|body| body.get("queryResults")).and_then(Value::as_object) {
            context.ignore(results);
        }
        context
    }

    /// What `@context` of a document and those within it declare together, the later over the earlier.
    pub fn of_parts<'v>(contexts: impl IntoIterator<Item = &'v Value>) -> Self {
        let mut context = Self::default();
        contexts.into_iter().for_each(|own| context.declare(own));
        context
    }

    /// This context with what an event itself declares.
    pub(crate) fn within(&self, event: &Object) -> Cow<'_, Self> {
        match event.get("@context") {
            None => Cow::Borrowed(self),
            Some(own) => {
                let mut context = self.clone();
                context.declare(own);
                Cow::Owned(context)
            }
        }
    }

    fn declare(&mut self, context: &Value) {
        match context {
            Value::List(items) => items.iter().for_each(|item| {
                // Contexts do not lie in one another (JSON-LD 1.1, 4.1).
                if let Value::Object(_) = item {
                    self.declare(item);
                }
            }),
            Value::Object(terms) => {
                for (name, meaning) in terms.iter() {
                    let meaning = match meaning {
                        Value::Object(definition) => definition.get("@id").and_then(Value::as_text),
                        other => other.as_text(),
                    };
                    if let Some(meaning) = meaning.filter(|_| !name.starts_with('@')) {
                        self.terms.insert(name.to_owned(), meaning.to_owned());
                    }
                }
            }
            _ => {}
        }
    }

    fn ignore(&mut self, from: &Object) {
        for (_, value) in from.iter().filter(|(name, _)| name.ends_with(":ignoreFields")) {
            let names: Vec<&str> = match value {
                // In XML the names are empty elements.
                Value::Object(names) => names.iter().map(|(name, _)| name).collect(),
                Value::List(names) => names.iter().filter_map(Value::as_text).collect(),
                other => other.as_text().into_iter().collect(),
            };
            let names: Vec<String> =
                names.into_iter().filter_map(|name| self.name(name).ok()).map(Cow::into_owned).collect();
            self.ignored.extend(names);
        }
    }

    fn meaning(&self, name: &str) -> Option<&str> {
        let own = self.terms.get(name).map(String::as_str);
        own.or_else(|| STANDARD.iter().find(|(prefix, _)| *prefix == name).map(|(_, meaning)| *meaning))
    }

    /// A field's name as `{namespace}name`; a name without prefix that is declared nowhere stays as it is.
    pub(crate) fn name<'n>(&self, name: &'n str) -> Result<Cow<'n, str>, HashFault> {
        match name.split_once(':') {
            Some((_, local)) if local.starts_with("//") => Ok(Cow::Owned(braced(name))),
            Some((prefix, local)) => match self.meaning(prefix) {
                Some(namespace) => Ok(Cow::Owned(format!("{{{namespace}}}{local}"))),
                None if prefix == "urn" => Ok(Cow::Owned(braced(name))),
                None => Err(HashFault::UndeclaredPrefix { name: name.to_owned() }),
            },
            None => Ok(self
                .terms
                .get(name)
                .map_or(Cow::Borrowed(name), |meaning| Cow::Owned(braced(&self.expand(meaning))))),
        }
    }

    /// A value in which a declared prefix is written out.
    pub fn expand<'v>(&self, value: &'v str) -> Cow<'v, str> {
        match value.split_once(':') {
            Some((prefix, local)) if !local.starts_with("//") => match self.meaning(prefix) {
                Some(namespace) => Cow::Owned(format!("{namespace}{local}")),
                None => Cow::Borrowed(value),
            },
            _ => Cow::Borrowed(value),
        }
    }

    /// Whether a field of this full name is left out.
    pub(super) fn leaves_out(&self, name: &str) -> bool {
        name == COMMENT || self.ignored.contains(name)
    }
}

/// A full address as namespace and name.
fn braced(address: &str) -> String {
    let at = address.rfind(['#', '/', ':']).map_or(0, |at| at + 1);
    format!("{{{}}}{}", &address[..at], &address[at..])
}
