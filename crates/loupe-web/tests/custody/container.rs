//! "What is in this parcel, and of what is this ring made?": whoever has its name reads what lies in it, taken together.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::documents::{changed, lot, packed};
use super::house::{HOUSE, House, STONE};

const RING: &str = "https://id.gs1.org/8004/0952012345699";
const PARCEL: &str = "urn:epc:id:sscc:0614141.1234567890";

fn page_of(lang: &str, page: &str, name: &str) -> String {
    format!("/{lang}/custody/{page}?name={}", name.replace(':', "%3A").replace('/', "%2F"))
}

/// A stone and small ones set into a ring.
fn set() -> Value {
    json!({
        "type": "AssociationEvent", "eventTime": "2026-03-20T10:00:00Z", "eventTimeZoneOffset": "+00:00", "action": "ADD",
        "parentID": RING, "childEPCs": [STONE, lot("melee")], "loupe:operator": HOUSE,
    })
}

#[tokio::test]
async fn a_stranger_with_the_name_of_a_ring_reads_where_its_stones_are_from_together() {
    let house = House::new().await;
    let nothing = house.get(&page_of("en", "lot", RING)).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND, "nobody told of it yet");
    assert!(house.tell("a.sand", &[set()]).await.succeeded());
    let page = house.get(&page_of("en", "lot", RING)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.words());
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let words = page.words();
    for told in [
        "A container with 17.02 ct in 2 lots",
        "What each definition says of it",
        "of it may be of unknown origin",
        "Catoca",
        "in this container, 17.02 ct",
        "Expected share of all that lies in it",
        "What lies in it",
        "Polishing",
        "of this record",
        "Not looked at",
        "Packed, sent, received, unpacked",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    for own in ["house-one", "melee", STONE] {
        assert!(!words.contains(own), "{own} is for the office that captured it");
    }
    for never in ["conflict-free", "clean", "ethical", "guaranteed", "this lot", "Put together"] {
        assert!(!words.contains(never), "{never}: {words}");
    }
    assert!(page.text.contains("href=\"/api/v1/custody/container?name="));

    let own = house.browser("r.page").await.get(&page_of("en", "lot", RING)).await;
    assert!(own.words().contains("house-one") && own.words().contains(&lot("melee")), "{}", own.words());
    let other = house.browser("b.stone").await.get(&page_of("en", "lot", RING)).await.words();
    assert!(!other.contains("house-one") && !other.contains("melee"), "{other}");
}

#[tokio::test]
async fn a_parcel_tells_in_every_language_what_is_left_in_it_until_it_is_empty() {
    let house = House::new().await;
    house.tell("a.sand", &[packed("03-20", "ADD", "1234567890", &[("parcel-2", "100"), ("never-told", "1")])]).await;
    for (lang, told) in [
        ("en", ["A container with 100.00 ct in 1 lot", "1 thing more lies in it", "At most 60.00 ct"]),
        ("fr", ["Un contenant avec 100,00 ct dans 1 lot", "1 chose dont personne", "Au plus 60,00 ct"]),
        ("pt", ["Um recipiente com 100,00 ct em 1 lote", "1 coisa de que ninguém", "No máximo 60,00 ct"]),
    ] {
        let page = house.get(&page_of(lang, "container", PARCEL)).await;
        assert_eq!(page.status, StatusCode::OK);
        for told in told {
            assert!(page.words().contains(told), "{told}: {}", page.words());
        }
    }
    house.tell("a.sand", &[changed("03-21", "polishing", &[("parcel-2", "100")], &[("gems", "45")], "55")]).await;
    let used_up = house.get(&page_of("en", "container", PARCEL)).await.words();
    assert!(used_up.contains("nothing is known to be left") && used_up.contains("1 lot more lies in it"), "{used_up}");
    house.tell("a.sand", &[packed("03-22", "DELETE", "1234567890", &[("parcel-2", "1"), ("never-told", "1")])]).await;
    let page = house.get(&page_of("fr", "lot", PARCEL)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.words().contains("vide à présent") && page.words().contains("Déballage"), "{}", page.words());
    assert!(!page.text.contains("<svg class=\"plot flow"), "there is nothing to draw");
}

#[tokio::test]
async fn a_lot_of_the_same_name_comes_first_and_leads_to_what_lies_in_the_container() {
    let house = House::new().await;
    let ring = lot("parcel-2");
    let mut set = set();
    set["parentID"] = ring.clone().into();
    house.tell("a.sand", &[set]).await;
    let page = house.get(&page_of("en", "lot", &ring)).await;
    assert!(page.words().contains("A lot of 100.00 ct") && page.words().contains("A container has the same name"));
    assert!(page.text.contains("href=\"/en/custody/container?name="), "{}", page.text);
    assert!(
        house.get(&page_of("en", "container", &ring)).await.words().contains("A container with 17.02 ct in 2 lots")
    );
    let none = house.get(&page_of("pt", "container", &lot("parcel-1"))).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(none.words().contains("Regra B39"), "{}", none.words());
}
