//! Events that are asked for.

use axum::http::HeaderMap;
use axum::response::Response;
use loupe_epcis::hash::Context;
use loupe_epcis::query::{Query, extensions_context};
use loupe_registry::epcis::{QUERY_NAME, ResourceKind, refusals_of};
use loupe_registry::registry::Trouble;

use super::Call;
use super::asked::Asked;
use super::reply;

/// `GET /events`.
pub(super) async fn list(call: &Call<'_>, asked: &Asked) -> Result<Response, Trouble> {
    let query = query_of(asked, &asked.pairs()?)?;
    found(call, asked, &query, QUERY_NAME).await
}

/// `GET /events/{eventID}`.
pub(super) async fn one(call: &Call<'_>, id: &str) -> Result<Response, Trouble> {
    let document = call.app.registry.epcis_event(call.actor, id, call.negotiated.epcs).await?;
    reply::document(call, document, None)
}

/// `GET /epcs/{epc}/events` and their like.
pub(super) async fn of_resource(
    call: &Call<'_>,
    asked: &Asked,
    kind: ResourceKind,
    name: &str,
) -> Result<Response, Trouble> {
    call.app.registry.epcis_resource(call.actor, kind, name).await?;
    let about = match kind {
        ResourceKind::EventType => Query::of_one("eventType", name),
        ResourceKind::Epc => Query::about(name),
        ResourceKind::BizStep => Query::of_one("EQ_bizStep", name),
        ResourceKind::BizLocation => Query::of_one("EQ_bizLocation", name),
        ResourceKind::ReadPoint => Query::of_one("EQ_readPoint", name),
        ResourceKind::Disposition => Query::of_one("EQ_disposition", name),
    };
    let about = about.map_err(|faults| Trouble::Refused(refusals_of(faults)))?;
    let query = about.and(query_of(asked, &asked.pairs()?)?);
    found(call, asked, &query, QUERY_NAME).await
}

/// The events that a question asks for, as a document with a link to where they go on.
pub(super) async fn found(call: &Call<'_>, asked: &Asked, query: &Query, name: &str) -> Result<Response, Trouble> {
    let found = call.app.registry.epcis_events(call.actor, query, name, call.negotiated.epcs).await?;
    reply::document(call, found.document, found.next.as_ref().map(|page| (asked, page)))
}

/// The question that parameters ask. Refuses with `B40` and `B41` what asks nothing that can be asked.
pub(super) fn query_of(asked: &Asked, pairs: &[(String, String)]) -> Result<Query, Trouble> {
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Query::from_address(pairs, &context_of(&asked.headers)).map_err(|faults| Trouble::Refused(refusals_of(faults)))
}

/// What short names in parameters mean: Loupe's own, and those of the header.
fn context_of(headers: &HeaderMap) -> Context {
    let told = headers.get_all("gs1-extensions").iter().filter_map(|value| value.to_str().ok());
    let ours = format!("loupe={}", loupe_registry::custody::NAMESPACE);
    let all: Vec<&str> = [ours.as_str()].into_iter().chain(told).collect();
    extensions_context(&all.join(","))
}
