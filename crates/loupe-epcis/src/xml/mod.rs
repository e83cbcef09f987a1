//! EPCIS 1.2 and 2.0 in XML, in and out.

/// The name under which the text of an element of somebody's own stands in JSON when it also has attributes or children.
pub const TEXT: &str = "#text";
