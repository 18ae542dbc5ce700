//! Decoding: a still's first picture as upright sRGB pixels, at full size or, where that is too large, at a fraction.

use image::ImageDecoder;
use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::raster::{Raster, on_white};
use crate::pixels::{colour, heif, jpeg, orient};
use crate::report::Picture;
use crate::source::Source;
use crate::source::cursor::Cursor;

/// The most pixels that are worked on at once; a JPEG or HEIC that has more is decoded at a half, a quarter or an eighth.
pub(crate) const WORKING_PIXELS: u64 = 20_000_000;

/// Decodes `picture` of `source` with its format's decoder, and turns it upright. Errors: those of the decoder, `limit`.
pub(crate) fn upright(
    decode: fn(&dyn Source, &Picture, &mut Limits) -> Result<Raster>,
    source: &dyn Source,
    picture: &Picture,
    limits: &mut Limits,
) -> Result<Raster> {
    limits.picture(picture.width.into(), picture.height.into(), 0)?;
    let stored = decode(source, picture, limits)?;
    orient::upright(stored, picture.orientation, limits)
}

/// Decodes a PNG. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn png(source: &dyn Source, _: &Picture, limits: &mut Limits) -> Result<Raster> {
    still(PngDecoder::with_limits(Cursor::new(source), bounds(limits)).map_err(undecodable)?, limits)
}

/// Decodes a WebP. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn webp(source: &dyn Source, _: &Picture, limits: &mut Limits) -> Result<Raster> {
    still(WebPDecoder::new(Cursor::new(source)).map_err(undecodable)?, limits)
}

/// Decodes a GIF's first frame. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn gif(source: &dyn Source, _: &Picture, limits: &mut Limits) -> Result<Raster> {
    still(GifDecoder::new(Cursor::new(source)).map_err(undecodable)?, limits)
}

/// Decodes a bitmap. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn bmp(source: &dyn Source, _: &Picture, limits: &mut Limits) -> Result<Raster> {
    still(BmpDecoder::new(Cursor::new(source)).map_err(undecodable)?, limits)
}

/// Decodes a HEIC, at a fraction of its size where it has more than [`WORKING_PIXELS`]. Errors: those of [`heif::decode`].
pub(crate) fn heic(source: &dyn Source, picture: &Picture, limits: &mut Limits) -> Result<Raster> {
    heif::decode(source, part(picture)?, limits)
}

fn bounds(limits: &Limits) -> image::Limits {
    let mut bounds = image::Limits::no_limits();
    bounds.max_alloc = Some(limits.memory);
    bounds
}

/// Whatever a decoder says, a person reads the same; its own words might quote the file.
fn undecodable(error: image::ImageError) -> Error {
    match error {
        image::ImageError::Limits(_) => Error::new(Reason::TooLarge, "the picture is too large to decode here"),
        image::ImageError::Unsupported(_) => {
            Error::new(Reason::UnknownCodec, "the picture is coded in a way that is not known here")
        }
        image::ImageError::IoError(error) => *error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Error>())
            .unwrap_or(&Error::new(Reason::Broken, "the picture is cut off or broken")),
        _ => Error::new(Reason::Broken, "the picture is broken"),
    }
}

/// Decodes through the `image` crate; transparent parts are laid on white.
fn still(mut decoder: impl ImageDecoder, limits: &mut Limits) -> Result<Raster> {
    let (width, height) = decoder.dimensions();
    let bytes = decoder.total_bytes();
    limits.debit(bytes, 0)?;
    let profile = decoder.icc_profile().ok().flatten();
    decoder.set_limits(bounds(limits)).map_err(undecodable)?;
    let decoded = image::DynamicImage::from_decoder(decoder).map_err(undecodable)?;
    let mut raster = Raster::new(width, height, limits)?;
    if decoded.color().has_alpha() {
        let rgba = decoded.into_rgba8();
        for (out, pixel) in raster.rgb.as_chunks_mut().0.iter_mut().zip(rgba.pixels()) {
            *out = on_white(pixel.0);
        }
    } else {
        raster.rgb = decoded.into_rgb8().into_raw();
    }
    limits.credit(bytes);
    colour::to_srgb(&mut raster.rgb, profile.as_deref());
    Ok(raster)
}

/// By how much a picture is made smaller while it is decoded, so that it has at most [`WORKING_PIXELS`]: 1, 2, 4 or 8.
fn part(picture: &Picture) -> Result<u32> {
    let pixels = |by: u32| u64::from(picture.width / by) * u64::from(picture.height / by);
    let by = [1, 2, 4, 8].into_iter().find(|&by| pixels(by) <= WORKING_PIXELS);
    by.ok_or(Error::at(Reason::TooManyPixels, "the picture has too many pixels", 0))
}

/// Decodes a JPEG, at a half, a quarter or an eighth of its size where it has more than [`WORKING_PIXELS`].
/// Errors: those of [`jpeg::decode`], `limit`.
pub(crate) fn jpeg(source: &dyn Source, picture: &Picture, limits: &mut Limits) -> Result<Raster> {
    let (mut raster, profile) = jpeg::decode(source, part(picture)?, limits)?;
    colour::to_srgb(&mut raster.rgb, Some(&profile));
    Ok(raster)
}
