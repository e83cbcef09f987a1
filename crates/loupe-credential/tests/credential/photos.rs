//! Printed pages, photographed badly: drawn here, spoilt in a fixed way, and read back.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use loupe_credential::code;
use loupe_credential::photo::{PICTURE_PIXELS_MAX, read_luma};
use loupe_credential::qr::{QUIET_MODULES, QrCode};
use loupe_scheme::rule::Rule;

use super::samples::{certificate, signer};

/// A page of grey values.
#[derive(Clone)]
struct Page {
    width: usize,
    height: usize,
    luma: Vec<u8>,
}

fn text(parcels: usize) -> String {
    code::print(&certificate(parcels), &signer(1))
}

impl Page {
    fn blank(width: usize, height: usize) -> Page {
        Page { width, height, luma: vec![250; width * height] }
    }

    /// An A4 page (210 × 297 mm) at `dpi`, with grey lines of writing and a code of 70 mm.
    fn printed(text: &str, dpi: usize) -> Page {
        let (width, height) = (210 * dpi * 10 / 254, 297 * dpi * 10 / 254);
        let mut page = Page::blank(width, height);
        for row in (height / 20..height / 2).step_by(height / 60) {
            for y in row..row + height / 240 {
                for x in (width / 12..width * 11 / 12).filter(|x| (x * 7 / width.max(1) + x / 9) % 3 > 0) {
                    page.luma[y * width + x] = 60;
                }
            }
        }
        page.draw(text, width / 3, height * 6 / 10, width / 3);
        page
    }

    /// Draws a code with its margin, `side` pixels wide.
    fn draw(&mut self, text: &str, left: usize, top: usize, side: usize) {
        let code = QrCode::of(text).unwrap();
        let modules = code.size() + 2 * QUIET_MODULES;
        for y in 0..side {
            for x in 0..side {
                let module = |at: usize| (at * modules / side).wrapping_sub(QUIET_MODULES);
                let dark = code.is_dark(module(y), module(x));
                self.luma[(top + y) * self.width + left + x] = if dark { 15 } else { 250 };
            }
        }
    }

    fn at(&self, x: i64, y: i64) -> i64 {
        let inside = (0..self.width as i64).contains(&x) && (0..self.height as i64).contains(&y);
        if inside { i64::from(self.luma[y as usize * self.width + x as usize]) } else { 200 }
    }

    /// Each pixel from another place, given in 1/65536 of a pixel.
    fn moved(&self, from: impl Fn(i64, i64) -> (i64, i64)) -> Page {
        let mut page = self.clone();
        for y in 0..self.height as i64 {
            for x in 0..self.width as i64 {
                let (sx, sy) = from(x, y);
                let ((x0, fx), (y0, fy)) = ((sx >> 16, sx & 0xffff), (sy >> 16, sy & 0xffff));
                let along = |y: i64| self.at(x0, y) * (65_536 - fx) + self.at(x0 + 1, y) * fx;
                let value = ((along(y0) >> 16) * (65_536 - fy) + (along(y0 + 1) >> 16) * fy) >> 16;
                page.luma[y as usize * self.width + x as usize] = value as u8;
            }
        }
        page
    }

    /// Turned about its middle by three degrees.
    fn turned(&self) -> Page {
        let (sin, cos) = (3_430, 65_446);
        let (cx, cy) = (self.width as i64 / 2, self.height as i64 / 2);
        self.moved(|x, y| {
            let (dx, dy) = (x - cx, y - cy);
            (dx * cos - dy * sin + (cx << 16), dx * sin + dy * cos + (cy << 16))
        })
    }

    /// Seen from below: the upper edge is an eighth shorter, and what is further away is lower as well as narrower.
    fn skewed(&self) -> Page {
        let (width, height) = (self.width as i64, self.height as i64);
        self.moved(|x, y| {
            let scale = 65_536 * 9 * height / (8 * height + y);
            ((x - width / 2) * scale + ((width / 2) << 16), y * scale)
        })
    }

    fn blurred(&self) -> Page {
        let mut page = self.clone();
        for y in 0..self.height as i64 {
            for x in 0..self.width as i64 {
                let sum: i64 = (-1..=1)
                    .flat_map(|dy| (-1..=1).map(move |dx| (dx, dy)))
                    .map(|(dx, dy)| self.at(x + dx, y + dy))
                    .sum();
                page.luma[y as usize * self.width + x as usize] = (sum / 9) as u8;
            }
        }
        page
    }

    /// Less contrast, a shadow from one side, and grain.
    fn dim(&self) -> Page {
        let mut page = self.clone();
        let mut chance = 0x2545_f491_4f6c_dd1d_u64;
        for y in 0..self.height {
            for x in 0..self.width {
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
                let value = usize::from(self.luma[y * self.width + x]);
                let lit = 40 + value * (110 - 60 * x / self.width) / 250;
                page.luma[y * self.width + x] = (lit + (chance % 17) as usize) as u8;
            }
        }
        page
    }

