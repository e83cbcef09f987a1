//! The first start, the second, and what keeps a start from happening.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};

use super::program::{Told, in_folder, loupe};

/// The program, serving; with the lines it told on standard error so far.
pub(crate) struct Serving {
    child: Child,
    stderr: BufReader<std::process::ChildStderr>,
    told: Vec<String>,
    address: String,
}

impl Serving {
    pub(crate) fn start(folder: &Path, args: &[&str]) -> Serving {
        let mut command = loupe();
        command.args(args).args(["--listen", "127.0.0.1:0", "--data"]).arg(folder);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut told = Vec::new();
        let address = loop {
            let mut line = String::new();
            assert!(stderr.read_line(&mut line).unwrap() > 0, "it ended before it served: {told:?}");
            let address = line.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
            told.push(line);
            if let Some(address) = address {
                break address;
            }
        };
        Serving { child, stderr, told, address }
    }

    /// The head of the answer to a request for the first page.
    fn first_page(&self) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(b"GET /en/ HTTP/1.1\r\nHost: loupe\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer[..answer.len().min(64)]).into_owned()
    }

    pub(crate) fn stop(mut self) -> Told {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let mut rest = String::new();
        self.stderr.read_to_string(&mut rest).unwrap();
        let mut told: Told = self.child.wait_with_output().unwrap().into();
        told.err = self.told.concat() + &rest;
        told
    }
}

#[test]
fn the_first_start_imports_prints_the_headline_and_serves_and_the_second_imports_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let first = Serving::start(folder.path(), &[]);
    assert!(first.first_page().starts_with("HTTP/1.1 200"), "{}", first.first_page());
    let first = first.stop();
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(
        first.err.contains("rows of reference data are now in") && first.err.ends_with("Stopped.\n"),
        "{}",
        first.err
    );
    assert!(first.out.starts_with("The world’s rough diamonds mined in 2023"), "{}", first.out);
    for name in ["KP 2003", "CSC 2022", "US Chair 2012", "Canada 2018", "ADPA 2025", "WDC 2025", "Plain sum"] {
        assert!(first.out.contains(name), "{name}: {}", first.out);
    }
    let second = Serving::start(folder.path(), &["serve"]).stop();
    assert_eq!((second.code, second.out.as_str()), (0, ""));
    assert!(!second.err.contains("rows of reference data"), "{}", second.err);
}

#[test]
fn a_program_killed_in_its_first_import_leaves_nothing_half_done() {
    for moment in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let mut command = loupe();
        command.args(["definition", "list", "--data"]).arg(folder.path());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // From the first byte of the write-ahead log to most of what the import writes there.
        let log = folder.path().join("loupe.sqlite-wal");
        let written = || std::fs::metadata(&log).map_or(0, |file| file.len());
        while written() < moment * 150_000 + 1 && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let told = in_folder(folder.path(), &["finding", "list"]);
        assert!(told.code == 0 && told.out.contains("\n52 findings\n"), "{moment}: {}{}", told.out, told.err);
    }
}

#[test]
fn programs_started_at_once_on_one_folder_import_once_and_answer_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = loupe();
        command.args(["world", "--year", "2022", "--data"]).arg(folder.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let started: Vec<Child> = (0..4).map(|_| start()).collect();
    let told: Vec<Told> = started.into_iter().map(|child| child.wait_with_output().unwrap().into()).collect();
    assert!(told.iter().all(|one| one.code == 0 && one.out == told[0].out), "{told:?}");
    assert_eq!(told.iter().filter(|one| one.err.contains("rows of reference data")).count(), 1);
}

#[test]
fn a_busy_port_is_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = busy.local_addr().unwrap().to_string();
    for args in [["--listen", &address].as_slice(), &["serve", "--listen", &address]] {
        let told = in_folder(folder.path(), args);
        assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{}", told.err);
        assert!(told.err.contains(&format!("{address} is taken by another program")), "{}", told.err);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = super::program::file(folder.path(), "a-file", "in the way");
    let told = in_folder(&path.join("register"), &["world", "--lang", "fr"]);
    assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{}", told.err);
    assert!(told.err.starts_with("loupe: Impossible d’écrire dans le dossier"), "{}", told.err);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_one_clear_line_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(in_folder(folder.path(), &["definition", "list"]).code, 0);
    let url = format!("sqlite:{}", folder.path().join("loupe.sqlite").display());
    run(&url, "INSERT INTO applied_migration (number, sha256) VALUES (99, 'newer')").await;
    let told = in_folder(folder.path(), &["world"]);
    assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{}", told.err);
    assert!(told.err.contains("A newer version of this program wrote the database (migration 99;"), "{}", told.err);
}

#[tokio::test]
async fn a_database_on_a_server_answers_the_same() {
    let Ok(server) = std::env::var("LOUPE_TEST_POSTGRES") else {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = b"left out: a register on PostgreSQL (LOUPE_TEST_POSTGRES is not set)\n";
        std::io::Write::write_all(&mut std::io::stderr(), said).unwrap();
        return;
    };
    let name = format!("loupe_commands_{}", std::process::id());
    run(&server, &format!("CREATE DATABASE {name}")).await;
    let (base, _) = server.rsplit_once('/').unwrap();
    let url = format!("{base}/{name}");
    let asked = ["world", "--year", "2022", "--json"];
    let folder = tempfile::tempdir().unwrap();
    let on_server: Told =
        loupe().args(asked).env("LOUPE_DATA", &url).current_dir(folder.path()).output().unwrap().into();
    assert_eq!(on_server.code, 0, "{}", on_server.err);
    assert_eq!(on_server.out, super::program::told(&asked).out);
    run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

#[test]
fn a_server_that_is_not_there_is_one_clear_line_without_the_password() {
    let told: Told =
        loupe().args(["world", "--data", "postgres://reader:secret@127.0.0.1:1/loupe"]).output().unwrap().into();
    assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{}", told.err);
    assert!(told.err.contains("127.0.0.1:1") && !told.err.contains("secret"), "{}", told.err);
}

#[test]
fn what_is_no_folder_and_no_address_is_one_clear_line_and_makes_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    for address in ["mysql://reader:secret@localhost/loupe", "POSTGRES://reader:secret@localhost/loupe"] {
        let told: Told = loupe().args(["world", "--data", address]).current_dir(folder.path()).output().unwrap().into();
        assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{}", told.err);
        assert!(told.err.contains("is no address of a database") && !told.err.contains("secret"), "{}", told.err);
    }
    let told: Told = loupe().args(["world", "--data", ""]).current_dir(folder.path()).output().unwrap().into();
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{}", told.err);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Runs a statement on the database at `url`.
async fn run(url: &str, sql: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}
