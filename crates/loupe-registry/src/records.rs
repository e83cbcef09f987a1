//! Which records of the log are about what the register shows.

use std::collections::BTreeMap;

use loupe_scheme::returns::Filing;
use loupe_store::Name;
use serde::Serialize;

use crate::log::{Topic, return_subjects};

/// A record by its name and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordName {
    /// Its name: office and number.
    pub id: String,
    /// The index of its entry in the log, from 0.
    pub index: u64,
}

/// The records about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The oldest.
    pub first: RecordName,
    /// The newest: what stands now.
    pub newest: RecordName,
}

/// The records of what an edition publishes; none where the register keeps no log.
#[derive(Clone, Debug, Default)]
pub struct Records {
    by_subject: BTreeMap<String, About>,
    /// Subjects of the rows of returns, by their source and their row in it.
    returns: BTreeMap<(String, u32), String>,
}

impl Records {
    /// From the names of all records, the oldest first, and the rows of returns of the same moment.
    pub(crate) fn new(names: Vec<Name>, filings: &[Filing]) -> Records {
        let mut by_subject: BTreeMap<String, About> = BTreeMap::new();
        for name in names {
            let newest = RecordName { id: name.id.to_string(), index: name.position };
            match by_subject.get_mut(&name.subject) {
                Some(about) => about.newest = newest,
                None => {
                    by_subject.insert(name.subject, About { first: newest.clone(), newest });
                }
            }
        }
        if by_subject.is_empty() {
            return Records::default();
        }
        let returns = return_subjects(filings).into_iter().map(|(subject, filing)| (place(filing), subject)).collect();
        Records { by_subject, returns }
    }

    /// The records about a subject, such as `finding/alrosa-war`.
    pub fn about(&self, subject: &str) -> Option<&About> {
        self.by_subject.get(subject)
    }

    /// The newest record of a finding.
    pub fn of_finding(&self, id: &str) -> Option<&RecordName> {
        self.newest(Topic::Finding, id)
    }

    /// The newest record of a definition.
    pub fn of_definition(&self, id: &str) -> Option<&RecordName> {
        self.newest(Topic::Definition, id)
    }

    /// The newest record of a row of returns.
    pub fn of_filing(&self, filing: &Filing) -> Option<&RecordName> {
        let subject = self.returns.get(&place(filing))?;
        self.about(subject).map(|about| &about.newest)
    }

    fn newest(&self, topic: Topic, id: &str) -> Option<&RecordName> {
        self.about(&format!("{}/{id}", topic.code())).map(|about| &about.newest)
    }
}

fn place(filing: &Filing) -> (String, u32) {
    (filing.source.clone(), filing.source_row)
}
