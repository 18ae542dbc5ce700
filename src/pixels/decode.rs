//! Decoding: a still's first picture as upright sRGB pixels, at full size or, where that is too large, at a fraction.

use image::ImageDecoder;
use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};

use crate::error::{Error, Reason, Result};
use crate::formats::{png, webp};
use crate::limits::Limits;
use crate::pixels::raster::{Raster, on_white};
use crate::pixels::resample::READABLE;
use crate::pixels::{colour, heif, jpeg};
use crate::report::Picture;
use crate::source::Source;
use crate::source::cursor::Cursor;

/// The most pixels of a picture that is looked at.
pub(crate) const SEEN_PIXELS: u64 = 20_000_000;
/// The most pixels of a picture that is drawn anew: of half the side there would be fewer than a copy may have.
pub(crate) const DRAWN_PIXELS: u64 = 32_000_000;
/// As many where half the side would be too short to be read.
const LONG_PIXELS: u64 = 40_000_000;

/// Decodes a PNG. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn png(source: &dyn Source, _: u32, limits: &mut Limits) -> Result<Raster> {
    let made = png::closed(source, limits)?;
    let source = made.as_ref().map_or(source, |(made, _)| made as &dyn Source);
    still(PngDecoder::with_limits(Cursor::new(source), bounds(limits)).map_err(undecodable)?, limits)
}

/// Decodes a WebP. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn webp(source: &dyn Source, _: u32, limits: &mut Limits) -> Result<Raster> {
    let made = webp::closed(source, limits)?;
    let source = made.as_ref().map_or(source, |(made, _)| made as &dyn Source);
    still(WebPDecoder::new(Cursor::new(source)).map_err(undecodable)?, limits)
}

/// Decodes a GIF's first frame. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn gif(source: &dyn Source, _: u32, limits: &mut Limits) -> Result<Raster> {
    still(GifDecoder::new(Cursor::new(source)).map_err(undecodable)?, limits)
}

/// Decodes a bitmap. Errors: `malformed`, `limit`, `refused`, `read`.
pub(crate) fn bmp(source: &dyn Source, _: u32, limits: &mut Limits) -> Result<Raster> {
    still(BmpDecoder::new(Cursor::new(source)).map_err(undecodable)?, limits)
}

/// Decodes a HEIC, at 1/`by` of its size. Errors: those of [`heif::decode`].
pub(crate) fn heic(source: &dyn Source, by: u32, limits: &mut Limits) -> Result<Raster> {
    heif::decode(source, by, limits)
}

const NOT_DECODED: Error = Error::new(Reason::NotDecoded, "the picture is not decoded here");

fn bounds(limits: &Limits) -> image::Limits {
    let mut bounds = image::Limits::no_limits();
    bounds.max_alloc = Some(limits.memory);
    bounds
}

/// Whatever a decoder says, a person reads the same; its own words might quote the file. What no reader here found broken is not
/// called so because a decoder gave up.
pub(crate) fn undecodable(error: image::ImageError) -> Error {
    match error {
        image::ImageError::Limits(_) => Error::new(Reason::TooLarge, "the picture is too large to decode here"),
        image::ImageError::Unsupported(_) => {
            Error::new(Reason::UnknownCodec, "the picture is coded in a way that is not known here")
        }
        image::ImageError::IoError(error) => {
            *error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()).unwrap_or(&NOT_DECODED)
        }
        _ => NOT_DECODED,
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

/// By how much a picture is made smaller while it is decoded, where its format can do that, so that it has at most so many
/// pixels: 1, 2, 4 or 8. Errors: `limit` where that is not enough.
pub(crate) fn part(picture: &Picture, most: u64) -> Result<u32> {
    let side = picture.width.min(picture.height);
    let fits = |&by: &u32| {
        let pixels = u64::from(picture.width / by) * u64::from(picture.height / by);
        let long = side / by >= READABLE && side / by / 2 < READABLE;
        pixels <= if long && most == DRAWN_PIXELS { LONG_PIXELS } else { most }
    };
    let by = [1, 2, 4, 8].into_iter().find(fits);
    by.ok_or(Error::at(Reason::TooManyPixels, "the picture has too many pixels", 0))
}

/// Decodes a JPEG, at 1/`by` of its size. Errors: those of [`jpeg::decode`], `limit`.
pub(crate) fn jpeg(source: &dyn Source, by: u32, limits: &mut Limits) -> Result<Raster> {
    let (mut raster, profile) = jpeg::decode(source, by, limits)?;
    colour::to_srgb(&mut raster.rgb, Some(&profile));
    Ok(raster)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoder_that_gives_up_does_not_make_a_file_a_broken_one() {
        use image::error::{DecodingError, ImageError, ImageFormatHint};
        let gives_up = DecodingError::new(ImageFormatHint::Unknown, "it gives up");
        assert_eq!(undecodable(ImageError::Decoding(gives_up)).reason, Reason::NotDecoded);
    }
    use crate::pixels::resample::copy_size;
    use crate::report::Orientation;

    #[test]
    fn a_photo_of_many_pixels_is_drawn_from_as_many_as_its_copy_has() {
        for (width, height) in [(5712, 4284), (6000, 4000), (6528, 4896), (8160, 6120), (1080, 30000), (1200, 33000)] {
            let by =
                part(&Picture { width, height, orientation: Orientation::UPRIGHT, frames: 1 }, DRAWN_PIXELS).unwrap();
            let (across, down) = copy_size(width, height);
            assert!(width / by >= across && height / by >= down, "{width} {height} by {by}: {across} {down}");
        }
    }
}
