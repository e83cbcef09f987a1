//! What a simulation tells at its end.

use std::collections::BTreeMap;
use std::time::Duration;

use loupe_registry::catalogue::Catalogue;
use loupe_scheme::certificate::State;
use loupe_web::format;
use serde::Serialize;

use crate::print::{Column, Table, width};

/// The answer of `loupe simulate certificates`.
#[derive(Serialize)]
pub(crate) struct Report {
    /// What the same story is told with again.
    pub(super) seed: u64,
    /// Whether everything was as it ought to be.
    pub(super) as_planned: bool,
    pub(super) certificates: u64,
    pub(super) of_goods_sent_again: u64,
    pub(super) states: BTreeMap<&'static str, u64>,
    pub(super) drafting: Spread,
    pub(super) validation: Spread,
    pub(super) issue: Spread,
    pub(super) receipt: Spread,
    pub(super) verification: Spread,
    pub(super) reconciliation_ms: Ms,
    pub(super) trust_bundle_bytes: u64,
    pub(super) log_entries: u64,
    pub(super) planted: BTreeMap<&'static str, Planted>,
    pub(super) refusals: BTreeMap<&'static str, Planted>,
    /// What was not as it ought to be, at most so many as fit a page.
    pub(super) wrong: Vec<String>,
}

/// What was planted, and what of it was found as that and nothing else.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Planted {
    pub(super) planted: u64,
    pub(super) found: u64,
}

/// Milliseconds with three digits after the point, exactly as they were measured in microseconds.
#[derive(Clone, Copy)]
pub(super) struct Ms(u64);

impl Ms {
    pub(super) fn of(time: Duration) -> Ms {
        Ms(u64::try_from(time.as_micros()).unwrap_or(u64::MAX))
    }
}

impl std::fmt::Display for Ms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:03}", self.0 / 1_000, self.0 % 1_000)
    }
}

impl Serialize for Ms {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Many times of the same thing.
#[derive(Serialize)]
pub(super) struct Spread {
    pub(super) count: usize,
    pub(super) p50_ms: Ms,
    pub(super) p99_ms: Ms,
    pub(super) max_ms: Ms,
}

impl Spread {
    pub(super) fn of(mut times: Vec<Duration>) -> Spread {
        times.sort_unstable();
        let at = |percent: usize| {
            let rank = (times.len() * percent).div_ceil(100).max(1);
            Ms::of(times.get(rank - 1).copied().unwrap_or_default())
        };
        Spread { count: times.len(), p50_ms: at(50), p99_ms: at(99), max_ms: at(100) }
    }
}

impl Report {
    /// The report for people.
    pub(crate) fn page(&self, texts: &Catalogue) -> String {
        let whole = |n: u64| format::whole(texts.lang(), n);
        let mut page = String::new();
        let head = [("n", whole(self.certificates)), ("seed", self.seed.to_string())];
        page.push_str(&format!("{}\n\n", texts.with("simulate-head", &head)));
        let words = |key: &str| Column::words(texts.text(key));
        let number = |key: &str| Column::number(texts.text(key));
        let mut states = Table::new([words("simulate-state"), number("simulate-count")]);
        for state in State::ALL {
            if let Some(count) = self.states.get(state.code()) {
                let key = format!("desk-state-{}", state.code().replace('_', "-"));
                states.row([texts.text(&key).into_owned(), whole(*count)]);
            }
        }
        page.push_str(&states.text(width()));
        let columns = ["simulate-count", "simulate-p50", "simulate-p99", "simulate-max"].map(number);
        let mut times = Table::new([words("simulate-times")].into_iter().chain(columns));
        let spreads = [
            ("simulate-drafting", &self.drafting),
            ("simulate-validation", &self.validation),
            ("simulate-issue", &self.issue),
            ("simulate-receipt", &self.receipt),
            ("simulate-verification", &self.verification),
        ];
        for (key, spread) in spreads {
            let cells = [spread.p50_ms, spread.p99_ms, spread.max_ms].map(|ms| ms.to_string());
            times.row([texts.text(key).into_owned(), whole(spread.count as u64)].into_iter().chain(cells));
        }
        page.push_str(&format!("\n{}", times.text(width())));
        let ms = [("ms", self.reconciliation_ms.to_string())];
        page.push_str(&format!("{}\n", texts.with("simulate-reconciliation", &ms)));
        let mut planted =
            Table::new([words("simulate-planted"), number("simulate-planted-count"), number("simulate-found-count")]);
        for (name, one) in &self.planted {
            let key = format!("simulate-planted-{}", name.replace('_', "-"));
            planted.row([texts.text(&key).into_owned(), whole(one.planted), whole(one.found)]);
        }
        for (rule, one) in &self.refusals {
            let label = texts.with("simulate-refusals", &[("rule", (*rule).to_owned())]);
            planted.row([label, whole(one.planted), whole(one.found)]);
        }
        page.push_str(&format!("\n{}\n", planted.text(width())));
        let end = if self.as_planned { "simulate-as-planned" } else { "simulate-not-as-planned" };
        page.push_str(&format!("{}\n", texts.text(end)));
        for line in &self.wrong {
            page.push_str(&format!("  {line}\n"));
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let spread = Spread::of((1..=200).rev().map(Duration::from_millis).collect());
        let all = [spread.p50_ms, spread.p99_ms, spread.max_ms].map(|ms| ms.to_string());
        assert_eq!(all, ["100.000", "198.000", "200.000"]);
        assert_eq!(Ms::of(Duration::from_micros(7)).to_string(), "0.007");
    }
}
