//! `loupe simulate certificates`: a new register is filled and checked, on both databases, and no other is touched.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};

use super::program::{Told, in_folder, loupe};

const SIMULATED: [&str; 4] = ["simulate", "certificates", "--json", "--count"];

/// A simulation of so many certificates in the register at `data`, with log and keys in `folder`.
fn simulated(folder: &Path, data: &str, count: &str) -> Value {
    let mut command = loupe();
    command.args(SIMULATED).args([count, "--data", data]);
    command.arg("--log-folder").arg(folder.join("log")).arg("--keys").arg(folder.join("keys"));
    let told: Told = command.current_dir(folder).output().unwrap().into();
    assert_eq!(told.code, 0, "{}\n{}", told.out, told.err);
    serde_json::from_str(&told.out).unwrap()
}

/// What does not depend on the machine.
fn story(report: &Value) -> [&Value; 4] {
    ["states", "planted", "refusals", "of_goods_sent_again"].map(|name| &report[name])
}

fn expect_as_planned(report: &Value, count: u64) {
    assert_eq!((&report["as_planned"], &report["certificates"]), (&true.into(), &count.into()), "{report}");
    assert_eq!(report["wrong"], Value::Array(Vec::new()));
    let states: BTreeMap<String, u64> = serde_json::from_value(report["states"].clone()).unwrap();
    assert_eq!(states.values().sum::<u64>(), count);
    for state in ["received", "received_differing", "returned", "expired", "voided", "reported_forged"] {
        assert!(states.contains_key(state), "nothing is {state}: {states:?}");
    }
    for family in ["planted", "refusals"] {
        for (name, one) in report[family].as_object().unwrap() {
            assert!(one["planted"].as_u64().unwrap() > 0 && one["planted"] == one["found"], "{name}: {one}");
        }
    }
    for times in ["drafting", "validation", "issue", "verification"] {
        assert_eq!(report[times]["count"], count, "{times}");
    }
}

#[tokio::test]
async fn what_is_planted_is_found_and_nothing_else_on_both_databases() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let on_file = simulated(folder.path(), &data.display().to_string(), "120");
    expect_as_planned(&on_file, 120);
    assert!(on_file["of_goods_sent_again"].as_u64().unwrap() > 0);

    let Ok(server) = std::env::var("LOUPE_TEST_POSTGRES") else {
        // Past the capture of a test's output: this is for the one who ran the tests.
        let said = b"left out: a simulation on PostgreSQL (LOUPE_TEST_POSTGRES is not set)\n";
        std::io::Write::write_all(&mut std::io::stderr(), said).unwrap();
        return;
    };
    let name = format!("loupe_simulated_{}", std::process::id());
    run(&server, &format!("CREATE DATABASE {name}")).await;
    let (base, _) = server.rsplit_once('/').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let on_server = simulated(folder.path(), &format!("{base}/{name}"), "120");
    expect_as_planned(&on_server, 120);
    assert_eq!(story(&on_file), story(&on_server), "the same seed is the same story on every database");
    run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

#[test]
fn a_register_in_use_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(in_folder(folder.path(), &["definition", "list"]).code, 0);
    let told = in_folder(folder.path(), &["simulate", "certificates", "--count", "1"]);
    assert!(told.code == 1 && told.out.is_empty() && told.err.starts_with("T31: "), "{told:?}");
    let offices = in_folder(folder.path(), &["office", "list", "--json"]);
    assert_eq!(offices.out, "{\"offices\":[]}\n");
    for misuse in [["--count", "0"], ["--count", "100001"], ["--seed", "-1"]] {
        let told = in_folder(folder.path(), &[&["simulate", "certificates"], &misuse[..]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{misuse:?}");
    }
}

#[test]
fn the_table_says_that_nothing_is_real_and_the_register_says_who_is_synthetic() {
    let folder = tempfile::tempdir().unwrap();
    let told = in_folder(folder.path(), &["simulate", "certificates", "--count", "60", "--seed", "3"]);
    assert_eq!(told.code, 0, "{}\n{}", told.out, told.err);
    assert!(told.out.starts_with("60 synthetic certificates, seed 3. Nothing here is real.\n"), "{}", told.out);
    assert!(told.out.ends_with("Everything that was planted was found, and nothing else.\n"), "{}", told.out);
    let offices: Value = serde_json::from_str(&in_folder(folder.path(), &["office", "list", "--json"]).out).unwrap();
    let offices = offices["offices"].as_array().unwrap();
    assert_eq!(offices.len(), 13);
    for office in offices {
        let starts = |field: &str, with: &str| office[field].as_str().unwrap().starts_with(with);
        assert!(starts("id", "synthetic-") && starts("name", "SYNTHETIC "), "{office}");
    }
    let again = in_folder(folder.path(), &["simulate", "certificates", "--count", "1"]);
    assert!(again.code == 1 && again.err.starts_with("T31: "), "{again:?}");
}

/// Runs a statement on the database at `url`.
async fn run(url: &str, sql: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.unwrap();
    connection.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    connection.close().await.unwrap();
}
