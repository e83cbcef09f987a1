//! EPC URNs and GS1 Digital Links, each from the other (TDS 2.0, Digital Link 1.2), and the words of the Core Business
//! Vocabulary in each of their spellings.

mod check_digit;
mod escape;
mod fault;
mod key;
mod link;
mod prefix;
mod shape;
mod urn;
mod vocabulary;

pub use check_digit::check_digit;
pub use fault::IdentifierFault;
pub use key::Key;
pub use prefix::PrefixLength;
pub use vocabulary::{Vocabulary, Word};

/// The longest identifier that is looked at, in bytes.
pub const IDENTIFIER_BYTES_MAX: usize = 2048;

/// The Digital Link of an EPC URN, at GS1's own domain.
pub fn urn_to_link(urn: &str) -> Result<String, IdentifierFault> {
    Key::from_urn(urn).map(|key| key.link())
}

/// The EPC URN of a Digital Link whose company prefix has `prefix` digits. Refuses a wrong check digit.
pub fn link_to_urn(link: &str, prefix: PrefixLength) -> Result<String, IdentifierFault> {
    Key::from_link(link)?.urn(prefix)
}

/// Adds the canonical Digital Link of a URN or link of any domain to `out`; says whether `text` was one. Check digits are
/// not looked at: the published event hashes accept what is written.
pub(crate) fn push_canonical(out: &mut String, text: &str) -> bool {
    let key = if text.starts_with("urn:epc:") {
        Key::from_urn(text)
    } else if text.starts_with("http") {
        Key::from_link(text)
    } else {
        return false;
    };
    key.map(|key| key.push_link(out)).is_ok()
}
