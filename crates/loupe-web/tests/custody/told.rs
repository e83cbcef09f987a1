//! What is wrong with a document, on the page of its job, in the reader's language.

use loupe_registry::custody::{Behaviour, Incomes};

use super::documents::{document, opened};
use super::house::House;

#[tokio::test]
async fn a_job_says_what_is_wrong_in_the_readers_language() {
    let house = House::empty().await;
    let clerk = house.browser("a.sand").await;
    let mut wrong = opened("01-10", &[("run-1", "5")]);
    wrong["eventTime"] = "yesterday".into();
    let nothing = opened("01-11", &[]);
    let job = house.tell("a.sand", &[wrong, nothing]).await;
    let page = format!("desk/custody/job/{}", job.id);
    let place = "/epcisBody/eventList";
    for (lang, when, what) in [
        ("en", "this is no date with time and offset", "at least one of these is needed, and not empty:"),
        ("fr", "ce n’est pas une date avec l’heure et le décalage", "il faut au moins un de ces champs, et non vide :"),
        ("pt", "isto não é uma data com hora e desvio", "é preciso pelo menos um destes campos, e não vazio:"),
    ] {
        let words = clerk.get(&format!("/{lang}/{page}")).await.words().replace('\u{a0}', " ");
        for told in [
            format!("{place}/0/eventTime ({when}"),
            format!("{place}/1 ({what} epcList, quantityList, sensorElementList)"),
            "B30".to_owned(),
        ] {
            assert!(words.contains(&told), "{lang} {told}: {words}");
        }
    }
    let actor = house.actor("a.sand").await;
    let Incomes::Text(mut text) = document(&[opened("01-10", &[("run-1", "5")])]) else { panic!("no text") };
    text.truncate(text.len() - 1);
    let (length, cut) = (text.len() + 1, Incomes::Text(text));
    let job = house.registry.capture(&actor, cut, Behaviour::Rollback).await.unwrap();
    let words = clerk.get(&format!("/fr/desk/custody/job/{}", job.id)).await.words();
    let column = format!("{}\u{202f}{:03}", length / 1_000, length % 1_000);
    let column = if length < 1_000 { length.to_string() } else { column };
    assert!(words.contains(&format!("le JSON finit trop tôt, à la ligne 1, colonne {column}.")), "{words}");
}
