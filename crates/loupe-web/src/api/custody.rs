//! Routes of custody: a lot, a container, a trace and all that is in stock for everybody; a balance sheet, what waits and
//! what goes out as a credential for offices.

use loupe_registry::answer::Selection;
use loupe_registry::answer::custody::{balance, container, in_stock, lot, trace, waiting};
use loupe_registry::custody::Sought;
use loupe_registry::custody_export::CredentialKind;
use loupe_scheme::access::Permission;

use super::call::{Call, Param};
use super::reply::Reply;
use super::routes::{Gives, LANG, Made, Route, Verb, get, route};
use crate::routes::OpenTo;

const LOT: &[Param] = &[Param::Lot, Param::Definition, Param::Lang];
const TRACE: &[Param] = &[Param::From, Param::Lang];
const STOCK: &[Param] = &[Param::Definition, Param::Lang];
const OPERATOR: &[Param] = &[Param::Operator, Param::Lang];
const CREDENTIAL: &[Param] = &[Param::Lot, Param::Signed, Param::Lang];
const READ: OpenTo = OpenTo::May(&[Permission::ReadCustody]);

#[rustfmt::skip]
pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
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
    ];
    routes.extend(credentials());
    routes
}

/// What goes out from the office of who asks.
fn credentials() -> impl Iterator<Item = Route> {
    use CredentialKind::{Events, Passport};
    let all = [
        (
            Passport,
            Sought::Lot,
            "lotPassport",
            "Where a lot or stone is from, as a UNTP product passport of your office.",
        ),
        (Passport, Sought::Container, "containerPassport", "Where all that lies in a container is from, likewise."),
        (Events, Sought::Lot, "lotEvents", "What your office captured of a lot or stone, as UNTP traceability events."),
        (
            Events,
            Sought::Container,
            "containerEvents",
            "What your office captured of a container and of what lies in it.",
        ),
    ];
    all.into_iter().map(|(kind, sought, id, says)| {
        let of = if sought == Sought::Container { "container" } else { "lot" };
        let path = format!("/custody/{of}/{}", kind.code());
        route(Verb::Get, &path, id, says, CREDENTIAL, Gives::Credential, move |call| credential(call, kind, sought))
            .only(READ)
    })
}

fn credential(call: &Call<'_>, kind: CredentialKind, sought: Sought) -> Made {
    let (actor, wish, lang) = (call.actor()?, call.wish()?, call.ask.lang);
    let what = (call.lot(), sought);
    let outgoing = match kind {
        CredentialKind::Passport => call.wait(|registry| registry.custody_passport(actor, what, wish, lang))?,
        CredentialKind::Events => call.wait(|registry| registry.custody_traceability(actor, what, wish, lang))?,
    };
    Ok(Reply::credential(outgoing))
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
