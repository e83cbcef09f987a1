//! A participant's returns as filed: when each was due, how late it came, what it leaves open, what does not add up.

use std::collections::BTreeMap;

use jiff::civil::Date;
use loupe_scheme::anomaly::{Anomaly, Check, Figures, anomalies, filed_on, price_in_cents};
use loupe_scheme::mass::Carats;
use loupe_scheme::participant::ParticipantId;
use loupe_scheme::period::{FIRST_YEAR, HalfYear, Period};
use loupe_scheme::returns::{Filing, Mining};
use loupe_scheme::rule::Refusal;
use loupe_scheme::statement::{self as scheme};
use loupe_scheme::value::UsdCents;
use loupe_scheme::words::Lang;
use serde::Serialize;

use super::amount::{Amount, Known, carats, grouped, usd};
use super::declared::{Declared, Row};
use super::not_looked::runs;
use super::target::{Cited, Named};
use super::{Answer, Ask};
use crate::records::RecordName;
use crate::subject::parse_participant;

/// The returns of one participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// Whose.
    pub participant: Named,
    /// Each half-year, the oldest first: those filed and those due and never filed.
    pub halves: Vec<Half>,
    /// Each calendar year, the oldest first.
    pub years: Vec<Year>,
    /// What does not add up.
    pub oddities: Vec<Oddity>,
}

/// What was filed for one half-year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Half {
    /// Which.
    pub half: HalfYear,
    /// The day its return is due.
    pub due: Date,
    /// Whether none was ever filed.
    pub missing: bool,
    /// Whether several rows stand for one kind of mining.
    pub disputed: bool,
    /// What was declared, and the least and most it can be.
    pub declared: Declared,
    /// The rows, in the order of filing.
    pub rows: Vec<Filed>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filed {
    /// The kind of mining.
    pub mining: Mining,
    /// The row.
    #[serde(flatten)]
    pub row: Row,
    /// US$ per carat, to the nearest cent; `null` without mass or value.
    pub usd_per_carat: Option<UsdCents>,
    /// How many days after the due day it was filed, 0 when in time; `null` when the day is not given.
    pub days_late: Option<i32>,
    /// Its newest record in the log; `null` where there is none.
    pub record: Option<RecordName>,
}

/// What was filed for one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Year {
    /// The calendar year.
    pub year: i16,
    /// What was declared.
    pub declared: Declared,
    /// The figures first printed for it.
    pub printed: Vec<Printed>,
}

/// A figure as first printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Printed {
    /// Carats as printed; empty when not given.
    pub carats: String,
    /// US$ as printed; empty when not given.
    pub usd: String,
    /// What is known beside it.
    pub note: String,
    /// The source's address.
    pub source_url: String,
}

/// One thing that does not add up: a question, not an accusation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Oddity {
    /// The rule, `A1` to `A9`.
    pub rule: Check,
    /// In one sentence, with the numbers.
    pub text: String,
    /// Whose returns, alpha-3.
    pub participant: String,
    /// In which half-years.
    pub halves: Vec<HalfYear>,
    /// The numbers it is about, by name.
    pub numbers: BTreeMap<&'static str, String>,
    /// The rows concerned.
    pub rows: Vec<OddRow>,
    /// Where a compared figure was printed.
    pub sources: Vec<Cited>,
}

/// A row an oddity rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OddRow {
    /// Its half-year.
    pub half: HalfYear,
    /// Its kind of mining.
    pub mining: Mining,
    /// The row.
    #[serde(flatten)]
    pub row: Row,
}

/// Shows the returns of a participant, by code or name. Refuses an unknown one with `P3`.
pub fn returns(ask: &Ask<'_>, participant: &str) -> Result<Answer<Returns>, Refusal> {
    let register = &ask.edition.register;
    let id = parse_participant(register, participant)?;
    let filings = register.filings_of(id);
    let always = always(ask);
    let all = always.map(|period| scheme::declared(register, id, period)).unwrap_or_default();
    let mut halves: Vec<HalfYear> = filings.iter().map(|filing| filing.half).collect();
    halves.extend(all.missing.iter().map(|(_, half)| *half));
    halves.sort();
    halves.dedup();
    let mut years: Vec<i16> = halves.iter().map(|half| half.year()).collect();
    years.dedup();
    let returns = Returns {
        participant: ask.participant(id.as_str()),
        halves: halves.iter().filter_map(|half| of_half(ask, id, *half)).collect(),
        years: years.into_iter().filter_map(|year| of_year(ask, id, year)).collect(),
        oddities: oddities(ask, id),
    };
    Ok(ask.answer(&[], returns))
}

/// From the first half-year of the scheme to the last for which anybody filed.
fn always(ask: &Ask<'_>) -> Option<Period> {
    Period::between(HalfYear::new(FIRST_YEAR, 1)?, ask.edition.register.last_half()?)
}

