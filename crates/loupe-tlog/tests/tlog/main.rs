//! Stories, vectors and properties of the log.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]
