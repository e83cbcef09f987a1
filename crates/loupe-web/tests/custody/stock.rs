//! "What of all that is there?": anyone reads it, and no lot is named.

use axum::http::{StatusCode, header};

use super::documents::{mined, opened};
use super::house::House;

#[tokio::test]
async fn anyone_reads_what_each_definition_says_of_all_that_is_left() {
    let house = House::new().await;
    let page = house.get("/en/custody/stock").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.words());
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let words = page.words();
    let edition = house.registry.edition();
    let rows = house.registry.lots_in_stock(&edition.defaults).await.unwrap();
    assert!(rows.len() > 2 && rows[0].left.to_string() == "649.02", "{rows:?}");
    assert!(words.contains("649.02 ct are left, in 7 lots"), "{words}");
    for row in &rows {
        assert_eq!(row.whole + row.some + row.possible + row.nothing, 7, "each lot is in one column: {row:?}");
        assert!(page.text.contains(&format!("href=\"/en/definitions/{}\"", row.definition.key())));
        let carats = format!("{} – {}", row.at_least, row.at_most);
        assert!(words.contains(&carats), "{carats}: {words}");
    }
    assert!(page.text.matches("<svg class=\"iv").count() >= rows.len(), "a bar for each");
    assert!(words.contains("accuses nobody") && words.contains("vouches for nothing"), "{words}");
    for never in ["urn:loupe:lot", "house-one", "conflict-free", "clean", "ethical", "guaranteed"] {
        assert!(!words.to_lowercase().contains(never), "{never}: {words}");
    }
    for (lang, told) in [("fr", "649,02 ct, dans 7 lots"), ("pt", "649,02 ct, em 7 lotes")] {
        let words = house.get(&format!("/{lang}/custody/stock")).await.words();
        assert!(words.contains(told), "{words}");
    }
}

#[tokio::test]
async fn where_nothing_is_left_it_says_so_and_what_comes_in_is_counted_at_once() {
    let house = House::empty().await;
    let nothing = house.get("/en/custody/stock").await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(nothing.words().contains("Nothing is in stock") && !nothing.text.contains("<table"), "{}", nothing.words());
    house.tell("a.sand", &[opened("01-20", &[("old", "60")])]).await;
    assert!(house.get("/en/custody/stock").await.words().contains("60.00 ct are left, in 1 lot,"));
    house.tell("b.stone", &[mined("01-21", "catoca", &[("new", "2.5")])]).await;
    assert!(house.get("/en/custody/stock").await.words().contains("62.50 ct are left, in 2 lots,"));
}

#[tokio::test]
async fn it_is_found_from_where_lots_and_traces_are_looked_up() {
    let house = House::empty().await;
    for path in ["/fr/custody", "/fr/custody/trace?site=catoca"] {
        assert!(house.get(path).await.text.contains("href=\"/fr/custody/stock\""), "{path}");
    }
}
