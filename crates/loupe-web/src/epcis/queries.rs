//! Questions with a name.

use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_epcis::json::{self, Value};
use loupe_registry::epcis::Schedule;
use loupe_registry::epcis::reason::of_json;
use loupe_registry::registry::Trouble;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Refusal, Rule};

use super::Call;
use super::asked::{Asked, escaped, wrong};
use super::events::{found, query_of};
use super::{reply, socket};

/// How many an answer lists, and how many at most.
const PER_PAGE: usize = 30;
const PER_PAGE_MAX: usize = 200;

/// `POST /queries`.
pub(super) async fn name(call: &Call<'_>, asked: &Asked, body: Bytes) -> Result<Response, Trouble> {
    let told = told_in(&body)?;
    let named = call.app.registry.name_epcis_query(call.actor, &told).await?;
    let location = asked.address_of(&format!("/queries/{}", escaped(&named.name)));
    Ok(reply::made(StatusCode::CREATED, &location, reply::epcis(call, &named.value(), None)?))
}

/// `GET /queries`.
pub(super) async fn list(call: &Call<'_>, asked: &Asked) -> Result<Response, Trouble> {
    let (per_page, token) = asked.page(PER_PAGE, PER_PAGE_MAX)?;
    let (queries, next) = call.app.registry.epcis_queries(call.actor, per_page, token.as_deref()).await?;
    let queries = Value::List(queries.iter().map(|named| named.value()).collect());
    reply::epcis(call, &queries, next.as_ref().map(|page| (asked, page)))
}

/// `GET /queries/{queryName}`.
pub(super) async fn one(call: &Call<'_>, name: &str) -> Result<Response, Trouble> {
    let named = call.app.registry.epcis_query(call.actor, name).await?;
    reply::epcis(call, &named.value(), None)
}

/// `DELETE /queries/{queryName}`.
pub(super) async fn forget(call: &Call<'_>, name: &str) -> Result<Response, Trouble> {
    call.app.registry.forget_epcis_query(call.actor, name).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /queries/{queryName}/events`: what it finds, or a websocket that says what it will find.
pub(super) async fn events(call: &Call<'_>, asked: &mut Asked, name: &str) -> Result<Response, Trouble> {
    let named = call.app.registry.epcis_query(call.actor, name).await?;
    let pairs = asked.pairs()?;
    let upgrade = asked.headers.get(header::UPGRADE).and_then(|value| value.to_str().ok());
    if upgrade.is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket")) {
        return socket::open(call, asked, named, &pairs).await;
    }
    let of_sockets = |name: &str| {
        Schedule::NAMES.contains(&name) || matches!(name, "stream" | "reportIfEmpty" | "initialRecordTime")
    };
    if let Some((name, _)) = pairs.iter().find(|(name, _)| of_sockets(name)) {
        let refusal = Refusal::new(Rule::SubscriptionWrong, name.clone()).because(Reason::OnlyForWebsockets);
        return Err(refusal.accepting(["Upgrade: websocket"]).into());
    }
    let query = named.query.and(query_of(asked, &pairs)?);
    found(call, asked, &query, name).await
}

/// JSON in a body. Refuses with `B40` what is none.
pub(super) fn told_in(body: &[u8]) -> Result<Value, Refusal> {
    json::read(body).map_err(|unreadable| wrong("body", "").because(of_json(body, &unreadable)))
}
