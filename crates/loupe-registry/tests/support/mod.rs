//! What tests of the registry share: the store's harness, and a registry with the shipped world in it.

#[path = "../../../loupe-store/tests/support/mod.rs"]
mod store;

use loupe_registry::registry::Registry;
use loupe_registry::world;

#[allow(unused_imports)] // Each test file is a program of its own, and not all of them ask for this.
pub(crate) use store::{for_each_store, run};

/// A registry in the database at `url`, with the shipped world in it.
pub(crate) async fn with_world(url: &str) -> Registry {
    let registry = Registry::open(url).await.expect("the database opens");
    registry.import_world(&world::shipped(), &mut |_| ()).await.expect("the shipped world imports");
    registry
}
