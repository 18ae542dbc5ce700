//! RIFF chunks (RFC 9649, section 2.3): type, length, content, a byte of padding after an odd length.

use crate::error::Result;
use crate::limits::Limits;
use crate::parts::Part;
use crate::reader::Reader;
use crate::span::Span;

/// One chunk as it stands in the file.
#[derive(Clone, Copy)]
pub(super) struct Chunk {
    /// The type.
    pub kind: [u8; 4],
    /// All of it, padding included.
    pub span: Span,
    /// Its content.
    pub content: Span,
    /// Whether its padding is as it must be: a zero byte after an odd length.
    pub padded: bool,
}

impl Chunk {
    /// The next chunk. Errors: `malformed` when it leaves what holds it.
    pub(super) fn next(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Self> {
        let start = reader.at();
        limits.item(start)?;
        let kind = reader.array::<4>()?;
        let len = reader.u32_le()?;
        let content = reader.take(u64::from(len))?;
        let padded = len.is_multiple_of(2) || (!reader.is_empty() && reader.u8()? == 0);
        Ok(Self { kind, span: Span::new(start, reader.at()), content, padded })
    }

    /// The chunk as it must stand.
    pub(super) fn parts(&self) -> Vec<Part> {
        let padding = vec![0; usize::from(!self.content.len().is_multiple_of(2))];
        vec![Part::Copy(Span::new(self.span.start, self.content.end)), Part::Bytes(padding)]
    }
}

/// A new chunk whose content is `parts`.
pub(super) fn around(kind: &[u8; 4], parts: Vec<Part>) -> Vec<Part> {
    let len: u64 = parts.iter().map(Part::len).sum();
    let head = [kind, &(len as u32).to_le_bytes()[..]].concat();
    let padding = vec![0; usize::from(!len.is_multiple_of(2))];
    std::iter::once(Part::Bytes(head)).chain(parts).chain([Part::Bytes(padding)]).collect()
}

/// A new chunk.
pub(super) fn build(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut chunk = [kind, &(content.len() as u32).to_le_bytes()[..], content].concat();
    if !content.len().is_multiple_of(2) {
        chunk.push(0);
    }
    chunk
}
