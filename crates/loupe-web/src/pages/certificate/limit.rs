//! How many suspicions one address may report. Nothing of it is written anywhere, and a restart forgets it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many reports in an hour from one address, and from everybody.
const OF_ONE: u32 = 6;
const OF_ALL: u32 = 300;
const HOUR: Duration = Duration::from_secs(3600);

/// Counts of the current hour. An address is known by a hash whose key dies with the program.
struct Counts {
    key: RandomState,
    since: Option<Instant>,
    of_one: HashMap<u64, u32>,
    of_all: u32,
}

static COUNTS: LazyLock<Mutex<Counts>> = LazyLock::new(|| Mutex::new(Counts::new()));

/// Whether a report from `address` may be taken now; it is counted if so.
pub(super) fn may_report(address: IpAddr) -> bool {
    COUNTS.lock().unwrap_or_else(PoisonError::into_inner).take(address, Instant::now())
}

impl Counts {
    fn new() -> Counts {
        Counts { key: RandomState::new(), since: None, of_one: HashMap::new(), of_all: 0 }
    }

    fn take(&mut self, address: IpAddr, now: Instant) -> bool {
        let over = self.since.is_none_or(|since| now.saturating_duration_since(since) >= HOUR);
        if over {
            *self = Counts { since: Some(now), ..Counts::new() };
        }
        let one = self.of_one.entry(self.key.hash_one(network(address))).or_default();
        if *one >= OF_ONE || self.of_all >= OF_ALL {
            return false;
        }
        *one += 1;
        self.of_all += 1;
        true
    }
}

/// One household of IPv6 has a whole network of addresses.
fn network(address: IpAddr) -> [u8; 8] {
    let mut network = [0; 8];
    match address.to_canonical() {
        IpAddr::V4(address) => network[4..].copy_from_slice(&address.octets()),
        IpAddr::V6(address) => network.copy_from_slice(&address.octets()[..8]),
    }
    network
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_stopped_and_others_are_not_until_the_hour_is_over() {
        let (mut counts, now) = (Counts::new(), Instant::now());
        let address = |text: &str| text.parse::<IpAddr>().unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let taken = (0..20).filter(|_| counts.take(address("203.0.113.7"), now)).count();
        assert_eq!(taken, OF_ONE as usize);
        assert!(counts.take(address("203.0.113.8"), now));
        assert!(counts.take(address("203.0.113.7"), now + HOUR));
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one() {
        let (mut counts, now) = (Counts::new(), Instant::now());
        let of_network = |n: u16| IpAddr::from([0x2001, 0xdb8, 1, 2, 0, 0, 0, n]);
        assert_eq!((0..20).filter(|n| counts.take(of_network(*n), now)).count(), OF_ONE as usize);
    }

    #[test]
    fn everybody_together_is_stopped_as_well() {
        let (mut counts, now) = (Counts::new(), Instant::now());
        let all = (0..1000_u32).filter(|n| counts.take(IpAddr::from(n.to_be_bytes()), now)).count();
        assert_eq!(all, OF_ALL as usize);
    }
}
