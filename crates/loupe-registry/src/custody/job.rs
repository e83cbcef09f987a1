//! Capture jobs: what became of a delivery of events.

use jiff::Timestamp;
use loupe_scheme::access::{Actor, Permission};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::JobRow;
use serde::{Deserialize, Serialize};

use super::prepared::at;
use crate::access::moment;
use crate::registry::{Fault, Registry, Trouble};

/// The most refusals that a job keeps; it counts the others.
const REFUSALS_KEPT: usize = 200;

/// What happens to the good events of a document of which some are bad (EPCIS 2.0, 12.7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Behaviour {
    /// None of them is taken.
    Rollback,
    /// They are taken.
    Proceed,
}

impl Behaviour {
    /// As it stands in headers and rows.
    pub const fn code(self) -> &'static str {
        match self {
            Behaviour::Rollback => "rollback",
            Behaviour::Proceed => "proceed",
        }
    }

    /// From its code.
    pub fn from_code(code: &str) -> Option<Behaviour> {
        [Behaviour::Rollback, Behaviour::Proceed].into_iter().find(|behaviour| behaviour.code() == code)
    }
}

/// An event that was refused, or a whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedEvent {
    /// Its place in the document, from 0; none for the whole document.
    pub place: Option<usize>,
    /// The rules it breaks.
    pub refusals: Vec<Refusal>,
}

/// A refusal as a job keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRefusal {
    /// The place of the event in its document, from 0; none for the whole document.
    pub event: Option<usize>,
    /// The rule's number.
    pub rule: String,
    /// What was wrong.
    pub input: String,
    /// Why exactly. Jobs that were kept before there were reasons have none, and say it in `input`; one of a reason that
    /// is not known here is shown without.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "known_reason")]
    pub why: Option<Reason>,
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What would be accepted.
    pub accepted: Vec<String>,
}

impl KeptRefusal {
    /// The refusal that was kept; `None` where its rule is not known here.
    pub fn refusal(&self) -> Option<Refusal> {
        let rule = Rule::ALL.iter().copied().find(|rule| rule.code() == self.rule)?;
        let refusal = Refusal::new(rule, &*self.input).accepting(self.accepted.iter()).at(at(&self.pointer));
        Some(Refusal { why: self.why.clone().map(Box::new), ..refusal })
    }
}

fn known_reason<'d, D: serde::Deserializer<'d>>(kept: D) -> Result<Option<Reason>, D::Error> {
    Ok(Reason::deserialize(serde_json::Value::deserialize(kept)?).ok())
}

/// A delivery of events and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaptureJob {
    /// Its number in this register.
    pub number: u32,
    /// Its name, which nobody can guess.
    pub id: String,
    /// The office that delivered.
    pub office: String,
    /// The person.
    pub account: String,
    /// What was asked for.
    pub behaviour: Behaviour,
    /// When it began.
    pub created: Timestamp,
    /// When it ended. A job that has no end and is not running was cut off, and has taken nothing.
    pub finished: Option<Timestamp>,
    /// How many events there were.
    pub events: u64,
    /// How many are in custody now because of it.
    pub taken: u64,
    /// How many were here before.
    pub already_there: u64,
    /// How many are kept and wait for somebody to look; they are among the taken.
    pub held: u64,
    /// How many were refused.
    pub refused: u64,
    /// Why, the first of them.
    pub refusals: Vec<KeptRefusal>,
}

impl CaptureJob {
    pub(super) fn begun(actor: &Actor, behaviour: Behaviour, created: Timestamp, id: String) -> CaptureJob {
        CaptureJob {
            number: 0,
            id,
            office: actor.office.id.to_string(),
            account: actor.account.to_string(),
            behaviour,
            created,
            finished: None,
            events: 0,
            taken: 0,
            already_there: 0,
            held: 0,
            refused: 0,
            refusals: Vec::new(),
        }
    }

    /// Whether every event is in custody now.
    pub const fn succeeded(&self) -> bool {
        self.finished.is_some() && self.refused == 0
    }

    /// Whether nothing is taken because something was refused.
    pub(super) fn rolls_back(&self) -> bool {
        self.behaviour == Behaviour::Rollback && self.refused > 0
    }

    pub(super) fn nothing_taken(&mut self) {
        (self.taken, self.held) = (0, 0);
    }

