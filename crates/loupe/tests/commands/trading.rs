//! `loupe simulate trade`: what cheats try is refused, found or told of as not seen, and the documents are EPCIS.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use loupe_epcis::document::Document;
use loupe_epcis::event::{Event, QuantityElement, What};
use loupe_epcis::json::Value as Written;
use loupe_scheme::mass::Carats;
use serde_json::Value;

use super::program::{file, in_folder};

const ASKED: [&str; 7] = ["simulate", "trade", "--json", "--lots", "12000", "--cheats", "60"];

/// The report and the documents of a trade.
fn played(folder: &Path, seed: &str) -> (Value, String) {
    let file = folder.join("trade.ndjson");
    let told = in_folder(folder, &[&ASKED[..], &["--seed", seed, "--events", &file.display().to_string()]].concat());
    assert_eq!(told.code, 0, "{}\n{}", told.out, told.err);
    (serde_json::from_str(&told.out).unwrap(), fs::read_to_string(file).unwrap())
}

/// What each way of cheating comes to: refused by a rule, found by a check, or neither.
const ENDS: [(&str, &str, &str); 9] = [
    ("inflated", "refused", "B2"),
    ("polished_grown", "refused", "B6"),
    ("reused", "refused", "B4"),
    ("overdrawn", "refused", "B3"),
    ("laundered", "found", "above_capacity"),
    ("laundered_quietly", "unseen", ""),
    ("laundered_mixed", "found", "unknown_origin"),
    ("certificate_reused", "refused", "B14"),
    ("certificate_exceeded", "refused", "B14"),
];

#[test]
fn every_way_of_cheating_ends_as_it_must_and_nobody_honest_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (report, documents) = played(folder.path(), "11");
    for (name, told) in [("synthetic", true), ("as_planned", true), ("balanced", true)] {
        assert_eq!(report[name], told, "{name}: {report}");
    }
    assert_eq!(report["cheats"].as_object().unwrap().len(), ENDS.len());
    for (cheat, end, by) in ENDS {
        let one = &report["cheats"][cheat];
        let count = if by.is_empty() { &one[end] } else { &one[end][by] };
        assert!(one["tried"].as_u64() > Some(0) && one["tried"] == *count, "{cheat}: {one}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no register is made");
    let (again, same) = played(folder.path(), "11");
    assert!(again == report && same == documents, "the same seed is the same trade");
    assert_ne!(played(folder.path(), "12").1, documents);
}

fn carats(list: Option<&Vec<QuantityElement>>) -> u64 {
    let mass = |element: &QuantityElement| {
        let class = element.class.as_str();
        assert!(class.starts_with("https://id.gs1.org/01/09521321000018/10/SYN11-"), "{class}");
        assert_eq!(element.unit.as_ref().map(|unit| unit.as_str()), Some("CTM"));
        let mass: Carats = element.quantity.as_ref().unwrap().written().parse().unwrap();
        mass.micro()
    };
    list.into_iter().flatten().map(mass).sum()
}

fn text<'e>(event: &'e Event, field: &str) -> Option<&'e str> {
    event.others.get(field).and_then(Written::as_text)
}

/// Events whose sides do not add up, and shipments by certificate: what it says and what went under it.
#[derive(Default)]
struct Seen {
    events: u64,
    unbalanced: u64,
    sent: BTreeMap<String, (u64, u64)>,
}

impl Seen {
    fn see(&mut self, event: &Event) {
        self.events += 1;
        match &event.what {
            What::Transformation(what) => {
                assert!(text(event, "loupe:operator").unwrap().starts_with("urn:loupe:synthetic:"));
                let lost: Carats = text(event, "loupe:loss").unwrap_or("0").parse().unwrap();
                let came_out = carats(what.output_quantities.as_ref()) + lost.micro();
                self.unbalanced += u64::from(carats(what.input_quantities.as_ref()) != came_out);
            }
            What::Object(what) if text(event, "loupe:process") == Some("shipping") => {
                let paper = &event.circumstances.transactions.as_ref().unwrap()[0];
                let says: Carats = text(event, "loupe:certificateCarats").unwrap().parse().unwrap();
                let of_paper = self.sent.entry(paper.id.as_str().to_owned()).or_default();
                assert!(of_paper.0 == 0 || of_paper.0 == says.micro(), "a certificate that says two things");
                of_paper.0 = says.micro();
                of_paper.1 += carats(what.quantities.as_ref());
            }
            What::Object(what) => assert!(carats(what.quantities.as_ref()) > 0),
            other => panic!("{}", other.type_name()),
        }
    }
}

