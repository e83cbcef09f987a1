//! How long whoever guesses passwords has to wait: pure, so that a property test can count.

use loupe_store::TryRow;

/// A count that began to run out: after so long without a failure it is forgotten.
pub(super) const FORGOTTEN_AFTER_MS: i64 = 24 * 60 * 60 * 1000;
/// The longest wait: an account cannot be locked for ever by those who are not its owner.
const WAIT_MAX_SECONDS: i64 = 15 * 60;

/// How many failures are free before each doubles the wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Patience(i64);

impl Patience {
    /// With one account.
    pub(super) const ACCOUNT: Patience = Patience(5);
    /// With one address: many people may stand behind it.
    pub(super) const ADDRESS: Patience = Patience(20);
    /// With questions for a passkey that nobody answers: each is kept for a while.
    pub(super) const QUESTIONS: Patience = Patience(100);

    /// How many seconds are left to wait; 0 when a try is free.
    pub(super) fn wait(self, tries: TryRow, now_ms: i64) -> i64 {
        let since_ms = now_ms.saturating_sub(tries.last_ms);
        if since_ms > FORGOTTEN_AFTER_MS || tries.failures < self.0 {
            return 0;
        }
        let doubled = (tries.failures - self.0).min(10);
        let wait_ms = (1_i64 << doubled).min(WAIT_MAX_SECONDS) * 1000;
        // A clock that was set back makes nobody wait for longer.
        let left_ms = (wait_ms - since_ms.max(0)).clamp(0, wait_ms);
        (left_ms + 999) / 1000
    }

    /// The count with one more failure.
    pub(super) fn failed(self, tries: TryRow, now_ms: i64) -> TryRow {
        let forgotten = now_ms.saturating_sub(tries.last_ms) > FORGOTTEN_AFTER_MS;
        TryRow { failures: if forgotten { 1 } else { tries.failures + 1 }, last_ms: now_ms }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn five_are_free_and_then_each_doubles_the_wait() {
        let waits: Vec<i64> =
            (0..18).map(|failures| Patience::ACCOUNT.wait(TryRow { failures, last_ms: 1_000 }, 1_000)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    }

    proptest! {
        #[test]
        fn nobody_guesses_more_often_than_the_wait_allows(pauses in prop::collection::vec(0..4_000_000_i64, 1..200)) {
            let (mut tries, mut now_ms, mut tried_at) = (TryRow::default(), FORGOTTEN_AFTER_MS * 2, Vec::new());
            for pause in pauses {
                now_ms += pause;
                if Patience::ACCOUNT.wait(tries, now_ms) == 0 {
                    tries = Patience::ACCOUNT.failed(tries, now_ms);
                    tried_at.push(now_ms);
                }
            }
            // In any quarter of an hour after the free ones and ten more, at most two get through.
            for window in tried_at.windows(20).filter(|window| window[19] - window[0] < FORGOTTEN_AFTER_MS) {
                prop_assert!(window[19] - window[16] >= 2 * 512_000, "{window:?}");
            }
        }

        #[test]
        fn a_wait_has_an_end_and_a_clock_set_back_makes_it_no_longer(failures in 0..i64::from(u32::MAX), back in 0..i64::MAX / 2) {
            let tries = TryRow { failures, last_ms: i64::MAX / 2 };
            prop_assert!((0..=900).contains(&Patience::ACCOUNT.wait(tries, i64::MAX / 2 - back)));
            prop_assert_eq!(Patience::ADDRESS.wait(tries, i64::MAX / 2 + 900_000), 0);
        }
    }
}
