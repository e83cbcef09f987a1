//! A serving program closes the certificates whose last day passed, whenever it is started and stopped.

use std::path::Path;
use std::time::Duration;

use loupe_registry::registry::sqlite_url;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Row as _};

use super::program::in_folder;
use super::starting::Serving;

/// How often a server is started and stopped at once before it may finish.
const STOPPED: usize = 3;
/// How long they are waited for before it is said that they never expire.
const PATIENCE: Duration = Duration::from_secs(300);

/// A number that the database of `folder` answers.
async fn number(folder: &Path, sql: &str) -> i64 {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&sqlite_url(folder)).await.unwrap();
    let row: AnyRow = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    row.get(0)
}

async fn open(folder: &Path) -> i64 {
    number(folder, "SELECT COUNT(*) FROM certificate WHERE state IN ('issued', 'in_transit')").await
}

async fn expired(folder: &Path) -> i64 {
    number(folder, "SELECT COUNT(*) FROM certificate WHERE state = 'expired'").await
}

#[tokio::test]
async fn certificates_expire_by_themselves_while_the_pages_are_served() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    // Its story ends in April 2026: every last day in it is behind us.
    let told = in_folder(folder, &["simulate", "certificates", "--count", "240", "--json"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let (open_before, expired_before) = (open(folder).await, expired(folder).await);
    assert!(open_before > 0, "the story leaves nothing open");
    for _ in 0..STOPPED {
        let told = Serving::start(folder, &["serve"]).stop();
        assert!(told.code == 0 && told.err.ends_with("Stopped.\n"), "{told:?}");
    }
    let serving = Serving::start(folder, &["serve"]);
    let closed = async {
        while open(folder).await > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, closed).await.expect("certificates stay open");
    let told = serving.stop();
    assert!(told.code == 0 && !told.err.contains("do not expire"), "{told:?}");
    assert_eq!(expired(folder).await, expired_before + open_before);
    let steps = "SELECT COUNT(*) FROM certificate_step WHERE step = 'expire' AND record <> ''";
    assert_eq!(number(folder, steps).await, expired_before + open_before, "each once, with its record");
}
