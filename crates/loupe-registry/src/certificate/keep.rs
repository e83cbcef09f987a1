//! What every verb does at its end: the signed record, the line of the history and the line of the audit.

use jiff::Timestamp;
use jiff::civil::Date;
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::State;
use loupe_scheme::certificate::text::{LINE_CHARS_MAX, line};
use loupe_scheme::record::{Body, Draft, Kind, OfficeId, RecordId, Seal, Sealed};
use loupe_scheme::rule::{Refusal, Rule};
use loupe_store::{Change, StepRow};

use super::HistoryLine;
use crate::access::{By, moment};
use crate::log::{LogHome, REGISTER_OFFICE, enter};
use crate::registry::{Fault, Registry, Trouble};

/// Something that was done, on its way into the record.
pub(super) struct Done<'a> {
    /// Who did it; `None` for the calendar.
    pub(super) actor: Option<&'a Actor>,
    /// The office that signs.
    pub(super) office: &'a OfficeId,
    /// To what: `draft/…`, `certificate/…` or `paper/…`.
    pub(super) subject: String,
    /// The step's code.
    pub(super) step: &'static str,
    /// Where it led.
    pub(super) state: State,
    /// The day that counts.
    pub(super) on: Date,
    /// Why.
    pub(super) reason: Option<String>,
    /// The kind of its record.
    pub(super) kind: Kind,
    /// What its record says in the open.
    pub(super) facts: Vec<(&'static str, String)>,
    /// What it says under a seal.
    pub(super) sealed: Vec<Sealed>,
}

impl Registry {
    /// Where the log is. Refuses with `L11` where there is none: a certificate without its record is none.
    pub(super) fn log_kept(&self) -> Result<&LogHome, Trouble> {
        let home = self.log_home();
        Ok(home.ok_or_else(|| Refusal::new(Rule::NotALog, REGISTER_OFFICE))?)
    }

    /// Keeps what was done inside `change`; its line.
    pub(super) async fn keep(&self, change: &mut Change, done: Done<'_>) -> Result<HistoryLine, Trouble> {
        let home = self.log_kept()?;
        if change.log().await?.is_none() {
            return Err(Refusal::new(Rule::NotALog, REGISTER_OFFICE).into());
        }
        let at = self.now();
        let mut body = Body::of_facts(done.facts);
        body.sealed.extend(done.sealed.iter().map(|sealed| (sealed.name.clone(), sealed.digest())));
        let draft = Draft { kind: done.kind, subject: done.subject.clone(), body };
        let entered = enter(home, change, done.office, vec![draft]).await?;
        let seals: Vec<(u64, Sealed)> = done.sealed.into_iter().map(|sealed| (entered.first, sealed)).collect();
        change.keep_seals(&seals).await?;
        let record = entered.records.first().map(loupe_scheme::record::Record::id);
        let row = StepRow {
            at_ms: at.as_millisecond(),
            on: done.on,
            step: done.step.to_owned(),
            state: done.state,
            office: done.office.clone(),
            reason: done.reason,
            record: record.as_ref().map(RecordId::to_string).unwrap_or_default(),
        };
        change.add_certificate_step(&done.subject, &row).await?;
        let by = done.actor.map_or(By::Operator, By::Actor);
        let act = format!("certificate_{}", done.step);
        change.write_audit(&by.line(at, &act, done.subject, done.state.code().to_owned())).await?;
        Ok(line_of(row))
    }
}

/// A line of a history from its row.
pub(super) fn line_of(row: StepRow) -> HistoryLine {
    HistoryLine {
        at: moment(row.at_ms),
        on: row.on,
        step: row.step,
        state: row.state,
        office: row.office,
        reason: row.reason,
        record: row.record.parse().ok(),
    }
}

/// A fact under a salt of its own.
pub(super) fn sealed(name: &str, value: String) -> Result<Sealed, Trouble> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(Fault::Random)?;
    Ok(Sealed { name: name.to_owned(), value, seal: Seal::new(salt) })
}

/// A reason: one line. Refuses with `T10`, `T11` and `T12` as other texts.
pub(super) fn reason(text: &str) -> Result<String, Refusal> {
    line("reason", text, LINE_CHARS_MAX)
}

/// A remark: one line, or none.
pub(super) fn remark(text: &str) -> Result<String, Refusal> {
    if text.trim().is_empty() { Ok(String::new()) } else { line("remark", text, LINE_CHARS_MAX) }
}

/// JSON of what always has one.
pub(super) fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A moment that a row holds.
pub(super) fn at(ms: i64) -> Timestamp {
    moment(ms)
}
