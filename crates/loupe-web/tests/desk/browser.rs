//! What a browser does for a person who is signed in: it carries the cookie, and sends forms as they are in the page.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt;

/// A browser with a session.
pub(crate) struct Browser {
    router: Router,
    cookie: String,
    form: String,
}

/// A page that came back.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
}

impl Page {
    /// Where it leads, if it does.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }

    /// Its text without tags, blanks made one.
    pub(crate) fn words(&self) -> String {
        let pieces = self.text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        let text = pieces.collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ");
        let text = text.replace("&amp;", "&").replace("&quot;", "\"");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of a field as the page shows it; `None` where it has no such field.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        let wanted = format!("name=\"{name}\"");
        let tag = self.text.split('<').find(|tag| tag.contains(&wanted))?;
        if tag.starts_with("textarea") {
            return Some(tag.split_once('>')?.1.to_owned());
        }
        Some(tag.split_once("value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default()).to_owned())
    }
}

impl Browser {
    pub(crate) fn new(router: Router, secret: &str) -> Browser {
        let form = loupe_registry::access::form_token(secret);
        Browser { router, cookie: format!("loupe={secret}"), form }
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: head.status, headers: head.headers, bytes, text }
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty()).unwrap()).await
    }

    /// Sends a form of a page of ours.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let escaped = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs = fields.iter().map(|(name, value)| format!("&{}={}", escaped(name), escaped(value)));
        let body = format!("form={}{}", self.form, pairs.collect::<String>());
        let request = Request::post(path).header(header::COOKIE, &self.cookie);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a form with a file.
    pub(crate) async fn upload(&self, path: &str, field: &str, file: &[u8]) -> Page {
        self.upload_with(path, &[], field, file).await
    }

    /// The same with more fields, such as the button that was pressed.
    pub(crate) async fn upload_with(&self, path: &str, more: &[(&str, &str)], field: &str, file: &[u8]) -> Page {
        const EDGE: &str = "edge-of-a-part";
        let part = |name: &str| format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"");
        let mut head = format!("{}\r\n\r\n{}\r\n", part("form"), self.form);
        for (name, value) in more {
            head.push_str(&format!("{}\r\n\r\n{value}\r\n", part(name)));
        }
        let (name, kind) = if field == "photo" { ("photo.png", "image/png") } else { ("table.csv", "text/csv") };
        head.push_str(&format!("{}; filename=\"{name}\"\r\ncontent-type: {kind}\r\n\r\n", part(field)));
        let body = [head.as_bytes(), file, format!("\r\n--{EDGE}--\r\n").as_bytes()].concat();
        let request = Request::post(path).header(header::COOKIE, &self.cookie);
        let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// This browser, sending the secret that is in the forms of another one.
    pub(crate) fn with_form_of(&self, other: &Browser) -> Browser {
        Browser { router: self.router.clone(), cookie: self.cookie.clone(), form: other.form.clone() }
    }

    /// A browser in which nobody signed in.
    pub(crate) fn signed_out(&self) -> Browser {
        Browser { router: self.router.clone(), cookie: "other=1".to_owned(), form: String::new() }
    }
}
