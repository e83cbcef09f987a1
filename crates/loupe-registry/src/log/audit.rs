//! The audit of a log: its tree, its records and its witnesses, recomputed from what anyone can fetch.

use jiff::Timestamp;
use loupe_scheme::record::RecordId;
use loupe_scheme::record::audit::{self as records, Auditor, Terms};
use loupe_scheme::rule::Refusal;
use loupe_tlog::audit::{self as tree, Compared, Report};
use loupe_tlog::checkpoint::SignedCheckpoint;
use loupe_tlog::key::VerifierKey;
use loupe_tlog::policy::{Policy, PolicyError};
use loupe_tlog::source::{Source, SourceError};
use serde::Serialize;

use super::enter::register_office;
use super::fetch::CHECKPOINT;
use super::reading::Reading;
use crate::catalogue::Catalogue;

/// The days within which an importing authority confirms a receipt: the longest known deadline, that of the United
/// States' law (15 calendar days).
pub const RECEIPT_DAYS: i64 = 15;

/// What an audit is asked.
#[derive(Clone, Debug)]
pub struct AuditAsk {
    /// The log's key.
    pub log: VerifierKey,
    /// Who must have witnessed it.
    pub policy: Policy,
    /// Checkpoints from elsewhere, each with the name of where it is from.
    pub others: Vec<(String, SignedCheckpoint)>,
    /// The moment against which receipts are overdue.
    pub as_of: Timestamp,
    /// The days within which a receipt must come.
    pub receipt_days: i64,
    /// Whether entries are read as records; without, only the tree is checked.
    pub records: bool,
}

/// What an audit found.
#[derive(Clone, Debug, Serialize)]
pub struct Audited {
    /// Whether nothing is wrong.
    pub passed: bool,
    /// The log's origin.
    pub origin: String,
    /// How many entries the checkpoint states.
    pub size: u64,
    /// The root that was signed, in hexadecimal.
    pub root: String,
    /// How many entries were read.
    pub entries: u64,
    /// The checkpoint as it was read.
    pub checkpoint: String,
    /// Whether the policy accepts the checkpoint.
    pub accepted: bool,
    /// Witnesses of the policy that cosigned it.
    pub witnessed: Vec<WitnessedBy>,
    /// Offices with records, and how many each has made.
    pub offices: Vec<OfficeCount>,
    /// Checkpoints from elsewhere, and how each stands to the log.
    pub compared: Vec<ComparedWith>,
    /// Everything that is wrong, by place.
    pub faults: Vec<AuditFault>,
}

/// A witness that cosigned.
#[derive(Clone, Debug, Serialize)]
pub struct WitnessedBy {
    /// Its name in the policy.
    pub name: String,
    /// When, in seconds since 1970.
    pub seconds: u64,
}

/// An office and its records.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeCount {
    /// The office.
    pub office: String,
    /// The number of its newest record.
    pub records: u64,
}

/// A checkpoint from elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedWith {
    /// Where it is from.
    pub from: String,
    /// How many entries it states.
    pub size: u64,
    /// How it stands: `consistent`, `forked`, `ahead`, `not_signed`, `other_log` or `unknown`.
    pub standing: &'static str,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditFault {
    /// What, by its code; the catalogue has its words under `audit-<code>`.
    pub code: &'static str,
    /// The index of the entry, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// The record, where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// What the record is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The file of the log, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The particulars: the number missing, the key, the record named, the roots.
    pub detail: String,
    /// Why an entry is no record, where that is what is wrong.
    #[serde(skip)]
    pub refusal: Option<Refusal>,
    /// Signed checkpoints that prove it, whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

impl AuditFault {
    /// The codes of what can be wrong with a log as a tree, and with its witnesses; those of its records are
    /// [`records::Fault::CODES`].
    pub const TREE_CODES: [&'static str; 17] = [
        "no_checkpoint",
        "checkpoint_unreadable",
        "checkpoint_unsigned",
        "tile_missing",
        "tile_length",
        "bundle_broken",
        "hash_wrong",
        "entry_changed",
        "entries_changed",
        "contradiction",
        "root_wrong",
        "fork",
        "behind",
        "stopped",
        "more",
        "unwitnessed",
        "unaccepted",
    ];

