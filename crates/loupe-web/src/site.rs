//! Where this program stands: its own address, and whether a proxy stands before it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use loupe_credential::qr::QrCode;
use loupe_registry::paper::Sheet;
use std::convert::Infallible;

/// What the operator says of the place where the pages are served.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Where readers reach it, such as `https://kp.example`; `None` for this machine alone.
    pub address: Option<String>,
    /// Whether the last hop of `X-Forwarded-For` is to be believed.
    pub is_behind_proxy: bool,
    /// The file of the page that checks certificates with no network; `None` where there is none.
    pub scan_page: Option<PathBuf>,
    /// What sets a certificate as a PDF; `None` in a program that makes none.
    pub pdf: Option<SetPdf>,
}

/// Sets a certificate as a PDF: its sheet, its code and its credential. Errs with why it cannot be set.
pub type SetPdf = fn(&Sheet, &QrCode, &str) -> Result<Vec<u8>, NoPdf>;

/// Why a certificate cannot be set as a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPdf {
    /// A text has letters for which there is no type.
    Letters,
    /// A fault of the program.
    Fault,
}

impl Site {
    /// Whether readers come by TLS.
    pub fn is_secure(&self) -> bool {
        self.address.as_ref().is_some_and(|address| address.starts_with("https://"))
    }

    /// The name of the cookie of a session: by TLS browsers hold it to this host and to the root.
    pub(crate) fn cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-loupe" } else { "loupe" }
    }

    /// Whether a request was sent by a page of this site. Browsers that say nothing of it are believed: the secret in
    /// the form is asked for all the same.
    pub(crate) fn sent(&self, headers: &HeaderMap) -> bool {
        let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        if let Some(from) = headers.get("sec-fetch-site") {
            return matches!(from.as_bytes(), b"same-origin" | b"none");
        }
        let Some(origin) = text(header::ORIGIN) else { return true };
        match &self.address {
            Some(address) => origin == address,
            None => text(header::HOST).is_some_and(|host| origin == format!("http://{host}")),
        }
    }
}

/// Who is at the other end of the connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The address that a request came from, for counting failed sign-ins; nothing else is done with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClientAddress(pub(crate) IpAddr);

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<ClientAddress, Infallible> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0.ip());
        let forwarded = site(parts).is_behind_proxy.then(|| last_hop(&parts.headers)).flatten();
        Ok(ClientAddress(forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))))
    }
}

/// The address that the nearest proxy saw; what stands before it anybody may have written.
fn last_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// The place of which a request tells.
pub(crate) fn site(parts: &Parts) -> Site {
    parts.extensions.get::<Site>().cloned().unwrap_or_default()
}

impl<S: Sync> FromRequestParts<S> for Site {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Site, Infallible> {
        Ok(site(parts))
    }
}
