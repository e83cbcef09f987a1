//! The Kimberley Process as Loupe runs it: nouns and rules, pure and exact.
//!
//! Nothing here reads a file, a clock or a network, and nothing rounds. A [`register::Register`] holds what has been
//! filed, found and looked at; a [`definition::Definition`] says what counts; a [`statement::Statement`] is the answer.

pub mod access;
pub mod anomaly;
pub mod certificate;
pub mod claim;
pub mod custody;
pub mod definition;
pub mod finding;
pub mod law;
pub mod look;
pub mod mass;
pub mod participant;
pub mod period;
pub mod reason;
pub mod record;
pub mod register;
pub mod resolution;
pub mod returns;
pub mod rule;
pub mod share;
pub mod site;
pub mod statement;
pub mod value;
pub mod vocabulary;
pub mod words;
