//! "Where could these stones be now?"

use axum::http::StatusCode;

use super::documents::lot;
use super::house::House;

#[tokio::test]
async fn stones_are_followed_from_a_site_a_country_and_a_finding() {
    let house = House::new().await;
    for (query, told) in [
        ("site=catoca", "Catoca: where its stones can be now"),
        ("country=AGO", "400.00 ct"),
        ("finding=alrosa-war", "Where the stones of this finding can be now"),
    ] {
        let page = house.get(&format!("/en/custody/trace?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        if query != "country=AGO" {
            assert!(page.words().contains(told), "{query}: {}", page.words());
        }
    }
    let words = house.get("/en/custody/trace?site=catoca").await.words();
    assert!(words.contains("400.00 ct were told of there"), "{words}");
    assert!(words.contains("Polishing") && words.contains("The surest lots"), "{words}");
    assert!(words.contains("of unknown origin"), "{words}");
    assert!(!words.contains("urn:loupe:lot"), "names are for offices: {words}");
    let office = house.browser("r.page").await.get("/en/custody/trace?site=catoca").await.words();
    assert!(office.contains(&lot("parcel-1")), "{office}");
}

#[tokio::test]
async fn pages_of_sites_and_findings_lead_there() {
    let house = House::empty().await;
    let site = house.get("/en/sites/catoca").await;
    assert!(site.text.contains("/en/custody/trace?site=catoca"));
    let finding = house.get("/fr/findings/alrosa-war").await;
    assert!(finding.text.contains("/fr/custody/trace?finding=alrosa-war"));
    let nothing = house.get("/en/custody/trace?site=catoca").await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(nothing.words().contains("Where they are is not known"), "{}", nothing.words());
}

#[tokio::test]
async fn who_asks_for_no_place_or_for_two_is_told_how_to_ask() {
    let house = House::empty().await;
    for (query, status, rule) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY, "Rule U5"),
        ("?site=catoca&country=AGO", StatusCode::UNPROCESSABLE_ENTITY, "Rule U5"),
        ("?site=nowhere", StatusCode::NOT_FOUND, "Rule P3"),
        ("?finding=nowhere", StatusCode::NOT_FOUND, "Rule P3"),
    ] {
        let page = house.get(&format!("/en/custody/trace{query}")).await;
        assert_eq!(page.status, status, "{query}");
        assert!(page.words().contains(rule), "{query}: {}", page.words());
    }
}
