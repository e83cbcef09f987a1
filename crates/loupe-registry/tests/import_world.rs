//! Importing the shipped reference data, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use loupe_registry::import_returns::Mode;
use loupe_registry::import_world::{ImportOutcome, Step};
use loupe_registry::registry::{Fault, Registry, Trouble, sqlite_url};
use loupe_registry::world::{self, WorldFile};
use loupe_scheme::rule::Rule;
use loupe_store::{DocumentKind, Store, StoreError};

use support::{for_each_store, run, with_world};

/// The text of one file of a world.
fn file<'f>(files: &'f mut [WorldFile], path: &str) -> &'f mut String {
    let found = files.iter_mut().find(|file| file.path == path);
    &mut found.expect("the world has the file").text
}

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
        let written = steps.iter().rfind(|progress| progress.step == Step::Writing).expect("rows are written");
        assert_eq!(written.done, written.total);
        assert_eq!(format!("{:#?}", registry.edition().register), format!("{read:#?}"));
        registry.close().await;

        let again = Registry::open(url).await.expect("it opens a second time");
        assert_eq!(format!("{:#?}", again.edition().register), format!("{read:#?}"));
        let mut steps = 0;
        let outcome = again.import_world(&files, &mut |_| steps += 1).await.expect("a second import is no trouble");
        assert_eq!(outcome, ImportOutcome::Held { world: world::hash(&files) });
        assert_eq!(steps, 0);
        again.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_newer_world_replaces_what_was_shipped_and_keeps_what_was_imported() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let row =
            "participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,9000000.5,900000000\n";
        registry.import_returns("botswana.csv", row.as_bytes(), Mode::Save).await.expect("a return imports");
        let before = registry.edition();

        let mut files = world::shipped();
        let finding = files.iter().find(|file| file.path.starts_with("findings/") && file.path.ends_with(".toml"));
        let finding = finding.expect("findings are shipped").path.clone();
        file(&mut files, &finding).push_str("\n# Read again.\n");
        let site = before.register.sites[0].name.clone();
        let sites = file(&mut files, "sites/sites.csv");
        *sites = sites.replacen(&format!(",{site},"), ",Renamed,", 1);
        let outcome = registry.import_world(&files, &mut |_| ()).await.expect("a newer world imports");
        assert!(matches!(outcome, ImportOutcome::Imported { replaced: true, .. }), "{outcome:?}");

        let after = registry.edition();
        assert_eq!(after.register.sites[0].name, "Renamed");
        assert_eq!(before.register.sites[0].name, site, "an edition in use does not change");
        assert_eq!(after.register.filings, before.register.filings, "the imported return stays, nothing doubles");
        registry.close().await;

        let store = Store::open(url).await.expect("the store opens");
        let id = finding.trim_start_matches("findings/").trim_end_matches(".toml");
        let history = store.history(DocumentKind::Finding, id).await.expect("the history reads");
        let kept: Vec<(i64, Option<i64>)> = history.iter().map(|p| (p.published, p.superseded)).collect();
        assert_eq!(kept, [(1, Some(2)), (2, None)]);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_imported_return_that_is_shipped_later_counts_once() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let row =
            "participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,9000000.5,900000000\n";
        registry.import_returns("botswana.csv", row.as_bytes(), Mode::Save).await.expect("a return imports");
        let count = registry.edition().register.filings.len();
        let mut files = world::shipped();
        let shipped = "BWA,2025,1,production,LSM,9000000.50,900000000,2025-08-01T09:00:00,,99999\n";
        file(&mut files, "returns/production.csv").push_str(shipped);
        registry.import_world(&files, &mut |_| ()).await.expect("the newer world imports");
        assert_eq!(registry.edition().register.filings.len(), count);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_definition_that_changed_without_a_new_version_is_refused() {
    for_each_store(async |url| {
        let registry = with_world(url).await;
        let mut files = world::shipped();
        file(&mut files, "definitions/kp-2003.toml").push_str("\n# Other bytes.\n");
        let trouble = registry.import_world(&files, &mut |_| ()).await.expect_err("other bytes are refused");
        let Trouble::Refused(refusals) = trouble else { panic!("{trouble}") };
        assert_eq!(refusals[0].rule, Rule::DefinitionTwice);
        assert_eq!(refusals[0].place.file.as_deref(), Some("definitions/kp-2003.toml"));
        assert!(matches!(registry.import_world(&world::shipped(), &mut |_| ()).await, Ok(ImportOutcome::Held { .. })));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_world_writes_nothing() {
    for_each_store(async |url| {
        let registry = Registry::open(url).await.expect("a fresh database opens");
        let mut files = world::shipped();
        file(&mut files, "looks/looks.csv").push_str("no-such-look,,,,,,,,\n");
        let trouble = registry.import_world(&files, &mut |_| ()).await.expect_err("a broken file is refused");
        assert!(matches!(trouble, Trouble::Refused(_)));
        registry.close().await;
        let again = Registry::open(url).await.expect("it opens");
        assert!(again.is_empty());
        again.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_world_that_does_not_hold_together_says_where() {
    for_each_store(async |url| {
        let registry = Registry::open(url).await.expect("a fresh database opens");
        let mut files = world::shipped();
        let sites = file(&mut files, "sites/sites.csv");
        let last = sites.lines().last().expect("sites are shipped").to_owned();
        sites.push_str(&format!("{last}\n"));
        let returns = file(&mut files, "returns/production.csv");
        returns.push_str("ATL,2020,1,production,LSM,1,1,,,99999\n");
        let trouble = registry.import_world(&files, &mut |_| ()).await.expect_err("it is refused");
        let Trouble::Refused(refusals) = trouble else { panic!("{trouble}") };
        let said = refusals.iter().map(|r| (r.rule.code(), r.place.file.as_deref().unwrap_or_default()));
        let said: Vec<_> = said.collect();
        assert_eq!(said, [("W1", "sites/sites.csv"), ("W2", "returns/production.csv")]);
        assert!(registry.is_empty());
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn many_programs_may_start_at_once() {
    for_each_store(async |url| {
        let starts: Vec<_> = (0..8)
            .map(|_| {
                let url = url.to_owned();
                tokio::spawn(async move {
                    let registry = Registry::open(&url).await.expect("it opens");
                    let outcome = registry.import_world(&world::shipped(), &mut |_| ()).await.expect("it imports");
                    let filings = registry.edition().register.filings.len();
                    registry.close().await;
                    (matches!(outcome, ImportOutcome::Imported { .. }), filings)
                })
            })
            .collect();
        let mut imported = 0;
        let shipped = world::read(&world::shipped()).expect("the shipped world reads").filings.len();
        for start in starts {
            let (first, filings) = start.await.expect("no start panics");
            imported += usize::from(first);
            assert_eq!(filings, shipped);
        }
        assert_eq!(imported, 1, "one of them imports, the others find it done");
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    for_each_store(async |url| {
        with_world(url).await.close().await;
        run(url, "INSERT INTO applied_migration (number, sha256) VALUES (99, 'unknown')".to_owned()).await;
        let fault = Registry::open(url).await.err().expect("it is refused");
        assert!(matches!(fault, Fault::Store(StoreError::Newer { found: 99, .. })), "{fault}");
    })
    .await;
}

#[tokio::test]
async fn a_migration_with_other_bytes_is_a_fault() {
    for_each_store(async |url| {
        with_world(url).await.close().await;
        run(url, "UPDATE applied_migration SET sha256 = 'other' WHERE number = 1".to_owned()).await;
        let fault = Registry::open(url).await.err().expect("it is refused");
        assert!(matches!(fault, Fault::Store(StoreError::MigrationChanged { number: 1 })), "{fault}");
    })
    .await;
}

#[tokio::test]
async fn another_program_sees_a_change_when_it_asks() {
    for_each_store(async |url| {
        let (server, command) = (Registry::open(url).await.expect("it opens"), with_world(url).await);
        assert!(server.is_empty());
        assert!(server.refresh().await.expect("it reads again"));
        assert_eq!(server.edition().register.filings, command.edition().register.filings);
        assert!(!server.refresh().await.expect("nothing is new"));
        server.close().await;
        command.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_is_none_and_a_server_that_is_silent_say_why() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let in_the_way = folder.path().join("file");
    std::fs::write(&in_the_way, "not a folder").expect("a file can be written");
    let fault = Registry::open(&sqlite_url(&in_the_way)).await.err().expect("a file is no folder");
    assert!(matches!(fault, Fault::Store(StoreError::Folder { .. })), "{fault}");

    let not_a_database = folder.path().join("loupe.sqlite");
    std::fs::write(not_a_database, "This is a letter and not a database, however long it may be. ".repeat(99))
        .expect("as above");
    let fault = Registry::open(&sqlite_url(folder.path())).await.err().expect("a letter is no database");
    assert!(matches!(fault, Fault::Store(StoreError::Unreachable { .. })), "{fault}");

    let silent = "postgres://ada:secret@127.0.0.1:1/loupe";
    let fault = Registry::open(silent).await.err().expect("nobody listens there");
    assert!(matches!(fault, Fault::Store(StoreError::Unreachable { .. })), "{fault}");
    assert!(!fault.to_string().contains("secret"));
}
