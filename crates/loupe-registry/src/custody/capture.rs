//! Capture: a document of events is taken into custody, all of it or as much as can be.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use loupe_epcis::json::Value;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::custody::{Origin, YieldBounds};
use loupe_scheme::rule::Refusal;

use super::claimed::name_containers;
use super::find::{Here, catch_up, is_of_register};
use super::job::{Behaviour, CaptureJob, RefusedEvent};
use super::journal::{Batch, Line};
use super::marks::mark;
use super::prepared::{self, Incoming, Prepared, Told, at};
use super::save::Saved;
use super::state::Custody;
use super::taking::{Entered, Outcome, Taking};
use crate::registry::{Fault, Registry, Trouble};

/// A document of events as it comes in.
#[derive(Clone, Debug)]
pub enum Incomes {
    /// JSON text.
    Text(Vec<u8>),
    /// JSON that was read already, or made from XML or a table.
    Value(Value),
}

impl Registry {
    /// Takes a document of events into custody for the actor's office, and says what became of every event. What was taken
    /// is on the disk when this comes back; a job that was cut off has taken nothing.
    ///
    /// Refuses with `A2` who may not. A document that cannot be read, and events that break rules, are in the job.
    pub async fn capture(&self, actor: &Actor, incomes: Incomes, behaviour: Behaviour) -> Result<CaptureJob, Trouble> {
        actor.require(Permission::CaptureCustody)?;
        let now = self.now();
        let mut job = self.begin_job(actor, behaviour, now).await?;
        let prepared = self.prepare(incomes, now).await?;
        match prepared {
            Err(refusals) => {
                let refused = refusals.into_iter().map(|refusal| RefusedEvent { place: None, refusals: vec![refusal] });
                job.refuse(refused.collect());
                job.finished = Some(self.now());
                let mut change = self.store.change().await?;
                change.end_capture_job(&job.row()).await?;
                change.commit().await?;
            }
            Ok(prepared) => self.take_document(actor, prepared, &mut job).await?,
        }
        Ok(job)
    }

    /// What a document would do, without doing it. Refuses as [`Registry::capture`] does.
    pub async fn check_capture(&self, actor: &Actor, incomes: Incomes) -> Result<CaptureJob, Trouble> {
        actor.require(Permission::CaptureCustody)?;
        let mut job = CaptureJob::begun(actor, Behaviour::Proceed, self.now(), String::new());
        match self.prepare(incomes, self.now()).await? {
            Err(refusals) => {
                let refused = refusals.into_iter().map(|refusal| RefusedEvent { place: None, refusals: vec![refusal] });
                job.refuse(refused.collect());
            }
            Ok(prepared) => self.try_document(actor, prepared, &mut job).await?,
        }
        Ok(job)
    }

    async fn prepare(&self, incomes: Incomes, now: Timestamp) -> Result<Result<Prepared, Vec<Refusal>>, Trouble> {
        let work = move || match incomes {
            Incomes::Text(text) => prepared::read(&text, now),
            Incomes::Value(value) => prepared::prepare(value, now),
        };
        Ok(tokio::task::spawn_blocking(work).await.map_err(Fault::Broken)?)
    }

    async fn begin_job(&self, actor: &Actor, behaviour: Behaviour, now: Timestamp) -> Result<CaptureJob, Trouble> {
        let mut job = CaptureJob::begun(actor, behaviour, now, super::job::new_id()?);
        let mut change = self.store.change().await?;
        job.number = change.begin_capture_job(&job.row()).await?;
        change.commit().await?;
        Ok(job)
    }

    /// Everything under the locks: of the store for writing, then of custody in memory.
    async fn take_document(&self, actor: &Actor, prepared: Prepared, job: &mut CaptureJob) -> Result<(), Trouble> {
        let edition = self.edition();
        let is_origin = |origin: &Origin| is_of_register(&edition.register, origin);
        let yields = crate::custody_yields::bounds();
        let mut change = self.store.change().await?;
        let mut custody = self.custody().await?.write().await;
        catch_up(&mut custody, &mut change).await?;
        let here = Here::find(&custody, &mut change, actor.office.id.as_str(), &prepared).await?;
        let context = change.keep_event_context(&prepared.context).await?;
        let firsts = [custody.events + 1, custody.ledger.movements() as u32, custody.ledger.lots() as u32];
        custody.ledger.begin();
        let mut taking = Taking::new(&mut custody, &is_origin, &yields, here);
        let done = take_all(&mut taking, prepared.events, job);
        name_containers(&mut change, &taking, &done, job).await?;
        if job.rolls_back() {
            taking.give_up();
            job.nothing_taken();
            job.finished = Some(self.now());
            change.end_capture_job(&job.row()).await?;
            change.commit().await?;
            return Ok(());
        }
        let batch = batch_of(&mut taking, &done);
        let saved = Saved {
            actor,
            job,
            context,
            batch: &batch,
            number: taking.custody.batches + 1,
            firsts,
            fresh: &taking.fresh,
            passages: &taking.passages,
            lots: &taking.lots,
            transformations: &taking.transformations,
            done: &done,
            recorded: self.now(),
        };
        if let Err(trouble) = self.save_capture(change, saved).await {
            taking.give_up();
            return Err(trouble);
        }
        taking.keep(&batch, firsts);
        Ok(())
    }

