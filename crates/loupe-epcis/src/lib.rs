//! GS1 EPCIS 2.0 documents: what happened to which things, when, where and why, as types that keep what they do not
//! know. Pure: text in, values or faults out. Knows no diamonds.

pub mod document;
pub mod event;
pub mod fault;
pub mod hash;
pub mod identifier;
pub mod json;
pub mod limit;
pub mod part;
pub mod query;
pub mod xml;
