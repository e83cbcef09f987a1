//! The clock of a simulation: it stands still until it is moved.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

/// The first day of every simulation, a Monday: the same seed is the same story whenever it is told.
pub(super) const FIRST_DAY: Date = date(2026, 1, 5);
/// When work begins on each day.
const MORNING: SignedDuration = SignedDuration::from_hours(6);
/// How long one act takes.
const ACT_MS: i64 = 100;

/// Milliseconds since 1970.
static NOW_MS: AtomicI64 = AtomicI64::new(0);

/// What the clock shows.
pub(super) fn now() -> Timestamp {
    Timestamp::from_millisecond(NOW_MS.load(Ordering::Relaxed)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The day that many days after the first.
pub(super) fn day(days: i64) -> Date {
    FIRST_DAY.saturating_add(SignedDuration::from_hours(24 * days))
}

/// Lets the morning of that day begin.
pub(super) fn begin_day(days: i64) {
    let midnight = jiff::tz::Offset::UTC.to_timestamp(day(days).at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH);
    NOW_MS.store((midnight + MORNING).as_millisecond(), Ordering::Relaxed);
}

/// Lets the time of one act pass.
pub(super) fn act() {
    NOW_MS.fetch_add(ACT_MS, Ordering::Relaxed);
}
