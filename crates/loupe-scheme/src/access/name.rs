//! Names of accounts.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::rule::{Refusal, Rule};

/// The longest name, in bytes.
const NAME_BYTES_MAX: usize = 64;

/// The name a person signs in with: 2 to 64 small letters, digits, `-`, `.` and `_`, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AccountName(String);

impl AccountName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AccountName {
    type Err = Refusal;

    /// Refuses with `A14` anything else.
    fn from_str(text: &str) -> Result<AccountName, Refusal> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
        let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
        if begins && (2..=NAME_BYTES_MAX).contains(&text.len()) && text.chars().all(allowed) {
            Ok(AccountName(text.to_owned()))
        } else {
            Err(Refusal::new(Rule::AccountNameWrong, text))
        }
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
