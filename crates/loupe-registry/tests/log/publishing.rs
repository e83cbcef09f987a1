//! One log, whoever publishes it and whatever breaks in between.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use loupe_registry::import_returns::Mode;
use loupe_registry::log::Publisher;
use loupe_registry::registry::Registry;
use loupe_scheme::rule::Rule;
use loupe_store::{Lease, Store};

use super::desk::{ORIGIN, audited, home, import_shipped, publish, registry, rules};
use super::support::for_each_store;

/// A return for a half-year that nobody filed yet, one for each number.
fn filed(number: u32) -> String {
    format!("participant,year,half,outcome,mining,carats,value_usd\nBWA,2025,1,production,LSM,{number}.25,900\n")
}

async fn file(registry: &Registry, number: u32) {
    registry.import_returns("b.csv", filed(number).as_bytes(), Mode::Save).await.unwrap();
}

fn head(root: &Path) -> Vec<u8> {
    fs::read(root.join("log/checkpoint")).unwrap()
}

#[tokio::test]
async fn two_servers_publish_one_log_and_nothing_twice() {
    for_each_store(async |url| {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = registry(url, one.path()).await;
        // The second server has the same keys and a folder of its own.
        let keys = home(one.path()).ring;
        let home = loupe_registry::log::LogHome { ring: keys, ..home(other.path()) };
        let second = Arc::new(Registry::open(url).await.unwrap().with_log(home));
        import_shipped(&first).await;
        let (mut here, mut there) = (Publisher::new(first.clone()).unwrap(), Publisher::new(second.clone()).unwrap());
        let mut published = 0;
        for number in 1..=12 {
            file(if number % 2 == 0 { &first } else { &second }, number).await;
            let (a, b) = tokio::join!(here.turn(), there.turn());
            published += a.unwrap().published + b.unwrap().published;
        }
        for _ in 0..2 {
            published += here.turn().await.unwrap().published + there.turn().await.unwrap().published;
        }
        assert_eq!(head(one.path()), head(other.path()));
        fs::copy(one.path().join("log/policy"), other.path().join("log/policy")).unwrap();
        for root in [one.path(), other.path()] {
            let audit = audited(root);
            assert!(audit.passed, "{:?}", audit.faults);
            assert_eq!(audit.entries, published);
        }
        first.close().await;
        second.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_lost_folder_is_made_again_byte_for_byte() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        import_shipped(&registry).await;
        publish(&registry).await;
        file(&registry, 7).await;
        publish(&registry).await;
        let before = head(root.path());
        let policy = fs::read(root.path().join("log/policy")).unwrap();
        fs::remove_dir_all(root.path().join("log")).unwrap();
        fs::create_dir(root.path().join("log")).unwrap();
        fs::write(root.path().join("log/policy"), policy).unwrap();
        assert_eq!(publish(&registry).await.published, 0);
        assert_eq!(head(root.path()), before);
        assert!(audited(root.path()).passed);
        registry.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_older_than_its_log_never_signs_again() {
    let root = tempfile::tempdir().unwrap();
    let (now, old) = (root.path().join("now.sqlite"), root.path().join("old.sqlite"));
    let url = |path: &Path| format!("sqlite:{}", path.display());
    let newer = registry(&url(&now), root.path()).await;
    file_first_world(&newer).await;
    newer.close().await;
    fs::copy(&now, &old).unwrap();

    let newer = registry(&url(&now), root.path()).await;
    file(&newer, 1).await;
    publish(&newer).await;
    let published = head(root.path());
    newer.close().await;

    // Restored from the backup, it would tell another story under the numbers that were published.
    let older = registry(&url(&old), root.path()).await;
    let refused = older.import_returns("b.csv", filed(2).as_bytes(), Mode::Save).await;
    assert_eq!(rules(refused), [Rule::LogAhead]);
    let refused = Publisher::new(older.clone()).unwrap().turn().await;
    assert_eq!(rules(refused), [Rule::LogAhead]);
    assert_eq!(head(root.path()), published);
    older.close().await;
}

#[tokio::test]
async fn a_lease_is_waited_for_unless_a_wrong_clock_took_it_for_years() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let registry = registry(url, root.path()).await;
        let now = (home(root.path()).now)().as_millisecond();
        let store = Store::open(url).await.unwrap();
        let take = async |now_ms: i64| {
            let lease = Lease { name: "publish", holder: "elsewhere", now_ms, until_ms: now_ms + 10_000 };
            assert!(store.take_lease(lease).await.unwrap());
        };
        take(now).await;
        assert!(publish(&registry).await.elsewhere);
        // It was killed, and its clock was a year ahead.
        take(now + 31_536_000_000).await;
        let turn = publish(&registry).await;
        assert!(!turn.elsewhere && turn.published > 0, "{turn:?}");
        store.close().await;
        registry.close().await;
    })
    .await;
}

async fn file_first_world(registry: &Arc<Registry>) {
    import_shipped(registry).await;
    publish(registry).await;
}

#[tokio::test]
async fn a_folder_of_another_log_is_not_touched() {
    let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let url = |root: &Path| format!("sqlite:{}", root.join("loupe.sqlite").display());
    let ours = registry(&url(root.path()), root.path()).await;
    let theirs = registry(&url(other.path()), other.path()).await;
    publish(&ours).await;
    publish(&theirs).await;
    let before = head(other.path());
    ours.close().await;
    let home = loupe_registry::log::LogHome { folder: other.path().join("log"), ..home(root.path()) };
    let lost = Arc::new(Registry::open(&url(root.path())).await.unwrap().with_log(home));
    let refused = Publisher::new(lost.clone()).unwrap().turn().await;
    assert_eq!(rules(refused), [Rule::LogForked]);
    assert_eq!(head(other.path()), before);
    assert_eq!(lost.begin_log(ORIGIN).await.unwrap(), loupe_registry::log::Begun::There { origin: ORIGIN.to_owned() });
    lost.close().await;
    theirs.close().await;
}
