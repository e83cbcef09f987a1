//! Percent signs in the two forms. Each form escapes other characters, so values are held plain.

use std::borrow::Cow;

/// `text` without its percent signs; `None` when one does not stand before two hexadecimal digits of a printable ASCII
/// character.
pub(super) fn plain(text: &str) -> Option<Cow<'_, str>> {
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte != b'%' {
            out.push(char::from(*byte));
            at += 1;
            continue;
        }
        let (high, low) = (hex(*bytes.get(at + 1)?)?, hex(*bytes.get(at + 2)?)?);
        let byte = high * 16 + low;
        if !byte.is_ascii_graphic() {
            return None;
        }
        out.push(char::from(byte));
        at += 3;
    }
    Some(Cow::Owned(out))
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Adds `value` as it stands in the path of a Digital Link. The apostrophe stays: the published event hashes keep it.
pub(super) fn push_for_link(out: &mut String, value: &str) {
    push(out, value, |byte| byte.is_ascii_alphanumeric() || b"-._~'".contains(&byte));
}

/// Adds `value` as it stands in an EPC URN (EPC Tag Data Standard, table of characters in serial numbers).
pub(super) fn push_for_urn(out: &mut String, value: &str) {
    push(out, value, |byte| !b"\"%&/<>?#".contains(&byte));
}

fn push(out: &mut String, value: &str, stays: impl Fn(u8) -> bool) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if stays(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}
