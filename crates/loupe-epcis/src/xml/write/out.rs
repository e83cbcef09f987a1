//! Elements as text, and the prefixes that they need.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::hash::Context;
use crate::json::{Number, Object, Value};
use crate::xml::{TEXT, UnwritableFault, Version};

/// Prefixes that mean something else in every document.
const TAKEN: [&str; 6] = ["epcis", "epcisq", "sbdh", "xml", "xmlns", "xsi"];

/// The text so far, with the place in the document that is being written.
pub(super) struct Out<'c> {
    pub(super) version: Version,
    pub(super) context: Cow<'c, Context>,
    writer: Writer<Vec<u8>>,
    /// Prefix and namespace, as given.
    given: Vec<(String, String)>,
    place: Vec<String>,
}

impl<'c> Out<'c> {
    pub(super) fn new(version: Version, context: &'c Context) -> Self {
        let (writer, context) = (Writer::new(Vec::new()), Cow::Borrowed(context));
        Self { version, context, writer, given: Vec::new(), place: Vec::new() }
    }

    /// The text, and the namespaces that the root has to declare.
    pub(super) fn finish(self) -> (String, Vec<(String, String)>) {
        let text = String::from_utf8(self.writer.into_inner()).expect("only text was written");
        (text, self.given)
    }

    /// Does `write` one step further down in the document.
    pub(super) fn at<T>(
        &mut self,
        step: impl ToString,
        write: impl FnOnce(&mut Self) -> Result<T, UnwritableFault>,
    ) -> Result<T, UnwritableFault> {
        self.place.push(step.to_string());
        let done = write(self);
        self.place.pop();
        done
    }

    fn pointer(&self) -> String {
        self.place.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
    }

    /// The fault that what stands here has no form in this version.
    pub(super) fn no_form(&self) -> UnwritableFault {
        UnwritableFault::NoForm { at: self.pointer(), version: self.version }
    }

