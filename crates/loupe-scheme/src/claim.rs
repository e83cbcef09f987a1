//! Sentences about diamonds, and whether they may be said.
