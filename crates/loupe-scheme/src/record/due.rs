//! Which records are due: what is published now against what was recorded before.

use std::collections::{BTreeMap, BTreeSet};

use super::body::Body;
use super::canonical;
use super::id::{Digest, RecordId};
use super::kind::Kind;
use super::{Draft, Record};

/// The reason in a correction of what is no longer published.
pub const WITHDRAWN: &str = "withdrawn";

/// Something that is published now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// What it is about, as a path.
    pub subject: String,
    /// The kind of its first record.
    pub kind: Kind,
    /// The kind of its record when it was published before in another form.
    pub again: Kind,
    /// What is stated.
    pub body: Body,
}

/// The newest record about a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The record.
    pub id: RecordId,
    /// The digest of what it states; `None` when it says that the subject was withdrawn.
    pub content: Option<Digest>,
}

impl Recorded {
    /// What a record says of its subject.
    pub fn of(record: &Record) -> Recorded {
        let withdrawn = record.kind() == Kind::Correction && record.body().fact("reason") == Some(WITHDRAWN);
        Recorded { id: record.id(), content: (!withdrawn).then(|| content(record.body())) }
    }
}

/// The digest of what a body states in the open, whatever it corrects.
fn content(body: &Body) -> Digest {
    let mut facts = body.clone();
    // A salt makes every seal a new one, and what is sealed is not published.
    facts.sealed.clear();
    // A correction says why; what it states otherwise is compared with what is published.
    facts.facts.remove("reason");
    canonical::content(&facts)
}

/// The records that make `recorded` say what is published: in the order of `publications`, then what was withdrawn in
/// the order of its names. Nothing when it says so already.
///
/// Each subject is published once. `recorded` holds only subjects that are published in this way: one that is missing
/// among `publications` is withdrawn.
pub fn due(publications: Vec<Publication>, recorded: &BTreeMap<String, Recorded>) -> Vec<Draft> {
    let published: BTreeSet<String> = publications.iter().map(|publication| publication.subject.clone()).collect();
    let mut drafts: Vec<Draft> =
        publications.into_iter().filter_map(|publication| draft(publication, recorded)).collect();
    let gone = recorded.iter().filter(|(subject, last)| last.content.is_some() && !published.contains(*subject));
    drafts.extend(gone.map(|(subject, last)| {
        let mut body = Body::of_facts([("reason", WITHDRAWN.to_owned())]);
        body.corrects = Some(last.id.clone());
        Draft { kind: Kind::Correction, subject: subject.clone(), body }
    }));
    drafts
}

fn draft(publication: Publication, recorded: &BTreeMap<String, Recorded>) -> Option<Draft> {
    let Publication { subject, kind, again, mut body } = publication;
    let Some(last) = recorded.get(&subject) else { return Some(Draft { kind, subject, body }) };
    if last.content == Some(content(&body)) {
        return None;
    }
    if again == Kind::Correction {
        let reason = if last.content.is_none() { "published_again" } else { "changed" };
        body.facts.insert("reason".to_owned(), reason.to_owned());
    }
    body.corrects = Some(last.id.clone());
    Some(Draft { kind: again, subject, body })
}
