//! Keys at rest: what lies in the folder, who can open it, and what a crash, a thief and a slip leave of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::Timestamp;
use loupe_registry::keys::{
    KeyEntry, KeyFault, KeyKind, KeyRing, Protection, Question, SecretString, Standing, Unlock, default_identity,
};
use loupe_registry::registry::{Fault, Trouble};
use loupe_scheme::record::{Body, Chain, Draft, Kind, OfficeId, Record};
use loupe_tlog::checkpoint::Checkpoint;
use loupe_tlog::hash::Hash;
use loupe_tlog::key::VerifierKey;
use tempfile::TempDir;

const ORIGIN: &str = "log.example/2026";
const PASSPHRASE: &str = "korrekt häst batteri";

/// A folder for keys, with a place beside it for what opens them.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn keys(&self) -> PathBuf {
        self.folder.path().join("loupe").join("keys")
    }

    /// The ring as it is when nothing is set.
    fn ring(&self) -> KeyRing {
        KeyRing::open(&self.keys(), Unlock::with_identity(default_identity(&self.keys())))
    }

    /// The ring with a passphrase in a file, and little work to try one.
    fn ring_with(&self, passphrase: &str) -> KeyRing {
        let file = self.secret("passphrase", passphrase);
        let unlock = Unlock::with_identity(default_identity(&self.keys())).and_passphrase_file(file);
        KeyRing::open(&self.keys(), unlock.with_work_factor(2))
    }

    /// A file that is its owner's alone.
    fn secret(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        chmod(&path, 0o600);
        path
    }

    fn file(&self, name: &str) -> PathBuf {
        self.keys().join(name)
    }

    fn names(&self) -> BTreeSet<String> {
        fs::read_dir(self.keys()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn register() -> OfficeId {
    OfficeId::from_str("register").unwrap()
}

fn draft() -> Draft {
    let facts = [("name", "Mine"), ("version", "1"), ("vocabulary", "conflict-1")];
    let body = Body::of_facts(facts.map(|(name, value)| (name, value.to_owned())));
    Draft { kind: Kind::DefinitionPublished, subject: "definition/mine/1".to_owned(), body }
}

/// The rule that refuses.
fn rule<T: Debug>(result: Result<T, Trouble>) -> &'static str {
    match result {
        Err(Trouble::Refused(refusals)) => refusals[0].rule.code(),
        other => panic!("not refused: {other:?}"),
    }
}

fn is_torn<T: Debug>(result: &Result<T, Trouble>) -> bool {
    matches!(result, Err(Trouble::Fault(Fault::Keys(KeyFault::Torn { .. }))))
}

fn brief(entries: &[KeyEntry]) -> Vec<(KeyKind, &str, Standing, &str)> {
    entries.iter().map(|entry| (entry.kind, entry.name.as_str(), entry.standing, entry.id.as_str())).collect()
}

#[test]
fn a_register_makes_its_keys_signs_with_them_and_replaces_one() {
    let place = Place::new();
    let ring = place.ring();
    assert!(ring.list().unwrap().is_empty() && !place.keys().exists(), "asking makes nothing");
    let log = ring.create(KeyKind::Log, ORIGIN).unwrap();
    let witness = ring.create(KeyKind::Witness, "witness.example").unwrap();
    let office = ring.create(KeyKind::Office, "register").unwrap();
    assert_eq!(ring.list().unwrap(), [log.clone(), witness.clone(), office.clone()]);
    for (name, entry) in
        [("log.example%2f2026.log", &log), ("witness.example.witness", &witness), ("register.office", &office)]
    {
        assert_eq!(mode(&place.file(&format!("{name}.age"))), 0o600);
        assert_eq!(fs::read_to_string(place.file(&format!("{name}.pub"))).unwrap(), format!("{}\n", entry.public));
    }
    assert_eq!((mode(&place.keys()), mode(&place.file("identity.txt"))), (0o700, 0o600));

    // Another program opens the folder and signs; whoever has only what is public checks it.
    let again = place.ring();
    let checkpoint = Checkpoint::new(ORIGIN, 0, Hash::of_nothing()).unwrap();
    let line = again.log_key(ORIGIN).unwrap().sign(&checkpoint.to_string()).unwrap();
    let public: VerifierKey = log.public.parse().unwrap();
    public.verify_bytes(checkpoint.to_string().as_bytes(), line.signature()).unwrap();
    again.witness_key("witness.example").unwrap().cosign(&checkpoint, 1_790_000_000).unwrap();
    let signer = again.office_key(&register()).unwrap();
    let record = sign(&signer, Chain::default());
    signer.public().verify(&record).unwrap();
    assert_eq!(office.public, format!("office register {} {}", signer.public(), signer.id()));

    // Another key takes its place; what the old one signed can still be checked, and it can still be opened.
    let (old, new) = again.prepare_office_rotation(&register()).unwrap();
    assert_eq!((old.id(), again.office_key(&register()).unwrap().id()), (signer.id(), signer.id()));
    again.finish_rotation(KeyKind::Office, "register", &new.id().to_string()).unwrap();
    assert_eq!(again.office_key(&register()).unwrap().id(), new.id());
    assert_eq!(again.office_key_with_id(&register(), old.id()).unwrap().public(), old.public());
    new.public().verify(&sign(&again.office_key(&register()).unwrap(), record.chain())).unwrap();
    let (old, new) = (old.id().to_string(), new.id().to_string());
    let expected = [
        (KeyKind::Office, "register", Standing::Current, new.as_str()),
        (KeyKind::Office, "register", Standing::Retired, &old),
    ];
    assert_eq!(brief(&again.list().unwrap()[2..]), expected);
}

fn sign(signer: &loupe_registry::keys::OfficeSigner, after: Chain) -> Record {
    let issued_at = Timestamp::from_second(1_790_000_000).unwrap();
    signer.sign(draft().place(signer.office().clone(), after, issued_at, signer.id()).unwrap())
}

#[test]
fn a_passphrase_opens_what_it_sealed_and_another_does_not() {
    let place = Place::new();
    let made = place.ring_with(&format!("{PASSPHRASE}\r\nnot this line\n")).create(KeyKind::Log, ORIGIN).unwrap();
    assert_eq!(made.protection, Protection::Passphrase);
    assert!(!place.file("identity.txt").exists(), "no identity is made that nothing needs");
    let key = place.ring_with(PASSPHRASE).log_key(ORIGIN).unwrap();
    assert_eq!(key.verifier().to_string(), made.public);
    assert_eq!(rule(place.ring_with("another").log_key(ORIGIN)), "K3");
    assert_eq!(rule(place.ring_with("").log_key(ORIGIN)), "K3");
    assert_eq!(rule(place.ring_with("").create(KeyKind::Witness, "w")), "K3");
    assert_eq!(rule(place.ring().log_key(ORIGIN)), "K3", "nobody is there to be asked");
    assert_eq!(place.ring().list().unwrap(), [made], "a list needs no passphrase");
    let file = place.secret("open", PASSPHRASE);
    chmod(&file, 0o644);
    let ring = KeyRing::open(&place.keys(), Unlock::with_identity("none").and_passphrase_file(file));
    assert_eq!(rule(ring.log_key(ORIGIN)), "K7");
    let ring = KeyRing::open(&place.keys(), Unlock::with_identity("none").and_passphrase_file("not there"));
    assert_eq!(rule(ring.log_key(ORIGIN)), "K3");
}

#[test]
fn a_passphrase_is_asked_for_once_and_again_when_it_was_wrong() {
    let place = Place::new();
    place.ring_with(PASSPHRASE).create(KeyKind::Log, ORIGIN).unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    let ask = move |question: Question<'_>| {
        assert!(matches!(question, Question::Open(path) if path.ends_with("log.example%2f2026.log.age")));
        let typed = if counted.fetch_add(1, Ordering::Relaxed) == 0 { "korrekt hast" } else { PASSPHRASE };
        Ok(Some(SecretString::from(typed)))
    };
    let ring = KeyRing::open(&place.keys(), Unlock::with_identity("none").and_asking(Box::new(ask)));
    assert_eq!(rule(ring.log_key(ORIGIN)), "K3");
    ring.log_key(ORIGIN).unwrap();
    ring.log_key(ORIGIN).unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[test]
fn an_identity_opens_what_it_sealed_and_is_guarded() {
    let place = Place::new();
    let stick = place.folder.path().join("stick.txt");
    let ring = KeyRing::open(&place.keys(), Unlock::with_identity(&stick));
    ring.create(KeyKind::Log, ORIGIN).unwrap();
    assert_eq!(mode(&stick), 0o600);
    assert_eq!(
        place.names(),
        [".lock", "log.example%2f2026.log.age", "log.example%2f2026.log.pub"].map(str::to_owned).into()
    );
    ring.log_key(ORIGIN).unwrap();

    for others in [0o640, 0o604, 0o620, 0o660, 0o644] {
        chmod(&stick, others);
        assert_eq!(rule(ring.log_key(ORIGIN)), "K7");
        assert_eq!(rule(ring.create(KeyKind::Witness, "w")), "K7");
    }
    chmod(&stick, 0o400);
    ring.log_key(ORIGIN).unwrap();

    // The stick is not there: nothing is opened, and no second identity is made where the first is awaited.
    fs::rename(&stick, place.folder.path().join("away")).unwrap();
    assert_eq!(rule(ring.log_key(ORIGIN)), "K3");
    assert_eq!(rule(ring.create(KeyKind::Witness, "w")), "K3");
    assert!(!stick.exists());

    // Another's stick.
    let other = Place::new();
    other.ring().create(KeyKind::Log, ORIGIN).unwrap();
    fs::copy(other.file("identity.txt"), &stick).unwrap();
    assert_eq!(rule(ring.log_key(ORIGIN)), "K3");

    // Two identities in one file, as after a change of identity: either opens.
    let both = [fs::read_to_string(&stick).unwrap(), fs::read_to_string(place.folder.path().join("away")).unwrap()];
    let both = place.secret("both", &both.concat());
    KeyRing::open(&place.keys(), Unlock::with_identity(both)).log_key(ORIGIN).unwrap();
    for text in ["", "# nothing\n", "AGE-SECRET-KEY-1QQQQ\n", "ssh-ed25519 AAAA\n"] {
        let broken = place.secret("broken", text);
        assert_eq!(rule(KeyRing::open(&place.keys(), Unlock::with_identity(broken)).log_key(ORIGIN)), "K3");
    }
}

#[test]
fn a_torn_or_changed_file_is_told_and_never_opened() {
    for sealed_by in [Protection::Identity, Protection::Passphrase] {
        let place = Place::new();
        let ring = match sealed_by {
            Protection::Identity => place.ring(),
            Protection::Passphrase => place.ring_with(PASSPHRASE),
        };
        ring.create(KeyKind::Log, ORIGIN).unwrap();
        let path = place.file("log.example%2f2026.log.age");
        let whole = fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).unwrap();
            assert!(is_torn(&ring.log_key(ORIGIN)), "cut after {cut} bytes");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(&path, changed).unwrap();
            assert!(ring.log_key(ORIGIN).is_err(), "byte {at} changed");
        }
        fs::write(&path, vec![b'a'; 20_000]).unwrap();
        assert!(matches!(ring.log_key(ORIGIN), Err(Trouble::Fault(Fault::Keys(KeyFault::File { .. })))), "too long");
        fs::write(&path, whole).unwrap();
        ring.log_key(ORIGIN).unwrap();
    }
}

