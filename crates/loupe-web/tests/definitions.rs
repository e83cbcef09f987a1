//! Definitions, their comparison, the lab and statements, as a reader without script uses them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[allow(dead_code, reason = "shared with the tests of all pages, which use all of it")]
#[path = "pages/support.rs"]
mod support;

use axum::http::StatusCode;
use loupe_registry::edition::Edition;
use loupe_registry::lab::{Lab, query};
use loupe_registry::world;
use loupe_scheme::definition::{Region, Verdict, cells, parse, resolve};
use loupe_scheme::statement::ties;
use loupe_scheme::vocabulary::{Field, ValueSet};
use loupe_scheme::words::Lang;
use loupe_web::reader::Reader;
use proptest::prelude::*;
use support::{server, words};

fn edition() -> Edition {
    Edition::new(world::read(&world::shipped()).unwrap()).unwrap()
}

fn reader(lang: Lang) -> Reader {
    Reader { lang, place: "/".to_owned() }
}

/// What a browser would send of the form whose action is `action`: hidden fields, ticked boxes, chosen options.
fn pairs_of_form(html: &str, action: &str) -> Vec<(String, String)> {
    let start = html.find(&format!("action=\"{action}")).expect("the form is there");
    let form = &html[start..start + html[start..].find("</form>").unwrap()];
    let attribute = |tag: &str, name: &str| -> Option<String> {
        let rest = &tag[tag.find(&format!(" {name}=\""))? + name.len() + 3..];
        Some(rest[..rest.find('"')?].replace("&amp;", "&"))
    };
    let mut pairs = Vec::new();
    let mut select: Option<String> = None;
    for tag in form.split('<').filter_map(|piece| piece.split('>').next()) {
        if tag.starts_with("select") {
            select = attribute(tag, "name");
        } else if tag.starts_with("option") && tag.ends_with(" selected") {
            pairs.extend(select.clone().zip(attribute(tag, "value")));
        } else if tag.starts_with("input") {
            let sent = !tag.contains("type=\"checkbox\"") || tag.ends_with(" checked");
            pairs.extend(attribute(tag, "name").zip(attribute(tag, "value")).filter(|_| sent));
        }
    }
    pairs
}

fn address(pairs: &[(String, String)]) -> String {
    format!("/en/lab?{}", query(pairs))
}

#[tokio::test]
async fn a_reader_learns_what_the_coalition_adds_and_that_nothing_is_lost() {
    let list = server().await.get("/en/definitions").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.text.contains("href=\"/en/definitions/compare/kp-2003/csc-2022\""));
    let text = words(&list.text);
    assert!(text.contains("KP 2003 – contained contained contained contained contained"), "{text}");

    let compared = server().await.get("/en/definitions/compare/kp-2003/csc-2022").await;
    let text = words(&compared.text);
    assert!(text.contains("Everything that KP 2003 covers, CSC 2022 covers too, and it covers more."), "{text}");
    assert!(text.contains("KP 2003 covers, CSC 2022 does not 0 of 50.80 million combinations"), "{text}");
    assert!(text.contains("Nothing. Proved, not assumed"), "{text}");
    assert!(text.contains("The actor is anyone but a rebel movement or an ally of rebels"), "{text}");
    assert!(compared.text.contains("href=\"/en/findings/alrosa-war\""));
    assert!(text.contains("Russian Federation 0.0 – 0.0 100.0 – 100.0 +37.32 +3 606.4"), "{text}");
}

#[tokio::test]
async fn the_form_to_choose_two_leads_to_their_comparison() {
    let chosen = server().await.get("/pt/definitions/compare?a=kp-2003&b=kp-2003:illustration").await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    assert_eq!(chosen.header(axum::http::header::LOCATION), "/pt/definitions/compare/kp-2003/kp-2003:illustration");
    let unknown = server().await.get("/en/definitions/compare/kp-2003/nobody-1999").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(words(&unknown.text).contains("D10"));
}

