//! Patches: small replacements inside coded media, laid over a tiling.

use crate::codecs::change::Change;
use crate::error::Result;
use crate::limits::Limits;
use crate::order::Order as _;
use crate::parts::Part;
use crate::policy::Policy;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// What one patch costs in memory beside its bytes.
const COST: u64 = 256;

/// Replacements of parts of media segments, in any order, none overlapping another.
#[derive(Default)]
pub(crate) struct Patches(Vec<Segment>);

impl Patches {
    /// Replaces `span` by `parts`. Errors: `limit` when there are too many.
    pub(crate) fn replace(
        &mut self,
        span: Span,
        name: &'static str,
        parts: Vec<Part>,
        limits: &mut Limits,
    ) -> Result<()> {
        limits.debit(COST, span.start)?;
        self.0.push(Segment::new(span, Role::Metadata, name).instead(parts));
        Ok(())
    }

    /// Takes over `changes` inside samples. Errors: `limit` when there are too many.
    pub(crate) fn changes(&mut self, changes: &mut Vec<Change>, limits: &mut Limits) -> Result<()> {
        for Change { span, bytes, name } in changes.drain(..) {
            let parts = if bytes.is_empty() { Vec::new() } else { vec![Part::Bytes(bytes)] };
            self.replace(span, name, parts, limits)?;
        }
        Ok(())
    }

    /// Replaces `span` by as many zero bytes, unless it holds nothing else. Errors: `limit`, `read`.
    pub(crate) fn blank(
        &mut self,
        source: &dyn Source,
        span: Span,
        name: &'static str,
        limits: &mut Limits,
    ) -> Result<bool> {
        limits.debit(span.len(), span.start)?;
        let mut bytes = vec![0; span.len() as usize];
        source.read_at(span.start, &mut bytes)?;
        if bytes.iter().all(|&byte| byte == 0) {
            limits.credit(span.len());
            return Ok(false);
        }
        bytes.fill(0);
        self.replace(span, name, vec![Part::Bytes(bytes)], limits)?;
        Ok(true)
    }

    /// Lays the patches over the media and structure segments of `report`.
    /// A patch that does not lie wholly in one such segment is left out with what it lies in, which goes anyway.
    pub(crate) fn lay(mut self, report: &mut Report) {
        self.0.order_by_key(|patch| patch.span.start);
        let mut patches = self.0.into_iter().peekable();
        let mut tiled = Vec::with_capacity(report.segments.len());
        for segment in report.segments.drain(..) {
            let kept = Policy::EXACT.keeps(segment.role);
            let mut at = segment.span.start;
            while let Some(patch) = patches.next_if(|patch| patch.span.start < segment.span.end) {
                if kept && patch.span.start >= at && patch.span.end <= segment.span.end {
                    tiled.push(piece(&segment, at, patch.span.start));
                    at = patch.span.end;
                    tiled.push(patch);
                }
            }
            if at == segment.span.start {
                tiled.push(segment);
            } else {
                tiled.push(piece(&segment, at, segment.span.end));
            }
        }
        tiled.retain(|segment| !segment.span.is_empty() || !segment.instead.is_empty());
        report.segments = tiled;
    }
}

fn piece(segment: &Segment, from: u64, to: u64) -> Segment {
    Segment::new(Span::new(from, to), segment.role, segment.name.clone())
}
