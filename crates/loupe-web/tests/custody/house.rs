//! A house that mixes, cuts and sets, its stock of which one part came from nobody knows where, and the pages over it.

use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_registry::access::{By, NewMember, NewOffice, NewToken};
use loupe_registry::custody::{Behaviour, CaptureJob};
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_scheme::access::{Actor, OfficeKind, Permission, Role};
use loupe_web::App;
use serde_json::Value;

use super::browser::{Browser, Page};
use super::documents::{changed, document, mined, opened, passed};

pub(crate) const TODAY: Date = date(2026, 11, 25);
/// Who tells most of it.
pub(crate) const HOUSE: &str = "urn:test:party:house-one";
const PASSWORD: &str = "vier Worte die keiner kennt";

/// Two operators with their people, and what the first has told.
pub(crate) struct House {
    pub(crate) registry: Arc<Registry>,
    pub(crate) router: Router,
    _folder: tempfile::TempDir,
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

impl House {
    /// With nothing in custody.
    pub(crate) async fn empty() -> House {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now };
        let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home);
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
        for office in ["house-one", "house-two"] {
            let new = NewOffice {
                id: office.parse().unwrap(),
                name: office.to_owned(),
                kinds: [OfficeKind::Operator].into(),
                participant: None,
                city: "Antwerp".to_owned(),
                prefix: None,
                language: "en".to_owned(),
                from: date(2026, 1, 1),
            };
            registry.add_office(By::Operator, new).await.unwrap();
        }
        employ(&registry, "a.sand", "house-one", Role::Clerk).await;
        employ(&registry, "r.page", "house-one", Role::Reader).await;
        employ(&registry, "b.stone", "house-two", Role::Clerk).await;
        let registry = Arc::new(registry);
        let router = loupe_web::app(App { registry: registry.clone(), today: || TODAY });
        House { registry, router, _folder: folder }
    }

    /// With the story of a ring in custody.
    pub(crate) async fn new() -> House {
        let house = House::empty().await;
        let job = house.tell("a.sand", &story()).await;
        assert!(job.succeeded() && job.held == 1, "{:?}", job.refusals);
        house
    }

    pub(crate) async fn actor(&self, name: &str) -> Actor {
        self.registry.actor_at_console(name, None).await.unwrap()
    }

    pub(crate) async fn tell(&self, name: &str, events: &[Value]) -> CaptureJob {
        let actor = self.actor(name).await;
        self.registry.capture(&actor, document(events), Behaviour::Rollback).await.unwrap()
    }

    /// A browser in which somebody signed in.
    pub(crate) async fn browser(&self, name: &str) -> Browser {
        let password = SecretString::from(PASSWORD.to_owned());
        let secret = self.registry.sign_in(name, password, [127, 0, 0, 1].into()).await.unwrap();
        Browser::new(self.router.clone(), secret.expose())
    }

    /// What somebody gets who is not signed in.
    pub(crate) async fn get(&self, path: &str) -> Page {
        Browser::new(self.router.clone(), "nobody").signed_out().get(path).await
    }

    /// The token of a program that reads custody.
    pub(crate) async fn token(&self, name: &str, office: &str) -> String {
        self.token_for(name, office, &[Permission::ReadCustody]).await
    }

    pub(crate) async fn token_for(&self, name: &str, office: &str, scopes: &[Permission]) -> String {
        let token = NewToken {
            account: name.parse().unwrap(),
            office: office.parse().unwrap(),
            name: "nightly".to_owned(),
            scopes: scopes.iter().copied().collect(),
            days: 30,
        };
        self.registry.new_token(By::Operator, token).await.unwrap().0.expose().to_owned()
    }
}

async fn employ(registry: &Registry, name: &str, office: &str, role: Role) {
    let account: loupe_scheme::access::AccountName = name.parse().unwrap();
    let password = SecretString::from(PASSWORD.to_owned());
    registry.add_account(By::Operator, account.clone(), name, password).await.unwrap();
    let member = NewMember { account, office: office.parse().unwrap(), role, from: date(2026, 1, 1), until: None };
    registry.join(By::Operator, member).await.unwrap();
}

/// The same event, of the stones of a country.
fn of_country(mut event: Value, code: &str, period: &str) -> Value {
    event["ilmd"] = serde_json::json!({ "loupe:country": code, "loupe:period": period });
    event
}

fn with_report(mut event: Value, epc: &str, carats: &str, report: &str) -> Value {
    event["loupe:stones"] = serde_json::json!([{ "epc": epc, "carats": carats, "report": report }]);
    event["outputEPCList"] = serde_json::json!([epc]);
    event.as_object_mut().unwrap().remove("outputQuantityList");
    event
}

/// The stone that was polished and set.
pub(crate) const STONE: &str = "https://id.gs1.org/8004/0952012345678";

/// Everything the house told: two mines of one country, a third with verified harm, an old stock; two mixings, a sorting,
/// a stone with its report, a ring. One movement waits for its past, and one event is held.
pub(crate) fn story() -> Vec<Value> {
    let whole = [
        mined("01-10", "catoca", &[("run-1", "400")]),
        mined("01-11", "cuango", &[("run-2", "120")]),
        of_country(mined("01-12", "catoca", &[("ural", "90")]), "RUS", "2022H2"),
        opened("01-20", &[("old-stock", "60")]),
        changed("02-01", "mixing", &[("run-1", "400"), ("run-2", "120")], &[("assortment", "520")], "0"),
        changed("02-02", "sorting", &[("assortment", "520")], &[("large", "180"), ("small", "339.5")], "0.5"),
        changed("02-14", "mixing", &[("small", "150"), ("ural", "90"), ("old-stock", "60")], &[("house", "300")], "0"),
        changed("02-20", "splitting", &[("house", "300")], &[("parcel-1", "200"), ("parcel-2", "100")], "0"),
        with_report(changed("03-01", "polishing", &[("parcel-1", "2.5")], &[], "1.48"), STONE, "1.02", "GIA 1234"),
        changed("03-02", "polishing", &[("large", "40")], &[("melee", "16")], "24"),
        passed("03-10", "shipping", &[("parcel-2", "100")], Some("XX00000001")),
        changed("03-12", "mixing", &[("large", "20"), ("never-told", "5")], &[("mixed-again", "25")], "0"),
        changed("03-15", "polishing", &[("parcel-1", "10")], &[("too-good", "9.5")], "0.5"),
    ];
    let by_house = whole.into_iter().map(|mut event| {
        event["loupe:operator"] = HOUSE.into();
        event
    });
    by_house.collect()
}
