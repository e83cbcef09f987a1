//! Statements: first what a reader would tell of a small world, then what must hold in every world.

use loupe_scheme::definition::Region;
use loupe_scheme::finding::{Finding, Grade, Target};
use loupe_scheme::look::{Look, LooksCounted};
use loupe_scheme::period::{Period, Span};
use loupe_scheme::register::Register;
use loupe_scheme::statement::{Effect, Outcome, Subject, examine, world_table};
use loupe_scheme::vocabulary::Field;
use proptest::prelude::*;

use crate::small_world::{any_region, definition_of, filing, finding, look, small, span, world};

/// A definition that covers serious violence by anyone.
pub(crate) fn grave() -> Vec<Region> {
    let vocabulary = small();
    vec![Region::all(&vocabulary).with(Field::Gravity, vocabulary.value(Field::Gravity, "serious").unwrap())]
}

fn participant(id: &str) -> Target {
    Target::Participant(id.to_owned())
}

fn outcome(register: &Register, regions: &[Region], period: &str) -> Outcome {
    let period: Period = period.parse().unwrap();
    world_table(register, &[definition_of(regions)], period, LooksCounted::Independent).outcomes[0]
}

/// Carats of the world in the four parts: verified, open, not looked at, rest.
fn parts(register: &Register, period: &str) -> [u64; 4] {
    let parts = outcome(register, &grave(), period).mass;
    [parts.verified, parts.open, parts.not_looked, parts.rest].map(|micro| micro / 1_000_000)
}

fn with(findings: Vec<Finding>, looks: Vec<Look>) -> Register {
    Register { findings, looks, ..world() }
}

const ALL_KINDS: [&str; 3] = ["state_violence", "other_violence", "land"];

#[test]
fn where_nobody_looked_nothing_is_known() {
    assert_eq!(parts(&world(), "2020"), [0, 0, 200, 0]);
}

#[test]
fn a_look_for_every_kind_of_harm_leaves_the_bare_rest() {
    let looks = vec![look("l", participant("BBB"), span("2020", "2020"), &ALL_KINDS)];
    assert_eq!(parts(&with(vec![], looks), "2020"), [0, 0, 100, 100]);
}

#[test]
fn a_look_for_one_kind_of_harm_is_not_enough() {
    let looks = vec![look("l", participant("BBB"), span("2020", "2020"), &["state_violence"])];
    assert_eq!(parts(&with(vec![], looks), "2020"), [0, 0, 200, 0]);
}

#[test]
fn a_look_at_half_of_a_half_year_does_not_cover_it() {
    let looks = vec![look("l", participant("BBB"), span("2020-01", "2020-03"), &ALL_KINDS)];
    assert_eq!(parts(&with(vec![], looks), "2020"), [0, 0, 200, 0]);
}

#[test]
fn a_visit_to_the_certificate_controls_is_no_look_at_violence() {
    let looks = vec![look("l", participant("BBB"), span("2020", "2020"), &["kp_controls_only"])];
    assert_eq!(parts(&with(vec![], looks), "2020"), [0, 0, 200, 0]);
}

#[test]
fn verified_and_tied_to_all_stones_counts_from_the_first_whole_half_year() {
    let army = |when| finding("f", "killing", "revenue", participant("AAA"), when, Grade::Verified);
    let told = |from: &str, to: &str| with(vec![army(span(from, to))], vec![]);
    // From February on: the first half is open, for nobody knows on which side of the day a carat was mined.
    assert_eq!(parts(&told("2020-02-24", "2021-12"), "2020"), [40, 60, 100, 0]);
    assert_eq!(parts(&told("2020-01-01", "2021-12"), "2020"), [100, 0, 100, 0]);
    assert_eq!(parts(&told("2018", "2019"), "2020"), [0, 0, 200, 0]);
}

#[test]
fn an_allegation_only_opens() {
    let alleged = finding("f", "killing", "revenue", participant("AAA"), span("2019", "2022"), Grade::Corroborated);
    assert_eq!(parts(&with(vec![alleged], vec![]), "2020"), [0, 100, 100, 0]);
}

#[test]
fn what_is_not_known_to_be_grave_only_opens() {
    let beating = finding("f", "beating", "revenue", participant("AAA"), span("2019", "2022"), Grade::Verified);
    assert_eq!(parts(&with(vec![beating], vec![]), "2020"), [0, 100, 100, 0]);
}

#[test]
fn what_the_definition_does_not_cover_moves_nothing() {
    let fraud = finding("f", "fraud", "revenue", participant("AAA"), span("2019", "2022"), Grade::Verified);
    assert_eq!(parts(&with(vec![fraud], vec![]), "2020"), [0, 0, 200, 0]);
}

