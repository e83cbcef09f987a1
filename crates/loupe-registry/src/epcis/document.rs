//! Events written as one document, with what all their short names mean.

use std::collections::HashMap;

use jiff::Timestamp;
use loupe_epcis::json::{Object, Value};

/// GS1's own context.
pub(super) const STANDARD: &str = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

/// An event on its way out, and the context of the document that it came in.
#[derive(Clone, Debug)]
pub(super) struct Given {
    /// Its number.
    pub(super) number: u32,
    /// When it happened, in milliseconds since 1970.
    pub(super) event_ms: i64,
    /// The number of its context.
    pub(super) context: u32,
    /// With its name and the moment at which it was recorded.
    pub(super) event: Object,
}

/// What a document answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answers<'a> {
    /// The name of the question.
    pub(super) query: &'a str,
    /// The subscription that asked.
    pub(super) subscription: Option<&'a str>,
}

/// An `EPCISQueryDocument`. A short name that means one thing in one event and another in the next is explained there.
pub(super) fn document(
    events: Vec<Given>,
    contexts: &HashMap<u32, Value>,
    answers: Answers<'_>,
    now: Timestamp,
) -> Object {
    let mut shared = Shared::default();
    let list = events.into_iter().map(|given| {
        let told = contexts.get(&given.context);
        let own = told.map(|context| shared.take(context)).unwrap_or_default();
        Value::Object(explained(given.event, own))
    });
    let list = list.collect();
    let text = |text: &str| Value::Text(text.to_owned());
    let mut results_body = Object::new();
    results_body.set("eventList", Value::List(list));
    let mut results = Object::new();
    results.set("queryName", text(answers.query));
    if let Some(id) = answers.subscription {
        results.set("subscriptionID", text(id));
    }
    results.set("resultsBody", Value::Object(results_body));
    let mut body = Object::new();
    body.set("queryResults", Value::Object(results));
    let mut document = Object::new();
    document.set("@context", shared.context());
    document.set("type", text("EPCISQueryDocument"));
    document.set("schemaVersion", text("2.0"));
    document.set("creationDate", text(&now.to_string()));
    document.set("epcisBody", Value::Object(body));
    document
}

/// What holds for the whole document.
#[derive(Debug, Default)]
struct Shared {
    addresses: Vec<String>,
    terms: Object,
}

impl Shared {
    /// Takes a context in; gives the terms that already mean something else.
    fn take(&mut self, context: &Value) -> Vec<(String, Value)> {
        let parts = context.as_list().unwrap_or(std::slice::from_ref(context));
        let mut differ = Vec::new();
        for part in parts {
            match part {
                Value::Text(address) if address != STANDARD && !self.addresses.contains(address) => {
                    self.addresses.push(address.clone());
                }
                Value::Object(terms) => {
                    for (name, meaning) in terms.iter() {
                        match self.terms.get(name) {
                            None => self.terms.set(name, meaning.clone()),
                            Some(known) if known.means_the_same(meaning) => {}
                            Some(_) => differ.push((name.to_owned(), meaning.clone())),
                        }
                    }
                }
                _ => {}
            }
        }
        differ
    }

    fn context(self) -> Value {
        let addresses = std::iter::once(STANDARD.to_owned()).chain(self.addresses).map(Value::Text);
        let terms = (!self.terms.is_empty()).then_some(Value::Object(self.terms));
        Value::List(addresses.chain(terms).collect())
    }
}

/// An event with terms of its own before those it brought itself.
fn explained(mut event: Object, terms: Vec<(String, Value)>) -> Object {
    if terms.is_empty() {
        return event;
    }
    let mut object = Object::new();
    for (name, meaning) in terms {
        object.set(&name, meaning);
    }
    let mut parts = vec![Value::Object(object)];
    match event.take("@context") {
        Some(Value::List(own)) => parts.extend(own),
        Some(own) => parts.push(own),
        None => {}
    }
    event.set("@context", Value::List(parts));
    event
}

#[cfg(test)]
mod tests {
    use loupe_epcis::json::read;

    use super::*;

    #[test]
    fn a_prefix_of_two_meanings_is_explained_where_it_differs() {
        let value = |text: &str| read(text.as_bytes()).unwrap_or(Value::Null);
        let event = |number| {
            let mut event = Object::new();
            event.set("x:a", value("1"));
            Given { number, event_ms: 0, context: number, event }
        };
        let contexts = HashMap::from([
            (1, value(&format!(r#"["{STANDARD}", {{"x": "https://one.example/"}}]"#))),
            (2, value(r#"{"x": "https://two.example/"}"#)),
        ]);
        let answers = Answers { query: "q", subscription: Some("s") };
        let made = document(vec![event(1), event(2)], &contexts, answers, Timestamp::UNIX_EPOCH);
        assert_eq!(
            made.to_string(),
            format!(
                r#"{{"@context":["{STANDARD}",{{"x":"https://one.example/"}}],"type":"EPCISQueryDocument","schemaVersion":"2.0","creationDate":"1970-01-01T00:00:00Z","epcisBody":{{"queryResults":{{"queryName":"q","subscriptionID":"s","resultsBody":{{"eventList":[{{"x:a":1}},{{"x:a":1,"@context":[{{"x":"https://two.example/"}}]}}]}}}}}}}}"#
            )
        );
    }
}
