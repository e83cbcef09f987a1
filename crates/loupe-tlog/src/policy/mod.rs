//! Which logs and which witnesses are enough to believe a checkpoint (C2SP `tlog-policy`).

mod parse;

use std::fmt;

use thiserror::Error;

use crate::checkpoint::SignedCheckpoint;
use crate::key::VerifierKey;
use crate::note::NoteError;

pub use parse::{LineFault, NAMES_MAX, POLICY_BYTES_MAX};

/// The logs and witnesses somebody trusts, and the rule by which witnesses are enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<KnownLog>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    quorum: Quorum,
}

/// A log that is trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownLog {
    key: VerifierKey,
    url: Option<Vec<u8>>,
}

/// A witness, under the name it has in the policy and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    name: Vec<u8>,
    key: VerifierKey,
    url: Option<Vec<u8>>,
}

/// A group, which has witnessed a checkpoint when `threshold` of its members have.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    name: Vec<u8>,
    threshold: usize,
    members: Vec<Member>,
}

/// A member of a group, by its place among the witnesses or the groups. A group's place is lower than its owner's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Member {
    Witness(usize),
    Group(usize),
}

/// What has to have witnessed a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quorum {
    None,
    Of(Member),
}

/// Who vouches for a checkpoint that a policy accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The log that signed it.
    pub log: VerifierKey,
    /// Every witness of the policy that cosigned it, in the policy's order and under its name, with the time in
    /// seconds since 1970. Octets of a name that are not UTF-8 stand as `\xff`.
    pub witnesses: Vec<(String, u64)>,
}

/// Why a text is no policy, or a checkpoint is not accepted by one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PolicyError {
    /// Longer than [`POLICY_BYTES_MAX`]; the length in bytes.
    #[error("a policy of {0} bytes is longer than {POLICY_BYTES_MAX}")]
    TooLong(usize),
    /// Something is wrong with a line, counted from 1.
    #[error("line {line}: {fault}")]
    Line {
        /// Which line, from 1.
        line: usize,
        /// What is wrong with it.
        fault: LineFault,
    },
    /// The policy has no quorum line.
    #[error("a policy says `quorum` once")]
    NoQuorum,
    /// No log of the policy has the origin of the checkpoint for a name.
    #[error("the policy knows no log `{0}`")]
    UnknownOrigin(String),
    /// The log did not sign, or a signature under the name of a known key is wrong.
    #[error(transparent)]
    Signature(#[from] NoteError),
    /// Too few witnesses cosigned; the policy's names of those that did.
    #[error("too few witnesses: {}", if .0.is_empty() { "none".to_owned() } else { .0.join(", ") })]
    NoQuorumOf(Vec<String>),
}

impl Policy {
    /// The logs that are trusted.
    pub fn logs(&self) -> &[KnownLog] {
        &self.logs
    }

    /// The witnesses that count.
    pub fn witnesses(&self) -> &[Witness] {
        &self.witnesses
    }

    /// Whether to believe a checkpoint: a log of the policy signed it under its own name, and enough witnesses
    /// cosigned it.
    ///
    /// # Errors
    /// [`PolicyError::UnknownOrigin`], [`PolicyError::NoQuorumOf`], and [`PolicyError::Signature`] when the log did
    /// not sign or when any signature under the name and ID of a known key is wrong. Unknown keys are ignored.
    pub fn check(&self, signed: &SignedCheckpoint) -> Result<Accepted, PolicyError> {
        let logs: Vec<VerifierKey> = self.logs.iter().map(|log| log.key.clone()).collect();
        self.check_logged_by(&logs, signed)
    }

    /// The same for logs that are known from elsewhere, as for a policy that names none.
    ///
    /// # Errors
    /// As [`Policy::check`].
    pub fn check_logged_by(&self, logs: &[VerifierKey], signed: &SignedCheckpoint) -> Result<Accepted, PolicyError> {
        let log = signing_log(logs, signed)?.clone();
        let mut times = Vec::new();
        for witness in &self.witnesses {
            times.push(match signed.cosigned_by(&witness.key) {
                Ok(seconds) => Some(seconds),
                Err(NoteError::Unsigned(_)) => None,
                Err(wrong) => return Err(wrong.into()),
            });
        }
        let cosigned = self.witnesses.iter().zip(&times);
        let witnesses: Vec<(String, u64)> =
            cosigned.filter_map(|(witness, time)| Some((witness.name(), (*time)?))).collect();
        if self.is_quorum(&times.iter().map(Option::is_some).collect::<Vec<bool>>()) {
            Ok(Accepted { log, witnesses })
        } else {
            Err(PolicyError::NoQuorumOf(witnesses.into_iter().map(|(name, _)| name).collect()))
        }
    }

