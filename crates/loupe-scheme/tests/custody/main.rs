//! Stories and properties of custody: every carat from the mine to the ring.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod arrivals;
mod corrections;
mod gathered;
mod parcels;
mod reference;
mod rewinding;
mod stories;
mod truth;
mod worlds;
