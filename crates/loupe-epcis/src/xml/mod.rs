//! EPCIS 1.2 and 2.0 in XML, in and out, by way of the JSON of EPCIS 2.0.
//!
//! What XML says and JSON cannot is: comments, the order of text among elements, the schema's own `xsi:` attributes, and
//! which of somebody's own fields were attributes. A namespace keeps its prefix unless a value begins with the same
//! letters and a colon: that value would be read as a short name in JSON, and is none in XML.

mod fault;
mod read;
mod syntax;
mod tree;
mod write;

use crate::json::{Object, exceeded};

pub use fault::{Scalar, UnwritableFault, XmlFault};
pub use syntax::XmlSyntax;

/// The name under which the text of an element of somebody's own stands in JSON when it also has attributes or children.
pub const TEXT: &str = "#text";

/// A version of the XML form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// EPCIS 1.2. What 2.0 added stands in its places for extensions.
    V1_2,
    /// EPCIS 2.0.
    V2_0,
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::V1_2 => "1.2",
            Self::V2_0 => "2.0",
        })
    }
}

/// Reads an EPCIS document or query document, 1.2 or 2.0, as the JSON document that says the same. It is not yet validated.
pub fn read(text: &[u8]) -> Result<Object, XmlFault> {
    let document = read::document(&tree::read(text)?)?;
    // JSON may lie deeper and be longer than the XML it is made of, and whoever keeps it must be able to read it again.
    match exceeded(&document) {
        Some((what, most)) => Err(XmlFault::TooMuch { at: text.len(), what, most }),
        None => Ok(document),
    }
}

/// Writes a document, given as JSON, in XML.
pub fn write(document: &Object, version: Version) -> Result<String, UnwritableFault> {
    write::document(document, version)
}
