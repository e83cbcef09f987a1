//! What every definition says of all that is left, worked out once and kept until custody or the register changes.

use std::sync::Arc;

use loupe_scheme::custody::{InStock, in_stock};
use loupe_scheme::definition::Resolved;

use super::state::Custody;
use crate::edition::Edition;
use crate::registry::{Registry, Trouble};

/// What was worked out of custody as it stood after one batch, by one edition. A row for each definition that somebody
/// asked for, of which a register has no more than a few.
#[derive(Default)]
pub(crate) struct KeptStock {
    of: Option<(Arc<Edition>, u32)>,
    rows: Vec<InStock>,
}

impl Registry {
    /// What every definition says of all lots of which something is left. Anyone may ask: no lot is named.
    ///
    /// It walks over every lot, and so those who ask together get the same walk.
    pub async fn lots_in_stock(&self, definitions: &[Resolved]) -> Result<Vec<InStock>, Trouble> {
        let mut kept = self.stock.lock().await;
        let edition = self.edition();
        self.see_custody(|custody| kept.told(&edition, custody, definitions)).await
    }
}

impl KeptStock {
    fn told(&mut self, edition: &Arc<Edition>, custody: &Custody, definitions: &[Resolved]) -> Vec<InStock> {
        let is_kept =
            self.of.as_ref().is_some_and(|(of, batches)| Arc::ptr_eq(of, edition) && *batches == custody.batches);
        if !is_kept {
            self.rows.clear();
            self.of = Some((edition.clone(), custody.batches));
        }
        let mut missing: Vec<Resolved> = Vec::new();
        for definition in definitions {
            if self.row(definition).is_none() && !missing.contains(definition) {
                missing.push(definition.clone());
            }
        }
        if !missing.is_empty() {
            let Custody { ledger, graph, origins, .. } = custody;
            self.rows.extend(in_stock(&edition.register, &missing, (ledger, graph, origins)));
        }
        definitions.iter().filter_map(|definition| self.row(definition).cloned()).collect()
    }

    fn row(&self, definition: &Resolved) -> Option<&InStock> {
        self.rows.iter().find(|row| row.definition == definition.reference)
    }
}
