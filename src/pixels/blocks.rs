//! Blocks: how far what is under a pixel of a lossy picture spreads to others, on the way into the file and out of it.
//!
//! An encoder codes blocks whole, and mixes the colours of neighbours where it stores them at a part of the size; a decoder mixes them
//! again, and smooths the edges of blocks. What an encoder of VP8, HEVC, AV1 or JPEG XL predicts from one block to the next
//! is spread over all that follows, and no cover holds that.

use std::ops::Range;

use crate::codecs::jpeg::coded::{Component, Frame, Picture};
use crate::error::Result;
use crate::format::Format;
use crate::limits::Limits;
use crate::pixels::region::{Region, Shape};
use crate::report::Report;
use crate::source::Source;

/// The blocks of a stored picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blocks {
    /// A block's width and height in pixels.
    pub size: (u32, u32),
    /// How far a block reaches over its edges, in pixels across and down.
    pub spread: (f32, f32),
}

impl Blocks {
    /// Each pixel stands for itself.
    pub const PIXELS: Self = Self { size: (1, 1), spread: (0.0, 0.0) };

    const fn square(side: u32, spread: f32) -> Self {
        Self { size: (side, side), spread: (spread, spread) }
    }

    /// The MCUs of a JPEG, and one sample of the component that is stored smallest (T.81, A.2.3).
    pub fn of_jpeg(frame: &Frame) -> Self {
        let spread = |most: u32, own: fn(&Component) -> u32| {
            let least = frame.components.iter().map(own).min().unwrap_or(1).max(1);
            (most / 8).div_ceil(least)
        };
        let (across, down) = (spread(frame.mcu.0, |c| c.across), spread(frame.mcu.1, |c| c.down));
        let wide = |samples: u32| if samples > 1 { samples as f32 } else { 0.0 };
        Self { size: frame.mcu, spread: (wide(across), wide(down)) }
    }

    /// Those of the picture of `source`, which `report` is of. Errors: `malformed`, `limit`, `read`.
    pub fn of(source: &dyn Source, report: &Report, limits: &mut Limits) -> Result<Self> {
        let lossless = || report.segments.iter().any(|segment| segment.name == "VP8L");
        Ok(match report.format {
            Format::Jpeg => Self::of_jpeg(&Picture::open(source, limits)?.frame),
            // Macroblocks, and what the loop filter reaches (RFC 6386, 15).
            Format::WebP if !lossless() => Self::square(16, 4.0),
            // The largest usual transforms, and what the filters of their edges reach (H.265, 8.7; AV1, 7.14 to 7.17).
            Format::Heic | Format::Avif | Format::Jxl => Self::square(32, 8.0),
            _ => Self::PIXELS,
        })
    }

    /// All that a decoder may have mixed with the blocks of these columns of a row.
    pub(super) fn decoded(self, columns: Range<u32>, row: u32) -> Region {
        let ((wide, high), (across, down)) = (self.size, self.spread);
        Region {
            shape: Shape::Box,
            x: (columns.start * wide) as f32 - across,
            y: (row * high) as f32 - down,
            width: (columns.len() as u32 * wide) as f32 + 2.0 * across,
            height: high as f32 + 2.0 * down,
        }
    }
}
