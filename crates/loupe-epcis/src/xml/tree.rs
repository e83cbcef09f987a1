//! XML text into elements, with a limit on everything, and without document types and entities.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::{XmlFault, XmlSyntax};
use crate::json::Measure;
use crate::limit::{DEPTH_MAX, DOCUMENT_BYTES_MAX, FIELDS_MAX, ITEMS_MAX, TEXT_BYTES_MAX, VALUES_MAX};

/// The namespace of `xsi:type` and the like, which say how to check a document and nothing about what happened.
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A name in its namespace. The prefix is only how it was spelt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) namespace: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) local: String,
}

/// An element with everything in it. Text between children is held together.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: Name,
    pub(super) attributes: Vec<(Name, String)>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

impl Name {
    /// Whether it is this name of the standard, which has no namespace but at the outermost element.
    pub(super) fn is(&self, local: &str) -> bool {
        self.namespace.is_none() && self.local == local
    }
}

impl Element {
    /// The text without white space around it.
    pub(super) fn trimmed(&self) -> &str {
        self.text.trim_matches([' ', '\t', '\n', '\r'])
    }

    /// The child of the standard with this name.
    pub(super) fn child(&self, local: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name.is(local))
    }

    /// The attribute without namespace of this name.
    pub(super) fn attribute(&self, local: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name.is(local)).map(|(_, value)| value.as_str())
    }
}

/// Reads the outermost element of a document.
pub(super) fn read(bytes: &[u8]) -> Result<Element, XmlFault> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(XmlFault::TooMuch { at: 0, what: Measure::DocumentBytes, most: DOCUMENT_BYTES_MAX });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|fault| XmlFault::NotUtf8 { at: fault.valid_up_to() })?;
    let mut reader = NsReader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    Tree { reader, open: Vec::new(), values: 0 }.read()
}

struct Tree<'t> {
    reader: NsReader<&'t [u8]>,
    open: Vec<Element>,
    values: usize,
}

impl Tree<'_> {
    fn read(mut self) -> Result<Element, XmlFault> {
        let mut root = None;
        loop {
            let event = self.reader.read_event().map_err(|why| self.not_xml(why))?;
            match event {
                Event::Start(_) | Event::Empty(_) if root.is_some() => {
                    return Err(self.not_xml(XmlSyntax::SecondRoot));
                }
                Event::Start(start) => {
                    let element = self.element(&start)?;
                    self.open.push(element);
                }
                Event::Empty(start) => {
                    let element = self.element(&start)?;
                    root = self.close(element)?;
                }
                Event::End(_) => {
                    let element = self.open.pop().ok_or_else(|| self.not_xml(XmlSyntax::EndAlone))?;
                    root = self.close(element)?;
                }
                Event::Text(text) => self.text(&text.xml10_content())?,
                Event::CData(text) => self.text(&text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let name = reference.xml10_content();
                    let standard = quick_xml::escape::resolve_predefined_entity(&name);
                    match (reference.resolve_char_ref().map_err(|why| self.not_xml(why))?, standard) {
                        (Some(character), _) => self.text(character.encode_utf8(&mut [0; 4]))?,
                        (None, Some(text)) => self.text(text)?,
                        (None, None) => return Err(XmlFault::DocumentType { at: self.at() }),
                    }
                }
                Event::Decl(declaration) => {
                    let named = declaration.encoding().transpose().map_err(|why| self.not_xml(why))?;
                    if named.is_some_and(|named| !named.eq_ignore_ascii_case("utf-8")) {
                        return Err(XmlFault::NotUtf8 { at: 0 });
                    }
                }
                Event::DocType(_) => return Err(XmlFault::DocumentType { at: self.at() }),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        match root {
            Some(root) if self.open.is_empty() => Ok(root),
            _ => Err(self.not_xml(XmlSyntax::Ended)),
        }
    }

    fn element(&mut self, start: &BytesStart) -> Result<Element, XmlFault> {
        self.allow(Measure::Depth, self.open.len() + 1, DEPTH_MAX)?;
        self.count()?;
        let (name, mut attributes) = (self.name(start.name(), true)?, Vec::new());
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|why| self.not_xml(why))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            self.count()?;
            self.allow(Measure::Fields, attributes.len() + 1, FIELDS_MAX)?;
            let name = self.name(attribute.key, false)?;
            let value = match attribute.normalized_value(XmlVersion::Explicit1_0) {
                Ok(value) => value.into_owned(),
                Err(quick_xml::Error::Escape(quick_xml::escape::EscapeError::UnrecognizedEntity(..))) => {
                    return Err(XmlFault::DocumentType { at: self.at() });
                }
                Err(why) => return Err(self.not_xml(why)),
            };
            self.allow(Measure::TextBytes, value.len(), TEXT_BYTES_MAX)?;
            if name.namespace.as_deref() != Some(SCHEMA_INSTANCE) {
                attributes.push((name, value));
            }
        }
        Ok(Element { name, attributes, children: Vec::new(), text: String::new() })
    }

    fn name(&self, name: QName, element: bool) -> Result<Name, XmlFault> {
        let resolver = self.reader.resolver();
        let (namespace, local) =
            if element { resolver.resolve_element(name) } else { resolver.resolve_attribute(name) };
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => {
                let namespace = quick_xml::escape::unescape(namespace.into_inner()).map_err(|why| self.not_xml(why))?;
                Some(namespace.into_owned()).filter(|namespace| !namespace.is_empty())
            }
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(prefix) => {
                return Err(self.not_xml(XmlSyntax::Prefix(prefix)));
            }
        };
        let local: &str = local.into_inner();
        self.allow(Measure::TextBytes, local.len(), TEXT_BYTES_MAX)?;
        let prefix = name.prefix().map(|prefix| prefix.into_inner().to_owned());
        Ok(Name { namespace, prefix, local: local.to_owned() })
    }

    /// Puts a finished element into the one around it; gives it back when there is none.
    fn close(&mut self, element: Element) -> Result<Option<Element>, XmlFault> {
        let Some(children) = self.open.last().map(|parent| parent.children.len()) else { return Ok(Some(element)) };
        self.allow(Measure::Items, children + 1, ITEMS_MAX)?;
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(element);
        }
        Ok(None)
    }

    fn text(&mut self, text: &str) -> Result<(), XmlFault> {
        let blank = text.trim_matches([' ', '\t', '\n', '\r']).is_empty();
        let length = match self.open.last_mut() {
            // White space between elements is no text of anybody's.
            Some(element) if blank && element.text.is_empty() => 0,
            Some(element) => {
                element.text.push_str(text);
                element.text.len()
            }
            None if blank => 0,
            None => return Err(self.not_xml(XmlSyntax::TextOutside)),
        };
        self.allow(Measure::TextBytes, length, TEXT_BYTES_MAX)
    }

    fn count(&mut self) -> Result<(), XmlFault> {
        self.values += 1;
        self.allow(Measure::Values, self.values, VALUES_MAX)
    }

    fn allow(&self, what: Measure, have: usize, most: usize) -> Result<(), XmlFault> {
        if have > most { Err(XmlFault::TooMuch { at: self.at(), what, most }) } else { Ok(()) }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn not_xml(&self, why: impl Into<XmlSyntax>) -> XmlFault {
        XmlFault::NotXml { at: self.at(), why: why.into() }
    }
}
