//! A few pages held still: a refusal as markup, and what three kinds of page say.

use loupe_web::shell::STYLE_PATH;

use crate::support::{server, words};

#[tokio::test]
async fn a_refusal_is_a_whole_page() {
    let page = server().await.get("/fr/nulle-part").await;
    let markup = page.text.replace(STYLE_PATH.as_str(), "/style.css").replace("><", ">\n<");
    insta::assert_snapshot!("refusal", markup);
}

/// The text of a page, a heading or paragraph a line.
fn lines(html: &str) -> String {
    let inner = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or(html);
    let parted = ["<h1", "<h2", "<h3", "<p", "<tr", "<li", "<dt", "<section", "<caption"];
    let marked = parted.iter().fold(inner.to_owned(), |html, tag| html.replace(tag, &format!("\u{1}{tag}")));
    marked.split('\u{1}').skip(1).map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_participant_without_production_says_so() {
    let page = server().await.get("/en/participants/MEX").await;
    insta::assert_snapshot!("participant", lines(&page.text));
}

#[tokio::test]
async fn a_short_case_says_all_it_knows() {
    let page = server().await.get("/pt/findings/tongo-octea-2012").await;
    insta::assert_snapshot!("finding", lines(&page.text));
}

#[tokio::test]
async fn a_company_says_whose_it_is() {
    let page = server().await.get("/fr/companies/endiama").await;
    insta::assert_snapshot!("company", lines(&page.text));
}
