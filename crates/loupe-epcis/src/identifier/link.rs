//! GS1 Digital Links, read from any domain and written for GS1's own (Digital Link: URI Syntax 1.2).

use super::escape::{plain, push_for_link};
use super::shape::{KEYS, QUALIFIERS, Shape, shape};
use super::{IDENTIFIER_BYTES_MAX, IdentifierFault, Key};

const DOMAIN: &str = "https://id.gs1.org";

impl Key {
    /// Reads a Digital Link of any domain. What stands before the key in the path and after `?` or `#` says nothing about
    /// the thing; of several qualifiers only the finest is kept. A GTIN of 8, 12 or 13 digits is filled up with zeros.
    pub fn from_link(link: &str) -> Result<Self, IdentifierFault> {
        if link.len() > IDENTIFIER_BYTES_MAX {
            return Err(IdentifierFault::TooLong);
        }
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        let (_, path) = rest.and_then(|rest| rest.split_once('/')).ok_or(IdentifierFault::NotLink)?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_suffix('/').unwrap_or(path);
        // The key is the last segment that can be one and whose qualifiers reach to the end of the path.
        let mut found = Err(IdentifierFault::NotLink);
        let mut start = 0;
        while let Some(from) = path.get(start..) {
            match key_at(from) {
                Err(IdentifierFault::NotLink) => {}
                other => found = other,
            }
            match from.find('/') {
                Some(slash) if found.is_err() => start += slash + 1,
                _ => break,
            }
        }
        found
    }

    /// The Digital Link at GS1's own domain, in canonical form.
    pub fn link(&self) -> String {
        let mut out = String::with_capacity(64);
        self.push_link(&mut out);
        out
    }

    pub(super) fn push_link(&self, out: &mut String) {
        out.push_str(DOMAIN);
        for (shape, value) in
            std::iter::once((self.shape, &self.value)).chain(self.qualifier.iter().map(|(s, v)| (*s, v)))
        {
            out.push('/');
            out.push_str(shape.ai);
            out.push('/');
            push_for_link(out, value);
        }
    }
}

/// The key that begins at this segment and reaches to the end of the path.
fn key_at(path: &str) -> Result<Key, IdentifierFault> {
    let mut segments = path.split('/');
    let name = segments.next().unwrap_or_default();
    let found = shape(&KEYS, name).ok_or(IdentifierFault::NotLink)?;
    let value = plain(segments.next().ok_or(IdentifierFault::NotLink)?).ok_or(IdentifierFault::NotLink)?;
    let value = match (found.ai, value.len()) {
        ("01", 8 | 12 | 13) => format!("{value:0>14}"),
        _ => value.into_owned(),
    };
    let mut finest: Option<(usize, &'static Shape, String)> = None;
    while let Some(name) = segments.next() {
        let qualifier = shape(&QUALIFIERS, name).ok_or(IdentifierFault::NotLink)?;
        let rank = found.qualifiers.iter().position(|ai| *ai == qualifier.ai).ok_or(IdentifierFault::NotLink)?;
        let value = plain(segments.next().ok_or(IdentifierFault::NotLink)?).ok_or(IdentifierFault::NotLink)?;
        qualifier.fits(&value)?;
        if finest.as_ref().is_none_or(|(finest, ..)| rank < *finest) {
            finest = Some((rank, qualifier, value.into_owned()));
        }
    }
    found.fits(&value)?;
    // A variant of a product is not an identity that events speak of.
    let qualifier = finest.filter(|(_, shape, _)| shape.ai != "22").map(|(_, shape, value)| (shape, value));
    Ok(Key { shape: found, value, qualifier })
}
