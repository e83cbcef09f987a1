//! A small vocabulary and a small world, for tests that try everything.

use loupe_scheme::definition::{Definition, Region, Resolved, parse, resolve};
use loupe_scheme::finding::{Act, Finding, Grade, Grading, Link, Reading, Target};
use loupe_scheme::look::{Independence, Look};
use loupe_scheme::participant::{Participant, ParticipantId, Source};
use loupe_scheme::period::{HalfYear, Span};
use loupe_scheme::register::Register;
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::site::{Output, Site};
use loupe_scheme::vocabulary::{Field, ValueSet, Vocabulary};
use loupe_scheme::words::Words;
use proptest::prelude::*;

/// Two to four values a field: 2 * 3 * 4 * 3 * 2 * 2 * 2 * 4 * 4 = 9,216 combinations.
pub(crate) const SMALL: &str = r#"
id = "small/1"
acts = [
  { id = "killing", group = "violence", gravity = "serious" },
  { id = "beating", group = "violence" },
  { id = "eviction", group = "land" },
  { id = "fraud", group = "integrity", gravity = "not_a_violation" },
]
actors = [
  { id = "rebel_group", group = "armed" },
  { id = "state_military", group = "state" },
  { id = "guards", group = "private" },
]
links = [
  { id = "revenue", reach = "whole" },
  { id = "at_site", reach = "site" },
  { id = "taxes_site", reach = "site" },
  { id = "remedy_owed_by", reach = "none" },
]
sights = [
  { look = "state_violence", acts = ["violence"], actors = ["state"] },
  { look = "other_violence", acts = ["violence"], actors = ["armed", "private"] },
  { look = "land", acts = ["land"], actors = ["*"] },
]
[[field]]
id = "goods"
values = ["rough", "polished"]
[[field]]
id = "actor"
values = ["rebel_group", "state_military", "guards"]
[[field]]
id = "act"
values = ["killing", "beating", "eviction", "fraud"]
[[field]]
id = "gravity"
values = ["not_a_violation", "violation", "serious"]
[[field]]
id = "pattern"
values = ["isolated", "widespread"]
[[field]]
id = "finances"
values = ["armed_conflict", "nothing"]
[[field]]
id = "aim"
values = ["against_government", "other"]
[[field]]
id = "un_status"
values = ["described_in_effect", "described_lapsed", "actor_listed", "not_described"]
[[field]]
id = "link"
values = ["revenue", "at_site", "taxes_site", "remedy_owed_by"]
"#;

pub(crate) fn small() -> Vocabulary {
    Vocabulary::parse(SMALL).unwrap()
}

/// Every combination of the small vocabulary, as a box of one cell.
pub(crate) fn cells() -> Vec<Region> {
    let vocabulary = small();
    let mut cells = vec![[ValueSet::EMPTY; Field::COUNT]];
    for field in Field::ALL {
        let count = vocabulary.values(field).len();
        cells = cells
            .iter()
            .flat_map(|cell| {
                (0..count).map(move |value| {
                    let mut cell = *cell;
                    cell[field as usize] = ValueSet::one(value);
                    cell
                })
            })
            .collect();
    }
    cells.into_iter().map(Region).collect()
}

/// Any box of the small vocabulary; about one field in two is left free.
pub(crate) fn any_region() -> impl Strategy<Value = Region> {
    let vocabulary = small();
    let sets: Vec<_> = Field::ALL
        .into_iter()
        .map(|field| {
            let all = vocabulary.any(field).0;
            prop_oneof![Just(ValueSet(all)), (1..=all).prop_map(ValueSet)].boxed()
        })
        .collect();
    sets.prop_map(|sets| Region(std::array::from_fn(|i| sets[i])))
}

/// A definition whose clauses are the boxes.
pub(crate) fn definition_of(regions: &[Region]) -> Resolved {
    let vocabulary = small();
    let mut text = String::from(
        "id = \"d\"\nversion = 1\nvocabulary = \"small/1\"\nname = { en = \"d\" }\ngist = { en = \"d\" }\n\
         by = { en = \"d\" }\nstatus = \"proposed\"\n",
    );
    for (n, region) in regions.iter().enumerate() {
        text += &format!("[[clause]]\nid = \"{n}\"\nwords = {{ en = \"w\" }}\n");
        for field in Field::ALL {
            let names = vocabulary.names(field, region.of(field));
            text += &format!("{} = {names:?}\n", field.key());
        }
    }
    let definition: Definition = parse("d.toml", &text, &vocabulary).unwrap();
    resolve("d", &[definition]).unwrap()
}

