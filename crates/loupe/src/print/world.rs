//! The world under every definition, and participant by participant.

use loupe_registry::answer::Answer;
use loupe_registry::answer::amount::Interval;
use loupe_registry::answer::world::World;
use loupe_web::format::{self, Cut};

use super::{Column, Page, Table};

/// The headline: under each definition at least and at most, in per cent, carats and US$; the plain sum beside them.
pub(crate) fn headline(page: &Page<'_>, answer: &Answer<World>) -> String {
    let world = &answer.answer;
    let period = format::period(page.lang, world.period);
    let mut text = page.paragraph("", &page.with("cli-world-title", &[("period", period)]));
    text.push_str(&page.declared(&world.declared));
    if !world.complete && world.period.as_year().is_some() {
        text.push_str(&page.paragraph("", &page.text("cli-world-unfinished")));
    }
    text.push('\n');
    let mut table = Table::new([
        Column::words(page.text("cli-column-definition")),
        Column::words(""),
        Column::number(page.text("cli-column-least")),
        Column::number(page.text("cli-column-most")),
        Column::number(page.text("cli-column-mct")),
        Column::number(page.text("cli-column-musd")),
    ]);
    for (under, definition) in world.under.iter().zip(&answer.definitions) {
        table.row([
            page.definition(&under.definition),
            definition.gist.clone(),
            format::percent(page.lang, under.interval.at_least.share.0),
            format::percent(page.lang, under.interval.at_most.share.0),
            million_carats(page, &under.interval),
            million_usd(page, &under.interval),
        ]);
    }
    text.push_str(&table.text(page.width));
    text.push('\n');
    text.push_str(&page.paragraph("", &page.with("cli-least-most", &[("looks", page.label("counted", looks(world)))])));
    text.push_str(&page.made(answer));
    text
}

const fn looks(world: &World) -> &'static str {
    use loupe_scheme::look::LooksCounted;
    match world.counted {
        LooksCounted::Independent => "independent",
        LooksCounted::SecondParty => "second_party",
        LooksCounted::Own => "own",
    }
}

/// `0.00–12.31`, million carats: the first cut down, the last up.
fn million_carats(page: &Page<'_>, interval: &Interval) -> String {
    let micro = |carats: Option<loupe_scheme::mass::Carats>| carats.map_or(0, |carats| carats.micro());
    let least = format::million_carats(page.lang, micro(interval.at_least.carats), Cut::Down);
    format!("{least}–{}", format::million_carats(page.lang, micro(interval.at_most.carats), Cut::Up))
}

fn million_usd(page: &Page<'_>, interval: &Interval) -> String {
    let cents = |usd: Option<loupe_scheme::value::UsdCents>| usd.map_or(0, |usd| usd.cents());
    let least = format::million_usd(page.lang, cents(interval.at_least.usd), Cut::Down);
    format!("{least}–{}", format::million_usd(page.lang, cents(interval.at_most.usd), Cut::Up))
}

/// Every participant that declared something or owed a return: carats, and the interval under each definition.
pub(crate) fn participants(page: &Page<'_>, answer: &Answer<World>) -> String {
    let world = &answer.answer;
    let names = world.under.iter().map(|under| Column::number(page.definition(&under.definition)));
    let first = [Column::words(page.text("cli-column-participant")), Column::number(page.text("cli-column-carats"))];
    let mut table = Table::new(first.into_iter().chain(names));
    for row in &world.rows {
        let shares = row.under.iter().map(|under| share(page, &under.interval));
        let carats = format::whole_carats(page.lang, row.declared.filed.carats.micro(), Cut::Near);
        table.row([row.participant.name.clone(), carats].into_iter().chain(shares));
    }
    format!("{}{}", page.paragraph("", &page.text("cli-participants")), table.text(page.width))
}

/// `26.8–61.0` per cent, the first cut down, the last up; one number where nothing lies between.
fn share(page: &Page<'_>, interval: &Interval) -> String {
    let end = |tenths: u16| match tenths {
        0 | 1000 => (tenths / 10).to_string(),
        other => format::tenths(page.lang, other),
    };
    let (least, most) = (interval.at_least.share.0, interval.at_most.share.0);
    if least == most { end(least) } else { format!("{}–{}", end(least), end(most)) }
}
