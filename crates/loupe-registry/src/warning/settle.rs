//! Suspicions, read and settled by those who may.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::Settling;

use super::Suspicion;
use super::publish::{NewWarning, told};
use super::read::suspicion_of;
use crate::access::By;
use crate::registry::{Registry, Trouble};

/// The most suspicions of one answer.
const SUSPICIONS_MAX: u32 = 500;

/// What becomes of a suspicion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// Nothing was found; why.
    Dismissed(String),
    /// A warning is published.
    Warned(NewWarning),
}

impl Registry {
    /// Suspicions, the newest first: those that are open, or all. Refuses with `A2` whoever may not read them.
    pub async fn suspicions(&self, actor: &Actor, only_open: bool) -> Result<Vec<Suspicion>, Trouble> {
        actor.require(Permission::ReadSuspicions)?;
        let rows = self.store.suspicions(only_open, SUSPICIONS_MAX).await?;
        Ok(rows.into_iter().map(suspicion_of).collect())
    }

    /// One suspicion. Refuses with `A2` whoever may not read it, `T15` one that is not there.
    pub async fn suspicion(&self, actor: &Actor, number: u64) -> Result<Suspicion, Trouble> {
        actor.require(Permission::ReadSuspicions)?;
        let row = self.store.suspicion(number).await?;
        row.map(suspicion_of).ok_or_else(|| missing(number).into())
    }

    /// Settles a suspicion, and forgets how to reach whoever reported it; the number of the warning, where one comes of
    /// it. Refuses with `A2` whoever may not, `T15` one that is not there, `T14` one that is settled.
    pub async fn settle_suspicion(
        &self,
        actor: &Actor,
        number: u64,
        settlement: &Settlement,
    ) -> Result<Option<u64>, Trouble> {
        actor.require(Permission::ReadSuspicions)?;
        if self.store.suspicion(number).await?.is_none() {
            return Err(missing(number).into());
        }
        let mut change = self.store.change().await?;
        let (outcome, reason, warning) = match settlement {
            Settlement::Dismissed(reason) => ("dismissed", told(reason)?, None),
            Settlement::Warned(new) => {
                let warning = self.warn(&mut change, actor, new, Some(number)).await?;
                ("warned", told(&new.told)?, Some(warning))
            }
        };
        let now = self.now();
        let office = &actor.office.id;
        let settling = Settling { outcome, reason: &reason, office, at_ms: now.as_millisecond() };
        if !change.settle_suspicion(number, settling).await? {
            return Err(Refusal::new(Rule::StepOutOfOrder, format!("suspicion/{number}")).into());
        }
        let line = By::Actor(actor).line(now, "settle_suspicion", format!("suspicion/{number}"), outcome.to_owned());
        change.write_audit(&line).await?;
        change.commit().await?;
        if warning.is_some() {
            self.new_records.notify_one();
        }
        Ok(warning)
    }
}

fn missing(number: u64) -> Refusal {
    Refusal::new(Rule::NoSuchCertificate, format!("suspicion/{number}"))
}
