//! The samples of one component, of one row of MCUs and the row of samples above it.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use super::idct::full;
use super::reduced;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use super::simd128::full;
use crate::codecs::jpeg::coded::{Block, Component, Frame, Quantisers};
use crate::error::Result;
use crate::limits::Limits;

/// A strip of samples that moves down the picture.
pub(super) struct Plane {
    /// Samples of a block's side: 8, 4, 2 or 1.
    size: usize,
    width: usize,
    height: usize,
    stride: usize,
    /// The first row of the row of MCUs that is being read.
    top: usize,
    /// The row above `top`, and the rows of the row of MCUs.
    samples: Vec<u8>,
}

impl Plane {
    /// The strip of a component whose blocks become `size` by `size` samples. Errors: `limit`.
    pub(super) fn new(frame: &Frame, component: &Component, size: usize, limits: &mut Limits) -> Result<Self> {
        let side = |side: u32, own: u32, most: u32| (side as usize * own as usize * size).div_ceil(most as usize);
        let stride = frame.stored(component).0 as usize * size;
        let bytes = stride * (1 + component.down as usize * size);
        limits.debit(bytes as u64, 0)?;
        Ok(Self {
            size,
            width: side(frame.width, component.across, frame.mcu.0),
            height: side(frame.height, component.down, frame.mcu.1),
            stride,
            top: 0,
            samples: vec![0; bytes],
        })
    }

    /// Samples across the picture.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Puts a block's samples at its column and row, which must lie in the row of MCUs that is being read.
    pub(super) fn put(&mut self, column: u32, row: u32, block: &Block, quantisers: &Quantisers) {
        let down = (row as usize * self.size).saturating_sub(self.top) + 1;
        let at = down * self.stride + column as usize * self.size;
        let Some(out) = self.samples.get_mut(at..) else { return };
        match self.size {
            8 => full(block, quantisers, out, self.stride),
            4 => reduced::four(block, quantisers, out, self.stride),
            2 => reduced::two(block, quantisers, out, self.stride),
            _ => reduced::one(block, quantisers, out),
        }
    }

    /// A row of the picture's samples; above the first one it is the first, below the last one the last.
    pub(super) fn row(&self, y: isize) -> &[u8] {
        let y = y.clamp(0, self.height as isize - 1) as usize;
        let at = ((y + 1).saturating_sub(self.top)) * self.stride;
        self.samples.get(at..at + self.width).unwrap_or_default()
    }

    /// Moves down by one row of MCUs.
    pub(super) fn advance(&mut self) {
        let rows = self.samples.len() / self.stride.max(1);
        self.samples.copy_within((rows - 1) * self.stride.., 0);
        self.top += rows - 1;
    }
}
