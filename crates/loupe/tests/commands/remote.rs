//! A stranger with this program and nothing else: a witness, and a copy of somebody's log.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use loupe_registry::log::ask::{ask, latest};
use loupe_registry::log::fetch::Place;
use loupe_tlog::audit::audit;
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::key::{KeyKind, SigningKey};
use loupe_tlog::policy::Policy;
use loupe_tlog::storage::{Disk, Folder, Log};
use serde_json::Value;

use super::program::{Told, loupe};

const ORIGIN: &str = "log.example/remote";

fn log_key() -> SigningKey {
    SigningKey::from_seed(ORIGIN, KeyKind::Note, [1; 32]).unwrap()
}

/// A log of `size` entries that begin with `word`.
fn write_log(folder: &Path, word: &str, size: u64) -> SignedCheckpoint {
    let mut log = Log::open(Folder::new(Disk::new(folder).unwrap())).unwrap();
    let entries: Vec<String> = (log.size()..size).map(|n| format!("{word} {n}")).collect();
    let sign = |size, root| {
        let head = Checkpoint::new(ORIGIN, size, root).unwrap();
        SignedCheckpoint::signed(head, &log_key()).map(|signed| signed.to_string().into_bytes())
    };
    log.append(&entries, sign).unwrap();
    SignedCheckpoint::parse(log.head().unwrap()).unwrap()
}

fn run(folder: &Path, args: &[&str]) -> Told {
    loupe().current_dir(folder).args(args).output().unwrap().into()
}

/// A witness that is stopped with the test.
struct Witness {
    child: Child,
    said: Value,
}

