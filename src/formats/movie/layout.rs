//! The layout of a stripped movie: which bytes of the source stay, what is put between them, and where each lands.

use crate::codecs::change::Change;
use crate::error::{Error, Reason, Result};
use crate::order::Order as _;
use crate::span::Span;

/// What was looked through, before it is laid out.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    /// Which bytes of the source stay, in any order, overlapping or not.
    pub spans: Vec<Span>,
    /// What goes from inside them.
    pub changes: Vec<Change>,
    /// Parts that may share bytes with others: where each lies, and how many changes were found in it.
    pub shared: Vec<(Vec<Span>, usize)>,
}

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
pub(crate) struct Layout {
    pieces: Vec<Piece>,
    /// The changes, sorted and disjoint.
    pub changes: Vec<Change>,
    /// How many bytes are kept or put in.
    pub len: u64,
}

impl Layout {
    /// The layout that keeps what was looked through but for the changes.
    ///
    /// Errors: `refused` where two changes collide, or where what goes from one part lies in another from which it does
    /// not go: then samples share bytes that mean different things.
    pub(crate) fn new(Looked { spans, mut changes, shared }: Looked) -> Result<Self> {
        const SHARED: Error = Error::new(Reason::Inseparable, "samples share bytes in a way that cannot be made safe");
        let merged = merge(spans);
        changes.order_by_key(|change| change.span);
        changes.dedup();
        let mut joined: Vec<Change> = Vec::with_capacity(changes.len());
        for change in changes {
            match joined.last_mut() {
                Some(last) if change.span.start < last.span.end => {
                    return Err(SHARED.or_at(change.span.start));
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
        for (spans, found) in shared {
            let at = spans.first().map_or(0, |span| span.start);
            if layout.changes_in(&merge(spans)) != found {
                return Err(SHARED.or_at(at));
            }
        }
        Ok(layout)
    }

    fn keep(&mut self, span: Span) {
        if !span.is_empty() {
            self.pieces.push(Piece { span, out: self.len, changed: None });
            self.len += span.len();
        }
    }

    /// Where the byte at `at` of the source lands, counted from the first kept byte.
    pub(crate) fn place(&self, at: u64) -> u64 {
        let index = self.pieces.partition_point(|piece| piece.span.start <= at);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return 0 };
        match piece.changed {
            None => piece.out + (at - piece.span.start).min(piece.span.len()),
            Some(len) if at >= piece.span.end => piece.out + len,
            Some(_) => piece.out,
        }
    }

    /// How many changes reach into `spans`, which are sorted and disjoint.
    fn changes_in(&self, spans: &[Span]) -> usize {
        let before = |at: u64| self.changes.partition_point(|change| change.span.start < at);
        let first = |at: u64| self.changes.partition_point(|change| change.span.end <= at);
        let mut passed = 0;
        spans.iter().fold(0, |sum, span| {
            let (from, to) = (first(span.start).max(passed), before(span.end));
            passed = passed.max(to);
            sum + to.saturating_sub(from)
        })
    }

    /// The kept runs, in order.
    pub(crate) fn kept(&self) -> impl Iterator<Item = Span> + '_ {
        self.pieces.iter().filter(|piece| piece.changed.is_none()).map(|piece| piece.span)
    }

    /// Whether the kept bytes are exactly one run, `span`.
    pub(crate) fn is_just(&self, span: Span) -> bool {
        let mut kept = self.kept();
        self.changes.is_empty() && kept.next().unwrap_or(span) == span && kept.next().is_none()
    }
}

/// Spans sorted and joined where they touch or overlap.
fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.order_by(Ord::cmp);
    let mut merged: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
