//! When a question is asked again by itself (EPCIS 2.0, 8.2.5.3).

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use loupe_epcis::json::{Object, Value};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};

/// How many days ahead a time is looked for: a 29th of February may be eight years away.
const DAYS_AHEAD: i32 = 366 * 8 + 2;

/// The fields, from the finest, with their least and greatest values. Monday is 1.
const FIELDS: [(&str, u8, u8); 6] = [
    ("second", 0, 59),
    ("minute", 0, 59),
    ("hour", 0, 23),
    ("dayOfMonth", 1, 31),
    ("month", 1, 12),
    ("dayOfWeek", 1, 7),
];

/// Times of UTC: each field is a list of numbers. A field that was left out may have any value, but one that is finer than
/// all that were given has its least: `hour` 1 and `minute` 5 mean five past one, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The values that each field may have, in the order of the fields.
    allowed: [Vec<u8>; 6],
    written: Object,
}

impl Schedule {
    /// The names of its fields.
    pub const NAMES: [&'static str; 6] = ["second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek"];

    /// From JSON. Refuses with `B46` other fields, values that are none, and times that never come.
    pub fn of(written: &Object) -> Result<Schedule, Refusal> {
        if let Some((name, _)) = written.iter().find(|(name, _)| !Self::NAMES.contains(name)) {
            return Err(wrong(name, name).because(Reason::UnknownField));
        }
        if written.is_empty() {
            return Err(
                wrong("schedule", "schedule").because(Reason::NoneOf { names: Self::NAMES.map(str::to_owned).into() })
            );
        }
        let finest = FIELDS.iter().position(|(name, ..)| written.get(name).is_some()).unwrap_or_default();
        let of_week = written.get("dayOfWeek").is_some();
        let mut allowed: [Vec<u8>; 6] = Default::default();
        for (at, (name, least, most)) in FIELDS.into_iter().enumerate() {
            allowed[at] = match written.get(name) {
                Some(Value::Text(text)) => numbers(text, least, most).ok_or_else(|| wrong(name, text))?,
                Some(Value::Number(number)) => {
                    let plain = number.plain().unwrap_or_default();
                    numbers(&plain, least, most).ok_or_else(|| wrong(name, &plain))?
                }
                Some(other) => return Err(wrong(name, &other.to_string())),
                // A day of the week says which day, in whatever month.
                None if at < finest && (at < 3 || !of_week) => vec![least],
                None => (least..=most).collect(),
            };
        }
        let schedule = Schedule { allowed, written: written.clone() };
        match schedule.after(Timestamp::UNIX_EPOCH) {
            Some(_) => Ok(schedule),
            None => Err(wrong("schedule", "schedule").because(Reason::NeverComes)),
        }
    }

    /// As it was written.
    pub fn written(&self) -> &Object {
        &self.written
    }

    /// The first time after a moment.
    pub fn after(&self, moment: Timestamp) -> Option<Timestamp> {
        let [_, _, _, days, months, weekdays] = &self.allowed;
        let from = Offset::UTC.to_datetime(moment.checked_add(1.second()).ok()?);
        let mut date: Date = from.date();
        let mut earliest = from.time();
        for _ in 0..DAYS_AHEAD {
            let fits = days.contains(&(date.day() as u8))
                && months.contains(&(date.month() as u8))
                && weekdays.contains(&(date.weekday().to_monday_one_offset() as u8));
            if fits && let Some(time) = self.time_from(earliest) {
                return Offset::UTC.to_timestamp(date.to_datetime(time)).ok();
            }
            date = date.tomorrow().ok()?;
            earliest = Time::midnight();
        }
        None
    }

    /// The first time of a day from `earliest` on.
    fn time_from(&self, earliest: Time) -> Option<Time> {
        let [seconds, minutes, hours, ..] = &self.allowed;
        let (hour, minute, second) = (earliest.hour() as u8, earliest.minute() as u8, earliest.second() as u8);
        for h in hours.iter().copied().filter(|h| *h >= hour) {
            for m in minutes.iter().copied().filter(|m| h > hour || *m >= minute) {
                let mut rest = seconds.iter().copied().filter(|s| h > hour || m > minute || *s >= second);
                if let Some(s) = rest.next() {
                    return Time::new(h as i8, m as i8, s as i8, 0).ok();
                }
            }
        }
        None
    }
}

fn wrong(name: &str, given: &str) -> Refusal {
    Refusal::new(Rule::SubscriptionWrong, given).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

/// `5`, `1,3`, `[2-9]`, `0/15`, and lists of these: every value, in order.
fn numbers(text: &str, least: u8, most: u8) -> Option<Vec<u8>> {
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|number| digits && (least..=most).contains(number))
    };
    let mut all = Vec::new();
    for element in text.split(',').map(str::trim) {
        if let Some(range) = element.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let (from, to) = range.split_once('-')?;
            let (from, to): (u8, u8) = (number(from)?, number(to)?);
            all.extend(from..=to);
        } else if let Some((from, step)) = element.split_once('/') {
            let step: usize = step.parse().ok().filter(|step| (1..=60).contains(step))?;
            all.extend((number(from)?..=most).step_by(step));
        } else {
            all.push(number(element)?);
        }
    }
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then_some(all)
}

