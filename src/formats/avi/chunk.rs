//! Chunks and lists of RIFF.

use crate::error::Result;
use crate::formats::patch::Patches;
use crate::limits::Limits;
use crate::parts::Part;
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
    /// How long it says that its body is.
    pub size: u32,
}

impl Chunk {
    /// The next chunk, cut to what `reader` has. Errors: `malformed`, `limit`, `read`.
    pub(super) fn next(reader: &mut Reader<'_>, limits: &mut Limits) -> Result<Self> {
        let start = reader.at();
        limits.item(start)?;
        let (name, size) = (reader.array()?, reader.u32_le()?);
        let body = reader.take(u64::from(size).min(reader.left()))?;
        let pad = reader.take(u64::from(size & 1).min(reader.left()))?;
        Ok(Self { name, span: Span::new(start, pad.end), body, size })
    }

    /// The type of a list, and where its chunks lie.
    pub(super) fn list(&self, source: &dyn Source) -> Result<([u8; 4], Span)> {
        let mut reader = Reader::new(source, self.body)?;
        Ok((reader.array()?, reader.rest()))
    }

    /// Whether it is as long as it says.
    pub(super) fn is_whole(&self) -> bool {
        u64::from(self.size) == self.body.len()
    }

    /// Has it say that it is so long.
    pub(super) fn resize(&self, length: u64, patches: &mut Patches, limits: &mut Limits) -> Result<()> {
        let field = Span::new(self.span.start + 4, self.span.start + 8);
        if u64::from(self.size) == length {
            return Ok(());
        }
        patches.replace(field, "length of a chunk", vec![Part::Bytes((length as u32).to_le_bytes().to_vec())], limits)
    }

    /// Has it say how long it is, and its pad byte be zero.
    pub(super) fn tidy(&self, source: &dyn Source, patches: &mut Patches, limits: &mut Limits) -> Result<()> {
        self.resize(self.body.len(), patches, limits)?;
        patches.blank(source, Span::new(self.body.end, self.span.end), "pad byte", limits).map(drop)
    }
}

/// The head of a list that stays.
pub(super) fn head(
    source: &dyn Source,
    list: &Chunk,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    let end = (list.body.start + 4).min(list.body.end);
    report.push(Segment::new(Span::new(list.span.start, end), Role::Structure, "LIST"));
    list.tidy(source, patches, limits)
}

/// What is left of a list that stays, `rest` of its body and the pad byte behind it.
pub(super) fn end(
    source: &dyn Source,
    list: &Chunk,
    rest: Span,
    report: &mut Report,
    patches: &mut Patches,
    limits: &mut Limits,
) -> Result<()> {
    report.push(Segment::new(Span::new(rest.start, list.span.end), Role::Structure, "LIST"));
    patches.blank(source, rest, "end of a list", limits).map(drop)
}
