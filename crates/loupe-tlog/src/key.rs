//! Ed25519 keys with a name: those that check and those that sign (C2SP `signed-note`, `tlog-cosignature`).

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use crate::checkpoint::Checkpoint;
use crate::cosignature;
use crate::note::{NoteSignature, control_character, is_key_name};

/// The longest key text that is read, in bytes: room enough to recognise the larger keys that are refused.
pub const KEY_BYTES_MAX: usize = 4096;

/// The longest name a key may have, in bytes.
pub const NAME_BYTES_MAX: usize = 1024;

/// How many bytes a public key has, and a seed.
const HALF: usize = 32;

/// How many bytes an Ed25519 signature has.
pub const SIGNATURE_BYTES: usize = 64;

/// What a secret key's text begins with, as the Go note package writes it.
const SECRET_START: &str = "PRIVATE+KEY+";

/// What a key signs: the type byte of `signed-note`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum KeyKind {
    /// The text of a note (`0x01`).
    Note = 0x01,
    /// A checkpoint together with a time (`0x04`).
    Cosignature = 0x04,
}

/// A public key with its name: what a vkey says.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: String,
    key_id: u32,
    kind: KeyKind,
    point: VerifyingKey,
}

/// A secret key with its name. Its seed is wiped from memory when it goes and is never shown by `Debug`.
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    verifier: VerifierKey,
}

/// Why something is no key, or cannot do what was asked of it. It never holds any part of a secret.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Not `name+id+base64`, or for a secret key not `PRIVATE+KEY+name+id+base64`.
    #[error("not a key: its parts are a name, eight hexadecimal digits and base64, joined by plus signs")]
    Shape,
    /// A name that is empty, longer than [`NAME_BYTES_MAX`], or holds a space, a control character or a plus.
    #[error("`{0}` cannot be the name of a key")]
    Name(String),
    /// A type of signature that is not Ed25519.
    #[error("keys of type {0:#04x} are not known here")]
    Kind(u8),
    /// Not a public key of Ed25519, or one under which anything verifies.
    #[error("not a sound Ed25519 public key")]
    Public,
    /// The key ID is not that of the name, the type and the public key.
    #[error("the key ID does not belong to the key")]
    KeyId,
    /// Not the signature of this key on these bytes.
    #[error("the signature is wrong")]
    WrongSignature,
    /// A key for notes was asked to cosign, or the other way round.
    #[error("the key of {0} does not sign this kind of text")]
    WrongKind(String),
    /// A cosignature at time 0 or after 2^63 - 1 seconds.
    #[error("{0} is no time for a cosignature")]
    Time(u64),
    /// A text that no note can hold.
    #[error("a note is text without control characters that ends in a newline")]
    Text,
}

impl KeyKind {
    fn of(byte: u8) -> Result<KeyKind, KeyError> {
        match byte {
            0x01 => Ok(KeyKind::Note),
            0x04 => Ok(KeyKind::Cosignature),
            other => Err(KeyError::Kind(other)),
        }
    }
}

