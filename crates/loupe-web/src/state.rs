//! What every page and every answer is made from.

use std::sync::Arc;

use jiff::civil::Date;
use loupe_registry::edition::Edition;
use loupe_registry::registry::Registry;

/// The registry, and the day on which answers are made.
#[derive(Clone)]
pub struct App {
    /// The registry.
    pub registry: Arc<Registry>,
    /// Today, by the caller's clock.
    pub today: fn() -> Date,
}

impl App {
    /// The register as of now. One request reads it once.
    pub fn edition(&self) -> Arc<Edition> {
        self.registry.edition()
    }
}
