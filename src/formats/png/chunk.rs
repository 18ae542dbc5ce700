//! Chunks (PNG, section 5.3): length, type, content, CRC.

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::source::Source;
use crate::span::Span;

/// The longest content that is read to be shown; of a longer one only the start is.
const SHOWN: u64 = 8 << 20;

/// One chunk as it stands in the file.
#[derive(Clone, Copy)]
pub(super) struct Chunk {
    /// The type.
    pub kind: [u8; 4],
    /// All of it, with length and CRC.
    pub span: Span,
    /// Its content.
    pub content: Span,
    /// Whether its CRC is right.
    pub sound: bool,
}

impl Chunk {
    /// The next chunk. Errors: `malformed` when it is cut short or its length is above 2^31 - 1.
    pub(super) fn next(source: &dyn Source, reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Self> {
        let start = reader.at();
        limits.item(start)?;
        let (len, kind) = head(reader)?;
        let content = reader.take(len)?;
        let crc = reader.u32_be()?;
        let sound = crc == check(source, kind, &[], content)?;
        Ok(Self { kind, span: Span::new(start, reader.at()), content, sound })
    }

    /// Whether a reader that does not know it must give up (section 5.4).
    pub(super) const fn is_critical(&self) -> bool {
        self.kind[0] & 0x20 == 0
    }

    /// Its content, or the first 8 MiB of it, debited from `limits`.
    pub(super) fn read(&self, source: &dyn Source, limits: &mut Limits) -> Result<Vec<u8>> {
        Reader::new(source, self.content)?.bytes(self.content.len().min(SHOWN), limits)
    }
}

/// The length of a chunk's content, and its type. Errors: `malformed` for a length above 2^31 - 1.
pub(super) fn head(reader: &mut Reader<'_>) -> Result<(u64, [u8; 4])> {
    let start = reader.at();
    let (len, kind) = (reader.u32_be()?, reader.array()?);
    match len > i32::MAX as u32 {
        true => Err(Error::malformed("a chunk is longer than the format allows", start)),
        false => Ok((len.into(), kind)),
    }
}

/// The CRC of a chunk whose content is `head` and then `content`.
fn check(source: &dyn Source, kind: [u8; 4], head: &[u8], content: Span) -> Result<u32> {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&kind);
    crc.update(head);
    let mut reader = Reader::new(source, content)?;
    let mut buf = [0; 16 << 10];
    loop {
        match reader.fill(&mut buf)? {
            0 => return Ok(crc.finalize()),
            n => crc.update(buf.get(..n).unwrap_or_default()),
        }
    }
}

/// A new chunk.
pub(super) fn build(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = crc32fast::Hasher::new();
    crc.update(kind);
    crc.update(content);
    let mut chunk = Vec::with_capacity(content.len() + 12);
    chunk.extend((content.len() as u32).to_be_bytes());
    chunk.extend(kind);
    chunk.extend(content);
    chunk.extend(crc.finalize().to_be_bytes());
    chunk
}

/// A chunk of `kind` whose content is `head` and then the bytes of `content`, as parts.
pub(super) fn wrap(source: &dyn Source, kind: [u8; 4], head: &[u8], content: Span) -> Result<Vec<Part>> {
    let crc = check(source, kind, head, content)?;
    let len = (head.len() as u64 + content.len()) as u32;
    let front = [&len.to_be_bytes()[..], &kind, head].concat();
    Ok(vec![Part::Bytes(front), Part::Copy(content), Part::Bytes(crc.to_be_bytes().to_vec())])
}
