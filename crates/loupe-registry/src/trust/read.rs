//! Trust bundles as they are read: with the record of their publication and its proof as soon as the log holds it.

use jiff::Timestamp;
use loupe_credential::trust::{LogProof, SignedTrust};
use loupe_scheme::record::RecordId;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::TrustRow;
use serde::Serialize;

use crate::access::moment;
use crate::registry::{Registry, Trouble};

/// The most bundles of one list.
const LIST_MAX: u32 = 1_000;

/// A bundle in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrustLine {
    /// Its number, from 1.
    pub number: u64,
    /// The moment for which it speaks.
    pub as_of: Timestamp,
    /// SHA-256 of what the register signed, in hexadecimal, as the record states it.
    pub sha256: String,
    /// How long that is.
    pub length_bytes: u64,
    /// The record of its publication.
    #[serde(serialize_with = "as_text")]
    pub record: RecordId,
}

/// A bundle with its signature, and its proof where the log is published as far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustFile {
    /// What a list says of it.
    pub line: TrustLine,
    /// The bundle.
    pub signed: SignedTrust,
}

impl TrustLine {
    pub(super) fn of(row: TrustRow) -> TrustLine {
        TrustLine {
            number: row.number,
            as_of: moment(row.as_of_ms),
            sha256: row.sha256,
            length_bytes: row.length_bytes,
            record: row.record,
        }
    }
}

impl Registry {
    /// The trust bundles that were published, the newest first; at most 1 000.
    pub async fn trust_bundles(&self) -> Result<Vec<TrustLine>, Trouble> {
        let rows = self.store.trust_bundles(u64::MAX, LIST_MAX).await?;
        Ok(rows.into_iter().map(TrustLine::of).collect())
    }

    /// The trust bundle of that number, or the newest. Its file is `signed.to_text()`.
    ///
    /// Refuses with `L5` one that is not there.
    pub async fn trust_bundle(&self, number: Option<u64>) -> Result<TrustFile, Trouble> {
        let missing = |input: String| Refusal::new(Rule::NoSuchRecord, input);
        let number = match number {
            Some(number) => number,
            None => {
                let newest = self.store.trust_bundles(u64::MAX, 1).await?;
                newest.first().ok_or_else(|| missing("trust".to_owned()))?.number
            }
        };
        let kept = self.store.trust_bundle(number).await?;
        let (row, body) = kept.ok_or_else(|| missing(format!("trust/{number}")))?;
        let signed = SignedTrust::read(body.as_bytes())?;
        let signed = match self.prove(&row.record.to_string()).await {
            Ok(proven) => {
                signed.with_proof(LogProof { record: proven.entry.bytes, proof: proven.proof.to_string().into_bytes() })
            }
            // It is not published yet, or this program does not keep the log.
            Err(Trouble::Refused(_)) => signed,
            Err(fault) => return Err(fault),
        };
        Ok(TrustFile { line: TrustLine::of(row), signed })
    }
}

fn as_text<S: serde::Serializer>(record: &RecordId, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(record)
}
