//! The harness of tests that need a database: each runs on SQLite and, where there is a server, on PostgreSQL.

use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

use loupe_store::sqlite_url;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

/// The address of a PostgreSQL server on which a test may create databases.
const SERVER: &str = "LOUPE_TEST_POSTGRES";

static NEXT: AtomicU32 = AtomicU32::new(1);

/// Runs `story` on a fresh SQLite file and on a fresh PostgreSQL database. Without a server the second half is left
/// out and a line on stderr says so.
pub(crate) async fn for_each_store<F: AsyncFn(&str)>(story: F) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    story(&sqlite_url(folder.path())).await;
    match std::env::var(SERVER) {
        Ok(server) => {
            let database = Database::create(&server).await;
            story(&database.url).await;
            database.drop().await;
        }
        Err(_) => {
            // Past the capture of a test's output: this is for the one who ran the tests.
            let said = format!("left out: the PostgreSQL half of a test ({SERVER} is not set)\n");
            std::io::stderr().write_all(said.as_bytes()).expect("standard error can be written to");
        }
    }
}

/// Runs a statement on the database at `url`, past the store.
pub(crate) async fn run(url: &str, sql: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.expect("the database answers");
    connection.execute(AssertSqlSafe(sql)).await.expect("the database takes the statement");
    connection.close().await.expect("the connection closes");
}

struct Database {
    server: String,
    name: String,
    url: String,
}

impl Database {
    async fn create(server: &str) -> Database {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("loupe_test_{}_{number}", std::process::id());
        run(server, format!("DROP DATABASE IF EXISTS {name}")).await;
        run(server, format!("CREATE DATABASE {name}")).await;
        let (base, _) = server.rsplit_once('/').expect("the server's address ends in /DATABASE");
        Database { server: server.to_owned(), url: format!("{base}/{name}"), name }
    }

    async fn drop(self) {
        run(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}
