//! Patches: small replacements inside coded media, laid over a tiling and joined so that an output has few slices.

use crate::codecs::samples::Change;
use crate::error::Result;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::policy::Policy;
use crate::report::{Report, Role, Segment};
use crate::source::Source;
use crate::span::Span;

/// How many replacements may stand alone: a browser's Blob of more slices than this is slow or held in memory whole.
const SLICES: usize = 8;

/// How many bytes of media may be held to join replacements. Beyond it the copy is made of more slices instead.
const HELD: u64 = 12 << 20;

/// What one patch costs in memory beside its bytes.
const COST: u64 = 256;

/// Replacements of parts of media segments, in any order, none overlapping another.
#[derive(Default)]
pub struct Patches(Vec<Segment>);

impl Patches {
    /// Replaces `span` by `parts`. Errors: `limit` when there are too many.
    pub fn replace(&mut self, span: Span, name: &'static str, parts: Vec<Part>, limits: &mut Limits) -> Result<()> {
        limits.hold(COST, span.start)?;
        self.0.push(Segment::new(span, Role::Metadata, name).instead(parts));
        Ok(())
    }

    /// Takes over `changes` inside samples. Errors: `limit` when there are too many.
    pub fn changes(&mut self, changes: &mut Vec<Change>, limits: &mut Limits) -> Result<()> {
        for Change { span, bytes, name } in changes.drain(..) {
            let parts = if bytes.is_empty() { Vec::new() } else { vec![Part::Bytes(bytes)] };
            self.replace(span, name, parts, limits)?;
        }
        Ok(())
    }

    /// Replaces `span` by as many zero bytes, unless it holds nothing else. Errors: `limit`, `read`.
    pub fn blank(&mut self, source: &dyn Source, span: Span, name: &'static str, limits: &mut Limits) -> Result<bool> {
        limits.hold(span.len(), span.start)?;
        let mut bytes = vec![0; span.len() as usize];
        source.read_at(span.start, &mut bytes)?;
        if bytes.iter().all(|&byte| byte == 0) {
            limits.release(span.len());
            return Ok(false);
        }
        bytes.fill(0);
        self.replace(span, name, vec![Part::Bytes(bytes)], limits)?;
        Ok(true)
    }

    /// Lays the patches over the media and structure segments of `report`, then joins what lies near.
    /// A patch that does not lie wholly in one such segment is left out with what it lies in, which goes anyway.
    pub fn lay(mut self, report: &mut Report, source: &dyn Source, limits: &mut Limits) -> Result<()> {
        if !self.0.is_empty() {
            self.0.sort_by_key(|patch| patch.span.start);
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
        join(report, source, limits)
    }
}

fn piece(segment: &Segment, from: u64, to: u64) -> Segment {
    Segment::new(Span::new(from, to), segment.role, segment.name.clone())
}

/// Joins the replacements of `report` that lie nearest to each other, with the media between them, into new bytes, until
/// few are left or as much is held as may be. Errors: `limit`, `read`.
pub fn join(report: &mut Report, source: &dyn Source, limits: &mut Limits) -> Result<()> {
    // Runs of segments that go, and the kept bytes between one and the next.
    let keeps: Vec<bool> = report.segments.iter().map(|segment| Policy::EXACT.keeps(segment.role)).collect();
    let mut gaps: Vec<(u64, usize)> = Vec::new();
    let (mut edits, mut gap, mut first) = (0usize, 0u64, 0usize);
    for (index, segment) in report.segments.iter().enumerate() {
        if keeps.get(index) == Some(&true) {
            if gap == 0 {
                first = index;
            }
            gap += segment.span.len();
        } else {
            if edits == 0 || gap > 0 {
                edits += 1;
                if edits > 1 {
                    gaps.push((gap, first));
                }
            }
            gap = 0;
        }
    }
    if edits <= SLICES {
        return Ok(());
    }
    gaps.sort_unstable();
    let mut held = 0;
    let mut inside = vec![false; report.segments.len()];
    for (gap, first) in gaps {
        held += gap;
        if edits <= SLICES || held > HELD {
            break;
        }
        edits -= 1;
        for (flag, kept) in inside.iter_mut().zip(&keeps).skip(first) {
            if !kept {
                break;
            }
            *flag = true;
        }
    }
    let mut joined: Vec<Segment> = Vec::new();
    let mut run: Option<Segment> = None;
    for (index, segment) in report.segments.drain(..).enumerate() {
        let goes = keeps.get(index) == Some(&false);
        if !goes && inside.get(index) != Some(&true) {
            joined.extend(run.take());
            joined.push(segment);
            continue;
        }
        let parts = if goes { segment.instead } else { vec![Part::Copy(segment.span)] };
        match &mut run {
            Some(run) => {
                run.span.end = segment.span.end;
                run.instead.extend(parts);
            }
            None => run = Some(Segment::new(segment.span, segment.role, segment.name).instead(parts)),
        }
    }
    joined.extend(run);
    for segment in joined.iter_mut().filter(|segment| segment.instead.len() > 1) {
        let parts: Parts = std::mem::take(&mut segment.instead).into_iter().collect();
        let mut kept = Parts::default();
        for part in parts.iter() {
            match part {
                Part::Copy(span) if !report_holds(span.len()) => kept.push(part.clone()),
                Part::Copy(span) => {
                    limits.hold(span.len(), span.start)?;
                    let mut bytes = vec![0; span.len() as usize];
                    source.read_at(span.start, &mut bytes)?;
                    kept.push(Part::Bytes(bytes));
                }
                Part::Bytes(_) => kept.push(part.clone()),
            }
        }
        segment.instead = kept.iter().cloned().collect();
    }
    report.segments = joined;
    Ok(())
}

/// Whether a copied span is small enough to become held bytes.
const fn report_holds(len: u64) -> bool {
    len <= HELD
}
