//! Pages (RFC 3533, section 6).

use crate::error::Result;
use crate::limits::{LOOKED, Limits};
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

const CAPTURE: &[u8; 4] = b"OggS";

/// A page header and where its page lies.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// The whole page.
    pub span: Span,
    /// Header type flags: 1 continued, 2 first, 4 last of its stream.
    pub flags: u8,
    /// The position of what ends on the page, in the codec's units.
    pub granule: u64,
    /// The stream's serial number.
    pub serial: u32,
    /// The page's number in its stream.
    pub sequence: u32,
    /// The segment table.
    pub lacing: Vec<u8>,
}

impl Page {
    /// The page at `at`; none where there is none, or one whose checksum is wrong. Errors: `read`.
    pub(super) fn at(source: &dyn Source, at: u64) -> Result<Option<Self>> {
        let mut reader = Reader::new(source, Span::new(at.min(source.len()), source.len()))?;
        if reader.left() < 27 || reader.array::<5>()? != *b"OggS\0" {
            return Ok(None);
        }
        let (flags, granule) = (reader.u8()?, reader.u64_le()?);
        let (serial, sequence, crc) = (reader.u32_le()?, reader.u32_le()?, reader.u32_le()?);
        let mut lacing = vec![0; reader.u8()?.into()];
        if reader.left() < lacing.len() as u64 || flags > 7 {
            return Ok(None);
        }
        reader.fill(&mut lacing)?;
        let length: u64 = lacing.iter().map(|&value| u64::from(value)).sum();
        if reader.take(length).is_err() {
            return Ok(None);
        }
        let page = Self { span: Span::new(at, reader.at()), flags, granule, serial, sequence, lacing };
        Ok((page.checksum(source)? == crc).then_some(page))
    }

    /// Whether it is the first page of its stream.
    pub(super) const fn begins(&self) -> bool {
        self.flags & 2 != 0
    }

    /// Where what it carries lies.
    pub(super) fn body(&self) -> Span {
        Span::new(self.span.start + 27 + self.lacing.len() as u64, self.span.end)
    }

    /// The page's header as bytes with its checksum over `body`.
    pub(super) fn header(&self, body: &[u8]) -> Vec<u8> {
        let mut bytes = self.unsigned();
        let crc = crc32(crc32(0, &bytes), body);
        if let Some(field) = bytes.get_mut(22..26) {
            field.copy_from_slice(&crc.to_le_bytes());
        }
        bytes
    }

    fn checksum(&self, source: &dyn Source) -> Result<u32> {
        let mut body = vec![0; self.body().len() as usize];
        source.read_at(self.body().start, &mut body)?;
        Ok(crc32(crc32(0, &self.unsigned()), &body))
    }

    fn unsigned(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(27 + self.lacing.len());
        bytes.extend_from_slice(CAPTURE);
        bytes.extend([0, self.flags]);
        bytes.extend(self.granule.to_le_bytes());
        bytes.extend(self.serial.to_le_bytes());
        bytes.extend(self.sequence.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.push(self.lacing.len() as u8);
        bytes.extend_from_slice(&self.lacing);
        bytes
    }
}

/// The start of the next page at or behind `from`, within [`LOOKED`] bytes, or the source's end. Errors: `limit`, `read`.
pub(super) fn find(source: &dyn Source, from: u64, limits: &mut Limits) -> Result<u64> {
    let (from, end) = (from.min(source.len()), source.len());
    let mut reader = Reader::new(source, Span::new(from, end.min(from + LOOKED)))?;
    let mut chunk = [0u8; 4096];
    loop {
        let start = reader.at();
        limits.item(start)?;
        let n = reader.fill(&mut chunk)?;
        let bytes = chunk.get(..n).unwrap_or_default();
        for at in memchr::memmem::find_iter(bytes, CAPTURE) {
            if Page::at(source, start + at as u64)?.is_some() {
                return Ok(start + at as u64);
            }
        }
        if reader.is_empty() {
            return Ok(end);
        }
        // The mark may lie across two chunks.
        reader.seek(reader.at() - 3)?;
    }
}

/// CRC-32 of RFC 3533: polynomial 0x04c11db7, from 0, not reflected.
fn crc32(start: u32, bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(start, |crc, &byte| crc << 8 ^ TABLE.get((crc >> 24) as usize ^ usize::from(byte)).copied().unwrap_or(0))
}

// Run by the compiler, which a bad index would stop.
#[allow(clippy::indexing_slicing)]
const TABLE: [u32; 256] = {
    let mut table = [0u32; 256];
    let mut index = 0;
    while index < 256 {
        let mut crc = (index as u32) << 24;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc >> 31 == 1 { crc << 1 ^ 0x04c1_1db7 } else { crc << 1 };
            bit += 1;
        }
        table[index] = crc;
        index += 1;
    }
    table
};
