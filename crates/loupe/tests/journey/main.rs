//! A certificate from its first line to its proof, by the pages and the program alone: an officer in Gaborone drafts it,
//! a second one answers for it, it travels on paper, and Antwerp finds something else. Everybody in it is synthetic.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "../browser/browser.rs"]
#[allow(dead_code, reason = "the other browser tests use all of it")]
mod browser;
mod desk;
#[path = "../browser/looks.rs"]
mod looks;
mod paper;
mod person;
#[path = "../commands/program.rs"]
#[allow(dead_code, reason = "the tests of the command line use all of it")]
mod program;
mod register;
#[path = "../browser/server.rs"]
#[allow(dead_code, reason = "the other browser tests use all of it")]
mod server;
mod stock;

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use person::Person;
use program::{Told, loupe};
use register::Register;
use server::Server;

const NUMBER: &str = "BW00000001";

/// Says on standard error what is left out, past the capture of a test's output: this is for the one who ran the tests.
fn left_out(what: &str, why: &str) {
    std::io::stderr().write_all(format!("left out: {what} ({why})\n").as_bytes()).unwrap();
}

/// Where ChromeDriver is reached.
fn chromedriver(what: &str) -> Option<String> {
    let url = std::env::var("LOUPE_TEST_CHROMEDRIVER").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        left_out(what, "LOUPE_TEST_CHROMEDRIVER is not set");
    }
    url
}

/// Runs the program where there is no network, if this machine can forbid it, and in any case without a register.
fn offline(args: &[&str]) -> Told {
    let apart = ["--map-root-user", "--net", "--"];
    let forbidden = Command::new("unshare").args(apart).arg("true").output().is_ok_and(|done| done.status.success());
    let mut command = loupe();
    if forbidden {
        command = Command::new("unshare");
        command.args(apart).arg(env!("CARGO_BIN_EXE_loupe"));
    }
    let nowhere = tempfile::tempdir().unwrap();
    command.args(args).args(["--lang", "en", "--data"]).arg(nowhere.path().join("nothing")).output().unwrap().into()
}

/// How a file is judged by a trust bundle, and what was found against it.
fn judged(file: &Path, trust: &Path) -> (i32, Value) {
    let told =
        offline(&["certificate", "verify", file.to_str().unwrap(), "--trust", trust.to_str().unwrap(), "--json"]);
    let checked = serde_json::from_str(&told.out);
    (told.code, checked.unwrap_or_else(|error| panic!("{error}: {}{}", told.out, told.err)))
}

async fn drafts(officer: &Person) {
    officer.opens("/en/desk").await;
    officer.signs_in("k.mosweu").await;
    officer.follows("New draft").await;
    officer.types("Name of the exporter", "SYNTHETIC Kgalagadi Rough").await;
    officer.types("Address of the exporter", "Plot 0, Gaborone").await;
    officer.chooses("Country of destination", "European Union").await;
    officer.types("Name of the importer", "SYNTHETIC Scheldt Diamonds").await;
    officer.types("Address of the importer", "Nowhere 22, Antwerp").await;
    officer.types("Number on the package", "P-1").await;
    officer.types("Where its stones were mined", "Botswana").await;
    officer.types("7102.31, Carats", "820.50").await;
    officer.types("7102.31, US$", "eleven").await;
    officer.types("Seal of the container", "S 0417").await;
    officer.presses("Save the draft").await;
    officer.reads_that("Nothing that you typed is lost").await;
    officer.types("7102.31, US$", "96760").await;
    officer.presses("Save the draft").await;
    officer.reads_that("two people answer for every certificate").await;
    assert!(!officer.sees_button("Validate").await, "nobody is offered what would be refused");
    officer.forges("withdraw", "validate").await;
    officer.reads_that("Nobody validates or issues alone what they wrote").await;
    officer.signs_out().await;
}

async fn issues(second: &Person) {
    second.opens("/en/desk").await;
    second.signs_in("t.kgosi").await;
    second.reads_that("For you to validate").await;
    second.follows("bw-diamonds/1").await;
    second.presses("Validate").await;
    second.presses("Issue the certificate").await;
    second.reads_that(&format!("Certificate {NUMBER}")).await;
    second.presses("The shipment left").await;
    second.reads_that("Under way").await;
}

