//! Routes of custody: a lot, a container, a trace and all that is in stock for everybody; a balance sheet and what waits for offices.

use loupe_registry::answer::Selection;
use loupe_registry::answer::custody::{balance, container, in_stock, lot, trace, waiting};
use loupe_scheme::access::Permission;

use super::call::{Call, Param};
use super::reply::Reply;
use super::routes::{LANG, Made, Route, get};
use crate::routes::OpenTo;

const LOT: &[Param] = &[Param::Lot, Param::Definition, Param::Lang];
const TRACE: &[Param] = &[Param::From, Param::Lang];
const STOCK: &[Param] = &[Param::Definition, Param::Lang];
const OPERATOR: &[Param] = &[Param::Operator, Param::Lang];
const READ: OpenTo = OpenTo::May(&[Permission::ReadCustody]);

#[rustfmt::skip]
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/custody/lot", "lot",
            "A lot or stone by its name: where it is from, what every definition says of it, and how it came about.",
            LOT, "Lot", one),
        get("/custody/container", "container",
            "A parcel, box or jewel by its name: what lies in it, and where all of it together is from. Names of lots are \
             not told here.",
            LOT, "Container", inside),
        get("/custody/trace", "trace",
            "Where stones from a site, a country or the places of a finding can be now. Names of lots are not told here.",
            TRACE, "Trace", |call| {
                let from = call.from()?;
                let traced = call.wait(|registry| registry.trace_forward(None, &from))?;
                Reply::json(&call.ask.answer(&[], trace(&call.ask, &traced)))
            }),
        get("/custody/stock", "stock",
            "All lots of which something is left, under every definition. No lot is named.", STOCK, "Stock", all),
        get("/custody/balance", "balance", "An operator's balance sheet, from the events that the office captured.",
            OPERATOR, "Balance", |call| {
                let actor = call.actor()?;
                let sheet = call.wait(|registry| registry.balance(actor, call.operator()))?;
                Reply::json(&call.ask.answer(&[], balance(&sheet)))
            }).only(READ),
        get("/custody/waiting", "waiting", "Movements of the office that wait for their past, and events that are held.",
            LANG, "Waiting", |call| {
                let actor = call.actor()?;
                let waits = call.wait(|registry| registry.waiting(actor))?;
                Reply::json(&call.ask.answer(&[], waiting(&waits)))
            }).only(READ),
    ]
}

fn one(call: &Call<'_>) -> Made {
    let definitions = Selection { period: None, ..call.selection()? }.resolved(call.ask.edition)?;
    let story = call.wait(|registry| registry.lot(None, call.lot(), &definitions))?;
    Reply::json(&call.ask.answer(&definitions, lot(&call.ask, &story, &definitions)))
}

fn inside(call: &Call<'_>) -> Made {
    let definitions = Selection { period: None, ..call.selection()? }.resolved(call.ask.edition)?;
    let story = call.wait(|registry| registry.container(None, call.lot(), &definitions))?;
    Reply::json(&call.ask.answer(&definitions, container(&call.ask, &story, &definitions)))
}

fn all(call: &Call<'_>) -> Made {
    let definitions = Selection { period: None, ..call.selection()? }.resolved(call.ask.edition)?;
    let rows = call.wait(|registry| registry.lots_in_stock(&definitions))?;
    Reply::json(&call.ask.answer(&definitions, in_stock(&rows)))
}
