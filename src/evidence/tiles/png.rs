//! The tiles of a PNG: squares of 16 by 16 pixels, unfiltered, in one form whatever kind of colours the file stores.

use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder as _};

use super::grid::{Coding, Grid};
use crate::error::{Error, Reason, Result};
use crate::evidence::fault;
use crate::limits::Limits;
use crate::pixels::blocks::Blocks;
use crate::pixels::cover::{Cover, Overlay};
use crate::pixels::decode::undecodable;
use crate::report::Orientation;
use crate::seed::Seed;
use crate::source::Source;
use crate::source::cursor::Cursor;

/// The side of a tile in pixels.
const SIDE: u32 = 16;

fn size(source: &dyn Source, limits: &Limits) -> Result<(u32, u32)> {
    let (width, height) = decoder(source, limits)?.dimensions();
    limits.picture(u64::from(width), u64::from(height), 0)?;
    Ok((width, height))
}

fn decoder<'a>(source: &'a dyn Source, limits: &Limits) -> Result<PngDecoder<Cursor<'a>>> {
    let mut bounds = image::Limits::no_limits();
    bounds.max_alloc = Some(limits.memory / 2);
    PngDecoder::with_limits(Cursor::new(source), bounds).map_err(undecodable)
}

pub(super) fn grid(source: &dyn Source, limits: &mut Limits) -> fault::Result<Grid> {
    let (width, height) = size(source, limits)?;
    let header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    Ok(Grid { coding: Coding::PngPixels, across: width.div_ceil(SIDE), down: height.div_ceil(SIDE), header })
}

/// Marks the tiles that covers touch.
pub(super) fn mark(
    source: &dyn Source,
    covers: &[Cover],
    orientation: Orientation,
    marks: &mut [bool],
    limits: &mut Limits,
) -> fault::Result<()> {
    let (width, height) = size(source, limits)?;
    let overlay = Overlay::new(covers, orientation, (width, height), Blocks::PIXELS, &mut Seed::new([0; 32]));
    for y in 0..height {
        let row = y / SIDE * width.div_ceil(SIDE);
        overlay.row(y, |x, _| {
            if let Some(mark) = marks.get_mut((row + x / SIDE) as usize) {
                *mark = true;
            }
        });
    }
    Ok(())
}

/// Gives the bytes of every tile to `each`, row by row.
pub(super) fn tiles(
    source: &dyn Source,
    limits: &mut Limits,
    each: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> fault::Result<()> {
    let (width, height) = size(source, limits)?;
    let decoder = decoder(source, limits)?;
    limits.debit(decoder.total_bytes() * 3, 0)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(undecodable)?;
    let wide = matches!(
        picture,
        DynamicImage::ImageLuma16(_)
            | DynamicImage::ImageLumaA16(_)
            | DynamicImage::ImageRgb16(_)
            | DynamicImage::ImageRgba16(_)
    );
    let mut tile: Vec<[u16; 4]> = Vec::with_capacity((SIDE * SIDE) as usize);
    let mut bytes = Vec::new();
    let outside = Error::new(Reason::Broken, "a pixel outside of the picture");
    let (eight, sixteen) = if wide { (None, Some(picture.to_rgba16())) } else { (Some(picture.to_rgba8()), None) };
    drop(picture);
    for top in (0..height).step_by(SIDE as usize) {
        for left in (0..width).step_by(SIDE as usize) {
            tile.clear();
            for y in top..(top + SIDE).min(height) {
                for x in left..(left + SIDE).min(width) {
                    let pixel = match (&eight, &sixteen) {
                        (Some(eight), _) => {
                            eight.get_pixel_checked(x, y).map(|pixel| pixel.0.map(|value| u16::from(value) * 257))
                        }
                        (_, Some(sixteen)) => sixteen.get_pixel_checked(x, y).map(|pixel| pixel.0),
                        _ => None,
                    };
                    tile.push(pixel.ok_or(outside)?);
                }
            }
            written(&mut tile, &mut bytes);
            each(&bytes)?;
        }
    }
    Ok(())
}

/// A tile's pixels in the shortest of four forms: of 8 or 16 bits, with or without an alpha. What is wholly transparent has no colour.
fn written(tile: &mut [[u16; 4]], bytes: &mut Vec<u8>) {
    tile.iter_mut().filter(|[.., alpha]| *alpha == 0).for_each(|pixel| *pixel = [0; 4]);
    let wide = tile.as_flattened().iter().any(|value| value % 257 != 0);
    let alpha = tile.iter().any(|[.., alpha]| *alpha != u16::MAX);
    bytes.clear();
    bytes.push(u8::from(wide) << 1 | u8::from(alpha));
    for value in tile.iter().flat_map(|pixel| pixel.iter().take(if alpha { 4 } else { 3 })) {
        if wide {
            bytes.extend_from_slice(&value.to_be_bytes());
        } else {
            bytes.push((value / 257) as u8);
        }
    }
}
