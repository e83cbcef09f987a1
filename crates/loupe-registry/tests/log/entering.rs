//! What is published is recorded, with its effect and once.

use loupe_registry::import_returns::Mode;
use loupe_registry::keys::KeyKind;
use loupe_registry::log::prove::{Disclosure, verify};
use loupe_registry::log::{KeyEvent, return_subjects};
use loupe_registry::world;
use loupe_scheme::record::{KeyAct, Kind, OfficeId};
use loupe_scheme::rule::Rule;
use loupe_store::Store;
use loupe_tlog::policy::Policy;

use super::desk::{audited, home, import, import_shipped, publish, registry, rules};
use super::support::for_each_store;

/// A return that nobody filed in the shipped world.
const RETURN: &str =
    "participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,9000000.5,900000000\n";

#[tokio::test]
async fn a_journalist_checks_a_finding_with_three_files_and_nothing_else() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        import_shipped(&registry).await;
        publish(&registry).await;

        let edition = registry.edition();
        let finding = edition.register.findings.first().unwrap();
        let proven = registry.prove(&format!("finding/{}", finding.id)).await.unwrap();
        let proof = proven.proof.to_string();
        let policy = Policy::parse(&std::fs::read(root.path().join("log/policy")).unwrap()).unwrap();

        let held = verify(proof.as_bytes(), &proven.entry.bytes, &policy, None).unwrap();
        assert_eq!(held.record.kind(), Kind::FindingPublished);
        assert_eq!(held.record.body().fact("title"), Some(finding.title.en.as_str()));

        let mut changed = proven.entry.bytes.clone();
        let at = changed.len() / 2;
        changed[at] ^= 1;
        let refusal = verify(proof.as_bytes(), &changed, &policy, None).unwrap_err();
        assert_eq!(refusal.rule, Rule::ProofRefused);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn every_definition_finding_and_return_is_recorded_at_import_and_once() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        import_shipped(&registry).await;
        let turn = publish(&registry).await;
        let register = registry.edition().register.clone();
        // The office's key and the edition have a record each.
        let expected = 2 + register.definitions.len() + register.findings.len() + register.filings.len();
        assert_eq!((turn.published, turn.size), (expected as u64, expected as u64));
        for definition in &register.definitions {
            registry.prove(&format!("definition/{}", definition.id)).await.unwrap();
        }
        import_shipped(&registry).await;
        assert_eq!(publish(&registry).await.published, 0);
        let audit = audited(root.path());
        assert!(audit.passed, "{:?}", audit.faults);
        assert_eq!(audit.entries, expected as u64);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_register_from_before_the_log_is_recorded_whole_when_the_log_is_made() {
    for_each_store(async |url| {
        let before = super::support::with_world(url).await;
        before.close().await;
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        let turn = publish(&registry).await;
        let register = registry.edition().register.clone();
        let expected = 2 + register.definitions.len() + register.findings.len() + register.filings.len();
        assert_eq!(turn.published, expected as u64);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_changes_or_goes_is_corrected_and_nothing_is_lost() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        import_shipped(&registry).await;

        let mut files = world::shipped();
        let findings: Vec<usize> = (0..files.len()).filter(|at| is_finding(&files[*at].path)).collect();
        let (revised, dropped) = (findings[0], findings[1]);
        files[revised].text.push_str("\n# Read again.\n");
        let stem = |path: &str| path.trim_start_matches("findings/").trim_end_matches(".toml").to_owned();
        let (revised_id, dropped_id) = (stem(&files[revised].path), stem(&files[dropped].path));
        files.remove(dropped);
        import(&registry, &files).await;

        let store = Store::open(url).await.unwrap();
        let history = store.records_about(&format!("finding/{revised_id}")).await.unwrap();
        let kinds: Vec<Kind> = history.iter().map(|entry| entry.record.kind()).collect();
        assert_eq!(kinds, [Kind::FindingPublished, Kind::FindingRevised]);
        assert_eq!(history[1].record.body().corrects, Some(history[0].record.id()));
        let history = store.records_about(&format!("finding/{dropped_id}")).await.unwrap();
        let last = history.last().unwrap();
        assert_eq!((last.record.kind(), last.record.body().fact("reason")), (Kind::Correction, Some("withdrawn")));
        // Nothing else moved but the edition.
        assert_eq!(store.records_about("edition").await.unwrap().len(), 2);
        store.close().await;

        // What was dropped comes back, and the log says so.
        let mut again = world::shipped();
        again.iter_mut().find(|file| stem(&file.path) == revised_id).unwrap().text.push_str("\n# Read again.\n\n");
        import(&registry, &again).await;
        let entry = registry.find_record(&format!("finding/{dropped_id}")).await.unwrap();
        assert_eq!(entry.record.kind(), Kind::FindingRevised);
        publish(&registry).await;
        let audit = audited(root.path());
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_imported_return_is_recorded_and_a_refused_one_is_not() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        import_shipped(&registry).await;
        let before = publish(&registry).await.size;
        let refused = registry.import_returns("b.csv", RETURN.replace("9000000.5", "-1").as_bytes(), Mode::Save).await;
        assert_eq!(rules(refused), [Rule::MassNegative]);
        registry.import_returns("b.csv", RETURN.as_bytes(), Mode::DryRun).await.unwrap();
        assert_eq!(publish(&registry).await.published, 0);
        registry.import_returns("b.csv", RETURN.as_bytes(), Mode::Save).await.unwrap();
        let register = registry.edition().register.clone();
        let named = return_subjects(&register.filings);
        let (subject, _) = named.iter().find(|(_, filing)| filing.half.year() == 2025).unwrap();
        let pending = registry.prove(subject).await;
        assert_eq!(rules(pending), [Rule::RecordPending]);
        let turn = publish(&registry).await;
        assert_eq!((turn.published, turn.size), (1, before + 1));
        let proven = registry.prove(subject).await.unwrap();
        assert_eq!(proven.entry.record.body().fact("carats"), Some("9000000.50"));
        // The name of the file is for the one who filed: a salted hash holds it, and the right opening shows it.
        assert!(!String::from_utf8_lossy(&proven.entry.bytes).contains("b.csv"));
        let opening = registry.disclose(subject).await.unwrap().remove(0);
        assert_eq!((opening.name.as_str(), opening.value.as_str()), ("file_name", "b.csv"));
        opening.check(&proven.entry.record).unwrap();
        let lie = Disclosure { value: "c.csv".to_owned(), ..opening };
        assert_eq!(lie.check(&proven.entry.record).unwrap_err().rule, Rule::ProofRefused);
        // A later world that says nothing new of the return makes no new record of it.
        let mut files = world::shipped();
        files.iter_mut().find(|file| is_finding(&file.path)).unwrap().text.push('\n');
        import(&registry, &files).await;
        assert_eq!(registry.find_record(subject).await.unwrap().position, proven.entry.position);
        assert_eq!(rules(registry.prove("register/999999").await), [Rule::NoSuchRecord]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_office_changes_its_key_and_loses_it_and_the_log_tells_both() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        let ring = home(root.path()).ring;
        let office: OfficeId = "register".parse().unwrap();
        let event = |act| KeyEvent {
            office: office.clone(),
            signer: office.clone(),
            act,
            key: None,
            revoked: None,
            reason: Some("the officer left".to_owned()),
        };
        let (old, new) = ring.prepare_office_rotation(&office).unwrap();
        let rotated = KeyEvent { key: Some(new.public()), ..event(KeyAct::Rotate) };
        registry.enter_key_event(rotated).await.unwrap();
        // A crash between the record and the file: the new key is found by its name.
        import_shipped(&registry).await;
        ring.finish_rotation(KeyKind::Office, office.as_str(), &new.id().to_string()).unwrap();
        let entry = registry.find_record("edition").await.unwrap();
        assert_eq!(entry.record.key(), new.id());
        assert_ne!(old.id(), new.id());

        registry.enter_key_event(KeyEvent { revoked: Some(new.id()), ..event(KeyAct::Revoke) }).await.unwrap();
        let refused = registry.import_returns("b.csv", RETURN.as_bytes(), Mode::Save).await;
        assert_eq!(rules(refused), [Rule::KeyRevoked]);
        assert_eq!(registry.edition().register.filings.iter().filter(|f| f.half.year() == 2025).count(), 0);
        publish(&registry).await;
        let audit = audited(root.path());
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn no_key_event_is_entered_that_an_audit_would_find_wrong() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        let ring = home(root.path()).ring;
        let office = |name: &str| name.parse::<OfficeId>().unwrap();
        let event = |name: &str, signer: &str, act| KeyEvent {
            office: office(name),
            signer: office(signer),
            act,
            key: None,
            revoked: None,
            reason: None,
        };
        let alpha = ring.prepare_office(&office("alpha")).unwrap().public();
        registry.enter_key_event(KeyEvent { key: Some(alpha), ..event("alpha", "alpha", KeyAct::New) }).await.unwrap();
        ring.finish_rotation(KeyKind::Office, "alpha", &alpha.id().to_string()).unwrap();

        // Two programs that rotate at once find the same key waiting, and one of them is first.
        let (old, new) = ring.prepare_office_rotation(&office("alpha")).unwrap();
        let rotated = KeyEvent { key: Some(new.public()), ..event("alpha", "alpha", KeyAct::Rotate) };
        registry.enter_key_event(rotated.clone()).await.unwrap();
        let length = registry.find_record("key/alpha").await.unwrap().position;
        let register = ring.office_key(&office("register")).unwrap();
        let never_used = ring.prepare_office(&office("beta")).unwrap().public();
        let wrong = [
            rotated,
            // Only the office itself and the register may.
            KeyEvent { revoked: Some(register.id()), ..event("register", "alpha", KeyAct::Revoke) },
            KeyEvent { key: Some(never_used), ..event("beta", "alpha", KeyAct::New) },
            // A key that the office never had, and one that it gave up.
            KeyEvent { revoked: Some(never_used.id()), ..event("alpha", "alpha", KeyAct::Revoke) },
            KeyEvent { key: Some(old.public()), ..event("alpha", "alpha", KeyAct::Rotate) },
            // A second first key.
            KeyEvent { key: Some(never_used), ..event("alpha", "register", KeyAct::New) },
        ];
        for event in wrong {
            let told = format!("{event:?}");
            assert_eq!(rules(registry.enter_key_event(event).await), [Rule::KeyTurnWrong], "{told}");
        }
        assert_eq!(registry.find_record("key/alpha").await.unwrap().position, length);
        registry
            .enter_key_event(KeyEvent { revoked: Some(old.id()), ..event("alpha", "register", KeyAct::Revoke) })
            .await
            .unwrap();
        publish(&registry).await;
        let audit = audited(root.path());
        assert!(audit.passed, "{:?}", audit.faults);
        registry.close().await;
    })
    .await;
}

fn is_finding(path: &str) -> bool {
    path.starts_with("findings/") && path.ends_with(".toml")
}
