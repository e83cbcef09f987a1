//! Records: their bytes, their signatures, their seals, what is due, and what an audit finds.

mod audit;
mod audit_keys;
mod bytes;
mod corpus;
mod desk;
mod due;
mod golden;
mod round_trips;
mod seals;
