//! A clerk prints a certificate; its buyer, who has nothing but paper, reads on it what nobody looked at.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use loupe_paper::{Paper, pdf};
use loupe_registry::paper::{Both, Sheet};
use support::{certificate, code, from_everywhere, sheet_of};

/// The words of each page, in the order in which they were set and without blanks; `None` where no program here reads PDFs.
fn pages(sheet: &Sheet) -> Option<Vec<String>> {
    let file = pdf(&Paper { sheet, code: &code(sheet.parcel_count), credential: "a.b.c~" }).unwrap();
    let path = std::env::temp_dir().join(format!("loupe-annex-{}-{}.pdf", std::process::id(), sheet.claims_hash));
    std::fs::write(&path, file).unwrap();
    let text = read(&path);
    std::fs::remove_file(&path).unwrap();
    // Each page ends with a form feed.
    Some(text?.trim_end_matches('\u{c}').split('\u{c}').map(squeezed).collect())
}

fn read(path: &Path) -> Option<String> {
    match Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(path).arg("-").output() {
        Ok(output) => Some(String::from_utf8(output.stdout).unwrap()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("left out: the words of a PDF (pdftotext is not there)");
            None
        }
        Err(error) => panic!("pdftotext: {error}"),
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text as it stands in the words of a page: its own language, then English.
fn set(text: &Both) -> String {
    squeezed(&format!("{} {}", text.own, text.english.as_deref().unwrap_or_default()))
}

/// Asserts that every item stands on the annex once, by its number and below what it is about, and returns the pages.
fn check(sheet: &Sheet) -> Option<Vec<String>> {
    let pages = pages(sheet)?;
    let statements = sheet.statements.as_ref().unwrap();
    let title = squeezed(&sheet.voices.text("paper-annex").own);
    let begins = pages.iter().skip(1).position(|page| page.contains(&title)).unwrap() + 1;
    let word = sheet.voices.text("paper-page").own;

    let hand = set(&sheet.voices.text("paper-import-authority"));
    assert!(pages[0].contains(&hand), "what is filled in by hand is still on page 1: {}", pages[0]);
    let follows = squeezed(&statements.annex_follows(sheet.voices).own);
    let points = format!("{follows},{}{}.", word.to_lowercase(), begins + 1);
    assert!(pages[0].contains(&points), "page 1 says {points}: {}", pages[0]);

    for (place, page) in pages.iter().enumerate() {
        assert!(page.contains(&sheet.number), "page {}: {page}", place + 1);
        assert!(page.contains(&format!("{word}{}/{}", place + 1, pages.len())), "page {}: {page}", place + 1);
        assert_eq!(place >= begins, page.contains(&format!("{}{title}", sheet.number)), "its foot says what it is");
    }

    let annex = pages[begins..].concat();
    let (mut number, mut from) = (0, 0);
    for group in &statements.not_looked {
        let about = annex[from..].find(&set(&group.about));
        from += about.unwrap_or_else(|| panic!("{:?} is not below {number}", group.about));
        for row in &group.rows {
            number += 1;
            let when = if row.when.is_empty() { "–".to_owned() } else { squeezed(&row.when) };
            let item = format!("{number}{when}{}", set(&row.what));
            assert_eq!(annex.matches(&item).count(), 1, "{item}: {annex}");
            from += annex[from..].find(&item).unwrap_or_else(|| panic!("{item} is not below {:?}", group.about));
        }
    }
    assert_eq!(number, statements.not_looked_count());
    assert!(annex.contains(&set(&statements.annex_end(sheet.voices))), "{annex}");
    Some(pages)
}

#[test]
fn a_buyer_reads_on_paper_what_nobody_looked_at() {
    for (parcels, sheets) in [(1, 2), (6, 4), (7, 4), (30, 4), (200, 8)] {
        for language in ["en", "fr", "pt"] {
            let Some(pages) = check(&sheet_of(&certificate(parcels, language))) else { return };
            let named = ["English(en)", "Français(fr)", "Português(pt)"]
                .into_iter()
                .find(|name| name.ends_with(&format!("({language})")));
            assert!(pages[0].contains(named.unwrap()), "it names its language: {}", pages[0]);
            assert!(pages.len() <= sheets, "{parcels} parcels in {language}: {} pages", pages.len());
        }
    }
}

#[test]
fn stones_from_everywhere_have_an_annex_of_as_many_sheets_as_it_needs() {
    let sheet = sheet_of(&from_everywhere(200, "fr"));
    let items = sheet.statements.as_ref().unwrap().not_looked_count();
    assert!(items > 100, "{items}");
    let Some(pages) = check(&sheet) else { return };
    assert!(pages.len() > 10, "{items} items on {} pages", pages.len());
}

#[test]
fn without_a_statement_page_one_says_so_and_there_is_no_annex() {
    let sheet = Sheet { statements: None, ..sheet_of(&certificate(1, "pt")) };
    let Some(pages) = pages(&sheet) else { return };
    assert_eq!(pages.len(), 1, "{pages:?}");
    assert!(pages[0].contains(&squeezed("Nenhuma declaração foi feita para esta impressão.")), "{}", pages[0]);
}
