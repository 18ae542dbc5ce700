//! Sample descriptions (ISO/IEC 14496-12 §8.5.2), written anew from what is known to be needed to decode.

mod audio;
mod description;
pub(in crate::formats) mod video;

use crate::codecs::samples::Setup;
use crate::error::{Error, Reason, Result};
use crate::formats::bmff;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

pub(crate) use description::Entry;

impl Entry {
    /// Writes the decoder's settings anew, without what no sample referred to.
    pub(crate) fn write_setup(&mut self, setup: Setup) {
        self.setup = setup;
        let Span { start, end } = self.record;
        let (start, end) = (start as usize, end as usize);
        let Some(body) = self.setup.write() else { return };
        let (Some(kind), Some(front), Some(behind)) = (
            self.bytes.get(start + 4..start + 8).and_then(|kind| kind.try_into().ok()),
            self.bytes.get(8..start),
            self.bytes.get(end..),
        ) else {
            return;
        };
        let record = bmff::write(kind, &body);
        self.record = Span::new(start as u64, (start + record.len()) as u64);
        self.bytes = bmff::write(&self.kind, &[front, &record, behind].concat());
    }
}

/// Reads the descriptions of a video or (`sound`) audio track from the body of its `stsd`.
///
/// Errors: `refused` for encrypted media and for codings that are not known here, `malformed`, `limit`.
pub(crate) fn read(source: &dyn Source, body: Span, sound: bool, limits: &mut Limits) -> Result<Vec<Entry>> {
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
        limits.debit(header.span.len(), header.span.start)?;
        let mut entry = limits.deeper(header.span.start, |limits| read(source, header.kind, &mut inner, limits))?;
        let mut bytes = vec![0, 0, 0, 0, 0, 0, 0, 1];
        bytes.append(&mut entry.bytes);
        entry.bytes = bmff::write(&header.kind, &bytes);
        entry.record = Span::new(entry.record.start + 16, entry.record.end + 16);
        entry.reference = reference;
        entries.push(entry);
    }
    Ok(entries)
}
