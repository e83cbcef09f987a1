//! How long a status list takes of which every one of its 131,072 places is taken: read, read and signed, and in a trust
//! bundle. One certificate is issued by the verbs, and its row is repeated. Prints JSON; `cargo xtask bench` reads it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;
use loupe_credential::status::{PLACES, Purpose};
use loupe_registry::access::{By, NewMember, NewOffice};
use loupe_registry::keys::{KeyRing, SecretString, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, Trouble, sqlite_url};
use loupe_registry::world;
use loupe_scheme::access::{AccountName, Actor, OfficeKind, Role};
use loupe_scheme::certificate::{HsCode, Line, Origins, Parcel, Party, Shipment};
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::record::OfficeId;
use serde_json::{Value, json};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};

/// How often each thing is done.
const RUNS: usize = 21;
const ORIGIN: &str = "log.example/records";
const OFFICE: &str = "synthetic-bwa";

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // The folder may be named, for a disk other than the one of temporary files; then the database.
    let mut args = std::env::args_os().skip(1);
    let place = args.next().map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(&place)?;
    let url = match args.next() {
        Some(url) => url.into_string().map_err(|_| "the database's address is not UTF-8")?,
        None => sqlite_url(folder.path()),
    };
    let registry = Registry::open(&url).await?.with_log(home(folder.path()));
    issue_one(&registry).await?;
    repeat(&url).await?;
    println!("{}", measured(&registry).await?);
    registry.close().await;
    Ok(())
}

fn home(root: &Path) -> LogHome {
    let keys = root.join("keys");
    let ring = KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys)));
    LogHome { folder: root.join("log"), ring: Arc::new(ring), now: Timestamp::now }
}

async fn measured(registry: &Registry) -> Result<Value, Failure> {
    let office: OfficeId = OFFICE.parse()?;
    let mut told = serde_json::Map::new();
    told.insert("places".to_owned(), json!(PLACES));
    for purpose in Purpose::ALL {
        let (mut read, mut signed, mut chars) = (Vec::new(), Vec::new(), 0);
        for _ in 0..RUNS {
            let begin = Instant::now();
            let list = registry.status_list(&office, purpose, 1).await?;
            read.push(begin.elapsed());
            chars = registry.sign_status_list(&list, &office, 1).await?.len();
            signed.push(begin.elapsed());
        }
        let spreads = json!({ "read_us": spread(read), "read_and_signed_us": spread(signed), "characters": chars });
        told.insert(purpose.code().to_owned(), spreads);
    }
    let begin = Instant::now();
    let bundle = registry.publish_trust(By::Operator).await?;
    told.insert("bundle_published_us".to_owned(), json!(begin.elapsed().as_micros() as u64));
    told.insert("bundle_bytes".to_owned(), json!(bundle.length_bytes));
    Ok(Value::Object(told))
}

/// Issues the first certificate of an authority.
async fn issue_one(registry: &Registry) -> Result<(), Failure> {
    registry.begin_log(ORIGIN).await?;
    registry.import_world(&world::shipped(), &mut |_| ()).await?;
    let new = NewOffice {
        id: OFFICE.parse()?,
        name: "SYNTHETIC authority".to_owned(),
        kinds: [OfficeKind::ExportingAuthority].into(),
        participant: Some(country("BWA")?),
        city: "SYNTHETIC city".to_owned(),
        prefix: Some("BWSYN".parse().map_err(|refusal| format!("{refusal}"))?),
        language: "en".to_owned(),
        from: date(2026, 1, 1),
    };
    registry.add_office(By::Operator, new).await?;
    let (clerk, officer) = (person(registry, "one", Role::Clerk).await?, person(registry, "two", Role::Officer).await?);
    let draft = registry.draft_certificate(&clerk, shipment()?, None).await?;
    let draft = registry.validate_draft(&officer, &draft.id, draft.version).await?;
    registry.issue_certificate(&officer, &draft.id, draft.version).await?;
    Ok(())
}

async fn person(registry: &Registry, name: &str, role: Role) -> Result<Actor, Trouble> {
    let account: AccountName = format!("synthetic.{name}").parse()?;
    let office = OFFICE.parse().ok();
    let password = SecretString::from("words that nobody signs in with".to_owned());
    registry.add_account(By::Operator, account.clone(), "SYNTHETIC person", password).await?;
    if let Some(office) = office.clone() {
        let member = NewMember { account: account.clone(), office, role, from: date(2026, 1, 1), until: None };
        registry.join(By::Operator, member).await?;
    }
    registry.actor_at_console(account.as_str(), office.as_ref()).await
}

fn country(code: &str) -> Result<ParticipantId, String> {
    ParticipantId::new(code).map_err(|refusal| refusal.to_string())
}

fn shipment() -> Result<Shipment, Failure> {
    let party = |name: &str| Party {
        name: format!("SYNTHETIC {name}"),
        address: "SYNTHETIC street 1".to_owned(),
        licence: String::new(),
    };
    let line = Line { hs: HsCode::NonIndustrial, carats: "120.25".parse()?, usd: "96760.00".parse()? };
    Ok(Shipment {
        exporting: country("BWA")?,
        importing: country("EUE")?,
        exporter: party("exporter"),
        importer: party("importer"),
        parcels: vec![Parcel {
            id: "P-1".to_owned(),
            origins: Origins::of(country("BWA")?),
            lines: vec![line],
            lots: Vec::new(),
            mined: String::new(),
        }],
        evidence: Vec::new(),
        seal: "SYN 1".to_owned(),
        quality: String::new(),
        zone: String::new(),
    })
}

/// Repeats the certificate and its draft until the page is full; one in fifty was voided and all others received.
async fn repeat(url: &str) -> Result<(), Failure> {
    sqlx::any::install_default_drivers();
    let counts = format!("WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < {PLACES}) ");
    let drafts = "office, number, version, state, shipment, declared, drafted_by, amended_by, validated_by";
    let certificates = "number, prefix, count, office, draft, state, exporting, importing, issued_on, issued_ms, \
                        expires_on, due_on, parcels, mass_micro, value_cents, claims, commercial, seal, code, \
                        credential, received_on, outcome";
    let repeated_draft = drafts.replacen("number", "n.i", 1);
    let repeated = certificates
        .replacen("number, prefix, count,", "prefix || substr(CAST(100000000 + n.i AS TEXT), 2), prefix, n.i,", 1)
        .replacen("draft, state,", "n.i, CASE WHEN n.i % 50 = 0 THEN 'voided' ELSE 'received' END,", 1);
    let mut database = AnyConnection::connect(url).await?;
    for sql in [
        format!(
            "INSERT INTO certificate_draft ({drafts}) {counts} \
             SELECT {repeated_draft} FROM certificate_draft, n WHERE number = 1"
        ),
        format!(
            "INSERT INTO certificate ({certificates}) {counts} SELECT {repeated} FROM certificate, n WHERE count = 1"
        ),
        "UPDATE certificate SET state = 'received' WHERE count = 1".to_owned(),
    ] {
        database.execute(AssertSqlSafe(sql)).await?;
    }
    database.close().await?;
    Ok(())
}

fn spread(mut times: Vec<Duration>) -> Value {
    times.sort_unstable();
    let us = |per_cent: usize| times[(times.len() * per_cent).div_ceil(100).max(1) - 1].as_micros() as u64;
    json!({ "median": us(50), "max": us(100) })
}
