//! Writing what a document did, inside one transaction.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use loupe_scheme::access::Actor;
use loupe_scheme::custody::LotId;
use loupe_scheme::record::{Body, Draft, Kind};
use loupe_store::{BatchRow, Change, EventRow, LotRow, ReviewRow, StoreError, TransformationRow};
use loupe_tlog::hash::Hash;
use loupe_tlog::tree::Frontier;

use super::act::{Act, Deed};
use super::job::CaptureJob;
use super::journal::Batch;
use super::marks::mark;
use super::prepared::Told;
use super::taking::Entered;
use super::transformation::Transformation;
use crate::access::By;
use crate::log::enter;
use crate::registry::{Registry, Trouble};

/// What a document did.
pub(super) struct Saved<'d> {
    pub(super) actor: &'d Actor,
    pub(super) job: &'d mut CaptureJob,
    pub(super) context: u32,
    pub(super) batch: &'d Batch,
    /// The number of the batch, and its first event, movement and lot.
    pub(super) number: u32,
    pub(super) firsts: [u32; 3],
    /// Names of new lots in the order of their numbers.
    pub(super) fresh: &'d [String],
    pub(super) passages: &'d BTreeSet<(u32, u32)>,
    /// Lots by name, as far as the document names them.
    pub(super) lots: &'d HashMap<String, LotId>,
    /// Transformations by name.
    pub(super) transformations: &'d HashMap<String, Transformation>,
    /// Every event that was taken.
    pub(super) done: &'d [(Told, Entered)],
    pub(super) recorded: Timestamp,
}

impl Registry {
    /// Writes it and commits. On an error nothing of it is written.
    pub(super) async fn save_capture(&self, mut change: Change, saved: Saved<'_>) -> Result<(), Trouble> {
        let Saved { actor, job, context, batch, number, firsts, fresh, passages, lots: named, .. } = saved;
        let Saved { transformations, done, recorded, .. } = saved;
        let office = actor.office.id.as_str();
        let rows = done.iter().map(|(told, entered)| row(told, entered, office, job.number, context, recorded));
        change.add_custody_events(rows.collect()).await?;
        let acts = transformations.values().flat_map(Transformation::acts);
        let acts = acts.chain(done.iter().filter_map(|(told, _)| told.act.as_ref()));
        change.add_custody_lots(lots_of(fresh, acts, firsts[2])).await?;
        let moved = transformations.values().filter(|told| told.movement.is_some()).flat_map(Transformation::acts);
        let plain = done.iter().filter(|(_, entered)| entered.state == "moved");
        let moved = moved.chain(plain.filter_map(|(told, _)| told.act.as_ref()));
        for (lot, report) in late_reports(moved, named, firsts[2]) {
            change.tell_lot_report(lot, report).await?;
        }
        change.add_custody_passages(&passages.iter().copied().collect::<Vec<_>>()).await?;
        change.add_event_things(&things(done, named, passages)).await?;
        for (_, entered) in done {
            if let Some(undone) = entered.undoes {
                change.set_event_state(undone, "undone").await?;
            }
            if let Some(held) = &entered.held {
                let told = held.input.clone();
                let review = ReviewRow { event: entered.number, rule: held.rule.code().to_owned(), told, ..review() };
                change.hold_event(&review).await?;
            }
        }
        for (name, told) in transformations.iter().filter(|(_, told)| told.is_changed) {
            self.save_transformation(&mut change, actor, name, told, (number, firsts[0])).await?;
        }
        if !done.is_empty() {
            let lines =
                batch.bytes().map_err(|error| StoreError::Cell { table: "custody_batch", value: error.to_string() })?;
            change.add_custody_batch(BatchRow { number, job: job.number, firsts, lines }).await?;
            self.record_batch(&mut change, actor, number, done).await?;
        }
        job.finished = Some(recorded);
        change.end_capture_job(&job.row()).await?;
        let detail = format!("{} taken, {} held, {} refused", job.taken, job.held, job.refused);
        let line = By::Actor(actor).line(recorded, "custody_capture", format!("capture/{}", job.number), detail);
        change.write_audit(&line).await?;
        change.commit().await?;
        self.new_records.notify_one();
        Ok(())
    }

    /// Writes what became of a transformation in a batch, also of its events from before event `first`.
    pub(super) async fn save_transformation(
        &self,
        change: &mut Change,
        actor: &Actor,
        name: &str,
        told: &Transformation,
        (batch, first): (u32, u32),
    ) -> Result<(), Trouble> {
        let movement = told.movement.map(|(_, mover)| (batch, mover));
        let rows: Vec<TransformationRow> =
            told.events.keys().map(|event| TransformationRow { event: *event, movement }).collect();
        change.tell_transformation(actor.office.id.as_str(), name, &rows).await?;
        for event in told.events.keys().copied().filter(|event| *event < first) {
            match &told.waits {
                Some(waits) => {
                    let (rule, told) = (waits.rule.code().to_owned(), waits.input.clone());
                    change.hold_event(&ReviewRow { event, rule, told, ..review() }).await?;
                    change.set_event_state(event, "held").await?;
                }
                None => {
                    let account = actor.account.to_string();
                    let reviewed_ms = Some(self.now().as_millisecond());
                    let review = ReviewRow { event, outcome: "released".into(), account, reviewed_ms, ..review() };
                    change.settle_event(&review, Some(batch)).await?;
                    change.set_event_state(event, "moved").await?;
                }
            }
        }
        Ok(())
    }

