//! Event hash ids: the published ones, what must not change them, and what must.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod known;
mod same;
