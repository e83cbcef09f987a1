//! Where deliveries may go. Addresses come from outside: none may lead into the network that the server stands in.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use loupe_scheme::rule::{Place, Refusal, Rule};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The longest address, in bytes.
const DEST_BYTES_MAX: usize = 2_048;

/// Which addresses are delivered to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destinations {
    /// Those that anyone on the internet can reach, over TLS.
    #[default]
    Public,
    /// The same machine as well, without TLS. For tests and for trying out.
    Loopback,
}

impl Destinations {
    /// Refuses with `B47` an address that nothing is sent to. Whether its name leads to a public address is looked at
    /// again whenever something is sent.
    pub fn check(self, dest: &str) -> Result<(), Refusal> {
        let refuse = || {
            let shown: String = dest.chars().take(200).collect();
            Refusal::new(Rule::DestinationWrong, shown).at(Place { name: Some("dest".to_owned()), ..Place::default() })
        };
        let uri: Uri = dest.parse().map_err(|_| refuse())?;
        let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
        let ip: Option<IpAddr> = host.parse().ok();
        let is_local = ip.map_or(host == "localhost", |ip| ip.is_loopback());
        let scheme_fits = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => self == Destinations::Loopback && is_local,
            _ => false,
        };
        let plain = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
        let reachable = ip.is_none_or(|ip| self.allows(ip)) && (!is_local || self == Destinations::Loopback);
        if dest.len() <= DEST_BYTES_MAX && scheme_fits && plain && !host.is_empty() && reachable {
            return Ok(());
        }
        Err(refuse())
    }

    /// Whether something may be sent to an address of the network.
    pub(super) fn allows(self, ip: IpAddr) -> bool {
        is_public(ip) || (self == Destinations::Loopback && ip.is_loopback())
    }
}

/// Finds the address of a name, and refuses those that may not be reached: a name may lead elsewhere than it did.
#[derive(Debug)]
pub(super) struct Guarded {
    pub(super) destinations: Destinations,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for address in found.iter().filter(|address| self.destinations.allows(address.ip())) {
            kept.push(*address);
        }
        if kept.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(kept) }
    }
}

/// Whether anyone on the internet can reach it (IANA's registries of special-purpose addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_unspecified()
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_broadcast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b));
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let segments = ip.segments();
    // Translated and tunnelled addresses lead to the one inside.
    if segments[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return is_public_v4(Ipv4Addr::from(((u32::from(segments[6])) << 16) | u32::from(segments[7])));
    }
    // Of all that is given out, only 2000::/3 is for everyone.
    let given_out = segments[0] & 0xe000 == 0x2000;
    let special = segments[0] == 0x2002
        || (segments[0] == 0x2001 && segments[1] < 0x200)
        || (segments[0] == 0x2001 && segments[1] == 0xdb8)
        || (segments[0] == 0x3fff && segments[1] < 0x1000);
    given_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_sent_into_the_servers_own_network() {
        for wrong in [
            "http://client.example/callback",
            "https://localhost/callback",
            "https://127.0.0.1/callback",
            "https://10.1.2.3/callback",
            "https://169.254.169.254/latest/meta-data",
            "https://192.168.1.1/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fe80::1]/",
            "https://[fd00::1]/",
            "https://[64:ff9b::a00:1]/",
            "https://[2002:a00:1::]/",
            "https://user:secret@client.example/",
            "ftp://client.example/",
            "file:///etc/passwd",
            "/callback",
            "https://",
            "no address",
        ] {
            let refused = Destinations::Public.check(wrong).map_err(|refusal| refusal.rule);
            assert_eq!(refused, Err(Rule::DestinationWrong), "{wrong}");
        }
        for right in ["https://client.example/callback?a=b", "https://9.9.9.9/", "https://[2620:fe::fe]:8443/"] {
            assert!(Destinations::Public.check(right).is_ok(), "{right}");
        }
        assert!(Destinations::Loopback.check("http://127.0.0.1:8080/callback").is_ok());
        assert!(Destinations::Loopback.check("http://10.0.0.1/").is_err());
        assert!(Destinations::Loopback.check("http://client.example/").is_err());
    }
}
