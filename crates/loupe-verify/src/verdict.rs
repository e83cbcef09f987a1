//! The verdict on one entry, and its lines.

use std::fmt;

use loupe_tlog::bundle::ENTRY_BYTES_MAX;
use loupe_tlog::policy::Policy;
use loupe_tlog::proof::{TlogProof, Verified};

/// What was found of an entry, its proof and a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The log has the entry, and the policy's witnesses saw that log.
    Proven(Box<Verified>),
    /// It is not proven; which of the three files is to blame, and why.
    NotProven {
        /// `entry`, `proof` or `policy`.
        file: &'static str,
        /// One line in English.
        reason: String,
    },
}

/// Checks that a log which the policy accepts has the entry, from these three files alone.
pub fn verdict(entry: &[u8], proof: &[u8], policy: &[u8]) -> Verdict {
    let blame = |file, reason: String| Verdict::NotProven { file, reason };
    if entry.len() > ENTRY_BYTES_MAX {
        return blame("entry", format!("an entry has at most {ENTRY_BYTES_MAX} bytes"));
    }
    let policy = match Policy::parse(policy) {
        Ok(policy) => policy,
        Err(fault) => return blame("policy", fault.to_string()),
    };
    let proof = match TlogProof::parse(proof) {
        Ok(proof) => proof,
        Err(fault) => return blame("proof", fault.to_string()),
    };
    match proof.verify(entry, &policy) {
        Ok(verified) => Verdict::Proven(Box::new(verified)),
        Err(fault) => blame("proof", fault.to_string()),
    }
}

impl fmt::Display for Verdict {
    /// One thing a line. The first line is `proven` or `not proven`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Proven(verified) => {
                writeln!(f, "proven\nlog {}", verified.log)?;
                writeln!(f, "index {}\nsize {}", verified.index, verified.size)?;
                verified.witnesses.iter().try_for_each(|(name, seconds)| writeln!(f, "witness {name} {seconds}"))
            }
            Verdict::NotProven { file, reason } => writeln!(f, "not proven\n{file} {reason}"),
        }
    }
}
