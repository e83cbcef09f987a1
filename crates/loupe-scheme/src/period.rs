//! Half-years, periods made of them, and dates of which only a part is known.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::Serialize;

use crate::rule::{Refusal, Rule};

/// The first year of the scheme (KPCS, in force from 1 January 2003): no return exists before it.
pub const FIRST_YEAR: i16 = 2003;
const LAST_YEAR: i16 = 2100;

/// Half a calendar year: the period of a production return (KPCS Annex III(b)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    year: i16,
    half: u8,
}

impl HalfYear {
    /// Half 1 or 2 of `year`; `None` for another half or a year outside 2003 to 2100.
    pub fn new(year: i16, half: u8) -> Option<HalfYear> {
        let fits = (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=2).contains(&half);
        fits.then_some(HalfYear { year, half })
    }

    /// The calendar year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 (January to June) or 2 (July to December).
    pub const fn half(self) -> u8 {
        self.half
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, if self.half == 1 { 1 } else { 7 }, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        if self.half == 1 { jiff::civil::date(self.year, 6, 30) } else { jiff::civil::date(self.year, 12, 31) }
    }

    /// The day by which its production return is due, two months after its end (KPCS Annex III).
    pub fn due(self) -> Date {
        if self.half == 1 {
            jiff::civil::date(self.year, 8, 31)
        } else {
            jiff::civil::date(self.year + 1, 2, 1).last_of_month()
        }
    }

    /// The half-year after this one.
    pub const fn next(self) -> HalfYear {
        if self.half == 1 { HalfYear { year: self.year, half: 2 } } else { HalfYear { year: self.year + 1, half: 1 } }
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}H{}", self.year, self.half)
    }
}

impl FromStr for HalfYear {
    type Err = Refusal;

    /// Reads `2022H1` or `2022-H1`; refuses all else with `P1`.
    fn from_str(text: &str) -> Result<HalfYear, Refusal> {
        let refusal = || Refusal::new(Rule::NotAPeriod, text);
        let (year, half) = text.split_once(['H', 'h']).ok_or_else(refusal)?;
        let year = year.strip_suffix('-').unwrap_or(year);
        let year = if year.len() == 4 { year.parse().ok() } else { None };
        let half = half.parse().ok();
        year.zip(half).and_then(|(year, half)| HalfYear::new(year, half)).ok_or_else(refusal)
    }
}

impl Serialize for HalfYear {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// A run of whole half-years: a half, a year, or several years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    first: HalfYear,
    last: HalfYear,
}

impl Period {
    /// A whole calendar year; `None` outside 2003 to 2100.
    pub fn year(year: i16) -> Option<Period> {
        Some(Period { first: HalfYear::new(year, 1)?, last: HalfYear::new(year, 2)? })
    }

    /// From one half-year to another, both included; `None` when they are the wrong way round.
    pub fn between(first: HalfYear, last: HalfYear) -> Option<Period> {
        (first <= last).then_some(Period { first, last })
    }

    /// The first half-year.
    pub const fn first(self) -> HalfYear {
        self.first
    }

    /// The last half-year.
    pub const fn last(self) -> HalfYear {
        self.last
    }

    /// Every half-year in it, in order.
    pub fn halves(self) -> impl Iterator<Item = HalfYear> {
        std::iter::successors(Some(self.first), |half| Some(half.next())).take_while(move |half| *half <= self.last)
    }

    /// The period cut at the turns of the years: whole years where both halves are in, single halves at the edges.
    pub fn blocks(self) -> impl Iterator<Item = Period> {
        (self.first.year()..=self.last.year()).map(move |year| Period {
            first: self.first.max(HalfYear { year, half: 1 }),
            last: self.last.min(HalfYear { year, half: 2 }),
        })
    }

    /// The calendar year when the period is exactly one.
    pub fn as_year(self) -> Option<i16> {
        let one = self.first.year() == self.last.year() && self.first.half() == 1 && self.last.half() == 2;
        one.then(|| self.first.year())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_year() {
            Some(year) => write!(f, "{year}"),
            None if self.first == self.last => write!(f, "{}", self.first),
            None if self.first.half() == 1 && self.last.half() == 2 => {
                write!(f, "{}..{}", self.first.year(), self.last.year())
            }
            None => write!(f, "{}..{}", self.first, self.last),
        }
    }
}

impl FromStr for Period {
    type Err = Refusal;

