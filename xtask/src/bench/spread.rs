//! Many times of the same thing.

use std::time::Duration;

use serde_json::{Value, json};

/// Times, sorted.
pub(crate) struct Spread(Vec<Duration>);

impl Spread {
    /// Of times in any order.
    pub(crate) fn of(mut times: Vec<Duration>) -> Spread {
        times.sort_unstable();
        Spread(times)
    }

    /// How many.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The least time that at least `percent` of them do not exceed.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or_default()
    }

    /// In microseconds.
    pub(crate) fn json(&self) -> Value {
        let micro = |percent: usize| self.percentile(percent).as_micros() as u64;
        json!({ "median": micro(50), "p99": micro(99), "max": micro(100) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let spread = Spread::of((1..=200).rev().map(Duration::from_millis).collect());
        assert_eq!(spread.percentile(50), Duration::from_millis(100));
        assert_eq!(spread.percentile(99), Duration::from_millis(198));
        assert_eq!(spread.percentile(100), Duration::from_millis(200));
        assert_eq!(Spread::of(vec![]).percentile(99), Duration::ZERO);
    }
}
