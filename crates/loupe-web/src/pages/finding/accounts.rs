//! The accounts of a case: those of one thing side by side, each with who says so; none merged, none picked.

use loupe_scheme::finding::{Act, Count, Reading};
use maud::{Markup, html};

use super::super::lists;
use super::Case;
use crate::draw::counts;
use crate::format;
use crate::reader::Reader;
use crate::words;

/// Accounts of one thing, or one telling that nobody tells otherwise.
struct Told<'a> {
    of: &'a str,
    acts: Vec<&'a Act>,
}

impl Case<'_> {
    pub(super) fn accounts(&self) -> Markup {
        let reader = self.reader;
        let (several, single): (Vec<Told<'_>>, Vec<Told<'_>>) = self.told().into_iter().partition(|t| t.acts.len() > 1);
        let single: Vec<&Act> = single.into_iter().flat_map(|told| told.acts).collect();
        html! {
            @if !several.is_empty() {
                h2 { (reader.text("accounts-title")) }
                p { (reader.text("accounts-text")) }
                @for told in &several { (self.side_by_side(told)) }
            }
            @if !single.is_empty() {
                h2 { (reader.text(if several.is_empty() { "acts-title" } else { "acts-also" })) }
                div.accounts { @for act in &single { (self.account(act, count_top(&[act], &act.count))) } }
            }
        }
    }

    fn told(&self) -> Vec<Told<'_>> {
        let mut list: Vec<Told<'_>> = Vec::new();
        for act in &self.finding.acts {
            match list.iter_mut().find(|told| !act.account_of.is_empty() && told.of == act.account_of) {
                Some(told) => told.acts.push(act),
                None => list.push(Told { of: &act.account_of, acts: vec![act] }),
            }
        }
        list
    }

    fn side_by_side(&self, told: &Told<'_>) -> Markup {
        html! {
            h3 { (capital(&unit(self.reader, told.of))) }
            div.accounts { @for act in &told.acts { (self.account(act, count_top(&told.acts, &act.count))) } }
        }
    }

    /// One account: who says so first, then what.
    fn account(&self, act: &Act, top: u64) -> Markup {
        let reader = self.reader;
        let actor =
            act.actor.as_deref().map_or_else(|| reader.text("actor-unknown"), |actor| reader.value("actor", actor));
        html! {
            section.account {
                p.who lang="en" { (lists::given(reader, &act.said_by)) " " (self.cite(&act.source)) }
                p {
                    (capital(&reader.value("act", &act.kind))) ". " (capital(&actor))
                    @if !act.actor_name.is_empty() { " (" span lang="en" { (act.actor_name) } ")" }
                    @if !matches!(act.state_nexus.as_str(), "" | "unknown") {
                        ", " (lists::label(reader, "nexus", &act.state_nexus))
                    }
                    @if !act.degree.is_empty() { (words::colon(reader)) (lists::label(reader, "degree", &act.degree)) }
                    "."
                }
                @if let Some(count) = &act.count { (counted(reader, count, top)) }
                @if !act.note.is_empty() { p lang="en" { (act.note) } }
                p.src { (format::span(reader.lang, &act.span)) (readings(reader, act)) }
            }
        }
    }
}

/// The scale of all accounts that count in the same unit.
fn count_top(acts: &[&Act], own: &Option<Count>) -> u64 {
    let unit = own.as_ref().map_or("", |count| count.unit.as_str());
    counts::top(acts.iter().filter_map(|act| act.count.as_ref()).filter(|count| count.unit == unit))
}

fn counted(reader: &Reader, count: &Count, top: u64) -> Markup {
    let Some((least, most)) = counts::ends(count) else { return html! {} };
    let number = |n: u64| format::whole(reader.lang, n);
    let args = |most: u64| [("least", number(least)), ("most", number(most))];
    let said = match most {
        Some(most) if most == least => number(least),
        Some(most) => reader.with("count-between", &args(most)),
        None => reader.with("count-least", &args(0)),
    };
    let unit = unit(reader, &count.unit);
    html! {
        p { b.t { (said) } " " (unit) }
        (counts::count(count, top, &format!("{said} {unit}")))
        p.scale aria-hidden="true" { span { "0" } span { (number(top)) } }
    }
}

/// What a reader takes from the case's own words, with the reason.
fn readings(reader: &Reader, act: &Act) -> Markup {
    let fields = [("gravity", &act.gravity), ("pattern", &act.pattern), ("finances", &act.finances), ("aim", &act.aim)];
    let read: Vec<(&str, &Reading)> = fields.into_iter().filter_map(|(f, r)| Some((f, r.as_ref()?))).collect();
    html! {
        @for (field, reading) in read {
            br; (reader.text(&format!("field-{field}-noun"))) (words::colon(reader))
            b { (reader.value(field, &reading.value)) }
            ". " span lang="en" { (reading.reason) }
        }
    }
}

/// What is counted, in the reader's language where the catalogue has it; else as the file says.
fn unit(reader: &Reader, printed: &str) -> String {
    let key = format!("tally-{}", printed.replace(' ', "-"));
    if reader.catalogue().has(&key) { reader.text(&key).into_owned() } else { printed.to_owned() }
}

fn capital(text: &str) -> String {
    crate::words::capital(text)
}
