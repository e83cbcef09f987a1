//! Every lot in stock under every definition.

use loupe_scheme::custody::InStock;
use loupe_scheme::mass::Carats;
use serde::Serialize;

/// All lots of which something is left, and what definitions say of them.
#[derive(Clone, Debug, Serialize)]
pub struct StockAnswer {
    /// How many there are.
    pub lots: usize,
    /// All that is left.
    pub left: Carats,
    /// One row for each definition, in the order asked for.
    pub under: Vec<StockUnderAnswer>,
}

/// What one definition says of them.
#[derive(Clone, Debug, Serialize)]
pub struct StockUnderAnswer {
    /// The definition's key.
    pub definition: String,
    /// Lots of which all certainly meets it.
    pub whole: usize,
    /// Lots of which some certainly meets it.
    pub some: usize,
    /// Lots of which some cannot be ruled out.
    pub possible: usize,
    /// Lots of which nothing meets it, is open or was not looked at.
    pub nothing: usize,
    /// So much of what is left certainly meets it, lot by lot.
    pub at_least: Carats,
    /// So much cannot be ruled out, lot by lot.
    pub at_most: Carats,
}

/// The answer.
pub fn in_stock(rows: &[InStock]) -> StockAnswer {
    let under = |row: &InStock| StockUnderAnswer {
        definition: row.definition.key(),
        whole: row.whole,
        some: row.some,
        possible: row.possible,
        nothing: row.nothing,
        at_least: row.at_least,
        at_most: row.at_most,
    };
    // Every row counts the same lots.
    let first = rows.first();
    StockAnswer {
        lots: first.map_or(0, |row| row.whole + row.some + row.possible + row.nothing),
        left: first.map_or(Carats::ZERO, |row| row.left),
        under: rows.iter().map(under).collect(),
    }
}
