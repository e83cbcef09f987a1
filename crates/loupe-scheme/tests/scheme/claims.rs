//! Words that cannot be said of a stone unbound, however they are spelled.

use loupe_scheme::claim::{CLAIM_CHARS_MAX, Lexicon, Sentence, check};
use loupe_scheme::definition::{Definition, parse};
use loupe_scheme::rule::Rule;
use loupe_scheme::vocabulary::Vocabulary;
use loupe_scheme::words::Lang;
use proptest::prelude::*;

const WORDS: &str = include_str!("../../../../world/claims/words.toml");
const VOCABULARY: &str = include_str!("../../../../world/vocabulary/conflict-1.toml");
const KP: &str = include_str!("../../../../world/definitions/kp-2003.toml");
const CSC: &str = include_str!("../../../../world/definitions/csc-2022.toml");

fn definitions() -> Vec<Definition> {
    let vocabulary = Vocabulary::parse(VOCABULARY).unwrap();
    [("kp-2003", KP), ("csc-2022", CSC)].map(|(name, text)| parse(name, text, &vocabulary).unwrap()).to_vec()
}

fn checked(text: &str) -> Vec<Sentence> {
    check(text, &Lexicon::parse(WORDS).unwrap(), &definitions()).unwrap()
}

fn words(text: &str) -> Vec<(String, String)> {
    let sentences = checked(text).into_iter().flat_map(|sentence| sentence.words);
    sentences.map(|said| (said.word, said.text)).collect()
}

fn found(text: &str) -> Vec<String> {
    words(text).into_iter().map(|(word, _)| word).collect()
}

#[test]
fn each_language_has_its_words() {
    assert_eq!(found("Our diamonds are conflict-free and ethically sourced."), ["conflict-free", "ethical"]);
    assert_eq!(found("Nos diamants sont garantis sans conflit."), ["guaranteed", "conflict-free"]);
    assert_eq!(found("Diamantes livres de conflitos, limpos e garantidos."), ["conflict-free", "clean", "guaranteed"]);
    assert_eq!(
        found("Des pierres propres, éthiques, extraites de façon responsable."),
        ["clean", "ethical", "responsible"]
    );
    assert_eq!(found("100 % of our rough, 100.0% traced; cent pour cent, cem por cento."), ["all-of-them"; 4]);
}

#[test]
fn no_spelling_hides_a_word() {
    let spellings = [
        "conflict-free",
        "CONFLICT FREE",
        "Conflict\u{2011}Free",
        "conflict\u{a0}–\u{a0}free",
        "conflict_free",
        "con\u{ad}flict-\u{200b}free",
        "conflict”-free",
        "ｃｏｎｆｌｉｃｔ-free",
        "c\u{43e}nfli\u{441}t-fr\u{435}\u{435}",
        "conflictfree",
        "cónflict  free",
        "co\u{301}nflict-free",
        "con\u{fb02}ict-free",
        "free from any conflict",
    ];
    for spelling in spellings {
        let text = format!("A {spelling} stone.");
        assert_eq!(words(&text), [("conflict-free".to_owned(), spelling.to_owned())], "{spelling}");
    }
}

