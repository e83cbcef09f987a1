//! What a reader must be able to see: the gap between two definitions, returns filed twice, late or never.

use crate::support::{server, words};

#[tokio::test]
async fn the_first_page_sets_both_definitions_side_by_side() {
    let server = server().await;
    for (path, said) in [
        ("/en/", ["KP 2003: at least 0 %, at most 0 %", "CSC 2022: at least 33.2 %"]),
        ("/fr/", ["PK 2003 : au moins 0 %, au plus 0 %", "CSC 2022 : au moins 33,2 %"]),
        ("/pt/", ["PK 2003: pelo menos 0 %, no máximo 0 %", "CSC 2022: pelo menos 33,2 %"]),
    ] {
        let html = server.get(path).await.text.replace('\u{a0}', " ");
        for sentence in said {
            assert!(html.contains(sentence), "{path} says {sentence}");
        }
        assert_eq!(html.matches("class=\"map ").count(), 2, "{path}: a map a definition");
        assert_eq!(html.matches("id=\"land\"").count(), 1, "{path}: land once");
    }
}

#[tokio::test]
async fn a_return_filed_twice_is_an_interval_with_its_readings() {
    let page = words(&server().await.get("/en/participants/COD").await.text);
    for sentence in [
        "For 2022 it declared at least 9.01 million carats and at most 10.79 million carats",
        "Row 1 alone stands 1 761 189.74",
        "Row 2 alone stands 871 287.39",
        "All rows count 2 632 477.13",
        "10 780 285.05",
    ] {
        assert!(page.contains(sentence), "{sentence}");
    }
}

#[tokio::test]
async fn half_years_never_filed_are_named() {
    let page = words(&server().await.get("/en/participants/CAF").await.text);
    assert!(page.contains("2013 H2 – 2015 H2 : 5 returns"), "{page}");
    assert!(page.contains("2024 H2 : 1 return"), "{page}");
    let unfinished = words(&server().await.get("/en/").await.text);
    assert!(unfinished.contains("2024, unfinished"));
}

#[tokio::test]
async fn a_finding_keeps_every_account_with_who_says_so() {
    let server = server().await;
    let html = server.get("/en/findings/jagersfontein-2022").await.text;
    let page = words(&html);
    for sentence in ["2 to 3 deaths", "3 deaths", "2 to 4 deaths", "164 homes", "160 homes", "at least 300 people"] {
        assert!(page.contains(sentence), "{sentence}");
    }
    assert!(page.contains("Did not answer the newspaper"), "silence is an answer");
    let pt = words(&server.get("/pt/findings/jagersfontein-2022").await.text);
    assert!(pt.contains("de 2 a 4 mortes") && pt.contains("pelo menos 300 pessoas"), "{pt}");
}

#[tokio::test]
async fn whose_looks_count_is_the_readers_choice() {
    let server = server().await;
    let strict = server.get("/en/coverage").await.text;
    let wide = server.get("/en/coverage?looks=own").await.text;
    assert_ne!(strict, wide);
    assert!(words(&strict).contains("Never looked at"));
}

#[tokio::test]
async fn an_act_that_is_only_alleged_is_not_shown_as_verified_because_its_case_is() {
    let server = server().await;
    for (lang, sentence) in [
        ("en", "the case is verified, this act or link is not"),
        ("fr", "le cas est vérifié, cet acte ou ce lien ne l’est pas"),
        ("pt", "o caso está verificado, este ato ou esta ligação não está"),
    ] {
        let page = words(&server.get(&format!("/{lang}/examine?subject=RUS&period=2022")).await.text);
        assert!(page.contains(sentence), "{page}");
    }
    let certain = words(&server.get("/en/examine?subject=RUS&period=2022&definition=csc-2022").await.text);
    assert!(!certain.contains("this act or link is not"), "{certain}");
}
