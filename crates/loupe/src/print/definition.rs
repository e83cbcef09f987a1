//! Definitions: the list, one whole, and one that someone wrote.

use loupe_registry::answer::Answer;
use loupe_registry::answer::check::Checked;
use loupe_registry::answer::definition::{Brief, List, Whole};
use loupe_scheme::definition::Standing;
use loupe_web::words;

use super::{Column, Page, Table};

/// Every definition, a row each.
pub(crate) fn list(page: &Page<'_>, answer: &Answer<List>) -> String {
    let mut table = Table::new([
        Column::words(page.text("cli-column-key")),
        Column::words(page.text("cli-column-standing")),
        Column::words(page.text("cli-column-gist")),
        Column::words(page.text("cli-column-readings")),
    ]);
    for brief in &answer.answer.definitions {
        let readings = brief.readings.iter().map(|reading| reading.key.clone());
        table.row([
            brief.id.clone(),
            standing(page, brief),
            format!("{}: {}", brief.name, brief.gist),
            readings.collect::<Vec<_>>().join(" "),
        ]);
    }
    format!("{}\n{}", table.text(page.width), page.made(answer))
}

fn standing(page: &Page<'_>, brief: &Brief) -> String {
    let (key, day) = match brief.status {
        Standing::InForce => ("cli-standing-in-force", &brief.in_force_from),
        Standing::Proposed => ("cli-standing-proposed", &brief.dated),
        Standing::Refused => ("cli-standing-refused", &brief.dated),
    };
    let standing = page.with(key, &[("day", day.clone())]);
    if brief.fragment { format!("{standing}; {}", page.text("cli-fragment-short")) } else { standing }
}

/// One definition: whose it is, its text word for word, its readings, its clauses in words and as boxes.
pub(crate) fn whole(page: &Page<'_>, whole: &Whole) -> String {
    let brief = &whole.brief;
    let mut text = page.paragraph("", &format!("{} ({}): {}", brief.name, whole.key, brief.gist));
    text.push_str(&page.paragraph("", &format!("{}; {}", brief.by, standing(page, brief))));
    let args = [
        ("version", brief.version.to_string()),
        ("vocabulary", brief.vocabulary.clone()),
        ("hash", brief.hash.clone()),
    ];
    text.push_str(&page.paragraph("", &page.with("cli-definition-version", &args)));
    if brief.fragment {
        text.push_str(&page.paragraph("", &page.text("cli-fragment")));
    }
    text.push_str(&page.heading("cli-text"));
    for quote in &whole.quotes {
        text.push_str(&page.paragraph("  > ", &quote.text));
        let place = if quote.place.is_empty() { String::new() } else { format!(", {}", quote.place) };
        text.push_str(&page.paragraph("    ", &format!("{}{place}", quote.source_title)));
        text.push_str(&format!("    {}\n", quote.source_url));
    }
    if !brief.readings.is_empty() {
        text.push_str(&page.heading("cli-readings"));
        for reading in &brief.readings {
            let default = if reading.default { page.text("cli-reading-default") } else { "".into() };
            let first = format!("  {}  ", reading.key);
            text.push_str(&page.paragraph(&first, &format!("{}. {} {default}", reading.name, reading.why)));
        }
    }
    text.push_str(&page.heading("cli-clauses"));
    let vocabulary = &page.edition.register.vocabulary;
    for clause in &whole.boxes {
        let own = clause.definition == brief.id;
        let name = if own { clause.clause.clone() } else { format!("{}/{}", clause.definition, clause.clause) };
        text.push_str(&page.paragraph(&format!("  {name}  "), &clause.words));
        let region = words::region_of(vocabulary, &clause.allows);
        text.push_str(&page.paragraph("     = ", &words::region(&page.reader, vocabulary, &region)));
    }
    let needed: Vec<String> = whole.looks_needed.iter().map(|kind| page.label("look", kind)).collect();
    let needed = if needed.is_empty() { page.text("cli-looked-list").into_owned() } else { page.join(&needed) };
    text.push('\n');
    text.push_str(&page.paragraph("", &page.with("cli-looks-needed", &[("kinds", needed)])));
    if !whole.note.is_empty() {
        text.push_str(&page.paragraph("", &page.with("cli-note", &[("note", whole.note.clone())])));
    }
    text
}

/// A definition that holds together, beside those on record.
pub(crate) fn checked(page: &Page<'_>, answer: &Answer<Checked>) -> String {
    let checked = &answer.answer;
    let mut text = page.paragraph("", &page.text("cli-check-holds"));
    text.push('\n');
    text.push_str(&whole(page, &checked.definition));
    text.push_str(&page.heading("cli-check-beside"));
    let mut table = Table::new([
        Column::words(page.text("cli-column-definition")),
        Column::words(page.text("cli-column-relation")),
        Column::number(page.text("cli-column-only-here")),
        Column::number(page.text("cli-column-only-there")),
        Column::number(page.text("cli-column-both")),
    ]);
    for beside in &checked.beside {
        let key = match (beside.is_contained, beside.contains) {
            (true, true) => "cli-relation-same",
            (true, false) => "cli-relation-contained",
            (false, true) => "cli-relation-contains",
            (false, false) => "cli-relation-neither",
        };
        let number = |cells: &str| loupe_web::format::decimal(page.lang, cells);
        table.row([
            page.definition(&beside.definition),
            page.text(key).into_owned(),
            number(&beside.only_here),
            number(&beside.only_there),
            number(&beside.both),
        ]);
    }
    text.push_str(&table.text(page.width));
    text
}
