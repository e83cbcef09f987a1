//! Where a register is on the web, and what the things in it are called there.

use loupe_scheme::certificate::CertificateNumber;

use crate::key::CertificateKeyId;
use crate::status::{Purpose, page_of};

/// The longest domain with its port, in characters (RFC 1035 2.3.4).
const DOMAIN_CHARS_MAX: usize = 260;
/// What stands between the domain and an office in its DID, and in its address.
const OFFICES: &str = "offices";

/// The place of a register: a domain, with a port where it is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    domain: String,
}

impl Place {
    /// From the host part of a log's origin, such as `register.example` or `localhost:8080`; `None` for what is no domain.
    pub fn new(domain: &str) -> Option<Place> {
        let (host, port) = domain.split_once(':').map_or((domain, None), |(host, port)| (host, Some(port)));
        let of_host = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.';
        let host_is_proper = !host.is_empty() && host.bytes().all(of_host) && !host.starts_with(['-', '.']);
        let port_is_proper = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|n| n.to_string() == port));
        let proper = host_is_proper && port_is_proper && domain.len() <= DOMAIN_CHARS_MAX;
        proper.then(|| Place { domain: domain.to_owned() })
    }

    /// From the origin of a log: what stands before its first `/`.
    pub fn of_origin(origin: &str) -> Option<Place> {
        Place::new(origin.split('/').next().unwrap_or(origin))
    }

    /// The place and office that a DID names; `None` for a DID of others.
    pub fn of_did(did: &str) -> Option<(Place, String)> {
        let (domain, rest) = did.strip_prefix("did:web:")?.split_once(':')?;
        let office = rest.strip_prefix(OFFICES)?.strip_prefix(':')?;
        let place = Place::new(&domain.replacen("%3A", ":", 1))?;
        (place.did(office) == did).then(|| (place, office.to_owned()))
    }

    /// The domain, with its port where there is one.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The DID of an office (did:web). Its document is at [`Place::did_address`].
    pub fn did(&self, office: &str) -> String {
        format!("did:web:{}:{OFFICES}:{office}", self.domain.replace(':', "%3A"))
    }

    /// The path at which the document of an office's DID is served.
    pub fn did_path(office: &str) -> String {
        format!("/{OFFICES}/{office}/did.json")
    }

    /// The address of the document of an office's DID.
    pub fn did_address(&self, office: &str) -> String {
        self.address(&Place::did_path(office))
    }

    /// The name of a key of an office: what `kid` says in a credential.
    pub fn key(&self, office: &str, key: CertificateKeyId) -> String {
        format!("{}#{key}", self.did(office))
    }

    /// The path of the list on which a certificate of an office has its place: `/status/bw-office/revocation/1`.
    pub fn status_path(office: &str, purpose: Purpose, page: u32) -> String {
        format!("/status/{office}/{}/{page}", purpose.code())
    }

    /// The address of the list on which a certificate has its place.
    pub fn status(&self, office: &str, purpose: Purpose, number: &CertificateNumber) -> String {
        self.address(&Place::status_path(office, purpose, page_of(number.count())))
    }

    /// The path of a certificate's credential, and the name of it.
    pub fn credential_path(number: &CertificateNumber) -> String {
        format!("/certificates/{number}")
    }

    /// The address of a certificate, and the name of its credential.
    pub fn certificate(&self, number: &CertificateNumber) -> String {
        self.address(&Place::credential_path(number))
    }

    /// `https://` with the domain and a path.
    pub fn address(&self, path: &str) -> String {
        format!("https://{}{path}", self.domain)
    }
}
