//! A statement, as a reader would say it aloud.

use std::collections::{BTreeMap, BTreeSet};

use loupe_registry::answer::Answer;
use loupe_registry::answer::amount::FourParts;
use loupe_registry::answer::ground::Ground;
use loupe_registry::answer::statement::{Statement, Under};
use loupe_scheme::definition::Verdict;
use loupe_web::format;
use loupe_web::words;

use super::{Column, Page, Table};

/// Grounds named in the note of one definition; all of them follow below the table.
const NAMED_MAX: usize = 3;

/// The statement: what was declared; each definition's interval with its reason; the four parts; every finding used
/// with its sources; what was not looked at; the rules; when it expires.
pub(crate) fn whole(page: &Page<'_>, answer: &Answer<Statement>) -> String {
    let statement = &answer.answer;
    let args = [("subject", statement.subject.name.clone()), ("period", format::period(page.lang, statement.period))];
    let mut text = page.paragraph("", &page.with("cli-examine-title", &args));
    match &statement.declared {
        Some(declared) => text.push_str(&page.declared(declared)),
        None => text.push_str(&page.paragraph("", &page.text("cli-no-amount"))),
    }
    text.push('\n');
    text.push_str(&definitions(page, answer));
    if statement.under.iter().any(|under| under.parts.is_some()) {
        text.push_str(&page.heading("cli-parts"));
        text.push_str(&parts(page, &statement.under));
    }
    text.push_str(&findings(page, statement));
    text.push_str(&page.heading("cli-not-looked"));
    for item in &statement.not_looked {
        text.push_str(&page.paragraph("  - ", &item.text));
    }
    text.push_str(&looks(page, statement));
    text.push('\n');
    text.push_str(&page.made(answer));
    let expires = format::date(page.lang, statement.expires_on);
    text.push_str(&page.paragraph("", &page.with("cli-expires", &[("day", expires)])));
    for definition in &answer.definitions {
        let args = [
            ("key", definition.key.clone()),
            ("version", definition.version.to_string()),
            ("hash", definition.hash.chars().take(16).collect()),
        ];
        text.push_str(&page.paragraph("  ", &page.with("cli-definition-hash", &args)));
    }
    text
}

/// A line for each definition, its reason below it.
fn definitions(page: &Page<'_>, answer: &Answer<Statement>) -> String {
    let mut table = Table::new([
        Column::words(page.text("cli-column-definition")),
        Column::words(""),
        Column::number(page.text("cli-column-least")),
        Column::number(page.text("cli-column-most")),
    ]);
    for (under, definition) in answer.answer.under.iter().zip(&answer.definitions) {
        table.row([
            page.definition(&under.definition),
            definition.gist.clone(),
            format::percent(page.lang, under.interval.at_least.share.0),
            format::percent(page.lang, under.interval.at_most.share.0),
        ]);
    }
    let reasons = answer.answer.under.iter().map(|under| page.paragraph("    ", &why(page, under)));
    table.with_notes(page.width, &reasons.collect::<Vec<_>>())
}

/// The strongest findings, what nobody looked at, and the nearest miss.
fn why(page: &Page<'_>, under: &Under) -> String {
    let mut parts = Vec::new();
    if under.looks_needed.is_empty() {
        parts.push(page.text("cli-looked-list").into_owned());
    }
    let mut moving: Vec<&Ground> = under.grounds.iter().filter(|ground| moves(ground)).collect();
    moving.sort_by_key(|ground| ground.rule);
    let mut seen = BTreeSet::new();
    moving.retain(|ground| seen.insert(ground.finding.as_str()));
    for ground in moving.iter().take(NAMED_MAX) {
        parts.push(named(page, under, ground));
    }
    if moving.len() > NAMED_MAX {
        parts.push(page.counted("cli-more", moving.len() - NAMED_MAX));
    }
    parts.extend(not_looked(page, under));
    if let Some(miss) = &under.near_miss {
        let why = words::near_miss_of(&page.reader, page.edition, &under.definition, miss);
        parts.push(page.with("cli-near-miss", &[("finding", miss.finding.clone()), ("why", why)]));
    }
    page.join(&parts)
}

/// How much nobody looked at; of a subject of unknown output, whether it is all of it.
fn not_looked(page: &Page<'_>, under: &Under) -> Option<String> {
    match &under.parts {
        Some(parts) if parts.not_looked.carats.micro() > 0 => {
            let carats = format::carats(page.lang, parts.not_looked.carats);
            Some(page.with("cli-why-not-looked", &[("carats", carats)]))
        }
        Some(_) => None,
        None => (under.all_in == Some("not_looked")).then(|| page.text("cli-part-not-looked").into_owned()),
    }
}

/// Whether it moves anything: not a plain no, and not outside the period.
fn moves(ground: &Ground) -> bool {
    !matches!(ground.rule, "S6" | "S7")
}

/// Whether this act and link are verified; the case may be graded otherwise.
fn borne_out(page: &Page<'_>, ground: &Ground) -> String {
    page.text(if ground.verified { "cli-act-verified" } else { "cli-act-not-verified" }).into_owned()
}