impl Witness {
    fn start(folder: &Path, key: &str) -> Witness {
        let watch = log_key().verifier().to_string();
        let args = ["log", "witness", "serve", "--keys", "keys", "--key", key, "--watch", &watch];
        let mut command = loupe();
        command.current_dir(folder).args(args).args(["--state", "seen", "--listen", "127.0.0.1:0", "--json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Witness { said: serde_json::from_str(&line).unwrap(), child }
    }

    fn text(&self, key: &str) -> &str {
        self.said[key].as_str().unwrap()
    }

    fn policy(&self) -> String {
        format!("log {}\nwitness w {} {}\nquorum w\n", log_key().verifier(), self.text("key"), self.text("address"))
    }

    fn cosign(&self, head: &SignedCheckpoint) -> SignedCheckpoint {
        let policy = Policy::parse(self.policy().as_bytes()).unwrap();
        let witness = &policy.witnesses()[0];
        let mut prove = |_| Err("there is nothing to prove");
        let cosigned = ask(witness, self.text("address"), head, None, &mut prove).unwrap();
        let mut head = head.clone();
        cosigned.signatures().iter().for_each(|line| head.add(line.clone()).unwrap());
        head
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_witness_and_a_copy_need_no_register() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let made = run(folder, &["key", "new", "witness", "press.example/w", "--keys", "keys"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let head = write_log(&folder.join("log"), "entry", 300);

    let witness = Witness::start(folder, "press.example/w");
    assert_eq!(witness.text("name"), "press.example/w");
    assert_eq!(made.out.trim(), witness.text("key"), "its key is the one that was made");
    std::fs::write(folder.join("policy"), witness.policy()).unwrap();
    let mirror = ["log", "mirror", "log", "--to", "copy", "--policy", "policy"];
    let unwitnessed = run(folder, &mirror);
    assert!(unwitnessed.code == 1 && unwitnessed.err.starts_with("L8"), "{unwitnessed:?}");

    let cosigned = witness.cosign(&head);
    let mut log = Log::open(Folder::new(Disk::new(folder.join("log")).unwrap())).unwrap();
    log.countersign(cosigned.to_string().as_bytes()).unwrap();
    let copied = run(folder, &mirror);
    assert_eq!((copied.code, copied.err.as_str()), (0, ""));
    assert!(copied.out.contains("300 entries of log.example/remote, 300 of them new"), "{}", copied.out);
    let again = run(folder, &["log", "mirror", "log", "--to", "copy", "--policy", "policy", "--json"]);
    let again: Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!((&again["before"], &again["size"]), (&Value::from(300), &Value::from(300)));
    assert_eq!(again["witnesses"][0]["name"], "w");

    // Killed, it remembers.
    drop(witness);
    let witness = Witness::start(folder, "press.example/w");
    let seen = latest(witness.text("address"), ORIGIN).unwrap().unwrap();
    assert_eq!(seen.checkpoint(), head.checkpoint());
    assert!(!folder.join("loupe-data").exists(), "no register was made");
}

#[test]
fn a_copy_of_a_log_that_forked_says_so_with_both_heads() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let honest = write_log(&folder.join("log"), "entry", 300);
    let forked = write_log(&folder.join("fork"), "lie", 310);
    let key = log_key().verifier().to_string();
    assert_eq!(run(folder, &["log", "mirror", "log", "--to", "copy", "--log-key", &key]).code, 0);
    let told = run(folder, &["log", "mirror", "fork", "--to", "copy", "--log-key", &key]);
    assert!(told.code == 1 && told.err.starts_with("L14"), "{told:?}");
    for head in [&honest, &forked] {
        assert!(told.out.contains(&head.to_string()), "{}", told.out);
    }
    let kept = ["fork-1.checkpoint", "fork-2.checkpoint"].map(|name| folder.join(name));
    let kept = kept.map(|file| std::fs::read_to_string(file).unwrap());
    assert_eq!(kept, [forked.to_string(), honest.to_string()]);
}

/// A copy that is killed at whatever moment is finished by the next one.
#[test]
fn a_copy_that_is_killed_is_finished_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_log(&folder.join("log"), "entry", 40_000);
    let key = log_key().verifier().to_string();
    let args = ["log", "mirror", "log", "--to", "copy", "--log-key", &key];
    let mut killed = loupe().current_dir(folder).args(args).stdout(Stdio::null()).spawn().unwrap();
    while !folder.join("copy/tile/entries/010").exists() && killed.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    assert!(Command::new("kill").args(["-9", &killed.id().to_string()]).status().unwrap().success());
    killed.wait().unwrap();
    let done = run(folder, &args);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let report = audit(&Place::folder(folder.join("copy")), log_key().verifier(), &[], |_, _| ()).unwrap();
    assert!(report.passed(), "{:?}", report.faults);
    assert_eq!(report.entries, 40_000);
}

#[test]
fn what_a_witness_is_given_wrongly_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let vkey = log_key().verifier().to_string();
    let serve = |key: &str, watch: &str| {
        let told = run(folder, &["log", "witness", "serve", "--key", key, "--watch", watch, "--state", "seen"]);
        assert_eq!(told.code, 1, "{told:?}");
        told.err.split([':', ' ']).next().unwrap_or_default().to_owned()
    };
    std::fs::write(folder.join("policy"), "quorum none\n").unwrap();
    std::fs::write(folder.join("open"), log_key().secret_text().as_str()).unwrap();
    std::fs::write(folder.join("not-a-policy"), "nothing\n").unwrap();
    assert_eq!(serve("nobody.example", &vkey), "K2");
    assert_eq!(serve("nobody.example", "not-a-policy"), "L9");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(serve("open", &vkey), "K7", "others may read the key");
        std::fs::set_permissions(folder.join("open"), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert_eq!(serve("open", &vkey), "K6", "the key of a log does not cosign");
    let witness = SigningKey::from_seed("w.example", KeyKind::Cosignature, [2; 32]).unwrap();
    std::fs::write(folder.join("open"), witness.secret_text().as_str()).unwrap();
    assert_eq!(serve("open", "policy"), "L9", "a policy without a log is nothing to watch");
}
