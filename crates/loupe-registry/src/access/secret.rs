//! Secrets of sessions and tokens: made of 256 bits of chance, shown once, kept as a hash.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::registry::Fault;

/// How many bytes of chance are in a secret.
const SECRET_BYTES: usize = 32;
/// What a token begins with, so that one that was left lying about is found.
const TOKEN_BEGINS: &str = "loupe_";

/// What a browser holds while it is signed in: 64 hexadecimal digits.
pub struct SessionSecret(Zeroizing<String>);

/// What a program holds to act as a person: `loupe_` and 64 hexadecimal digits.
pub struct TokenSecret(Zeroizing<String>);

impl SessionSecret {
    pub(super) fn new() -> Result<SessionSecret, Fault> {
        Ok(SessionSecret(chance("")?))
    }

    /// The secret, for the cookie.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl TokenSecret {
    pub(super) fn new() -> Result<TokenSecret, Fault> {
        Ok(TokenSecret(chance(TOKEN_BEGINS)?))
    }

    /// The secret, to be shown once.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionSecret(…)")
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret(…)")
    }
}

pub(super) fn chance(begins: &str) -> Result<Zeroizing<String>, Fault> {
    let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
    getrandom::fill(&mut *bytes).map_err(Fault::Random)?;
    let mut text = Zeroizing::new(String::with_capacity(begins.len() + 2 * SECRET_BYTES));
    text.push_str(begins);
    bytes.iter().for_each(|byte| push_hex(&mut text, *byte));
    Ok(text)
}

fn push_hex(text: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    }
}

/// SHA-256 in hexadecimal of a secret, by which it is kept.
pub(crate) fn hash_of(secret: &str) -> String {
    let mut text = String::with_capacity(64);
    Sha256::digest(secret.as_bytes()).iter().for_each(|byte| push_hex(&mut text, *byte));
    text
}

/// What every form of a session carries: another site can neither read nor guess it.
pub fn form_token(session_secret: &str) -> String {
    hash_of(&format!("form of {session_secret}"))
}

/// Whether `token` is the one of this session's forms; takes as long for a near miss as for a far one.
pub fn is_form_token(session_secret: &str, token: &str) -> bool {
    let (right, given) = (hash_of(&form_token(session_secret)), hash_of(token));
    right.bytes().zip(given.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
