//! Findings: the list, and one case file with its conflicting accounts side by side.

use loupe_registry::answer::Answer;
use loupe_registry::answer::finding::{Account, Brief, Link, List, Told, Whole};
use loupe_scheme::finding::{Count, Remedy, Response};
use loupe_scheme::period::{PartialDate, Span};
use loupe_web::{format, words};

use super::statement::verdict;
use super::{Column, Page, Table};

/// A row each: what, how far it is borne out, where and when, and what each definition says.
pub(crate) fn list(page: &Page<'_>, answer: &Answer<List>) -> String {
    let definitions = answer.definitions.iter().map(|definition| Column::words(page.definition(&definition.key)));
    let first = ["cli-column-finding", "cli-column-country", "cli-column-when"];
    let first = first.into_iter().map(|key| Column::words(page.text(key)));
    let mut table = Table::new(first.chain(definitions));
    for brief in &answer.answer.findings {
        let first = [format!("{}\n{}", brief.id, grade(page, brief)), brief.country.id.clone(), years(&brief.span)];
        let verdicts = brief.verdicts.iter().map(|of| page.label("verdict", verdict(of.verdict)));
        table.row(first.into_iter().chain(verdicts));
    }
    let count = page.counted("cli-findings-count", answer.answer.findings.len());
    format!("{}\n{}{}", table.text(page.width), page.paragraph("", &count), page.made(answer))
}

/// `2021`, `2012–2013`, `1992–` where no end is given.
fn years(span: &Span) -> String {
    let year = |date: Option<PartialDate>| date.map(|date| date.parts().0.to_string()).unwrap_or_default();
    let (from, to) = (year(span.from), year(span.to));
    if from == to { from } else { format!("{from}–{to}") }
}

fn grade(page: &Page<'_>, brief: &Brief) -> String {
    page.label("grade", brief.grade.code())
}

/// The case file: what is known, every account with who says so, the ties, answers, remedies, questions, sources.
pub(crate) fn whole(page: &Page<'_>, answer: &Answer<Whole>) -> String {
    let whole = &answer.answer;
    let brief = &whole.brief;
    let mut text = page.paragraph("", &format!("{} ({})", brief.title, brief.id));
    let place = format!("{}; {}; {}", brief.place, brief.country.name, format::span(page.lang, &brief.span));
    text.push_str(&page.paragraph("", &place));
    let args = [
        ("grade", grade(page, brief)),
        ("proposed", page.label("grade", brief.proposed.code())),
        ("basis", page.label("basis", &brief.basis)),
    ];
    text.push_str(&page.paragraph("", &page.with("cli-grade", &args)));
    text.push_str(&page.paragraph("", &whole.reason));
    text.push('\n');
    text.push_str(&page.paragraph("", &whole.summary));
    text.push_str(&verdicts(page, brief));
    text.push_str(&page.heading("cli-accounts"));
    for account in &whole.accounts {
        text.push_str(&accounts(page, account));
    }
    section(page, &mut text, "cli-links", &whole.links, |link| tie(page, link));
    section(page, &mut text, "cli-responses", &whole.responses, |response| answered(page, response));
    section(page, &mut text, "cli-remedies", &whole.remedies, |remedy| repaired(page, remedy));
    section(page, &mut text, "cli-questions", &whole.open_questions, String::clone);
    text.push_str(&page.heading("cli-sources-of-case"));
    for source in &whole.cited {
        let date = source.date.map(|date| format!(", {}", format::partial_date(page.lang, date))).unwrap_or_default();
        let first = format!("  [{}] ", source.id);
        text.push_str(&page.paragraph(&first, &format!("{}. {}{date}", source.title, source.publisher)));
        text.push_str(&format!("      {}\n", source.url));
    }
    text.push('\n');
    text.push_str(&page.made(answer));
    text
}

/// A heading and a list; nothing when the list is empty.
fn section<T>(page: &Page<'_>, text: &mut String, heading: &str, items: &[T], line: impl Fn(&T) -> String) {
    if items.is_empty() {
        return;
    }
    text.push_str(&page.heading(heading));
    for item in items {
        text.push_str(&page.paragraph("  - ", &line(item)));
    }
}

