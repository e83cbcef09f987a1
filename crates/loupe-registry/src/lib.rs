//! Operations on the register, one file a verb: load, judge, record, save.

pub mod access;
pub mod answer;
pub mod catalogue;
pub mod certificate;
pub mod certificate_files;
pub mod claim;
pub mod custody;
pub mod custody_export;
pub mod custody_files;
pub mod custody_yields;
pub mod edition;
pub mod epcis;
pub mod export;
pub mod import_returns;
pub mod import_world;
pub mod keys;
pub mod lab;
pub mod log;
pub mod paper;
pub mod reconcile;
pub mod records;
pub mod registry;
pub mod subject;
mod table;
pub mod trust;
pub mod warning;
pub mod world;
