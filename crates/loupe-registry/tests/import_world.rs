//! Importing the shipped reference data, on both engines.

mod support;

use loupe_registry::import_world::{ImportOutcome, Step};
use loupe_registry::registry::Registry;
use loupe_registry::world;

use support::for_each_store;

#[tokio::test]
async fn the_world_goes_in_and_comes_out_as_it_was() {
    for_each_store(async |url| {
        let files = world::shipped();
        let read = world::read(&files).expect("the shipped world reads");
        let registry = Registry::open(url).await.expect("a fresh database opens");
        assert!(registry.is_empty());
        let mut steps = Vec::new();
        let outcome = registry.import_world(&files, &mut |progress| steps.push(progress)).await.expect("it imports");
        assert!(matches!(outcome, ImportOutcome::Imported { replaced: false, .. }), "{outcome:?}");
        let last_written = steps.iter().rfind(|progress| progress.step == Step::Writing).expect("rows are written");
        assert_eq!(last_written.done, last_written.total);

        let edition = registry.edition();
        assert_eq!(format!("{:#?}", edition.register), format!("{read:#?}"));
        registry.close().await;
    })
    .await;
}
