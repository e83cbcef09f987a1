//! What the shipped world says, in the words of those who asked for it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::sync::LazyLock;

use loupe_registry::edition::Edition;
use loupe_registry::world;
use loupe_scheme::definition::{compare, resolve};
use loupe_scheme::finding::Grade;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::Period;
use loupe_scheme::statement::{NotLooked, Statement, Subject, WorldTable, declared, examine, world_table};

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let register = world::read(&world::shipped()).expect("the shipped world reads without a fault");
    Edition::new(register).expect("every shipped definition resolves")
});

fn world_in(year: i16, key: &str) -> WorldTable {
    let definition = resolve(key, &EDITION.register.definitions).unwrap();
    world_table(&EDITION.register, &[definition], Period::year(year).unwrap(), LooksCounted::Independent)
}

fn of(participant: &str, period: &str, key: &str) -> Statement {
    let subject = Subject::Participant(ParticipantId::new(participant).unwrap());
    let definition = resolve(key, &EDITION.register.definitions).unwrap();
    let today = "2026-11-24".parse().unwrap();
    let period = period.parse().unwrap();
    examine(&EDITION.register, &subject, period, &[definition], LooksCounted::Independent, today).unwrap()
}

#[test]
fn the_plain_sums_are_those_of_the_public_statistics() {
    let story = [
        (2019, "138139370.49", "13570535530.16"),
        (2022, "120658417.09", "15963460927.56"),
        (2023, "112071772.69", "12882789714.55"),
    ];
    for (year, carats, dollars) in story {
        let table = world_in(year, "kp-2003");
        assert_eq!(table.declared.filed.to_string(), carats, "{year}");
        assert_eq!(table.declared.filed_value.to_string(), dollars, "{year}");
        assert_eq!(table.declared.rows, EDITION.register.filings.iter().filter(|f| f.half.year() == year).count());
    }
    assert_eq!(of("RUS", "2022", "kp-2003").declared.filed.to_string(), "41923910.10");
    assert_eq!(EDITION.register.filings.len(), 1529);
}

#[test]
fn under_the_definition_in_force_nothing_of_russia_2022_is_a_conflict_diamond() {
    let statement = of("RUS", "2022", "kp-2003");
    let under = &statement.under[0];
    assert_eq!((under.shares.at_least.tenths_down(), under.shares.at_most.tenths_up()), (0, 0));
    assert!(under.looks_needed.is_empty(), "the Security Council's list is a look at the whole world");
    let miss = under.near_miss.as_ref().unwrap();
    assert_eq!(miss.finding, "alrosa-war");
}

#[test]
fn under_the_coalitions_definition_only_what_was_surely_mined_during_the_war_is_verified() {
    let statement = of("RUS", "2022", "csc-2022");
    let parts = statement.under[0].outcome.mass;
    // The first half began on 1 January, the war on 24 February: nobody knows on which side a carat was mined.
    assert_eq!(parts.verified, 21_661_538_700_000);
    assert_eq!(parts.open, 20_262_371_400_000);
    assert_eq!(parts.not_looked + parts.rest, 0);
    let world = world_in(2023, "csc-2022").shares(0);
    assert!(world.at_least.tenths_down() >= 330, "{:?}", world.at_least);
    assert_eq!(world_in(2021, "csc-2022").outcomes[0].mass.verified, 0);
}

#[test]
fn a_half_year_filed_twice_shows_both_readings() {
    let id = ParticipantId::new("COD").unwrap();
    let declared = declared(&EDITION.register, id, "2022".parse().unwrap());
    assert_eq!(declared.filed.to_string(), "10780285.05");
    assert_eq!(declared.at_least.to_string(), "9019095.31");
    let slot = &declared.disputed[0];
    assert_eq!(slot.half.to_string(), "2022H1");
    let masses: Vec<String> = slot.filings.iter().map(|filing| filing.mass.to_string()).collect();
    assert_eq!(masses, ["1761189.74", "871287.39"]);
}

#[test]
fn a_statement_says_that_nobody_settled_which_filing_stands() {
    let statement = of("COD", "2022", "csc-2022");
    let unsettled = statement.not_looked.iter().filter_map(|item| match item {
        NotLooked::FiledTwice { half, rows, .. } => Some((half.to_string(), *rows)),
        _ => None,
    });
    assert_eq!(unsettled.collect::<Vec<_>>(), [("2022H1".to_owned(), 2)]);
}

