//! Signed notes: a text and the lines of those who signed it (C2SP `signed-note`).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::key::{KeyKind, VerifierKey};

/// The longest note that is read, in bytes. The specification leaves the limit to the reader.
pub const NOTE_BYTES_MAX: usize = 1 << 20;

/// The most signatures a note may carry. The specification asks for 16 or more.
pub const SIGNATURES_MAX: usize = 64;

/// What every signature line begins with: an em dash and a space.
const LINE_START: &str = "\u{2014} ";

/// A text and its signature lines. Nothing in it is true until a known key has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// One signature line: who is said to have signed, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    name: String,
    key_id: u32,
    signature: Vec<u8>,
}

/// Why something is no note, or a note is not to be believed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoteError {
    /// Longer than [`NOTE_BYTES_MAX`]; the length in bytes.
    #[error("a note of {0} bytes is longer than {NOTE_BYTES_MAX}")]
    TooLong(usize),
    /// Not valid UTF-8.
    #[error("a note is UTF-8 text")]
    NotUtf8,
    /// A control character other than a newline; its offset in bytes.
    #[error("a control character at byte {0}")]
    ControlCharacter(usize),
    /// The text is empty or does not end in a newline.
    #[error("the text of a note ends in a newline")]
    TextUnfinished,
    /// No blank line with signature lines after it, or the last line does not end.
    #[error("no blank line followed by finished signature lines")]
    NoSignatures,
    /// A line that is no signature; its number among the signature lines, from 1.
    #[error("signature line {0} is not a dash, a key name and base64")]
    SignatureLine(usize),
    /// More signature lines than [`SIGNATURES_MAX`].
    #[error("more than {SIGNATURES_MAX} signatures")]
    TooManySignatures,
    /// A key name that is empty or holds a space, a control character or a plus.
    #[error("`{0}` cannot be the name of a key")]
    KeyName(String),
    /// A signature with nothing after its key ID.
    #[error("an empty signature of {0}")]
    EmptySignature(String),
    /// None of the keys asked for has signed.
    #[error("not signed by {0}")]
    Unsigned(String),
    /// A line under the name and ID of a known key, with a signature that is not that key's.
    #[error("the signature of {0} is wrong")]
    WrongSignature(String),
    /// The key signs another kind of thing.
    #[error("the key of {0} does not sign this kind of text")]
    WrongKind(String),
}

impl Note {
    /// A note of a text and its signatures.
    ///
    /// # Errors
    /// As [`Note::parse`], but that a note may be made before it has a signature.
    pub fn new(text: &str, signatures: Vec<NoteSignature>) -> Result<Note, NoteError> {
        if let Some(at) = control_character(text) {
            return Err(NoteError::ControlCharacter(at));
        }
        if !text.ends_with('\n') {
            return Err(NoteError::TextUnfinished);
        }
        if signatures.len() > SIGNATURES_MAX {
            return Err(NoteError::TooManySignatures);
        }
        let note = Note { text: text.to_owned(), signatures };
        let bytes = note.length();
        if bytes > NOTE_BYTES_MAX { Err(NoteError::TooLong(bytes)) } else { Ok(note) }
    }