#[test]
fn a_site_of_known_output_counts_with_that_output_and_no_more() {
    let at_mine = finding("f", "killing", "at_site", Target::Site("m".into()), span("2019", "2022"), Grade::Verified);
    let looks = vec![look("l", participant("AAA"), span("2020", "2020"), &ALL_KINDS)];
    assert_eq!(parts(&with(vec![at_mine.clone()], vec![]), "2020"), [30, 0, 170, 0]);
    assert_eq!(parts(&with(vec![at_mine], looks), "2020"), [30, 0, 100, 70]);
}

#[test]
fn a_site_of_unknown_output_opens_all_that_its_participant_declared() {
    let mut register = world();
    register.outputs.clear();
    register.findings =
        vec![finding("f", "killing", "at_site", Target::Site("m".into()), span("2019", "2022"), Grade::Verified)];
    assert_eq!(parts(&register, "2020"), [0, 100, 100, 0]);
}

#[test]
fn a_site_that_is_not_named_opens_all_that_its_participant_declared() {
    let somewhere = finding("f", "killing", "at_site", participant("AAA"), span("2019", "2022"), Grade::Verified);
    assert_eq!(parts(&with(vec![somewhere], vec![]), "2020"), [0, 100, 100, 0]);
}

#[test]
fn some_operation_of_a_company_is_not_all_that_the_company_produced() {
    let told = |link: &str| {
        let company = Target::Company("c".into());
        let mut register =
            with(vec![finding("f", "killing", link, company, span("2019", "2022"), Grade::Verified)], vec![]);
        let sites = vec!["m".to_owned()];
        register.companies.push(loupe_scheme::site::Company { id: "c".to_owned(), sites, ..Default::default() });
        let output = register.outputs[0].clone();
        register.outputs.push(loupe_scheme::site::Output { site: String::new(), company: "c".to_owned(), ..output });
        parts(&register, "2020")
    };
    assert_eq!(told("revenue"), [30, 0, 170, 0]);
    assert_eq!(told("at_site"), [0, 30, 170, 0]);
}

#[test]
fn two_findings_on_the_same_stones_count_them_once() {
    let one = finding("f", "killing", "revenue", participant("AAA"), span("2019", "2022"), Grade::Verified);
    let two = finding("g", "killing", "at_site", Target::Site("m".into()), span("2019", "2022"), Grade::Verified);
    assert_eq!(parts(&with(vec![one, two], vec![]), "2020"), [100, 0, 100, 0]);
}

#[test]
fn who_owes_a_remedy_ties_no_stones() {
    let owed = finding("f", "killing", "remedy_owed_by", participant("AAA"), span("2019", "2022"), Grade::Verified);
    assert_eq!(parts(&with(vec![owed], vec![]), "2020"), [0, 0, 200, 0]);
}

#[test]
fn a_return_filed_twice_makes_the_total_an_interval() {
    let mut register = world();
    register.filings.insert(1, filing("AAA", "2020H1", "20", 99));
    register.findings =
        vec![finding("f", "killing", "revenue", participant("AAA"), span("2019", "2022"), Grade::Verified)];
    let table = world_table(&register, &[definition_of(&grave())], "2020".parse().unwrap(), LooksCounted::Independent);
    assert_eq!(table.declared.filed.to_string(), "220.00");
    assert_eq!(table.declared.at_least.to_string(), "160.00");
    assert_eq!(table.declared.disputed.len(), 1);
    // At least: 60 ct of AAA (20 + 40) beside 100 ct of BBB; at most all of it.
    assert_eq!(table.shares(0).at_least.tenths_down(), 375);
    assert_eq!(table.shares(0).at_most.tenths_up(), 1000);
}

#[test]
fn nothing_and_something_filed_for_one_half_year_contradict_each_other() {
    let mut register = world();
    let nothing = loupe_scheme::returns::Filing {
        mining: loupe_scheme::returns::Mining::Nothing,
        ..filing("AAA", "2020H1", "0", 98)
    };
    register.filings.insert(1, nothing);
    let table = world_table(&register, &[definition_of(&grave())], "2020".parse().unwrap(), LooksCounted::Independent);
    assert_eq!(table.declared.filed.to_string(), "200.00");
    assert_eq!(table.declared.at_least.to_string(), "140.00");
}

#[test]
fn a_return_never_filed_is_named_and_leaves_no_upper_end() {
    let table = world_table(&world(), &[definition_of(&grave())], "2021".parse().unwrap(), LooksCounted::Independent);
    let missing: Vec<String> =
        table.declared.missing.iter().map(|(participant, half)| format!("{participant} {half}")).collect();
    assert_eq!(missing, ["AAA 2021H2"]);
    assert!(!world().is_complete(2021));
    assert_eq!(world().latest_complete_year(), Some(2020));
}

