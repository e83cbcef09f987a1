//! What a certificate carries, as those who print, read and check it meet it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod codes;
mod corpus;
mod credentials;
mod envelopes;
mod keys;
mod photos;
mod refused_codes;
mod round_trips;
mod samples;
mod status_lists;
mod table;
mod trust_bundles;
mod untp;
mod verdicts;