    /// Reads a note. What it says must not be used before a signature has been checked.
    ///
    /// # Errors
    /// Whatever does not print back to the same bytes is refused, and whatever exceeds [`NOTE_BYTES_MAX`] or
    /// [`SIGNATURES_MAX`].
    pub fn parse(bytes: &[u8]) -> Result<Note, NoteError> {
        if bytes.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLong(bytes.len()));
        }
        let whole = std::str::from_utf8(bytes).map_err(|_| NoteError::NotUtf8)?;
        if let Some(at) = control_character(whole) {
            return Err(NoteError::ControlCharacter(at));
        }
        // The last empty line parts the text from the signatures, for a text may hold empty lines itself.
        let blank = whole.rfind("\n\n").ok_or(NoteError::NoSignatures)?;
        let (text, lines) = (&whole[..=blank], &whole[blank + 2..]);
        Ok(Note { text: text.to_owned(), signatures: NoteSignature::parse_lines(lines)? })
    }

    /// What was signed, its last newline included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines in their order, of known and unknown keys alike.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// The note with one more signature line; the same line again changes nothing.
    ///
    /// # Errors
    /// [`NoteError::TooManySignatures`], [`NoteError::TooLong`].
    pub fn add(&mut self, signature: NoteSignature) -> Result<(), NoteError> {
        if self.signatures.contains(&signature) {
            return Ok(());
        }
        if self.signatures.len() >= SIGNATURES_MAX {
            return Err(NoteError::TooManySignatures);
        }
        let bytes = self.length() + signature.to_string().len();
        if bytes > NOTE_BYTES_MAX {
            return Err(NoteError::TooLong(bytes));
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// Whether this key signed the text. Lines of other keys are ignored.
    ///
    /// # Errors
    /// [`NoteError::Unsigned`] without a line of this key, [`NoteError::WrongSignature`] when any line of its name
    /// and ID does not verify, [`NoteError::WrongKind`] for a key that only cosigns checkpoints.
    pub fn verified_by(&self, key: &VerifierKey) -> Result<(), NoteError> {
        if key.kind() != KeyKind::Note {
            return Err(NoteError::WrongKind(key.name().to_owned()));
        }
        self.each_of(key, |signature| key.verify_bytes(self.text.as_bytes(), signature).is_ok().then_some(()))?;
        Ok(())
    }

    /// Those of the known keys that signed the text, in the order of `known`.
    ///
    /// # Errors
    /// [`NoteError::WrongSignature`] when a line of any of them does not verify, [`NoteError::Unsigned`] when none
    /// of them signed.
    pub fn signers<'k>(&self, known: &'k [VerifierKey]) -> Result<Vec<&'k VerifierKey>, NoteError> {
        let mut signers = Vec::new();
        for key in known {
            match self.verified_by(key) {
                Ok(()) => signers.push(key),
                Err(NoteError::Unsigned(_)) => {}
                Err(wrong) => return Err(wrong),
            }
        }
        if signers.is_empty() {
            let names: Vec<&str> = known.iter().map(VerifierKey::name).collect();
            return Err(NoteError::Unsigned(names.join(", ")));
        }
        Ok(signers)
    }

    /// What `verify` makes of every signature under the name and ID of a key: all must verify, one at least.
    pub(crate) fn each_of<T>(
        &self,
        key: &VerifierKey,
        verify: impl Fn(&[u8]) -> Option<T>,
    ) -> Result<Vec<T>, NoteError> {
        let mut verified = Vec::new();
        for line in self.signatures.iter().filter(|line| line.is_of(key)) {
            let one = verify(&line.signature).ok_or_else(|| NoteError::WrongSignature(key.name().to_owned()))?;
            verified.push(one);
        }
        if verified.is_empty() { Err(NoteError::Unsigned(key.name().to_owned())) } else { Ok(verified) }
    }

    /// How many bytes it prints to.
    fn length(&self) -> usize {
        let lines = self.signatures.iter().map(|signature| signature.to_string().len());
        self.text.len() + 1 + lines.sum::<usize>()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| signature.fmt(f))
    }
}

impl NoteSignature {
    /// A signature line.
    ///
    /// # Errors
    /// [`NoteError::KeyName`], [`NoteError::EmptySignature`].
    pub fn new(name: &str, key_id: u32, signature: Vec<u8>) -> Result<NoteSignature, NoteError> {
        if !is_key_name(name) {
            return Err(NoteError::KeyName(name.to_owned()));
        }
        if signature.is_empty() {
            return Err(NoteError::EmptySignature(name.to_owned()));
        }
        Ok(NoteSignature { name: name.to_owned(), key_id, signature })
    }

    /// Reads signature lines, each ended by a newline: at least one, at most [`SIGNATURES_MAX`].
    ///
    /// # Errors
    /// [`NoteError::NoSignatures`], [`NoteError::TooManySignatures`], [`NoteError::SignatureLine`] with its number.
    pub fn parse_lines(lines: &str) -> Result<Vec<NoteSignature>, NoteError> {
        let finished = lines.strip_suffix('\n').ok_or(NoteError::NoSignatures)?;
        let mut signatures = Vec::new();
        for (at, line) in finished.split('\n').enumerate() {
            if at == SIGNATURES_MAX {
                return Err(NoteError::TooManySignatures);
            }
            signatures.push(NoteSignature::parse_line(line).ok_or(NoteError::SignatureLine(at + 1))?);
        }
        Ok(signatures)
    }

    fn parse_line(line: &str) -> Option<NoteSignature> {
        let (name, base64) = line.strip_prefix(LINE_START)?.split_once(' ')?;
        let bytes = STANDARD.decode(base64).ok()?;
        let (key_id, signature) = bytes.split_first_chunk()?;
        NoteSignature::new(name, u32::from_be_bytes(*key_id), signature.to_vec()).ok()
    }

    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short number that, with the name, says which key is meant. It proves nothing.
    pub fn key_id(&self) -> u32 {
        self.key_id
    }

    /// What follows the key ID: for a note 64 bytes, for a cosignature 72.
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// Whether the line claims to be of this key, by name *and* ID.
    pub fn is_of(&self, key: &VerifierKey) -> bool {
        self.name == key.name() && self.key_id == key.key_id()
    }
}

impl fmt::Display for NoteSignature {
    /// The whole line, newline included.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.key_id.to_be_bytes().as_slice(), &self.signature].concat();
        writeln!(f, "{LINE_START}{} {}", self.name, STANDARD.encode(bytes))
    }
}

/// Whether a key may be called so: not empty, no space of any script, no control character, no plus.
pub(crate) fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c == '+' || c < ' ' || c.is_whitespace())
}

/// Where the first control character other than a newline stands.
pub(crate) fn control_character(text: &str) -> Option<usize> {
    text.bytes().position(|byte| byte < b' ' && byte != b'\n')
}
