//! The code in a picture: a photo or scan of a printed page. Nothing is drawn; grey values go in and a text comes out.

mod grey;
#[cfg(feature = "pictures")]
mod picture;

use std::collections::BTreeSet;

use loupe_scheme::rule::{Refusal, Rule};

use crate::code::PREFIX;
use grey::Grey;
#[cfg(feature = "pictures")]
pub use picture::{PICTURE_BYTES_MAX, read_picture};

/// The most pixels of a picture.
pub const PICTURE_PIXELS_MAX: u64 = 50_000_000;
/// Above this, a picture is looked at in half its size first: cameras give more pixels than a code needs.
const LARGE_PIXELS: usize = 6_000_000;
/// Below this, a picture is looked at in twice its size as well.
const SMALL_PIXELS: usize = 3_000_000;

/// A way to look at a picture.
type Look = fn(&Grey) -> Option<Grey>;

/// The text of the one code in a picture of `width` times `height` grey values, row by row, 0 for black. Of several codes
/// the one of a certificate counts.
///
/// Refuses with `Q1` a picture without a readable code, `Q2` one with several, `Q7` one of more than
/// [`PICTURE_PIXELS_MAX`] pixels, `Q8` one whose values are not as many as it says.
pub fn read_luma(width: u32, height: u32, luma: &[u8]) -> Result<String, Refusal> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PICTURE_PIXELS_MAX {
        let refusal = Refusal::new(Rule::PhotoTooLarge, pixels.to_string());
        return Err(refusal.accepting([PICTURE_PIXELS_MAX.to_string()]));
    }
    if luma.len() as u64 != pixels {
        return Err(Refusal::new(Rule::PhotoUnreadable, format!("{width} × {height}")));
    }
    let picture = Grey { width: width as usize, height: height as usize, luma: luma.to_vec() };
    let picture =
        if picture.luma.len() > LARGE_PIXELS { &[picture.halved(), picture] } else { &[picture] as &[Grey] };
    let mut found = BTreeSet::new();
    for picture in picture {
        look(picture, &mut found);
        if !found.is_empty() {
            break;
        }
    }
    chosen(found)
}

/// Looks until something is found. The first two ways are always taken, for one of them may see a second code.
fn look(picture: &Grey, found: &mut BTreeSet<String>) {
    let ways: [Look; 8] = [
        |picture| Some(picture.clone()),
        |picture| Some(picture.thresholded(24)),
        |picture| (picture.luma.len() < SMALL_PIXELS).then(|| picture.doubled()),
        |picture| (picture.luma.len() < SMALL_PIXELS).then(|| picture.doubled().thresholded(24)),
        |picture| Some(picture.softened().thresholded(48)),
        |picture| Some(picture.halved()),
        |picture| Some(picture.halved().thresholded(24)),
        |picture| Some(picture.inverted()),
    ];
    for (number, way) in ways.into_iter().enumerate() {
        if number > 1 && !found.is_empty() {
            return;
        }
        if let Some(seen) = way(picture) {
            found.extend(seen.codes());
        }
    }
}

fn chosen(found: BTreeSet<String>) -> Result<String, Refusal> {
    let of_certificates: Vec<&String> = found.iter().filter(|text| text.starts_with(PREFIX)).collect();
    match (of_certificates.as_slice(), found.len()) {
        ([one], _) => Ok((*one).clone()),
        ([], 0) => Err(Refusal::new(Rule::CodeNotFound, "")),
        ([], 1) => Ok(found.into_iter().next().unwrap_or_default()),
        (_, count) => Err(Refusal::new(Rule::CodesSeveral, count.to_string())),
    }
}