#[test]
fn a_file_that_asks_for_hours_of_work_is_not_tried() {
    let place = Place::new();
    let ring = place.ring_with(PASSPHRASE);
    ring.create(KeyKind::Log, ORIGIN).unwrap();
    let path = place.file("log.example%2f2026.log.age");
    let sealed = fs::read(&path).unwrap();
    let end = sealed.windows(3).position(|bytes| bytes == b" 2\n").unwrap();
    for asked in ["21", "63"] {
        fs::write(&path, [&sealed[..=end], asked.as_bytes(), &sealed[end + 2..]].concat()).unwrap();
        let told = ring.log_key(ORIGIN).unwrap_err();
        assert!(matches!(told, Trouble::Fault(Fault::Keys(KeyFault::TooMuchWork { .. }))), "{told:?}");
    }
}

#[test]
fn a_file_in_another_s_place_is_refused() {
    let place = Place::new();
    let ring = place.ring();
    ring.create(KeyKind::Log, ORIGIN).unwrap();
    ring.create(KeyKind::Office, "register").unwrap();
    fs::copy(place.file("register.office.age"), place.file("mines.office.age")).unwrap();
    fs::copy(place.file("register.office.age"), place.file("register.witness.age")).unwrap();
    assert_eq!(rule(ring.office_key(&"mines".parse().unwrap())), "K6");
    assert_eq!(rule(ring.witness_key("register")), "K6");
    assert_eq!(rule(ring.list()), "K6");
    fs::remove_file(place.file("mines.office.age")).unwrap();
    fs::remove_file(place.file("register.witness.age")).unwrap();
    fs::write(place.file("register.notary.age"), "of a later program").unwrap();
    assert_eq!(rule(ring.list()), "K6");
    ring.office_key(&register()).unwrap();
    fs::remove_file(place.file("register.notary.age")).unwrap();
    fs::write(place.file("notes.txt"), "of the operator").unwrap();
    assert_eq!(ring.list().unwrap().len(), 2);
    fs::write(place.file("register.office.pub"), "office register 00 00\n").unwrap();
    assert!(is_torn(&ring.list()));
}

