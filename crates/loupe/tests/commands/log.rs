//! The public log: begun, published, proven to somebody with three files and nothing else, audited and found out.

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::LazyLock;

use insta::assert_snapshot;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_tlog::bundle::split;
use loupe_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use loupe_tlog::storage::{Disk, Folder, Log};

use super::program::{Told, file, in_folder, loupe};

const ORIGIN: &str = "example.org/log";
const PROOF: &str = "finding-alrosa-war.tlog-proof";
const RECORD: &str = "finding-alrosa-war.record.json";

/// A register with its log published, and what is needed to check a finding of it; made once a run.
static PUBLISHED: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(in_folder(folder.path(), &["log", "init", "--origin", ORIGIN]).code, 0);
    let told = in_folder(folder.path(), &["log", "checkpoint"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let out = folder.path().join(PROOF);
    let told = in_folder(folder.path(), &["log", "prove", "finding/alrosa-war", "--out", out.to_str().unwrap()]);
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    folder
});

/// What was published, to be copied. No command runs here: a database in use has files beside it that come and go.
fn published() -> &'static Path {
    PUBLISHED.path()
}

/// A copy of it that commands are asked of, which change nothing.
static ANSWERING: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    copied(published(), folder.path());
    folder
});

fn answering() -> &'static Path {
    ANSWERING.path()
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copied(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// A copy of the published log, to be tampered with.
fn log_copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copied(&published().join("log"), folder.path());
    folder
}

/// A folder with the proof, the record and the policy.
fn three_files() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in [PROOF, RECORD] {
        fs::copy(published().join(name), folder.path().join(name)).unwrap();
    }
    fs::copy(published().join("log/policy"), folder.path().join("policy")).unwrap();
    folder
}

/// Runs a command in a folder, on a machine with no home and no register.
fn stranger(folder: &Path, args: &[&str]) -> Told {
    let mut command = loupe();
    command.args(args).current_dir(folder).env("HOME", "/nowhere").env("LOUPE_DATA", "postgres://127.0.0.1:1/none");
    command.env("COLUMNS", "1000").output().unwrap().into()
}

const VERIFY: [&str; 7] = ["log", "verify", PROOF, "--record", RECORD, "--policy", "policy"];

/// The text without times, days, hashes and keys.
fn stable(text: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches(['.', ',', ')']);
        let end = &word[bare.len()..];
        let hex = bare.len() >= 16 && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
        let clock = bare.len() == 8 && bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
        let day = bare.contains('\u{a0}') && bare.ends_with(|letter: char| letter.is_ascii_digit());
        match (hex, clock, day) {
            (true, ..) => format!("[hex]{end}"),
            (_, true, _) => format!("[time]{end}"),
            (.., true) => format!("[day]{end}"),
            _ => word.to_owned(),
        }
    };
    text.lines().map(|line| line.split(' ').map(word).collect::<Vec<_>>().join(" ") + "\n").collect()
}

