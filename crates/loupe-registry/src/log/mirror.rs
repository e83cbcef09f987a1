//! Keeping a copy of a log, each entry checked.
