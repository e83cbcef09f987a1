//! The words of the Core Business Vocabulary, against GS1's own lists, which lie beside the repository.

use std::path::Path;

use loupe_epcis::identifier::{Vocabulary, Word};
use loupe_epcis::json::{Value, read};

const LISTS: [(Vocabulary, &str); 8] = [
    (Vocabulary::BizStep, "cbv-context-bizstep"),
    (Vocabulary::Disposition, "cbv-context-disposition"),
    (Vocabulary::BizTransactionType, "cbv-context-biztransaction-type"),
    (Vocabulary::SourceDestType, "cbv-context-sourcedest-type"),
    (Vocabulary::ErrorReason, "cbv-context-error-reason"),
    (Vocabulary::Component, "cbv-context-component"),
    (Vocabulary::Measurement, "gs1-context-measurement-type"),
    (Vocabulary::SensorAlert, "gs1-context-sensor-alert-type"),
];

#[test]
fn the_words_are_those_of_the_published_lists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/epcis/context");
    for (vocabulary, file) in LISTS {
        let file = folder.join(file).with_extension("jsonld");
        let list = read(&std::fs::read(&file).unwrap()).unwrap();
        let list = list.as_object().unwrap().get("@context").and_then(Value::as_object).unwrap();
        let words = list.iter().filter(|(name, _)| !name.starts_with('@') && !matches!(*name, "cbv" | "gs1"));
        let mut published: Vec<(&str, &str)> = words.map(|(word, curie)| (word, curie.as_text().unwrap())).collect();
        published.sort_unstable();
        assert_eq!(published.iter().map(|(word, _)| *word).collect::<Vec<_>>(), vocabulary.words().collect::<Vec<_>>());
        for (word, curie) in published {
            assert_eq!(vocabulary.curie(word), curie, "{}", file.display());
        }
    }
}

#[test]
fn each_spelling_of_a_word_gives_every_other() {
    for (vocabulary, _) in LISTS {
        for word in vocabulary.words() {
            let spellings = [
                word.to_owned(),
                vocabulary.urn(word).into_owned(),
                vocabulary.web(word).into(),
                vocabulary.curie(word).into(),
            ];
            for spelling in &spellings {
                assert_eq!(vocabulary.word(spelling), Word::Standard(vocabulary, word));
                assert_eq!(vocabulary.bare(spelling), word);
                assert_eq!(vocabulary.web(spelling), spellings[2]);
                assert_eq!(vocabulary.urn(spelling), spellings[1]);
                assert_eq!(vocabulary.curie(spelling), spellings[3]);
            }
        }
    }
    assert_eq!(Vocabulary::BizStep.urn("receiving"), "urn:epcglobal:cbv:bizstep:receiving");
    assert_eq!(Vocabulary::Measurement.urn("Mass"), "gs1:Mass");
}

#[test]
fn a_term_of_ones_own_stays_as_it_is() {
    for own in ["https://mine.example/sieving", "urn:x:y", "mine:sieving", ""] {
        assert_eq!(Vocabulary::BizStep.word(own), Word::Own(own));
        assert_eq!(Vocabulary::BizStep.bare(own), own);
        assert_eq!(Vocabulary::BizStep.urn(own), own);
        assert_eq!(Vocabulary::BizStep.web(own), own);
    }
    // A word that GS1 does not list may not stand bare in JSON.
    assert_eq!(Vocabulary::BizStep.bare("urn:epcglobal:cbv:bizstep:dancing"), "urn:epcglobal:cbv:bizstep:dancing");
}