/// Changes one byte of a file.
fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    let of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    let changed = bytes[at] ^ 1;
    // What was base64 stays base64, whatever the keys of this run: the story is of a wrong hash and not of a bad letter.
    let left_it = of_base64(bytes[at]) && !of_base64(changed);
    bytes[at] = if left_it { if bytes[at] == b'A' { b'B' } else { b'A' } } else { changed };
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_fresh_register_publishes_and_whoever_has_three_files_can_check() {
    let folder = tempfile::tempdir().unwrap();
    let told = in_folder(folder.path(), &["log", "init", "--origin", ORIGIN]);
    assert!(told.code == 0 && told.out.starts_with("example.org/log+"), "{told:?}");
    assert!(told.err.contains("nobody but you vouches for it"), "{}", told.err);
    let again = in_folder(folder.path(), &["log", "init", "--origin", "example.org/other"]);
    assert_eq!((again.code, again.out.as_str()), (1, ""));
    assert!(again.err.starts_with("L12: A log is there already: example.org/log."), "{}", again.err);

    let early = in_folder(folder.path(), &["log", "prove", "finding/alrosa-war"]);
    assert!(early.code == 1 && early.err.contains("L6: The record register/9"), "{}", early.err);
    let told = in_folder(folder.path(), &["log", "checkpoint"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let signed = SignedCheckpoint::parse(told.out.as_bytes()).unwrap();
    assert_eq!(signed.checkpoint().origin(), ORIGIN);
    assert_eq!(fs::read_to_string(folder.path().join("log/checkpoint")).unwrap(), told.out);
    assert!(told.err.contains("records were published") && told.err.contains("names no witness"), "{}", told.err);
    let same = in_folder(folder.path(), &["log", "checkpoint"]);
    assert_eq!((same.code, &same.out), (0, &told.out), "{}", same.err);

    let at = tempfile::tempdir().unwrap();
    let mut command = loupe();
    command.args(["log", "prove", "finding/alrosa-war", "--data"]).arg(folder.path()).current_dir(at.path());
    let proven: Told = command.output().unwrap().into();
    assert_eq!((proven.code, proven.out.as_str()), (0, ""), "{}", proven.err);
    assert!(proven.err.starts_with("register/9 is entry 8 of the log."), "{}", proven.err);
    fs::copy(folder.path().join("log/policy"), at.path().join("policy")).unwrap();
    folder.close().unwrap();

    let held = stranger(at.path(), &VERIFY);
    assert_eq!((held.code, held.err.as_str()), (0, ""), "{}", held.err);
    assert!(held.out.starts_with("The proof holds.\n"), "{}", held.out);
    let mut names: Vec<_> = fs::read_dir(at.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [RECORD, PROOF, "policy"], "verifying made a file");
}

#[test]
fn what_a_proof_says_is_said_in_three_languages() {
    let folder = three_files();
    for lang in ["en", "fr", "pt"] {
        let told = stranger(folder.path(), &[VERIFY.as_slice(), &["--lang", lang]].concat());
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.err);
        assert_snapshot!(format!("log-verify-{lang}"), stable(&told.out));
    }
}

#[test]
fn a_proof_for_machines_says_what_was_checked() {
    let folder = three_files();
    let told = stranger(folder.path(), &[VERIFY.as_slice(), &["--json"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((&answer["id"], &answer["subject"]), (&"register/9".into(), &"finding/alrosa-war".into()));
    assert_eq!((&answer["origin"], &answer["index"]), (&ORIGIN.into(), &8.into()));
    assert_eq!((&answer["witnesses_asked"], &answer["office_checked"]), (&true.into(), &false.into()));
}

#[test]
fn a_log_s_key_may_stand_for_a_policy_and_an_office_s_key_is_checked_where_it_is_given() {
    let folder = three_files();
    let policy = fs::read_to_string(folder.path().join("policy")).unwrap();
    let key = policy.lines().next().unwrap().strip_prefix("log ").unwrap().to_owned();
    let args = ["log", "verify", PROOF, "--record", RECORD, "--log-key", &key];
    let told = stranger(folder.path(), &args);
    assert!(told.code == 0 && told.out.contains("No witness was asked for"), "{told:?}");

    let first = in_folder(answering(), &["log", "record", "0", "--json"]);
    let first: serde_json::Value = serde_json::from_str(&first.out).unwrap();
    let office = first["answer"]["facts"]["key"].as_str().unwrap();
    let told = stranger(folder.path(), &[args.as_slice(), &["--office-key", office]].concat());
    assert!(told.code == 0 && told.out.contains("The office signed the record"), "{told:?}");
    // The key of somebody else: the base point of the curve, which can be one.
    let other = "5866666666666666666666666666666666666666666666666666666666666666";
    let told = stranger(folder.path(), &[args.as_slice(), &["--office-key", other]].concat());
    assert!(told.code == 1 && told.err.starts_with(&format!("L4 ({RECORD})")), "{told:?}");
    let told = stranger(folder.path(), &["log", "verify", PROOF, "--record", RECORD, "--log-key", &key[1..]]);
    assert!(told.code == 1 && told.err.starts_with("L9: "), "{told:?}");
}

#[test]
fn one_byte_changed_in_any_of_the_three_files_is_refused_by_its_rule() {
    let check = |name: &str, at: fn(&str) -> usize, begins: &str| {
        let folder = three_files();
        let path = folder.path().join(name);
        flip(&path, at(&fs::read_to_string(&path).unwrap()));
        let told = stranger(folder.path(), &VERIFY);
        assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (1, "", 2), "{name}: {}", told.err);
        assert!(told.err.starts_with(begins), "{name}: {}", told.err);
    };
    check(RECORD, |text| text.find("Alrosa").unwrap(), &format!("L8 ({PROOF}): The proof does not hold."));
    check(RECORD, |text| text.len() - 4, &format!("L8 ({PROOF})"));
    check(PROOF, |_| 0, &format!("L7 ({PROOF}): The proof cannot be read"));
    check(PROOF, |text| text.find("index 8").unwrap() + 6, &format!("L8 ({PROOF})"));
    check(PROOF, |text| text.find(ORIGIN).unwrap(), &format!("L8 ({PROOF})"));
    check(PROOF, |text| text.find("\n\n").unwrap() - 20, &format!("L8 ({PROOF})"));
    check("policy", |_| 0, "L9 (policy): The policy cannot be read: line 1");
    // Name and key of the log are bound together by the number between them.
    check("policy", |text| text.find(ORIGIN).unwrap(), "L9 (policy): The policy cannot be read: line 1");
    check("policy", |text| text.find("\nquorum").unwrap() - 3, "L9 (policy): The policy cannot be read: line 1");
    check("policy", |text| text.find("none").unwrap(), "L9 (policy): The policy cannot be read: line 2");
}

#[test]
fn files_of_another_kind_or_size_are_refused_and_a_missing_one_is_a_fault() {
    let folder = three_files();
    fs::write(folder.path().join("huge"), vec![b'a'; 3 << 20]).unwrap();
    fs::write(folder.path().join("empty"), "").unwrap();
    let check = |args: &[&str], code: i32, begins: &str| {
        let told = stranger(folder.path(), &[["log", "verify"].as_slice(), args].concat());
        assert_eq!((told.code, told.out.as_str()), (code, ""), "{args:?}: {}", told.err);
        assert!(told.err.starts_with(begins), "{args:?}: {}", told.err);
    };
    check(&["huge", "--record", RECORD, "--policy", "policy"], 1, "L7 (huge)");
    check(&["empty", "--record", RECORD, "--policy", "policy"], 1, "L7 (empty)");
    check(&[PROOF, "--record", "huge", "--policy", "policy"], 1, "L8 (");
    check(&[PROOF, "--record", RECORD, "--policy", "huge"], 1, "L9 (huge)");
    check(&[PROOF, "--record", RECORD, "--policy", "empty"], 1, "L9 (empty)");
    check(&[PROOF, "--record", "nowhere", "--policy", "policy"], 3, "loupe: nowhere");
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let at = tempfile::tempdir().unwrap();
    let prove = |args: &[&str]| -> Told {
        let mut command = loupe();
        command.args(["log", "prove"]).args(args).arg("--data").arg(answering()).current_dir(at.path());
        command.output().unwrap().into()
    };
    assert_eq!(prove(&["register/9"]).code, 0);
    let proof = fs::read(at.path().join("register-9.tlog-proof")).unwrap();
    assert_eq!(prove(&["8"]).code, 0, "the same again is no harm");
    let streamed = prove(&["finding/alrosa-war", "--out", "-"]);
    assert_eq!((streamed.code, streamed.out.as_bytes(), streamed.err.as_str()), (0, proof.as_slice(), ""));
    fs::write(at.path().join("mine.record.json"), "mine").unwrap();
    let told = prove(&["register/9", "--out", "mine.tlog-proof"]);
    assert_eq!((told.code, told.err.lines().count()), (3, 1), "{}", told.err);
    assert!(told.err.starts_with("loupe: mine.record.json is there already"), "{}", told.err);
    assert!(!at.path().join("mine.tlog-proof").exists());
    assert_eq!(fs::read_to_string(at.path().join("mine.record.json")).unwrap(), "mine");
    let told = prove(&["finding/none"]);
    assert!(told.code == 1 && told.err.starts_with("L5: There is no record “finding/none”."), "{}", told.err);
    assert_eq!(fs::read_dir(at.path()).unwrap().count(), 3);
}

#[test]
fn records_are_shown_and_listed() {
    let shown = in_folder(answering(), &["log", "record", "finding/alrosa-war"]);
    let record = fs::read_to_string(published().join(RECORD)).unwrap();
    assert!(shown.code == 0 && shown.out.contains(&format!("\n{record}\n")), "{}", shown.out);
    assert!(shown.out.starts_with("register/9: finding published\nAbout finding/alrosa-war\n"), "{}", shown.out);
    let list = in_folder(answering(), &["log", "list", "--count", "2", "--before", "10", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list.out).unwrap();
    let index = |place: usize| list["answer"]["records"][place]["index"].as_u64();
    assert_eq!((index(0), index(1), index(2)), (Some(9), Some(8), None));
    assert_eq!(list["answer"]["older_below"].as_u64(), Some(8));
    let about = in_folder(answering(), &["log", "list", "--about", "finding/alrosa-war", "--lang", "fr"]);
    assert!(about.out.contains("register/9") && about.out.contains("constat publié"), "{}", about.out);
    assert!(!about.out.contains("register/10"), "{}", about.out);
    let none = in_folder(answering(), &["log", "list", "--about", "finding/none"]);
    assert!(none.code == 1 && none.err.starts_with("L5: "), "{}", none.err);
}

#[test]
fn an_audit_passes_and_says_whose_word_it_took() {
    let log = log_copy();
    for lang in ["en", "fr", "pt"] {
        let told = stranger(log.path(), &["log", "audit", ".", "--lang", lang]);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{}{}", told.out, told.err);
        assert_snapshot!(format!("log-audit-{lang}"), stable(&told.out));
    }
    let kept = published().join(PROOF);
    let kept = ["log", "audit", ".", "--policy", "policy", "--checkpoint", kept.to_str().unwrap(), "--json"];
    let told = stranger(log.path(), &kept);
    let answer: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((told.code, &answer["passed"]), (0, &true.into()), "{}", told.out);
    assert_eq!(answer["compared"][0]["standing"], "consistent");
    let told = stranger(log.path(), &["log", "audit", ".", "--tree-only"]);
    assert!(told.code == 0 && told.out.contains("Only the tree was checked"), "{}", told.out);
}

#[test]
fn an_audit_names_each_file_that_was_changed_or_taken_away() {
    let check = |change: &dyn Fn(&Path), begins: &str| {
        let log = log_copy();
        change(log.path());
        let told = stranger(log.path(), &["log", "audit", "."]);
        assert_eq!((told.code, told.err.as_str()), (1, ""), "{begins}: {}{}", told.out, told.err);
        assert!(told.out.contains(&format!("\n  - {begins}")), "{begins}: {}", told.out);
        assert!(told.out.contains("\nThe audit failed: "), "{begins}: {}", told.out);
    };
    check(&|log| flip(&log.join("tile/0/000"), 100), "tile/0/000: A hash in this file");
    check(&|log| flip(&log.join("tile/entries/002"), 5_000), "tile/entries/002, entry 5");
    check(&|log| fs::remove_file(log.join("tile/entries/001")).unwrap(), "tile/entries/001: The file is missing.");
    check(&|log| fs::write(log.join("tile/0/003"), "short").unwrap(), "tile/0/003: The file does not have the length");
    let root = |log: &Path| {
        let checkpoint = fs::read_to_string(log.join("checkpoint")).unwrap();
        checkpoint.lines().take(2).map(|line| line.len() + 1).sum::<usize>()
    };
    check(&|log| flip(&log.join("checkpoint"), root(log)), "checkpoint: The log’s key did not sign this checkpoint");
}

/// The entries of a log, each with its bytes.
fn entries(log: &Path) -> Vec<Vec<u8>> {
    let signed = SignedCheckpoint::parse(&fs::read(log.join("checkpoint")).unwrap()).unwrap();
    let size = signed.checkpoint().size();
    let mut entries = Vec::new();
    for bundle in 0..size.div_ceil(256) {
        let width = u16::try_from((size - bundle * 256).min(256)).unwrap();
        let partial = if width < 256 { format!(".p/{width}") } else { String::new() };
        let bytes = fs::read(log.join(format!("tile/entries/{bundle:03}{partial}"))).unwrap();
        entries.extend(split(&bytes, width).unwrap().into_iter().map(<[u8]>::to_vec));
    }
    entries
}

/// The log of an operator who took one entry out and signed the rest.
fn rewritten(without: usize) -> tempfile::TempDir {
    let mut rest = entries(&published().join("log"));
    rest.remove(without);
    let keys = published().join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    let key = ring.log_key(ORIGIN).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut log = Log::open(Folder::new(Disk::new(folder.path()).unwrap())).unwrap();
    let staged = log.stage(&rest).unwrap();
    let head = Checkpoint::new(ORIGIN, staged.size(), staged.root()).unwrap();
    log.commit(staged, SignedCheckpoint::signed(head, &key).unwrap().to_string().as_bytes()).unwrap();
    fs::copy(published().join("log/policy"), folder.path().join("policy")).unwrap();
    folder
}

#[test]
fn an_operator_who_takes_a_record_out_is_found_out_with_the_evidence() {
    let log = rewritten(8);
    let told = stranger(log.path(), &["log", "audit", "."]);
    assert_eq!(told.code, 1, "{}", told.err);
    assert!(
        told.out.contains("  - entry 8, register/10, ")
            && told.out.contains("Something is missing before it: number 9 of the office"),
        "{}",
        told.out
    );
    // Whoever kept a proof has what the log signed before.
    let kept = published().join(PROOF);
    let told = stranger(log.path(), &["log", "audit", ".", "--checkpoint", kept.to_str().unwrap()]);
    assert_eq!(told.code, 1, "{}", told.err);
    let before = fs::read_to_string(published().join("log/checkpoint")).unwrap();
    let now = fs::read_to_string(log.path().join("checkpoint")).unwrap();
    assert!(told.out.contains(&before) && told.out.contains(&now), "{}", told.out);
    assert!(told.out.contains("Both checkpoints follow"), "{}", told.out);
    for (lang, said) in [("fr", "il manque quelque chose"), ("pt", "falta alguma coisa")] {
        let told = stranger(log.path(), &["log", "audit", ".", "--lang", lang]);
        assert!(told.code == 1 && told.out.to_lowercase().contains(said), "{}", told.out);
    }
}

/// A witness that runs until it is dropped.
struct Witness {
    child: Child,
    line: String,
}

impl Witness {
    /// Watches the log of a register, with a key of its own in `folder`.
    fn start(folder: &Path, log: &str) -> Witness {
        let keys = folder.join("keys");
        let made = loupe().args(["key", "new", "witness", "example.org/w1", "--keys"]).arg(&keys).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        let mut command = loupe();
        command.args(["log", "witness", "serve", "--key", "example.org/w1", "--watch", log]);
        command.args(["--listen", "127.0.0.1:0", "--json", "--keys"]).arg(&keys);
        command.arg("--state").arg(folder.join("state")).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let said: serde_json::Value = serde_json::from_str(&said).unwrap();
        let line = format!("witness w1 {} {}", said["key"].as_str().unwrap(), said["address"].as_str().unwrap());
        Witness { child, line }
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_witness_cosigns_and_gives_away_a_log_that_shows_others_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let (register, elsewhere) = (folder.path().join("register"), folder.path().join("witness"));
    copied(published(), &register);
    let policy = register.join("log/policy");
    let key = fs::read_to_string(&policy).unwrap().lines().next().unwrap().to_owned();
    let witness = Witness::start(&elsewhere, key.strip_prefix("log ").unwrap());
    fs::write(&policy, format!("{key}\n{}\nquorum w1\n", witness.line)).unwrap();

    let told = in_folder(&register, &["log", "checkpoint"]);
    assert!(told.code == 0 && told.err.starts_with("Witnessed by w1, "), "{}", told.err);
    assert_eq!(SignedCheckpoint::parse(told.out.as_bytes()).unwrap().note().signatures().len(), 2);
    let proof = register.join("witnessed.tlog-proof");
    assert_eq!(in_folder(&register, &["log", "prove", "8", "--out", proof.to_str().unwrap()]).code, 0);
    let log = register.join("log");
    let args = ["log", "verify", "../witnessed.tlog-proof", "--record", "../witnessed.record.json"];
    let told = stranger(&log, &[args.as_slice(), &["--policy", "policy"]].concat());
    assert!(told.code == 0 && told.out.contains("\nWitnessed by w1, "), "{told:?}");
    // A proof from before it was witnessed is not enough for who asks for the witness.
    let old = ["log", "verify", &format!("../{PROOF}"), "--record", &format!("../{RECORD}"), "--policy", "policy"];
    let told = stranger(&log, &old);
    assert!(told.code == 1 && told.err.starts_with("L8 (") && told.err.contains("too few witnesses"), "{told:?}");

    let told = stranger(&log, &["log", "audit", "."]);
    assert!(told.code == 0 && told.out.contains("  w1, "), "{told:?}");
    assert!(told.out.contains("  w1, 1\u{202f}589 entries: this log begins with them."), "{}", told.out);
    let other = rewritten(20);
    let policy: PathBuf = log.join("policy");
    let against = ["log", "audit", other.path().to_str().unwrap(), "--tree-only", "--policy", policy.to_str().unwrap()];
    let told = stranger(&log, &against);
    assert_eq!(told.code, 1, "{told:?}");
    assert!(told.out.contains(&fs::read_to_string(log.join("checkpoint")).unwrap()), "{}", told.out);
    assert!(told.out.contains(&fs::read_to_string(other.path().join("checkpoint")).unwrap()), "{}", told.out);

    drop(witness);
    let told = stranger(&log, &["log", "audit", "."]);
    assert!(told.code == 0 && told.err.starts_with("What w1 has cosigned is not known: "), "{told:?}");
    let told = stranger(&log, &["log", "audit", ".", "--offline"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
}

#[test]
fn a_log_is_audited_at_its_address_as_in_its_folder() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/log/", listener.local_addr().unwrap());
    let log = log_copy();
    let files = log.path().to_owned();
    std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| answer(stream, &files)));
    let at = tempfile::tempdir().unwrap();
    let over_http = stranger(at.path(), &["log", "audit", &address, "--json"]);
    let in_folder = stranger(at.path(), &["log", "audit", log.path().to_str().unwrap(), "--json"]);
    assert_eq!((over_http.code, over_http.err.as_str()), (0, ""), "{}", over_http.err);
    assert_eq!(over_http.out, in_folder.out);
    flip(&log.path().join("tile/entries/000"), 100);
    let changed = stranger(at.path(), &["log", "audit", &address]);
    assert!(changed.code == 1 && changed.out.contains("tile/entries/000, entry 0: "), "{changed:?}");
    assert_eq!(fs::read_dir(at.path()).unwrap().count(), 0);
}

/// A web server that knows nothing of logs: files below `/log/`, as they are.
fn answer(mut stream: TcpStream, files: &Path) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let asked = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = asked.strip_prefix("GET /log/").and_then(|rest| rest.split(' ').next()).unwrap_or("none");
    let (status, body) = fs::read(files.join(path)).map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

#[test]
fn a_checkpoint_is_given_while_a_server_publishes_too() {
    let folder = tempfile::tempdir().unwrap();
    copied(published(), folder.path());
    let mut command = loupe();
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path());
    let mut server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let size = |told: &Told| SignedCheckpoint::parse(told.out.as_bytes()).unwrap().checkpoint().size();
    let before = size(&in_folder(folder.path(), &["log", "checkpoint"]));
    for round in 1..=8 {
        let text =
            format!("participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,{round}.5,900\n");
        let rows = file(folder.path(), "rows.csv", &text);
        let filed = in_folder(folder.path(), &["import", "returns", rows.to_str().unwrap()]);
        assert_eq!(filed.code, 0, "{}", filed.err);
        let told = in_folder(folder.path(), &["log", "checkpoint"]);
        assert_eq!((told.code, size(&told)), (0, before + round), "{}", told.err);
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let told = in_folder(folder.path(), &["log", "audit", folder.path().join("log").to_str().unwrap()]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
}

#[test]
fn what_cannot_be_audited_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let told = stranger(folder.path(), &["log", "audit", "nowhere"]);
    assert!(told.code == 1 && told.err.starts_with("L11: There is no log at nowhere"), "{told:?}");
    let log = log_copy();
    fs::remove_file(log.path().join("policy")).unwrap();
    let told = stranger(log.path(), &["log", "audit", "."]);
    assert!(told.code == 1 && told.err.starts_with("L9 (./policy): "), "{told:?}");
    fs::write(log.path().join("checkpoint"), "example.org/log\n").unwrap();
    let told = stranger(log.path(), &["log", "audit", "."]);
    assert!(told.code == 1 && told.err.starts_with("L10: "), "{told:?}");
    let told = stranger(log.path(), &["log", "audit", "http://127.0.0.1:1/log"]);
    assert_eq!((told.code, told.out.as_str(), told.err.lines().count()), (3, "", 1), "{told:?}");
}

#[test]
fn wrong_usage_is_misuse() {
    let folder = three_files();
    let before = fs::read_dir(folder.path()).unwrap().count();
    for args in [
        ["log"].as_slice(),
        &["log", "verify", PROOF],
        &["log", "verify", PROOF, "--record", RECORD],
        &["log", "verify", PROOF, "--record", RECORD, "--policy", "policy", "--log-key", "k"],
        &["log", "verify", PROOF, "--record", RECORD, "--policy", "policy", "--office-key", "abc"],
        &["log", "audit"],
        &["log", "audit", ".", "--receipt-days", "-1"],
        &["log", "prove"],
        &["log", "record"],
        &["log", "list", "--count", "0"],
        &["log", "init", "example.org/log"],
        &["log", "init", "--origin", "https://example.org/log"],
    ] {
        let told = stranger(folder.path(), args);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}: {}", told.err);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before);
}
