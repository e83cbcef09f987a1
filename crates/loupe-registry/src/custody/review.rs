//! Somebody looked at an event that was held: it is released into the ledger, or rejected.

use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::certificate::text::{LINE_CHARS_MAX, line};
use loupe_scheme::custody::Origin;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{BatchRow, Change, EventRow, ReviewRow, StoreError};

use super::act::{self, Act};
use super::find::{Here, catch_up, event_of, is_of_register, known_lots_of, transformation};
use super::journal::Batch;
use super::marks::mark;
use super::save::{late_reports, lots_of};
use super::state::Custody;
use super::taking::Taking;
use super::transformation::Transformation;
use crate::access::By;
use crate::registry::{Registry, Trouble};

/// What somebody decided who looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is right as it is: it moves what it says.
    Release,
    /// It is wrong: it moves nothing, and stays as it was told.
    Reject,
}

impl Decision {
    const fn outcome(self) -> &'static str {
        match self {
            Decision::Release => "released",
            Decision::Reject => "rejected",
        }
    }
}

impl Registry {
    /// Settles an event of the actor's office that was held, for a reason that is kept.
    ///
    /// Refuses with `A2` who may not, `B33` an event that is not held, `T10` to `T12` a reason that is none, and what the
    /// ledger refuses now.
    pub async fn review_event(
        &self,
        actor: &Actor,
        event: u32,
        decision: Decision,
        reason: &str,
    ) -> Result<(), Trouble> {
        actor.require(Permission::CaptureCustody)?;
        let reason = line("reason", reason, LINE_CHARS_MAX)?;
        let not_held = || Refusal::new(Rule::EventNotHeld, event.to_string());
        let mut change = self.store.change().await?;
        let row = change.custody_events(&[event]).await?.pop().ok_or_else(not_held)?;
        if row.state != "held" || row.office != actor.office.id.as_str() {
            return Err(not_held().into());
        }
        let now = self.now();
        let review = ReviewRow {
            event,
            rule: String::new(),
            told: String::new(),
            outcome: decision.outcome().to_owned(),
            reason,
            account: actor.account.to_string(),
            reviewed_ms: Some(now.as_millisecond()),
        };
        let audit = By::Actor(actor).line(now, "custody_review", format!("event/{event}"), review.outcome.clone());
        change.write_audit(&audit).await?;
        match decision {
            Decision::Reject => {
                change.settle_event(&review, None).await?;
                change.leave_transformation(event).await?;
                change.set_event_state(event, "rejected").await?;
                change.commit().await?;
                Ok(())
            }
            Decision::Release => self.release(change, actor, &row, &review).await,
        }
    }

    async fn release(
        &self,
        mut change: Change,
        actor: &Actor,
        row: &EventRow,
        review: &ReviewRow,
    ) -> Result<(), Trouble> {
        let edition = self.edition();
        let is_origin = |origin: &Origin| is_of_register(&edition.register, origin);
        let mut custody = self.custody().await?.write().await;
        catch_up(&mut custody, &mut change).await?;
        let (event, context) = event_of(&mut change, row).await?;
        let read = act::read(&event, &context).map_err(Trouble::Refused)?;
        let act = read.ok_or_else(|| Refusal::new(Rule::EventNotHeld, row.number.to_string()))?;
        let mut here = Here::default();
        if let Some(name) = &act.transformation {
            here.transformations.insert(name.clone(), transformation(&mut change, &row.office, name).await?);
        }
        let acts: Vec<&Act> = here.transformations.values().flat_map(Transformation::acts).chain([&act]).collect();
        here.lots = known_lots_of(&custody, &mut change, &acts).await?;
        let firsts = [custody.events + 1, custody.ledger.movements() as u32, custody.ledger.lots() as u32];
        custody.ledger.begin();
        let mut taking = Taking::new(&mut custody, &is_origin, &[], here);
        if let Err(refusals) = taking.release(&act, row.number) {
            taking.give_up();
            return Err(Trouble::Refused(refusals));
        }
        let batch = Batch {
            lots: taking.fresh.iter().map(|name| mark(name)).collect(),
            events: Vec::new(),
            lines: std::mem::take(&mut taking.lines),
        };
        let number = taking.custody.batches + 1;
        let written = self.write(change, actor, (row, review), &batch, (number, firsts), (&taking, &act)).await;
        match written {
            Ok(()) => {
                taking.keep(&batch, firsts);
                Ok(())
            }
            Err(trouble) => {
                taking.give_up();
                Err(trouble)
            }
        }
    }

    async fn write(
        &self,
        mut change: Change,
        actor: &Actor,
        (row, review): (&EventRow, &ReviewRow),
        batch: &Batch,
        (number, firsts): (u32, [u32; 3]),
        (taking, act): (&Taking<'_>, &Act),
    ) -> Result<(), Trouble> {
        let acts = || taking.transformations.values().flat_map(Transformation::acts).chain([act]);
        change.add_custody_lots(lots_of(&taking.fresh, acts(), firsts[2])).await?;
        for (lot, report) in late_reports(acts(), &taking.lots, firsts[2]) {
            change.tell_lot_report(lot, report).await?;
        }
        change.add_custody_passages(&taking.passages.iter().copied().collect::<Vec<_>>()).await?;
        let wrong = |error: postcard::Error| StoreError::Cell { table: "custody_batch", value: error.to_string() };
        let lines = batch.bytes().map_err(wrong)?;
        change.add_custody_batch(BatchRow { number, job: row.job, firsts, lines }).await?;
        change.settle_event(review, Some(number)).await?;
        change.set_event_state(row.number, "moved").await?;
        for (name, told) in taking.transformations.iter().filter(|(_, told)| told.is_changed) {
            self.save_transformation(&mut change, actor, name, told, (number, firsts[0])).await?;
        }
        change.commit().await?;
        Ok(())
    }
}

impl Custody {
    /// Whether custody holds anything at all.
    pub fn is_empty(&self) -> bool {
        self.events == 0
    }
}
