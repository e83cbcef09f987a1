//! Acts held against what such acts can be, and against one another.

use std::collections::{HashMap, HashSet};

use loupe_scheme::custody::{Breach, Draw, Ledger, LotId, Movement, OriginId, Output, Process, Source};
use loupe_scheme::mass::Carats;
use loupe_scheme::rule::{Refusal, Rule};

use super::act::{Act, Line, Shape, Side, sum};
use super::layout::Layout;
use super::words::{self, Column};

/// Everything that is wrong with the acts of a table.
pub(super) fn judge(layout: &Layout, acts: &[Act]) -> Vec<Refusal> {
    let mut wrong: Vec<Refusal> = acts.iter().flat_map(|act| alone(layout, act)).collect();
    if wrong.is_empty() {
        wrong = together(layout, acts);
    }
    wrong
}

/// What is wrong with one act by itself.
fn alone(layout: &Layout, act: &Act) -> Vec<Refusal> {
    let mut wrong = sides(layout, act);
    wrong.extend(origin(layout, act));
    wrong.extend(parcel(layout, act));
    wrong.extend(twice(layout, act));
    let weightless = act.lines.iter().filter(|line| line.carats == Some(Carats::ZERO));
    wrong.extend(weightless.map(|line| refusal(layout, Rule::MovementEmpty, &line.lot, line.row, Column::Carats)));
    wrong
}

fn refusal(layout: &Layout, rule: Rule, input: &str, row: u32, column: Column) -> Refusal {
    Refusal::new(rule, input).at(layout.place(row, column))
}

fn sides(layout: &Layout, act: &Act) -> Vec<Refusal> {
    let allowed = act.shape().sides();
    let word = |side: Side| words::side(side, layout.lang);
    let outside = act.lines.iter().filter(|line| !allowed.contains(&line.side));
    let mut wrong: Vec<Refusal> = outside
        .map(|line| {
            let input = format!("{}, {}", words::process(act.process, layout.lang), word(line.side));
            let refusal = refusal(layout, Rule::CustodySideWrong, &input, line.row, Column::Side);
            refusal.accepting(allowed.iter().map(|side| word(*side)))
        })
        .collect();
    let dust = act.lines.iter().filter(|line| act.shape() == Shape::Transformed && line.side == Side::Loss);
    wrong.extend(dust.filter(|line| !line.lot.is_empty()).map(|line| {
        let refusal = refusal(layout, Rule::CustodySideWrong, &line.lot, line.row, Column::Lot);
        refusal.accepting([word(Side::In), word(Side::Out)])
    }));
    wrong
}

fn origin(layout: &Layout, act: &Act) -> Option<Refusal> {
    let mined = &act.mined;
    if !mined.is_told() {
        return None;
    }
    let input = [&mined.site, &mined.country, &mined.period].map(String::as_str).join(" ");
    let has_place = !mined.site.is_empty() || !mined.country.is_empty();
    let is_wrong = match act.process {
        Process::Mining => !mined.site.is_empty() && !mined.country.is_empty(),
        Process::Opening => {
            has_place == mined.period.is_empty() || (!mined.site.is_empty() && !mined.country.is_empty())
        }
        _ => true,
    };
    let column = if mined.site.is_empty() { Column::Country } else { Column::Site };
    is_wrong.then(|| refusal(layout, Rule::CustodyOriginWrong, input.trim(), act.row, column))
}

fn parcel(layout: &Layout, act: &Act) -> Option<Refusal> {
    let side = act.shape().parcel()?;
    let told: Vec<&Line> = act.on(side).collect();
    let wrong = |input: &str, row| Some(refusal(layout, Rule::CustodyParcelWrong, input, row, Column::Lot));
    let [parcel] = told.as_slice() else {
        let names: Vec<&str> = told.iter().map(|line| line.lot.as_str()).collect();
        return wrong(&names.join(", "), told.get(1).map_or(act.row, |line| line.row));
    };
    if act.lots().next().is_none() || !parcel.report.is_empty() {
        return wrong(&parcel.lot, parcel.row);
    }
    let lots = sum(act.lots());
    if parcel.carats.is_some() && parcel.carats != lots {
        let there = lots.unwrap_or(Carats::MAX);
        return wrong(&format!("{}: {} ct ≠ {there} ct", parcel.lot, parcel.mass()), parcel.row);
    }
    None
}

/// A single stone stands on one row of each side at most.
fn twice(layout: &Layout, act: &Act) -> Vec<Refusal> {
    let mut seen = HashSet::new();
    let stones = act.lines.iter().filter(|line| !line.report.is_empty());
    let again = stones.filter(|line| !seen.insert((line.side.name(), line.uri.as_str())));
    again.map(|line| refusal(layout, Rule::CustodyRowsDisagree, &line.lot, line.row, Column::Lot)).collect()
}

/// The acts entered into a ledger of their own, in the order of the table: balance, double use, more than there is.
/// What the table does not make is taken on trust; the register judges it.
fn together(layout: &Layout, acts: &[Act]) -> Vec<Refusal> {
    let (mut ledger, mut numbers, mut wrong) = (Ledger::default(), HashMap::new(), Vec::new());
    for act in acts.iter().filter(|act| matches!(act.shape(), Shape::Commissioned | Shape::Transformed | Shape::Ended))
    {
        let mut number = |line: &Line| *numbers.entry(line.uri.clone()).or_insert_with(|| ledger.announce());
        let draws = act.drawn().into_iter().map(|line| Draw { lot: number(line), mass: line.mass() }).collect();
        let outputs = act.made();
        let outputs = outputs.into_iter().map(|line| Output { lot: Some(number(line)), mass: line.mass() }).collect();
        let Some(loss) = act.loss() else {
            wrong.push(refusal(layout, Rule::MassTooLarge, &act.name, act.row, Column::Carats));
            continue;
        };
        let source = match act.shape() {
            Shape::Commissioned => Source::Origin(OriginId::UNKNOWN),
            _ => Source::Lots(draws),
        };
        let movement = Movement { process: act.process, source, outputs, loss };
        if let Err(breaches) = ledger.record(&movement) {
            wrong.extend(breaches.iter().map(|breach| told(layout, act, breach, &numbers)));
        }
    }
    wrong
}

/// A breach at the row it is about.
fn told(layout: &Layout, act: &Act, breach: &Breach, numbers: &HashMap<String, LotId>) -> Refusal {
    let of = |lot: LotId| act.lines.iter().filter(move |line| numbers.get(&line.uri) == Some(&lot));
    let is_made = matches!(breach.rule, Rule::LotMadeTwice | Rule::CustodyCycle);
    // A lot that stands on both sides is made wrongly where it comes out.
    let line = breach.lot.and_then(|lot| if is_made { of(lot).next_back() } else { of(lot).next() });
    let refusal = breach.refusal(|lot| of(lot).next().map_or_else(String::new, |line| line.lot.clone()));
    let refusal = if refusal.input.is_empty() { Refusal { input: act.name.clone(), ..refusal } } else { refusal };
    let column = if is_made { Column::Lot } else { Column::Carats };
    refusal.at(layout.place(line.map_or(act.row, |line| line.row), column))
}
