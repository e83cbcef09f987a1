//! An operator at the desk: what waits, what is held, what adds up, and a table that comes in.

use axum::http::{StatusCode, header};

use super::documents::{lot, mined};
use super::house::{HOUSE, House};

const DESK: &str = "/en/desk/custody";

#[tokio::test]
async fn what_is_held_is_released_or_rejected_with_a_reason() {
    let house = House::new().await;
    let clerk = house.browser("a.sand").await;
    let page = clerk.get(DESK).await;
    let words = page.words();
    let lots = format!("{} 10.00 ct → {} 9.50 ct", lot("parcel-1"), lot("too-good"));
    for told in ["1 event to look at", "1 movement that waits for its past", &lot("never-told"), "Rule B18", &lots] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let french = clerk.get("/fr/desk/custody").await.words();
    assert!(french.contains("polissage : 95,0 %"), "{french}");
    let action = page.text.split("action=\"").find(|rest| rest.starts_with("/en/desk/custody/event/")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    let no_reason = clerk.post(&action, &[("do", "release"), ("reason", "")]).await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_reason.words().contains("1 event to look at"), "it waits on");
    let reader = house.browser("r.page").await;
    assert!(!reader.get(DESK).await.text.contains("/desk/custody/event/"), "who only reads has no buttons");
    assert_eq!(reader.post(&action, &[("do", "release"), ("reason", "x")]).await.status, StatusCode::FORBIDDEN);

    let done = clerk.post(&action, &[("do", "release"), ("reason", "weighed twice")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/en/desk/custody?done=released"));
    let words = clerk.get(done.location()).await.words();
    assert!(words.contains("The event was released") && words.contains("0 events to look at"), "{words}");
    assert!(!clerk.get("/en/desk/custody?done=anything").await.words().contains("The event was"));
    let made = clerk.get("/en/custody/lot?name=urn%3Aloupe%3Alot%3Atest%3Atoo-good").await.words();
    assert!(made.contains("A lot of 9.50 ct"), "{made}");
    let again = clerk.post(&action, &[("do", "reject"), ("reason", "twice")]).await;
    assert!(again.words().contains("Rule B33"), "{}", again.words());
}

#[tokio::test]
async fn a_balance_sheet_says_what_must_be_in_stock() {
    let house = House::new().await;
    let clerk = house.browser("a.sand").await;
    let words = clerk.get("/en/desk/custody/balance").await.words();
    // 670 came in, 26.98 ct are lost, 100 went out.
    for told in [HOUSE, "670.00", "Sum", "In stock, by what was told"] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let other = clerk.get("/en/desk/custody/balance?operator=urn:nobody").await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.words().contains("Rule B36"));
    let stranger = house.browser("b.stone").await.get("/en/desk/custody/balance").await.words();
    assert!(stranger.contains("No event of any operator"), "{stranger}");
}

#[tokio::test]
async fn a_table_is_looked_at_then_captured() {
    let house = House::empty().await;
    let clerk = house.browser("a.sand").await;
    let begin = clerk.get(DESK).await.words();
    assert!(begin.contains("Begin with the stock you have") && !begin.contains("0 events"), "{begin}");
    let template = clerk.get("/en/desk/custody/template/lots.csv").await;
    assert_eq!(template.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(clerk.get("/en/desk/custody/template/all.csv").await.status, StatusCode::NOT_FOUND);
    let heading = "event,date,what was done,side,lot,carats,site,period\n";
    let table = format!(
        "{heading}1,2026-02-01,mining,out,R-7,120.50,catoca,2022H1\n\
         2,2026-02-02,sorting,in,R-7,120.50,,\n2,2026-02-02,sorting,out,R-7-A,120.40,,\n2,2026-02-02,sorting,loss,,0.10,,\n"
    );
    let place = "/en/desk/custody/document";
    let looked = clerk.upload(place, "document", table.as_bytes()).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.words());
    let words = looked.words();
    assert!(words.contains("Of 2 events 2 would be taken and 0 refused"), "{words}");
    assert!(words.contains("2: sorting, 2026-02-02. In: 120.50 ct in 1 lot."), "{words}");
    assert!(clerk.get(DESK).await.words().contains("Begin with the stock you have"), "nothing was written");

    let file = looked.value("file").unwrap();
    let name = looked.value("name").unwrap();
    let taken = clerk.post("/en/desk/custody/capture", &[("name", &name), ("file", &file)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.words());
    let job = clerk.get(taken.location()).await.words();
    assert!(job.contains("Every event is in custody"), "{job}");
    assert!(clerk.get(DESK).await.text.contains(taken.location()));
    let stranger = house.browser("b.stone").await.get(taken.location()).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_refused_is_told_in_words_with_its_place() {
    let house = House::empty().await;
    let clerk = house.browser("a.sand").await;
    let place = "/en/desk/custody/document";
    let table = b"event,date,what was done,side,lot,carats,site\na,2026-02-01,opening stock,out,R-1,5,\n\
        b,2026-02-01,mining,out,R-2,5,no-such-site\n";
    let looked = clerk.upload(place, "document", table).await.words();
    assert!(looked.contains("Rule B16 · line 3"), "the row of the table, not the event of a document: {looked}");
    let unread = clerk.upload(place, "document", b"a,b\n1,2\n").await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unread.words().contains("Nothing of the file was taken"), "{}", unread.words());
    let events = [mined("01-10", "no-such-site", &[("run-1", "5")]), mined("01-11", "catoca", &[("run-2", "5")])];
    let job = house.tell("a.sand", &events).await;
    let words = clerk.get(&format!("/en/desk/custody/job/{}", job.id)).await.words();
    assert!(words.contains("Nothing of it was taken") && words.contains("Rule B16"), "{words}");
    assert!(words.contains("event 1 of the document"), "{words}");
    let nothing = clerk.post("/en/desk/custody/capture", &[("name", "x.csv"), ("file", "%%%")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}
