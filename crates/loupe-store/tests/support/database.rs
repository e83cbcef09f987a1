//! A database of a test's own on a PostgreSQL server, where there is one.

use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

/// The address of a PostgreSQL server on which a test may create databases.
const SERVER: &str = "LOUPE_TEST_POSTGRES";

static NEXT: AtomicU32 = AtomicU32::new(1);

/// A database that is there until it is dropped by name.
pub(crate) struct Database {
    server: String,
    name: String,
    /// Where it is reached.
    pub(crate) url: String,
}

impl Database {
    /// An empty one; without a server none, and a line on stderr says so.
    pub(crate) async fn new() -> Option<Database> {
        match std::env::var(SERVER) {
            Ok(server) => Some(Database::create(&server).await),
            Err(_) => {
                // Past the capture of a test's output: this is for the one who ran the tests.
                let said = format!("left out: the PostgreSQL half of a test ({SERVER} is not set)\n");
                std::io::stderr().write_all(said.as_bytes()).expect("standard error can be written to");
                None
            }
        }
    }

    async fn create(server: &str) -> Database {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("loupe_test_{}_{number}", std::process::id());
        run(server, format!("DROP DATABASE IF EXISTS {name}")).await;
        run(server, format!("CREATE DATABASE {name}")).await;
        let (base, _) = server.rsplit_once('/').expect("the server's address ends in /DATABASE");
        Database { server: server.to_owned(), url: format!("{base}/{name}"), name }
    }

    /// Takes it away, whoever is connected.
    pub(crate) async fn drop(self) {
        run(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

/// Runs a statement on the database at `url`, past the store.
pub(crate) async fn run(url: &str, sql: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.expect("the database answers");
    connection.execute(AssertSqlSafe(sql)).await.expect("the database takes the statement");
    connection.close().await.expect("the connection closes");
}
