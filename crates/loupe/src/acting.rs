//! As whom a command is done: a person acting for an office, or a program with a token.

use std::path::PathBuf;

use clap::Args;
use loupe_registry::access::By;
use loupe_scheme::access::Actor;
use loupe_scheme::record::OfficeId;
use loupe_scheme::rule::{Refusal, Rule};

use crate::failure::Failure;
use crate::open::Open;

/// As whom a command is done.
#[derive(Args)]
pub(crate) struct Acting {
    /// The person, and the office they act for where they belong to several; what is done is in the audit under that
    /// name. Without it a token is taken from the file that LOUPE_TOKEN_FILE names.
    #[arg(long = "as", value_name = "ACCOUNT[@OFFICE]")]
    who: Option<String>,
    /// A file whose first line is a token.
    #[arg(long, env = "LOUPE_TOKEN_FILE", hide_env_values = true, value_name = "FILE")]
    token_file: Option<PathBuf>,
}

impl Acting {
    /// The person, acting for their office.
    ///
    /// Refuses with `A1` where neither is given, `A6`, `A14` and `A17` who is nobody there, `A11` a token that does not
    /// hold.
    pub(crate) async fn actor(&self, open: &Open) -> Result<Actor, Failure> {
        let failed = |trouble| Failure::of_trouble(open.lang, trouble);
        if let Some(who) = &self.who {
            let (account, office) = match who.split_once('@') {
                Some((account, office)) => (account, Some(office.parse::<OfficeId>()?)),
                None => (who.as_str(), None),
            };
            return open.registry.actor_at_console(account, office.as_ref()).await.map_err(failed);
        }
        let Some(file) = &self.token_file else { return Err(Refusal::new(Rule::NotSignedIn, "--as").into()) };
        let text = std::fs::read_to_string(file);
        let text = text.map_err(|error| Failure::of_file(open.lang, &file.display().to_string(), &error))?;
        let token = text.lines().next().unwrap_or_default().trim();
        open.registry.actor_of_token(token).await.map_err(failed)
    }

    /// The same, or the operator where nobody is named.
    pub(crate) async fn actor_or_operator(&self, open: &Open) -> Result<Option<Actor>, Failure> {
        match (&self.who, &self.token_file) {
            (None, None) => Ok(None),
            _ => self.actor(open).await.map(Some),
        }
    }
}

/// Who that is to the registry.
pub(crate) fn by(actor: Option<&Actor>) -> By<'_> {
    actor.map_or(By::Operator, By::Actor)
}
