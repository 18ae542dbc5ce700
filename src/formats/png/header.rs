//! The image header (PNG, section 11.2.1) and how many bytes a picture of it fills (sections 7.2 and 8).

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// What `IHDR` says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Bits a sample.
    pub depth: u8,
    /// The colour type: 0, 2, 3, 4 or 6.
    pub colour: u8,
    /// Whether it is stored in seven passes.
    pub interlaced: bool,
}

/// Adam7 (section 8.1): first column, first row, column step, row step.
const PASSES: [(u64, u64, u64, u64); 7] =
    [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

impl Header {
    /// Reads the content. Errors: `malformed` for values that the standard does not know, `limit`.
    pub(super) fn read(mut reader: Reader<'_>, limits: &Limits) -> Result<Self> {
        let at = reader.at();
        if reader.left() != 13 {
            return Err(Error::malformed("the image header has a wrong length", at));
        }
        let (width, height) = (reader.u32_be()?, reader.u32_be()?);
        limits.picture(u64::from(width), u64::from(height), at)?;
        let [depth, colour, compression, filter, interlace] = reader.array()?;
        let known = match colour {
            0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
            3 => matches!(depth, 1 | 2 | 4 | 8),
            2 | 4 | 6 => matches!(depth, 8 | 16),
            _ => false,
        };
        if !known || compression != 0 || filter != 0 || interlace > 1 {
            return Err(Error::at(
                Reason::UnknownCodec,
                "the image header has a value that the format does not know",
                at,
            ));
        }
        Ok(Self { width, height, depth, colour, interlaced: interlace == 1 })
    }

    /// How many bits a pixel fills.
    pub(super) const fn pixel(&self) -> u64 {
        let channels = match self.colour {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        channels * self.depth as u64
    }

    /// How many bytes a frame of `width` by `height` pixels fills once inflated, filter bytes included.
    pub(super) fn raw(&self, width: u32, height: u32) -> u64 {
        let pixel = self.pixel();
        let rows =
            |(width, height): (u64, u64)| if width == 0 { 0 } else { (1 + (width * pixel).div_ceil(8)) * height };
        self.passes(width, height).into_iter().map(rows).sum()
    }

    /// The passes of a frame of `width` by `height` pixels: the width of each and its number of rows.
    pub(super) fn passes(&self, width: u32, height: u32) -> Vec<(u64, u64)> {
        let (width, height) = (u64::from(width), u64::from(height));
        if !self.interlaced {
            return vec![(width, height)];
        }
        let side = |len: u64, first: u64, step: u64| len.saturating_sub(first).div_ceil(step);
        PASSES.iter().map(|&(x, y, dx, dy)| (side(width, x, dx), side(height, y, dy))).collect()
    }
}