#[test]
fn a_name_stays_in_the_folder_and_what_is_none_is_refused() {
    let place = Place::new();
    let ring = place.ring();
    for name in ["../outside", "/etc/passwd", "a/b/../../../c", ".hidden", "..", "Log", "log", "log.log", "überall"] {
        ring.create(KeyKind::Log, name).unwrap();
        assert_eq!(ring.log_key(name).unwrap().verifier().name(), name);
    }
    assert_eq!(fs::read_dir(place.keys().parent().unwrap()).unwrap().count(), 1, "nothing outside");
    assert_eq!(ring.list().unwrap().len(), 9);
    let long = "n".repeat(181);
    for name in ["", "with space", "with+plus", "line\nbreak", "nul\0", long.as_str(), "a\u{a0}b"] {
        assert_eq!(rule(ring.create(KeyKind::Log, name)), "K4", "{name:?}");
        assert_eq!(rule(ring.log_key(name)), "K4", "{name:?}");
    }
    for name in ["../register", "Register", "1register", "register-", "re gister"] {
        assert_eq!(rule(ring.create(KeyKind::Office, name)), "K4", "{name:?}");
    }
    ring.create(KeyKind::Witness, &long[..180]).unwrap();
    assert_eq!(rule(ring.log_key("absent")), "K2");
}

