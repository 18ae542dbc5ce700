//! Previews: a small copy of a raster for a screen.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use crate::error::{Error, Kind, Result};
use crate::limits::Limits;
use crate::pixels::raster::Raster;

/// Width, height and RGBA pixels of `raster` made so small that its longer side has at most `max_side` pixels.
pub fn preview(raster: &Raster, max_side: u32, limits: &mut Limits) -> Result<(u32, u32, Vec<u8>)> {
    let scale = (f64::from(max_side.max(1)) / f64::from(raster.width.max(raster.height))).min(1.0);
    let fit = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    let mut small = Raster::new(fit(raster.width), fit(raster.height), limits)?;
    let fault = Error::new(Kind::Limit, "the picture cannot be shown");
    let from = ImageRef::new(raster.width, raster.height, &raster.rgb, PixelType::U8x3).map_err(|_| fault)?;
    let mut to = Image::from_slice_u8(small.width, small.height, &mut small.rgb, PixelType::U8x3).map_err(|_| fault)?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&from, &mut to, &options).map_err(|_| fault)?;
    let rgba = small.rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect();
    Ok((small.width, small.height, rgba))
}
