//! An operator's balance sheet: in, out, lost, in stock, recomputed from the events.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::Process;
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::BalanceRow;

use crate::registry::{Registry, Trouble};

/// What an operator did of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceLine {
    /// What.
    pub process: Process,
    /// In how many events.
    pub events: u64,
    /// What came into its hands.
    pub came_in: Carats,
    /// What left its hands for others.
    pub went_out: Carats,
    /// What is gone: lost, stolen, seized, destroyed, cut away.
    pub lost: Carats,
    /// What went through its own hands, from lots into lots.
    pub worked: Carats,
}

/// An operator's balance sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The operator.
    pub operator: String,
    /// By what was done, in the order of the trade.
    pub lines: Vec<BalanceLine>,
    /// The sum of what came in.
    pub came_in: Carats,
    /// The sum of what went out.
    pub went_out: Carats,
    /// The sum of what is gone.
    pub lost: Carats,
    /// What must be in stock; `None` where more went out than came in, which `short` says.
    pub in_stock: Option<Carats>,
    /// By how much more went out and is gone than came in: events of the past are missing.
    pub short: Carats,
}

impl Registry {
    /// The balance sheet of an operator, from the events that the actor's office captured. Refuses with `A2` who may not,
    /// `B36` an operator of whom nothing was captured.
    pub async fn balance(&self, actor: &Actor, operator: &str) -> Result<Balance, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let rows = self.store.custody_balance(operator, actor.office.id.as_str()).await?;
        if rows.is_empty() {
            let known = self.store.custody_operators(actor.office.id.as_str()).await?;
            return Err(Refusal::new(Rule::NoSuchOperator, operator).accepting(known.into_iter().take(20)).into());
        }
        Ok(balance(operator, &rows))
    }

    /// Every operator of whom the actor's office captured events. Refuses with `A2` who may not.
    pub async fn operators(&self, actor: &Actor) -> Result<Vec<String>, Trouble> {
        actor.require(Permission::ReadCustody)?;
        Ok(self.store.custody_operators(actor.office.id.as_str()).await?)
    }
}

fn balance(operator: &str, rows: &[BalanceRow]) -> Balance {
    let known = rows.iter().filter_map(|row| Some((Process::named(&row.process)?, row)));
    let mut lines: Vec<BalanceLine> = known.map(|(process, row)| line(process, row)).collect();
    lines.sort_by_key(|line| line.process);
    let sum = |of: fn(&BalanceLine) -> Carats| lines.iter().fold(Carats::ZERO, |sum, line| added(sum, of(line)));
    let (came_in, went_out, lost) = (sum(|line| line.came_in), sum(|line| line.went_out), sum(|line| line.lost));
    let gone = added(went_out, lost);
    let in_stock = came_in.checked_sub(gone);
    let short = gone.checked_sub(came_in).unwrap_or_default();
    Balance { operator: operator.to_owned(), lines, came_in, went_out, lost, in_stock, short }
}

fn added(one: Carats, two: Carats) -> Carats {
    one.checked_add(two).unwrap_or(Carats::MAX)
}

fn line(process: Process, row: &BalanceRow) -> BalanceLine {
    let [drawn, made, lost] = row.masses.map(|micro| Carats::from_micro(micro).unwrap_or(Carats::MAX));
    let nothing = BalanceLine {
        process,
        events: row.events,
        came_in: Carats::ZERO,
        went_out: Carats::ZERO,
        lost: Carats::ZERO,
        worked: Carats::ZERO,
    };
    match process {
        Process::Mining | Process::Opening | Process::Receiving => BalanceLine { came_in: made, ..nothing },
        Process::Shipping => BalanceLine { went_out: drawn, ..nothing },
        _ => BalanceLine { worked: made, lost, ..nothing },
    }
}