pub(crate) fn half(text: &str) -> HalfYear {
    text.parse().unwrap()
}

pub(crate) fn span(from: &str, to: &str) -> Span {
    let date = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    Span { from: date(from), to: date(to) }
}

/// A participant AAA that declared 60 ct and 40 ct in 2020, 100 ct in 2021 H1 and nothing filed since, with a mine `m`
/// that produced 30 ct in 2020, and BBB that declared 50 ct a half-year.
pub(crate) fn world() -> Register {
    let mut register = Register::empty(small());
    for id in ["AAA", "BBB"] {
        register.participants.push(Participant {
            id: ParticipantId::new(id).unwrap(),
            alpha2: id[..2].to_owned(),
            kind: "state".to_owned(),
            name: Words { en: id.to_owned(), ..Words::default() },
            names_source: "invented for tests".to_owned(),
        });
    }
    for (n, (id, when, carats)) in [
        ("AAA", "2020H1", "60"),
        ("AAA", "2020H2", "40"),
        ("AAA", "2021H1", "100"),
        ("BBB", "2020H1", "50"),
        ("BBB", "2020H2", "50"),
        ("BBB", "2021H1", "50"),
        ("BBB", "2021H2", "50"),
    ]
    .into_iter()
    .enumerate()
    {
        register.filings.push(filing(id, when, carats, n as u32));
    }
    register.sites.push(Site { id: "m".to_owned(), participant: "AAA".to_owned(), ..Site::default() });
    register.outputs.push(Output {
        site: "m".to_owned(),
        year: 2020,
        period: "calendar_year".to_owned(),
        mass_micro: Some(30_000_000),
        measure: "produced".to_owned(),
        share_basis: "100 %".to_owned(),
        ..Output::default()
    });
    register
}

pub(crate) fn filing(id: &str, when: &str, carats: &str, row: u32) -> Filing {
    Filing {
        participant: ParticipantId::new(id).unwrap(),
        half: half(when),
        mining: Mining::Undifferentiated,
        mass: carats.parse().unwrap(),
        value: format!("{carats}00").parse().unwrap(),
        filed_at: String::new(),
        modified_at: String::new(),
        source_row: row,
        source: "test".to_owned(),
    }
}

/// A finding of one act by the army and one link.
pub(crate) fn finding(id: &str, act: &str, link: &str, target: Target, when: Span, grade: Grade) -> Finding {
    Finding {
        id: id.to_owned(),
        title: Words { en: id.to_owned(), ..Words::default() },
        place: String::new(),
        country: "AAA".to_owned(),
        admin1: String::new(),
        span: Span::default(),
        date_precision: String::new(),
        place_precision: String::new(),
        summary: String::new(),
        contested: false,
        open_questions: vec![],
        grading: Grading { proposed: grade, basis: "un_commission".to_owned(), reason: String::new() },
        acts: vec![Act {
            id: format!("{id}-a"),
            kind: act.to_owned(),
            actor: Some("state_military".to_owned()),
            actor_name: String::new(),
            state_nexus: "state".to_owned(),
            degree: "carried_out".to_owned(),
            count: None,
            span: Span::default(),
            said_by: "somebody".to_owned(),
            note: String::new(),
            source: "s".to_owned(),
            account_of: String::new(),
            gravity: None,
            pattern: Some(Reading { value: "widespread".to_owned(), reason: String::new() }),
            finances: None,
            aim: None,
        }],
        links: vec![Link {
            kind: link.to_owned(),
            target,
            span: when,
            grade,
            note: String::new(),
            source: "s".to_owned(),
        }],
        responses: vec![],
        remedies: vec![],
        sources: vec![],
    }
}

pub(crate) fn look(id: &str, target: Target, when: Span, looked_for: &[&str]) -> Look {
    Look {
        id: id.to_owned(),
        looker: "somebody".to_owned(),
        looker_kind: "ngo_field_study".to_owned(),
        paid_by: String::new(),
        independence: Independence::Independent,
        target,
        dates: Span::default(),
        period: when,
        looked_for: looked_for.iter().map(|kind| (*kind).to_owned()).collect(),
        method: vec![],
        access_limits: String::new(),
        result: String::new(),
        published: "yes".to_owned(),
        source: Source::default(),
        how_read: String::new(),
    }
}
