//! Subjects, scopes and targets with the names people know them by.

use loupe_scheme::finding::Target;
use loupe_scheme::participant::{ParticipantId, Source};
use loupe_scheme::statement::{Scope, Subject};
use serde::Serialize;

use super::Ask;

/// Something that has a kind, an id and a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// `world`, `participant`, `site`, `company`, `route`, `region`, `whole` or `unnamed`.
    pub kind: &'static str,
    /// Its id; empty for the world, for the whole of a participant's stones, and for a site that is not named.
    pub id: String,
    /// Its name in the language asked for; its id when no name is known.
    pub name: String,
}

/// A place where a reader can check a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cited {
    /// Its title; empty when the source is an address only.
    pub title: String,
    /// Its address.
    pub url: String,
}

impl From<&Source> for Cited {
    fn from(source: &Source) -> Cited {
        Cited { title: source.title.clone(), url: source.url.clone() }
    }
}

impl Cited {
    /// An address without a title; `None` when it is empty.
    pub(crate) fn address(url: &str) -> Option<Cited> {
        (!url.is_empty()).then(|| Cited { title: String::new(), url: url.to_owned() })
    }
}

impl Ask<'_> {
    /// A participant's name; its code when it has none.
    pub fn participant_name(&self, id: &str) -> String {
        let known = ParticipantId::new(id).ok().and_then(|id| self.edition.register.participant(id));
        known.map_or(id, |participant| participant.name.get(self.lang)).to_owned()
    }

    pub(crate) fn site_name(&self, id: &str) -> String {
        self.edition.register.site(id).map_or(id, |site| site.name.as_str()).to_owned()
    }

    pub(crate) fn company_name(&self, id: &str) -> String {
        self.edition.register.company(id).map_or(id, |company| company.name.as_str()).to_owned()
    }

    /// A participant with its name.
    pub fn participant(&self, id: &str) -> Named {
        Named { kind: "participant", id: id.to_owned(), name: self.participant_name(id) }
    }

    /// A site with its name.
    pub fn site(&self, id: &str) -> Named {
        Named { kind: "site", id: id.to_owned(), name: self.site_name(id) }
    }

    /// A company with its name.
    pub fn company(&self, id: &str) -> Named {
        Named { kind: "company", id: id.to_owned(), name: self.company_name(id) }
    }

    /// The subject of a statement with its name.
    pub fn subject(&self, subject: &Subject) -> Named {
        match subject {
            Subject::World => {
                Named { kind: "world", id: String::new(), name: self.texts().text("answer-world").into_owned() }
            }
            Subject::Participant(id) => self.participant(id.as_str()),
            Subject::Site(id) => self.site(id),
            Subject::Company(id) => self.company(id),
        }
    }

    /// How far a finding reaches, with names.
    pub fn scope(&self, scope: &Scope) -> Named {
        let unnamed = |kind, key: &str| Named { kind, id: String::new(), name: self.texts().text(key).into_owned() };
        match scope {
            Scope::Whole => unnamed("whole", "answer-scope-whole"),
            Scope::Unnamed => unnamed("unnamed", "answer-scope-unnamed"),
            Scope::Site(id) => self.site(id),
            Scope::Company(id) => self.company(id),
        }
    }

    /// What a look or link points at, with its name.
    pub fn target(&self, target: &Target) -> Named {
        match target {
            Target::Participant(id) => self.participant(id),
            Target::Site(id) => self.site(id),
            Target::Company(id) => self.company(id),
            Target::Route(id) | Target::Region(id) => Named { kind: target.kind(), id: id.clone(), name: id.clone() },
        }
    }
}
