//! "May I say this?": a sentence about diamonds, the words in it that nobody can answer for, and what it could say.

use loupe_registry::answer::Ask;
use loupe_registry::claim::{Claim, Judged, Outcome, Word, claim};
use loupe_scheme::definition::resolve;
use loupe_scheme::look::LooksCounted;
use loupe_scheme::rule::{Refusal, Rule};
use maud::{Markup, html};

use super::under::cell;
use crate::format;
use crate::pages::definition::name;
use crate::reader::Reader;
use crate::refused;
use crate::words;

/// The longest sentence the form takes, in characters: it travels in the address.
pub(super) const SAY_CHARS_MAX: usize = 2_000;

/// The form with what was typed, and what came of it.
pub(super) fn section(reader: &Reader, ask: &Ask<'_>, text: &str) -> Markup {
    let made = (!text.is_empty()).then(|| check(ask, text));
    let refused = made.as_ref().and_then(|made| made.as_ref().err());
    html! {
        h2 id="say" { (reader.text("say-title")) }
        p { (reader.text("say-lede")) }
        form method="get" action={(reader.link("/examine")) "#say"} {
            @if let Some(refusal) = refused { div role="alert" { (refused::block(reader, refusal)) } }
            label for="sentence" { (reader.text("say-label")) }
            span.hint id="sentence-hint" {
                (reader.with("say-hint", &[("n", format::whole(reader.lang, SAY_CHARS_MAX as u64))]))
            }
            textarea id="sentence" name="say" rows="4" maxlength=(SAY_CHARS_MAX) required aria-describedby="sentence-hint"
                aria-invalid=[refused.map(|_| "true")] { (text) }
            p { button { (reader.text("say-go")) } }
        }
        @if let Some(Ok(claim)) = &made { (answer(reader, ask, claim)) }
    }
}

fn check(ask: &Ask<'_>, text: &str) -> Result<Claim, Refusal> {
    let length = text.chars().count();
    if length > SAY_CHARS_MAX {
        return Err(Refusal::new(Rule::ClaimTooLong, length.to_string()).accepting([SAY_CHARS_MAX.to_string()]));
    }
    claim(ask, text, LooksCounted::default()).map(|made| made.answer)
}

fn answer(reader: &Reader, ask: &Ask<'_>, claim: &Claim) -> Markup {
    html! {
        section.note role="status" {
            @if claim.may_be_said { p { (reader.text("claim-may-be-said")) " " (reader.text("say-not-a-proof")) } }
            @for sentence in &claim.sentences { (judged(reader, ask, claim, sentence)) }
        }
        @if !claim.reasons.is_empty() {
            h3 { (reader.text("claim-reasons")) }
            dl.facts { @for reason in &claim.reasons {
                dt { (reason.why) }
                dd {
                    q lang="en" { (reason.quote) } br;
                    a href=(reason.source_url) rel="noreferrer" { (reason.source_title) }
                }
            } }
        }
    }
}

fn judged(reader: &Reader, ask: &Ask<'_>, claim: &Claim, sentence: &Judged) -> Markup {
    html! {
        blockquote lang=(sentence.lang.tag()) { (sentence.text) }
        ul { @for word in &sentence.words { li { (unsayable(reader, claim, word)) } } }
        p { (bound(reader, ask, sentence)) " " (outcome(reader, sentence)) }
        @if !sentence.known.is_empty() { (known(reader, ask, sentence)) }
        @if !sentence.instead.is_empty() {
            p { b { (reader.text("claim-instead-intro")) } }
            p lang=(sentence.lang.tag()) { (sentence.instead) }
        }
    }
}

fn unsayable(reader: &Reader, claim: &Claim, word: &Word) -> String {
    let why = |id: &String| claim.reasons.iter().find(|reason| reason.id == *id).map(|reason| reason.why.clone());
    let reasons: Vec<String> = word.reasons.iter().filter_map(why).collect();
    reader.with("claim-word", &[("word", word.text.clone()), ("reasons", reasons.join(" "))])
}

fn bound(reader: &Reader, ask: &Ask<'_>, sentence: &Judged) -> String {
    match (&sentence.definition, sentence.period) {
        (Some(definition), Some(period)) => reader.with(
            "claim-bound",
            &[("definition", name_of(reader, ask, definition)), ("period", format::period(reader.lang, period))],
        ),
        (None, None) => reader.text("claim-unbound-both").into_owned(),
        (None, Some(_)) => reader.text("claim-unbound-definition").into_owned(),
        (Some(_), None) => reader.text("claim-unbound-period").into_owned(),
    }
}

fn outcome(reader: &Reader, sentence: &Judged) -> String {
    let subject = sentence.subject.as_ref().map(|subject| subject.name.clone()).unwrap_or_default();
    match sentence.outcome {
        Outcome::Unbound => reader.text("claim-outcome-unbound").into_owned(),
        Outcome::NoSubject => reader.text("claim-outcome-no-subject").into_owned(),
        Outcome::NoReturn => reader.text("claim-outcome-no-return").into_owned(),
        Outcome::NotBorneOut => reader.with("claim-outcome-not-borne-out", &[("subject", subject)]),
        Outcome::NothingFound => reader.with("claim-outcome-nothing-found", &[("subject", subject)]),
    }
}

/// The name of a definition by its key.
fn name_of(reader: &Reader, ask: &Ask<'_>, key: &str) -> String {
    let resolved = resolve(key, &ask.edition.register.definitions);
    resolved.map_or_else(|_| key.to_owned(), |resolved| name(reader, ask.edition, &resolved.reference))
}

/// What the record knows of the same stones, under the definition named and every wider one.
fn known(reader: &Reader, ask: &Ask<'_>, sentence: &Judged) -> Markup {
    html! {
        table.stack {
            thead { tr {
                th { (reader.text("column-definition")) }
                th.r { (reader.text("column-share")) }
            } }
            tbody { @for known in &sentence.known {
                @if let Ok(resolved) = resolve(&known.definition, &ask.edition.register.definitions) {
                    tr {
                        th scope="row" {
                            (name(reader, ask.edition, &resolved.reference)) (words::colon(reader))
                            (reader.say(&resolved.reference.gist))
                        }
                        td.r data-l=(reader.text("column-share")) { (cell(reader, &known.interval)) }
                    }
                }
            } }
        }
    }
}
