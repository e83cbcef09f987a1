//! The harness of tests that need a database: each runs on SQLite and, where there is a server, on PostgreSQL.

mod database;

use loupe_store::sqlite_url;

use database::Database;
pub(crate) use database::run;

/// Runs `story` on a fresh SQLite file and on a fresh PostgreSQL database. Without a server the second half is left
/// out and a line on stderr says so.
pub(crate) async fn for_each_store<F: AsyncFn(&str)>(story: F) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    story(&sqlite_url(folder.path())).await;
    if let Some(database) = Database::new().await {
        story(&database.url).await;
        database.drop().await;
    }
}
