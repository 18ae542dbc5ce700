//! Sample descriptions (ISO/IEC 14496-12 §8.5.2), written anew from what is known to be needed to decode.

mod audio;
mod description;
pub(in crate::formats) mod video;

use crate::error::{Error, Reason, Result};
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

pub use description::Entry;

/// Reads the descriptions of a video or (`sound`) audio track from the body of its `stsd`.
///
/// Errors: `refused` for encrypted media and for codings that are not known here, `malformed`, `limit`.
pub fn read(source: &dyn Source, body: Span, sound: bool, limits: &mut Limits) -> Result<Vec<Entry>> {
    let mut reader = Reader::new(source, body)?;
    bmff::full(&mut reader)?;
    let count = reader.u32_be()?;
    let mut entries = Vec::new();
    for _ in 0..count.min(1024) {
        let Some(header) = bmff::next(&mut reader, limits)? else { break };
        let mut inner = Reader::new(source, header.body)?;
        inner.take(6)?;
        let reference = inner.u16_be()?;
        if matches!(&header.kind, b"encv" | b"enca" | b"drmi" | b"drms") {
            return Err(Error::new(Reason::Drm, "the file is encrypted (DRM), so nobody can look inside")
                .or_at(header.span.start));
        }
        let read = if sound { audio::read } else { video::read };
        limits.hold(header.span.len(), header.span.start)?;
        let mut entry = limits.deeper(header.span.start, |limits| read(source, header.kind, &mut inner, limits))?;
        let mut bytes = vec![0, 0, 0, 0, 0, 0, 0, 1];
        bytes.append(&mut entry.bytes);
        entry.bytes = bmff::write(&header.kind, &bytes);
        entry.reference = reference;
        entries.push(entry);
    }
    Ok(entries)
}
