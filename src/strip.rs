//! The Exact road: inspect, plan, apply, verify, receipt. The coded media stays bit for bit.

use std::collections::BTreeMap;

use crate::apply::apply;
use crate::digest::{Digest, Hasher};
use crate::error::Result;
use crate::format::Format;
use crate::inspect::Inspected;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::plan::plan;
use crate::policy::{Level, Policy};
use crate::receipt::{Copied, Receipt, Received, by_class, count};
use crate::report::{Class, Finding, Report};
use crate::source::Source;
use crate::source::remembering::Remembering;
use crate::span::Span;
use crate::verify::{left, verify};
use crate::watched::{Watched, chunks, digest};

/// A copy that was inspected again and may leave, with its receipt.
#[derive(Clone, Debug)]
pub struct SafeCopy {
    /// The copy; its spans are of the source that it was made from.
    pub parts: Parts,
    /// What was done.
    pub receipt: Receipt,
    /// What the second inspection still found in the copy: hidden parts that stay in it. With their values, so for the person's
    /// own eyes; the receipt has their counts.
    pub kept: Vec<Finding>,
}

impl SafeCopy {
    /// The safe copy that `written` becomes on the Exact road: a file made from the picture of `inspected`, at `level`, with so
    /// many regions `covered`. Its parts are bytes of its own. One in which nothing is left that may not stay is what the
    /// Exact road would leave of it: that one walk is its verification.
    ///
    /// Errors: what [`strip`] returns.
    pub fn remade(
        written: Vec<u8>,
        inspected: &Inspected<'_>,
        level: Level,
        covered: usize,
        limits: &Limits,
    ) -> Result<Self> {
        let Inspected { source, report } = inspected;
        let (stripped, anew) = {
            let held = Remembering::new(&written);
            let found = Inspected::new(&held, limits)?;
            if left(&found.report, &Policy::EXACT).is_none() {
                (Stripped::whole(found.report)?, None)
            } else {
                let stripped = Stripped::of(found, limits)?;
                let mut bytes = vec![0; stripped.parts.len() as usize];
                stripped.parts.over(&held).read_at(0, &mut bytes)?;
                (stripped, Some(bytes))
            }
        };
        let bytes = anew.unwrap_or(written);
        let (own, received) = (Digest::of(&[&bytes]), digest(*source)?);
        let remade = stripped.digested(own, received);
        let copy = Copied {
            level,
            removed: count(report),
            covered: covered as u32,
            still_of_moving: level == Level::Unlinkable && report.picture.is_some_and(|picture| picture.frames > 1),
            ..remade.receipt.copy
        };
        let received = Received { format: report.format, len: report.len, sha256: received };
        let parts = [Part::Bytes(bytes)].into_iter().collect();
        Ok(Self { parts, receipt: Receipt { copy, received }, kept: remade.kept })
    }
}

/// What the Exact road made of a file: a copy that was inspected again, of which no digest was taken yet.
#[derive(Clone, Debug)]
pub struct Stripped {
    parts: Parts,
    format: Format,
    removed: BTreeMap<Class, u32>,
    kept: Vec<Finding>,
    /// The length of the source.
    len: u64,
}

impl Stripped {
    /// Strips `source` at the Exact level. Errors: what [`Inspected::new`] and [`verify`] return; then there is no output.
    pub fn new(source: &dyn Source, limits: &Limits) -> Result<Self> {
        Self::of(Inspected::new(&Remembering::new(source), limits)?, limits)
    }

    /// Strips what was walked over. Errors: what [`verify`] returns.
    fn of(inspected: Inspected<'_>, limits: &Limits) -> Result<Self> {
        let Inspected { source, mut report } = inspected;
        let segments = std::mem::take(&mut report.segments);
        let parts = apply(plan(report.len, segments, &Policy::EXACT))?;
        let kept = verify(&parts.over(source), report.format, &Policy::EXACT, &mut limits.clone())?.findings;
        Ok(Self { parts, format: report.format, removed: count(&report), kept, len: report.len })
    }

    /// A file of which the walk that gave `report` found nothing left to strip: all of it.
    fn whole(report: Report) -> Result<Self> {
        let parts = apply(plan(report.len, Vec::new(), &Policy::EXACT))?;
        Ok(Self { parts, format: report.format, removed: BTreeMap::new(), kept: report.findings, len: report.len })
    }

    /// The parts of the copy.
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The format of the copy.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Takes the digests of the copy and of `source`, from which it was made, in one read; the bytes of the copy are given
    /// to `out` meanwhile, in order. Errors: `read`, those of `out`.
    pub fn finish(self, source: &dyn Source, mut out: impl FnMut(&[u8]) -> Result<()>) -> Result<SafeCopy> {
        let source = Watched::new(source);
        let mut copy = Hasher::default();
        let output = self.parts.over(&source);
        chunks(&output, Span::new(0, output.len()), |bytes| {
            copy.push(bytes);
            out(bytes)
        })?;
        let received = source.finish()?;
        Ok(self.digested(copy.finish(), received))
    }

    /// The safe copy that has the digest `copy`, made of a source that has the digest `received`.
    pub fn digested(self, copy: Digest, received: Digest) -> SafeCopy {
        let Self { parts, format, removed, kept, len } = self;
        let copy = Copied {
            level: Level::Exact,
            format,
            len: parts.len(),
            sha256: copy,
            removed,
            kept: by_class(&kept),
            covered: 0,
            still_of_moving: false,
            inspected_again: true,
        };
        SafeCopy { parts, receipt: Receipt { copy, received: Received { format, len, sha256: received } }, kept }
    }
}

/// Strips `source` at the Exact level. Errors: what [`Inspected::new`] and [`verify`] return; then there is no output.
pub fn strip(source: &dyn Source, limits: &Limits) -> Result<SafeCopy> {
    Stripped::new(source, limits)?.finish(source, |_| Ok(()))
}
