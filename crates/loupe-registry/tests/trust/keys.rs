//! Keys that sign certificates: one at a time, each told by the log, and lost to nobody.

use jiff::civil::date;
use loupe_registry::keys::{KeyKind, Standing};
use loupe_scheme::record::Kind;
use loupe_scheme::rule::Rule;
use loupe_tlog::policy::Policy;

use super::register::{authority, days_later, id, issue, publish_log, register, rules};
use super::support::for_each_store;

#[tokio::test]
async fn an_authority_signs_with_one_key_after_another_and_the_log_says_which() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let office = authority(&registry).await;
        let ring = registry.log_home().unwrap().ring.clone();
        let first = ring.certificate_signer(&office.id).unwrap().key();
        let known = registry.certificate_keys(&office.id).await.unwrap();
        assert_eq!((known.len(), known[0].key, known[0].from), (1, first, date(2026, 11, 25)));
        assert_eq!(rules(registry.new_certificate_key(&office.id).await), [Rule::KeyThere]);

        days_later(3);
        let turn = registry.rotate_certificate_key(&office.id, Some("every year".to_owned())).await.unwrap();
        let second = ring.certificate_signer(&office.id).unwrap().key();
        assert_eq!((turn.key, turn.replaced), (Some(second), Some(first.id())));
        let known = registry.certificate_keys(&office.id).await.unwrap();
        assert!(known[0].is_good_on(date(2026, 11, 26)) && !known[0].is_good_on(date(2026, 11, 29)));
        assert!(known[1].is_good_on(date(2026, 11, 28)) && !known[1].is_good_on(date(2026, 11, 27)));
        assert_eq!(ring.certificate_signer_with_id(&office.id, first.id()).unwrap().key(), first, "it is kept");

        days_later(1);
        let turn = registry.revoke_certificate_key(&office.id, None, None).await.unwrap();
        assert_eq!((turn.key, turn.revoked), (None, Some(second.id())));
        assert_eq!(rules(ring.certificate_signer(&office.id)), [Rule::NoSuchKey]);
        assert_eq!(rules(registry.revoke_certificate_key(&office.id, None, None).await), [Rule::NoSuchKey]);
        let again = registry.revoke_certificate_key(&office.id, Some(second.id()), None).await;
        assert_eq!(rules(again), [Rule::KeyTurnWrong], "once is enough");
        assert_eq!(rules(registry.rotate_certificate_key(&office.id, None).await), [Rule::NoSuchKey]);
        registry.key_office(&office).await.unwrap();
        assert_eq!(rules(ring.certificate_signer(&office.id)), [Rule::NoSuchKey], "nobody asked for a new one");

        days_later(1);
        registry.new_certificate_key(&office.id).await.unwrap();
        let known = registry.certificate_keys(&office.id).await.unwrap();
        let days: Vec<_> = known.iter().map(|key| (key.from, key.until, key.revoked_on)).collect();
        let (begun, turned) = (date(2026, 11, 25), date(2026, 11, 28));
        let (revoked, renewed) = (date(2026, 11, 29), date(2026, 11, 30));
        let expected = [(begun, Some(turned), None), (turned, None, Some(revoked)), (renewed, None, None)];
        assert_eq!(days, expected);
        issue(&registry, &office).await;
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn anyone_can_prove_that_the_office_itself_named_its_certificate_key() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let office = authority(&registry).await;
        publish_log(&registry).await;
        let proven = registry.prove("key/bw-diamonds/certificate").await.unwrap();
        let policy = Policy::parse(&std::fs::read(root.path().join("log/policy")).unwrap()).unwrap();
        let key = registry.current_key(&office.id).await.unwrap().unwrap();
        let proof = proven.proof.to_string();
        let held = loupe_registry::log::prove::verify(proof.as_bytes(), &proven.entry.bytes, &policy, Some(&key));
        let record = held.unwrap().record;
        let signs = registry.log_home().unwrap().ring.certificate_signer(&office.id).unwrap().key();
        assert_eq!((record.kind(), record.body().fact("act")), (Kind::CertificateKey, Some("new")));
        assert_eq!(record.body().fact("key"), Some(signs.to_hex().as_str()));
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_stopped_after_the_record_is_caught_up_with() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        let office = authority(&registry).await;
        let ring = registry.log_home().unwrap().ring.clone();
        let turn = registry.rotate_certificate_key(&office.id, None).await.unwrap();
        let (new, old) = (turn.key.unwrap(), turn.replaced.unwrap());
        // As the folder was before the files changed places.
        let keys = root.path().join("keys");
        for end in ["age", "pub"] {
            let file = |middle: String| keys.join(format!("bw-diamonds.certificate{middle}.{end}"));
            std::fs::rename(file(String::new()), file(format!(".pending-{}", new.id()))).unwrap();
            std::fs::rename(file(format!(".retired-{old}")), file(String::new())).unwrap();
        }
        assert_eq!(ring.certificate_signer(&office.id).unwrap().key().id(), old);
        registry.key_office(&office).await.unwrap();
        assert_eq!(ring.certificate_signer(&office.id).unwrap().key(), new);
        let of_office = |entry: &loupe_registry::keys::KeyEntry| entry.kind == KeyKind::Certificate;
        let listed: Vec<_> = ring.list().unwrap().into_iter().filter(of_office).map(|entry| entry.standing).collect();
        assert_eq!(listed, [Standing::Current, Standing::Retired]);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_office_without_a_key_of_its_own_gets_none_for_certificates() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = register(url, root.path()).await;
        assert_eq!(rules(registry.new_certificate_key(&id("nobody")).await), [Rule::KeyRevoked]);
        let left = std::fs::read_dir(root.path().join("keys")).unwrap();
        let names: Vec<_> = left.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert!(!names.iter().any(|name| name == "nobody.certificate.age"), "{names:?}");
        registry.close().await;
    })
    .await;
}
