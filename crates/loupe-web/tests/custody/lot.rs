//! "Where is my stone from?": whoever has the name of a lot reads it, in words, as a picture and as a table.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;

use super::documents::{changed, lot, mined};
use super::house::{House, STONE};

fn page_of(lang: &str, name: &str) -> String {
    format!("/{lang}/custody/lot?name={}", name.replace(':', "%3A").replace('/', "%2F"))
}

#[tokio::test]
async fn a_stranger_with_the_name_of_a_stone_reads_its_story() {
    let house = House::new().await;
    let page = house.get(&page_of("en", STONE)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.words());
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    let words = page.words();
    for told in [
        "A stone of 1.02 ct",
        "GIA 1234",
        "What each definition says of it",
        "Catoca",
        "Unknown origin",
        "Not looked at",
        "At least, ct",
        "“Expected” is an assumption",
        "Polishing",
        "Nothing that this record knows of",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    for own in ["house-one", "old-stock", "parcel-1"] {
        assert!(!words.contains(own), "{own} is for the office that captured it");
    }
    for never in ["conflict-free", "clean", "ethical", "guaranteed"] {
        assert!(!words.to_lowercase().contains(never), "{never}");
    }
}

#[tokio::test]
async fn the_office_reads_whose_acts_these_were() {
    let house = House::new().await;
    let own = house.browser("r.page").await.get(&page_of("en", &lot("parcel-1"))).await.words();
    assert!(own.contains("house-one") && own.contains(&lot("assortment")), "{own}");
    let stranger = house.browser("b.stone").await.get(&page_of("en", &lot("parcel-1"))).await.words();
    assert!(!stranger.contains("house-one") && !stranger.contains(&lot("assortment")), "{stranger}");
}

#[tokio::test]
async fn the_table_beneath_has_every_origin_and_goes_out_as_csv() {
    let house = House::new().await;
    let page = house.get(&page_of("fr", &lot("parcel-1"))).await;
    let words = page.words();
    for origin in ["Catoca", "Cuango", "Russie", "Origine inconnue"] {
        assert!(words.contains(origin), "{origin}: {words}");
    }
    let csv = house.get(&page_of("en", &lot("parcel-1")).replace("/lot?", "/lot.csv?")).await;
    assert_eq!(csv.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(csv.text.lines().count(), 5, "a heading and four origins: {}", csv.text);
}

#[tokio::test]
async fn a_name_that_nobody_told_of_brings_the_form_back() {
    let house = House::new().await;
    let page = house.get("/pt/custody/lot?name=nada").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.words().contains("Regra B34"), "{}", page.words());
    assert_eq!(page.value("name").as_deref(), Some("nada"), "what was typed stays");
    let none = house.get("/en/custody/lot").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(none.text.contains("action=\"/en/custody/lot\""));
}

#[tokio::test]
async fn a_lot_of_which_only_its_use_was_told_is_of_unknown_origin() {
    let house = House::new().await;
    let words = house.get(&page_of("en", &lot("never-told"))).await.words();
    assert!(words.contains("Nobody has told how this lot came about"), "{words}");
    assert!(words.contains("Mixing"), "what was made of it is told: {words}");
}

/// What an address weighs on the wire.
async fn weight(house: &House, path: &str) -> usize {
    let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
    let response = house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(
        (response.status(), &response.headers()[header::CONTENT_ENCODING]),
        (StatusCode::OK, &"gzip".parse().unwrap())
    );
    to_bytes(response.into_body(), usize::MAX).await.unwrap().len()
}

#[tokio::test]
async fn a_lot_of_more_than_a_hundred_origins_is_light() {
    let house = House::empty().await;
    let mut events = Vec::new();
    let mut lots: Vec<String> = Vec::new();
    for site in ["catoca", "cuango", "jwaneng"] {
        for year in 2004..2024 {
            for half in ["H1", "H2"] {
                lots.push(format!("{site}-{year}{half}"));
                let mut event = mined("01-10", site, &[(lots.last().unwrap(), "10.5")]);
                event["ilmd"]["loupe:period"] = format!("{year}{half}").into();
                events.push(event);
            }
        }
    }
    let from: Vec<(&str, &str)> = lots.iter().map(|lot| (lot.as_str(), "10.5")).collect();
    events.push(changed("02-01", "mixing", &from, &[("all", "1260")], "0"));
    let job = house.tell("a.sand", &events).await;
    assert!(job.succeeded(), "{:?}", job.refusals);
    let style = weight(&house, &loupe_web::shell::STYLE_PATH).await;
    let page = weight(&house, &page_of("fr", &lot("all"))).await;
    assert!(page + style <= 50 << 10, "{page} and {style} bytes");
    let words = house.get(&page_of("en", &lot("all"))).await.words();
    assert!(words.contains("20 more origins are left out") && words.contains("112 other origins"), "{words}");
    let trace = weight(&house, "/fr/custody/trace?country=AGO").await;
    assert!(trace + style <= 50 << 10, "{trace} and {style} bytes");
}
