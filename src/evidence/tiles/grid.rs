//! The grid of a picture's tiles.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::format::Format;

/// How a picture's tiles are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coding {
    /// The MCUs of a JPEG, as quantised coefficients with their quantisers.
    JpegMcu,
    /// Squares of 16 by 16 unfiltered pixels of a PNG.
    PngPixels,
}

impl Coding {
    /// That of pictures of this format.
    pub(super) const fn of(format: Format) -> Option<Self> {
        match format {
            Format::Jpeg => Some(Self::JpegMcu),
            Format::Png => Some(Self::PngPixels),
            _ => None,
        }
    }
}

/// A picture's tiles, before any is read.
pub(super) struct Grid {
    /// How they are taken.
    pub coding: Coding,
    /// Tiles across.
    pub across: u32,
    /// Tiles down.
    pub down: u32,
    /// What else is committed to: the size and the sampling.
    pub header: Vec<u8>,
}

impl Grid {
    /// How many tiles there are.
    pub(super) const fn count(&self) -> u64 {
        self.across as u64 * self.down as u64
    }

    /// What is committed to: the grid, and its tree.
    pub(super) fn root(&self, tree: &Digest) -> Digest {
        let size = [self.across.to_be_bytes(), self.down.to_be_bytes()].concat();
        Digest::of(&[b"panah/tiles/v1\0", &[self.coding as u8], &size, &self.header, &tree.0])
    }
}
