//! The part of [`Store`] and [`Change`] that is about custody.

use crate::custody::{self, BalanceRow, BatchRow, CustodyEnds, EventRow, LotRow};
use crate::custody_job::{self, JobRow, ReviewRow};
use crate::custody_transformation::{self, TransformationRow};
use crate::error::Result;
use crate::store::{Change, Store};
use crate::store_access::{reads, writes};

reads! {
    /// How far the tables of custody go.
    custody_ends() -> CustodyEnds = custody::ends;
    /// What was added to the ledger after batch `number`, in order, so many batches at most.
    custody_batches(number: u32, most: u32) -> Vec<BatchRow> = custody::batches_after;
    /// The batches in which the movement of an event may be.
    custody_batches_of(event: u32) -> Vec<BatchRow> = custody::batches_of;
    /// The events of these numbers, in order.
    custody_events(numbers: &[u32]) -> Vec<EventRow> = custody::events_of;
    /// The lots of these numbers, in no order.
    custody_lots(numbers: &[u32]) -> Vec<LotRow> = custody::lots_of;
    /// The events in which a lot was sent, received or packed, oldest first.
    custody_passages(lot: u32) -> Vec<u32> = custody::passages_of;
    /// The batches of these numbers, in order.
    custody_batches_named(numbers: &[u32]) -> Vec<BatchRow> = custody::batches_named;
    /// What an operator did, as an office captured it, added up by process.
    custody_balance(operator: &str, office: &str) -> Vec<BalanceRow> = custody::balance_of;
    /// Every operator of whom an office captured an event, by name.
    custody_operators(office: &str) -> Vec<String> = custody::operators;
    /// The newest events of an operator, as an office captured them, before event `before`.
    custody_events_of_operator(operator: &str, office: &str, before: u32, most: u32) -> Vec<EventRow> = custody::of_operator;
    /// A context of events, as JSON.
    event_context(number: u32) -> Option<String> = custody::context;
    /// The capture job of that name.
    capture_job(id: &str) -> Option<JobRow> = custody_job::named;
    /// Capture jobs of an office before a number, the newest first.
    capture_jobs(office: &str, before: u32, most: u32) -> Vec<JobRow> = custody_job::of_office;
    /// The events of an office that tell of a transformation and stand, in order.
    custody_transformation(office: &str, name: &str) -> Vec<TransformationRow> = custody_transformation::events;
    /// Events of an office that somebody has to look at, oldest first.
    custody_held(office: &str, most: u32) -> Vec<ReviewRow> = custody_job::held;
}

writes! {
    /// The number of a context given as SHA-256 and JSON, kept when it is new.
    keep_event_context(context: &(String, String)) -> u32 = custody::keep_context;
    /// Adds events.
    add_custody_events(events: Vec<EventRow>) -> () = custody::add_events;
    /// Adds lots.
    add_custody_lots(lots: Vec<LotRow>) -> () = custody::add_lots;
    /// Tells the laboratory report of a stone of which none was told.
    tell_lot_report(lot: u32, report: &str) -> () = custody::tell_report;
    /// Adds passages: lot and event.
    add_custody_passages(passages: &[(u32, u32)]) -> () = custody::add_passages;
    /// Adds what events name that no lot leads to: mark and event.
    add_event_things(things: &[(i64, u32)]) -> () = custody::add_things;
    /// Adds what one commit added to the ledger.
    add_custody_batch(batch: BatchRow) -> () = custody::add_batch;
    /// Gives an event another state.
    set_event_state(event: u32, state: &'static str) -> () = custody::set_state;
    /// Writes a capture job that begins, and gives its number.
    begin_capture_job(job: &JobRow) -> u32 = custody_job::begin;
    /// Writes how a capture job ended.
    end_capture_job(job: &JobRow) -> () = custody_job::end;
    /// Ends every job that has no end, for this reason as a JSON list.
    end_capture_jobs_cut_off(now_ms: i64, refusals: &str) -> () = custody_job::end_cut_off;
    /// Writes which events of an office tell of a transformation, in place of what was there.
    tell_transformation(office: &str, name: &str, events: &[TransformationRow]) -> () = custody_transformation::tell;
    /// An event tells of no transformation any more.
    leave_transformation(event: u32) -> () = custody_transformation::leave;
    /// Holds an event until somebody looked, also one that was settled before.
    hold_event(review: &ReviewRow) -> () = custody_job::hold;
    /// Writes what became of an event that was held, and the batch with its movement; false when it is not held any more.
    settle_event(review: &ReviewRow, batch: Option<u32>) -> bool = custody_job::settle;
}
