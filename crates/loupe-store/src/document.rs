//! Vocabulary, findings and definitions as published, byte for byte.

use std::collections::BTreeSet;

use sqlx::{Any, AnyConnection};

use crate::batch::{insert, row};
use crate::cells::Cells;
use crate::error::{Result, StoreError};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// The closed list of words.
    Vocabulary,
    /// A case file.
    Finding,
    /// A definition.
    Definition,
}

impl DocumentKind {
    const fn code(self) -> &'static str {
        match self {
            DocumentKind::Vocabulary => "vocabulary",
            DocumentKind::Finding => "finding",
            DocumentKind::Definition => "definition",
        }
    }

    fn from_code(code: &str) -> Option<DocumentKind> {
        let kinds = [DocumentKind::Vocabulary, DocumentKind::Finding, DocumentKind::Definition];
        kinds.into_iter().find(|kind| kind.code() == code)
    }
}

/// A published text with what it is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Its id.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Alpha-3 of a finding's country; empty for the others.
    pub country: String,
    /// The path it was published under.
    pub path: String,
    /// The text.
    pub body: String,
}

/// A document as it was published once, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its version.
    pub version: u32,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The number of the edition that brought it.
    pub published: i64,
    /// The number of the edition that put another text in its place or dropped it.
    pub superseded: Option<i64>,
}

/// Every document that is current.
pub(crate) async fn current(db: &mut AnyConnection) -> Result<Vec<Document>> {
    let sql = "SELECT kind, id, version, sha256, country, path, body FROM document WHERE superseded IS NULL";
    let rows = sqlx::query::<Any>(sql).fetch_all(db).await.map_err(StoreError::doing("document"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("document", row);
            let kind = c.text()?;
            Ok(Document {
                kind: DocumentKind::from_code(&kind).ok_or_else(|| c.wrong(&kind))?,
                id: c.text()?,
                version: c.int()?,
                sha256: c.text()?,
                country: c.text()?,
                path: c.text()?,
                body: c.text()?,
            })
        })
        .collect()
}

/// Makes `documents` the current ones: equal ones stay, new ones are added, all others are marked as superseded.
pub(crate) async fn replace(db: &mut AnyConnection, edition: i64, documents: &[Document]) -> Result<()> {
    let held: BTreeSet<Document> = current(&mut *db).await?.into_iter().collect();
    let wanted: BTreeSet<&Document> = documents.iter().collect();
    let superseded = held.iter().filter(|document| !wanted.contains(document));
    for document in superseded {
        let sql = "UPDATE document SET superseded = $1 \
                   WHERE kind = $2 AND id = $3 AND version = $4 AND superseded IS NULL";
        let query = sqlx::query::<Any>(sql).bind(edition).bind(document.kind.code());
        let query = query.bind(&document.id).bind(i64::from(document.version));
        query.execute(&mut *db).await.map_err(StoreError::doing("superseding a document"))?;
    }
    let columns = "kind, id, version, sha256, country, path, published, body";
    let rows = wanted.into_iter().filter(|document| !held.contains(document)).map(|d| {
        let version = i64::from(d.version);
        row![d.kind.code(), &d.id, version, &d.sha256, &d.country, &d.path, edition, &d.body]
    });
    insert(db, "document", columns, rows.collect()).await
}

/// Every text ever published under `id`, oldest first.
pub(crate) async fn history(db: &mut AnyConnection, kind: DocumentKind, id: &str) -> Result<Vec<Published>> {
    let sql = "SELECT version, sha256, published, superseded FROM document WHERE kind = $1 AND id = $2 \
               ORDER BY published, version";
    let query = sqlx::query::<Any>(sql).bind(kind.code()).bind(id);
    let rows = query.fetch_all(db).await.map_err(StoreError::doing("document"))?;
    rows.iter()
        .map(|row| {
            let mut c = Cells::new("document", row);
            Ok(Published { version: c.int()?, sha256: c.text()?, published: c.int()?, superseded: c.int_or_none()? })
        })
        .collect()
}
