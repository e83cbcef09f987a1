//! A log that we wrote, read by a program that is not ours: Go's own packages for transparency logs, called by
//! `docs/strangers/check.go` as `docs/operating.md` says.

#![cfg(feature = "storage")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod golden;
mod honest;
mod program;
mod refused;
mod written;
