//! What is wrong with a document is told in the reader's language, also when its job is looked at later.

use loupe_epcis::limit::DEPTH_MAX;
use loupe_registry::catalogue::catalogue;
use loupe_registry::custody::{Behaviour, CaptureJob, Incomes};
use loupe_scheme::words::Lang;
use serde_json::json;

use super::documents::{document, opened};
use super::register::register;
use super::support::for_each_store;

/// Words that every English sentence of ours has one of, and no French or Portuguese one.
const ENGLISH: [&str; 14] =
    ["the", "is", "are", "this", "with", "and", "of", "not", "neither", "more", "than", "an", "at", "line"];

/// Every refusal of a job, in a language.
fn words(job: &CaptureJob, lang: Lang) -> Vec<String> {
    let refusals = job.refusals.iter().map(|kept| kept.refusal().unwrap());
    refusals.map(|refusal| catalogue(lang).refusal(&refusal)).collect()
}

fn english_in(sentence: &str) -> Option<&str> {
    sentence.split(|c: char| !c.is_alphanumeric()).find(|word| ENGLISH.contains(&word.to_lowercase().as_str()))
}

/// Documents, and what is told of each in French and Portuguese: the end of the sentence.
fn documents() -> Vec<(Vec<u8>, [&'static str; 2])> {
    let mut late = opened("01-01", &[("a", "1")]);
    late["eventTime"] = json!("yesterday");
    let mut maybe = opened("01-02", &[("b", "1")]);
    maybe["action"] = json!("MAYBE");
    let text = |incomes| if let Incomes::Text(text) = incomes { text } else { Vec::new() };
    let mut query =
        json!({"type": "EPCISQueryDocument", "schemaVersion": "2.0", "creationDate": "2026-11-25T07:00:00Z"});
    query["@context"] = json!("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    query["epcisBody"] = json!({"queryResults": {"queryName": "q", "resultsBody": {"eventList": []}}});
    let deep = format!("{}{}", "[".repeat(DEPTH_MAX + 1), "]".repeat(DEPTH_MAX + 1));
    vec![
        (
            text(document(&[late])),
            [
                "/epcisBody/eventList/0/eventTime (ce n’est pas une date avec l’heure et le décalage, telle que 2026-11-30T10:00:00Z).",
                "/epcisBody/eventList/0/eventTime (isto não é uma data com hora e desvio, como 2026-11-30T10:00:00Z).",
            ],
        ),
        (
            text(document(&[opened("01-01", &[("a", "1")]), maybe])),
            [
                "/epcisBody/eventList/1/action (seuls ces mots ont leur place ici\u{a0}: OBSERVE, ADD, DELETE).",
                "/epcisBody/eventList/1/action (só estas palavras cabem aqui: OBSERVE, ADD, DELETE).",
            ],
        ),
        (
            b"{\n \"type\" \"EPCISDocument\"}".to_vec(),
            [
                ": à la ligne 2, colonne 9, il manque au JSON un deux-points après un nom.",
                ": na linha 2, coluna 9, faltam ao JSON dois-pontos depois de um nome.",
            ],
        ),
        (
            b"<a>\n<b></c></a>".to_vec(),
            [
                ", «\u{a0}c\u{a0}» est fermé alors que «\u{a0}b\u{a0}» est ouvert.",
                " do XML, fecha-se “c” com “b” aberto.",
            ],
        ),
        (query.to_string().into_bytes(), ["il faut un document de saisie.", "é preciso um documento de captura."]),
        (
            deep.into_bytes(),
            ["listes et objets sont imbriqués sur plus de 64 niveaux.", "estão aninhados em mais de 64 níveis."],
        ),
    ]
}

#[tokio::test]
async fn faults_of_a_document_are_told_in_french_and_portuguese() {
    for_each_store(async |url| {
        let root = tempfile::tempdir().unwrap();
        let (registry, clerk, _) = register(url, root.path()).await;
        for (text, [french, portuguese]) in documents() {
            let job = registry.capture(&clerk, Incomes::Text(text), Behaviour::Rollback).await.unwrap();
            assert!(job.taken == 0 && !job.refusals.is_empty(), "{job:?}");
            let kept = registry.capture_job(&clerk, &job.id).await.unwrap();
            assert_eq!(kept, job, "the reason is kept with the job");
            for (lang, told) in [(Lang::Fr, french), (Lang::Pt, portuguese)] {
                let words = words(&kept, lang);
                assert!(words.iter().any(|sentence| sentence.ends_with(told)), "{told}: {words:#?}");
                let english = words.iter().find_map(|sentence| english_in(sentence));
                assert_eq!(english, None, "{words:#?}");
            }
            assert!(words(&kept, Lang::En).iter().all(|sentence| english_in(sentence).is_some()));
        }
        registry.close().await;
    })
    .await;
}