#[test]
fn words_that_mean_something_else_are_left_alone() {
    let innocent = [
        "The minister is responsible for the mine.",
        "La société construit sa propre route ; le ministre est responsable de la mine.",
        "O Estado é responsável pela mina.",
        "In this conflict, free movement is denied.",
        "There was conflict. Free water was given.",
        "A conflict diamond is a conflict diamond.",
        "1100 % and 100 km.",
        "",
    ];
    for text in innocent {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

#[test]
fn a_sentence_binds_its_words_by_a_definition_and_a_period() {
    let text = "Conflict-free under KP 2003, mined in 2022 H1. Conflict-free! Conflict-free under csc-2022:joint. \
                Sans conflit selon PK 2003, de 2019 à 2021.";
    let sentences = checked(text);
    let bound = sentences.iter().map(|s| (s.definition.as_deref(), s.period.map(|period| period.to_string())));
    let bound: Vec<(Option<&str>, Option<String>)> = bound.collect();
    assert_eq!(
        bound,
        [
            (Some("kp-2003"), Some("2022H1".to_owned())),
            (None, None),
            (Some("csc-2022:joint"), None),
            (Some("kp-2003"), Some("2019..2021".to_owned())),
        ]
    );
    assert_eq!(sentences[3].lang, Lang::Fr);
    assert!(sentences[0].is_bound() && !sentences[2].is_bound());
    let ranges = ["2019..2021", "2019–2021", "2019 to 2021", "2019-2021"];
    for range in ranges {
        let sentence = &checked(&format!("Clean in {range}, says kp-2003."))[0];
        assert_eq!(sentence.period.map(|p| p.to_string()).as_deref(), Some("2019..2021"), "{range}");
    }
}

#[test]
fn places_are_told_in_bytes_characters_lines_and_columns() {
    let sentence = &checked("Ça va.\nC’est très\néthique.")[0];
    let said = &sentence.words[0];
    assert_eq!((said.at.line, said.at.column, said.at.from_char, said.at.to_char), (3, 1, 18, 25));
    assert_eq!((said.at.from_byte, said.at.to_byte), (22, 30));
    assert_eq!(sentence.text, "C’est très\néthique.");
    let refusal = said.refusal();
    assert_eq!((refusal.rule, refusal.input.as_str(), refusal.place.line), (Rule::ClaimUnbound, "éthique", Some(3)));
}

#[test]
fn a_text_that_is_too_long_is_refused() {
    let lexicon = Lexicon::parse(WORDS).unwrap();
    let refusal = check(&"é".repeat(CLAIM_CHARS_MAX + 1), &lexicon, &[]).unwrap_err();
    assert_eq!((refusal.rule, refusal.input.as_str()), (Rule::ClaimTooLong, "10001"));
    assert!(check(&"é".repeat(CLAIM_CHARS_MAX), &lexicon, &[]).unwrap().is_empty());
}

#[test]
fn every_reason_is_in_three_languages_and_every_reason_is_given() {
    let lexicon = Lexicon::parse(WORDS).unwrap();
    for reason in lexicon.reasons() {
        assert!([&reason.why.en, &reason.why.fr, &reason.why.pt].iter().all(|text| text.len() > 40), "{}", reason.id);
        assert!(reason.source_url.starts_with("https://") && !reason.quote.is_empty(), "{}", reason.id);
        assert!(WORDS.matches(&format!("\"{}\"", reason.id)).count() > 1, "{} is given by no word", reason.id);
    }
    assert_eq!(Lexicon::parse("told_by = 1").unwrap_err().rule, Rule::WorldFileBroken);
}

/// Texts that break readers: any characters, and pieces of the words themselves.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("conflict-free".to_owned()),
        Just("éthique".to_owned()),
        Just(". ".to_owned()),
        Just("\n\n".to_owned()),
        Just("2022..2023".to_owned()),
        Just("kp-2003".to_owned()),
        Just("100 %".to_owned()),
        Just("İ".to_owned()),
        Just(":".to_owned()),
        Just(" ".to_owned()),
        "\\PC{0,6}",
        ".{0,4}",
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_the_check_and_every_place_is_right(text in texts()) {
        for sentence in checked(&text) {
            prop_assert!(!sentence.words.is_empty());
            prop_assert_eq!(&text[sentence.at.from_byte..sentence.at.to_byte], sentence.text.as_str());
            for said in &sentence.words {
                prop_assert_eq!(&text[said.at.from_byte..said.at.to_byte], said.text.as_str());
                let by_chars: String =
                    text.chars().skip(said.at.from_char).take(said.at.to_char - said.at.from_char).collect();
                prop_assert_eq!(&by_chars, &said.text);
                let line = text.split('\n').nth(said.at.line as usize - 1).unwrap();
                let from: String = line.chars().skip(said.at.column as usize - 1).collect();
                prop_assert!(from.starts_with(said.text.split('\n').next().unwrap()));
                prop_assert!(sentence.at.from_byte <= said.at.from_byte && said.at.to_byte <= sentence.at.to_byte);
            }
        }
    }

    #[test]
    fn a_word_is_found_whatever_stands_around_it(before in "[a-z ]{0,20}", after in "[a-z ]{0,20}", upper: bool) {
        let word = if upper { "CONFLICT-FREE" } else { "conflict-free" };
        let text = format!("{before}, {word}. {after}");
        prop_assert!(found(&text).contains(&"conflict-free".to_owned()));
    }
}
