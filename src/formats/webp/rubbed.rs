//! Pixels of no alpha that have a colour all the same: what was there before somebody rubbed it out. A picture with such
//! pixels is written anew, without loss and without them; what it shows stays, as it is decoded here.

use image::codecs::webp::{WebPDecoder, WebPEncoder};
use image::{DynamicImage, ExtendedColorType};

use super::chunk::{self, Chunk};
use super::vp8;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::reader::Reader;
use crate::source::Source;
use crate::source::cursor::Cursor;
use crate::span::Span;

/// Bytes of a decoded pixel.
const PIXEL: u64 = 4;
/// Where the header of a file of one chunk ends, and the chunk's own.
const HEAD: usize = 20;

/// The content of a VP8L chunk that shows what `picture` shows with the plane in `alpha`; nothing where every pixel
/// that is not shown is black as it is.
///
/// What it returns is debited from `limits`. Errors: `malformed`, `limit`, `read`; `refused` for a picture that says of
/// itself that it has no transparent parts, and has.
pub(super) fn anew(
    source: &dyn Source,
    alpha: Option<&Chunk>,
    picture: &Chunk,
    limits: &mut Limits,
) -> Result<Option<Vec<u8>>> {
    let at = picture.span.start;
    let reader = Reader::new(source, picture.content)?;
    let lossy = &picture.kind == b"VP8 ";
    let (width, height) = if lossy { vp8::lossy(reader) } else { vp8::lossless(reader) }?;
    limits.picture(width.into(), height.into(), at)?;
    let pixels = u64::from(width) * u64::from(height) * PIXEL;
    let (file, hinted) =
        if lossy { (with_alpha(alpha, picture, (width, height)), true) } else { hinted(source, picture)? };
    // The planes of brightness and colour, and what a plane of alpha is decoded from, are held besides.
    let held = if lossy { 3 * pixels } else { pixels };
    limits.debit(held, at)?;
    let broken = Error::malformed("the coded picture is broken", at);
    let file = file.over(source);
    let decoded = WebPDecoder::new(Cursor::new(&file)).and_then(DynamicImage::from_decoder).map_err(|_| broken)?;
    let DynamicImage::ImageRgba8(mut decoded) = decoded else { return Err(broken) };
    if (decoded.width(), decoded.height()) != (width, height) {
        return Err(broken);
    }
    if !hinted && decoded.pixels().any(|pixel| pixel.0[3] != 255) {
        return Err(
            Error::new(Reason::Inseparable, "the picture has transparent parts and says that it has none").or_at(at)
        );
    }
    let mut found = false;
    for pixel in decoded.pixels_mut().filter(|pixel| pixel.0[3] == 0) {
        found |= pixel.0 != [0; 4];
        pixel.0 = [0; 4];
    }
    let mut written = Vec::new();
    if found {
        limits.debit(2 * pixels, at)?;
        WebPEncoder::new_lossless(&mut written)
            .encode(&decoded, width, height, ExtendedColorType::Rgba8)
            .map_err(|_| Error::at(Reason::TooLarge, "the picture could not be compressed anew", at))?;
        limits.credit(2 * pixels);
    }
    drop(decoded);
    limits.credit(held);
    if !found {
        return Ok(None);
    }
    let len = written.get(HEAD - 4..HEAD).and_then(|len| len.try_into().ok()).map(u32::from_le_bytes).ok_or(broken)?;
    let content = written.get(HEAD..HEAD + len as usize).ok_or(broken)?.to_vec();
    limits.debit(content.len() as u64, at)?;
    Ok(Some(content))
}

/// A file of its own with a lossy picture and its plane of alpha.
fn with_alpha(alpha: Option<&Chunk>, picture: &Chunk, (width, height): (u32, u32)) -> Parts {
    let side = |side: u32| side.saturating_sub(1).to_le_bytes().into_iter().take(3);
    let header = [0x10, 0, 0, 0].into_iter().chain(side(width)).chain(side(height)).collect();
    let mut chunks = chunk::around(b"VP8X", vec![Part::Bytes(header)]);
    alpha.into_iter().for_each(|alpha| chunks.extend(alpha.parts()));
    chunks.extend(picture.parts());
    file(chunks)
}

/// A file of its own with a lossless picture whose alpha counts, and whether the picture itself says so.
fn hinted(source: &dyn Source, picture: &Chunk) -> Result<(Parts, bool)> {
    let mut head = Reader::new(source, picture.content)?.array::<5>()?;
    let hinted = head[4] & 0x10 != 0;
    head[4] |= 0x10;
    let rest = Span::new(picture.content.start + 5, picture.content.end);
    Ok((file(chunk::around(b"VP8L", vec![Part::Bytes(head.to_vec()), Part::Copy(rest)])), hinted))
}

fn file(chunks: Vec<Part>) -> Parts {
    let len = 4 + chunks.iter().map(Part::len).sum::<u64>();
    let head = [&b"RIFF"[..], &(len as u32).to_le_bytes(), b"WEBP"].concat();
    std::iter::once(Part::Bytes(head)).chain(chunks).collect()
}
