//! An operator's balance sheet.

use loupe_scheme::mass::Carats;
use serde::Serialize;

use crate::custody::{Balance, BalanceLine};

/// An operator's balance sheet.
#[derive(Clone, Debug, Serialize)]
pub struct BalanceAnswer {
    /// The operator.
    pub operator: String,
    /// By what was done.
    pub lines: Vec<BalanceLineAnswer>,
    /// The sum of what came in.
    pub came_in: Carats,
    /// The sum of what went out.
    pub went_out: Carats,
    /// The sum of what is gone.
    pub lost: Carats,
    /// What must be in stock; `null` where more went out than came in.
    pub in_stock: Option<Carats>,
    /// By how much more went out than came in.
    pub short: Carats,
}

/// What was done of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct BalanceLineAnswer {
    /// What.
    pub process: &'static str,
    /// In how many events.
    pub events: u64,
    /// What came in.
    pub came_in: Carats,
    /// What went out.
    pub went_out: Carats,
    /// What is gone.
    pub lost: Carats,
    /// What was made of lots in its hands.
    pub worked: Carats,
}

/// A balance sheet.
pub fn balance(balance: &Balance) -> BalanceAnswer {
    let line = |line: &BalanceLine| BalanceLineAnswer {
        process: line.process.name(),
        events: line.events,
        came_in: line.came_in,
        went_out: line.went_out,
        lost: line.lost,
        worked: line.worked,
    };
    BalanceAnswer {
        operator: balance.operator.clone(),
        lines: balance.lines.iter().map(line).collect(),
        came_in: balance.came_in,
        went_out: balance.went_out,
        lost: balance.lost,
        in_stock: balance.in_stock,
        short: balance.short,
    }
}
