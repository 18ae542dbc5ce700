//! Band: rows of a picture at one scale. A search can be cut into bands that are searched apart, by other workers perhaps.

use super::network::GRID;
use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::resize;
use super::scales::Scale;
use super::window::Window;
use crate::error::{Error, Kind, Result};
use crate::pixels::lines::Lines;

/// One band, and all that a worker must know of the picture that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
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
    pub fn whole(width: u32, height: u32, scale: Scale, floor: f32) -> Self {
        let rows = padded(scale.size(width, height).1);
        Self { width, height, scale, rows: Window { core: (0, rows), seen: (0, rows) }, floor }
    }

    /// The rows of the picture that must be there to search this band.
    pub fn reads(&self) -> Range<usize> {
        let from = (self.width as usize, self.height as usize);
        resize::reads(from, self.scale.size(self.width, self.height), self.rows.seen.0..self.rows.seen.1)
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
        let rows = band.reads();
        if rgb.len() as u64 != u64::from(band.width) * rows.len() as u64 * 3 {
            return Err(Error::new(Kind::Refused, "the band is not of this picture"));
        }
        Ok(Self { size: (band.width, band.height), top: rows.start, rgb })
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
