//! Answers with the headers of the binding.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_epcis::json::Value as Epcis;
use loupe_epcis::limit::DOCUMENT_BYTES_MAX;
use loupe_epcis::xml;
use loupe_registry::custody::{EVENTS_MAX, NAMESPACE};
use loupe_registry::epcis::reason::of_unwritable;
use loupe_registry::epcis::{EpcFormat, Page};
use loupe_registry::registry::Trouble;
use loupe_scheme::rule::{Refusal, Rule};
use serde_json::{Value, json};

use super::Call;
use super::asked::Asked;
use super::negotiated::{CBV_XML_FORMAT, Form, VERSION, VERSION_MIN};
use super::place::Place;

const CONTEXT: &str = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// What every answer says of versions.
fn versions() -> HeaderMap {
    let mut headers = HeaderMap::new();
    set(&mut headers, "gs1-epcis-version", VERSION);
    set(&mut headers, "gs1-cbv-version", VERSION);
    set(&mut headers, "gs1-extensions", &format!("loupe={NAMESPACE}"));
    headers
}

/// How much is taken at once.
pub(super) fn limits() -> HeaderMap {
    let mut headers = HeaderMap::new();
    set(&mut headers, "gs1-epcis-capture-limit", &EVENTS_MAX.to_string());
    set(&mut headers, "gs1-epcis-capture-file-size-limit", &DOCUMENT_BYTES_MAX.to_string());
    headers
}

/// The answer to `OPTIONS`: what may be done here, and how.
pub(super) fn discovery(place: &Place) -> Response {
    let mut headers = versions();
    let methods: Vec<&str> = ["OPTIONS"].into_iter().chain(place.methods().iter().copied()).collect();
    set(&mut headers, "allow", &methods.join(", "));
    for (name, value) in [
        ("gs1-epcis-min", VERSION_MIN),
        ("gs1-epcis-max", VERSION),
        ("gs1-cbv-min", VERSION),
        ("gs1-cbv-max", VERSION),
        ("gs1-epc-format", EpcFormat::OFFERED),
        ("gs1-cbv-xml-format", CBV_XML_FORMAT),
        ("gs1-vendor-version", concat!("loupe ", env!("CARGO_PKG_VERSION"))),
    ] {
        set(&mut headers, name, value);
    }
    if *place == Place::Capture {
        headers.extend(limits());
        // Whatever the client asks for of the two.
        set(&mut headers, "gs1-capture-error-behaviour", "all");
    }
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// A text in the form that was settled, with a link to where it goes on.
fn text(call: &Call<'_>, form: Form, body: String, next: Option<(&Asked, &Page)>) -> Response {
    let mut headers = versions();
    set(&mut headers, "content-type", form.media_type());
    set(&mut headers, "gs1-epc-format", call.negotiated.epcs.code());
    if let Some((asked, page)) = next {
        set(&mut headers, "link", &format!("<{}>; rel=\"next\"", asked.address_of_page(&page.token())));
        set(&mut headers, "gs1-next-page-token-expires", &page.expires.to_string());
    }
    (headers, body).into_response()
}

/// An EPCIS document. Refuses with `B48` one that has no form in XML.
pub(super) fn document(
    call: &Call<'_>,
    document: loupe_epcis::json::Object,
    next: Option<(&Asked, &Page)>,
) -> Result<Response, Trouble> {
    let form = call.negotiated.form;
    if form != Form::Xml {
        return Ok(text(call, form, Epcis::Object(document).to_string(), next));
    }
    let written = xml::write(&document, call.negotiated.xml);
    let written = written.map_err(|fault| {
        let (at, why) = of_unwritable(&fault);
        Refusal::new(Rule::FormatNotGiven, at).because(why)
    })?;
    let mut response = text(call, form, written, next);
    set(response.headers_mut(), "gs1-cbv-xml-format", CBV_XML_FORMAT);
    if call.negotiated.xml == xml::Version::V1_2 {
        set(response.headers_mut(), "gs1-epcis-version", VERSION_MIN);
    }
    Ok(response)
}

/// A list of names.
pub(super) fn collection(call: &Call<'_>, member: Vec<String>) -> Result<Response, Trouble> {
    names(call, member, None)
}

/// A list of names, with a link to where it goes on.
pub(super) fn names(call: &Call<'_>, member: Vec<String>, next: Option<(&Asked, &Page)>) -> Result<Response, Trouble> {
    value(call, "Collection", &json!({"@context": CONTEXT, "type": "Collection", "member": member}), next)
}

/// Something small, as an element of that name in XML.
pub(super) fn value(
    call: &Call<'_>,
    name: &'static str,
    value: &Value,
    next: Option<(&Asked, &Page)>,
) -> Result<Response, Trouble> {
    let form = call.negotiated.form;
    let body = if form == Form::Xml { xml_of(name, value) } else { value.to_string() };
    Ok(text(call, form, body, next))
}

/// Something in the JSON of EPCIS. Refuses XML with `B48`.
pub(super) fn epcis(call: &Call<'_>, value: &Epcis, next: Option<(&Asked, &Page)>) -> Result<Response, Trouble> {
    match call.negotiated.form {
        Form::Xml => {
            Err(Refusal::new(Rule::FormatNotGiven, Form::Xml.media_type()).accepting([Form::Json.media_type()]).into())
        }
        form => Ok(text(call, form, value.to_string(), next)),
    }
}

/// That something was made, and where it is.
pub(super) fn made(status: StatusCode, location: &str, mut response: Response) -> Response {
    *response.status_mut() = status;
    response.headers_mut().extend(versions());
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// JSON as elements: a field is an element, and a list is its element several times.
pub(super) fn xml_of(name: &str, value: &Value) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let root = format!("epcis:{name}");
    out.push_str(&format!("<{root} xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\">"));
    push_inside(&mut out, value);
    out.push_str(&format!("</{root}>\n"));
    out
}

fn push_inside(out: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| !name.starts_with('@')) {
                match value {
                    Value::Array(items) => items.iter().for_each(|item| push_element(out, name, item)),
                    value => push_element(out, name, value),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| push_element(out, "member", item)),
        Value::String(text) => push_text(out, text),
        Value::Null => {}
        other => out.push_str(&other.to_string()),
    }
}

fn push_element(out: &mut String, name: &str, value: &Value) {
    out.push_str(&format!("<{name}>"));
    push_inside(out, value);
    out.push_str(&format!("</{name}>"));
}

fn push_text(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // What XML 1.0 cannot hold, not even escaped.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
}
