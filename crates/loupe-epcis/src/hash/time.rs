//! Times as event hashes write them: in UTC, to the millisecond, a half rounded up.

/// `written` in UTC with three decimals and `Z`. `None` when it is not a date and time with an offset
/// (XML Schema, `dateTimeStamp`).
pub(super) fn utc_millis(written: &str) -> Option<String> {
    let (date, time) = written.split_once('T')?;
    let (year, month, day) = date_of(date)?;
    let zone = time.find(['Z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let (hour, minute, second) = (two(parts.next()?)?, two(parts.next()?)?, two(parts.next()?)?);
    if parts.next().is_some() || hour > 24 || minute > 59 || second > 59 {
        return None;
    }
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |place: usize| fraction.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    let millis = digit(0) * 100 + digit(1) * 10 + digit(2) + i64::from(digit(3) >= 5);
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + (minute - offset_minutes(zone)?) * 60 + second;
    Some(print(seconds * 1000 + millis))
}

fn date_of(date: &str) -> Option<(i64, i64, i64)> {
    let mut parts = date.split('-');
    let year = parts.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok())?;
    let (month, day) = (two(parts.next()?)?, two(parts.next()?)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (parts.next().is_none() && (1..=12).contains(&month) && (1..=last).contains(&day)).then_some((year, month, day))
}

fn two(digits: &str) -> Option<i64> {
    (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn offset_minutes(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let minutes = two(hours)? * 60 + two(minutes)?;
    Some(if zone.starts_with('-') { -minutes } else { minutes })
}

/// Days since 1970-01-01, by eras of 400 years whose years begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn print(millis: i64) -> String {
    let (seconds, milli) = (millis.div_euclid(1000), millis.rem_euclid(1000));
    let (days, clock) = (seconds.div_euclid(86_400) + 719_468, seconds.rem_euclid(86_400));
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

#[cfg(test)]
mod tests {
    use super::utc_millis;

    #[test]
    fn times_are_moved_to_utc_and_rounded_by_their_fourth_decimal() {
        for (written, utc) in [
            ("2020-03-04T11:00:30.000+01:00", "2020-03-04T10:00:30.000Z"),
            ("2019-12-31T23:59:59.9995-00:00", "2020-01-01T00:00:00.000Z"),
            ("2020-02-28T23:30:00-06:00", "2020-02-29T05:30:00.000Z"),
            ("2023-02-02T11:04:03.1414999999999999999999Z", "2023-02-02T11:04:03.141Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
            ("2000-03-01T00:00:00+14:00", "2000-02-29T10:00:00.000Z"),
        ] {
            assert_eq!(utc_millis(written).as_deref(), Some(utc));
        }
        for none in
            ["2020-03-04", "2020-03-04T11:00:30", "2021-02-29T00:00:00Z", "2020-13-01T00:00:00Z", "TZ", "é-é-éTZ"]
        {
            assert_eq!(utc_millis(none), None, "{none}");
        }
    }
}