#[tokio::test]
async fn a_definition_shows_text_readings_and_the_file_that_is_hashed() {
    let page = server().await.get("/fr/definitions/kp-2003").await;
    assert!(page.text.contains("<blockquote lang=\"en\""));
    assert!(page.text.contains("/fr/definitions/kp-2003:illustration"));
    let hash = edition().register.definition("kp-2003").unwrap().hash.clone();
    assert!(page.text.contains(&hash));
    let file = server().await.get("/definitions/kp-2003.toml").await;
    let shipped = world::shipped().into_iter().find(|file| file.path == "definitions/kp-2003.toml").unwrap();
    assert_eq!(file.text, shipped.text);
}

#[tokio::test]
async fn ticking_the_army_in_the_lab_moves_a_participant_and_makes_a_file_that_reads_back() {
    let start = server().await.get("/en/lab?base=csc-2022").await;
    assert!(words(&start.text).contains("Nothing is changed yet"));
    let mut pairs = pairs_of_form(&start.text, "/en/lab#result");
    assert!(pairs.contains(&("pattern".into(), "widespread".into())), "{pairs:?}");
    // The reader unticks all of the pattern and ticks mercenaries.
    pairs.retain(|(key, _)| key != "pattern");
    let at = pairs.iter().position(|(key, _)| key == "clause").unwrap() + 1;
    pairs.insert(at, ("actor".into(), "mercenary_pmc".into()));
    let page = server().await.get(&address(&pairs)).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = words(&page.text);
    assert!(text.contains("Clause 1 changed : The actor is a mercenary, and the act is violence."), "{text}");
    assert!(text.contains("Findings that bear differently in 2023"), "{text}");

    let edition = edition();
    let own = |(key, _): &(String, String)| key != "edit";
    let lab = Lab::read(&edition, &pairs.iter().filter(|pair| own(pair)).cloned().collect::<Vec<_>>()).unwrap();
    let file = server().await.get(&format!("/en/lab.toml?{}", query(&lab.pairs(&edition.register.vocabulary)))).await;
    let written = parse("my.toml", &file.text, &edition.register.vocabulary).unwrap();
    let read = resolve(&written.id.clone(), &[written]).unwrap();
    assert_eq!(read.regions(), lab.changed.regions());
    let link = lab.pairs(&edition.register.vocabulary);
    assert!(page.text.contains(&query(&link).replace('&', "&amp;")), "the address of the definition is on the page");
}