    /// Takes a document and gives it all up again.
    async fn try_document(&self, actor: &Actor, prepared: Prepared, job: &mut CaptureJob) -> Result<(), Trouble> {
        let edition = self.edition();
        let is_origin = |origin: &Origin| is_of_register(&edition.register, origin);
        let yields = crate::custody_yields::bounds();
        let mut change = self.store.change().await?;
        let mut custody = self.custody().await?.write().await;
        catch_up(&mut custody, &mut change).await?;
        let here = Here::find(&custody, &mut change, actor.office.id.as_str(), &prepared).await?;
        custody.ledger.begin();
        let mut taking = Taking::new(&mut custody, &is_origin, &yields, here);
        let done = take_all(&mut taking, prepared.events, job);
        name_containers(&mut change, &taking, &done, job).await?;
        taking.give_up();
        job.finished = Some(self.now());
        Ok(())
    }
}

/// Takes every event that can be taken; the others are in the job.
fn take_all(taking: &mut Taking<'_>, events: Vec<Incoming>, job: &mut CaptureJob) -> Vec<(Told, Entered)> {
    let mut done = Vec::with_capacity(events.len());
    for Incoming { place, refusals, told } in events {
        job.events += 1;
        let outcome = match &told {
            Some(told) => taking.take(told),
            None => Outcome::Refused(refusals),
        };
        match (outcome, told) {
            (Outcome::Taken(entered), Some(told)) => {
                job.taken += 1;
                done.push((told, entered));
            }
            (Outcome::Refused(refusals), _) => {
                let pointer = format!("/epcisBody/eventList/{place}");
                let placed =
                    refusals.into_iter().map(|one| if one.place.name.is_some() { one } else { one.at(at(&pointer)) });
                job.refuse(vec![RefusedEvent { place: Some(place), refusals: placed.collect() }]);
            }
            (Outcome::AlreadyThere, _) => job.already_there += 1,
            (Outcome::Taken(_), None) => {}
        }
    }
    settle_transformations(taking, &mut done);
    job.held = done.iter().filter(|(_, entered)| entered.held.is_some()).count() as u64;
    done
}

/// What became of the events of transformations is settled by those that came after them.
fn settle_transformations(taking: &Taking<'_>, done: &mut [(Told, Entered)]) {
    for (told, entered) in done {
        let name = told.act.as_ref().and_then(|act| taking.tells_of(act, entered.number));
        if let Some(transformation) = name.and_then(|name| taking.transformations.get(&name)) {
            entered.held = transformation.waits.clone();
            entered.state = if entered.held.is_some() { "held" } else { "moved" };
        }
    }
}

/// What is written of the ledger.
fn batch_of(taking: &mut Taking<'_>, done: &[(Told, Entered)]) -> Batch {
    let custody = &taking.custody;
    let origins = custody.origins.iter().skip(custody.origins_kept).map(|(_, origin)| Line::origin(origin));
    let lines = origins.collect::<Vec<_>>().into_iter().chain(std::mem::take(&mut taking.lines));
    Batch {
        lots: taking.fresh.iter().map(|name| mark(name)).collect(),
        events: done.iter().map(|(told, _)| mark(&told.called())).collect(),
        lines: lines.collect(),
    }
}

impl<'c> Taking<'c> {
    /// Begins to take a document, of which so much is here.
    pub(super) fn new(
        custody: &'c mut Custody,
        is_origin: &'c (dyn Fn(&Origin) -> bool + Sync),
        yields: &'c [YieldBounds],
        Here { lots, known, inside, transformations }: Here,
    ) -> Taking<'c> {
        let next_event = custody.events + 1;
        Taking {
            custody,
            is_origin,
            yields,
            lots,
            known,
            fresh: Vec::new(),
            lines: Vec::new(),
            passages: BTreeSet::new(),
            containers_before: HashMap::new(),
            carried_before: HashMap::new(),
            inside,
            transformations,
            claims: HashMap::new(),
            next_event,
            is_over: false,
        }
    }

    /// Leaves custody as it was before the document.
    pub(super) fn give_up(&mut self) {
        if !std::mem::replace(&mut self.is_over, true) {
            self.restore();
            self.custody.ledger.rewind();
        }
    }

    /// What was done is committed.
    pub(super) fn keep(&mut self, batch: &Batch, firsts: [u32; 3]) {
        self.is_over = true;
        self.custody.kept(batch, firsts);
    }
}

/// A sender may hang up while a document is written: what was only tried must not stay in memory then. What was committed
/// all the same is read from the store before the next document.
impl Drop for Taking<'_> {
    fn drop(&mut self) {
        self.give_up();
    }
}

impl Custody {
    /// A batch was committed: what was tried stays.
    fn kept(&mut self, batch: &Batch, [first_event, first_movement, first_lot]: [u32; 3]) {
        self.ledger.keep();
        if batch.events.is_empty() && batch.lines.is_empty() {
            return;
        }
        self.lot_marks.add(batch.lots.iter().copied().zip(first_lot..).collect());
        self.event_marks.add(batch.events.iter().copied().zip(first_event..).collect());
        self.batches += 1;
        self.firsts.push((first_movement, self.batches));
        self.events += batch.events.len() as u32;
        self.origins_kept = self.origins.iter().count();
        self.graph.catch_up(&self.ledger);
    }
}
