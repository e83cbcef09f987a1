//! The public log of the register: records enter it with their effect, and it is published, witnessed and audited.

pub mod ask;
pub mod fetch;
pub mod mirror;
