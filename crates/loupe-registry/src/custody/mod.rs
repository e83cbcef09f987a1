//! Custody: events come in, lots move, and anyone entitled asks where a lot is from and where it went.
//!
//! The ledger and its pool graph live in memory ([`Custody`]); the store keeps every event and, in batches, how the
//! ledger grew. Whoever writes holds the store's turn to write first and custody's lock second.

mod act;
mod apart;
mod balance;
mod capture;
mod claimed;
mod container;
mod export;
mod extension;
mod find;
mod happenings;
mod job;
mod journal;
mod load;
mod lot;
mod marks;
mod numbers;
mod outgoing;
mod packing;
mod prepared;
mod review;
mod save;
mod spelling;
mod state;
mod stock;
mod taking;
mod things;
mod trace;
mod transformation;
mod waiting;
mod whence;

pub(crate) use apart::Turns;
pub use balance::{Balance, BalanceLine};
pub use capture::Incomes;
pub use container::{CONTENTS_MAX, ContainerStory, ContentLot, Named};
pub use export::Sought;
pub use extension::NAMESPACE;
pub use happenings::{Happenings, KeptEvent};
pub use job::{Behaviour, CaptureJob, KeptRefusal, RefusedEvent};
pub use lot::{LotStory, OwnStep, STEPS_MAX, Step, place_id};
pub(crate) use numbers::called;
pub use prepared::EVENTS_MAX;
pub use review::Decision;
pub use spelling::spelt;
pub use state::Custody;
pub(crate) use stock::KeptStock;
pub use trace::{From, LOTS_TOLD, ReachedKind, ReachedLot, Traced};
pub use waiting::{HeldEvent, WAITING_MAX, WaitingMovement, Waits};
pub use whence::{ORIGINS_MAX, OriginPart, Whence};
