//! The layout of a stripped movie: which bytes of the source stay, what is put between them, and where each lands.

use crate::codecs::samples::Change;
use crate::error::{Error, Result};
use crate::span::Span;

/// A run of bytes that is kept or changed, and where it lands, counted from the first kept byte.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    span: Span,
    out: u64,
    /// The length of what is put in the place of the run; nothing where it is kept.
    changed: Option<u64>,
}

/// The kept bytes of a source in their order, and the changes inside them.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    pieces: Vec<Piece>,
    /// The changes, sorted and disjoint.
    pub changes: Vec<Change>,
    /// How many bytes are kept or put in.
    pub len: u64,
}

impl Layout {
    /// The layout that keeps `spans` (in any order, overlapping or not) but for `changes`.
    ///
    /// Errors: `refused` where two changes collide: then samples share bytes that mean different things.
    pub fn new(mut spans: Vec<Span>, mut changes: Vec<Change>) -> Result<Self> {
        spans.sort_unstable();
        changes.sort_by_key(|change| change.span);
        changes.dedup();
        let mut merged: Vec<Span> = Vec::new();
        for span in spans.into_iter().filter(|span| !span.is_empty()) {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        let mut joined: Vec<Change> = Vec::with_capacity(changes.len());
        for change in changes {
            match joined.last_mut() {
                Some(last) if change.span.start < last.span.end => {
                    return Err(Error::refused("samples share bytes in a way that cannot be made safe")
                        .or_at(change.span.start));
                }
                _ => joined.push(change),
            }
        }
        let mut layout = Self::default();
        let mut changes = joined.iter().peekable();
        for span in merged {
            let mut at = span.start;
            while let Some(change) = changes.peek().filter(|change| change.span.start < span.end) {
                layout.keep(Span::new(at, change.span.start));
                let len = change.bytes.len() as u64;
                layout.pieces.push(Piece { span: change.span, out: layout.len, changed: Some(len) });
                layout.len += len;
                at = change.span.end;
                changes.next();
            }
            layout.keep(Span::new(at, span.end));
        }
        layout.changes = joined;
        Ok(layout)
    }

    fn keep(&mut self, span: Span) {
        if !span.is_empty() {
            self.pieces.push(Piece { span, out: self.len, changed: None });
            self.len += span.len();
        }
    }

    /// Where the byte at `at` of the source lands, counted from the first kept byte.
    pub fn place(&self, at: u64) -> u64 {
        let index = self.pieces.partition_point(|piece| piece.span.start <= at);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return 0 };
        match piece.changed {
            None => piece.out + (at - piece.span.start).min(piece.span.len()),
            Some(len) if at >= piece.span.end => piece.out + len,
            Some(_) => piece.out,
        }
    }

    /// The kept runs, in order.
    pub fn kept(&self) -> impl Iterator<Item = Span> + '_ {
        self.pieces.iter().filter(|piece| piece.changed.is_none()).map(|piece| piece.span)
    }

    /// Whether the kept bytes are exactly one run, `span`.
    pub fn is_just(&self, span: Span) -> bool {
        let mut kept = self.kept();
        self.changes.is_empty() && kept.next().unwrap_or(span) == span && kept.next().is_none()
    }
}
