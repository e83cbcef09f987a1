//! Documents and single events as the binding brings them.

use loupe_epcis::json::{self, Object, Value};
use loupe_epcis::xml;
use loupe_scheme::access::Actor;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};

use super::master::shell_of;
use super::page::Page;
use super::reason::{unread_json, unread_xml};
use crate::custody::{Behaviour, CaptureJob, Incomes};
use crate::registry::{Fault, Registry, Trouble};

impl Registry {
    /// Takes a document in JSON or XML into custody, as [`Registry::capture`] does: one for capture, the answer to a query,
    /// or one event alone. Its master data is kept for questions.
    ///
    /// Refuses as [`Registry::capture`] does, and with `B30` and `B35` what is no document.
    pub async fn epcis_capture(
        &self,
        actor: &Actor,
        text: Vec<u8>,
        is_xml: bool,
        behaviour: Behaviour,
    ) -> Result<CaptureJob, Trouble> {
        let read = tokio::task::spawn_blocking(move || if is_xml { of_xml(&text) } else { of_json(&text) });
        let document = read.await.map_err(Fault::Broken)??;
        let shell = shell_of(&document);
        let job = self.capture(actor, Incomes::Value(Value::Object(document)), behaviour).await?;
        if let Some(shell) = shell.filter(|_| job.succeeded() || job.taken > 0) {
            self.keep_vocabularies(actor, shell).await?;
        }
        Ok(job)
    }

    /// Capture jobs of the actor's office, the newest first, from the page of a token on. Refuses with `A2` who may not,
    /// `B40` a page that is none.
    pub async fn epcis_jobs(
        &self,
        actor: &Actor,
        per_page: usize,
        token: Option<&str>,
    ) -> Result<(Vec<CaptureJob>, Option<Page>), Trouble> {
        let page = self.epcis_page(actor, token).await?;
        let before = page.and_then(|page| page.name.parse().ok()).unwrap_or(i32::MAX as u32);
        let jobs = self.capture_jobs(actor, before, per_page as u32 + 1).await?;
        Ok(self.page_of(jobs, per_page, |job| job.number.to_string()))
    }
}

fn of_json(text: &[u8]) -> Result<Object, Refusal> {
    match json::read(text) {
        Ok(Value::Object(object)) => Ok(for_capture(object)),
        Ok(_) => Err(Refusal::new(Rule::EventFaulty, "").because(Reason::NotObject)),
        Err(unreadable) => Err(unread_json(text, &unreadable)),
    }
}

fn of_xml(text: &[u8]) -> Result<Object, Refusal> {
    xml::read(text).map(for_capture).map_err(|fault| unread_xml(text, &fault))
}

/// The answer to a query says of events what a document for capture says (EPCIS 2.0, 12.7.1); anything else stays.
fn for_capture(mut document: Object) -> Object {
    if document.get("type").and_then(Value::as_text) != Some("EPCISQueryDocument") {
        return document;
    }
    let body = document.get("epcisBody").and_then(Value::as_object);
    let results = body.and_then(|body| body.get("queryResults")).and_then(Value::as_object);
    let found = results.and_then(|results| results.get("resultsBody")).and_then(Value::as_object);
    let Some(events) = found.and_then(|found| found.get("eventList")).cloned() else { return document };
    let mut body = Object::new();
    body.set("eventList", events);
    document.set("type", Value::from("EPCISDocument"));
    document.set("epcisBody", Value::Object(body));
    for (name, usual) in [("schemaVersion", "2.0"), ("creationDate", "1970-01-01T00:00:00Z")] {
        if document.get(name).is_none() {
            document.set(name, Value::from(usual));
        }
    }
    document
}
