//! What every page and every answer is made from.

use std::sync::Arc;

use jiff::civil::Date;
use loupe_registry::edition::Edition;

/// The register as it stands, and the day on which answers are made.
#[derive(Clone)]
pub struct App {
    current: Arc<Edition>,
    /// Today, by the caller's clock.
    pub today: fn() -> Date,
}

impl App {
    /// An application over one edition.
    pub fn over(edition: Arc<Edition>, today: fn() -> Date) -> App {
        App { current: edition, today }
    }

    /// The register as of now. One request reads it once.
    pub fn edition(&self) -> Arc<Edition> {
        self.current.clone()
    }
}
