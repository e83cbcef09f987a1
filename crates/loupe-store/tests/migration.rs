//! Tables that change from one version of the program to the next, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use loupe_store::{Store, StoreError, sqlite_url};

use support::{for_each_store, run};

const FIRST: &str = "CREATE TABLE parcel (id BIGINT PRIMARY KEY, mass_micro BIGINT NOT NULL);
                     CREATE INDEX parcel_mass ON parcel (mass_micro);";
const SECOND: &str = "ALTER TABLE parcel ADD COLUMN note TEXT NOT NULL DEFAULT '';";
const BROKEN: &str = "CREATE TABLE half (id BIGINT PRIMARY KEY); CREATE TABLE parcel (id BIGINT);";

#[tokio::test]
async fn a_newer_program_adds_what_is_missing_and_the_older_one_steps_back() {
    for_each_store(async |url| {
        Store::open_with(url, &[FIRST]).await.expect("the first version opens").close().await;
        run(url, "INSERT INTO parcel (id, mass_micro) VALUES (1, 1500000)".to_owned()).await;
        Store::open_with(url, &[FIRST, SECOND]).await.expect("the second version opens").close().await;
        run(url, "UPDATE parcel SET note = 'kept' WHERE id = 1".to_owned()).await;
        let error = Store::open_with(url, &[FIRST]).await.expect_err("the first version must not touch it");
        assert!(matches!(error, StoreError::Newer { found: 2, known: 1 }), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing_behind() {
    for_each_store(async |url| {
        Store::open_with(url, &[FIRST]).await.expect("the first version opens").close().await;
        let error = Store::open_with(url, &[FIRST, BROKEN]).await.expect_err("the table is there already");
        assert!(matches!(error, StoreError::Database { doing: "applying a migration", .. }), "{error}");
        run(url, "CREATE TABLE half (id BIGINT PRIMARY KEY)".to_owned()).await;
        Store::open_with(url, &[FIRST, SECOND]).await.expect("a mended version opens").close().await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_database_has_nothing_to_load() {
    for_each_store(async |url| {
        let store = Store::open(url).await.expect("it opens");
        assert!(store.load().await.expect("it reads").is_none());
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_folder_may_have_any_name() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let odd = folder.path().join("a b/50 % ?#é");
    let url = sqlite_url(&odd);
    Store::open(&url).await.expect("it opens").close().await;
    assert!(odd.join("loupe.sqlite").is_file());
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("it lists").flatten().collect();
    assert_eq!(names.len(), 1, "nothing is made elsewhere: {names:?}");
}
