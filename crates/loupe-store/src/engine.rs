//! The two engines, and the little in which they differ.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor};

use crate::error::{Result, StoreError};

/// How long to wait for a connection, or for another writer to finish.
const PATIENCE: Duration = Duration::from_secs(10);
/// Reading is done once an edition and writing is one at a time: a few connections are plenty.
const CONNECTIONS_MAX: u32 = 4;

/// Which engine an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the program.
    Sqlite,
    /// A server.
    Postgres,
}

/// The address of the SQLite database in `folder`: `<folder>/loupe.sqlite`.
pub fn sqlite_url(folder: &Path) -> String {
    let path = folder.join("loupe.sqlite");
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("sqlite:{escaped}")
}

impl Engine {
    fn of(url: &str) -> Result<Engine> {
        match url.split_once(':') {
            Some(("sqlite", path)) if !path.contains(":memory:") => Ok(Engine::Sqlite),
            Some(("postgres" | "postgresql", _)) => Ok(Engine::Postgres),
            _ => Err(StoreError::Address(without_password(url))),
        }
    }

    /// Begins a transaction that sees one moment of the database and writes nothing.
    pub(crate) const fn begin_reading(self) -> &'static str {
        match self {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Begins a transaction that will write; on SQLite it waits here for other writers.
    pub(crate) const fn begin_writing(self) -> &'static str {
        match self {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN",
        }
    }

    /// Lets other writers finish first; released at the end of the transaction. The number is Loupe's own.
    pub(crate) async fn lock(self, db: &mut AnyConnection) -> Result<()> {
        if self == Engine::Postgres {
            let sql = "DO $$ BEGIN PERFORM pg_advisory_xact_lock(7102101020); END $$";
            db.execute(sql).await.map_err(StoreError::doing("waiting for other writers"))?;
        }
        Ok(())
    }

    /// Opens `url`; on SQLite the file and its folder are made where they are missing.
    pub(crate) async fn connect(url: &str) -> Result<(Engine, AnyPool)> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url)?;
        let options = AnyPoolOptions::new().max_connections(CONNECTIONS_MAX).acquire_timeout(PATIENCE);
        let unreachable = |source| StoreError::Unreachable { address: without_password(url), source };
        let pool = match engine {
            Engine::Postgres => {
                // A pool would go on asking a server that is not there; one question is enough to say so.
                let probe = AnyConnection::connect(url).await.map_err(unreachable)?;
                probe.close().await.map_err(unreachable)?;
                options.connect(url).await
            }
            Engine::Sqlite => {
                let file = sqlite_file(url);
                make_folder(&file)?;
                use_write_ahead_log(&with_mode(url)).await.map_err(unreachable)?;
                let options = options.after_connect(|connection, _| {
                    Box::pin(async move {
                        for pragma in
                            ["PRAGMA busy_timeout = 10000", "PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL"]
                        {
                            connection.execute(pragma).await?;
                        }
                        Ok(())
                    })
                });
                options.connect(&with_mode(url)).await
            }
        };
        Ok((engine, pool.map_err(unreachable)?))
    }
}

fn with_mode(url: &str) -> String {
    if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") }
}

/// The path in an address such as `sqlite:loupe-data/loupe.sqlite` or `sqlite:///srv/loupe.sqlite`.
fn sqlite_file(url: &str) -> PathBuf {
    let path = url.trim_start_matches("sqlite:");
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split('?').next().unwrap_or(path);
    PathBuf::from(path.replace("%3f", "?").replace("%23", "#").replace("%25", "%"))
}

fn make_folder(file: &Path) -> Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let refused = |source| StoreError::Folder { folder: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(refused)?;
    if !file.exists() {
        // SQLite says only "unable to open"; the system says why.
        std::fs::OpenOptions::new().append(true).create(true).open(file).map_err(refused)?;
    }
    Ok(())
}

/// The write-ahead log is a property of the file, set once. SQLite does not wait for others when it switches, so a
/// program that starts at the same moment may be told "busy" although the other one is about to do the same.
async fn use_write_ahead_log(url: &str) -> std::result::Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(url).await?;
    let mut tries = 0;
    loop {
        match connection.execute("PRAGMA journal_mode = WAL").await {
            Err(sqlx::Error::Database(error)) if tries < 100 && error.message().contains("locked") => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            other => {
                other?;
                return connection.close().await;
            }
        }
    }
}

/// An address fit for a message: scheme, user and place, without password and options. A path stays as it is.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        let named = ["postgres:", "postgresql:"].iter().find(|scheme| url.starts_with(**scheme));
        return named.map_or_else(|| url.to_owned(), |scheme| format!("{scheme}…"));
    };
    // Options may hold a password too, and a password that was not escaped may hold any sign.
    let (who, place) = rest.rsplit_once('@').unwrap_or(("", rest));
    let place = place.split('?').next().unwrap_or_default();
    match who.split([':', '?', '/']).next().unwrap_or_default() {
        "" => format!("{scheme}://{place}"),
        user => format!("{scheme}://{user}@{place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_repeated() {
        assert_eq!(without_password("postgres://ada:secret@localhost/loupe"), "postgres://ada@localhost/loupe");
        assert_eq!(without_password("sqlite:loupe.sqlite"), "sqlite:loupe.sqlite");
        for url in [
            "postgres://localhost/loupe?user=ada&password=secret",
            "postgres://localhost/loupe?password=secret@1",
            "postgres://ada:sec@ret@localhost/loupe?sslmode=require",
            "postgres://ada:secret?x@localhost/loupe",
            "postgres:ada:secret@localhost/loupe",
            "mysql://:secret@localhost/loupe",
        ] {
            assert!(!without_password(url).contains("secret") && !without_password(url).contains("ret@"), "{url}");
        }
    }

    #[test]
    fn other_addresses_are_refused() {
        for url in ["mysql://localhost/loupe", "loupe.sqlite", "sqlite::memory:", ""] {
            assert!(matches!(Engine::of(url), Err(StoreError::Address(_))), "{url}");
        }
    }

    #[test]
    fn the_file_of_an_address_is_found() {
        assert_eq!(sqlite_file("sqlite:data/loupe.sqlite"), PathBuf::from("data/loupe.sqlite"));
        assert_eq!(sqlite_file("sqlite:///srv/loupe.sqlite?mode=rwc"), PathBuf::from("/srv/loupe.sqlite"));
        assert_eq!(sqlite_file(&sqlite_url(Path::new("/a b/100%?"))), PathBuf::from("/a b/100%?/loupe.sqlite"));
    }
}
