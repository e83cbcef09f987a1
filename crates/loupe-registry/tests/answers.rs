//! Answers over the shipped world: what a reader is told, what is refused, and that nothing depends on luck.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::sync::LazyLock;

use jiff::civil::date;
use loupe_registry::answer::{
    Ask, Selection, check, comparison, coverage, definition, finding, lab as answer, participant, returns, site,
    statement, world,
};
use loupe_registry::edition::Edition;
use loupe_registry::export::{Format, Sheet, export};
use loupe_registry::lab::{self, Lab};
use loupe_registry::subject::{parse_subject, typed};
use loupe_registry::world::{read, shipped};
use loupe_scheme::anomaly::Check;
use loupe_scheme::definition::Verdict;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::Rule;
use loupe_scheme::statement::Subject;
use loupe_scheme::vocabulary::Field;
use loupe_scheme::words::Lang;
use proptest::prelude::*;

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let register = read(&shipped()).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    Edition::new(register).unwrap()
});

fn ask() -> Ask<'static> {
    Ask { edition: &EDITION, made_on: date(2026, 11, 24), lang: Lang::En }
}

fn selected(period: &str, definitions: &[&str]) -> Selection {
    Selection {
        period: Some(period.parse().unwrap()),
        definitions: definitions.iter().map(|key| (*key).to_owned()).collect(),
        counted: LooksCounted::Independent,
    }
}

fn subject(text: &str) -> Result<String, Vec<String>> {
    parse_subject(&EDITION.register, text).map(|subject| typed(&subject)).map_err(|refusal| {
        assert_eq!(refusal.rule, Rule::NoSuchSubject);
        refusal.accepted
    })
}

#[test]
fn a_subject_is_found_by_code_name_or_id_in_three_languages() {
    for (text, found) in [
        ("world", "world"),
        ("Monde", "world"),
        ("RUS", "RUS"),
        ("ru", "RUS"),
        ("Russia", "RUS"),
        ("rússia", "RUS"),
        ("Fédération de Russie", "RUS"),
        ("federation de russie", "RUS"),
        ("COTE D'IVOIRE", "CIV"),
        ("Angola", "AGO"),
        ("participant:Angola", "AGO"),
        ("catoca", "site:catoca"),
        ("site:Catoca", "site:catoca"),
        ("company:alrosa", "company:alrosa"),
        ("ALROSA", "company:alrosa"),
    ] {
        assert_eq!(subject(text), Ok(found.to_owned()), "{text}");
    }
}

#[test]
fn an_unknown_or_ambiguous_subject_is_refused_with_what_is_near() {
    assert_eq!(subject("Congo"), Err(vec!["COD".to_owned(), "COG".to_owned()]));
    assert!(subject("Argola").unwrap_err().contains(&"AGO".to_owned()));
    assert!(subject("site:catoka").unwrap_err().contains(&"site:catoca".to_owned()));
    assert_eq!(subject("Atlantis").unwrap_err(), Vec::<String>::new());
    assert_eq!(subject(""), Err(vec!["world".to_owned()]));
    assert!(subject(&"x".repeat(10_000)).is_err());
}

#[test]
fn russia_2022_is_nothing_under_the_scheme_and_half_under_the_coalition() {
    let rus = parse_subject(&EDITION.register, "RUS").unwrap();
    let made = statement::statement(&ask(), &rus, &selected("2022", &["kp-2003", "csc-2022"])).unwrap().answer;
    let declared = made.declared.as_ref().unwrap();
    assert_eq!(declared.filed.carats.to_string(), "41923910.10");
    let shares: Vec<(String, String)> = made
        .under
        .iter()
        .map(|under| (under.interval.at_least.share.to_string(), under.interval.at_most.share.to_string()))
        .collect();
    assert_eq!(shares[0], ("0.0".to_owned(), "0.0".to_owned()));
    let csc = &made.under[1];
    let war = csc.grounds.iter().find(|ground| ground.finding == "alrosa-war").unwrap();
    assert_eq!((war.verdict, war.verified, war.rule), (Verdict::Yes, true, "S1"));
    assert!(!war.sources.is_empty() && war.sources.iter().all(|source| source.url.starts_with("http")));
    // The war began inside the first half-year: the second half alone is certain.
    let second = statement::statement(&ask(), &rus, &selected("2022H2", &["csc-2022"])).unwrap().answer;
    assert_eq!(csc.interval.at_least.carats, Some(second.declared.unwrap().filed.carats));
    assert!(made.under[0].near_miss.is_some() && !made.not_looked.is_empty());
}

