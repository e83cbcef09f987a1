//! Documents and events that come in, and what became of them.

use axum::body::Bytes;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use loupe_epcis::hash::{Context, HashFault, event_hash};
use loupe_epcis::json::{self, Object, Value as Epcis};
use loupe_registry::catalogue::catalogue;
use loupe_registry::custody::{Behaviour, CaptureJob, KeptRefusal};
use loupe_registry::epcis::reason::{of_hash, unread_json};
use loupe_registry::registry::Trouble;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::words::Lang;
use serde_json::{Value, json};

use super::Call;
use super::asked::{Asked, escaped};
use super::negotiated::Form;
use super::problem::error_of;
use super::reply;

/// How many jobs an answer lists, and how many at most.
const PER_PAGE: usize = 30;
const PER_PAGE_MAX: usize = 100;

/// A job that has not ended after so long was cut off, and has taken nothing.
const CUT_OFF: SignedDuration = SignedDuration::from_mins(10);

/// `POST /capture`: a document is taken, and the job says what became of it.
pub(super) async fn take(call: &Call<'_>, asked: &Asked, body: Bytes) -> Result<Response, Trouble> {
    let behaviour = behaviour_of(asked)?;
    let is_xml = call.negotiated.sent == Form::Xml;
    let job = call.app.registry.epcis_capture(call.actor, body.into(), is_xml, behaviour).await?;
    if let Some(refusals) = refused_whole(&job) {
        return Err(Trouble::Refused(refusals));
    }
    let location = asked.address_of(&format!("/capture/{}", escaped(&job.id)));
    let said = [(HeaderName::from_static("gs1-capture-error-behaviour"), behaviour.code())];
    Ok(reply::made(StatusCode::ACCEPTED, &location, said.into_response()))
}

/// `POST /events`: one event is taken or refused at once.
pub(super) async fn take_event(call: &Call<'_>, asked: &Asked, body: Bytes) -> Result<Response, Trouble> {
    let wrong = |why| Refusal::new(Rule::EventFaulty, "").because(why);
    if call.negotiated.sent == Form::Xml {
        return Err(Refusal::new(Rule::FormatNotTaken, Form::Xml.media_type())
            .accepting([Form::Json.media_type()])
            .into());
    }
    let mut event = match json::read(&body) {
        Ok(Epcis::Object(event)) if event.get("epcisBody").is_none() => event,
        Ok(_) => return Err(wrong(Reason::NotOneEvent).into()),
        Err(unreadable) => return Err(unread_json(&body, &unreadable).into()),
    };
    let id = name_of(&event).map_err(|fault| wrong(of_hash(&fault)))?;
    let job = call.app.registry.epcis_capture(call.actor, body.into(), false, Behaviour::Rollback).await?;
    if job.already_there > 0 {
        return Err(Refusal::new(Rule::EventIdTaken, id).into());
    }
    if !job.succeeded() {
        let refusals: Vec<Refusal> = job.refusals.iter().filter_map(KeptRefusal::refusal).collect();
        return Err(if refusals.is_empty() { wrong(Reason::NotOneEvent).into() } else { Trouble::Refused(refusals) });
    }
    let location = asked.address_of(&format!("/events/{}", escaped(&id)));
    event.set("eventID", Epcis::Text(id));
    Ok(reply::made(StatusCode::CREATED, &location, reply::epcis(call, &Epcis::Object(event), None)?))
}

/// `GET /capture/{captureID}`.
pub(super) async fn job(call: &Call<'_>, asked: &Asked, id: &str) -> Result<Response, Trouble> {
    let job = call.app.registry.capture_job(call.actor, id).await?;
    reply::value(call, "EPCISCaptureJob", &told(&job, asked.lang), None)
}

/// `GET /capture`: the newest first.
pub(super) async fn list(call: &Call<'_>, asked: &Asked) -> Result<Response, Trouble> {
    let (per_page, token) = asked.page(PER_PAGE, PER_PAGE_MAX)?;
    let (jobs, next) = call.app.registry.epcis_jobs(call.actor, per_page, token.as_deref()).await?;
    let jobs: Vec<Value> = jobs.iter().map(|job| told(job, asked.lang)).collect();
    reply::value(call, "EPCISCaptureJobs", &Value::Array(jobs), next.as_ref().map(|page| (asked, page)))
}

/// Refuses with `B30` a behaviour that there is not.
fn behaviour_of(asked: &Asked) -> Result<Behaviour, Refusal> {
    let Some(value) = asked.headers.get("gs1-capture-error-behaviour") else { return Ok(Behaviour::Rollback) };
    let value = value.to_str().unwrap_or("?").trim();
    Behaviour::from_code(value).ok_or_else(|| {
        let place = Place { name: Some("GS1-Capture-Error-Behaviour".to_owned()), ..Place::default() };
        Refusal::new(Rule::EventFaulty, value).accepting(["rollback", "proceed"]).at(place)
    })
}

/// Why nothing in a document could be read, if that is so.
fn refused_whole(job: &CaptureJob) -> Option<Vec<Refusal>> {
    let whole = job.events == 0 && job.refused > 0 && job.refusals.iter().all(|kept| kept.event.is_none());
    let refusals: Vec<Refusal> = job.refusals.iter().filter_map(KeptRefusal::refusal).collect();
    (whole && !refusals.is_empty()).then_some(refusals)
}

/// What an event is called: its id, or its hash.
fn name_of(event: &Object) -> Result<String, HashFault> {
    match event.get("eventID") {
        Some(Epcis::Text(id)) => Ok(id.clone()),
        _ => event_hash(event, &Context::of(event)),
    }
}

/// A job as the OpenAPI has it, with counts beside it, for a reader of a language.
fn told(job: &CaptureJob, lang: Lang) -> Value {
    let cut_off = job.finished.is_none() && Timestamp::now().duration_since(job.created) > CUT_OFF;
    let mut errors: Vec<Value> = job.refusals.iter().map(|kept| error_of(kept, lang)).collect();
    if cut_off {
        errors.push(json!({
            "type": "epcisException:ImplementationException",
            "title": catalogue(lang).refusal(&Refusal::new(Rule::CaptureCutOff, "")),
            "status": 500,
        }));
    }
    let mut value = json!({
        "captureID": job.id,
        "createdAt": job.created.to_string(),
        "running": job.finished.is_none() && !cut_off,
        "success": job.refused == 0 && !cut_off,
        "captureErrorBehaviour": job.behaviour.code(),
        "errors": errors,
        "counts": {
            "events": job.events, "taken": job.taken, "alreadyThere": job.already_there, "held": job.held,
            "refused": job.refused,
        },
    });
    if let (Some(finished), Some(object)) = (job.finished, value.as_object_mut()) {
        object.insert("finishedAt".to_owned(), finished.to_string().into());
    }
    value
}