impl VerifierKey {
    /// A key from its parts; the key ID follows from them.
    ///
    /// # Errors
    /// [`KeyError::Name`], [`KeyError::Public`] for what is no point of the curve, one of small order, or one not
    /// written in its one canonical form.
    pub fn new(name: &str, kind: KeyKind, public: [u8; HALF]) -> Result<VerifierKey, KeyError> {
        if !is_key_name(name) || name.len() > NAME_BYTES_MAX {
            return Err(KeyError::Name(name.to_owned()));
        }
        let point = VerifyingKey::from_bytes(&public).map_err(|_| KeyError::Public)?;
        if point.is_weak() || point.to_edwards().compress().to_bytes() != public {
            return Err(KeyError::Public);
        }
        Ok(VerifierKey { key_id: key_id(name, kind, &public), name: name.to_owned(), kind, point })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of SHA-256 of name, newline, type and public key, as a big-endian number.
    pub fn key_id(&self) -> u32 {
        self.key_id
    }

    /// What it signs.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The public key itself (RFC 8032).
    pub fn public(&self) -> &[u8; HALF] {
        self.point.as_bytes()
    }

    /// Checks a plain Ed25519 signature on bytes, strictly: no second form of a signature passes.
    ///
    /// # Errors
    /// [`KeyError::WrongSignature`].
    pub fn verify_bytes(&self, message: &[u8], signature: &[u8]) -> Result<(), KeyError> {
        let signature = Signature::from_slice(signature).map_err(|_| KeyError::WrongSignature)?;
        self.point.verify_strict(message, &signature).map_err(|_| KeyError::WrongSignature)
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    /// Reads a vkey. Refuses one whose key ID does not follow from the rest.
    fn from_str(text: &str) -> Result<VerifierKey, KeyError> {
        let (name, id, bytes) = parts(text)?;
        let (kind, public) = halves(&bytes)?;
        let key = VerifierKey::new(name, kind, *public)?;
        if key.key_id == id { Ok(key) } else { Err(KeyError::KeyId) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [[self.kind as u8].as_slice(), self.public()].concat();
        write!(f, "{}+{:08x}+{}", self.name, self.key_id, STANDARD.encode(bytes))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl SigningKey {
    /// The key of a seed, which must be 32 bytes from a source of randomness that nobody can guess.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn from_seed(name: &str, kind: KeyKind, mut seed: [u8; HALF]) -> Result<SigningKey, KeyError> {
        let secret = ed25519_dalek::SigningKey::from_bytes(&seed);
        seed.zeroize();
        let verifier = VerifierKey::new(name, kind, secret.verifying_key().to_bytes())?;
        Ok(SigningKey { secret, verifier })
    }

    /// Reads what [`SigningKey::secret_text`] wrote, or the Go note package.
    ///
    /// # Errors
    /// As for a vkey.
    pub fn parse_secret(text: &str) -> Result<SigningKey, KeyError> {
        let (name, id, bytes) = parts(text.strip_prefix(SECRET_START).ok_or(KeyError::Shape)?)?;
        let (kind, seed) = halves(&bytes)?;
        let key = SigningKey::from_seed(name, kind, *seed)?;
        if key.verifier.key_id == id { Ok(key) } else { Err(KeyError::KeyId) }
    }

    /// The whole key as one line of text: whoever has it can sign. Wiped from memory when it goes.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new([self.verifier.kind as u8; 1 + HALF]);
        bytes[1..].copy_from_slice(self.secret.as_bytes());
        let base64 = Zeroizing::new(STANDARD.encode(bytes.as_slice()));
        // Sized beforehand, for a text that grows leaves its older half behind in memory.
        let mut text =
            Zeroizing::new(String::with_capacity(SECRET_START.len() + self.verifier.name.len() + 10 + base64.len()));
        text.push_str(SECRET_START);
        text.push_str(&self.verifier.name);
        text.push_str(&format!("+{:08x}+", self.verifier.key_id));
        text.push_str(&base64);
        text
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// Signs the text of a note.
    ///
    /// # Errors
    /// [`KeyError::WrongKind`] for a key that cosigns, [`KeyError::Text`] for a text that no note can hold.
    pub fn sign(&self, text: &str) -> Result<NoteSignature, KeyError> {
        self.expect_kind(KeyKind::Note)?;
        if !text.ends_with('\n') || control_character(text).is_some() {
            return Err(KeyError::Text);
        }
        Ok(self.line(self.sign_bytes(text.as_bytes()).to_vec()))
    }

    /// Cosigns a checkpoint: says that at this time, in seconds since 1970, it was the largest consistent tree seen.
    ///
    /// # Errors
    /// [`KeyError::WrongKind`] for a key that signs notes, [`KeyError::Time`] for 0 and what exceeds 2^63 - 1.
    pub fn cosign(&self, checkpoint: &Checkpoint, seconds: u64) -> Result<NoteSignature, KeyError> {
        self.expect_kind(KeyKind::Cosignature)?;
        if seconds == 0 || seconds > cosignature::SECONDS_MAX {
            return Err(KeyError::Time(seconds));
        }
        let message = cosignature::message(&checkpoint.to_string(), seconds);
        let signature = self.sign_bytes(message.as_bytes());
        Ok(self.line([seconds.to_be_bytes().as_slice(), &signature].concat()))
    }

    /// A plain Ed25519 signature on bytes. What they mean must be kept apart by the caller.
    pub fn sign_bytes(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.secret.sign(message).to_bytes()
    }

    fn expect_kind(&self, kind: KeyKind) -> Result<(), KeyError> {
        if self.verifier.kind == kind { Ok(()) } else { Err(KeyError::WrongKind(self.verifier.name.clone())) }
    }

    fn line(&self, signature: Vec<u8>) -> NoteSignature {
        NoteSignature::new(&self.verifier.name, self.verifier.key_id, signature)
            .expect("a key's name was checked when it was made, and a signature has 64 bytes or more")
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(of {})", self.verifier)
    }
}

fn key_id(name: &str, kind: KeyKind, public: &[u8; HALF]) -> u32 {
    let hash = Sha256::new().chain_update(name).chain_update([b'\n', kind as u8]).chain_update(public).finalize();
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// Name, key ID and decoded bytes of `name+id+base64`. The base64 may hold plus signs, the name may not.
fn parts(text: &str) -> Result<(&str, u32, Zeroizing<Vec<u8>>), KeyError> {
    if text.len() > KEY_BYTES_MAX {
        return Err(KeyError::Shape);
    }
    let (name, rest) = text.split_once('+').ok_or(KeyError::Shape)?;
    let (id, base64) = rest.split_once('+').ok_or(KeyError::Shape)?;
    let is_digit = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
    if id.len() != 8 || !id.bytes().all(is_digit) {
        return Err(KeyError::Shape);
    }
    let id = u32::from_str_radix(id, 16).map_err(|_| KeyError::Shape)?;
    let bytes = STANDARD.decode(base64).map_err(|_| KeyError::Shape)?;
    Ok((name, id, Zeroizing::new(bytes)))
}

/// The type and the 32 bytes after it.
fn halves(bytes: &[u8]) -> Result<(KeyKind, &[u8; HALF]), KeyError> {
    let (kind, half) = bytes.split_first().ok_or(KeyError::Shape)?;
    let kind = KeyKind::of(*kind)?;
    Ok((kind, half.try_into().map_err(|_| KeyError::Shape)?))
}
