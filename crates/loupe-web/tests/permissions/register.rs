//! A server without a socket, over a register with an office of every kind.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use loupe_registry::access::{By, NewMember, NewOffice, NewToken, form_token};
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::world::shipped;
use loupe_scheme::access::{AccountName, OfficeKind, Permission, Role, allowed};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;
use loupe_web::{Address, App};
use tower::ServiceExt;

const TODAY: Date = date(2026, 11, 25);
const PASSWORD: &str = "vier Worte die keiner kennt";

/// Somebody who is signed in.
pub(crate) struct Who {
    pub(crate) at: Option<(OfficeKind, Role)>,
    account: AccountName,
    secret: String,
}

pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) text: String,
    headers: HeaderMap,
}

impl Got {
    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) struct Register {
    app: App,
    router: Router,
    people: AtomicU32,
    _folder: tempfile::TempDir,
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

fn id(kind: OfficeKind) -> OfficeId {
    kind.code().replace('_', "-").replace("register", "keepers").parse().unwrap()
}

impl Register {
    pub(crate) async fn new() -> Register {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("keys");
        let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
        let home = LogHome { folder: folder.path().join("log"), ring, now };
        let registry = Registry::open(&sqlite_url(folder.path())).await.unwrap().with_log(home);
        registry.begin_log("kimberley.example/log").await.unwrap();
        registry.import_world(&shipped(), &mut |_| ()).await.unwrap();
        for kind in OfficeKind::ALL {
            let is_authority = matches!(kind, OfficeKind::ExportingAuthority | OfficeKind::ImportingAuthority);
            let office = NewOffice {
                id: id(kind),
                name: format!("Office {}", kind.code()),
                kinds: [kind].into(),
                participant: is_authority.then(|| ParticipantId::new("BWA").unwrap()),
                city: "Gaborone".to_owned(),
                prefix: (kind == OfficeKind::ExportingAuthority).then(|| "BW".parse().unwrap()),
                language: "en".to_owned(),
                from: date(2026, 1, 1),
            };
            registry.add_office(By::Operator, office).await.unwrap();
        }
        let app = App { registry: Arc::new(registry), today: || TODAY };
        Register { router: loupe_web::app(app.clone()), app, people: AtomicU32::new(0), _folder: folder }
    }

    pub(crate) fn addresses(&self) -> Vec<Address> {
        loupe_web::addresses(&self.app)
    }

    /// A new person, in an office of a kind or in none, who signed in.
    pub(crate) async fn employ(&self, at: Option<(OfficeKind, Role)>) -> Who {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let account: AccountName = format!("person-{number}").parse().unwrap();
        let registry = &self.app.registry;
        registry.add_account(By::Operator, account.clone(), "Somebody", PASSWORD.to_owned().into()).await.unwrap();
        if let Some((kind, role)) = at {
            let member = NewMember { account: account.clone(), office: id(kind), role, from: TODAY, until: None };
            registry.join(By::Operator, member).await.unwrap();
        }
        let secret = self.sign_in(&account).await;
        Who { at, account, secret }
    }

    /// The same person, in another browser.
    pub(crate) async fn again(&self, who: &Who) -> Who {
        Who { at: who.at, account: who.account.clone(), secret: self.sign_in(&who.account).await }
    }

    async fn sign_in(&self, account: &AccountName) -> String {
        let password = SecretString::from(PASSWORD.to_owned());
        let here = std::net::Ipv4Addr::new(192, 0, 2, 7).into();
        self.app.registry.sign_in(account.as_str(), password, here).await.unwrap().expose().to_owned()
    }

    /// A token of somebody's that only reconciles and keeps custody.
    pub(crate) async fn token(&self, who: &Who) -> String {
        self.token_if_may(who).await.unwrap()
    }

    /// A token that only reconciles and keeps custody, as far as its person may; `None` for whoever may neither.
    pub(crate) async fn token_if_may(&self, who: &Who) -> Option<String> {
        let (kind, role) = who.at?;
        let asked =
            [Permission::ReconcileCertificates, Permission::ReadCustody, Permission::CaptureCustody].into_iter();
        let scopes = asked.filter(|may| allowed(&[kind].into(), role, *may)).collect();
        let token =
            NewToken { account: who.account.clone(), office: id(kind), name: "nightly".to_owned(), scopes, days: 30 };
        Some(self.app.registry.new_token(By::Operator, token).await.ok()?.0.expose().to_owned())
    }

    async fn answer(&self, request: Request<Body>) -> Got {
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Got { status: head.status, headers: head.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// What a browser sends: a form carries its secret and nothing else.
    pub(crate) async fn send(&self, method: &str, path: &str, who: Option<&Who>) -> Got {
        let form = who.map_or(String::new(), |who| format!("form={}", form_token(&who.secret)));
        self.sent(method, path, who, &form, "same-origin").await
    }

    pub(crate) async fn send_without_secret(&self, path: &str, who: &Who) -> Got {
        self.sent("POST", path, Some(who), "form=0000", "same-origin").await
    }

    pub(crate) async fn send_from_elsewhere(&self, path: &str, who: &Who) -> Got {
        let form = format!("form={}", form_token(&who.secret));
        self.sent("POST", path, Some(who), &form, "cross-site").await
    }

    async fn sent(&self, method: &str, path: &str, who: Option<&Who>, form: &str, from: &str) -> Got {
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", from);
        if let Some(who) = who {
            request = request.header(header::COOKIE, format!("loupe={}", who.secret));
        }
        if method == "POST" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let body = if method == "POST" { Body::from(form.to_owned()) } else { Body::empty() };
        self.answer(request.body(body).unwrap()).await
    }

    pub(crate) async fn send_as_program(&self, path: &str, token: &str) -> Got {
        self.send_by_program("GET", path, token).await
    }

    pub(crate) async fn send_by_program(&self, method: &str, path: &str, token: &str) -> Got {
        let request = Request::builder().method(method).uri(path);
        let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.answer(request.body(Body::empty()).unwrap()).await
    }
}
