//! Who is told what a named question finds.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use loupe_epcis::json::{self, Value};
use loupe_registry::epcis::NewSubscription;
use loupe_registry::epcis::reason::of_json;
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};

use super::Call;
use super::asked::{Asked, escaped};
use super::reply;

/// How many an answer lists, and how many at most.
const PER_PAGE: usize = 30;
const PER_PAGE_MAX: usize = 100;

/// `POST /queries/{queryName}/subscriptions`.
pub(super) async fn subscribe(call: &Call<'_>, asked: &Asked, name: &str, body: Bytes) -> Result<Response, Trouble> {
    let told = json::read(&body);
    let told = told.map_err(|fault| Refusal::new(Rule::SubscriptionWrong, "").because(of_json(&body, &fault)))?;
    call.app.registry.epcis_query(call.actor, name).await?;
    let new = NewSubscription::of(&told)?;
    let made = call.app.registry.subscribe_epcis(call.actor, name, new, call.negotiated.epcs).await?;
    let path = format!("/queries/{}/subscriptions/{}", escaped(name), escaped(&made.id));
    let answer = reply::epcis(call, &made.value(asked.lang), None)?;
    Ok(reply::made(StatusCode::CREATED, &asked.address_of(&path), answer))
}

/// `GET /queries/{queryName}/subscriptions`.
pub(super) async fn list(call: &Call<'_>, asked: &Asked, name: &str) -> Result<Response, Trouble> {
    let (per_page, token) = asked.page(PER_PAGE, PER_PAGE_MAX)?;
    let (found, next) = call.app.registry.epcis_subscriptions(call.actor, name, per_page, token.as_deref()).await?;
    let found = Value::List(found.iter().map(|one| one.value(asked.lang)).collect());
    reply::epcis(call, &found, next.as_ref().map(|page| (asked, page)))
}

/// `GET /queries/{queryName}/subscriptions/{subscriptionID}`.
pub(super) async fn one(call: &Call<'_>, asked: &Asked, name: &str, id: &str) -> Result<Response, Trouble> {
    let found = call.app.registry.epcis_subscription(call.actor, name, id).await?;
    reply::epcis(call, &found.value(asked.lang), None)
}

/// `DELETE /queries/{queryName}/subscriptions/{subscriptionID}`.
pub(super) async fn end(call: &Call<'_>, name: &str, id: &str) -> Result<Response, Trouble> {
    call.app.registry.unsubscribe_epcis(call.actor, name, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
