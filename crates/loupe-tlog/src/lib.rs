//! A public log that anyone can check and nobody can rewrite, its operator included.
//!
//! It speaks exactly what C2SP specifies: `tlog-tiles`, `tlog-checkpoint`, `signed-note`, `tlog-cosignature`,
//! `tlog-witness`, `tlog-proof` and `tlog-policy`. The core takes bytes and gives bytes: no file, clock, network or
//! randomness. Only the feature `storage` touches a disk. Nothing here knows what the entries mean.

pub mod audit;
pub mod bundle;
pub mod checkpoint;
mod cosignature;
pub mod growth;
pub mod hash;
pub mod key;
pub mod note;
pub mod policy;
pub mod proof;
pub mod reader;
pub mod source;
#[cfg(feature = "storage")]
pub mod storage;
pub mod tile;
pub mod tree;
pub mod witness;
