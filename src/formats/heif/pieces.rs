//! An item's runs of bytes as one source.

use crate::codecs::change::Change;
use crate::error::Result;
use crate::reader::Reader;
use crate::source::{Source, ends_early};
use crate::span::Span;

/// The bytes of several spans of a source, behind each other.
pub(crate) struct Pieces<'a> {
    source: &'a dyn Source,
    /// Where each span begins in the whole, and the span.
    spans: Vec<(u64, Span)>,
    len: u64,
}

impl<'a> Pieces<'a> {
    /// The bytes of `spans`. Errors: `malformed` for a span past the end of the source.
    pub(crate) fn new(source: &'a dyn Source, spans: &[Span]) -> Result<Self> {
        let mut pieces = Self { source, spans: Vec::with_capacity(spans.len()), len: 0 };
        for &span in spans {
            Reader::new(source, span)?;
            pieces.spans.push((pieces.len, span));
            pieces.len = pieces.len.checked_add(span.len()).ok_or(ends_early(span.start))?;
        }
        Ok(pieces)
    }

    /// A change inside the whole as changes of the source: the new bytes come where its first byte was.
    pub(crate) fn change(&self, change: Change, out: &mut Vec<Change>) {
        let first = self.spans.partition_point(|&(start, span)| start + span.len() <= change.span.start);
        let mut bytes = Some(change.bytes);
        for &(start, span) in self.spans.iter().skip(first).take_while(|(start, _)| *start < change.span.end) {
            let from = span.start + change.span.start.saturating_sub(start);
            let to = span.start + (change.span.end - start).min(span.len());
            out.push(Change { span: Span::new(from, to), bytes: bytes.take().unwrap_or_default(), name: change.name });
        }
    }
}

impl Source for Pieces<'_> {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<()> {
        let mut index = self.spans.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (mut at, mut filled) = (offset, 0);
        while filled < buf.len() {
            let &(start, span) = self.spans.get(index).ok_or(ends_early(at))?;
            let skip = at - start;
            let n = span.len().saturating_sub(skip).min((buf.len() - filled) as u64) as usize;
            let out = buf.get_mut(filled..filled + n).ok_or(ends_early(at))?;
            self.source.read_at(span.start + skip, out)?;
            (at, filled, index) = (at + n as u64, filled + n, index + 1);
        }
        Ok(())
    }
}
