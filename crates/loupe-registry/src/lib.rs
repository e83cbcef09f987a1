//! Operations on the register, one file a verb: load, judge, record, save.

pub mod catalogue;
pub mod edition;
pub mod world;
