//! The desk as officers meet it: what they type, what comes back, and what is kept.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod browser;
mod drafts;
mod office;
mod papers;
mod receiving;
mod scripts;
mod tables;
