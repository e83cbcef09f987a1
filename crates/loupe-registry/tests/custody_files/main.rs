//! Tables of lots: real CSV and XLSX files become capture documents and previews, or are refused by row and column.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod any;
mod any_bytes;
mod corpus;
mod refused;
mod stories;
mod tables;
mod templates;
