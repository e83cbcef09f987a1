//! Pictures in files: PNG and JPEG, held to limits before anything is decoded.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};
use loupe_scheme::rule::{Refusal, Rule};

use super::{PICTURE_PIXELS_MAX, read_luma};

/// The largest file of a picture, in bytes.
pub const PICTURE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// The most memory that decoding may take, in bytes: 50 million pixels of four values, of two bytes each, and room to work.
const DECODING_BYTES_MAX: u64 = 600 * 1024 * 1024;

/// The text of the one code in a picture. Refuses with `Q7` a file of more than [`PICTURE_BYTES_MAX`] bytes or
/// [`PICTURE_PIXELS_MAX`] pixels, before it is decoded; with `Q8` what is neither PNG nor JPEG or is damaged; with `Q1`
/// and `Q2` as [`read_luma`] does.
pub fn read_picture(bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() > PICTURE_BYTES_MAX {
        let refusal = Refusal::new(Rule::PhotoTooLarge, bytes.len().to_string());
        return Err(refusal.accepting([PICTURE_BYTES_MAX.to_string()]));
    }
    let unreadable = |what: String| Refusal::new(Rule::PhotoUnreadable, what).accepting(["PNG", "JPEG"]);
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let format = reader().ok().and_then(|reader| reader.format());
    if !matches!(format, Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return Err(unreadable(String::new()));
    }
    let fault = |error: image::ImageError| unreadable(error.to_string());
    let sized = reader().map_err(|error| unreadable(error.to_string()))?;
    let (width, height) = sized.into_dimensions().map_err(fault)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PICTURE_PIXELS_MAX {
        let refusal = Refusal::new(Rule::PhotoTooLarge, format!("{width} × {height}"));
        return Err(refusal.accepting([PICTURE_PIXELS_MAX.to_string()]));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODING_BYTES_MAX);
    let mut reader = reader().map_err(|error| unreadable(error.to_string()))?;
    reader.limits(limits);
    let luma = reader.decode().map_err(fault)?.into_luma8();
    read_luma(luma.width(), luma.height(), luma.as_raw())
}
