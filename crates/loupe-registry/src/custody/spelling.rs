//! One spelling for every name: an EPC URN and the Digital Link of the same key are one lot.

use loupe_epcis::identifier::Key;

/// A name as it is kept: a Digital Link at GS1's own domain where it is a key of GS1, else as it was written.
pub fn spelt(name: &str) -> String {
    let key = if name.starts_with("urn:epc:") {
        Key::from_urn(name)
    } else if name.starts_with("http") {
        Key::from_link(name)
    } else {
        return name.to_owned();
    };
    key.map_or_else(|_| name.to_owned(), |key| key.link())
}
