//! Sending a document to a subscriber, signed.

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use loupe_scheme::rule::Refusal;
use sha2::Sha256;
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;

use super::destination::{Destinations, Guarded};
use super::undelivered::Undelivered;

/// What `GS1-Signature` begins with: the hexadecimal HMAC-SHA256 of the body under the subscriber's token follows.
pub const SIGNATURE_BEGINS: &str = "sha256=";

/// How long a connection, and how long a whole delivery may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
const DELIVER_WITHIN: Duration = Duration::from_secs(15);

/// The longest head of an answer, in bytes. Its body is not read.
const HEAD_BYTES_MAX: usize = 16 << 10;

/// The value of `GS1-Signature` for a body: whoever knows the token can say whether it came from here unchanged.
pub fn signature(token: &str, body: &[u8]) -> String {
    // Keys of every length are keys of HMAC (RFC 2104, 3).
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token.as_bytes()) else { return String::new() };
    mac.update(body);
    let digest: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{SIGNATURE_BEGINS}{digest}")
}

/// A document on its way to a subscriber.
pub(super) struct Delivery {
    pub(super) dest: String,
    /// Empty where nobody gave a token.
    pub(super) token: String,
    pub(super) body: String,
}

/// What carries deliveries. It follows no answer elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Carrier {
    agent: Agent,
    destinations: Destinations,
}

impl Carrier {
    pub(super) fn new(destinations: Destinations) -> Carrier {
        let config = Agent::config_builder()
            .timeout_connect(Some(CONNECT_WITHIN))
            .timeout_global(Some(DELIVER_WITHIN))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(HEAD_BYTES_MAX)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .proxy(None)
            .user_agent(concat!("loupe/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guarded { destinations });
        Carrier { agent, destinations }
    }

    /// Delivers once, or says why not. May take as long as [`DELIVER_WITHIN`].
    pub(super) fn deliver(&self, delivery: &Delivery) -> Result<(), Undelivered> {
        let refused = |refusal: Refusal| Undelivered::Refused(refusal.rule.code().to_owned());
        self.destinations.check(&delivery.dest).map_err(refused)?;
        let mut request = self.agent.post(&delivery.dest).content_type("application/json");
        request = request.header("GS1-EPCIS-Version", "2.0.0").header("GS1-CBV-Version", "2.0.0");
        if !delivery.token.is_empty() {
            request = request.header("GS1-Signature", signature(&delivery.token, delivery.body.as_bytes()));
        }
        match request.send(delivery.body.as_str()) {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(Undelivered::Status(answer.status().as_u16())),
            Err(error) => Err(Undelivered::unreached(&error.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_published_example() {
        // RFC 4231, test case 2.
        assert_eq!(
            signature("Jefe", b"what do ya want for nothing?"),
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
