//! `loupe log verify`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use loupe_registry::answer::proof::{Asked, ProofAnswer};
use loupe_registry::catalogue::catalogue;
use loupe_registry::log::mirror::policy_of_key;
use loupe_registry::log::policy_of;
use loupe_registry::log::prove::{Disclosure, in_file, verify};
use loupe_scheme::record::{OfficeKey, RECORD_BYTES_MAX, Record};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::policy::{POLICY_BYTES_MAX, Policy};
use loupe_tlog::proof::PROOF_BYTES_MAX;

use super::witness::read;
use crate::failure::Failure;
use crate::open::Common;
use crate::{out, print};

/// Check the proof of a record. Needs only the files named here: no register, no database, no network.
#[derive(Args)]
pub(crate) struct Verify {
    /// The file of the proof (.tlog-proof).
    proof: PathBuf,
    /// The file of the record, byte for byte as it is in the log.
    #[arg(long, value_name = "FILE")]
    record: PathBuf,
    /// A policy file: the log's key, and the witnesses that must have cosigned.
    #[arg(long, value_name = "FILE", required_unless_present = "log_key", conflicts_with = "log_key")]
    policy: Option<PathBuf>,
    /// The log's public key in place of a policy; then no witness is asked for.
    #[arg(long, value_name = "KEY")]
    log_key: Option<String>,
    /// The public key of the office that made the record, to check its signature too: 64 hexadecimal digits.
    #[arg(long, value_name = "HEX", value_parser = office_key)]
    office_key: Option<OfficeKey>,
    /// What opens the record's sealed facts, as “loupe log disclose” shows it to those entitled.
    #[arg(long, value_name = "FILE")]
    disclosed: Option<PathBuf>,
}

/// The longest file of disclosures, in bytes.
const DISCLOSED_BYTES_MAX: usize = 256 * 1024;

impl Verify {
    pub(crate) fn run(&self, common: &Common) -> Result<(), Failure> {
        let lang = common.lang();
        let asked = if self.log_key.is_some() { Asked::Nobody } else { Asked::Witnesses };
        let policy = named_policy(lang, self.policy.as_deref(), self.log_key.as_deref())?;
        let policy = policy.ok_or_else(|| Refusal::new(Rule::PolicyUnreadable, ""))?;
        let proof = read(lang, &self.proof, PROOF_BYTES_MAX)?;
        let record = read(lang, &self.record, RECORD_BYTES_MAX)?;
        let held = verify(&proof, &record, &policy, self.office_key.as_ref()).map_err(|refusal| {
            let of_proof = matches!(refusal.rule, Rule::ProofUnreadable | Rule::ProofRefused);
            in_file(refusal, if of_proof { &self.proof } else { &self.record })
        })?;
        let opened = self.opened(lang, &held.record)?;
        let answer = ProofAnswer::of(&held, asked, opened);
        if common.json { out::json(&answer) } else { out::text(&print::log::proof(catalogue(lang), &answer)) }
    }
}

impl Verify {
    /// The sealed facts that were disclosed, each checked against the record.
    fn opened(&self, lang: Lang, record: &Record) -> Result<BTreeMap<String, String>, Failure> {
        let Some(file) = &self.disclosed else { return Ok(BTreeMap::new()) };
        let bytes = read(lang, file, DISCLOSED_BYTES_MAX)?;
        let unread = |error: serde_json::Error| in_file(Refusal::new(Rule::ProofUnreadable, error.to_string()), file);
        let disclosed: Vec<Disclosure> = serde_json::from_slice(&bytes).map_err(unread)?;
        for disclosure in &disclosed {
            disclosure.check(record).map_err(|refusal| in_file(refusal, file))?;
        }
        Ok(disclosed.into_iter().map(|disclosure| (disclosure.name, disclosure.value)).collect())
    }
}

/// The policy in a file, or the one that trusts a key alone; `None` where neither is named.
pub(super) fn named_policy(lang: Lang, file: Option<&Path>, key: Option<&str>) -> Result<Option<Policy>, Failure> {
    if let Some(file) = file {
        return Ok(Some(policy_of(file, &read(lang, file, POLICY_BYTES_MAX)?)?));
    }
    let Some(key) = key else { return Ok(None) };
    let refused = |error| Refusal::new(Rule::PolicyUnreadable, format!("{key}: {error}"));
    Ok(Some(policy_of_key(&key.parse::<VerifierKey>().map_err(refused)?)?))
}

fn office_key(text: &str) -> Result<OfficeKey, &'static str> {
    OfficeKey::from_hex(text).ok_or("not the 64 small hexadecimal digits of an Ed25519 public key")
}