#[test]
fn the_parts_of_every_statement_add_up() {
    for text in ["world", "RUS", "COD", "BWA", "CAF", "ZWE"] {
        let of = parse_subject(&EDITION.register, text).unwrap();
        for under in statement::statement(&ask(), &of, &selected("2019..2024", &[])).unwrap().answer.under {
            let parts = under.parts.unwrap();
            let four = [parts.verified, parts.open, parts.not_looked, parts.rest];
            let carats: u64 = four.iter().map(|amount| amount.carats.micro()).sum();
            let cents: u64 = four.iter().map(|amount| amount.usd.unwrap().cents()).sum();
            assert_eq!((carats, cents), (parts.whole.carats.micro(), parts.whole.usd.unwrap().cents()), "{text}");
            assert!(under.interval.at_least.share <= under.interval.at_most.share, "{text}");
        }
    }
}

#[test]
fn a_return_filed_twice_is_two_readings_and_a_missing_one_leaves_no_upper_end() {
    let cod = Subject::Participant("COD".parse_id());
    let made = statement::statement(&ask(), &cod, &selected("2022", &[])).unwrap().answer;
    let declared = made.declared.unwrap();
    assert_eq!(declared.disputed.len(), 1);
    let readings: Vec<String> = declared.disputed[0].readings.iter().map(|row| row.carats.to_string()).collect();
    assert_eq!(readings, ["1761189.74", "871287.39"]);
    assert!(declared.at_least.carats < declared.filed.carats);
    let car = Subject::Participant("CAF".parse_id());
    let declared = statement::statement(&ask(), &car, &selected("2014", &[])).unwrap().answer.declared.unwrap();
    assert_eq!((declared.missing.len(), declared.at_most), (2, None));
}

trait ParseId {
    fn parse_id(&self) -> loupe_scheme::participant::ParticipantId;
}

impl ParseId for str {
    fn parse_id(&self) -> loupe_scheme::participant::ParticipantId {
        loupe_scheme::participant::ParticipantId::new(self).unwrap()
    }
}

#[test]
fn the_world_of_2023_is_a_third_at_least() {
    let made = world::world(&ask(), &selected("2023", &["csc-2022"])).unwrap().answer;
    assert_eq!(made.under[0].interval.at_least.share.to_string(), "33.2");
    assert!(made.complete);
    let years = world::years(&ask(), &selected("2023", &["csc-2022"])).unwrap().answer;
    let of = years.years.iter().find(|year| year.year == 2023).unwrap();
    assert_eq!(of.under[0].interval, made.under[0].interval);
    assert_eq!(years.years.iter().map(|year| year.year).collect::<Vec<_>>(), (2003..=2024).collect::<Vec<_>>());
}

#[test]
fn the_scheme_is_contained_in_the_coalitions_definition_and_not_the_other_way() {
    let made = comparison::comparison(&ask(), "kp-2003", "csc-2022").unwrap().answer;
    assert!(made.left_only.empty && made.left_only.boxes.is_empty());
    assert!(!made.right_only.empty);
    let left_out: Vec<&str> = made.right_only.findings.iter().map(|inside| inside.finding.as_str()).collect();
    assert!(left_out.contains(&"alrosa-war") && left_out.contains(&"marange-2008"), "{left_out:?}");
}

#[test]
fn findings_and_definitions_are_listed_whole() {
    let listed = finding::findings(&ask(), &Selection::default()).unwrap().answer.findings;
    assert_eq!(listed.len(), 52);
    assert!(listed.iter().all(|brief| brief.verdicts.len() == 6));
    for brief in listed {
        let whole = finding::finding(&ask(), &brief.id, &Selection::default()).unwrap().answer;
        assert!(!whole.cited.is_empty() && !whole.accounts.is_empty(), "{}", brief.id);
    }
    let definitions = definition::definitions(&ask()).answer.definitions;
    assert_eq!(definitions.len(), 6);
    for brief in definitions {
        for reading in brief.readings {
            let whole = definition::definition(&ask(), &reading.key).unwrap().answer;
            assert!(!whole.boxes.is_empty() && !whole.quotes.is_empty(), "{}", reading.key);
        }
    }
}