#[cfg(test)]
mod tests {
    use loupe_epcis::json::read;

    use super::*;

    fn schedule(text: &str) -> Result<Schedule, Refusal> {
        match read(text.as_bytes()) {
            Ok(Value::Object(object)) => Schedule::of(&object),
            _ => panic!("no object: {text}"),
        }
    }

    #[test]
    fn times_come_in_order() {
        for (told, after, next) in [
            (r#"{"hour": "1", "minute": "5"}"#, "2026-11-30T01:04:59Z", "2026-11-30T01:05:00Z"),
            (r#"{"hour": "1", "minute": "5"}"#, "2026-11-30T01:05:00Z", "2026-12-01T01:05:00Z"),
            (r#"{"second": "0/30"}"#, "2026-11-30T01:05:00.5Z", "2026-11-30T01:05:30Z"),
            (r#"{"minute": 0}"#, "2026-12-31T23:00:00Z", "2027-01-01T00:00:00Z"),
            (r#"{"dayOfWeek": "[6-7]"}"#, "2026-11-30T00:00:00Z", "2026-12-05T00:00:00Z"),
            (r#"{"dayOfWeek": "1", "month": "2"}"#, "2026-11-30T00:00:00Z", "2027-02-01T00:00:00Z"),
            (r#"{"month": "2"}"#, "2026-11-30T00:00:00Z", "2027-02-01T00:00:00Z"),
            (r#"{"month": "2", "dayOfMonth": "29"}"#, "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z"),
            (r#"{"hour": "8,[10-11]"}"#, "2026-11-30T08:00:00Z", "2026-11-30T10:00:00Z"),
        ] {
            let found = schedule(told).ok().and_then(|schedule| schedule.after(after.parse().ok()?));
            assert_eq!(found.map(|moment| moment.to_string()).as_deref(), Some(next), "{told}");
        }
    }

    #[test]
    fn what_never_comes_is_refused() {
        for wrong in [
            "{}",
            r#"{"hour": "24"}"#,
            r#"{"hour": ""}"#,
            r#"{"hour": "1-3"}"#,
            r#"{"hour": "[3-1]"}"#,
            r#"{"hour": "0/0"}"#,
            r#"{"hour": "+1"}"#,
            r#"{"hour": true}"#,
            r#"{"day": "1"}"#,
            r#"{"month": "2", "dayOfMonth": "30"}"#,
        ] {
            assert_eq!(schedule(wrong).map_err(|refusal| refusal.rule), Err(Rule::SubscriptionWrong), "{wrong}");
        }
    }
}
