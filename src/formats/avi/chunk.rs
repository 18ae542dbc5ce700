//! Chunks and lists of RIFF.

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// A chunk: its name, and where its head and body lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    /// Its name.
    pub name: [u8; 4],
    /// Head, body and pad byte.
    pub span: Span,
    /// The body alone.
    pub body: Span,
}

impl Chunk {
    /// The next chunk, cut to what `reader` has. Errors: `malformed`, `limit`, `read`.
    pub(super) fn next(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Self> {
        let start = reader.at();
        limits.item(start)?;
        let (name, size) = (reader.array()?, reader.u32_le()?);
        let body = reader.take(u64::from(size).min(reader.left()))?;
        let pad = reader.take(u64::from(size & 1).min(reader.left()))?;
        Ok(Self { name, span: Span::new(start, pad.end), body })
    }

    /// The type of a list, and where its chunks lie.
    pub(super) fn list(&self, source: &dyn Source) -> Result<([u8; 4], Span)> {
        let mut reader = Reader::new(source, self.body)?;
        Ok((reader.array()?, reader.rest()))
    }
}

/// The head of a list that stays.
pub(super) fn head(list: &Chunk, report: &mut Report) {
    let end = (list.body.start + 4).min(list.body.end);
    report.push(Segment::new(Span::new(list.span.start, end), Role::Structure, "LIST"));
}

/// The pad byte behind a list.
pub(super) fn pad(list: &Chunk, report: &mut Report) {
    let span = Span::new(list.body.end, list.span.end);
    report.push(Segment::new(span, Role::Structure, "LIST"));
}
