//! Passkeys of somebody, and the end of one that was lost.

use clap::Args;
use loupe_registry::access::Passkey;
use serde::Serialize;

use super::account;
use crate::acting::{Acting, by};
use crate::failure::Failure;
use crate::open::Open;
use crate::{out, print};

/// Whose passkeys.
#[derive(Args)]
pub(crate) struct Whose {
    /// The account's name.
    name: String,
}

/// A passkey to be removed.
#[derive(Args)]
pub(crate) struct Lost {
    /// The account's name.
    name: String,
    /// Its id, as `loupe user passkeys` shows it.
    id: String,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct Passkeys<'a> {
    passkeys: &'a [Passkey],
}

impl Whose {
    pub(super) async fn run(&self, open: &Open) -> Result<(), Failure> {
        let name = account(&self.name)?;
        let read = async {
            open.registry.open_account(&name).await?;
            open.registry.passkeys(&name).await
        };
        let passkeys = read.await.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json {
            return out::json(&Passkeys { passkeys: &passkeys });
        }
        if passkeys.is_empty() {
            out::tell(&open.texts().with("access-cli-passkeys-none", &[("account", name.to_string())]));
            return Ok(());
        }
        out::text(&print::access::passkeys(open.texts(), &passkeys))
    }
}

impl Lost {
    pub(super) async fn run(&self, open: &Open) -> Result<(), Failure> {
        let (actor, name) = (self.acting.actor_or_operator(open).await?, account(&self.name)?);
        let removed = open.registry.remove_passkey(by(actor.as_ref()), &name, &self.id).await;
        let removed = removed.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        if open.json {
            return out::json(&removed);
        }
        let args = [("id", removed.id), ("account", name.to_string())];
        out::tell(&open.texts().with("access-cli-passkey-removed", &args));
        Ok(())
    }
}