#[test]
fn what_does_not_add_up_is_asked_about() {
    let rules = |id: &str| -> Vec<Check> {
        returns::returns(&ask(), id).unwrap().answer.oddities.into_iter().map(|oddity| oddity.rule).collect()
    };
    let cod = rules("COD");
    for check in [Check::A1, Check::A2, Check::A3, Check::A4] {
        assert!(cod.contains(&check), "{check:?}");
    }
    assert!(rules("CAF").contains(&Check::A9) && rules("GIN").contains(&Check::A6));
    assert!(rules("BWA").contains(&Check::A7) && rules("BLR").contains(&Check::A8));
    let car = returns::returns(&ask(), "CAF").unwrap().answer.oddities;
    let gap = car.iter().find(|oddity| oddity.rule == Check::A9).unwrap();
    let halves: Vec<String> = gap.halves.iter().map(ToString::to_string).collect();
    assert_eq!(halves, ["2013H2", "2014H1", "2014H2", "2015H1", "2015H2"]);
}

#[test]
fn where_nobody_looked_is_said() {
    let map = coverage::coverage(&ask(), LooksCounted::Independent).answer;
    assert!(!map.never.is_empty() && !map.regions.is_empty());
    let wider = coverage::coverage(&ask(), LooksCounted::Own).answer;
    let cells = |map: &coverage::Coverage| map.rows.iter().map(|row| row.cells.len()).sum::<usize>();
    assert!(cells(&map) < cells(&wider));
}

#[test]
fn every_participant_site_and_company_has_its_answer() {
    for brief in participant::participants(&ask()).answer.participants {
        participant::participant(&ask(), &brief.participant.id, LooksCounted::Independent).unwrap();
    }
    for brief in site::sites(&ask()).answer.sites {
        let whole = site::site(&ask(), &brief.id, LooksCounted::Independent).unwrap().answer;
        assert_eq!(whole.brief.id, brief.id);
        let of = Subject::Site(brief.id.clone());
        assert_eq!(parse_subject(&EDITION.register, &typed(&of)).unwrap(), of);
    }
}

#[test]
fn a_written_definition_is_set_beside_those_on_record() {
    let text = "id = \"mine\"\nversion = 1\nvocabulary = \"conflict/1\"\nname = { en = \"m\" }\ngist = { en = \"m\" }\n\
                by = { en = \"me\" }\nstatus = \"proposed\"\ninclude = [\"csc-2022\"]\n";
    let made = check::check(&ask(), "mine.toml", text).unwrap().answer;
    let beside = |key: &str| made.beside.iter().find(|beside| beside.definition == key).unwrap();
    assert!(beside("csc-2022").is_contained && beside("csc-2022").contains && beside("kp-2003").contains);
    let refusals = check::check(&ask(), "mine.toml", &text.replace("csc-2022", "none")).unwrap_err();
    assert_eq!(refusals[0].rule, Rule::DefinitionUnknownInclude);
}

#[test]
fn every_table_is_written_the_same_way_twice_and_fits_its_header() {
    for sheet in Sheet::ALL {
        let write = |format| {
            let mut bytes = Vec::new();
            export(&ask(), &Selection::default(), sheet, None, format, &mut bytes).unwrap();
            bytes
        };
        let csv = write(Format::Csv);
        assert_eq!(csv, write(Format::Csv), "{}", sheet.name());
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        assert_eq!(reader.headers().unwrap(), sheet.header());
        let source = sheet.header().iter().rposition(|name| name.starts_with("source") || name.ends_with("source_url"));
        let mut rows = 0;
        for record in reader.records() {
            let record = record.unwrap();
            let declares_nobody = sheet == Sheet::Coverage && &record[5] == "nobody";
            assert!(declares_nobody || !record[source.unwrap()].is_empty(), "{}: {record:?}", sheet.name());
            rows += 1;
        }
        let json: serde_json::Value = serde_json::from_slice(&write(Format::Json)).unwrap();
        assert_eq!(json["answer"]["rows"].as_array().unwrap().len(), rows, "{}", sheet.name());
        assert!(rows > 0);
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap()).map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
}

#[test]
fn a_lab_without_a_change_is_its_base() {
    for base in &EDITION.defaults {
        let lab = Lab::read(&EDITION, &pairs(&format!("base={}", base.reference.key()))).unwrap();
        assert_eq!((&lab.base, &lab.changed, lab.is_changed()), (base, base, false));
        let made = answer::lab(&ask(), &lab, &selected("2019..2023", &[])).unwrap().answer;
        assert!(!made.changed && made.findings.is_empty() && made.participants.is_empty());
        assert!(made.comparison.left_only.empty && made.comparison.right_only.empty);
    }
}