#[test]
fn the_ground_of_a_statement_names_its_rule() {
    let told = |link: &str, target: Target, when: Span| {
        let register = with(vec![finding("f", "killing", link, target, when, Grade::Verified)], vec![]);
        let subject = Subject::Participant(loupe_scheme::participant::ParticipantId::new("AAA").unwrap());
        let (period, today) = ("2020".parse().unwrap(), "2026-11-24".parse().unwrap());
        let definitions = [definition_of(&grave())];
        let statement = examine(&register, &subject, period, &definitions, LooksCounted::Independent, today).unwrap();
        assert_eq!(statement.expires_on.to_string(), "2027-11-24");
        assert!(!statement.not_looked.is_empty());
        statement.under[0].grounds.first().map(|ground| ground.effect)
    };
    let (all_year, in_may) = (span("2019", "2022"), span("2020-05-01", "2020-05-02"));
    assert_eq!(told("revenue", participant("AAA"), all_year), Some(Effect::S1));
    assert_eq!(told("at_site", Target::Site("m".into()), all_year), Some(Effect::S2));
    assert_eq!(told("at_site", participant("AAA"), all_year), Some(Effect::S4));
    assert_eq!(told("revenue", participant("AAA"), in_may), Some(Effect::S5));
    assert_eq!(told("revenue", participant("AAA"), span("2015", "2016")), None);
}

#[test]
fn a_subject_or_period_that_does_not_exist_is_refused() {
    let register = world();
    let refuse = |subject: Subject, period: &str| {
        let period: Period = period.parse().unwrap();
        let today = "2026-11-24".parse().unwrap();
        let refusal = examine(&register, &subject, period, &[], LooksCounted::Independent, today).unwrap_err();
        refusal.rule.code()
    };
    assert_eq!(refuse(Subject::World, "2019"), "P2");
    assert_eq!(refuse(Subject::World, "2003..2090"), "P5");
    assert_eq!(refuse(Subject::Site("nowhere".into()), "2020"), "P3");
    assert_eq!(refuse(Subject::Company("nobody".into()), "2020"), "P3");
}

fn any_target() -> impl Strategy<Value = Target> {
    prop_oneof![
        Just(participant("AAA")),
        Just(participant("BBB")),
        Just(Target::Site("m".to_owned())),
        Just(Target::Site("n".to_owned())),
        Just(Target::Company("c".to_owned())),
    ]
}

fn any_span() -> impl Strategy<Value = Span> {
    let ends = ["2018", "2019-12", "2020-01-01", "2020-03-15", "2020-06-30", "2020-07", "2021", "2022"];
    let end = move || prop::option::of(prop::sample::select(ends.to_vec()));
    (end(), end()).prop_filter_map("the wrong way round", |(from, to)| {
        let span = span(from.unwrap_or(""), to.unwrap_or(""));
        let ordered = span.from.zip(span.to).is_none_or(|(from, to)| from.earliest() <= to.latest());
        ordered.then_some(span)
    })
}

fn any_finding(id: usize) -> impl Strategy<Value = Finding> {
    let act = prop::sample::select(vec!["killing", "beating", "eviction", "fraud"]);
    let link = prop::sample::select(vec!["revenue", "at_site", "taxes_site", "remedy_owed_by"]);
    let grade = prop::sample::select(vec![Grade::Verified, Grade::Verified, Grade::Corroborated, Grade::Contested]);
    (act, link, any_target(), any_span(), grade)
        .prop_map(move |(act, link, target, when, grade)| finding(&format!("f{id}"), act, link, target, when, grade))
}

fn any_look(id: usize) -> impl Strategy<Value = Look> {
    let kinds = prop::sample::subsequence(ALL_KINDS.to_vec(), 1..=3);
    (any_target(), any_span(), kinds)
        .prop_map(move |(target, when, kinds)| look(&format!("l{id}"), target, when, &kinds))
}

