//! Who may do what: offices, the people who belong to them, and one table of permissions.

mod name;
mod office;
mod permission;

pub use name::AccountName;
pub use office::{Office, OfficeKind};
pub use permission::{PERMISSIONS, Permission, Role, allowed};

use std::collections::BTreeSet;

use serde::Serialize;

use crate::rule::{Refusal, Rule};

/// How an actor proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A browser that signed in.
    Session,
    /// A program with an API token.
    Token,
    /// Whoever operates the register, at its own console.
    Console,
}

impl Means {
    /// As it stands in the audit.
    pub const fn code(self) -> &'static str {
        match self {
            Means::Session => "session",
            Means::Token => "token",
            Means::Console => "console",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<Means> {
        [Means::Session, Means::Token, Means::Console].into_iter().find(|means| means.code() == code)
    }
}

/// A person acting for an office, now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub account: AccountName,
    /// The office they act for.
    pub office: Office,
    /// What they are there.
    pub role: Role,
    /// How they proved who they are.
    pub means: Means,
    /// What a token is limited to; `None` for people.
    pub scopes: Option<BTreeSet<Permission>>,
}

impl Actor {
    /// Whether the actor may.
    pub fn may(&self, permission: Permission) -> bool {
        let within = self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&permission));
        within && allowed(&self.office.kinds, self.role, permission)
    }

    /// Refuses with `A12` what a token is not meant for, and with `A2` what the office and role do not allow.
    pub fn require(&self, permission: Permission) -> Result<(), Refusal> {
        if self.may(permission) {
            return Ok(());
        }
        let beyond_token = allowed(&self.office.kinds, self.role, permission);
        let rule = if beyond_token { Rule::TokenScopeWrong } else { Rule::NotPermitted };
        Err(Refusal::new(rule, permission.code()))
    }
}
