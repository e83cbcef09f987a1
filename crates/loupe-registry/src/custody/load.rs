//! Custody read back from the store, once, when somebody first needs it.

use tokio::sync::RwLock;

use loupe_scheme::custody::Graph;

use super::apart::apart;
use super::state::Custody;
use crate::registry::{Registry, Trouble};

/// How many batches are read at once.
const BATCHES_READ: u32 = 200;

impl Registry {
    /// Custody as this program knows it. Reads it from the store the first time, which takes seconds for millions of lots.
    pub(super) async fn custody(&self) -> Result<&RwLock<Custody>, Trouble> {
        self.custody.get_or_try_init(|| async { self.load_custody().await.map(RwLock::new) }).await
    }

    /// Reads custody from the store, so that the first question need not wait for it.
    pub async fn open_custody(&self) -> Result<(), Trouble> {
        self.custody().await.map(|_| ())
    }

    async fn load_custody(&self) -> Result<Custody, Trouble> {
        let mut custody = Custody::default();
        loop {
            let rows = self.store.custody_batches(custody.batches, BATCHES_READ).await?;
            if rows.is_empty() {
                break;
            }
            apart(|| custody.replay(rows))?;
        }
        apart(|| {
            custody.graph = Graph::of(&custody.ledger);
            custody.shrink();
        });
        Ok(custody)
    }

    /// Takes in what another program wrote, where custody is in memory.
    pub async fn refresh_custody(&self) -> Result<(), Trouble> {
        let Some(custody) = self.custody.get() else { return Ok(()) };
        let known = custody.read().await.batches;
        if self.store.custody_ends().await?.batches == known {
            return Ok(());
        }
        let mut custody = custody.write().await;
        loop {
            let rows = self.store.custody_batches(custody.batches, BATCHES_READ).await?;
            if rows.is_empty() {
                break;
            }
            apart(|| custody.replay(rows))?;
        }
        let Custody { graph, ledger, .. } = &mut *custody;
        apart(|| graph.catch_up(ledger));
        Ok(())
    }
}
