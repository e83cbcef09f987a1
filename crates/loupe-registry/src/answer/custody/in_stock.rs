//! Every lot in stock under a definition.

use loupe_scheme::custody::InStock;
use loupe_scheme::mass::Carats;
use serde::Serialize;

/// What one definition says of all lots of which something is left.
#[derive(Clone, Debug, Serialize)]
pub struct InStockAnswer {
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
    /// All that is left.
    pub left: Carats,
}

/// One row for each definition, in the order asked for.
pub fn in_stock(rows: &[InStock]) -> Vec<InStockAnswer> {
    let row = |row: &InStock| InStockAnswer {
        definition: row.definition.key(),
        whole: row.whole,
        some: row.some,
        possible: row.possible,
        nothing: row.nothing,
        at_least: row.at_least,
        at_most: row.at_most,
        left: row.left,
    };
    rows.iter().map(row).collect()
}
