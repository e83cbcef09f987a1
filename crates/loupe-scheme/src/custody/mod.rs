//! Custody: every carat from the mine to the ring, through mixing.
//!
//! A [`Ledger`] holds movements and the lots between them, to the micro-carat. A [`Graph`] is what matters of it for
//! origins: pools and what was drawn from them. Whoever asks where a lot is from asks the graph.

mod bits;
mod bounds;
mod breach;
mod carried;
mod composition;
mod contents;
mod evaluate;
mod flow;
mod gathered;
mod graph;
mod in_stock;
mod ledger;
mod movement;
mod number;
mod origin;
mod parcels;
mod pools;
mod process;
mod rewind;
mod scratch;
pub mod simulated;
mod statement;
mod stock;
mod sweep;
mod trace;
mod update;
mod yields;

pub use bounds::{Bounds, Class};
pub use breach::Breach;
pub use carried::Carried;
pub use composition::Composition;
pub use contents::Contents;
pub use evaluate::Intervals;
pub use flow::FlowPool;
pub use gathered::Gathered;
pub use graph::Graph;
pub use in_stock::{InStock, in_stock};
pub use ledger::{Ledger, Recorded, Undone, Waiting};
pub use movement::{Draw, LOTS_MAX, Movement, Output, Source};
pub use number::{LotId, MovementId, OriginId, PoolId};
pub use origin::{Origin, OriginSet, Origins, Place};
pub use parcels::{Claimed, Parcels};
pub use process::Process;
pub use scratch::Scratch;
pub use statement::{LotStatement, LotUnder, lot_statement};
pub use sweep::{Shares, Start, Unknown};
pub use trace::Reached;
pub use yields::{YieldBounds, YieldOutside, YieldTold};
