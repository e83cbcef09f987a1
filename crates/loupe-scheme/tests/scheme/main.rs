//! Stories and properties of the scheme's nouns and rules.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod algebra;
mod amounts;
mod anomalies;
mod certificate_fakes;
mod certificate_life;
mod certificate_nouns;
mod certificate_reconciled;
mod certificate_statements;
mod claims;
mod definition_files;
mod records;
mod small_world;
mod statements;
mod truth;