/// A world with a second site of unknown output and a company over both, disputed returns included.
pub(crate) fn any_world() -> impl Strategy<Value = Register> {
    let findings = (any_finding(0), any_finding(1), any_finding(2), any_finding(3), 0_usize..=4);
    let looks = (any_look(0), any_look(1), any_look(2), 0_usize..=3);
    let company_output = prop::option::of(1_u64..200);
    (findings, looks, company_output, any::<bool>()).prop_map(|(findings, looks, company_output, twice)| {
        let mut register = world();
        register.sites.push(loupe_scheme::site::Site {
            id: "n".to_owned(),
            participant: "AAA".to_owned(),
            ..loupe_scheme::site::Site::default()
        });
        register.companies.push(loupe_scheme::site::Company {
            id: "c".to_owned(),
            sites: vec!["m".to_owned(), "n".to_owned()],
            ..loupe_scheme::site::Company::default()
        });
        if let Some(carats) = company_output {
            let of_mine = register.outputs[0].clone();
            register.outputs.push(loupe_scheme::site::Output {
                site: String::new(),
                company: "c".to_owned(),
                mass_micro: Some(carats * 1_000_000),
                ..of_mine
            });
        }
        if twice {
            register.filings.insert(1, filing("AAA", "2020H1", "25", 99));
        }
        let (a, b, c, d, count) = findings;
        register.findings = [a, b, c, d].into_iter().take(count).collect();
        let (x, y, z, count) = looks;
        register.looks = [x, y, z].into_iter().take(count).collect();
        register
    })
}

fn periods() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["2020", "2020H1", "2020H2", "2021", "2020..2021"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_four_parts_always_add_up(register in any_world(), d in prop::collection::vec(any_region(), 1..3), when in periods()) {
        let outcome = outcome(&register, &d, when);
        let table = world_table(&register, &[definition_of(&d)], when.parse().unwrap(), LooksCounted::Independent);
        prop_assert_eq!(outcome.mass.whole(), table.declared.filed.micro());
        prop_assert_eq!(outcome.mass_least.whole(), table.declared.at_least.micro());
        prop_assert_eq!(outcome.value.whole(), table.declared.filed_value.cents());
        let shares = table.shares(0);
        prop_assert!(shares.at_least <= shares.at_most);
        prop_assert!(outcome.mass_least.verified <= outcome.mass.verified);
    }

    #[test]
    fn another_finding_never_lowers_either_end(register in any_world(), more in any_finding(9), d in prop::collection::vec(any_region(), 1..3), when in periods()) {
        let before = outcome(&register, &d, when);
        let mut after = register.clone();
        after.findings.push(more.clone());
        let after = outcome(&after, &d, when);
        prop_assert!(after.mass.verified >= before.mass.verified);
        prop_assert!(after.mass_least.verified >= before.mass_least.verified);
        prop_assert!(after.mass.at_most() >= before.mass.at_most());
        if more.treated_as() != Grade::Verified {
            prop_assert_eq!(after.mass.verified, before.mass.verified);
            prop_assert!(after.mass.open >= before.mass.open);
        }
    }

    #[test]
    fn another_look_moves_only_what_was_not_looked_at(register in any_world(), more in any_look(9), d in prop::collection::vec(any_region(), 1..3), when in periods()) {
        let before = outcome(&register, &d, when);
        let mut after = register.clone();
        after.looks.push(more);
        let after = outcome(&after, &d, when);
        prop_assert_eq!(after.mass.verified, before.mass.verified);
        prop_assert_eq!(after.mass.open, before.mass.open);
        prop_assert!(after.mass.not_looked <= before.mass.not_looked);
        prop_assert_eq!(after.mass.whole(), before.mass.whole());
    }

    #[test]
    fn a_wider_definition_never_lowers_either_end(register in any_world(), narrow in prop::collection::vec(any_region(), 1..3), more in any_region(), when in periods()) {
        let wide: Vec<Region> = narrow.iter().copied().chain([more]).collect();
        let (narrow, wide) = (outcome(&register, &narrow, when), outcome(&register, &wide, when));
        prop_assert!(wide.mass.verified >= narrow.mass.verified);
        prop_assert!(wide.mass.at_most() >= narrow.mass.at_most());
    }

    #[test]
    fn a_statement_of_anything_adds_up(register in any_world(), target in any_target(), d in prop::collection::vec(any_region(), 1..3), when in periods()) {
        let subject = match target {
            Target::Site(id) => Subject::Site(id),
            Target::Company(id) => Subject::Company(id),
            other => Subject::Participant(loupe_scheme::participant::ParticipantId::new(other.id()).unwrap()),
        };
        let (period, today) = (when.parse().unwrap(), "2026-11-24".parse().unwrap());
        let definitions = [definition_of(&d)];
        let statement = examine(&register, &subject, period, &definitions, LooksCounted::Independent, today).unwrap();
        let under = &statement.under[0];
        prop_assert!(under.shares.at_least <= under.shares.at_most);
        if statement.amount_known {
            prop_assert_eq!(under.outcome.mass.whole(), statement.declared.filed.micro());
        } else {
            prop_assert_eq!(under.outcome.mass.whole(), 1);
        }
        prop_assert!(!statement.not_looked.is_empty());
    }
}
