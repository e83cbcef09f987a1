//! Loupe.
fn main() {}
