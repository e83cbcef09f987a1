//! What events told of: types, steps, dispositions, places and things.

use axum::response::Response;
use loupe_registry::epcis::ResourceKind;
use loupe_registry::registry::Trouble;

use super::Call;
use super::asked::Asked;
use super::reply;

/// What there is at the top.
pub(super) const TOP: [&str; 9] =
    ["queries", "capture", "events", "eventTypes", "epcs", "readPoints", "bizLocations", "dispositions", "bizSteps"];

/// How many names an answer lists, and how many at most.
const PER_PAGE: usize = 100;
const PER_PAGE_MAX: usize = 1_000;

/// `GET /epcs` and their like.
pub(super) async fn list(call: &Call<'_>, asked: &Asked, kind: ResourceKind) -> Result<Response, Trouble> {
    let (per_page, token) = asked.page(PER_PAGE, PER_PAGE_MAX)?;
    let (names, next) = call.app.registry.epcis_resources(call.actor, kind, per_page, token.as_deref()).await?;
    reply::names(call, names, next.as_ref().map(|page| (asked, page)))
}

/// `GET /epcs/{epc}` and their like: what there is below.
pub(super) async fn one(call: &Call<'_>, kind: ResourceKind, name: &str) -> Result<Response, Trouble> {
    call.app.registry.epcis_resource(call.actor, kind, name).await?;
    reply::collection(call, vec!["events".to_owned()])
}
