//! A picture as grey values, and ways to make a code in it stand out.

use rqrr::{Point, PreparedImage};

/// The shortest side of a picture that can hold a code, in pixels: the smallest code has so many modules.
const SIDE_MIN: usize = 21;

/// Grey values, row by row, 0 for black.
#[derive(Clone)]
pub(super) struct Grey {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) luma: Vec<u8>,
}

impl Grey {
    /// The texts of all codes that can be read in it.
    pub(super) fn codes(&self) -> Vec<String> {
        let found = self.seen();
        // Corners of two codes side by side can be taken for those of one: without the one the other is seen.
        let beside = match found.as_slice() {
            [(_, corners)] => self.without(corners).seen(),
            _ => Vec::new(),
        };
        found.into_iter().chain(beside).map(|(text, _)| text).collect()
    }

    /// The codes that are seen at once: text and corners.
    fn seen(&self) -> Vec<(String, [Point; 4])> {
        if self.width < SIDE_MIN || self.height < SIDE_MIN {
            return Vec::new();
        }
        let grey = |x: usize, y: usize| self.luma[y * self.width + x];
        let mut prepared = PreparedImage::prepare_from_greyscale(self.width, self.height, grey);
        let grids = prepared.detect_grids();
        grids.iter().filter_map(|grid| Some((grid.decode().ok()?.1, grid.bounds))).collect()
    }

    /// White where these corners are.
    fn without(&self, corners: &[Point; 4]) -> Grey {
        let within = |most: usize, place: i32| usize::try_from(place).unwrap_or_default().min(most);
        let [x, y] =
            [corners.map(|corner| within(self.width, corner.x)), corners.map(|corner| within(self.height, corner.y))];
        let reach = |places: [usize; 4]| {
            let [a, b, c, d] = places;
            a.min(b).min(c).min(d)..a.max(b).max(c).max(d)
        };
        let mut picture = self.clone();
        for row in reach(y) {
            picture.luma[row * self.width..][reach(x)].fill(255);
        }
        picture
    }

    fn at(&self, x: usize, y: usize) -> usize {
        usize::from(self.luma[y.min(self.height - 1) * self.width + x.min(self.width - 1)])
    }

    /// In half its size: each pixel is the mean of four.
    pub(super) fn halved(&self) -> Grey {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut luma = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let [x, y] = [2 * x, 2 * y];
                let sum = self.at(x, y) + self.at(x + 1, y) + self.at(x, y + 1) + self.at(x + 1, y + 1);
                luma.push((sum / 4) as u8);
            }
        }
        Grey { width, height, luma }
    }

    /// In twice its size, with means between its pixels.
    pub(super) fn doubled(&self) -> Grey {
        let (width, height) = (self.width * 2, self.height * 2);
        let mut luma = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let [left, top] = [x / 2, y / 2];
                let [right, below] = [left + x % 2, top + y % 2];
                let sum = self.at(left, top) + self.at(right, top) + self.at(left, below) + self.at(right, below);
                luma.push((sum / 4) as u8);
            }
        }
        Grey { width, height, luma }
    }

    /// Each pixel as the mean of the nine around it: takes away the grain of sensors and compression.
    pub(super) fn softened(&self) -> Grey {
        let mut luma = Vec::with_capacity(self.luma.len());
        for y in 0..self.height {
            for x in 0..self.width {
                let rows = [y.saturating_sub(1), y, y + 1];
                let columns = [x.saturating_sub(1), x, x + 1];
                let sum: usize = rows.iter().flat_map(|y| columns.iter().map(|x| self.at(*x, *y))).sum();
                luma.push((sum / 9) as u8);
            }
        }
        Grey { luma, ..*self }
    }

    /// White for black.
    pub(super) fn inverted(&self) -> Grey {
        Grey { luma: self.luma.iter().map(|value| 255 - value).collect(), ..*self }
    }

    /// Black and white only: a pixel is black where it is darker than the mean of its surroundings, which are a
    /// `parts`th of the picture wide. Shadows and stains across a page then make no difference.
    pub(super) fn thresholded(&self, parts: usize) -> Grey {
        if self.width == 0 || self.height == 0 {
            return self.clone();
        }
        let reach = (self.width.min(self.height) / parts / 2).max(4);
        let sums = self.sums();
        let stride = self.width + 1;
        let mut luma = Vec::with_capacity(self.luma.len());
        for y in 0..self.height {
            let (top, below) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
            for x in 0..self.width {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.width));
                let area = ((below - top) * (right - left)) as u64;
                let around = sums[below * stride + right] + sums[top * stride + left]
                    - sums[top * stride + right]
                    - sums[below * stride + left];
                let value = u64::from(self.luma[y * self.width + x]);
                // A little darker than the mean, so that the grain of white paper stays white.
                luma.push(if value * area * 100 < around * 93 { 0 } else { 255 });
            }
        }
        Grey { luma, ..*self }
    }

    /// Sums of all values above and left of each corner.
    fn sums(&self) -> Vec<u64> {
        let stride = self.width + 1;
        let mut sums = vec![0; stride * (self.height + 1)];
        for y in 0..self.height {
            let mut row = 0;
            for x in 0..self.width {
                row += u64::from(self.luma[y * self.width + x]);
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        sums
    }
}
