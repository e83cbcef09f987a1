//! Routes of the public log.

use loupe_registry::answer::log::RecordList;
use loupe_scheme::record::RecordId;
use loupe_scheme::rule::{Refusal, Rule};

use super::call::{Call, Param};
use super::problem::Problem;
use super::reply::Reply;
use super::routes::{Gives, LANG, Made, Route, Verb, get, route};

const RECORDS: &[Param] = &[Param::Before, Param::Subject, Param::Lang];

/// How many records are in one answer.
const PART: u32 = 100;

#[rustfmt::skip]
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/log", "log", "The public log: its newest checkpoint, who has witnessed it, and its newest records.",
            LANG, "Log", |call| {
                let log = call.wait(|registry| registry.log(None, PART))?;
                let log = log.ok_or_else(|| Refusal::new(Rule::NotALog, "/log"))?;
                Reply::json(&call.ask.answer(&[], log))
            }),
        get("/records", "records", "Records, the newest first; of one subject or from an index down.",
            RECORDS, "Records", records),
        get("/records/{office}/{number}", "record",
            "A record: what it states, whether its signature holds, where it stands, its bytes and its proof.",
            LANG, "Record", |call| {
                let name = name(call)?;
                let record = call.wait(|registry| async move { registry.record_answer(&name).await })?;
                Reply::json(&call.ask.answer(&[], record))
            }),
        route(Verb::Get, "/records/{office}/{number}/proof", "recordProof",
            "The proof that a record is in the log, under the newest checkpoint.", LANG, Gives::Proof, proof),
    ]
}

fn records(call: &Call<'_>) -> Made {
    let before = call.before()?;
    let list = match call.subject() {
        Some(subject) => {
            let records = call.wait(|registry| registry.records_about(subject))?;
            let below = records.into_iter().filter(|record| before.is_none_or(|before| record.index < before));
            let mut records: Vec<_> = below.collect();
            let more = records.len() > PART as usize;
            records.truncate(PART as usize);
            let older_below = records.last().filter(|_| more).map(|record| record.index);
            RecordList { records, older_below }
        }
        None => {
            let log = call.wait(|registry| registry.log(before, PART))?;
            let log = log.ok_or_else(|| Refusal::new(Rule::NotALog, "/log"))?;
            RecordList { records: log.records, older_below: log.older_below }
        }
    };
    Reply::json(&call.ask.answer(&[], list))
}

fn proof(call: &Call<'_>) -> Made {
    let name = name(call)?;
    let proven = call.wait(|registry| {
        let name = name.clone();
        async move { registry.prove(&name).await }
    })?;
    Ok(Reply::proof(proven.proof.to_string().into_bytes(), format!("{}.tlog-proof", name.replace('/', "-"))))
}

/// The name of a record in an address; refuses with `L5` what is none.
fn name(call: &Call<'_>) -> Result<String, Problem> {
    let name = format!("{}/{}", call.part("office"), call.part("number"));
    let one_spelling = name.parse::<RecordId>().is_ok_and(|id| id.to_string() == name);
    if one_spelling { Ok(name) } else { Err(Refusal::new(Rule::NoSuchRecord, name).into()) }
}
