//! Band: rows of a picture at one scale. A search can be cut into bands that are searched apart, by other workers perhaps.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::resize;
use super::scales::Scale;
use super::scan::padded;
use super::window::Window;

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
