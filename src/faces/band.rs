//! Band: rows of a picture at one scale. A search can be cut into bands that are searched apart, by other workers perhaps.

use super::network::{GRID, REACH};
use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::resize;
use super::scales::Scale;
use super::window::Window;
use crate::error::{Error, Reason, Result};
use crate::pixels::lines::Lines;

/// What is said of a band that is not what a search lent.
pub const WRONG: Error = Error::new(Reason::Misuse, "the band is not of this picture");

/// One band, and all that a worker must know of the picture that it belongs to, which is turned already.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Which pass of the search it belongs to.
    pub pass: usize,
    /// Width of the whole picture in pixels.
    pub width: u32,
    /// Height of the whole picture in pixels.
    pub height: u32,
    /// At which size it is searched.
    pub scale: Scale,
    /// The rows, in pixels of the scaled picture.
    pub rows: Window,
    /// Boxes count from this score on.
    pub floor: f32,
}

impl Band {
    /// The whole picture at one scale.
    pub fn whole(pass: usize, width: u32, height: u32, scale: Scale, floor: f32) -> Self {
        let rows = padded(scale.size(width, height).1);
        Self { pass, width, height, scale, rows: Window { core: (0, rows), seen: (0, rows) }, floor }
    }

    /// The rows of the picture that must be there to search this band.
    pub fn reads(&self) -> Range<usize> {
        let from = (self.width as usize, self.height as usize);
        resize::reads(from, self.scale.size(self.width, self.height), self.rows.seen.0..self.rows.seen.1)
    }

    /// The pixels of those rows. Errors: `refused` when `picture` does not have them.
    pub fn rows_of(&self, picture: &impl Lines) -> Result<Vec<u8>> {
        let mut room = Vec::new();
        let mut rgb = Vec::new();
        self.reads().for_each(|y| rgb.extend_from_slice(picture.line(y, &mut room)));
        match picture.size() == (self.width, self.height) && self.is_of(&rgb) {
            true => Ok(rgb),
            false => Err(WRONG),
        }
    }

    /// Whether there are as many pixels as the band's search reads.
    fn is_of(&self, rgb: &[u8]) -> bool {
        rgb.len() as u64 == u64::from(self.width) * self.reads().len() as u64 * 3
    }

    /// The parts of it that show the network at most `widest` columns.
    pub fn columns(&self, widest: usize) -> Vec<Window> {
        Window::cut(padded(self.scale.size(self.width, self.height).0), widest)
    }

    /// Pixels of the network's input whose boxes count.
    pub fn pixels(&self) -> usize {
        padded(self.scale.size(self.width, self.height).0) * (self.rows.core.1 - self.rows.core.0)
    }
}

/// The work of whole bands in so many parts, about alike: a band is cut where one part ends and the next begins, unless so little
/// of it would be left that the rows beyond the cut, which are computed twice, are more.
pub fn shares(bands: &[Band], parts: usize) -> Vec<Vec<Band>> {
    let each = bands.iter().map(Band::pixels).sum::<usize>().div_ceil(parts.max(1));
    let mut shares = vec![Vec::new(); parts];
    let mut before = 0;
    for band in bands {
        let rows = band.rows.core.1;
        let line = (band.pixels() / rows).max(1);
        let cut = |part: usize| match ((part * each).saturating_sub(before) / line).next_multiple_of(GRID) {
            row if part == parts || row >= rows => rows,
            row if row < REACH => 0,
            row if row + REACH > rows => rows,
            row => row,
        };
        for (part, share) in shares.iter_mut().enumerate() {
            let core = (if part == 0 { 0 } else { cut(part) }, cut(part + 1));
            if core.0 < core.1 {
                share.push(Band { rows: Window::around(core, rows), ..*band });
            }
        }
        before += band.pixels();
    }
    shares
}

/// A band's pixels: of the picture that it belongs to, only the rows that its search reads.
#[derive(Clone, Debug)]
pub struct Strip {
    size: (u32, u32),
    top: usize,
    rgb: Vec<u8>,
}

impl Strip {
    /// The rows that [`Band::reads`] says. Errors: `refused` when they are more or fewer.
    pub fn new(band: &Band, rgb: Vec<u8>) -> Result<Self> {
        if !band.is_of(&rgb) {
            return Err(WRONG);
        }
        Ok(Self { size: (band.width, band.height), top: band.reads().start, rgb })
    }
}

impl Lines for Strip {
    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn line<'a>(&'a self, y: usize, _room: &'a mut Vec<u8>) -> &'a [u8] {
        let line = self.size.0 as usize * 3;
        let row = y.checked_sub(self.top);
        row.and_then(|row| self.rgb.get(row * line..(row + 1) * line)).unwrap_or_default()
    }
}

/// A length rounded up to the network's grid.
pub fn padded(length: usize) -> usize {
    length.next_multiple_of(GRID)
}