    /// What is wrong, in one or two sentences of the reader's language; where it is, is not among them.
    pub fn words(&self, texts: &Catalogue) -> String {
        let why = self.refusal.as_ref().map_or_else(|| self.detail.clone(), |refusal| texts.refusal(refusal));
        let (one, other) = self.detail.split_once(" / ").unwrap_or((&self.detail, ""));
        let mut args = vec![("why", why), ("one", one.to_owned()), ("other", other.to_owned())];
        // The particulars are one thing; each text has its own name for it.
        args.extend(["key", "expected", "first", "record", "days"].map(|name| (name, self.detail.clone())));
        texts.with(&format!("audit-{}", self.code.replace('_', "-")), &args)
    }
}

/// Audits the log in `source`. Fails only when the source cannot answer; all else is in what it found.
pub fn audit<S: Source + ?Sized>(source: &S, ask: &AuditAsk) -> Result<Audited, SourceError> {
    let terms =
        register_office().ok().map(|register| Terms { as_of: ask.as_of, receipt_days: ask.receipt_days, register });
    let mut reading = terms.filter(|_| ask.records).map(|terms| Reading::new(Auditor::new(terms)));
    let others: Vec<SignedCheckpoint> = ask.others.iter().map(|(_, signed)| signed.clone()).collect();
    let report = tree::audit(source, &ask.log, &others, |_, entry| {
        if let Some(reading) = &mut reading {
            reading.read(entry);
        }
    })?;
    let mut offices = Vec::new();
    let mut faults: Vec<AuditFault> = report.faults.iter().map(of_tree).collect();
    if let Some(auditor) = reading.map(Reading::finish) {
        let counts = auditor.offices().map(|(office, records)| OfficeCount { office: office.to_string(), records });
        offices = counts.collect();
        let findings = auditor.finish();
        faults.extend(findings.listed.into_iter().map(of_record));
        faults.extend((findings.unlisted > 0).then(|| fault("more", findings.unlisted.to_string())));
    }
    if let Some(index) = report.stopped_at {
        faults.push(AuditFault { index: Some(index), ..fault("stopped", report.faults.len().to_string()) });
    }
    let accepted = report.head.as_ref().map(|head| ask.policy.check_logged_by(std::slice::from_ref(&ask.log), head));
    let mut witnessed = Vec::new();
    match &accepted {
        Some(Ok(accepted)) => {
            let names = accepted.witnesses.iter().cloned();
            witnessed = names.map(|(name, seconds)| WitnessedBy { name, seconds }).collect();
        }
        Some(Err(error)) => faults.extend(of_policy(error, &faults)),
        None => {}
    }
    Ok(assemble(ask, report, matches!(accepted, Some(Ok(_))), witnessed, offices, faults))
}

fn assemble(
    ask: &AuditAsk,
    report: Report,
    accepted: bool,
    witnessed: Vec<WitnessedBy>,
    offices: Vec<OfficeCount>,
    faults: Vec<AuditFault>,
) -> Audited {
    let head = report.head.as_ref();
    let compared = ask.others.iter().zip(&report.compared).map(|((from, signed), stands)| ComparedWith {
        from: from.clone(),
        size: signed.checkpoint().size(),
        standing: standing(stands),
    });
    Audited {
        passed: faults.is_empty(),
        origin: ask.log.name().to_owned(),
        size: head.map_or(0, |head| head.checkpoint().size()),
        root: head.map(|head| head.checkpoint().root().to_hex()).unwrap_or_default(),
        entries: report.entries,
        checkpoint: head.map(ToString::to_string).unwrap_or_default(),
        accepted,
        witnessed,
        offices,
        compared: compared.collect(),
        faults,
    }
}

const fn standing(compared: &Compared) -> &'static str {
    match compared {
        Compared::Consistent => "consistent",
        Compared::Forked => "forked",
        Compared::Ahead => "ahead",
        Compared::NotSigned(_) => "not_signed",
        Compared::OtherLog => "other_log",
        Compared::Unknown => "unknown",
    }
}

