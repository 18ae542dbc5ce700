//! The `fmt ` chunk (RFC 2361; Microsoft, WAVEFORMATEX and WAVEFORMATEXTENSIBLE).

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// How many bytes follow the common sixteen: the count of the extension, and the extension itself.
const fn extension(tag: u16) -> Option<usize> {
    Some(match tag {
        // PCM needs no count.
        1 => 0,
        // IEEE float, A-law, mu-law, DVI/IMA ADPCM, GSM 6.10, G.726, G.721.
        3 | 6 | 7 => 2,
        0x11 | 0x31 | 0x40 | 0x45 | 0x64 => 4,
        // MS ADPCM, MPEG, MPEG layer 3, extensible.
        2 => 34,
        0x50 => 24,
        0x55 => 14,
        0xfffe => 24,
        // AC-3, DTS, raw AAC and ADTS: no extension, or one of a known shape.
        0x2000 | 0x2001 => 2,
        _ => return None,
    })
}

/// Adds the chunk's segment; in its place goes the common part with as much extension as its coding is known to have.
///
/// Errors: `refused` for a coding that is not known, `malformed`, `limit`, `read`.
pub fn read(source: &dyn Source, body: Span, span: Span, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let bytes = Reader::new(source, body)?.bytes(body.len(), limits)?;
    let Some(&[low, high]) = bytes.get(..2) else {
        return Err(Error::malformed("a WAVE format that is cut short", body.start));
    };
    let tag = u16::from_le_bytes([low, high]);
    let known =
        extension(tag).ok_or(Error::refused("sound coded in a way that is not known here").or_at(body.start))?;
    let mut kept = bytes.get(..16).ok_or(Error::malformed("a WAVE format that is cut short", body.start))?.to_vec();
    if known > 0 {
        kept.extend((known as u16 - 2).to_le_bytes());
        kept.extend_from_slice(bytes.get(18..(16 + known).min(bytes.len()).max(18)).unwrap_or_default());
        kept.resize(16 + known, 0);
    }
    let chunk = [b"fmt ".as_slice(), &(kept.len() as u32).to_le_bytes(), &kept].concat();
    if kept == bytes && span.len() == chunk.len() as u64 {
        report.push(Segment::new(span, Role::Structure, "fmt "));
    } else {
        report.push(Segment::new(span, Role::Metadata, "fmt ").instead(vec![Part::Bytes(chunk)]));
    }
    limits.release(body.len());
    Ok(())
}