#[tokio::test]
async fn the_lab_refuses_beside_the_field_and_keeps_the_form() {
    for (query, rule) in [
        ("base=kp-2003&clause=1&actor=nobody", "Rule D3"),
        ("base=kp-2003&drop=1", "Rule D7"),
        ("base=kp-2003&period=1999", "Rule P"),
        ("base=kp-2003&looks=mine", "Rule U5"),
    ] {
        let page = server().await.get(&format!("/en/lab?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(words(&page.text).contains(rule), "{query}");
        assert!(page.text.contains("action=\"/en/lab#result\""), "{query}");
    }
}

#[tokio::test]
async fn a_statement_gives_both_ends_their_reasons_and_what_was_not_looked_at() {
    let page = server().await.get("/en/examine?subject=Russia&period=2022").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = words(&page.text);
    assert!(text.contains("Russian Federation: rough mined in 2022"), "{text}");
    assert!(text.contains("KP 2003 : rebels against a government version 1"), "{text}");
    assert!(text.contains("at least 0 % at most 0 % 0 50 100 %"), "{text}");
    assert!(text.contains("CSC 2022 : grave violence by anyone"), "{text}");
    assert!(text.contains("at least 51.6 % at most 100 %"), "{text}");
    assert!(text.contains("Nearest miss: Alrosa"), "{text}");
    assert!(text.contains("Not looked at"), "{text}");
    assert!(text.contains("Stones mined before the period and still in stock"), "{text}");
    assert!(text.contains("41 923 910.1"), "{text}");
    assert!(page.text.contains("looks=second_party") && page.text.contains("looks=own"));
    assert!(text.contains("expires 24 Nov 2027"), "{text}");
}

#[tokio::test]
async fn an_unknown_subject_is_refused_with_candidates_and_a_bad_period_beside_its_field() {
    let unknown = server().await.get("/en/examine?subject=Angolla").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text.contains("href=\"/en/examine?subject=AGO\""), "{}", words(&unknown.text));
    let period = server().await.get("/en/examine?subject=AGO&period=1999").await;
    assert_eq!(period.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(period.text.contains("aria-invalid=\"true\""));
}

#[tokio::test]
async fn a_sentence_that_promises_is_answered_with_what_it_would_have_to_say() {
    let page = server().await.get("/en/examine?say=These+diamonds+are+conflict-free.").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = words(&page.text);
    assert!(text.contains("It names neither a definition nor a period."), "{text}");
    let long = format!("/en/examine?say={}", "a".repeat(2001));
    assert_eq!(server().await.get(&long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn every_source_of_a_finding_is_listed() {
    let mut listed = String::new();
    for part in 1..=2 {
        listed += &server().await.get(&format!("/en/sources/findings?part={part}")).await.text;
    }
    for source in edition().register.findings.iter().flat_map(|finding| &finding.sources) {
        assert!(listed.contains(&source.url.replace('&', "&amp;")), "{}", source.url);
    }
    assert_eq!(server().await.get("/en/sources/nothing").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn clauses_are_said_in_three_languages() {
    let edition = edition();
    let mut said = String::new();
    for lang in Lang::ALL {
        for definition in &edition.defaults {
            for clause in &definition.clauses {
                let region = loupe_web::words::region(&reader(lang), &edition.register.vocabulary, &clause.region);
                said += &format!("{} {}/{}: {region}\n", lang.tag(), clause.definition, clause.id);
            }
        }
    }
    insta::assert_snapshot!("clauses", said);
}

#[test]
fn near_misses_are_said_of_every_finding() {
    let edition = edition();
    let vocabulary = &edition.register.vocabulary;
    let kp = &edition.defaults[0];
    let mut said = String::new();
    for lang in Lang::ALL {
        for tie in ties(&edition.register).iter().step_by(25) {
            let answer = tie.judge(vocabulary, kp, &tie.facts[0]);
            let Some(miss) = answer.nearest.filter(|_| answer.verdict == Verdict::No) else { continue };
            let sentence = loupe_web::words::near_miss(&reader(lang), vocabulary, "clause 1", &miss.fields);
            said += &format!("{} {}: {sentence}\n", lang.tag(), tie.act.id);
        }
    }
    insta::assert_snapshot!("near-misses", said);
}

fn any_region() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(any::<u64>(), Field::COUNT)
}

/// A box that holds at least one value of every field.
fn region_of(edition: &Edition, bits: &[u64]) -> Region {
    let vocabulary = &edition.register.vocabulary;
    Region(Field::ALL.map(|field| {
        let set = ValueSet(bits[field as usize]).and(vocabulary.any(field));
        if set.is_empty() { ValueSet::one(0) } else { set }
    }))
}

#[test]
fn any_box_can_be_said_and_no_text_is_missing() {
    let edition = edition();
    proptest!(|(bits in any_region())| {
        let region = region_of(&edition, &bits);
        for lang in Lang::ALL {
            let said = loupe_web::words::region(&reader(lang), &edition.register.vocabulary, &region);
            prop_assert!(said.ends_with('.') && !said.contains('[') && !said.contains('{'), "{}", said);
        }
    });
}

#[test]
fn any_lab_written_as_a_file_covers_the_same() {
    let edition = edition();
    let vocabulary = &edition.register.vocabulary;
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = ProptestConfig { cases: 24, ..ProptestConfig::default() };
    proptest!(config, |(bits in any_region(), clause in 0_usize..3)| {
        let region = region_of(&edition, &bits);
        let name = ["1", "2", "new-1"][clause];
        let mut pairs = vec![("base".to_owned(), "csc-2022".to_owned()), ("clause".to_owned(), name.to_owned())];
        for field in Field::ALL {
            let values = vocabulary.names(field, region.of(field)).into_iter();
            pairs.extend(values.map(|value| (field.key().to_owned(), value.to_owned())));
        }
        let lab = Lab::read(&edition, &pairs).unwrap();
        let file = runtime.block_on(async { server().await.get(&format!("/fr/lab.toml?{}", query(&pairs))).await });
        let written = parse("lab.toml", &file.text, vocabulary).unwrap();
        let read = resolve(&written.id.clone(), &[written]).unwrap();
        prop_assert_eq!(cells(&read.regions(), &lab.changed.regions()), 0);
        prop_assert_eq!(cells(&lab.changed.regions(), &read.regions()), 0);
    });
}
