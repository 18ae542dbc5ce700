//! The first bytes of a source as a source of their own, so that no reader looks past what it was given.

use super::clean::Origin;
use super::{Source, ends_early};
use crate::error::Result;
use crate::span::Span;

/// The bytes of `source` before `end`.
pub(crate) struct Until<'a> {
    source: &'a dyn Source,
    end: u64,
}

impl<'a> Until<'a> {
    /// The bytes of `source` before `end`, or all where it is shorter.
    pub(crate) fn new(source: &'a dyn Source, end: u64) -> Self {
        Self { source, end: end.min(source.len()) }
    }
}

impl Source for Until<'_> {
    fn len(&self) -> u64 {
        self.end
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        if offset.checked_add(buf.len() as u64).is_none_or(|end| end > self.end) {
            return Err(ends_early(offset));
        }
        self.source.read_at(offset, buf)
    }

    fn origin(&self, span: Span) -> Option<Origin<'_>> {
        self.source.origin(span).filter(|_| span.end <= self.end)
    }
}
