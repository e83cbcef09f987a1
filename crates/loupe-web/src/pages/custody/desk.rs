//! Custody at the desk: events that somebody has to look at, movements that wait for their past, and what became of every
//! delivery.

use axum::extract::{Form as Posted, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use loupe_registry::answer::custody::{HeldAnswer, HeldLot, WaitingAnswer, WaitingMovementAnswer, waiting};
use loupe_registry::custody::{CaptureJob, Decision};
use loupe_registry::registry::Trouble;
use loupe_scheme::access::Permission;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_scheme::words::Lang;
use maud::{Markup, html};
use serde::Deserialize;

use super::{job, lot_link, process};
use crate::format;
use crate::pages::desk::call::{Desk, Pairs};
use crate::refused::block;
use crate::session::csrf_field;
use crate::unmade::{Made, Unmade};
use crate::words;

/// The longest reason.
const REASON_CHARS_MAX: usize = 300;
/// So many deliveries are listed.
const JOBS_SHOWN: u32 = 10;
/// So many movements that wait, and so many lots of each, are listed.
const WAITING_SHOWN: usize = 50;
const LOTS_SHOWN: usize = 10;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// Only deliveries before this one.
    before: Option<u32>,
    /// What was just decided.
    done: Option<String>,
}

impl Asked {
    fn done(&self) -> Option<&'static str> {
        match self.done.as_deref()? {
            "released" => Some("custody-desk-released"),
            "rejected" => Some("custody-desk-rejected"),
            _ => None,
        }
    }
}

/// The page.
pub(super) async fn page(desk: Desk, Query(asked): Query<Asked>) -> Made {
    shown(&desk, &asked, &[]).await
}

/// What somebody decided of an event that was held.
pub(super) async fn settled(
    desk: Desk,
    Path(event): Path<String>,
    Posted(pairs): Posted<Pairs>,
) -> Result<Response, Unmade> {
    let fields = desk.sent(pairs);
    match decided(&desk, &event, fields.get("do"), fields.get("reason")).await {
        Ok(done) => Ok(Redirect::to(&desk.reader.link(&format!("/desk/custody?done={done}"))).into_response()),
        Err(Trouble::Refused(refusals)) => {
            let page = shown(&desk, &Asked::default(), &refusals).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(fault) => Err(desk.unmade(fault)),
    }
}

async fn decided(desk: &Desk, event: &str, act: &str, reason: &str) -> Result<&'static str, Trouble> {
    let number = event.parse().map_err(|_| Refusal::new(Rule::EventNotHeld, event))?;
    let (decision, done) = match act {
        "release" => (Decision::Release, "released"),
        "reject" => (Decision::Reject, "rejected"),
        other => return Err(Refusal::new(Rule::NoSuchPage, other).into()),
    };
    desk.app.registry.review_event(desk.actor(), number, decision, reason).await?;
    Ok(done)
}

async fn shown(desk: &Desk, asked: &Asked, wrong: &[Refusal]) -> Made {
    let (registry, actor, reader) = (&desk.app.registry, desk.actor(), &desk.reader);
    let waits = registry.waiting(actor).await.map_err(|trouble| desk.unmade(trouble))?;
    let jobs = registry
        .capture_jobs(actor, asked.before.unwrap_or(u32::MAX), JOBS_SHOWN)
        .await
        .map_err(|trouble| desk.unmade(trouble))?;
    let operators = registry.operators(actor).await.map_err(|trouble| desk.unmade(trouble))?;
    let waits = waiting(&waits);
    let title = reader.text("custody-desk-title");
    let may_capture = actor.may(Permission::CaptureCustody);
    Ok(desk.page(
        &title,
        html! {
            h1 { (title) }
            @if !wrong.is_empty() { div role="alert" { @for refusal in wrong { (block(reader, refusal)) } } }
            @if let Some(done) = asked.done() { p.note role="status" { (reader.text(done)) } }
            p.lede { (reader.text("custody-desk-lede")) }
            ul.choices {
                @if may_capture {
                    li { a href=(reader.link("/desk/custody/document")) { (reader.text("custody-desk-bring")) } }
                }
                li { a href=(reader.link("/desk/custody/balance")) { (reader.text("custody-balance-title")) } }
                li { a href=(reader.link("/custody")) { (reader.text("custody-page-find-one")) } }
            }
            @if operators.is_empty() && jobs.is_empty() { p { (reader.text("custody-desk-begin")) } } @else {
                (held(desk, &waits.held, may_capture))
                (movements(desk, &waits))
                (deliveries(desk, &jobs))
            }
        },
    ))
}

/// Events that somebody has to look at, with what may be done.
fn held(desk: &Desk, held: &[HeldAnswer], may_capture: bool) -> Markup {
    let reader = &desk.reader;
    html! {
        h2 id="held" { (reader.catalogue().counted("custody-desk-held", held.len())) }
        @if held.is_empty() { p { (reader.text("custody-desk-none-held")) } }
        @for event in held {
            section {
                h3 {
                    (words::capital(&process(reader, event.process))) ", " (format::moment(reader.lang, event.at))
                }
                p { (lots(desk, &event.drawn)) " → " (lots(desk, &event.made)) }
                p { (told(desk, event)) }
                p.src {
                    (reader.with("refused-rule", &[("rule", event.rule.clone())])) " · "
                    bdi { (event.operator) } " · " (super::event(&event.event))
                }
                @if may_capture { (decision(desk, event)) }
            }
        }
    }
}

