//! What a sentence about diamonds would have to say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use jiff::civil::date;
use loupe_registry::answer::Ask;
use loupe_registry::claim::{Claim, Outcome, claim};
use loupe_registry::edition::Edition;
use loupe_registry::world;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::Rule;
use loupe_scheme::words::Lang;

fn edition() -> Edition {
    Edition::new(world::read(&world::shipped()).unwrap()).unwrap()
}

fn checked(edition: &Edition, lang: Lang, text: &str) -> Claim {
    let ask = Ask { edition, made_on: date(2026, 11, 24), lang };
    claim(&ask, text, LooksCounted::Independent).unwrap().answer
}

#[test]
fn a_sentence_is_unbound_until_it_names_definition_period_and_place() {
    let edition = edition();
    let outcome = |text: &str| {
        let claim = checked(&edition, Lang::En, text);
        assert!(!claim.may_be_said);
        (claim.sentences[0].outcome, claim.sentences[0].subject.as_ref().map(|subject| subject.id.clone()))
    };
    assert_eq!(outcome("Our stones are conflict-free."), (Outcome::Unbound, None));
    assert_eq!(outcome("Our stones from Russia are clean under kp-2003."), (Outcome::Unbound, Some("RUS".into())));
    assert_eq!(outcome("Conflict-free under kp-2003, mined in 2022."), (Outcome::NoSubject, None));
    assert_eq!(
        outcome("Conflict-free under kp-2003, mined in 2060 in Botswana."),
        (Outcome::NoReturn, Some("BWA".into()))
    );
    let russia = "Rough from Russia, mined in 2022, is conflict-free under";
    assert_eq!(outcome(&format!("{russia} kp-2003.")), (Outcome::NothingFound, Some("RUS".into())));
    assert_eq!(outcome(&format!("{russia} csc-2022.")), (Outcome::NotBorneOut, Some("RUS".into())));
    assert!(checked(&edition, Lang::En, "Rough from Russia, mined in 2022.").may_be_said);
}

#[test]
fn the_narrow_answer_is_never_given_without_the_wider_ones() {
    let edition = edition();
    let claim = checked(&edition, Lang::En, "Rough from Russia, mined in 2022, is conflict-free under kp-2003.");
    let sentence = &claim.sentences[0];
    let keys: Vec<&str> = sentence.known.iter().map(|known| known.definition.as_str()).collect();
    assert!(keys[0] == "kp-2003" && keys.contains(&"csc-2022"), "{keys:?}");
    assert!(sentence.instead.contains("KP 2003") && sentence.instead.contains("CSC 2022"), "{}", sentence.instead);
    assert!(sentence.instead.contains("Not looked at:"), "{}", sentence.instead);
    let again = checked(&edition, Lang::En, &sentence.instead);
    assert!(again.may_be_said, "{:?}", again.sentences);
}

#[test]
fn what_may_be_said_of_the_world_is_short_and_says_where_the_rest_is() {
    let edition = edition();
    for (text, more) in [
        ("Conflict-free.", "more, listed by “loupe examine world --period 2023”"),
        (
            "Sans conflit, selon PK 2003, extrait en 2019.",
            "de plus, dans la liste de «\u{a0}loupe examine world --period 2019",
        ),
        ("Diamantes limpos da Rússia de 2022.", "na lista de «loupe examine RUS --period 2022»"),
    ] {
        let claim = checked(&edition, Lang::En, text);
        let instead = &claim.sentences[0].instead;
        assert!(instead.contains(more), "{instead}");
        assert!(instead.chars().count() < 700, "{}: {instead}", instead.chars().count());
        assert!(checked(&edition, claim.sentences[0].lang, instead).may_be_said, "{instead}");
    }
}

#[test]
fn a_sentence_is_answered_in_its_own_language_and_what_may_be_said_passes_the_check() {
    let edition = edition();
    for (text, lang, begins) in [
        ("Nos diamants de l’Angola extraits en 2022 sont sans conflit selon PK 2003.", Lang::Fr, "Angola"),
        ("Os nossos diamantes de Angola de 2022 são livres de conflito segundo PK 2003.", Lang::Pt, "Angola"),
        ("Diamonds from the Catoca mine are ethical.", Lang::En, "Catoca"),
    ] {
        let claim = checked(&edition, Lang::En, text);
        let sentence = &claim.sentences[0];
        assert_eq!(sentence.lang, lang, "{text}");
        assert!(sentence.instead.starts_with(begins), "{}", sentence.instead);
        let again = checked(&edition, lang, &sentence.instead);
        assert!(again.may_be_said, "{:?}", again.sentences);
    }
}

#[test]
fn names_of_the_scheme_are_no_places_and_reasons_come_once_in_the_language_asked_for() {
    let edition = edition();
    let text = "Kimberley Process certified, hence guaranteed conflict-free. Ethical and clean!";
    let claim = checked(&edition, Lang::Fr, text);
    assert!(claim.sentences.iter().all(|sentence| sentence.subject.is_none()), "{:?}", claim.sentences);
    let ids: Vec<&str> = claim.reasons.iter().map(|why| why.id.as_str()).collect();
    assert_eq!(ids, ["no-test", "free", "vague", "label", "own-word"]);
    assert!(claim.reasons[0].why.starts_with("Aucun examen"));
    let refusal = &claim.sentences[0].words[0].refusal;
    assert_eq!((refusal.rule, refusal.place.line, refusal.place.column), (Rule::ClaimUnbound, Some(1), Some(36)));
}

#[test]
fn a_text_too_long_is_refused() {
    let edition = edition();
    let ask = Ask { edition: &edition, made_on: date(2026, 11, 24), lang: Lang::En };
    let refusal = claim(&ask, &"a ".repeat(6000), LooksCounted::Independent).unwrap_err();
    assert_eq!(refusal.rule, Rule::ClaimTooLong);
}

#[test]
fn a_text_that_says_the_same_a_thousand_times_is_answered_as_once() {
    let edition = edition();
    let many = checked(&edition, Lang::En, &"Clean. ".repeat(1400));
    assert_eq!(many.sentences.len(), 1400);
    let once = checked(&edition, Lang::En, "Clean.");
    assert!(many.sentences.iter().all(|sentence| sentence.instead == once.sentences[0].instead));
}