/// `alrosa-war meets clauses 1 and 2 [this act and link verified; case verified, 4 sources; S1]`
fn named(page: &Page<'_>, under: &Under, ground: &Ground) -> String {
    let clauses =
        ground.clauses.iter().map(|clause| words::clause(&page.reader, page.edition, &under.definition, clause));
    let args = [
        ("finding", ground.finding.clone()),
        ("clauses", clauses.collect::<Vec<_>>().join(", ")),
        ("act", borne_out(page, ground)),
        ("grade", page.label("grade", ground.grade.code())),
        ("sources", page.counted("cli-sources", ground.sources_in_all)),
        ("rule", ground.rule.to_owned()),
    ];
    page.with(if ground.verdict == Verdict::Yes { "cli-meets" } else { "cli-may-meet" }, &args)
}

fn parts(page: &Page<'_>, under: &[Under]) -> String {
    let titles = ["cli-part-verified", "cli-part-open", "cli-part-not-looked", "cli-part-rest"];
    let titles = titles.into_iter().map(|key| Column::number(page.text(key)));
    let mut table = Table::new([Column::words(page.text("cli-column-definition"))].into_iter().chain(titles));
    for one in under {
        let Some(FourParts { verified, open, not_looked, rest, .. }) = &one.parts else { continue };
        let carats = [verified, open, not_looked, rest].map(|part| format::carats(page.lang, part.carats));
        table.row([page.definition(&one.definition)].into_iter().chain(carats));
    }
    table.text(page.width)
}

/// Every finding that moves the statement under some definition: what it says of whom, under which rule, its sources.
fn findings(page: &Page<'_>, statement: &Statement) -> String {
    let mut used: BTreeMap<&str, Vec<(&Under, &Ground)>> = BTreeMap::new();
    for under in &statement.under {
        for ground in under.grounds.iter().filter(|ground| moves(ground)) {
            used.entry(&ground.finding).or_default().push((under, ground));
        }
    }
    if used.is_empty() {
        return format!("\n{}", page.paragraph("", &page.text("cli-no-findings")));
    }
    let mut text = page.heading("cli-findings-used");
    let mut rules: BTreeMap<&str, &str> = BTreeMap::new();
    for grounds in used.values() {
        text.push_str(&finding(page, grounds));
        rules.extend(grounds.iter().map(|(_, ground)| (ground.rule, ground.rule_text.as_str())));
    }
    text.push_str(&page.heading("cli-rules"));
    for (rule, words) in rules {
        text.push_str(&page.paragraph(&format!("  {rule}  "), words));
    }
    text
}

fn finding(page: &Page<'_>, grounds: &[(&Under, &Ground)]) -> String {
    let Some((_, first)) = grounds.first() else { return String::new() };
    let args = [
        ("finding", first.finding.clone()),
        ("title", first.title.clone()),
        ("grade", page.label("grade", first.grade.code())),
        ("basis", page.label("basis", &first.basis)),
        ("sources", page.counted("cli-sources", first.sources_in_all)),
    ];
    let mut text = page.paragraph("  - ", &page.with("cli-finding-used", &args));
    let mut said: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for (under, ground) in grounds {
        let verdict = page.label("verdict", verdict(ground.verdict));
        let args = [
            ("definition", page.definition(&under.definition)),
            ("verdict", verdict),
            ("rule", ground.rule.to_owned()),
            ("whose", whose(page, ground)),
            ("act", borne_out(page, ground)),
        ];
        let by = (ground.said_by.clone(), ground.act.as_str());
        let of = said.entry(by).or_default();
        let line = page.with("cli-ground", &args);
        if !of.contains(&line) {
            of.push(line);
        }
    }
    for ((by, _), lines) in said {
        let args = [("who", by), ("what", page.join(&lines))];
        text.push_str(&page.paragraph("      ", &page.with("cli-said-by", &args)));
    }
    let mut urls: Vec<&str> = grounds.iter().flat_map(|(_, g)| &g.sources).map(|source| source.url.as_str()).collect();
    urls.sort_unstable();
    urls.dedup();
    for url in urls {
        text.push_str(&format!("      {url}\n"));
    }
    text
}

pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Unknown => "unknown",
        Verdict::Contested => "contested",
    }
}

/// Whose stones: the participant, and the site or company where it reaches no further.
fn whose(page: &Page<'_>, ground: &Ground) -> String {
    let participant = page.participant(&ground.participant);
    if ground.scope.kind == "whole" { participant } else { format!("{participant}, {}", ground.scope.name) }
}

fn looks(page: &Page<'_>, statement: &Statement) -> String {
    let counting = statement.looks.iter().filter(|look| !look.counts_for.is_empty()).count();
    let all = statement.looks.len();
    if all == 0 {
        return format!("\n{}", page.paragraph("", &page.text("cli-looks-none")));
    }
    let args = [("n", format::whole(page.lang, counting as u64)), ("all", format::whole(page.lang, all as u64))];
    let text = page.paragraph("", &page.with("cli-looks", &args));
    format!("\n{text}")
}