#[test]
fn returns_that_were_never_filed_are_named() {
    let missing = |participant: &str, period: &str| -> Vec<String> {
        let statement = of(participant, period, "kp-2003");
        let halves = statement.not_looked.iter().filter_map(|item| match item {
            NotLooked::NoReturn { half, .. } => Some(half.to_string()),
            _ => None,
        });
        halves.collect()
    };
    assert_eq!(missing("CAF", "2013..2016"), ["2013H2", "2014H1", "2014H2", "2015H1", "2015H2"]);
    assert_eq!(missing("RUS", "2024"), ["2024H2"]);
    assert_eq!(EDITION.register.latest_complete_year(), Some(2023));
}

#[test]
fn all_cases_all_definitions_all_looks_are_there() {
    let register = &EDITION.register;
    assert_eq!(register.findings.len(), 52);
    assert_eq!(register.findings.iter().map(|f| f.acts.len()).sum::<usize>(), 132);
    assert_eq!(register.findings.iter().map(|f| f.links.len()).sum::<usize>(), 89);
    assert_eq!(register.definitions.len(), 6);
    assert_eq!(register.looks.len(), 267);
    assert_eq!(register.sites.len(), 101);
    assert_eq!(register.companies.len(), 151);
    assert_eq!(register.statuses.len(), 132);
    let unsourced = register.findings.iter().filter(|finding| finding.sources.iter().any(|s| s.url.is_empty()));
    assert_eq!(unsourced.count(), 0);
}

#[test]
fn what_rests_on_one_source_is_never_treated_as_verified() {
    for finding in &EDITION.register.findings {
        let basis = finding.grading.basis.as_str();
        if matches!(basis, "one_source" | "state_record") {
            assert_ne!(finding.treated_as(), Grade::Verified, "{}", finding.id);
        }
        for act in finding.acts.iter().filter(|act| act.degree == "suspected") {
            for link in &finding.links {
                assert!(!finding.is_verified(act, link), "{}", act.id);
            }
        }
    }
}

#[test]
fn the_coalition_leaves_out_nothing_of_the_definition_in_force() {
    for reading in ["csc-2022", "csc-2022:joint"] {
        let kp = resolve("kp-2003", &EDITION.register.definitions).unwrap();
        let csc = resolve(reading, &EDITION.register.definitions).unwrap();
        let comparison = compare(&kp, &csc);
        assert!(comparison.left_is_contained() && comparison.left_only.boxes.is_empty(), "{reading}");
        assert!(comparison.right_only.cells > 0 && !comparison.right_only.boxes.is_empty(), "{reading}");
    }
}

#[test]
fn every_pair_of_definitions_and_readings_compares() {
    let all = &EDITION.register.definitions;
    let keys: Vec<String> = all
        .iter()
        .flat_map(|definition| {
            let readings = definition.readings.iter().map(|reading| format!("{}:{}", definition.id, reading.id));
            readings.chain(definition.readings.is_empty().then(|| definition.id.clone())).collect::<Vec<_>>()
        })
        .collect();
    assert!(keys.len() >= 12, "{keys:?}");
    for a in &keys {
        for b in &keys {
            let (left, right) = (resolve(a, all).unwrap(), resolve(b, all).unwrap());
            let there = compare(&left, &right);
            let back = compare(&right, &left);
            assert_eq!(there.left_only.cells, back.right_only.cells, "{a} {b}");
            assert_eq!(there.both_cells, back.both_cells, "{a} {b}");
            assert_eq!(there.left_only.boxes.is_empty(), there.left_only.cells == 0, "{a} {b}");
        }
    }
}

#[test]
fn every_statement_of_every_year_adds_up_and_says_what_nobody_looked_at() {
    for year in 2003..=2024 {
        for key in ["kp-2003", "kp-2003:illustration", "csc-2022", "csc-2022:joint", "canada-2018"] {
            let table = world_in(year, key);
            assert_eq!(table.outcomes[0].mass.whole(), table.declared.filed.micro(), "{year} {key}");
            let shares = table.shares(0);
            assert!(shares.at_least <= shares.at_most, "{year} {key}");
        }
    }
    for participant in EDITION.register.filers() {
        let statement = of(participant.as_str(), "2019", "csc-2022");
        assert!(!statement.not_looked.is_empty(), "{participant}");
        assert_eq!(statement.under[0].outcome.mass.whole(), statement.declared.filed.micro(), "{participant}");
    }
}