#[test]
fn the_documents_are_epcis_of_a_thousand_events_with_the_cheats_left_in() {
    let folder = tempfile::tempdir().unwrap();
    let (report, documents) = played(folder.path(), "11");
    let lines: Vec<&str> = documents.lines().collect();
    let mut seen = Seen::default();
    for (at, line) in lines.iter().enumerate() {
        let document = Document::read(line.as_bytes()).unwrap();
        let events = document.events();
        assert!(events.len() == 1_000 || at == lines.len() - 1 && !events.is_empty(), "{at}: {}", events.len());
        assert_eq!(document.to_value().to_string().len(), line.len(), "as it was written");
        events.iter().for_each(|event| seen.see(event));
    }
    assert_eq!(report["events"]["documents"], lines.len());
    assert_eq!(report["events"]["events"], seen.events);
    assert_eq!(report["events"]["bytes"], documents.len());
    let tried = |cheat: &str| report["cheats"][cheat]["tried"].as_u64().unwrap();
    assert_eq!(seen.unbalanced, tried("inflated") + tried("polished_grown"));
    let exceeded = seen.sent.values().filter(|(says, sent)| sent > says).count() as u64;
    let reused = tried("certificate_reused");
    let at_most = reused + tried("certificate_exceeded");
    assert!(exceeded > 0 && exceeded <= at_most, "{exceeded} of {at_most}");
}

#[test]
fn the_table_says_that_nothing_is_real_and_what_was_not_seen() {
    let folder = tempfile::tempdir().unwrap();
    let told = |lang: &str| in_folder(folder.path(), &["simulate", "trade", "--lots", "3000", "--lang", lang]);
    let english = told("en");
    assert_eq!(english.code, 0, "{}\n{}", english.out, english.err);
    assert!(english.out.starts_with("A synthetic trade of ") && english.out.contains("Nothing here is real."));
    assert!(english.out.ends_with("Every carat that was mined or brought in is lost or left.\n"), "{}", english.out);
    assert!(told("fr").out.contains("Rien ici n’est réel.") && told("pt").out.contains("Nada aqui é real."));
    for misuse in [["--lots", "99"], ["--seed", "1000000"], ["--cheats", "501"]] {
        let told = in_folder(folder.path(), &[&["simulate", "trade"], &misuse[..]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{misuse:?}");
    }
    let file = folder.path().join("named.ndjson").display().to_string();
    let asked = ["simulate", "trade", "--lots", "200", "--sites", "one,two", "--events", &file];
    assert_eq!(in_folder(folder.path(), &asked).code, 0);
    let documents = fs::read_to_string(&file).unwrap();
    for (named, there) in [("\"one\"", true), ("\"two\"", true), ("synthetic-site", false)] {
        assert_eq!(documents.contains(named), there, "{named}");
    }
    let nowhere = in_folder(folder.path(), &["simulate", "trade", "--lots", "100", "--events", "no/such/folder"]);
    assert!(nowhere.code == 3 && nowhere.out.is_empty() && nowhere.err.contains("no/such/folder"), "{nowhere:?}");
}

/// An operator that takes part, with one clerk.
pub(super) fn operator(folder: &Path) {
    let done = |args: &[&str]| {
        let told = in_folder(folder, args);
        assert_eq!(told.code, 0, "{args:?}: {told:?}");
    };
    let office = ["office", "add", "house-one", "--name", "House One", "--kind", "operator", "--city", "Antwerp"];
    done(&[&office[..], &["--from", "2000-01-01"]].concat());
    let password = file(folder, "password", "vier Worte die keiner kennt\n").display().to_string();
    done(&["user", "add", "a.sand", "--full-name", "A. Sand", "--password-file", &password]);
    done(&["user", "join", "a.sand", "house-one", "--role", "clerk"]);
}

#[test]
fn a_register_refuses_what_the_simulation_says_by_the_same_rules_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    operator(folder.path());
    let documents = folder.path().join("trade.ndjson").display().to_string();
    let size = ["simulate", "trade", "--json", "--lots", "4000", "--seed", "11", "--cheats", "60"];
    let sites = ["--sites", "catoca,luele,cuango", "--events", &documents];
    let report: Value = serde_json::from_str(&in_folder(folder.path(), &[&size[..], &sites].concat()).out).unwrap();
    let mut due: BTreeMap<String, u64> = BTreeMap::new();
    for one in report["cheats"].as_object().unwrap().values() {
        for (rule, count) in one["refused"].as_object().unwrap() {
            *due.entry(rule.clone()).or_default() += count.as_u64().unwrap();
        }
    }
    assert_eq!(due.keys().collect::<Vec<_>>(), ["B14", "B2", "B3", "B4", "B6"]);

    let told = in_folder(folder.path(), &["custody", "capture", &documents, "--proceed", "--as", "a.sand", "--json"]);
    assert_eq!(told.code, 1, "{}", told.err);
    let jobs: Vec<Value> = told.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut refused: BTreeMap<String, u64> = BTreeMap::new();
    for refusal in jobs.iter().flat_map(|job| job["refusals"].as_array().unwrap()) {
        *refused.entry(refusal["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert_eq!(refused, due);
    let sum = |field: &str| jobs.iter().map(|job| job[field].as_u64().unwrap()).sum::<u64>();
    assert_eq!(report["events"]["events"], sum("events"));
    assert_eq!(sum("events"), sum("taken") + sum("held") + sum("refused"));
}