    /// Adds what was refused.
    pub(super) fn refuse(&mut self, events: Vec<RefusedEvent>) {
        for event in events {
            self.refused += 1;
            for refusal in event.refusals {
                if self.refusals.len() < REFUSALS_KEPT {
                    self.refusals.push(kept(event.place, refusal));
                }
            }
        }
    }

    pub(super) fn row(&self) -> JobRow {
        JobRow {
            number: self.number,
            id: self.id.clone(),
            office: self.office.clone(),
            account: self.account.clone(),
            behaviour: self.behaviour.code().to_owned(),
            created_ms: self.created.as_millisecond(),
            finished_ms: self.finished.map(Timestamp::as_millisecond),
            counts: [self.events, self.taken, self.already_there, self.held, self.refused],
            refusals: serde_json::to_string(&self.refusals).unwrap_or_else(|_| "[]".to_owned()),
        }
    }

    pub(super) fn of_row(row: JobRow) -> CaptureJob {
        let [events, taken, already_there, held, refused] = row.counts;
        CaptureJob {
            number: row.number,
            id: row.id,
            office: row.office,
            account: row.account,
            behaviour: Behaviour::from_code(&row.behaviour).unwrap_or(Behaviour::Rollback),
            created: moment(row.created_ms),
            finished: row.finished_ms.map(moment),
            events,
            taken,
            already_there,
            held,
            refused,
            refusals: serde_json::from_str(&row.refusals).unwrap_or_default(),
        }
    }
}

fn kept(event: Option<usize>, refusal: Refusal) -> KeptRefusal {
    KeptRefusal {
        event,
        rule: refusal.rule.code().to_owned(),
        input: refusal.input,
        why: refusal.why.map(|why| *why),
        pointer: refusal.place.name.unwrap_or_default(),
        accepted: refusal.accepted,
    }
}

/// A name that nobody can guess: 128 bits of chance in hexadecimal.
pub(super) fn new_id() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Fault::Random)?;
    Ok(super::prepared::hex(&bytes))
}

impl Registry {
    /// Ends jobs that a program left without an end when it was killed: nothing of them was taken. A job that another
    /// program is still at ends itself once more, as it really did.
    pub async fn end_jobs_cut_off(&self) -> Result<(), Trouble> {
        let cut_off = KeptRefusal {
            event: None,
            rule: Rule::CaptureCutOff.code().to_owned(),
            input: String::new(),
            why: None,
            pointer: String::new(),
            accepted: Vec::new(),
        };
        let refusals = serde_json::to_string(&[cut_off]).unwrap_or_else(|_| "[]".to_owned());
        let mut change = self.store.change().await?;
        change.end_capture_jobs_cut_off(self.now().as_millisecond(), &refusals).await?;
        Ok(change.commit().await?)
    }

    /// A capture job of the actor's office. Refuses with `A2` who may not, `B32` a job that is not there.
    pub async fn capture_job(&self, actor: &Actor, id: &str) -> Result<CaptureJob, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let row = self.store.capture_job(id).await?.filter(|row| row.office == actor.office.id.as_str());
        Ok(row.map(CaptureJob::of_row).ok_or_else(|| Refusal::new(Rule::NoSuchJob, id))?)
    }

    /// Capture jobs of the actor's office before number `before`, the newest first. Refuses with `A2` who may not.
    pub async fn capture_jobs(&self, actor: &Actor, before: u32, most: u32) -> Result<Vec<CaptureJob>, Trouble> {
        actor.require(Permission::ReadCustody)?;
        let rows = self.store.capture_jobs(actor.office.id.as_str(), before, most).await?;
        Ok(rows.into_iter().map(CaptureJob::of_row).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_that_were_kept_without_reasons_are_read() {
        let kept = |more: &str| {
            let text = format!(
                r#"[{{"event":0,"rule":"B30","input":"/eventTime: no date","pointer":"/eventTime","accepted":[]{more}}}]"#
            );
            let kept: Vec<KeptRefusal> = serde_json::from_str(&text).unwrap();
            kept[0].refusal().unwrap()
        };
        let old = kept("");
        assert_eq!((old.rule, &*old.input, &old.why), (Rule::EventFaulty, "/eventTime: no date", &None));
        assert_eq!(old.place.name.as_deref(), Some("/eventTime"));
        assert_eq!(kept(r#","why":{"key":"not_time"}"#).why.as_deref(), Some(&Reason::NotTime));
        assert_eq!(kept(r#","why":{"key":"of_a_later_program"}"#), old);
    }
}
