//! What every definition says of a lot, narrow first, and what nobody looked at.

use loupe_registry::answer::custody::LotUnderAnswer;
use loupe_scheme::custody::LotUnder;
use loupe_scheme::definition::resolve;
use loupe_scheme::statement::Outcome;
use maud::{Markup, html};

use super::whence::Shown;
use crate::draw::Hue;
use crate::format;
use crate::pages::definition::{name, short_hash};
use crate::pages::examine::under::{bar_of, large};
use crate::pages::parts;
use crate::reader::Reader;
use crate::words;

/// So many definitions are drawn large: the one in force and the one asked for.
const LARGE: usize = 2;
/// So many things that were not looked at stand open; the rest is folded.
const NOT_LOOKED_OPEN: usize = 3;
/// So many findings are named at one end of an interval.
const NAMED_MAX: usize = 3;

/// The statement.
pub(super) fn statement(shown: &Shown<'_>) -> Markup {
    let reader = shown.reader;
    html! {
        h2 id="statement" { (reader.text("custody-page-statement")) }
        div.side {
            div {
                div.verdicts { @for under in shown.answer.under.iter().take(LARGE) { (verdict(shown, under)) } }
                (others(shown))
                p.src {
                    (reader.text("examined-bars")) " "
                    a href=(reader.link("/method")) { (reader.text("nav-method")) }
                }
            }
            (not_looked(shown))
        }
    }
}

/// The further definitions, a row each; the reasons are folded.
fn others(shown: &Shown<'_>) -> Markup {
    let reader = shown.reader;
    let of = |under: &LotUnder| Outcome { mass: under.parts, mass_least: under.parts, ..Outcome::default() };
    let under = shown.whence.statement.under.iter().skip(LARGE);
    let outcomes: Vec<(&LotUnder, Outcome)> = under.map(|under| (under, of(under))).collect();
    let rows: Vec<parts::Row<'_>> = outcomes
        .iter()
        .map(|(under, outcome)| parts::Row { definition: &under.definition, outcome, shares: under.shares.clone() })
        .collect();
    html! {
        @if !rows.is_empty() {
            (parts::under_table(reader, &reader.text(shown.key("custody-page-further", "custody-container-further")), &rows))
            details {
                summary { (reader.text("custody-page-why")) }
                @for (under, (of, _)) in shown.answer.under.iter().skip(LARGE).zip(&outcomes) {
                    section.account {
                        p { b { (parts::definition(reader, &of.definition)) } }
                        div.why { (why(shown, under)) }
                    }
                }
            }
        }
    }
}

fn verdict(shown: &Shown<'_>, under: &LotUnderAnswer) -> Markup {
    let (reader, edition) = (shown.reader, shown.ask.edition);
    let found = resolve(&under.definition, &edition.register.definitions);
    let Ok(reference) = found.map(|resolved| resolved.reference) else { return html! {} };
    let (hue, name) = (Hue::of(&reference.id), name(reader, edition, &reference));
    let drawn = bar_of(&under.interval, under.parts.as_ref(), None);
    html! {
        section class={"verdict " (hue.class())} {
            h3 {
                a href=(reader.link(&format!("/definitions/{}", under.definition))) { (name) }
                (words::colon(reader)) (reader.say(&reference.gist))
            }
            p.src {
                (reader.with("definition-version", &[("version", reference.version.to_string())])) ", "
                code { "sha256 " (short_hash(&reference.hash)) }
            }
            (large(reader, hue, &name, &under.interval, &drawn))
            div.why { (why(shown, under)) }
        }
    }
}

/// What makes the lower end, what the upper, and what came nearest.
fn why(shown: &Shown<'_>, under: &LotUnderAnswer) -> Markup {
    let (reader, ask) = (shown.reader, shown.ask);
    let (certain, open) = (findings(under, &["S1", "S2"]), findings(under, &["S3", "S4", "S5"]));
    let part = |of: fn(&loupe_registry::answer::amount::FourParts) -> u64| under.parts.as_ref().map_or(0, of);
    let (verified, left_open) = (part(|parts| parts.verified.carats.micro()), part(|parts| parts.open.carats.micro()));
    let unseen = part(|parts| parts.not_looked.carats.micro());
    html! {
        p {
            b { (words::capital(&reader.text("at-least"))) (words::colon(reader)) }
            @if certain.is_empty() { (reader.text("custody-page-least-nothing")) }
            @else if verified == 0 { (reader.text("custody-page-least-mixed")) " " (titles(shown, &certain)) "." }
            @else { (titles(shown, &certain)) ". " (reader.text("examined-least-verified")) }
        }
        p {
            b { (words::capital(&reader.text("at-most"))) (words::colon(reader)) }
            @if left_open > 0 && !open.is_empty() { (reader.text("examined-most-open")) " " (titles(shown, &open)) ". " }
            @if left_open > 0 && open.is_empty() { (reader.text("custody-page-most-mixed")) " " }
            @if unseen > 0 { (reader.text("custody-page-most-not-looked")) " " }
            @if left_open == 0 && unseen == 0 { (reader.text("custody-page-most-nothing")) }
        }
        @if let Some(miss) = &under.near_miss {
            p {
                b { (reader.text("examined-near-miss")) (words::colon(reader)) }
                (parts::finding(reader, ask, &miss.finding)) (words::colon(reader))
                (words::near_miss_of(reader, ask.edition, &under.definition, miss)) "."
            }
        }
    }
}

/// The findings that move it by one of these rules, each once.
fn findings<'u>(under: &'u LotUnderAnswer, rules: &[&str]) -> Vec<&'u str> {
    let mut ids: Vec<&str> = Vec::new();
    for ground in under.grounds.iter().filter(|ground| rules.contains(&ground.rule)) {
        if !ids.contains(&ground.finding.as_str()) {
            ids.push(&ground.finding);
        }
    }
    ids
}

fn titles(shown: &Shown<'_>, ids: &[&str]) -> Markup {
    let reader = shown.reader;
    html! {
        @for (i, id) in ids.iter().take(NAMED_MAX).enumerate() {
            @if i > 0 { (reader.text("list-separator")) }
            (parts::finding(reader, shown.ask, id))
        }
        @if let Some(more) = ids.len().checked_sub(NAMED_MAX).filter(|more| *more > 0) {
            " " (reader.with("examined-and-more", &[("n", format::whole(reader.lang, more as u64))]))
        }
    }
}

fn not_looked(shown: &Shown<'_>) -> Markup {
    let reader: &Reader = shown.reader;
    let items = &shown.answer.not_looked;
    let (open, folded) = items.split_at(items.len().min(NOT_LOOKED_OPEN));
    html! {
        section.note {
            h3 { (reader.text("certs-not-looked")) }
            ul.small { @for item in open { li { (item.text) } } }
            @if !folded.is_empty() {
                details {
                    summary { (reader.with("examined-not-looked-more", &[("n", folded.len().to_string())])) }
                    ul.small { @for item in folded { li { (item.text) } } }
                }
            }
        }
    }
}
