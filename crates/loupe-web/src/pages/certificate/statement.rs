//! What each definition says of the stones on a certificate: for everybody whether none, some or all of them meet it, for
//! the entitled exactly.

use loupe_registry::answer::Ask;
use loupe_registry::answer::amount::Interval;
use loupe_registry::answer::certificate::{CertificateAnswer, CertificateUnderAnswer, HowMuch};
use loupe_scheme::definition::DefinitionRef;
use loupe_scheme::definition::resolve;
use maud::{Markup, html};

use crate::draw::{Hue, Size, bar};
use crate::format;
use crate::pages::definition::name;
use crate::pages::examine::under::{bar_of, sentence};
use crate::pages::parts;
use crate::reader::Reader;

/// So many things that were not looked at stand open; the rest is folded.
const NOT_LOOKED_OPEN: usize = 6;

/// The statement.
pub(super) fn statement(reader: &Reader, ask: &Ask<'_>, answer: &CertificateAnswer) -> Markup {
    let statement = &answer.statement;
    let key = if statement.is_exact { "certs-statement-exact" } else { "certs-statement-all" };
    let (open, folded) = statement.not_looked.split_at(statement.not_looked.len().min(NOT_LOOKED_OPEN));
    html! {
        h2 id="statement" { (reader.text("certs-statement")) }
        p { (reader.text(key)) }
        p { (period(reader, answer)) @if !statement.is_origin_known { " " (reader.text("certs-statement-no-origin")) } }
        table.stack {
            thead { tr {
                th { (reader.text("certs-column-definition")) }
                th { (reader.text("certs-column-least")) }
                th { (reader.text("certs-column-most")) }
                th { (reader.text("certs-column-why")) }
            } }
            tbody { @for under in &statement.under { (row(reader, ask, under)) } }
        }
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
        p.src {
            (reader.with("certs-statement-made", &[
                ("made", format::date(reader.lang, statement.made_on)),
                ("expires", format::date(reader.lang, statement.expires_on)),
            ]))
        }
    }
}

/// The period that was looked at: for everybody only whether the issuer stated one.
fn period(reader: &Reader, answer: &CertificateAnswer) -> String {
    let statement = &answer.statement;
    match (statement.is_period_known, statement.mined) {
        (true, Some(mined)) => reader.with("certs-statement-period", &[("period", format::period(reader.lang, mined))]),
        (true, None) => reader.text("certs-statement-period-stated").into_owned(),
        (false, _) => reader.text("certs-statement-no-period").into_owned(),
    }
}

fn row(reader: &Reader, ask: &Ask<'_>, under: &CertificateUnderAnswer) -> Markup {
    let found = resolve(&under.definition, &ask.edition.register.definitions);
    let Ok(reference) = found.map(|resolved| resolved.reference) else { return html! {} };
    let end = |share: Option<u16>, much: HowMuch| match share {
        Some(share) => format::percent(reader.lang, share),
        None => reader.text(&format!("certs-much-{}", much.code())).into_owned(),
    };
    let least = under.interval.as_ref().map(|interval| interval.at_least.share.0);
    let most = under.interval.as_ref().map(|interval| interval.at_most.share.0);
    html! {
        tr {
            th scope="row" {
                (parts::definition(reader, &reference))
                @if let Some(interval) = &under.interval { (drawn(reader, ask, &reference, interval, under)) }
            }
            td data-l=(reader.text("certs-column-least")) { (end(least, under.at_least)) }
            td data-l=(reader.text("certs-column-most")) { (end(most, under.at_most)) }
            td data-l=(reader.text("certs-column-why")) { (why(reader, ask, under)) }
        }
    }
}

fn drawn(
    reader: &Reader,
    ask: &Ask<'_>,
    reference: &DefinitionRef,
    interval: &Interval,
    under: &CertificateUnderAnswer,
) -> Markup {
    let words = sentence(reader, &name(reader, ask.edition, reference), interval);
    bar(&bar_of(interval, under.parts.as_ref(), None), Hue::of(&reference.id), Size::Verdict, Some(&words))
}

/// Why the ends lie apart; for the entitled, the findings that bear on it.
fn why(reader: &Reader, ask: &Ask<'_>, under: &CertificateUnderAnswer) -> Markup {
    let mut findings: Vec<&str> = Vec::new();
    for ground in under.grounds.iter().filter(|ground| matches!(ground.rule, "S1" | "S2" | "S3" | "S4" | "S5")) {
        if !findings.contains(&ground.finding.as_str()) {
            findings.push(&ground.finding);
        }
    }
    html! {
        @if under.is_open { (reader.text("certs-why-open")) " " }
        @if under.is_not_looked { (reader.text("certs-why-not-looked")) " " }
        @if !under.is_open && !under.is_not_looked { (reader.text("certs-why-closed")) }
        @for (i, id) in findings.iter().take(3).enumerate() {
            @if i > 0 { (reader.text("list-separator")) }
            (parts::finding(reader, ask, id))
        }
    }
}