fn verdicts(page: &Page<'_>, brief: &Brief) -> String {
    let mut table = Table::new([
        Column::words(page.text("cli-column-definition")),
        Column::words(page.text("cli-column-verdict")),
        Column::words(page.text("cli-column-by")),
    ]);
    for of in &brief.verdicts {
        let clauses: Vec<String> = of
            .clauses
            .iter()
            .map(|clause| loupe_web::words::clause(&page.reader, page.edition, &of.definition, clause))
            .collect();
        table.row([page.definition(&of.definition), page.label("verdict", verdict(of.verdict)), clauses.join(", ")]);
    }
    format!("\n{}", table.text(page.width))
}

/// One thing that was done; where it is told in more than one way, each way with who tells it.
fn accounts(page: &Page<'_>, account: &Account) -> String {
    let mut text = String::new();
    let several = account.acts.len() > 1;
    if several {
        text.push_str(&page.paragraph("  ", &page.counted("cli-accounts-of-one", account.acts.len())));
    }
    for told in &account.acts {
        let first = if several { "    | " } else { "  - " };
        text.push_str(&page.paragraph(first, &act(page, told)));
    }
    text
}

fn act(page: &Page<'_>, told: &Told) -> String {
    let actor = match (&told.actor, told.actor_name.as_str()) {
        (Some(actor), "") => page.value("actor", actor),
        (Some(actor), name) => format!("{name} ({})", page.value("actor", actor)),
        (None, "") => page.text("cli-actor-unknown").into_owned(),
        (None, name) => name.to_owned(),
    };
    let mut parts = vec![page.value("act", &told.kind), actor];
    if !told.degree.is_empty() {
        parts.push(page.label("degree", &told.degree));
    }
    if told.span.from.is_some() || told.span.to.is_some() {
        parts.push(format::span(page.lang, &told.span));
    }
    parts.extend(told.count.as_ref().map(|count| counted(page, count)));
    let by = if told.said_by.is_empty() { page.text("cli-not-said").into_owned() } else { told.said_by.clone() };
    let args = [("what", page.join(&parts)), ("who", by), ("source", told.source.clone())];
    let line = page.with("cli-account", &args);
    if told.note.is_empty() { line } else { format!("{line} {}", told.note) }
}

/// `2–5 deaths`, as far as it is known.
fn counted(page: &Page<'_>, count: &Count) -> String {
    let number = |n: Option<u64>| n.map(|n| format::whole(page.lang, n));
    let range = match (number(count.low), number(count.best), number(count.high)) {
        (Some(low), _, Some(high)) if low == high => low,
        (Some(low), Some(best), Some(high)) => format!("{low}–{high} ({best})"),
        (Some(low), _, Some(high)) => format!("{low}–{high}"),
        (_, Some(best), _) => best,
        (Some(low), None, None) => format!("≥ {low}"),
        (None, None, Some(high)) => format!("≤ {high}"),
        (None, None, None) => "?".to_owned(),
    };
    let key = format!("tally-{}", count.unit.replace(' ', "-"));
    let unit = if page.reader.catalogue().has(&key) { page.text(&key) } else { count.unit.as_str().into() };
    format!("{range} {unit}")
}

fn tie(page: &Page<'_>, link: &Link) -> String {
    let args = [
        ("link", page.value("link", &link.kind)),
        ("target", link.target.name.clone()),
        ("span", format::span(page.lang, &link.span)),
        ("grade", page.label("grade", link.grade.code())),
        ("source", link.source.clone()),
    ];
    let line = page.with("cli-tie", &args);
    if link.note.is_empty() { line } else { format!("{line} {}", link.note) }
}

fn answered(page: &Page<'_>, response: &Response) -> String {
    let date = response.date.map(|date| format!(", {}", format::partial_date(page.lang, date))).unwrap_or_default();
    let kind = page.label("response", &response.kind);
    let colon = words::colon(&page.reader);
    format!("{}{date}{colon}{kind}. {} [{}]", response.by, response.what, response.source)
}

fn repaired(page: &Page<'_>, remedy: &Remedy) -> String {
    let date = remedy.date.map(|date| format!(", {}", format::partial_date(page.lang, date))).unwrap_or_default();
    let amount = [remedy.amount.as_str(), remedy.currency.as_str()].join(" ");
    let amount = if remedy.amount.is_empty() { String::new() } else { format!(", {amount}") };
    let (kind, state) = (page.label("remedy", &remedy.kind), page.label("remedy-state", &remedy.state));
    let colon = words::colon(&page.reader);
    format!("{kind}{colon}{state}{date}{amount}. {} [{}]", remedy.detail, remedy.source)
}
