//! How long a certificate is valid, and by when its receipt is due: by the laws of participants, which are data.
//!
//! Working days are Monday to Friday. Public holidays are in no source that is read here, so a deadline in working days
//! may in truth be a day or more later: never earlier.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::law::{Count, Law, LawKind};
use crate::participant::ParticipantId;

/// How long a certificate is valid where no law of its issuer is known: Loupe's own choice, the shortest of those known.
pub const OWN_VALIDITY_MONTHS: i64 = 2;

/// The newest law of a participant that names a time and is in force on `day`.
fn in_force(laws: &[Law], participant: ParticipantId, kind: LawKind, day: Date) -> Option<Count> {
    let applies = |law: &&Law| {
        let is_law = law.participant == Some(participant) && law.kind == kind;
        is_law && law.count.is_some() && law.from.is_none_or(|from| from.latest() <= day)
    };
    laws.iter().filter(applies).max_by_key(|law| law.from)?.count
}

/// The last day on which a certificate issued on `issued_on` is valid: by the law of its issuer, or
/// [`OWN_VALIDITY_MONTHS`] later.
pub fn valid_until(laws: &[Law], issuer: ParticipantId, issued_on: Date) -> Date {
    let by_law = in_force(laws, issuer, LawKind::Validity, issued_on).and_then(|count| counted(count, issued_on));
    by_law.unwrap_or_else(|| issued_on.saturating_add(OWN_VALIDITY_MONTHS.months()))
}

/// The day by which the receipt of goods submitted on `submitted_on` is due; `None` where no law is known.
pub fn receipt_due(laws: &[Law], importing: ParticipantId, submitted_on: Date) -> Option<Date> {
    counted(in_force(laws, importing, LawKind::Receipt, submitted_on)?, submitted_on)
}

/// The day that a law counts to; `None` beyond the calendar.
fn counted(count: Count, from: Date) -> Option<Date> {
    match count {
        Count::Months(amount) => from.checked_add(i64::from(amount).months()).ok(),
        Count::Days(amount) => from.checked_add(i64::from(amount).days()).ok(),
        Count::WorkingDays(amount) => working_days(from, amount),
    }
}

/// The `count`th working day after `from`.
fn working_days(from: Date, count: u32) -> Option<Date> {
    let mut day = from;
    let mut left = count;
    while left > 0 {
        day = day.tomorrow().ok()?;
        left -= u32::from(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
    Some(day)
}