    /// Through JPEG at quality 40.
    fn compressed(&self) -> Page {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 40);
        encoder.write_image(&self.luma, self.width as u32, self.height as u32, ExtendedColorType::L8).unwrap();
        let luma = image::load_from_memory(&bytes).unwrap().into_luma8().into_raw();
        Page { luma, ..*self }
    }

    fn read(&self) -> Result<String, Rule> {
        read_luma(self.width as u32, self.height as u32, &self.luma).map_err(|refusal| refusal.rule)
    }
}

#[test]
fn a_photo_of_a_printed_and_scanned_page_reads() {
    for (parcels, dpi) in [(1, 200), (5, 150), (20, 200)] {
        let (text, page) = (text(parcels), Page::printed(&text(parcels), dpi));
        let spoilt = [
            ("as printed", page.clone()),
            ("turned", page.turned()),
            ("skewed", page.skewed()),
            ("blurred", page.blurred()),
            ("dim", page.dim()),
            ("compressed", page.compressed()),
        ];
        for (how, page) in spoilt {
            assert_eq!(page.read().as_ref(), Ok(&text), "{parcels} parcels at {dpi} dpi, {how}");
        }
    }
}

#[test]
fn a_bad_photo_of_a_bad_scan_reads_where_it_is_near_enough() {
    for (parcels, dpi) in [(1, 300), (5, 200), (20, 300)] {
        let page = Page::printed(&text(parcels), dpi).turned().skewed().blurred().dim().compressed();
        assert_eq!(page.read(), Ok(text(parcels)), "{parcels} parcels at {dpi} dpi");
    }
}

#[test]
fn the_largest_code_reads_from_a_scan() {
    let text = text(200);
    assert_eq!(Page::printed(&text, 300).turned().compressed().read(), Ok(text));
}

#[test]
fn two_certificates_in_one_photo_are_refused_and_another_code_beside_one_is_not() {
    let mut page = Page::blank(1_200, 600);
    page.draw(&text(1), 20, 40, 500);
    let mut beside = page.clone();
    page.draw(&text(2), 640, 40, 500);
    assert_eq!(page.read(), Err(Rule::CodesSeveral));
    beside.draw("HTTPS://REGISTER.EXAMPLE/C/BW00004711", 700, 100, 300);
    assert_eq!(beside.read(), Ok(text(1)));
}

#[test]
fn white_on_black_reads() {
    let mut page = Page::printed(&text(1), 150);
    page.luma.iter_mut().for_each(|value| *value = 255 - *value);
    assert_eq!(page.read(), Ok(text(1)));
}

#[test]
fn a_picture_without_a_code_or_of_another_size_is_refused() {
    assert_eq!(Page::blank(400, 300).dim().read(), Err(Rule::CodeNotFound));
    for (width, height) in [(0, 0), (1, 1), (20, 400)] {
        assert_eq!(Page::blank(width, height).read(), Err(Rule::CodeNotFound));
    }
    assert_eq!(read_luma(10, 10, &[0; 99]).unwrap_err().rule, Rule::PhotoUnreadable);
    let side = u32::try_from(PICTURE_PIXELS_MAX / 1_000 + 1).unwrap();
    assert_eq!(read_luma(side, 1_000, &[]).unwrap_err().rule, Rule::PhotoTooLarge);
}

#[cfg(feature = "pictures")]
mod files {
    use loupe_credential::photo::{PICTURE_BYTES_MAX, read_picture};

    use super::*;

    fn png(page: &Page) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        encoder.write_image(&page.luma, page.width as u32, page.height as u32, ExtendedColorType::L8).unwrap();
        bytes
    }

    #[test]
    fn a_png_reads() {
        assert_eq!(read_picture(&png(&Page::printed(&text(1), 150))).unwrap(), text(1));
    }

    #[test]
    fn a_picture_that_says_it_is_enormous_is_refused_before_it_is_decoded() {
        let mut bytes = png(&Page::blank(30, 30));
        bytes[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        let crc = crc(&bytes[12..29]).to_be_bytes();
        bytes[29..33].copy_from_slice(&crc);
        assert_eq!(read_picture(&bytes).unwrap_err().rule, Rule::PhotoTooLarge);
        assert_eq!(read_picture(&vec![0; PICTURE_BYTES_MAX + 1]).unwrap_err().rule, Rule::PhotoTooLarge);
    }

    fn crc(bytes: &[u8]) -> u32 {
        let fold = |crc: u32| (0..8).fold(crc, |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 });
        !bytes.iter().fold(!0, |crc: u32, byte| fold(crc ^ u32::from(*byte)))
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = png(&Page::blank(30, 30));
        for bytes in [&b""[..], b"GIF89a", b"%PDF-1.7", &whole[..40]] {
            assert_eq!(read_picture(bytes).unwrap_err().rule, Rule::PhotoUnreadable);
        }
    }
}
