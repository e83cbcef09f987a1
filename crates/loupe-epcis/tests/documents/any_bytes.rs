//! What holds for any bytes that anybody sends as a document.
//!
//! The fuzz target `epcis_document` in `fuzz/` runs this same check.

use loupe_epcis::document::Document;
use loupe_epcis::json;

/// Refused, or written and read again as the same; and so is the JSON it was. Whether it was a document.
pub(crate) fn document(bytes: &[u8]) -> bool {
    let Ok(value) = json::read(bytes) else {
        assert!(Document::read(bytes).is_err());
        return false;
    };
    assert_eq!(json::read(value.to_string().as_bytes()).expect("what was written is read"), value);
    let Ok(document) = Document::from_value(value.clone()) else { return false };
    let written = document.to_value();
    assert!(written.means_the_same(&value), "{written}");
    assert_eq!(Document::read(written.to_string().as_bytes()).expect("what was written is read"), document);
    true
}