    /// Commits the office to the events of a batch in the public log: how many, and the root of the tree of what they are
    /// called (RFC 6962 hashes). Nothing of the events themselves is public. Nothing where there is no log.
    async fn record_batch(
        &self,
        change: &mut Change,
        actor: &Actor,
        number: u32,
        done: &[(Told, Entered)],
    ) -> Result<(), Trouble> {
        let Some(home) = self.log_home() else { return Ok(()) };
        if change.log().await?.is_none() {
            return Ok(());
        }
        let mut tree = Frontier::empty();
        for (told, _) in done {
            tree.push(Hash::of_leaf(told.hash.as_bytes()));
        }
        let facts = vec![("events", done.len().to_string()), ("root", tree.root().to_hex())];
        let draft =
            Draft { kind: Kind::CustodyBatch, subject: format!("custody/{number}"), body: Body::of_facts(facts) };
        enter(home, change, &actor.office.id, vec![draft]).await?;
        Ok(())
    }
}

fn review() -> ReviewRow {
    ReviewRow {
        event: 0,
        rule: String::new(),
        told: String::new(),
        outcome: String::new(),
        reason: String::new(),
        account: String::new(),
        reviewed_ms: None,
    }
}

fn row(told: &Told, entered: &Entered, office: &str, job: u32, context: u32, recorded: Timestamp) -> EventRow {
    let moves = !entered.process.is_empty() || entered.operator.is_some();
    EventRow {
        number: entered.number,
        id: told.id.clone(),
        hash: told.hash.clone(),
        job,
        office: office.to_owned(),
        context,
        event_ms: told.event_ms,
        recorded_ms: recorded.as_millisecond(),
        state: entered.state.to_owned(),
        operator: entered.operator.clone().unwrap_or_else(|| if moves { operator_of(office) } else { String::new() }),
        process: entered.process.to_owned(),
        masses: entered.masses.map(|mass| mass.micro()),
        body: told.body.clone(),
    }
}

/// The operator of an event that names none: the office that captured it.
pub(super) fn operator_of(office: &str) -> String {
    format!("urn:loupe:office:{office}")
}

/// Rows of lots that acts made, with the reports that these tell.
pub(super) fn lots_of<'a>(fresh: &[String], acts: impl Iterator<Item = &'a Act>, first: u32) -> Vec<LotRow> {
    let reports: HashMap<&str, &str> =
        acts.flat_map(|act| &act.reports).map(|(name, report)| (name.as_str(), report.as_str())).collect();
    let row = |(number, name): (u32, &String)| {
        let report = reports.get(name.as_str()).copied().unwrap_or_default().to_owned();
        LotRow { number, name: name.clone(), report }
    };
    (first..).zip(fresh).map(row).collect()
}

/// Reports of stones that were known before, as those are that somebody drew on before they were told of.
pub(super) fn late_reports<'a>(
    acts: impl Iterator<Item = &'a Act>,
    lots: &HashMap<String, LotId>,
    first: u32,
) -> Vec<(u32, &'a str)> {
    let told = acts.flat_map(|act| &act.reports).map(|(name, report)| (lots.get(name), report.as_str()));
    told.filter_map(|(lot, report)| Some((lot?.0, report))).filter(|(lot, _)| *lot < first).collect()
}

/// What events name that no lot leads to, by its mark: where they moved nothing all of it, and containers.
fn things(done: &[(Told, Entered)], lots: &HashMap<String, LotId>, passages: &BTreeSet<(u32, u32)>) -> Vec<(i64, u32)> {
    let mut things = BTreeSet::new();
    for (told, entered) in done {
        // The ledger knows a transformation that is told in parts by its last event alone.
        let moved = told.act.as_ref().filter(|act| entered.state == "moved" && act.transformation.is_none());
        let leads = |name: &String| match (moved, lots.get(name)) {
            (Some(act), Some(lot)) => match act.deed {
                Deed::Pass { .. } | Deed::Pack { .. } => passages.contains(&(lot.0, entered.number)),
                Deed::Begin { .. } | Deed::Change { .. } | Deed::End { .. } => !act.other_units.contains(name),
            },
            _ => false,
        };
        for name in told.names.iter().filter(|name| !leads(name)) {
            let mark = i64::from(mark(name));
            things.insert((mark, entered.number));
            // What was undone left the ledger.
            things.extend(entered.undoes.map(|undone| (mark, undone)));
        }
    }
    things.into_iter().collect()
}
