//! What changes from one definition to another in one period: shares, carats and US$, participant by participant.

use loupe_registry::answer::Ask;
use loupe_scheme::statement::{Outcome, Shares, WorldTable};
use maud::{Markup, html};

use crate::draw::{Bar, Hue, Size, bar};
use crate::format::{self, Cut};
use crate::pages::parts;
use crate::reader::Reader;

/// Minus, as numbers are set.
const MINUS: char = '\u{2212}';

/// The two ends of an outcome in one unit: micro-carats or cents.
#[derive(Clone, Copy)]
struct Ends {
    least: u64,
    most: u64,
}

const fn mass(outcome: &Outcome) -> Ends {
    Ends { least: outcome.mass_least.verified, most: outcome.mass.at_most() }
}

const fn value(outcome: &Outcome) -> Ends {
    Ends { least: outcome.value_least.verified, most: outcome.value.at_most() }
}

/// One row: a participant, or all together.
struct Line<'t> {
    name: Markup,
    outcomes: [&'t Outcome; 2],
    shares: [Shares; 2],
}

impl Line<'_> {
    fn moves(&self) -> bool {
        let [a, b] = self.outcomes;
        a != b
    }
}

/// The table of a period under two definitions, the second against the first.
pub(crate) fn table(reader: &Reader, ask: &Ask<'_>, table: &WorldTable, names: [&str; 2]) -> Markup {
    let world = Line {
        name: html! { (reader.text("world")) },
        outcomes: [&table.outcomes[0], &table.outcomes[1]],
        shares: [table.shares(0), table.shares(1)],
    };
    let lines = table.rows.iter().map(|row| Line {
        name: parts::participant(reader, ask, row.participant),
        outcomes: [&row.outcomes[0], &row.outcomes[1]],
        shares: [row.shares(0), row.shares(1)],
    });
    let moved: Vec<Line<'_>> = lines.filter(Line::moves).collect();
    let still = table.rows.len() - moved.len();
    if moved.is_empty() {
        return html! { p { (reader.with("moves-nothing", &[("period", format::period(reader.lang, table.period))])) } };
    }
    let hues = [0, 1].map(|i| Hue::of(&table.definitions[i].id));
    html! {
        p { (sentence(reader, &world, names)) }
        table.stack {
            thead {
                tr {
                    th { (reader.text("column-participant")) }
                    th.r { b class=(hues[0].class()) { (names[0]) } br; (reader.text("column-share")) }
                    th.r { b class=(hues[1].class()) { (names[1]) } br; (reader.text("column-share")) }
                    th.cell aria-hidden="true" {}
                    th.r { (reader.text("at-least")) ", " (reader.text("column-mct")) }
                    th.r { (reader.text("at-least")) ", " (reader.text("column-musd")) }
                    th.r { (reader.text("at-most")) ", " (reader.text("column-mct")) }
                    th.r { (reader.text("at-most")) ", " (reader.text("column-musd")) }
                }
            }
            tbody {
                @for one in &moved { tr { (cells(reader, one, names, hues)) } }
                tr.sum { (cells(reader, &world, names, hues)) }
            }
        }
        p.src { (reader.with("moves-source", &[("n", still.to_string())])) }
    }
}

/// What moves in all, in one sentence.
fn sentence(reader: &Reader, world: &Line<'_>, names: [&str; 2]) -> String {
    let lang = reader.lang;
    let [a, b] = world.outcomes.map(mass);
    let dollars = world.outcomes.map(value);
    let still = |ends: [Ends; 2]| ends[0].least == ends[1].least && ends[0].most == ends[1].most;
    if still([a, b]) && still(dollars) {
        return reader.with("moves-neither", &[("a", names[0].to_owned()), ("b", names[1].to_owned())]);
    }
    reader.with(
        "moves-sentence",
        &[
            ("a", names[0].to_owned()),
            ("b", names[1].to_owned()),
            ("least", signed(a.least, b.least, |n| format::million_carats(lang, n, Cut::Near))),
            ("most", signed(a.most, b.most, |n| format::million_carats(lang, n, Cut::Near))),
            ("leastusd", signed(dollars[0].least, dollars[1].least, |n| format::million_usd(lang, n, Cut::Near))),
            ("mostusd", signed(dollars[0].most, dollars[1].most, |n| format::million_usd(lang, n, Cut::Near))),
        ],
    )
}

fn cells(reader: &Reader, line: &Line<'_>, names: [&str; 2], hues: [Hue; 2]) -> Markup {
    let lang = reader.lang;
    let carats = |n| format::million_carats(lang, n, Cut::Near);
    let dollars = |n| format::million_usd(lang, n, Cut::Near);
    let (m, v) = (line.outcomes.map(mass), line.outcomes.map(value));
    let label = |end: &str, unit: &str| format!("{}, {}", reader.text(end), reader.text(unit));
    html! {
        th scope="row" { (line.name) }
        td.r data-l=(names[0]) { (format::interval(lang, &line.shares[0])) }
        td.r data-l=(names[1]) { (format::interval(lang, &line.shares[1])) }
        td.cell {
            @for i in 0..2 { (bar(&Bar::of(line.outcomes[i], &line.shares[i]), hues[i], Size::Row, None)) }
        }
        td.r data-l=(label("at-least", "column-mct")) { (signed(m[0].least, m[1].least, carats)) }
        td.r data-l=(label("at-least", "column-musd")) { (signed(v[0].least, v[1].least, dollars)) }
        td.r data-l=(label("at-most", "column-mct")) { (signed(m[0].most, m[1].most, carats)) }
        td.r data-l=(label("at-most", "column-musd")) { (signed(v[0].most, v[1].most, dollars)) }
    }
}

/// What is added or taken away from `a` to `b`, with its sign.
fn signed(a: u64, b: u64, text: impl Fn(u64) -> String) -> String {
    match a.cmp(&b) {
        std::cmp::Ordering::Less => format!("+{}", text(b - a)),
        std::cmp::Ordering::Equal => text(0),
        std::cmp::Ordering::Greater => format!("{MINUS}{}", text(a - b)),
    }
}