#[test]
fn of_many_who_make_one_key_at_once_one_does() {
    let place = Place::new();
    let made: Vec<_> = std::thread::scope(|scope| {
        let makers: Vec<_> = (0..8).map(|_| scope.spawn(|| place.ring().create(KeyKind::Office, "register"))).collect();
        makers.into_iter().map(|maker| maker.join().unwrap()).collect()
    });
    let (made, refused): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    assert!(made.len() == 1 && refused.len() == 7);
    for refused in refused {
        assert_eq!(rule(refused), "K1");
    }
    let made = made.into_iter().next().unwrap().unwrap();
    assert_eq!(place.ring().office_key(&register()).unwrap().id().to_string(), made.id);
    let files = [".lock", "identity.txt", "register.office.age", "register.office.pub"];
    assert_eq!(place.names(), files.map(str::to_owned).into());
}

#[test]
fn nothing_is_overwritten_and_a_lost_public_half_comes_back() {
    let place = Place::new();
    let ring = place.ring();
    let made = ring.create(KeyKind::Office, "register").unwrap();
    assert_eq!(rule(ring.create(KeyKind::Office, "register")), "K1");
    fs::remove_file(place.file("register.office.pub")).unwrap();
    assert_eq!(ring.list().unwrap(), std::slice::from_ref(&made));
    assert_eq!(fs::read_to_string(place.file("register.office.pub")).unwrap(), format!("{}\n", made.public));
    // The key was taken to a safe: what is left of it is not written over.
    fs::rename(place.file("register.office.age"), place.folder.path().join("safe")).unwrap();
    assert_eq!(rule(ring.create(KeyKind::Office, "register")), "K1");
    fs::rename(place.folder.path().join("safe"), place.file("register.office.age")).unwrap();
    // What a program that was stopped left behind goes away with the next change.
    fs::write(place.file(".unfinished-00"), "half a k").unwrap();
    ring.create(KeyKind::Witness, "w").unwrap();
    assert!(!place.names().contains(".unfinished-00"));
}

