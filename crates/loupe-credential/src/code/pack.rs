//! Signed bytes as a text for a code: zlib (RFC 1950), Base45 (RFC 9285), and the prefix that tells it from others.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use loupe_scheme::rule::{Refusal, Rule};

/// What every printed code of a certificate begins with.
pub const PREFIX: &str = "KP1:";
/// The longest text, in characters: the most that any code holds (ISO/IEC 18004, 40-L in capital letters and digits).
pub const TEXT_CHARS_MAX: usize = 4_296;
/// The most that a text may unfold to, in bytes.
pub const UNFOLDED_BYTES_MAX: usize = 64 * 1024;

/// How hard bytes are folded; 10 would be the most, and gains nothing here.
const LEVEL: u8 = 9;

/// `bytes` as a text. The same bytes give the same text, in every build.
pub(super) fn pack(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", base45::encode(miniz_oxide::deflate::compress_to_vec_zlib(bytes, LEVEL)))
}

/// The bytes of a text. Refuses with `Q3` a text of others, with `Q4` a damaged one, with `Q5` one that is too long or
/// unfolds to too much.
pub(super) fn unpack(text: &str) -> Result<Vec<u8>, Refusal> {
    let text = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    let Some(coded) = text.strip_prefix(PREFIX) else {
        return Err(Refusal::new(Rule::CodeOfOthers, text).accepting([PREFIX]));
    };
    if text.len() > TEXT_CHARS_MAX {
        return Err(too_large(text.len(), TEXT_CHARS_MAX));
    }
    let damaged = || Refusal::new(Rule::CodeDamaged, text);
    let folded = base45::decode(coded).map_err(|_| damaged())?;
    let mut decoder = ZlibDecoder::new(folded.as_slice());
    let mut bytes = Vec::new();
    let bound = UNFOLDED_BYTES_MAX as u64 + 1;
    decoder.by_ref().take(bound).read_to_end(&mut bytes).map_err(|_| damaged())?;
    if bytes.len() > UNFOLDED_BYTES_MAX {
        return Err(too_large(bytes.len(), UNFOLDED_BYTES_MAX));
    }
    // What follows the end would travel unseen in a code that reads as proper.
    if decoder.total_in() != folded.len() as u64 { Err(damaged()) } else { Ok(bytes) }
}

fn too_large(length: usize, most: usize) -> Refusal {
    Refusal::new(Rule::CodeTooLarge, length.to_string()).accepting([most.to_string()])
}
