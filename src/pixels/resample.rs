//! Resampling: a slight random crop and a size from a short ladder, so that neither the pixel grid nor the dimensions
//! of a copy are those of its original.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::raster::Raster;
use crate::seed::Seed;

/// The lengths that a copy's longer side may have, in pixels.
pub const LADDER: [u32; 26] = [
    64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1152, 1280, 1440, 1600, 1920,
    2240, 2560, 2880, 3200,
];

/// The most that is cropped from a side, as a share of it.
const CROP: f64 = 0.012;

/// How much smaller than the crop the copy is at least.
const SHRINK: f64 = 0.985;

/// The size of a copy of a picture of `width` by `height`: the longer side from [`LADDER`], the shorter in proportion and
/// a multiple of 8 (T.81 blocks), at least 8.
pub fn copy_size(width: u32, height: u32) -> (u32, u32) {
    let long = f64::from(width.max(height));
    let rung = LADDER.iter().rev().copied().find(|&rung| f64::from(rung) <= long * SHRINK).unwrap_or(LADDER[0]);
    let short = f64::from(width.min(height)) * f64::from(rung) / long;
    let short = ((short / 8.0).round() as u32 * 8).clamp(8, rung);
    if width >= height { (rung, short) } else { (short, rung) }
}

/// A copy of `raster` at its [`copy_size`], of a crop whose place is drawn from `seed`. Errors: `limit`.
pub fn resample(raster: &Raster, seed: &mut Seed, limits: &mut Limits) -> Result<Raster> {
    let mut cut = |side: u32| {
        let side = f64::from(side);
        let (before, after) = (seed.unit() * CROP / 2.0 * side, seed.unit() * CROP / 2.0 * side);
        (before, side - before - after)
    };
    let ((left, wide), (top, high)) = (cut(raster.width), cut(raster.height));
    let options = ResizeOptions::new().crop(left, top, wide, high);
    resize(raster, copy_size(raster.width, raster.height), FilterType::CatmullRom, options, limits)
}

/// A small copy of `raster` for a screen, its longer side at most `max_side` pixels. Errors: `limit`.
pub fn preview(raster: &Raster, max_side: u32, limits: &mut Limits) -> Result<Raster> {
    let scale = (f64::from(max_side.max(1)) / f64::from(raster.width.max(raster.height))).min(1.0);
    let fit = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    resize(raster, (fit(raster.width), fit(raster.height)), FilterType::Bilinear, ResizeOptions::new(), limits)
}

fn resize(
    raster: &Raster,
    (width, height): (u32, u32),
    filter: FilterType,
    options: ResizeOptions,
    limits: &mut Limits,
) -> Result<Raster> {
    let mut copy = Raster::new(width, height, limits)?;
    let fault = Error::new(Reason::TooLarge, "the picture cannot be resampled");
    // Typed views keep the library's code for other kinds of pixels out of the room.
    let from = TypedImageRef::<U8x3>::from_buffer(raster.width, raster.height, &raster.rgb).map_err(|_| fault)?;
    let mut to = TypedImage::<U8x3>::from_buffer(width, height, &mut copy.rgb).map_err(|_| fault)?;
    let options = options.resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new().resize_typed(&from, &mut to, &options).map_err(|_| fault)?;
    Ok(copy)
}