#[test]
fn a_rotation_that_stops_anywhere_is_found_by_id_and_finished() {
    // The steps of a finish, in the order in which they reach the disk.
    let steps = |old: &str, new: &str| {
        ["pub", "age"]
            .map(|end| (format!("register.office.{end}"), format!("register.office.retired-{old}.{end}")))
            .into_iter()
            .chain(
                ["pub", "age"]
                    .map(|end| (format!("register.office.pending-{new}.{end}"), format!("register.office.{end}"))),
            )
            .collect::<Vec<_>>()
    };
    for stopped_after in 0..=4 {
        for listed_before in [false, true] {
            let place = Place::new();
            let ring = place.ring();
            ring.create(KeyKind::Office, "register").unwrap();
            let (old, new) = ring.prepare_office_rotation(&register()).unwrap();
            let again = ring.prepare_office_rotation(&register()).unwrap();
            assert_eq!((again.0.id(), again.1.id()), (old.id(), new.id()), "a second time gives the same key");
            let ids = [old.id().to_string(), new.id().to_string()];
            for (from, to) in steps(&ids[0], &ids[1]).into_iter().take(stopped_after) {
                fs::rename(place.file(&from), place.file(&to)).unwrap();
            }
            let ring = place.ring();
            if listed_before {
                assert_eq!(ring.list().unwrap().len(), 2, "after {stopped_after} steps");
            }
            for key in [&old, &new] {
                assert_eq!(ring.office_key_with_id(&register(), key.id()).unwrap().public(), key.public());
            }
            if stopped_after < 4 {
                assert_eq!(rule(ring.create(KeyKind::Office, "register")), "K1", "after {stopped_after} steps");
            }
            ring.finish_rotation(KeyKind::Office, "register", &ids[1]).unwrap();
            ring.finish_rotation(KeyKind::Office, "register", &ids[1]).unwrap();
            let list = ring.list().unwrap();
            let office = KeyKind::Office;
            let expected = [
                (office, "register", Standing::Current, ids[1].as_str()),
                (office, "register", Standing::Retired, ids[0].as_str()),
            ];
            assert_eq!(brief(&list), expected, "after {stopped_after} steps");
            assert_eq!(place.names().len(), 6, "{:?}", place.names());
        }
    }
}

