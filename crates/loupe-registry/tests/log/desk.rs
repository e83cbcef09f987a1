//! A register with its log in folders of its own, and an auditor who reads only what is published.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::audit::{AuditAsk, Audited, RECEIPT_DAYS, audit};
use loupe_registry::log::{LogHome, Publisher, Turn};
use loupe_registry::registry::{Registry, Trouble};
use loupe_registry::world::{self, WorldFile};
use loupe_scheme::rule::Rule;
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::{Disk, Folder};

/// The origin of the logs in these tests.
pub(crate) const ORIGIN: &str = "kimberley.example/log";

/// Where a log is kept under `root`.
pub(crate) fn home(root: &Path) -> LogHome {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    LogHome { folder: root.join("log"), ring: Arc::new(ring), now: Timestamp::now }
}

/// A registry in the database at `url` that keeps its log under `root`.
pub(crate) async fn registry(url: &str, root: &Path) -> Arc<Registry> {
    let registry = Registry::open(url).await.unwrap().with_log(home(root));
    registry.begin_log(ORIGIN).await.unwrap();
    Arc::new(registry)
}

/// Imports `files` as the world.
pub(crate) async fn import(registry: &Registry, files: &[WorldFile]) {
    registry.import_world(files, &mut |_| ()).await.unwrap();
}

/// Imports the shipped world.
pub(crate) async fn import_shipped(registry: &Registry) {
    import(registry, &world::shipped()).await;
}

/// One turn of a publisher of its own.
pub(crate) async fn publish(registry: &Arc<Registry>) -> Turn {
    Publisher::new(registry.clone()).unwrap().turn().await.unwrap()
}

/// Audits the log under `root` with nothing but its folder.
pub(crate) fn audited(root: &Path) -> Audited {
    let folder = root.join("log");
    let policy = Policy::parse(&std::fs::read(folder.join("policy")).unwrap()).unwrap();
    let log = policy.logs().first().unwrap().key().clone();
    let ask = AuditAsk {
        log,
        policy,
        others: Vec::new(),
        as_of: Timestamp::now(),
        receipt_days: RECEIPT_DAYS,
        records: true,
    };
    audit(&Folder::new(Disk::new(folder).unwrap()), &ask).unwrap()
}

/// The rules by which something was refused.
pub(crate) fn rules<T: std::fmt::Debug>(refused: Result<T, Trouble>) -> Vec<Rule> {
    match refused {
        Err(Trouble::Refused(refusals)) => refusals.iter().map(|refusal| refusal.rule).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
