//! What was done on the way to a lot, where it went, and what became of it.

use loupe_registry::answer::custody::{LotAnswer, StepAnswer};
use loupe_scheme::mass::Carats;
use maud::{Markup, html};

use super::{lot_link, process};
use crate::format;
use crate::reader::Reader;
use crate::words;

/// So many of the latest steps stand open; the earlier ones are folded.
const OPEN: usize = 20;

/// The steps to it, its passages, and its uses.
pub(super) fn history(reader: &Reader, answer: &LotAnswer) -> Markup {
    let mut steps: Vec<&StepAnswer> = answer.steps.iter().collect();
    steps.sort_by_key(|step| step.at);
    let (folded, open) = steps.split_at(steps.len().saturating_sub(OPEN));
    html! {
        h2 id="steps" { (reader.text("custody-steps")) }
        @if answer.steps.is_empty() { p { (reader.text("custody-lot-unknown")) } }
        @if answer.steps_left_out > 0 {
            p.src { (reader.catalogue().counted("custody-steps-left-out", answer.steps_left_out)) }
        }
        @if !folded.is_empty() {
            details {
                summary { (reader.catalogue().counted("custody-page-earlier", folded.len())) }
                (list(reader, folded.iter().copied()))
            }
        }
        @if !open.is_empty() { (list(reader, open.iter().copied())) }
        @if !answer.passages.is_empty() {
            h3 { (reader.text("custody-page-passages")) }
            (list(reader, &answer.passages))
        }
        h2 id="uses" { (reader.text("custody-uses")) }
        @if answer.uses.is_empty() { p { (reader.text("custody-page-no-uses")) } } @else { (list(reader, &answer.uses)) }
        @if !answer.steps.iter().any(|step| step.operator.is_some()) {
            p.src { (reader.text("custody-page-whose")) }
        }
    }
}

/// Steps, as they stand.
pub(super) fn list<'s>(reader: &Reader, steps: impl IntoIterator<Item = &'s StepAnswer>) -> Markup {
    html! {
        ol.time {
            @for step in steps {
                li {
                    time datetime=(step.at) {
                        (format::date(reader.lang, jiff::tz::Offset::UTC.to_datetime(step.at).date()))
                    }
                    span { (told(reader, step)) }
                }
            }
        }
    }
}

fn told(reader: &Reader, step: &StepAnswer) -> Markup {
    let mass = |mass: Carats| format::carats(reader.lang, mass);
    let lots = |n: usize| reader.catalogue().counted("custody-preview-lots", n);
    let side = |key: &str, carats: Carats, n: usize| {
        if n == 0 {
            reader.with("custody-page-mass", &[("carats", mass(carats))])
        } else {
            reader.with(key, &[("carats", mass(carats)), ("lots", lots(n))])
        }
    };
    html! {
        (words::capital(&process(reader, step.process)))
        @if step.drawn > Carats::ZERO { (words::colon(reader)) (side("custody-page-step-in", step.drawn, step.lots_in)) }
        @if step.drawn > Carats::ZERO && step.made > Carats::ZERO { " → " }
        @else if step.made > Carats::ZERO { (words::colon(reader)) }
        @if step.made > Carats::ZERO { (side("custody-page-step-out", step.made, step.lots_out)) }
        @if step.lost > Carats::ZERO && step.made > Carats::ZERO {
            span.dim { "; " (reader.with("custody-page-step-lost", &[("carats", mass(step.lost))])) }
        }
        @if let Some(operator) = &step.operator {
            br; span.dim.small { bdi { (operator) } @if let Some(event) = &step.event { " · " (super::event(event)) } }
        }
        @if !step.lots.is_empty() {
            br; span.small {
                @for (i, lot) in step.lots.iter().enumerate() {
                    @if i > 0 { (reader.text("list-separator")) }
                    (lot_link(reader, lot))
                }
            }
        }
    }
}
