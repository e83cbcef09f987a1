//! Master data that documents brought in their headers.

use loupe_epcis::document::Document;
use loupe_epcis::hash::Context;
use loupe_epcis::json::{self, Object, Value};
use loupe_epcis::query::Vocabularies;
use loupe_scheme::access::Actor;
use sha2::{Digest, Sha256};

use crate::registry::{Registry, Trouble};

/// How many bytes of master data an office may bring. What is beyond is not kept.
const BYTES_MAX: u64 = 16 << 20;

/// A document without its events, if it has master data.
pub(super) fn shell_of(document: &Object) -> Option<Object> {
    document.get("epcisHeader").and_then(Value::as_object)?.get("epcisMasterData")?;
    let mut shell = document.clone();
    let mut body = Object::new();
    body.set("eventList", Value::List(Vec::new()));
    shell.set("epcisBody", Value::Object(body));
    Some(shell)
}

impl Registry {
    /// Keeps the master data of a document that was taken.
    pub(super) async fn keep_vocabularies(&self, actor: &Actor, shell: Object) -> Result<(), Trouble> {
        let office = actor.office.id.as_str();
        let text = Value::Object(shell).to_string();
        if self.store.epcis_vocabulary_bytes(office).await? + text.len() as u64 > BYTES_MAX {
            return Ok(());
        }
        let sha256: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let mut change = self.store.change().await?;
        change.keep_epcis_vocabulary(office, &sha256, &text).await?;
        Ok(change.commit().await?)
    }

    /// All master data of an office.
    pub(super) async fn vocabularies_of(&self, office: &str) -> Result<Vocabularies, Trouble> {
        let mut master = Vocabularies::default();
        for text in self.store.epcis_vocabularies(office).await? {
            let Ok(Value::Object(shell)) = json::read(text.as_bytes()) else { continue };
            let context = Context::of(&shell);
            let Ok(Document::Capture(document)) = Document::from_value(Value::Object(shell)) else { continue };
            let data = document.header.and_then(|header| header.master_data);
            for vocabulary in data.and_then(|data| data.vocabularies).iter().flatten() {
                master.add(vocabulary, &context);
            }
        }
        Ok(master)
    }
}
