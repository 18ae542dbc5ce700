//! A PNG with covers in it: every pixel outside them as it was.

use image::codecs::png::{PngDecoder, PngEncoder};
use image::{DynamicImage, GenericImage, ImageDecoder as _, Rgba};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::blocks::Blocks;
use crate::pixels::cover::{Cover, Overlay};
use crate::pixels::decode::undecodable;
use crate::reader::Reader;
use crate::report::Orientation;
use crate::seed::Seed;
use crate::source::Source;
use crate::source::cursor::Cursor;

/// The chunks that say how pixels are to be shown; the encoder knows nothing of them.
const SHOWN_BY: [&[u8; 4]; 9] = [b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"pHYs", b"eXIf"];

/// Signature and IHDR, which every PNG starts with, in bytes.
const HEAD: u64 = 8 + 25;

/// The picture of `source`, which must be a stripped PNG of one image, as a whole new file with `covers` on it.
/// Errors: `malformed`, `limit`, `read`.
pub(crate) fn covered(
    source: &dyn Source,
    covers: &[Cover],
    orientation: Orientation,
    mut seed: Seed,
    limits: &mut Limits,
) -> Result<Vec<u8>> {
    let unwritten = Error::new(Reason::Internal, "the picture cannot be encoded");
    let mut bounds = image::Limits::no_limits();
    bounds.max_alloc = Some(limits.memory / 2);
    let mut decoder = PngDecoder::with_limits(Cursor::new(source), bounds).map_err(undecodable)?;
    limits.debit(decoder.total_bytes() * 2, 0)?;
    let profiled = decoder.icc_profile().is_ok_and(|profile| profile.is_some());
    let mut picture = DynamicImage::from_decoder(decoder).map_err(undecodable)?;
    let size = (picture.width(), picture.height());
    let overlay = Overlay::new(covers, orientation, size, Blocks::PIXELS, &mut seed);
    for y in 0..size.1 {
        overlay.row(y, |x, _| picture.put_pixel(x, y, Rgba([0, 0, 0, 255])));
    }
    picture = reduced(picture, profiled);
    for y in 0..size.1 {
        overlay.row(y, |x, [r, g, b]| picture.put_pixel(x, y, Rgba([r, g, b, 255])));
    }
    let mut encoded = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut encoded)).map_err(|_| unwritten)?;
    let mut written = encoded.get(..HEAD as usize).ok_or(unwritten)?.to_vec();
    let mut reader = Reader::whole(source);
    reader.take(HEAD)?;
    loop {
        let start = reader.at();
        let length = u64::from(reader.u32_be()?);
        let name = reader.array::<4>()?;
        reader.take(length + 4)?;
        if &name == b"IDAT" {
            break;
        }
        if SHOWN_BY.contains(&&name) {
            reader.seek(start)?;
            written.extend(reader.bytes(length + 12, limits)?);
        }
    }
    written.extend_from_slice(encoded.get(HEAD as usize..).ok_or(unwritten)?);
    Ok(written)
}

/// The picture without an alpha or colours that none of its pixels has: what lay under a cover may have been all that asked for
/// them. A profile is of the kind of colours that it came with.
fn reduced(picture: DynamicImage, profiled: bool) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let opaque = match &picture {
        DynamicImage::ImageRgba8(pixels) => pixels.as_raw().as_chunks::<4>().0.iter().all(|pixel| pixel[3] == 255),
        DynamicImage::ImageLumaA8(pixels) => pixels.as_raw().as_chunks::<2>().0.iter().all(|pixel| pixel[1] == 255),
        _ => false,
    };
    let picture = match picture {
        DynamicImage::ImageRgba8(pixels) if opaque => of(width, height, pixels.into_raw(), 4, 3),
        DynamicImage::ImageLumaA8(pixels) if opaque => of(width, height, pixels.into_raw(), 2, 1),
        other => other,
    };
    match picture {
        DynamicImage::ImageRgb8(pixels)
            if !profiled && pixels.as_raw().as_chunks::<3>().0.iter().all(|[r, g, b]| r == g && g == b) =>
        {
            of(width, height, pixels.into_raw(), 3, 1)
        }
        other => other,
    }
}

/// The first `kept` of each `channels`.
fn of(width: u32, height: u32, bytes: Vec<u8>, channels: usize, kept: usize) -> DynamicImage {
    let bytes = bytes.chunks_exact(channels).flat_map(|pixel| pixel.iter().take(kept)).copied().collect();
    let picture = if kept == 3 {
        image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    } else {
        image::GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8)
    };
    picture.unwrap_or_default()
}