fn fault(code: &'static str, detail: String) -> AuditFault {
    AuditFault {
        code,
        index: None,
        record: None,
        subject: None,
        path: None,
        detail,
        refusal: None,
        evidence: Vec::new(),
    }
}

fn of_tree(found: &tree::Fault) -> AuditFault {
    use tree::Fault;
    let at = |code, path: &dyn ToString, index: Option<u64>| AuditFault {
        path: Some(path.to_string()),
        index,
        ..fault(code, found.to_string())
    };
    let head =
        |code, why: &dyn ToString| AuditFault { path: Some(CHECKPOINT.to_owned()), ..fault(code, why.to_string()) };
    match found {
        Fault::NoCheckpoint => at("no_checkpoint", &CHECKPOINT, None),
        Fault::Checkpoint(why) => head("checkpoint_unreadable", why),
        Fault::Signature(why) => head("checkpoint_unsigned", why),
        Fault::Missing(path) => at("tile_missing", path, None),
        Fault::Length { path, .. } => at("tile_length", path, None),
        Fault::Bundle { path, first, cause } => {
            AuditFault { detail: cause.to_string(), ..at("bundle_broken", path, Some(*first)) }
        }
        Fault::Hash { path, .. } => at("hash_wrong", path, None),
        Fault::Entry { path, index } => at("entry_changed", path, Some(*index)),
        Fault::Span { path, first, .. } => at("entries_changed", path, Some(*first)),
        Fault::Contradiction { path, first, .. } => at("contradiction", path, Some(*first)),
        Fault::Root { signed, found } => fault("root_wrong", format!("{} / {}", signed.to_hex(), found.to_hex())),
        Fault::Fork(fork) => AuditFault {
            evidence: vec![fork.ours.to_string(), fork.theirs.to_string()],
            ..fault("fork", sizes(&fork.ours, &fork.theirs))
        },
        Fault::Behind { ours, theirs } => {
            AuditFault { evidence: vec![ours.to_string(), theirs.to_string()], ..fault("behind", sizes(ours, theirs)) }
        }
    }
}

/// Why the policy does not accept the checkpoint, unless that is among the faults already.
fn of_policy(error: &PolicyError, faults: &[AuditFault]) -> Option<AuditFault> {
    let at_head = |code, detail| AuditFault { path: Some(CHECKPOINT.to_owned()), ..fault(code, detail) };
    match error {
        PolicyError::NoQuorumOf(names) if names.is_empty() => Some(at_head("unwitnessed", "0".to_owned())),
        PolicyError::NoQuorumOf(names) => {
            Some(at_head("unwitnessed", format!("{} ({})", names.len(), names.join(", "))))
        }
        _ if faults.iter().any(|fault| fault.code == "checkpoint_unsigned") => None,
        other => Some(at_head("unaccepted", other.to_string())),
    }
}

fn sizes(ours: &SignedCheckpoint, theirs: &SignedCheckpoint) -> String {
    format!("{} / {}", ours.checkpoint().size(), theirs.checkpoint().size())
}

fn of_record(found: records::Found) -> AuditFault {
    use records::Fault;
    let detail = match &found.fault {
        Fault::NotARecord(refusal) => refusal.to_string(),
        Fault::KeyUnknown(key) | Fault::KeyRevoked(key) => key.to_string(),
        Fault::Gap { expected } => expected.to_string(),
        Fault::Forked { first } => first.to_string(),
        Fault::Orphan(named) => named.to_string(),
        Fault::ReceiptMissing { age_days } => age_days.to_string(),
        Fault::SignatureWrong
        | Fault::Repeated
        | Fault::PreviousWrong
        | Fault::ClockBackwards
        | Fault::Late
        | Fault::CertificateUnknown
        | Fault::KeyEventWrong => String::new(),
    };
    let code = found.fault.code();
    AuditFault {
        index: Some(found.index),
        record: found.record.as_ref().map(RecordId::to_string),
        subject: found.subject,
        refusal: match found.fault {
            Fault::NotARecord(refusal) => Some(refusal),
            _ => None,
        },
        ..fault(code, detail)
    }
}
