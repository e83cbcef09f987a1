//! A request as the operations look at it.

use axum::extract::Query;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri, header};
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use loupe_scheme::words::Lang;

use super::BASE;
use crate::reader::Reader;
use crate::site::Site;

/// A request without its body.
pub(super) struct Asked {
    pub(super) method: Method,
    pub(super) headers: HeaderMap,
    pub(super) lang: Lang,
    uri: Uri,
    /// Scheme and host, as far as they are known.
    origin: String,
    /// What a websocket is made of.
    pub(super) parts: Option<Parts>,
}

impl Asked {
    pub(super) fn of(parts: Parts, site: &Site) -> Asked {
        let text = |name: header::HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let host = text(header::HOST)
            .filter(|host| host.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte)));
        let own = host.map(|host| format!("http://{host}"));
        let origin = site.address.clone().or(own).unwrap_or_default();
        let lang = Reader::of("/", text(header::ACCEPT_LANGUAGE)).lang;
        let (method, headers, uri) = (parts.method.clone(), parts.headers.clone(), parts.uri.clone());
        Asked { method, headers, lang, uri, origin, parts: Some(parts) }
    }

    pub(super) fn address_bytes(&self) -> usize {
        self.uri.path_and_query().map_or(0, |both| both.as_str().len())
    }

    /// The path below `/epcis`, as it was sent.
    pub(super) fn path(&self) -> &str {
        self.uri.path().strip_prefix(BASE).unwrap_or_default()
    }

    /// The parameters, decoded. Refuses with `B40` what does not decode.
    pub(super) fn pairs(&self) -> Result<Vec<(String, String)>, Refusal> {
        let read = Query::<Vec<(String, String)>>::try_from_uri(&self.uri);
        read.map(|Query(pairs)| pairs).map_err(|_| wrong("query", "UTF-8"))
    }

    /// `perPage` and `nextPageToken` of a list that takes nothing else, but for `known`.
    pub(super) fn page(&self, usual: usize, most: usize) -> Result<(usize, Option<String>), Refusal> {
        let (mut per_page, mut token) = (usual, None);
        for (name, value) in self.pairs()? {
            match name.as_str() {
                "perPage" => {
                    let count = value.parse().ok().filter(|count: &usize| *count > 0);
                    let no_count = || wrong(&name, &name).because(Reason::WantsCount { given: value.clone() });
                    per_page = count.ok_or_else(no_count)?;
                }
                "nextPageToken" if token.is_none() => token = Some(value),
                _ => return Err(wrong(&name, &name).because(Reason::NotParameter)),
            }
        }
        Ok((per_page.min(most), token))
    }

    /// An address below `/epcis`, whole.
    pub(super) fn address_of(&self, path: &str) -> String {
        format!("{}{BASE}{path}", self.origin)
    }

    /// This address with another page's token.
    pub(super) fn address_of_page(&self, token: &str) -> String {
        let kept = self.uri.query().unwrap_or_default().split('&');
        let kept: Vec<&str> = kept.filter(|pair| !pair.is_empty() && !pair.starts_with("nextPageToken=")).collect();
        let and = if kept.is_empty() { "" } else { "&" };
        format!("{}{}?{}{and}nextPageToken={token}", self.origin, self.uri.path(), kept.join("&"))
    }
}

/// Refuses a parameter with `B40`.
pub(super) fn wrong(name: &str, given: &str) -> Refusal {
    let shown: String = given.chars().take(100).collect();
    Refusal::new(Rule::EventQueryWrong, shown).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

/// A name as a part of a path.
pub(super) fn escaped(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte);
    name.bytes().fold(String::with_capacity(name.len()), |mut text, byte| {
        if plain(byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}
