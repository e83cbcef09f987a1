//! Reading a log by its tiles, trusting none of them before it was checked against a root.
