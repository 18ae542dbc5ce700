//! Rasters: upright sRGB pixels in memory.

use crate::error::Result;
use crate::limits::Limits;

/// Upright pixels, 8 bits a channel, red, green, blue, row by row without gaps; sRGB (IEC 61966-2-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// `width * height * 3` bytes.
    pub rgb: Vec<u8>,
}

/// A pixel on a white ground: red, green, blue and an alpha that nothing was multiplied with.
pub fn on_white([r, g, b, alpha]: [u8; 4]) -> [u8; 3] {
    let alpha = u32::from(alpha);
    [r, g, b].map(|colour| ((u32::from(colour) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
}

impl Raster {
    /// A black raster, debited from `limits`. Errors: `malformed` for no pixels, `limit` for too many.
    pub fn new(width: u32, height: u32, limits: &mut Limits) -> Result<Self> {
        limits.picture(width.into(), height.into(), 0)?;
        let bytes = u64::from(width) * u64::from(height) * 3;
        limits.debit(bytes, 0)?;
        Ok(Self { width, height, rgb: vec![0; bytes as usize] })
    }
}
