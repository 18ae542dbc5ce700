//! A PNG with covers in it: every pixel outside them as it was.

use image::codecs::png::{PngDecoder, PngEncoder};
use image::{DynamicImage, GenericImage, Rgba};

use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::cover::{Canvas, Cover, Overlay};
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
    let broken = Error::new(Reason::Broken, "the picture is broken");
    let mut bounds = image::Limits::no_limits();
    bounds.max_alloc = Some(limits.memory / 2);
    let decoder = PngDecoder::with_limits(Cursor::new(source), bounds).map_err(|_| broken)?;
    limits.debit(image::ImageDecoder::total_bytes(&decoder) * 2, 0)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| broken)?;
    let size = (picture.width(), picture.height());
    let overlay = Overlay::new(covers, &Canvas { orientation, size, scale: 1.0, unit: (1, 1) }, &mut seed);
    for y in 0..size.1 {
        overlay.row(y, |x, [r, g, b]| picture.put_pixel(x, y, Rgba([r, g, b, 255])));
    }
    let mut encoded = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut encoded)).map_err(|_| broken)?;
    let mut written = encoded.get(..HEAD as usize).ok_or(broken)?.to_vec();
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
    written.extend_from_slice(encoded.get(HEAD as usize..).ok_or(broken)?);
    Ok(written)
}