    pub(super) fn start(&mut self, name: &str, attributes: &[(String, String)]) -> Result<(), UnwritableFault> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            let value = Cow::Owned(self.escaped(value)?.replace('\n', "&#10;").replace('\t', "&#9;"));
            start.push_attribute(Attribute { key: QName(key), value });
        }
        self.event(Event::Start(start));
        Ok(())
    }

    pub(super) fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn leaf(
        &mut self,
        name: &str,
        attributes: &[(String, String)],
        text: &str,
    ) -> Result<(), UnwritableFault> {
        self.start(name, attributes)?;
        self.text(text)?;
        self.end(name);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), UnwritableFault> {
        let text = self.escaped(text)?;
        self.event(Event::Text(BytesText::from_escaped(text)));
        Ok(())
    }

    fn escaped(&self, text: &str) -> Result<String, UnwritableFault> {
        let held = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..) && !matches!(c, '\u{fffe}' | '\u{ffff}');
        match text.chars().all(held) {
            true => Ok(escape(text).replace('\r', "&#13;")),
            false => Err(UnwritableFault::Character { at: self.pointer() }),
        }
    }

    fn event(&mut self, event: Event) {
        self.writer.write_event(event).expect("memory takes every byte");
    }

    /// The name of an element or attribute for a field of somebody's own.
    pub(super) fn qualified(&mut self, key: &str) -> Result<String, UnwritableFault> {
        let fault = UnwritableFault::Name { at: self.pointer() };
        let full = self.context.name(key).map_err(|_| fault.clone())?.into_owned();
        let (namespace, local) = match full.strip_prefix('{').and_then(|full| full.rsplit_once('}')) {
            Some((namespace, local)) => (Some(namespace), local),
            None => (None, full.as_str()),
        };
        if !is_name(local) {
            return Err(fault);
        }
        let Some(namespace) = namespace.filter(|namespace| !namespace.is_empty()) else { return Ok(local.to_owned()) };
        // The vocabulary of master data has no colon at its end in XML.
        let namespace = if namespace == "urn:epcglobal:cbv:mda:" { "urn:epcglobal:cbv:mda" } else { namespace };
        let wanted = key.split_once(':').map(|(prefix, local)| if local.starts_with("//") { "ns" } else { prefix });
        Ok(format!("{}:{local}", self.prefix(namespace, wanted.unwrap_or("ns"))))
    }

    /// The prefix of a namespace; the wanted one if it is free.
    pub(super) fn prefix(&mut self, namespace: &str, wanted: &str) -> String {
        if let Some((prefix, _)) = self.given.iter().find(|(_, given)| given == namespace) {
            return prefix.clone();
        }
        let wanted = if is_name(wanted) { wanted } else { "ns" };
        let free =
            |prefix: &String| !TAKEN.contains(&prefix.as_str()) && self.given.iter().all(|(given, _)| given != prefix);
        let numbered = (1u32..).map(|number| format!("{wanted}{number}"));
        let prefix = std::iter::once(wanted.to_owned()).chain(numbered).find(free).unwrap_or_default();
        self.given.push((prefix.clone(), namespace.to_owned()));
        prefix
    }

    /// Writes every field of `object` that `standard` does not name, as elements.
    pub(super) fn own_fields(&mut self, object: &Object, standard: &[&str]) -> Result<(), UnwritableFault> {
        for (key, value) in object.iter().filter(|(key, _)| !standard.contains(key)) {
            self.at(key, |out| out.own_field(key, value))?;
        }
        Ok(())
    }

    /// The same where the schema has a place for what is in a namespace, and for nothing else.
    pub(super) fn spaced_fields(&mut self, object: &Object, standard: &[&str]) -> Result<(), UnwritableFault> {
        match object.iter().find(|(key, _)| !standard.contains(key) && self.is_bare(key)) {
            Some((key, _)) => self.at(key, |out| Err(out.no_form())),
            None => self.own_fields(object, standard),
        }
    }

    /// Whether a field is in no namespace.
    pub(super) fn is_bare(&self, key: &str) -> bool {
        self.context.name(key).is_ok_and(|full| !full.starts_with('{'))
    }

    /// The name of an attribute in no namespace.
    pub(super) fn attribute(&self, key: &str) -> Result<String, UnwritableFault> {
        // Names that begin so belong to XML itself (XML 1.0, 2.3).
        let reserved = key.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("xml"));
        if is_name(key) && !reserved { Ok(key.to_owned()) } else { Err(UnwritableFault::Name { at: self.pointer() }) }
    }

    /// Writes a field as an element, or as one for each item of a list.
    pub(super) fn own_field(&mut self, key: &str, value: &Value) -> Result<(), UnwritableFault> {
        match value {
            Value::Null => Ok(()),
            Value::List(items) => {
                items.iter().enumerate().try_for_each(|(place, item)| self.at(place, |out| out.own_field(key, item)))
            }
            Value::Object(object) => {
                let name = self.qualified(key)?;
                self.start(&name, &[])?;
                if let Some(text) = object.get(TEXT).and_then(Value::as_text) {
                    self.text(text)?;
                }
                self.own_fields(object, &[TEXT])?;
                self.end(&name);
                Ok(())
            }
            scalar => {
                let name = self.qualified(key)?;
                let text = self.scalar(scalar)?;
                self.leaf(&name, &[], &text)
            }
        }
    }

    /// A value that is no list and no object, in the shortest form of its worth: as hashes write it.
    pub(super) fn scalar(&self, value: &Value) -> Result<String, UnwritableFault> {
        match value {
            Value::Text(text) => Ok(text.clone()),
            Value::Bool(yes) => Ok(yes.to_string()),
            Value::Number(number) => Ok(number.plain().unwrap_or_else(|| number.written().to_owned())),
            _ => Err(self.no_form()),
        }
    }

    /// A number as it was written, but without an exponent where `decimal` forbids one.
    pub(super) fn decimal(&self, value: &Value) -> Result<String, UnwritableFault> {
        let exponent = |number: &Number| number.written().contains(['e', 'E']);
        match value {
            Value::Number(number) if exponent(number) => number.plain().ok_or_else(|| self.no_form()),
            Value::Number(number) => Ok(number.written().to_owned()),
            _ => Err(self.no_form()),
        }
    }
}

/// Whether XML takes this as a name without colon (Namespaces in XML, `NCName`, less some rare letters).
fn is_name(name: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() || c == '_';
    name.starts_with(letter) && name.chars().all(|c| letter(c) || c.is_numeric() || matches!(c, '-' | '.'))
}