async fn confirms(officer: &Person, picture: &Path) {
    officer.opens("/en/desk").await;
    officer.signs_in("j.peeters").await;
    officer.reads_that(NUMBER).await;
    officer.follows("Receive").await;
    officer.gives("Photo of the code on the paper", picture).await;
    officer.presses("Read the photo").await;
    officer.reads_that(&format!("What was found of {NUMBER}")).await;
    officer.types("Parcels found", "1").await;
    officer.types("Carats found", "819.50").await;
    officer.types("Number on the seal", "S 0417").await;
    officer.presses("Confirm the receipt").await;
    officer.reads_that("Not everything was found as stated").await;
    officer.reads_that("819.50").await;
    officer.signs_out().await;
}

/// What everybody reads; the records that it names.
async fn is_public(reader: &Person) -> Vec<String> {
    reader.opens("/en/").await;
    reader.follows("Certificates").await;
    reader.types("Number of the certificate", "bw 0000 0001").await;
    reader.presses("Find").await;
    reader.reads_that("Received, and not everything was as stated.").await;
    let told = reader.reads().await;
    for open in ["Botswana", "European Union", "7102.31", "SYNTHETIC Ministry of Minerals"] {
        assert!(told.contains(open), "{open}: {told}");
    }
    let page = reader.browser.driver.source().await.unwrap();
    for closed in ["Kgalagadi", "Scheldt", "820.5", "819.5", "96760.", "96\u{202f}760", "S 0417"] {
        assert!(!page.contains(closed), "everybody reads {closed}");
    }
    let mut records: Vec<String> = Vec::new();
    for link in reader.links("/record/").await {
        let record = link.split("/record/").nth(1).unwrap().split(['?', '#']).next().unwrap();
        if !record.ends_with(".tlog-proof") && !records.iter().any(|known| known == record) {
            records.push(record.to_owned());
        }
    }
    records
}

/// That a record is in the log, by three files and nothing else.
fn is_proven(register: &Register, record: &str) -> String {
    let proof = register.path(&format!("{}.tlog-proof", record.replace('/', "-")));
    register.done(&["log", "prove", record, "--out", proof.to_str().unwrap()]);
    let kept = proof.with_extension("record.json");
    let policy = register.path("log/policy");
    let [proof, kept, policy] = [&proof, &kept, &policy].map(|path| path.to_str().unwrap().to_owned());
    let told = offline(&["log", "verify", &proof, "--record", &kept, "--policy", &policy]);
    assert_eq!(told.code, 0, "{record}: {}{}", told.out, told.err);
    std::fs::read_to_string(kept).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_drafted_in_gaborone_travels_on_paper_and_is_confirmed_in_antwerp() {
    let what = "the journey of a certificate";
    let Some(chromedriver) = chromedriver(what) else { return };
    if !loupe_paper::BUILT {
        return left_out(what, "the program makes no PDFs; it does with --features loupe-paper/pdf");
    }
    let register = Register::new();
    let server = Server::over(register.folder());
    let person = Person::arrives(&chromedriver, &server.base()).await;

    drafts(&person).await;
    issues(&person).await;
    let pdf = person.saves("PDF", register.folder(), &format!("{NUMBER}.pdf")).await;
    person.signs_out().await;
    let (on_its_way, picture, credential) =
        (register.path("on-its-way.trust"), paper::scanned(&pdf), paper::attached(&pdf));
    register.done(&["trust", "publish"]);
    register.done(&["trust", "save", on_its_way.to_str().unwrap()]);

    confirms(&person, &picture).await;
    let records = is_public(&person).await;
    let used = register.path("used.trust");
    register.done(&["trust", "publish"]);
    register.done(&["trust", "save", used.to_str().unwrap()]);
    register.done(&["log", "checkpoint"]);
    person.browser.close().await.unwrap();
    drop(server);

    for file in [&picture, &credential] {
        let (code, checked) = judged(file, &on_its_way);
        assert_eq!((code, &checked["outcome"]), (0, &"authentic".into()), "{checked}");
        assert!(checked.to_string().contains(NUMBER), "{checked}");
        let (code, checked) = judged(file, &used);
        assert_eq!((code, &checked["outcome"]), (1, &"refused".into()), "{checked}");
    }
    assert_eq!(records.len(), 3, "issued, left, received: {records:?}");
    let proven: String = records.iter().map(|record| is_proven(&register, record)).collect();
    for kind in ["certificate_issued", "certificate_received"] {
        assert!(proven.contains(kind), "{kind}: {proven}");
    }
    assert!(!proven.contains("819.5"), "what differs is nobody else's business: {proven}");
}
