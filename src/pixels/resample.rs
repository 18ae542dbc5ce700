//! Resampling: a slight random crop and a size from a short ladder, so that neither the pixel grid nor the dimensions
//! of a copy are those of its original.

// On wasm32 the library always has vector instructions in it.
#[cfg(any(test, all(target_arch = "wasm32", not(target_feature = "simd128"))))]
mod plain;

use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::raster::Raster;
use crate::seed::Seed;

/// What is between the pixels of the original.
#[derive(Clone, Copy, Debug)]
enum Filter {
    Bilinear,
    CatmullRom,
}

#[cfg(any(test, all(target_arch = "wasm32", not(target_feature = "simd128"))))]
impl Filter {
    const fn plain(self) -> plain::Filter {
        match self {
            Self::Bilinear => plain::BILINEAR,
            Self::CatmullRom => plain::CATMULL_ROM,
        }
    }
}

/// Left, top, width and height of what is seen of the original, in pixels.
type Crop = [f64; 4];

/// The sizes that a copy may have: of a picture that is four wide and three high the longer side, in pixels. One of another
/// shape has as many pixels.
pub const LADDER: [u32; 26] = [
    64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1152, 1280, 1440, 1600, 1920,
    2240, 2560, 2880, 3200,
];

/// The shorter side below which no copy goes of a picture that had as many pixels there: what is written in a long picture of a
/// screen can be read.
pub const READABLE: u32 = 1080;

/// The least and the most that is cropped from an edge, as a share of the side.
const CROP: [f64; 2] = [0.0015, 0.006];

/// How much smaller than the original the copy is at least, but for one that would be too short to be read.
const SHRINK: f64 = 0.985;

/// The size of a copy of a picture of `width` by `height`: as many pixels as one of [`LADDER`], in proportion, both sides a
/// multiple of 8 (T.81 blocks), at least 8; the shorter one not below [`READABLE`] where it was not.
pub fn copy_size(width: u32, height: u32) -> (u32, u32) {
    let (long, short) = (f64::from(width.max(height)), f64::from(width.min(height)));
    // Of a picture that is four by three with as many pixels.
    let own = (long * short * 4.0 / 3.0).sqrt();
    let rung = LADDER.iter().rev().copied().find(|&rung| f64::from(rung) <= own * SHRINK).unwrap_or(LADDER[0]);
    let (scale, readable) = (f64::from(rung) / own, f64::from(READABLE) / short);
    let scale = if readable <= 1.0 { scale.max(readable) } else { scale };
    let side = |side: f64| ((side * scale / 8.0).round() as u32 * 8).max(8);
    (side(f64::from(width)), side(f64::from(height)))
}

/// A copy of `raster` at its [`copy_size`], of a crop whose place is drawn from `seed`. Errors: `limit`.
pub fn resample(raster: &Raster, seed: &mut Seed, limits: &mut Limits) -> Result<Raster> {
    let mut cut = |side: u32| {
        let side = f64::from(side);
        let mut edge = || (CROP[0] + seed.unit() * (CROP[1] - CROP[0])) * side;
        let (before, after) = (edge(), edge());
        (before, side - before - after)
    };
    let ((left, wide), (top, high)) = (cut(raster.width), cut(raster.height));
    resize(raster, copy_size(raster.width, raster.height), Filter::CatmullRom, [left, top, wide, high], limits)
}

/// A small copy of `raster` for a screen, its longer side at most `max_side` pixels. Errors: `limit`.
pub fn preview(raster: &Raster, max_side: u32, limits: &mut Limits) -> Result<Raster> {
    let scale = (f64::from(max_side.max(1)) / f64::from(raster.width.max(raster.height))).min(1.0);
    let fit = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    let whole = [0.0, 0.0, f64::from(raster.width), f64::from(raster.height)];
    resize(raster, (fit(raster.width), fit(raster.height)), Filter::Bilinear, whole, limits)
}

#[cfg(not(all(target_arch = "wasm32", not(target_feature = "simd128"))))]
fn resize(
    raster: &Raster,
    (width, height): (u32, u32),
    filter: Filter,
    [left, top, wide, high]: Crop,
    limits: &mut Limits,
) -> Result<Raster> {
    use crate::error::{Error, Reason};
    use fast_image_resize::images::{TypedImage, TypedImageRef};
    use fast_image_resize::pixels::U8x3;
    use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

    let mut copy = Raster::new(width, height, limits)?;
    let fault = Error::new(Reason::TooLarge, "the picture cannot be resampled");
    // Typed views keep the library's code for other kinds of pixels out of the room.
    let from = TypedImageRef::<U8x3>::from_buffer(raster.width, raster.height, &raster.rgb).map_err(|_| fault)?;
    let mut to = TypedImage::<U8x3>::from_buffer(width, height, &mut copy.rgb).map_err(|_| fault)?;
    let filter = match filter {
        Filter::Bilinear => FilterType::Bilinear,
        Filter::CatmullRom => FilterType::CatmullRom,
    };
    let options = ResizeOptions::new().crop(left, top, wide, high).resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new().resize_typed(&from, &mut to, &options).map_err(|_| fault)?;
    Ok(copy)
}

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
fn resize(raster: &Raster, size: (u32, u32), filter: Filter, crop: Crop, limits: &mut Limits) -> Result<Raster> {
    plain::resize(raster, size, filter.plain(), crop, limits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noise with hard edges, which a filter overshoots.
    fn noise(width: u32, height: u32) -> Raster {
        let mut raster = Raster::new(width, height, &mut Limits::default()).unwrap();
        let mut state = width * 31 + height;
        for byte in &mut raster.rgb {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = if state & 0x300_0000 == 0 { 255 * (state >> 31) as u8 } else { (state >> 24) as u8 };
        }
        raster
    }

    #[test]
    fn without_vector_instructions_the_bytes_are_the_same() {
        let (whole, part) = ((0.0, 1.0), (0.0041, 0.9903));
        let mut differ = 0;
        for (width, height) in [(1, 1), (7, 3), (64, 48), (301, 97), (640, 479)] {
            for (to_width, to_height) in [(1, 1), (8, 8), (64, 48), (100, 7), (320, 240), (800, 600)] {
                for filter in [Filter::Bilinear, Filter::CatmullRom] {
                    for (start, length) in [whole, part] {
                        let raster = noise(width, height);
                        let of = |side: u32, share: f64| f64::from(side) * share;
                        let crop = [of(width, start), of(height, start), of(width, length), of(height, length)];
                        let own =
                            plain::resize(&raster, (to_width, to_height), filter.plain(), crop, &mut Limits::default());
                        let other = resize(&raster, (to_width, to_height), filter, crop, &mut Limits::default());
                        let (own, other) = (own.unwrap(), other.unwrap());
                        assert_eq!((own.width, own.height), (other.width, other.height));
                        assert!(
                            own.rgb == other.rgb,
                            "{width}x{height} to {to_width}x{to_height}, {filter:?}, {crop:?}"
                        );
                        differ += u32::from(own.rgb != raster.rgb);
                    }
                }
            }
        }
        assert!(differ > 100, "pictures are resized");
    }
}
