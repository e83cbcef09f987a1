//! In which form and version a request comes and its answer goes (EPCIS 2.0, 12.2).

use axum::http::{HeaderMap, HeaderName, header};
use loupe_epcis::xml::Version;
use loupe_registry::epcis::EpcFormat;
use loupe_scheme::rule::{Place, Refusal, Rule};

/// The version that is spoken here.
pub(super) const VERSION: &str = "2.0.0";

/// The oldest version that is read, and written in XML.
pub(super) const VERSION_MIN: &str = "1.2";

/// How words of the vocabulary are spelt in XML.
pub(super) const CBV_XML_FORMAT: &str = "Always_URN";

/// A form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    JsonLd,
    Xml,
}

/// What was settled between client and server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Negotiated {
    /// The form of the answer.
    pub(super) form: Form,
    /// The form of what was sent.
    pub(super) sent: Form,
    /// The version of an answer in XML.
    pub(super) xml: Version,
    /// How things are spelt.
    pub(super) epcs: EpcFormat,
}

impl Form {
    pub(super) const fn media_type(self) -> &'static str {
        match self {
            Form::Json => "application/json",
            Form::JsonLd => "application/ld+json",
            Form::Xml => "application/xml",
        }
    }
}

impl Negotiated {
    /// Refuses with `B48` (406) what cannot be given, and with `B49` (415) what is not taken.
    pub(super) fn of(headers: &HeaderMap) -> Result<Negotiated, Refusal> {
        let form = accepted(headers)?;
        let sent = sent(headers)?;
        let xml = version(headers, form)?;
        within(headers, "gs1-cbv", VERSION)?;
        if let Some(format) = text(headers, "gs1-cbv-xml-format")?
            && form == Form::Xml
            && !matches!(format, CBV_XML_FORMAT | "No_Preference")
        {
            return Err(not_given("GS1-CBV-XML-Format", format).accepting([CBV_XML_FORMAT]));
        }
        let epcs = match text(headers, "gs1-epc-format")? {
            None => EpcFormat::default(),
            Some(format) => {
                let refuse = || not_given("GS1-EPC-Format", format).accepting(EpcFormat::OFFERED.split(", "));
                EpcFormat::from_code(format).ok_or_else(refuse)?
            }
        };
        Ok(Negotiated { form, sent, xml, epcs })
    }
}

fn not_given(name: &str, given: &str) -> Refusal {
    let shown: String = given.chars().take(100).collect();
    Refusal::new(Rule::FormatNotGiven, shown).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

fn not_taken(name: &str, given: &str) -> Refusal {
    let shown: String = given.chars().take(100).collect();
    Refusal::new(Rule::FormatNotTaken, shown).at(Place { name: Some(name.to_owned()), ..Place::default() })
}

/// A header as text; several of one name count as one with commas.
fn text<'h>(headers: &'h HeaderMap, name: &'static str) -> Result<Option<&'h str>, Refusal> {
    let value = headers.get(HeaderName::from_static(name));
    value.map(|value| value.to_str().map(str::trim).map_err(|_| not_given(name, "?"))).transpose()
}

/// The form of the answer that the client likes best.
fn accepted(headers: &HeaderMap) -> Result<Form, Refusal> {
    let mut best: Option<(u32, Form)> = None;
    let (mut asked, mut anything) = (false, Vec::new());
    for value in headers.get_all(header::ACCEPT) {
        let value = value.to_str().map_err(|_| not_given("Accept", "?"))?;
        for range in value.split(',').filter(|range| !range.trim().is_empty()) {
            asked = true;
            anything.push(range.trim());
            let mut parts = range.split(';').map(str::trim);
            let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1_000, thousandths);
            let form = match kind.as_str() {
                "*/*" | "application/*" | "application/json" | "application/problem+json" => Form::Json,
                "application/ld+json" => Form::JsonLd,
                "application/xml" | "text/xml" | "text/*" | "application/problem+xml" => Form::Xml,
                _ => continue,
            };
            if weight > 0 && best.is_none_or(|(kept, _)| weight > kept) {
                best = Some((weight, form));
            }
        }
    }
    match best {
        Some((_, form)) => Ok(form),
        None if !asked => Ok(Form::Json),
        None => Err(not_given("Accept", &anything.join(", ")).accepting([
            "application/json",
            "application/ld+json",
            "application/xml",
        ])),
    }
}

/// A weight such as `0.7`, in thousandths.
fn thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction: u32 = format!("{fraction:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    if whole == "1" { 1_000 } else { fraction }
}

fn sent(headers: &HeaderMap) -> Result<Form, Refusal> {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return version_taken(headers, Form::Json) };
    let kind = kind.to_str().unwrap_or("?");
    let form = match kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "application/json" => Form::Json,
        "application/ld+json" => Form::JsonLd,
        "application/xml" | "text/xml" => Form::Xml,
        _ => {
            return Err(not_taken("Content-Type", kind).accepting([
                "application/json",
                "application/ld+json",
                "application/xml",
            ]));
        }
    };
    let charset = kind.to_ascii_lowercase();
    if let Some((_, charset)) = charset.split_once("charset=")
        && !matches!(charset.trim().trim_matches('"'), "utf-8" | "us-ascii")
    {
        return Err(not_taken("Content-Type", kind).accepting(["charset=utf-8"]));
    }
    version_taken(headers, form)
}

