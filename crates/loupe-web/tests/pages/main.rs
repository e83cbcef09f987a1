//! The pages over the shipped world, as a reader without script meets them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod drawings;
mod held;
mod manners;
mod stories;
mod support;
mod walk;
