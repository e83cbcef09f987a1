//! A server on a socket, two offices, and a client that sends exactly what it is told to.

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::civil::date;
use loupe_registry::access::{By, NewMember, NewOffice, NewToken};
use loupe_registry::epcis::Destinations;
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_scheme::access::{OfficeKind, Permission, Role};
use loupe_web::{Site, serve};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::database::Database;

const BOTH: &[Permission] = &[Permission::CaptureCustody, Permission::ReadCustody];

/// Tells a story to a server on a fresh SQLite file, and to one on a fresh PostgreSQL database. Without a PostgreSQL the
/// second half is left out and a line on stderr says so.
pub(crate) fn for_each_server(story: impl Fn(&Server)) {
    let folder = tempfile::tempdir().unwrap();
    story(&Server::on(&sqlite_url(folder.path())));
    let runtime = Runtime::new().unwrap();
    if let Some(database) = runtime.block_on(Database::new()) {
        story(&Server::on(&database.url));
        runtime.block_on(database.drop());
    }
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    /// A token of the mining house, and one of the cutter.
    pub(crate) mine: String,
    pub(crate) cutter: String,
    /// A token of the mining house that may only read.
    pub(crate) reader: String,
    registry: Arc<Registry>,
    runtime: Runtime,
}

/// An answer.
pub(crate) struct Got {
    pub(crate) status: u16,
    headers: ureq::http::HeaderMap,
    pub(crate) text: String,
}

impl Got {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}: {}", self.status, self.text))
    }

    /// The events of a query document.
    pub(crate) fn events(&self) -> Vec<Value> {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json()["epcisBody"]["queryResults"]["resultsBody"]["eventList"].as_array().unwrap().clone()
    }

    /// Where the answer goes on, by its `Link`.
    pub(crate) fn next(&self) -> Option<String> {
        let link = self.header("link").strip_suffix(">; rel=\"next\"")?;
        Some(link.strip_prefix('<').unwrap().to_owned())
    }

    /// The exception of a problem document.
    pub(crate) fn exception(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        let problem = self.json();
        assert_eq!(problem["status"], self.status, "{problem}");
        problem["type"].as_str().unwrap().strip_prefix("epcisException:").unwrap().to_owned()
    }
}

impl Server {
    /// One that keeps what it is told in the database at `url`.
    fn on(url: &str) -> Server {
        let runtime = Runtime::new().unwrap();
        let (address, [mine, cutter, reader], registry) = runtime.block_on(async {
            let registry = Registry::open(url).await.unwrap();
            let registry = Arc::new(registry.with_epcis_destinations(Destinations::Loopback));
            let mine = person(&registry, "miner", "mine", BOTH).await;
            let cutter = person(&registry, "cutter", "cutters", BOTH).await;
            let reader = person(&registry, "looker", "mine", &[Permission::ReadCustody]).await;
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let (served, today) = (registry.clone(), || date(2026, 11, 30));
            tokio::spawn(serve(listener, served, today, Site::default(), std::future::pending()));
            (address, [mine, cutter, reader], registry)
        });
        Server { address, mine, cutter, reader, registry, runtime }
    }

    /// Another house, of which nothing was told yet: a token of it that may capture and read.
    pub(crate) fn another(&self, house: &str) -> String {
        self.runtime.block_on(person(&self.registry, house, house, BOTH))
    }

    /// Sends a request with headers as lines of text, to a path below `/epcis` or to a whole address.
    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Got {
        let address =
            if path.starts_with("http") { path.to_owned() } else { format!("http://{}/epcis{path}", self.address) };
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true).build().into();
        let mut request = ureq::http::Request::builder().method(method).uri(&address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = match body {
            Some(body) => agent.run(request.body(body.to_owned()).unwrap()),
            None => agent.run(request.body(()).unwrap()),
        };
        let mut answer = answer.unwrap();
        let text = answer.body_mut().with_config().limit(64 << 20).read_to_string().unwrap();
        Got { status: answer.status().as_u16(), headers: answer.headers().clone(), text }
    }

    /// Asks as the mining house.
    pub(crate) fn get(&self, path: &str) -> Got {
        self.send("GET", path, &[("authorization", &bearer(&self.mine))], None)
    }

    /// Sends JSON as the mining house.
    pub(crate) fn post(&self, path: &str, body: &str) -> Got {
        let headers = [("authorization", bearer(&self.mine)), ("content-type", "application/json".to_owned())];
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.send("POST", path, &headers, Some(body))
    }

    pub(crate) fn delete(&self, path: &str) -> Got {
        self.send("DELETE", path, &[("authorization", &bearer(&self.mine))], None)
    }

    /// Captures events of a document and waits for the job to end well.
    pub(crate) fn capture(&self, events: &[String]) {
        let got = self.post("/capture", &document(events));
        assert_eq!(got.status, 202, "{}", got.text);
        let job = self.get(got.header("location")).json();
        assert_eq!((&job["running"], &job["success"]), (&false.into(), &true.into()), "{job}");
    }
}

pub(crate) fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

/// A document for capture.
pub(crate) fn document(events: &[String]) -> String {
    format!(
        r#"{{"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
            {{"loupe": "urn:loupe:custody:v1:", "kp": "https://kp.example/"}}], "type": "EPCISDocument",
            "schemaVersion": "2.0", "creationDate": "2026-11-01T00:00:00Z", "epcisBody": {{"eventList": [{}]}}}}"#,
        events.join(",")
    )
}

/// A stone that was seen, on a minute of the first of November.
pub(crate) fn seen(number: u32) -> String {
    format!(
        r#"{{"type": "ObjectEvent", "eventID": "urn:kp:event:{number}", "eventTime": "2026-11-01T10:{number:02}:00Z",
            "eventTimeZoneOffset": "+00:00", "action": "OBSERVE", "bizStep": "inspecting",
            "readPoint": {{"id": "urn:epc:id:sgln:4012345.00011.0"}},
            "epcList": ["urn:epc:id:sgtin:4012345.012345.{number}"], "kp:number": {number}}}"#
    )
}

/// A new person of a new office, and a token for what they may.
async fn person(registry: &Registry, name: &str, office: &str, scopes: &[Permission]) -> String {
    let (account, id) = (name.parse().unwrap(), office.parse().unwrap());
    let new = NewOffice {
        id,
        name: format!("House {office}"),
        kinds: [OfficeKind::Operator].into(),
        participant: None,
        city: "Gaborone".to_owned(),
        prefix: None,
        language: "en".to_owned(),
        from: date(2026, 1, 1),
    };
    // A second person joins an office that is there.
    let _ = registry.add_office(By::Operator, new).await;
    registry
        .add_account(By::Operator, account, "Somebody", "vier Worte die keiner kennt".to_owned().into())
        .await
        .unwrap();
    let member = NewMember {
        account: name.parse().unwrap(),
        office: office.parse().unwrap(),
        role: Role::Clerk,
        from: date(2026, 1, 1),
        until: None,
    };
    registry.join(By::Operator, member).await.unwrap();
    let token = NewToken {
        account: name.parse().unwrap(),
        office: office.parse().unwrap(),
        name: "program".to_owned(),
        scopes: scopes.iter().copied().collect(),
        days: 30,
    };
    registry.new_token(By::Operator, token).await.unwrap().0.expose().to_owned()
}