/// Refuses with `B49` a text of a version that is not read.
fn version_taken(headers: &HeaderMap, form: Form) -> Result<Form, Refusal> {
    if let Some(version) = text(headers, "gs1-epcis-version")? {
        let read = numbers(version).is_some_and(|[major, minor, _]| match form {
            Form::Xml => (major, minor) == (1, 2) || (major, minor) == (2, 0),
            _ => (major, minor) == (2, 0),
        });
        if !read {
            return Err(not_taken("GS1-EPCIS-Version", version).accepting([VERSION]));
        }
    }
    if let Some(version) = text(headers, "gs1-cbv-version")?
        && !numbers(version).is_some_and(|[major, minor, _]| matches!((major, minor), (1, 2) | (2, 0)))
    {
        return Err(not_taken("GS1-CBV-Version", version).accepting([VERSION]));
    }
    Ok(form)
}

/// The version of the answer: 2.0, or 1.2 in XML for a client that reads no later one.
fn version(headers: &HeaderMap, form: Form) -> Result<Version, Refusal> {
    match within(headers, "gs1-epcis", VERSION) {
        Ok(()) => Ok(Version::V2_0),
        Err(refusal) if form != Form::Xml => Err(refusal),
        Err(_) => within(headers, "gs1-epcis", VERSION_MIN).map(|()| Version::V1_2),
    }
}

/// Refuses with `B48` when a version is not between the least and the greatest that the client reads.
fn within(headers: &HeaderMap, names: &'static str, version: &str) -> Result<(), Refusal> {
    let (min, max) =
        if names == "gs1-cbv" { ("gs1-cbv-min", "gs1-cbv-max") } else { ("gs1-epcis-min", "gs1-epcis-max") };
    let ours = numbers(version);
    for (name, is_least) in [(min, true), (max, false)] {
        let Some(bound) = text(headers, name)? else { continue };
        let theirs = numbers(bound).ok_or_else(|| not_given(name, bound))?;
        // 2.0 as the greatest takes 2.0.0 and whatever mends it.
        let fits = ours.is_some_and(|ours| if is_least { theirs <= ours } else { theirs[..2] >= ours[..2] });
        if !fits {
            return Err(not_given(name, bound).accepting([version]));
        }
    }
    Ok(())
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    for (at, part) in version.split('.').enumerate() {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        *numbers.get_mut(at)? = part.parse().ok().filter(|_| digits)?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn of(headers: &[(&'static str, &'static str)]) -> Result<Negotiated, Rule> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        Negotiated::of(&map).map_err(|refusal| refusal.rule)
    }

    #[test]
    fn the_form_that_the_client_likes_best_is_given() {
        for (accept, form) in [
            ("*/*", Form::Json),
            ("application/xml;q=0.5, application/json;q=0.4", Form::Xml),
            ("text/html, application/ld+json", Form::JsonLd),
            ("application/json;q=0, text/xml;q=0.001", Form::Xml),
        ] {
            assert_eq!(of(&[("accept", accept)]).map(|found| found.form), Ok(form), "{accept}");
        }
        assert_eq!(of(&[]).map(|found| found.form), Ok(Form::Json));
        assert_eq!(of(&[("accept", "text/html")]).err(), Some(Rule::FormatNotGiven));
    }

    #[test]
    fn versions_are_those_that_both_speak() {
        assert_eq!(of(&[("gs1-epcis-min", "2.1")]).err(), Some(Rule::FormatNotGiven));
        assert_eq!(of(&[("gs1-epcis-max", "1.2")]).err(), Some(Rule::FormatNotGiven));
        let xml = of(&[("accept", "application/xml"), ("gs1-epcis-max", "1.2")]);
        assert_eq!(xml.map(|found| found.xml), Ok(Version::V1_2));
        assert_eq!(of(&[("gs1-epcis-min", "1"), ("gs1-epcis-max", "2.0")]).map(|found| found.xml), Ok(Version::V2_0));
        assert_eq!(of(&[("gs1-cbv-max", "1.2")]).err(), Some(Rule::FormatNotGiven));
        assert_eq!(of(&[("gs1-epcis-version", "3.0")]).err(), Some(Rule::FormatNotTaken));
        assert_eq!(of(&[("gs1-epcis-version", "two")]).err(), Some(Rule::FormatNotTaken));
        assert_eq!(of(&[("content-type", "application/pdf")]).err(), Some(Rule::FormatNotTaken));
        assert_eq!(of(&[("content-type", "application/json; charset=latin1")]).err(), Some(Rule::FormatNotTaken));
        assert_eq!(of(&[("gs1-epc-format", "Always_EPC_URN")]).err(), Some(Rule::FormatNotGiven));
    }
}