    /// Reads `2022`, `2022H1`, `2019..2023` or `2019H2..2023H1`; refuses all else with `P1`.
    fn from_str(text: &str) -> Result<Period, Refusal> {
        let refusal = || Refusal::new(Rule::NotAPeriod, text);
        let one = |part: &str| -> Option<Period> {
            if part.len() == 4
                && let Ok(year) = part.parse()
            {
                return Period::year(year);
            }
            part.parse().ok().map(|half| Period { first: half, last: half })
        };
        match text.split_once("..") {
            None => one(text).ok_or_else(refusal),
            Some((from, to)) => {
                let (from, to) = one(from).zip(one(to)).ok_or_else(refusal)?;
                Period::between(from.first, to.last).ok_or_else(refusal)
            }
        }
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// A date as a source gives it: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// The first day it can be.
    pub fn earliest(self) -> Date {
        jiff::civil::date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can be.
    pub fn latest(self) -> Date {
        match (self.month, self.day) {
            (Some(month), Some(day)) => jiff::civil::date(self.year, month, day),
            (Some(month), None) => jiff::civil::date(self.year, month, 1).last_of_month(),
            (None, _) => jiff::civil::date(self.year, 12, 31),
        }
    }

    /// Year, month and day, as far as they are known.
    pub const fn parts(self) -> (i16, Option<i8>, Option<i8>) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = Refusal;

    /// Reads `2022`, `2022-02` or `2022-02-24`; refuses all else with `P4`.
    fn from_str(text: &str) -> Result<PartialDate, Refusal> {
        let refusal = || Refusal::new(Rule::NotADate, text);
        let parts: Vec<&str> = text.split('-').collect();
        let number = |index: usize, digits: usize| -> Result<Option<i16>, Refusal> {
            match parts.get(index) {
                None => Ok(None),
                Some(part) if part.len() == digits => part.parse().map(Some).map_err(|_| refusal()),
                Some(_) => Err(refusal()),
            }
        };
        let year = number(0, 4)?.ok_or_else(refusal)?;
        let month = number(1, 2)?.map(|month| month as i8);
        let day = number(2, 2)?.map(|day| day as i8);
        if parts.len() > 3 || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(refusal());
        }
        Ok(PartialDate { year, month, day })
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Two ends in time, either of which may be unknown or still open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The beginning; `None` when the source does not say.
    pub from: Option<PartialDate>,
    /// The end; `None` when the source does not say or it still goes on.
    pub to: Option<PartialDate>,
}

/// How much of a half-year something lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlap {
    /// None of it.
    Apart,
    /// Some of it, or perhaps some of it: nobody knows on which side a carat was mined.
    Part,
    /// All of it, even on the narrowest reading of the dates.
    Whole,
}

impl Span {
    /// Overlap with `half` when only what is certain counts as inside: a beginning "in 2019" is certain from the end of
    /// that year. An unknown beginning is never certain. `told_until` is the day up to which an open end is vouched
    /// for; after it the span may or may not go on.
    pub fn certain_overlap(&self, half: HalfYear, told_until: Option<Date>) -> Overlap {
        let (first, last) = (half.first_day(), half.last_day());
        let may_begin = self.from.map(PartialDate::earliest);
        let may_end = self.to.map(PartialDate::latest);
        let no_end_told = self.from.is_none() && self.to.is_none();
        let latest = if no_end_told { told_until } else { may_end };
        if may_begin.is_some_and(|day| day > last) || latest.is_some_and(|day| day < first) {
            return Overlap::Apart;
        }
        let begun = self.from.is_some_and(|from| from.latest() <= first);
        let lasts = self.to.map(PartialDate::earliest).or(told_until).is_some_and(|day| day >= last);
        if begun && lasts { Overlap::Whole } else { Overlap::Part }
    }

    /// Overlap with `half` when both ends are whole units: "2018 to 2019" is two full years. Without both ends: apart.
    pub fn stated_overlap(&self, half: HalfYear) -> Overlap {
        let Some((from, to)) = self.from.zip(self.to) else { return Overlap::Apart };
        let (from, to) = (from.earliest(), to.latest());
        let (first, last) = (half.first_day(), half.last_day());
        if from > last || to < first {
            Overlap::Apart
        } else if from <= first && to >= last {
            Overlap::Whole
        } else {
            Overlap::Part
        }
    }
}
