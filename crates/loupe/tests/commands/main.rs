//! The program as people and scripts meet it: the real binary, its real data, a folder of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod answers;
mod bulk;
mod custody_killed;
mod custody_tables;
mod custody_told;
mod expiring;
mod importing;
mod keys;
mod killed;
mod living;
mod log;
mod program;
mod refusals;
mod remote;
mod simulating;
mod starting;
mod trading;
mod trust;
mod trusted;
mod verify;
mod verify_files;
