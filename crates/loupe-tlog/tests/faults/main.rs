//! A log whose disk fails, tears and reorders, and a log that somebody damaged.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod audited;
mod crashes;
mod failing_disk;
mod folders;
mod growing;
mod remembered;
mod written;
