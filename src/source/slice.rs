//! A part of a source, as a source of its own.

use super::clean::Origin;
use super::{Source, ends_early};
use crate::error::Result;
use crate::span::Span;

/// A span of a source, as a source.
pub(crate) struct Slice<'a> {
    /// What it is a span of.
    pub source: &'a dyn Source,
    /// Which.
    pub span: Span,
}

impl Source for Slice<'_> {
    fn len(&self) -> u64 {
        self.span.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        match offset.checked_add(buf.len() as u64) {
            Some(end) if end <= self.span.len() => self.source.read_at(self.span.start + offset, buf),
            _ => Err(ends_early(offset)),
        }
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        let (start, end) = (self.span.start.checked_add(span.start)?, self.span.start.checked_add(span.end)?);
        self.source.origin(Span::new(start, end)).filter(|_| end <= self.span.end)
    }
}

/// Bytes in memory that were read from a slice, where there is one.
pub(crate) struct Held<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// Where they lie.
    pub slice: Option<Slice<'a>>,
}

impl Source for Held<'_> {
    fn len(&self) -> u64 {
        Source::len(self.bytes)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        self.bytes.read_at(offset, buf)
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        self.slice.as_ref()?.origin(span)
    }
}
