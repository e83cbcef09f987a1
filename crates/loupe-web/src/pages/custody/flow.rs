//! The story of stones as a picture, with the mixings named below it.

use loupe_scheme::custody::{FlowPool, OriginId};
use maud::{Markup, html};

use super::origins::origin_words;
use super::whence::{Shown, Whose};
use crate::draw::flow::{Captions, Flow, Picture, What};
use crate::format;

/// The picture, what the letters in it stand for, and what it assumes.
pub(super) fn picture(shown: &Shown<'_>) -> Markup {
    let reader = shown.reader;
    let flow = Flow::of(&shown.whence.flow);
    let picture = Picture::of(&flow);
    let letters = picture.letters();
    html! {
        figure.narrow {
            figcaption.cap { (reader.text(titled(shown))) }
            (picture.draw(&captions(shown, &flow)))
            @if !letters.is_empty() { (mixings(shown, &flow, &letters)) }
            @if flow.left_out > 0 {
                p.src { (reader.catalogue().counted("custody-page-left-out", flow.left_out)) }
            }
        }
        p { (reader.text("custody-page-assumed")) }
    }
}

fn titled(shown: &Shown<'_>) -> &'static str {
    shown.key("custody-page-flow", "custody-container-flow")
}

/// Expected shares are of an assumption, and rounded to the nearest.
fn percent(shown: &Shown<'_>, share: f64) -> String {
    let thousandths = (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    if thousandths == 0 && share > 0.0 {
        return format!("< {}", format::percent(shown.reader.lang, 1));
    }
    format::percent(shown.reader.lang, thousandths)
}

fn captions(shown: &Shown<'_>, flow: &Flow) -> Captions {
    let reader = shown.reader;
    let above = || flow.nodes.iter().filter(|node| node.row == 0);
    let flag = |what: What| (name_of(shown, what), interval_of(shown, what));
    let told = |(what, share): (What, f64)| {
        let args = [("name", name_of(shown, what)), ("share", percent(shown, share))];
        reader.with("custody-page-flow-part", &args)
    };
    let parts: Vec<String> = above().map(|node| told((node.what, node.share))).collect();
    let carats = format::carats(reader.lang, shown.carats);
    let foot = match shown.whose {
        Whose::Lot => "custody-page-flow-lot",
        Whose::Stone => "custody-page-flow-stone",
        Whose::Container => "custody-container-flow-foot",
    };
    Captions {
        title: reader.text(titled(shown)).into_owned(),
        told: reader.catalogue().list(&parts),
        flags: above().map(|node| flag(node.what)).collect(),
        lot: reader.with(foot, &[("carats", carats)]),
    }
}

/// What a node of the first row is called.
fn name_of(shown: &Shown<'_>, what: What) -> String {
    let reader = shown.reader;
    match what {
        What::Origin(number) => {
            let origin = shown.whence.flow_origins.get(&number);
            origin_words(reader, &loupe_registry::answer::custody::OriginName::new(shown.ask, origin))
        }
        What::Others(n) => reader.catalogue().counted("custody-page-others", n),
        What::Unknown => reader.text("custody-origin-unknown").into_owned(),
        What::Mixing(_) | What::Lot => String::new(),
    }
}

/// How much of the lot is from there, at least and at most, in per cent.
fn interval_of(shown: &Shown<'_>, what: What) -> Option<String> {
    let wanted = match what {
        What::Origin(number) if number != OriginId::UNKNOWN => Some(shown.whence.flow_origins.get(&number)?),
        What::Unknown => None,
        _ => return None,
    };
    let at = shown.whence.origins.iter().position(|part| part.origin.as_ref() == wanted)?;
    let [least, _, most] = shown.answer.origins.get(at)?.shares;
    let lang = shown.reader.lang;
    Some(format!("{}\u{2009}–\u{2009}{}", format::tenths(lang, least.0), format::percent(lang, most.0)))
}

/// What each letter stands for: what was done, when, and how much flowed together.
fn mixings(shown: &Shown<'_>, flow: &Flow, letters: &[(char, usize)]) -> Markup {
    let reader = shown.reader;
    let through = shown.key("custody-page-through", "custody-container-through");
    let share = |pool: usize| {
        let found = flow.nodes.iter().find(|node| node.what == What::Mixing(pool));
        found.map_or(0.0, |node| node.share)
    };
    html! {
        dl.facts {
            @for (letter, pool) in letters {
                @if let Some(of) = shown.whence.flow.get(*pool) {
                    dt { (letter) }
                    dd { (mixing(shown, of)) " " (reader.with(through, &[("share", percent(shown, share(*pool)))])) }
                }
            }
        }
    }
}

fn mixing(shown: &Shown<'_>, pool: &FlowPool) -> String {
    let reader = shown.reader;
    let movement = pool.movement;
    let process = movement.and_then(|movement| shown.whence.flow_processes.get(&movement));
    let done = process.map_or_else(
        || reader.text("custody-page-together").into_owned(),
        |process| super::process(reader, process.name()),
    );
    let done = crate::words::capital(&done);
    let carats = format::carats(reader.lang, pool.mass.unwrap_or_default());
    match movement.and_then(|movement| shown.whence.flow_times.get(&movement)) {
        Some(at) => {
            let day = format::date(reader.lang, jiff::tz::Offset::UTC.to_datetime(*at).date());
            reader.with("custody-page-mixing", &[("process", done), ("day", day), ("carats", carats)])
        }
        None => reader.with("custody-page-mixing-undated", &[("process", done), ("carats", carats)]),
    }
}