/// Lots of an event with their masses.
fn lots(desk: &Desk, lots: &[HeldLot]) -> Markup {
    let reader = &desk.reader;
    let shown = &lots[..lots.len().min(LOTS_SHOWN)];
    html! {
        @for (i, one) in shown.iter().enumerate() {
            @if i > 0 { (reader.text("list-separator")) }
            (lot_link(reader, &one.lot)) " "
            span.dim { (reader.with("custody-page-mass", &[("carats", format::carats(reader.lang, one.carats))])) }
        }
        @if lots.len() > shown.len() {
            " " (reader.with("examined-and-more", &[("n", (lots.len() - shown.len()).to_string())]))
        }
    }
}

/// What was seen, in the words of the rule. What was done stands in it by its name: "polishing: 96.0 %".
fn told(desk: &Desk, event: &HeldAnswer) -> String {
    let reader = &desk.reader;
    let seen = match event.told.split_once(": ").filter(|(name, _)| *name == event.process) {
        Some((name, share)) => {
            let share = if reader.lang == Lang::En { share.to_owned() } else { share.replace('.', ",") };
            format!("{}{}{share}", process(reader, name), words::colon(reader))
        }
        None => event.told.clone(),
    };
    let refusal = Rule::ALL.iter().find(|rule| rule.code() == event.rule).map(|rule| Refusal::new(*rule, &*seen));
    refusal.map_or(seen, |refusal| reader.catalogue().refusal(&refusal))
}

fn decision(desk: &Desk, event: &HeldAnswer) -> Markup {
    let reader = &desk.reader;
    let id = format!("reason-{}", event.number);
    html! {
        form method="post" action=(reader.link(&format!("/desk/custody/event/{}", event.number))) {
            (csrf_field(&desk.signed))
            label for=(id) { (reader.text("custody-desk-reason")) }
            input id=(id) name="reason" maxlength=(REASON_CHARS_MAX) required autocomplete="off" dir="auto";
            p.go {
                button name="do" value="release" { (reader.text("custody-desk-release")) }
                " "
                button.light name="do" value="reject" { (reader.text("custody-desk-reject")) }
            }
        }
    }
}

/// Movements that wait for their past, with the lots of which nobody told.
fn movements(desk: &Desk, waits: &WaitingAnswer) -> Markup {
    let reader = &desk.reader;
    let shown = &waits.movements[..waits.movements.len().min(WAITING_SHOWN)];
    let more = waits.movements.len() - shown.len() + waits.left_out;
    html! {
        h2 id="waiting" { (reader.catalogue().counted("custody-desk-waiting", waits.movements.len())) }
        p { (reader.text("custody-desk-waiting-text")) }
        @if !shown.is_empty() {
            ol.time { @for one in shown { (movement(desk, one)) } }
        }
        @if more > 0 { p.src { (reader.catalogue().counted("custody-waits-left-out", more)) } }
    }
}

fn movement(desk: &Desk, one: &WaitingMovementAnswer) -> Markup {
    let reader = &desk.reader;
    let lots = &one.lots[..one.lots.len().min(LOTS_SHOWN)];
    html! {
        li {
            time datetime=(one.at) { (format::date(reader.lang, jiff::tz::Offset::UTC.to_datetime(one.at).date())) }
            span {
                (words::capital(&process(reader, one.process))) (words::colon(reader))
                (reader.text("custody-desk-nobody-told")) " "
                @for (i, lot) in lots.iter().enumerate() {
                    @if i > 0 { (reader.text("list-separator")) }
                    (lot_link(reader, &lot.lot)) " "
                    span.dim { (reader.with("custody-page-mass", &[("carats", format::carats(reader.lang, lot.drawn))])) }
                }
                @if one.lots.len() > lots.len() {
                    " " (reader.with("examined-and-more", &[("n", (one.lots.len() - lots.len()).to_string())]))
                }
                br; span.dim.small { bdi { (one.operator) } " · " (super::event(&one.event)) }
            }
        }
    }
}

/// The latest deliveries, and what became of them.
fn deliveries(desk: &Desk, jobs: &[CaptureJob]) -> Markup {
    let reader = &desk.reader;
    let whole = |n: u64| format::whole(reader.lang, n);
    html! {
        @if !jobs.is_empty() {
            h2 id="jobs" { (reader.text("custody-desk-jobs")) }
            table.stack {
                thead { tr {
                    th { (reader.text("custody-desk-col-when")) }
                    th { (reader.text("custody-desk-col-outcome")) }
                    th.r { (reader.text("custody-desk-col-events")) }
                    th.r { (reader.text("custody-desk-col-taken")) }
                    th.r { (reader.text("custody-desk-col-refused")) }
                } }
                tbody { @for one in jobs {
                    tr {
                        th scope="row" {
                            a href=(reader.link(&format!("/desk/custody/job/{}", one.id))) {
                                (format::moment(reader.lang, one.created))
                            }
                            " " span.dim { bdi { (one.account) } }
                        }
                        td data-l=(reader.text("custody-desk-col-outcome")) { (job::outcome(reader, one)) }
                        td.r data-l=(reader.text("custody-desk-col-events")) { (whole(one.events)) }
                        td.r data-l=(reader.text("custody-desk-col-taken")) { (whole(one.taken)) }
                        td.r data-l=(reader.text("custody-desk-col-refused")) { (whole(one.refused)) }
                    }
                } }
            }
            @if let Some(last) = jobs.last().filter(|last| jobs.len() == JOBS_SHOWN as usize && last.number > 1) {
                p { a href={(reader.link("/desk/custody")) "?before=" (last.number) "#jobs"} { (reader.text("custody-desk-older")) } }
            }
        }
    }
}
