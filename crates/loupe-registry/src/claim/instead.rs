//! The sentence that may be said: short enough to be printed beside a stone, and never without what it leaves out.

use loupe_scheme::definition::Resolved;
use loupe_scheme::words::Lang;

use crate::answer::Ask;
use crate::answer::amount::{Tenths, grouped};
use crate::answer::not_looked::{NotLooked, look_label, runs};
use crate::answer::statement::Statement;
use crate::answer::target::Named;
use crate::catalogue::catalogue;

/// So many things that were not looked at are named, and so many of each list; the rest is counted.
const NAMED_MAX: usize = 2;

/// The sentence under the definitions given: each interval, the first gaps, and where the others are listed.
pub(super) fn instead(ask: &Ask<'_>, made: &Statement, definitions: &[Resolved]) -> String {
    let texts = catalogue(ask.lang);
    let under = definitions.iter().zip(&made.under).map(|(definition, under)| {
        let args = [
            ("definition", definition.reference.name.get(ask.lang).to_owned()),
            ("gist", definition.reference.gist.get(ask.lang).to_owned()),
            ("least", share(ask.lang, under.interval.at_least.share)),
            ("most", share(ask.lang, under.interval.at_most.share)),
        ];
        texts.with("claim-instead-under", &args)
    });
    let under: Vec<String> = under.collect();
    let mut gaps: Vec<String> = made.not_looked.iter().take(NAMED_MAX).map(|item| gap(ask, item)).collect();
    if let Some(more) = made.not_looked.len().checked_sub(NAMED_MAX).filter(|more| *more > 0) {
        let args = [("n", more.to_string()), ("subject", address(&made.subject)), ("period", made.period.to_string())];
        gaps.push(texts.with("claim-gaps-more", &args));
    }
    let args = [
        ("subject", made.subject.name.clone()),
        ("period", made.period.to_string()),
        ("under", texts.list(&under)),
        ("day", ask.made_on.to_string()),
        ("gaps", texts.list(&gaps)),
    ];
    texts.with("claim-instead", &args)
}

/// What was not looked at, in a few words.
fn gap(ask: &Ask<'_>, item: &NotLooked) -> String {
    if item.participants.is_empty() {
        return item.text.trim_end_matches('.').to_owned();
    }
    let who: Vec<String> = item.participants.iter().map(|named| named.name.clone()).collect();
    let kinds: Vec<String> = item.kinds.iter().map(|kind| look_label(ask, kind)).collect();
    let args = [("who", first(ask, &who)), ("halves", runs(&item.halves).join(", ")), ("kinds", first(ask, &kinds))];
    catalogue(ask.lang).with("claim-gap-no-look", &args)
}

/// The first of a list, and how many more there are.
fn first(ask: &Ask<'_>, all: &[String]) -> String {
    let named = all.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>().join(", ");
    match all.len().checked_sub(NAMED_MAX) {
        None | Some(0) => named,
        Some(more) => catalogue(ask.lang).with("claim-first-of", &[("first", named), ("n", more.to_string())]),
    }
}

/// How a subject is called where it is asked for: `world`, `RUS`, `site:catoca`.
fn address(subject: &Named) -> String {
    match subject.kind {
        "site" | "company" => format!("{}:{}", subject.kind, subject.id),
        _ if subject.id.is_empty() => subject.kind.to_owned(),
        _ => subject.id.clone(),
    }
}

/// Per cent with one decimal, and none where nothing is cut off.
fn share(lang: Lang, share: Tenths) -> String {
    match share.0 {
        0 | 1000 => (share.0 / 10).to_string(),
        _ => grouped(lang, &share.to_string()),
    }
}
