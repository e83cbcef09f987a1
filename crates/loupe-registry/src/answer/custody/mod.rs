//! Answers of custody: a lot, a container, a trace, all that is in stock, a balance sheet, what waits, a delivery.

mod balance;
mod container;
mod in_stock;
mod lot;
mod trace;
mod waiting;
mod whence;

pub use balance::{BalanceAnswer, BalanceLineAnswer, balance};
pub use container::{ContainerAnswer, ContentAnswer, container};
pub use in_stock::{StockAnswer, StockUnderAnswer, in_stock};
pub use lot::{LotAnswer, StepAnswer, lot};
use loupe_scheme::custody::{Origin, Place};
use serde::Serialize;
pub use trace::{ReachedAnswer, ReachedKindAnswer, TraceAnswer, trace};
pub use waiting::{HeldAnswer, HeldLot, WaitingAnswer, WaitingMovementAnswer, waiting};
pub use whence::{LotUnderAnswer, OriginAnswer, WhenceAnswer};

use super::Ask;
use super::target::Named;

/// Where and when stones were mined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginName {
    /// A site or participant; `unknown` where nobody tells.
    pub place: Named,
    /// The period; `null` where nobody tells.
    pub period: Option<String>,
}

impl OriginName {
    /// Of an origin, or of the unknown one.
    pub fn new(ask: &Ask<'_>, origin: Option<&Origin>) -> OriginName {
        let place = match origin.map(|origin| &origin.place) {
            None => Named {
                kind: "unknown",
                id: String::new(),
                name: ask.texts().text("custody-origin-unknown").into_owned(),
            },
            Some(Place::Site(id)) => Named { kind: "site", id: id.clone(), name: ask.site_name(id) },
            Some(Place::Country(code)) => {
                Named { kind: "participant", id: code.clone(), name: ask.participant_name(code) }
            }
        };
        OriginName { place, period: origin.map(|origin| origin.period.to_string()) }
    }
}
