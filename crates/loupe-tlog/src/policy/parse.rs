//! The policy file, line by line.

use std::collections::{HashMap, HashSet};

use thiserror::Error;

use super::{Group, KnownLog, Member, Policy, PolicyError, Quorum, Witness};
use crate::checkpoint::decimal;
use crate::key::{KeyError, KeyKind, VerifierKey};

/// The longest policy that is read, in bytes.
pub const POLICY_BYTES_MAX: usize = 1 << 20;

/// The most logs, the most witnesses and the most groups that are read. The specification asks for 32 of each.
pub const NAMES_MAX: usize = 256;

/// The name for having no quorum, which nobody may bear.
pub(super) const NONE: &[u8] = b"none";

/// What is wrong with a line of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LineFault {
    /// A control character other than tab and newline.
    #[error("a control character {0:#04x}")]
    ControlCharacter(u8),
    /// The last line does not end in a newline: the file may have been cut.
    #[error("the last line does not end")]
    Unfinished,
    /// A line that is neither log, witness, group nor quorum.
    #[error("a line begins with log, witness, group or quorum")]
    Keyword,
    /// Too few or too many words.
    #[error("too few or too many words for a {0} line")]
    Words(&'static str),
    /// Not a key.
    #[error("{0}")]
    Key(#[from] KeyError),
    /// A witness with a key that cannot cosign.
    #[error("a witness needs a key that cosigns (type 0x04)")]
    NotCosigning,
    /// The same public key again, or another key under the same name and key ID.
    #[error("this key stands on an earlier line")]
    DuplicateKey,
    /// The name is taken, or is `none`.
    #[error("the name is taken")]
    DuplicateName,
    /// No earlier line defines the name.
    #[error("no earlier line defines this name")]
    UnknownName,
    /// The name is already a member of this or another group.
    #[error("a name can be a member once")]
    MemberTwice,
    /// The threshold is not `all`, `any` or a number from 1 to the number of members.
    #[error("a threshold is `all`, `any` or a number from 1 to the number of members")]
    Threshold,
    /// A second quorum line.
    #[error("a policy says `quorum` once")]
    SecondQuorum,
    /// More than [`NAMES_MAX`] of a kind.
    #[error("more than {NAMES_MAX} of them")]
    TooMany,
}

/// What the lines so far have defined.
#[derive(Default)]
struct Reader {
    logs: Vec<KnownLog>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    quorum: Option<Quorum>,
    names: HashMap<Vec<u8>, Member>,
    taken: HashSet<Vec<u8>>,
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// [`PolicyError::TooLong`], [`PolicyError::Line`] for the first line with a fault, [`PolicyError::NoQuorum`].
    pub fn parse(bytes: &[u8]) -> Result<Policy, PolicyError> {
        if bytes.len() > POLICY_BYTES_MAX {
            return Err(PolicyError::TooLong(bytes.len()));
        }
        let mut reader = Reader::default();
        for (at, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            reader.line(line).map_err(|fault| PolicyError::Line { line: at + 1, fault })?;
        }
        let Reader { logs, witnesses, groups, quorum, .. } = reader;
        Ok(Policy { logs, witnesses, groups, quorum: quorum.ok_or(PolicyError::NoQuorum)? })
    }
}

impl Reader {
    fn line(&mut self, line: &[u8]) -> Result<(), LineFault> {
        let line = line.strip_suffix(b"\n").ok_or(LineFault::Unfinished)?;
        let allowed = |byte: u8| byte == b'\t' || (byte >= b' ' && byte != 0x7f);
        if let Some(control) = line.iter().find(|byte| !allowed(**byte)) {
            return Err(LineFault::ControlCharacter(*control));
        }
        let words: Vec<&[u8]> =
            line.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with(b"#") => Ok(()),
            [b"log", rest @ ..] => self.log(rest),
            [b"witness", rest @ ..] => self.witness(rest),
            [b"group", rest @ ..] => self.group(rest),
            [b"quorum", rest @ ..] => self.quorum(rest),
            _ => Err(LineFault::Keyword),
        }
    }

    fn log(&mut self, words: &[&[u8]]) -> Result<(), LineFault> {
        let (vkey, url) = match words {
            [vkey] => (vkey, None),
            [vkey, url] => (vkey, Some(url.to_vec())),
            _ => return Err(LineFault::Words("log")),
        };
        let key = key(vkey)?;
        if self.logs.iter().any(|other| are_duplicates(&other.key, &key)) {
            return Err(LineFault::DuplicateKey);
        }
        push(&mut self.logs, KnownLog { key, url })
    }

    fn witness(&mut self, words: &[&[u8]]) -> Result<(), LineFault> {
        let (name, vkey, url) = match words {
            [name, vkey] => (name, vkey, None),
            [name, vkey, url] => (name, vkey, Some(url.to_vec())),
            _ => return Err(LineFault::Words("witness")),
        };
        let key = key(vkey)?;
        if key.kind() != KeyKind::Cosignature {
            return Err(LineFault::NotCosigning);
        }
        if self.witnesses.iter().any(|other| are_duplicates(&other.key, &key)) {
            return Err(LineFault::DuplicateKey);
        }
        self.define(name, Member::Witness(self.witnesses.len()))?;
        push(&mut self.witnesses, Witness { name: name.to_vec(), key, url })
    }

    fn group(&mut self, words: &[&[u8]]) -> Result<(), LineFault> {
        let [name, threshold, members @ ..] = words else { return Err(LineFault::Words("group")) };
        if members.is_empty() {
            return Err(LineFault::Words("group"));
        }
        let threshold = match *threshold {
            b"all" => members.len(),
            b"any" => 1,
            number => std::str::from_utf8(number)
                .ok()
                .and_then(decimal)
                .and_then(|k| usize::try_from(k).ok())
                .filter(|k| (1..=members.len()).contains(k))
                .ok_or(LineFault::Threshold)?,
        };
        let mut places = Vec::new();
        for member in members {
            places.push(self.known(member)?);
            // Once in all groups together, so that each witness counts in only one way.
            if !self.taken.insert(member.to_vec()) {
                return Err(LineFault::MemberTwice);
            }
        }
        self.define(name, Member::Group(self.groups.len()))?;
        push(&mut self.groups, Group { name: name.to_vec(), threshold, members: places })
    }

    fn quorum(&mut self, words: &[&[u8]]) -> Result<(), LineFault> {
        let [name] = words else { return Err(LineFault::Words("quorum")) };
        if self.quorum.is_some() {
            return Err(LineFault::SecondQuorum);
        }
        self.quorum = Some(if *name == NONE { Quorum::None } else { Quorum::Of(self.known(name)?) });
        Ok(())
    }

    fn known(&self, name: &[u8]) -> Result<Member, LineFault> {
        self.names.get(name).copied().ok_or(LineFault::UnknownName)
    }

    fn define(&mut self, name: &[u8], member: Member) -> Result<(), LineFault> {
        if name == NONE || self.names.contains_key(name) {
            return Err(LineFault::DuplicateName);
        }
        self.names.insert(name.to_vec(), member);
        Ok(())
    }
}

fn key(vkey: &[u8]) -> Result<VerifierKey, LineFault> {
    let text = std::str::from_utf8(vkey).map_err(|_| KeyError::Shape)?;
    Ok(text.parse()?)
}

/// The same public key, whatever it is called; or two keys that signature lines could not tell apart.
fn are_duplicates(one: &VerifierKey, other: &VerifierKey) -> bool {
    one.public() == other.public() || (one.name() == other.name() && one.key_id() == other.key_id())
}

fn push<T>(list: &mut Vec<T>, one: T) -> Result<(), LineFault> {
    if list.len() >= NAMES_MAX {
        return Err(LineFault::TooMany);
    }
    list.push(one);
    Ok(())
}
