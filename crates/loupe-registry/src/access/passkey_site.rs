//! The address for which passkeys are made.

use std::net::IpAddr;

use loupe_scheme::rule::{Refusal, Rule};
use passki::Passki;

/// What devices show beside the name of the account.
const SHOWN_AS: &str = "Loupe";

/// A site whose passkeys are used here: a browser gives one to no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeySite {
    /// The host alone: the relying party's id (WebAuthn 5.1.2).
    host: String,
    /// Scheme, host and port, as a browser writes an origin.
    origin: String,
}

impl PasskeySite {
    /// The site at `address`, such as `https://kp.example`. Refuses with `A18` one for which browsers make no passkeys:
    /// a number instead of a name, or a way that others can read, unless it ends on this machine.
    pub fn at(address: &str) -> Result<PasskeySite, Refusal> {
        let refused = || Refusal::new(Rule::PasskeyNotHere, address);
        let (scheme, rest) = address.split_once("://").ok_or_else(refused)?;
        let usual = if scheme == "https" { ":443" } else { ":80" };
        let rest = rest.strip_suffix(usual).unwrap_or(rest);
        let host = match rest.split_once(':') {
            Some((host, port)) if port.parse::<u16>().is_ok() => host,
            _ => rest,
        };
        let is_label = |label: &str| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let is_name = host.split('.').all(is_label) && host.parse::<IpAddr>().is_err();
        let is_own = host == "localhost" || host.ends_with(".localhost");
        if !is_name || !(scheme == "https" || scheme == "http" && is_own) {
            return Err(refused());
        }
        Ok(PasskeySite { host: host.to_owned(), origin: format!("{scheme}://{rest}") })
    }

    pub(super) fn relying_party(&self) -> Passki {
        Passki::new(&self.host, &[&self.origin], SHOWN_AS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_for_names_that_nobody_else_can_answer_for() {
        for (address, host, origin) in [
            ("https://kp.example", "kp.example", "https://kp.example"),
            ("https://kp.example:443", "kp.example", "https://kp.example"),
            ("https://kp.example:8443", "kp.example", "https://kp.example:8443"),
            ("http://localhost:8080", "localhost", "http://localhost:8080"),
            ("http://desk.localhost", "desk.localhost", "http://desk.localhost"),
        ] {
            let site = PasskeySite { host: host.to_owned(), origin: origin.to_owned() };
            assert_eq!(PasskeySite::at(address).ok(), Some(site), "{address}");
        }
        for address in [
            "http://kp.example",
            "http://127.0.0.1:8080",
            "https://192.0.2.7",
            "https://[::1]:8080",
            "https://",
            "kp.example",
            "https://kp..example",
            "https://kp.example/x",
            "https://kp.example:x",
            "http://localhost.evil.example",
            "http://notlocalhost",
        ] {
            let rule = PasskeySite::at(address).map_err(|refusal| refusal.rule);
            assert_eq!(rule, Err(Rule::PasskeyNotHere), "{address}");
        }
    }
}