#[test]
fn a_key_that_is_dropped_or_retired_is_kept() {
    let place = Place::new();
    let ring = place.ring();
    ring.create(KeyKind::Office, "register").unwrap();
    let (old, new) = ring.prepare_office_rotation(&register()).unwrap();
    ring.drop_pending(KeyKind::Office, "register").unwrap();
    ring.drop_pending(KeyKind::Office, "register").unwrap();
    assert_eq!(ring.office_key(&register()).unwrap().id(), old.id());
    // The record was in the log after all.
    ring.finish_rotation(KeyKind::Office, "register", &new.id().to_string()).unwrap();
    assert_eq!(ring.office_key(&register()).unwrap().id(), new.id());
    for _ in 0..2 {
        ring.retire(KeyKind::Office, "register", &new.id().to_string()).unwrap();
    }
    assert_eq!(rule(ring.office_key(&register())), "K2");
    assert_eq!(rule(ring.prepare_office_rotation(&register())), "K2");
    assert_eq!(rule(ring.retire(KeyKind::Office, "register", "0000000000000000")), "K2");
    assert_eq!(rule(ring.finish_rotation(KeyKind::Office, "register", "0000000000000000")), "K2");
    for id in [old.id(), new.id()] {
        ring.office_key_with_id(&register(), id).unwrap();
    }
    let third = ring.create(KeyKind::Office, "register").unwrap();
    assert_eq!(ring.office_key(&register()).unwrap().id().to_string(), third.id);
    assert_eq!(ring.list().unwrap().len(), 3);
}

#[test]
fn a_rotation_keeps_the_old_key_s_protection() {
    let place = Place::new();
    place.ring_with(PASSPHRASE).create(KeyKind::Log, ORIGIN).unwrap();
    let ring = KeyRing::open(
        &place.keys(),
        Unlock::with_identity(default_identity(&place.keys()))
            .and_passphrase_file(place.secret("passphrase", PASSPHRASE))
            .protecting_new(Protection::Identity)
            .with_work_factor(2),
    );
    let rotation = ring.prepare_rotation(KeyKind::Log, ORIGIN).unwrap();
    assert_eq!((rotation.pending.protection, rotation.pending.standing), (Protection::Passphrase, Standing::Pending));
    assert_ne!(rotation.old.verifier(), rotation.new.verifier());
}

#[test]
fn what_is_secret_is_in_no_message() {
    let place = Place::new();
    let ring = place.ring();
    let made = ring.create(KeyKind::Office, "register").unwrap();
    let identity_text = fs::read_to_string(place.file("identity.txt")).unwrap();
    let identity = identity_text.lines().last().unwrap();
    let opened: age::x25519::Identity = identity.parse().unwrap();
    let plain = age::decrypt(&opened, &fs::read(place.file("register.office.age")).unwrap()).unwrap();
    let plain = String::from_utf8(plain).unwrap();
    assert!(plain.starts_with("PRIVATE+KEY+register+") && plain.ends_with('\n'), "any program can open and read it");
    let seed = plain.trim_end().splitn(5, '+').last().unwrap().to_owned();

    let mut told = format!("{ring:?} {made:?} {:?}", ring.list());
    told += &format!("{:?} {:?}", ring.office_key(&register()), ring.prepare_rotation(KeyKind::Office, "register"));
    let mut tell = |trouble: Trouble| told += &format!("{trouble:?} {trouble}");
    // A slip in the identity, its secret read as a passphrase, a passphrase read as an identity.
    let slip = place.secret("slip", &identity_text.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-2"));
    tell(KeyRing::open(&place.keys(), Unlock::with_identity(slip)).office_key(&register()).unwrap_err());
    let swapped = place.secret("swapped", PASSPHRASE);
    tell(KeyRing::open(&place.keys(), Unlock::with_identity(swapped)).office_key(&register()).unwrap_err());
    let sealed = place.ring_with(PASSPHRASE);
    sealed.create(KeyKind::Log, ORIGIN).unwrap();
    tell(place.ring_with(identity).log_key(ORIGIN).unwrap_err());
    told += &format!("{sealed:?} {:?}", sealed.log_key(ORIGIN));
    for secret in [&seed[8..], &identity[18..], PASSPHRASE] {
        assert!(!told.contains(secret), "{told}");
    }
    for file in place.names().into_iter().filter(|name| name.ends_with(".pub") || name.ends_with(".age")) {
        let bytes = fs::read(place.file(&file)).unwrap();
        assert!(!bytes.windows(seed.len()).any(|window| window == seed.as_bytes()), "{file}");
    }
}
