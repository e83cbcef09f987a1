//! The head of a log at one size, and those who signed it (C2SP `tlog-checkpoint`).

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::cosignature;
use crate::hash::Hash;
use crate::key::{KeyError, KeyKind, SigningKey, VerifierKey};
use crate::note::{NOTE_BYTES_MAX, Note, NoteError, NoteSignature, control_character};

/// The head of a log: which log, how many entries, which root. The text of the note that is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

/// A checkpoint and its signature lines. Nothing in it is true until a known key has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

/// Why something is no checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// Not even a note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// Fewer than three lines, or the last one does not end.
    #[error("a checkpoint has three finished lines: origin, size and root")]
    Lines,
    /// The origin is empty.
    #[error("a checkpoint names its log")]
    Origin,
    /// The size is not a decimal number without leading zeros in 64 bits.
    #[error("the size of a checkpoint is a decimal number without leading zeros")]
    Size,
    /// The root is not the base64 of 32 bytes.
    #[error("the root of a checkpoint is the base64 of 32 bytes")]
    Root,
    /// An extension line is empty; its number, from 1.
    #[error("extension line {0} is empty")]
    Extension(usize),
}

impl Checkpoint {
    /// The head of a log, without extension lines.
    ///
    /// # Errors
    /// [`CheckpointError::Origin`] when it is empty, [`NoteError::ControlCharacter`] when it has more than one line.
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Checkpoint, CheckpointError> {
        Checkpoint { origin: origin.to_owned(), size, root, extensions: Vec::new() }.checked()
    }

    /// The same with extension lines. C2SP recommends to have none, for nobody can audit them.
    ///
    /// # Errors
    /// [`CheckpointError::Extension`] when a line is empty, [`NoteError::ControlCharacter`] when it is no line.
    pub fn with_extensions(self, extensions: Vec<String>) -> Result<Checkpoint, CheckpointError> {
        Checkpoint { extensions, ..self }.checked()
    }

    fn checked(self) -> Result<Checkpoint, CheckpointError> {
        if self.origin.is_empty() {
            return Err(CheckpointError::Origin);
        }
        if let Some(at) = self.extensions.iter().position(String::is_empty) {
            return Err(CheckpointError::Extension(at + 1));
        }
        let mut offset = 0;
        for line in std::iter::once(&self.origin).chain(&self.extensions) {
            if let Some(at) = line.bytes().position(|byte| byte < b' ') {
                return Err(NoteError::ControlCharacter(offset + at).into());
            }
            offset += line.len() + 1;
        }
        if offset > NOTE_BYTES_MAX { Err(NoteError::TooLong(offset).into()) } else { Ok(self) }
    }

    /// Which log it is the head of.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree of that size.
    pub fn root(&self) -> Hash {
        self.root
    }

    /// Lines after the third, which nobody can check.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    /// Reads the text of a note, last newline included.
    fn from_str(text: &str) -> Result<Checkpoint, CheckpointError> {
        if text.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLong(text.len()).into());
        }
        if let Some(at) = control_character(text) {
            return Err(NoteError::ControlCharacter(at).into());
        }
        let mut lines = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?.split('\n');
        let origin = lines.next().filter(|line| !line.is_empty()).ok_or(CheckpointError::Origin)?;
        let size = decimal(lines.next().ok_or(CheckpointError::Lines)?).ok_or(CheckpointError::Size)?;
        let root = lines.next().ok_or(CheckpointError::Lines)?.parse().map_err(|_| CheckpointError::Root)?;
        let extensions = lines.map(str::to_owned).collect();
        Checkpoint { origin: origin.to_owned(), size, root, extensions }.checked()
    }
}

impl fmt::Display for Checkpoint {
    /// The text that is signed, last newline included.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root)?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl SignedCheckpoint {
    /// A checkpoint with signatures that others made.
    ///
    /// # Errors
    /// [`NoteError::TooManySignatures`], [`NoteError::TooLong`].
    pub fn new(checkpoint: Checkpoint, signatures: Vec<NoteSignature>) -> Result<SignedCheckpoint, NoteError> {
        let note = Note::new(&checkpoint.to_string(), signatures)?;
        Ok(SignedCheckpoint { checkpoint, note })
    }

    /// A checkpoint signed by its log. The key should bear the name of the origin.
    ///
    /// # Errors
    /// [`KeyError::WrongKind`] for a key that cosigns, [`KeyError::Text`] for a checkpoint longer than a note.
    pub fn signed(checkpoint: Checkpoint, log: &SigningKey) -> Result<SignedCheckpoint, KeyError> {
        let signature = log.sign(&checkpoint.to_string())?;
        SignedCheckpoint::new(checkpoint, vec![signature]).map_err(|_| KeyError::Text)
    }

    /// Reads the file `checkpoint` of a log.
    ///
    /// # Errors
    /// Whatever does not print back to the same bytes is refused.
    pub fn parse(bytes: &[u8]) -> Result<SignedCheckpoint, CheckpointError> {
        let note = Note::parse(bytes)?;
        Ok(SignedCheckpoint { checkpoint: note.text().parse()?, note })
    }

    /// What was signed.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The note it came in.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// Adds a signature line, such as a witness's; the same line again changes nothing.
    ///
    /// # Errors
    /// [`NoteError::TooManySignatures`], [`NoteError::TooLong`].
    pub fn add(&mut self, signature: NoteSignature) -> Result<(), NoteError> {
        self.note.add(signature)
    }

    /// Whether a log's key signed it, plainly or as a cosignature.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`], or [`NoteError::WrongSignature`] when any line of this key does not verify.
    pub fn verified_by(&self, log: &VerifierKey) -> Result<(), NoteError> {
        match log.kind() {
            KeyKind::Note => self.note.verified_by(log),
            KeyKind::Cosignature => self.cosigned_by(log).map(|_| ()),
        }
    }

    /// When a witness cosigned it last, in seconds since 1970.
    ///
    /// # Errors
    /// As [`SignedCheckpoint::verified_by`], and [`NoteError::WrongKind`] for a key that does not cosign.
    pub fn cosigned_by(&self, witness: &VerifierKey) -> Result<u64, NoteError> {
        if witness.kind() != KeyKind::Cosignature {
            return Err(NoteError::WrongKind(witness.name().to_owned()));
        }
        let times =
            self.note.each_of(witness, |signature| cosignature::verify(witness, self.note.text(), signature))?;
        times.into_iter().max().ok_or_else(|| NoteError::Unsigned(witness.name().to_owned()))
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}

/// A decimal number in 64 bits, with no sign and no leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let canonical = text == "0" || !text.starts_with('0');
    (canonical && text.bytes().all(|digit| digit.is_ascii_digit())).then(|| text.parse().ok())?
}