    /// Whether the witnesses that cosigned, by their place, are enough.
    fn is_quorum(&self, cosigned: &[bool]) -> bool {
        let Quorum::Of(needed) = self.quorum else { return true };
        // A group only has members defined before it, so one pass in order settles all of them.
        let mut settled: Vec<bool> = Vec::new();
        for group in &self.groups {
            let count = group.members.iter().filter(|member| stands(**member, cosigned, &settled)).count();
            settled.push(count >= group.threshold);
        }
        stands(needed, cosigned, &settled)
    }

    /// The policy as a file, octet for octet what its names are. Comments and the order of unrelated lines are gone.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        for log in &self.logs {
            lines.push(line(&[b"log", log.key.to_string().as_bytes()], log.url.as_deref()));
        }
        for witness in &self.witnesses {
            let words = [b"witness", witness.name.as_slice(), &witness.key.to_string().into_bytes()];
            lines.push(line(&words, witness.url.as_deref()));
        }
        for group in &self.groups {
            let threshold = group.threshold.to_string();
            let mut words = vec![b"group", group.name.as_slice(), threshold.as_bytes()];
            words.extend(group.members.iter().map(|member| self.name_of(*member)));
            lines.push(line(&words, None));
        }
        let quorum = match self.quorum {
            Quorum::None => parse::NONE,
            Quorum::Of(member) => self.name_of(member),
        };
        lines.push(line(&[b"quorum", quorum], None));
        lines.concat()
    }

    fn name_of(&self, member: Member) -> &[u8] {
        match member {
            Member::Witness(at) => &self.witnesses[at].name,
            Member::Group(at) => &self.groups[at].name,
        }
    }
}

impl fmt::Display for Policy {
    /// As [`Policy::to_bytes`]; octets that are not UTF-8 stand as `\xff`, so that such a policy reads as another.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.to_bytes()))
    }
}

impl KnownLog {
    /// The key. Its name is the origin of the log.
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// Where the log is read or written, if that is said, and in UTF-8.
    pub fn url(&self) -> Option<&str> {
        std::str::from_utf8(self.url.as_deref()?).ok()
    }
}

impl Witness {
    /// The name in the policy; octets that are not UTF-8 stand as `\xff`.
    pub fn name(&self) -> String {
        shown(&self.name)
    }

    /// The key.
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// Where the witness is asked, if that is said, and in UTF-8.
    pub fn url(&self) -> Option<&str> {
        std::str::from_utf8(self.url.as_deref()?).ok()
    }
}

/// The first of the logs that has the checkpoint's origin for a name and signed it; a wrong signature of any of
/// those with that name refuses the checkpoint.
fn signing_log<'l>(logs: &'l [VerifierKey], signed: &SignedCheckpoint) -> Result<&'l VerifierKey, PolicyError> {
    let origin = signed.checkpoint().origin();
    let named: Vec<&VerifierKey> = logs.iter().filter(|log| log.name() == origin).collect();
    if named.is_empty() {
        return Err(PolicyError::UnknownOrigin(origin.to_owned()));
    }
    let mut signer = None;
    for log in named {
        match signed.verified_by(log) {
            Ok(()) => signer = signer.or(Some(log)),
            Err(NoteError::Unsigned(_)) => {}
            Err(wrong) => return Err(wrong.into()),
        }
    }
    signer.ok_or_else(|| NoteError::Unsigned(origin.to_owned()).into())
}

fn stands(member: Member, witnesses: &[bool], groups: &[bool]) -> bool {
    match member {
        Member::Witness(at) => witnesses[at],
        Member::Group(at) => groups[at],
    }
}

fn line(words: &[&[u8]], url: Option<&[u8]>) -> Vec<u8> {
    let mut line = words.iter().copied().chain(url).collect::<Vec<&[u8]>>().join(&b' ');
    line.push(b'\n');
    line
}

fn shown(octets: &[u8]) -> String {
    let chunks = octets.utf8_chunks();
    chunks.map(|chunk| format!("{}{}", chunk.valid(), chunk.invalid().escape_ascii())).collect()
}