fn of_half(ask: &Ask<'_>, id: ParticipantId, half: HalfYear) -> Option<Half> {
    let register = &ask.edition.register;
    let declared = scheme::declared(register, id, Period::between(half, half)?);
    let mut filings: Vec<&Filing> = register.filings_of(id).iter().filter(|filing| filing.half == half).collect();
    filings.sort_by(|a, b| (&a.filed_at, a.source_row).cmp(&(&b.filed_at, b.source_row)));
    let days_late = |filing: &Filing| {
        let late = filed_on(filing)?.since(half.due()).ok()?.get_days();
        Some(late.max(0))
    };
    let filed = |filing: &Filing| Filed {
        mining: filing.mining,
        row: filing.into(),
        usd_per_carat: price_in_cents(filing.value.cents(), filing.mass.micro()).map(usd),
        days_late: days_late(filing),
        record: ask.edition.records.of_filing(filing).cloned(),
    };
    Some(Half {
        half,
        due: half.due(),
        missing: !declared.missing.is_empty(),
        disputed: !declared.disputed.is_empty(),
        declared: Declared::new(&declared, Known::MassAndValue),
        rows: filings.into_iter().map(filed).collect(),
    })
}

fn of_year(ask: &Ask<'_>, id: ParticipantId, year: i16) -> Option<Year> {
    let register = &ask.edition.register;
    let declared = scheme::declared(register, id, Period::year(year)?);
    let printed = register.printed.iter().filter(|p| p.participant == id.as_str() && p.year == year);
    let printed = printed.map(|printed| Printed {
        carats: printed.carats.clone(),
        usd: printed.value_usd.clone(),
        note: printed.note.clone(),
        source_url: printed.source_url.clone(),
    });
    Some(Year { year, declared: Declared::new(&declared, Known::MassAndValue), printed: printed.collect() })
}

/// What does not add up in anybody's returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Oddities {
    /// By participant, rule and time.
    pub oddities: Vec<Oddity>,
}

/// What does not add up in the returns of everyone who ever filed.
pub fn all_oddities(ask: &Ask<'_>) -> Answer<Oddities> {
    let oddities = ask.edition.register.filers().into_iter().flat_map(|id| oddities(ask, id)).collect();
    ask.answer(&[], Oddities { oddities })
}

/// What does not add up in the returns of a participant.
pub fn oddities(ask: &Ask<'_>, id: ParticipantId) -> Vec<Oddity> {
    anomalies(&ask.edition.register, id).iter().map(|anomaly| oddity(ask, id, anomaly)).collect()
}

fn oddity(ask: &Ask<'_>, id: ParticipantId, anomaly: &Anomaly<'_>) -> Oddity {
    let row = |filing: &&Filing| OddRow { half: filing.half, mining: filing.mining, row: (*filing).into() };
    let numbers = numbers(anomaly);
    let mut args: Vec<(&str, String)> =
        vec![("halves", runs(&anomaly.halves).join(", ")), ("rows", anomaly.rows.len().to_string())];
    args.extend(numbers.iter().map(|(name, number)| (*name, in_words(ask.lang, name, number))));
    let sources = match &anomaly.figures {
        Figures::Print { source_url, .. } => Cited::address(source_url).into_iter().collect(),
        _ => Vec::new(),
    };
    Oddity {
        rule: anomaly.check,
        text: ask.texts().with(oddity_key(anomaly), &args),
        participant: id.to_string(),
        halves: anomaly.halves.clone(),
        numbers,
        rows: anomaly.rows.iter().map(row).collect(),
        sources,
    }
}

/// A number as the language writes it; a day stays as it is.
fn in_words(lang: Lang, name: &str, number: &str) -> String {
    if name == "day" { number.to_owned() } else { grouped(lang, number) }
}

fn numbers(anomaly: &Anomaly<'_>) -> BTreeMap<&'static str, String> {
    let price = |cents: u64| usd(cents).to_string();
    BTreeMap::from_iter(match &anomaly.figures {
        Figures::Rows => vec![],
        Figures::Mass(micro) => vec![("carats", carats(*micro).to_string())],
        Figures::Price(cents) => vec![("usd_per_carat", price(*cents))],
        Figures::Day(day) => vec![("day", day.to_string())],
        Figures::Prices(before, now) => {
            vec![("usd_per_carat_before", price(*before)), ("usd_per_carat", price(*now))]
        }
        Figures::Print { by_value: false, printed, filed, .. } => {
            vec![("printed_carats", carats(*printed).to_string()), ("filed_carats", carats(*filed).to_string())]
        }
        Figures::Print { by_value: true, printed, filed, .. } => {
            vec![("printed_usd", usd(*printed).to_string()), ("filed_usd", usd(*filed).to_string())]
        }
    })
}

const fn oddity_key(anomaly: &Anomaly<'_>) -> &'static str {
    match (anomaly.check, &anomaly.figures) {
        (Check::A1, _) => "answer-odd-A1",
        (Check::A2, _) => "answer-odd-A2",
        (Check::A3, _) => "answer-odd-A3",
        (Check::A4, _) => "answer-odd-A4",
        (Check::A5, _) => "answer-odd-A5",
        (Check::A6, _) => "answer-odd-A6",
        (Check::A7, Figures::Print { by_value: true, .. }) => "answer-odd-A7-value",
        (Check::A7, _) => "answer-odd-A7",
        (Check::A8, _) => "answer-odd-A8",
        (Check::A9, _) => "answer-odd-A9",
    }
}

/// A participant's declared production in one year, where there was any.
pub(crate) fn declared_in(ask: &Ask<'_>, id: ParticipantId, year: i16) -> Option<Amount> {
    let declared = scheme::declared(&ask.edition.register, id, Period::year(year)?);
    (declared.filed > Carats::ZERO).then_some(Amount { carats: declared.filed, usd: Some(declared.filed_value) })
}