#[test]
fn leaving_out_the_grave_clause_takes_russia_out() {
    let lab = Lab::read(&EDITION, &pairs("base=csc-2022&drop=1&drop=2")).unwrap();
    let made = answer::lab(&ask(), &lab, &selected("2022..2023", &[])).unwrap().answer;
    assert!(made.changed && made.comparison.right_only.empty);
    assert_eq!(made.query, "base=csc-2022&drop=1&drop=2");
    assert!(made.findings.iter().any(|moved| moved.finding == "alrosa-war" && moved.after.verdict == Verdict::No));
    assert_eq!(made.participants[0].participant.id, "RUS");
    assert_eq!(made.years.len(), 2);
    assert!(made.world.before.interval.at_least.share > made.world.after.interval.at_least.share);
}

#[test]
fn the_lab_refuses_what_the_vocabulary_does_not_know() {
    for (query, rule) in [
        ("base=none", Rule::NoSuchDefinition),
        ("base=csc-2022:none", Rule::DefinitionUnknownReading),
        ("base=csc-2022&clause=1&actor=martian", Rule::DefinitionUnknownValue),
        ("base=csc-2022&clause=1&colour=red", Rule::DefinitionUnknownKey),
        ("base=csc-2022&actor=state_police", Rule::DefinitionMissingKey),
        ("base=csc-2022&drop=9", Rule::DefinitionUnknownValue),
        ("base=csc-2022&clause=A%20B", Rule::DefinitionUnknownValue),
        ("base=kp-2003&drop=1", Rule::DefinitionNoClause),
        ("clause=a&act=killing&clause=b&act=killing&clause=c&act=killing&clause=d", Rule::DefinitionTooLarge),
    ] {
        let refusals = Lab::read(&EDITION, &pairs(query)).map(|_| ()).unwrap_err();
        assert_eq!(refusals[0].rule, rule, "{query}");
    }
}

/// Any pairs a form could send: a base, and clauses of it or new ones with some boxes ticked.
fn any_pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let vocabulary = &EDITION.register.vocabulary;
    let values: Vec<(String, String)> = Field::ALL
        .into_iter()
        .flat_map(|field| vocabulary.values(field).iter().map(move |value| (field.key().to_owned(), value.clone())))
        .collect();
    let clause = prop_oneof![Just("1"), Just("2"), Just("kp-2003/1"), Just("new"), Just("other")];
    let section = (clause, prop::collection::vec(prop::sample::select(values), 0..12), any::<bool>());
    let base = prop_oneof![Just("csc-2022"), Just("canada-2018"), Just("wdc-2025")];
    (base, prop::collection::vec(section, 0..5)).prop_map(|(base, sections)| {
        let mut pairs = vec![("base".to_owned(), base.to_owned())];
        for (clause, values, dropped) in sections {
            if dropped && clause == "1" {
                pairs.push(("drop".to_owned(), clause.to_owned()));
            } else {
                pairs.push(("clause".to_owned(), clause.to_owned()));
                pairs.extend(values);
            }
        }
        pairs
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_lab_writes_reads_back_as_the_same_lab(pairs in any_pairs()) {
        let lab = Lab::read(&EDITION, &pairs).unwrap();
        let written = lab.pairs(&EDITION.register.vocabulary);
        let again = Lab::read(&EDITION, &written).unwrap();
        prop_assert_eq!(&again, &lab);
        prop_assert_eq!(again.pairs(&EDITION.register.vocabulary), written);
        prop_assert_eq!(lab.changed == lab.base, !lab.is_changed());
    }

    #[test]
    fn any_lab_is_answered_within_bounds(pairs in any_pairs()) {
        let lab = Lab::read(&EDITION, &pairs).unwrap();
        let made = answer::lab(&ask(), &lab, &selected("2022", &[])).unwrap().answer;
        prop_assert_eq!(made.changed, lab.is_changed());
        prop_assert!(made.world.after.interval.at_least.share <= made.world.after.interval.at_most.share);
        let query = lab::query(&lab.pairs(&EDITION.register.vocabulary));
        prop_assert_eq!(made.query, query);
    }

    #[test]
    fn reading_a_subject_never_fails_otherwise_than_with_p3(text in "\\PC{0,40}") {
        if let Err(refusal) = parse_subject(&EDITION.register, &text) {
            prop_assert_eq!(refusal.rule, Rule::NoSuchSubject);
        }
    }
}
