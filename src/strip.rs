//! The Exact road: inspect, plan, apply, verify, receipt. The coded media stays bit for bit.

use crate::apply::apply;
use crate::digest::{Digest, Watched, digest};
use crate::error::Result;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::parts::{Part, Parts};
use crate::plan::plan;
use crate::policy::{Level, Policy};
use crate::receipt::{Copied, Receipt, Received, count};
use crate::report::Report;
use crate::source::Source;
use crate::verify::verify;

/// A copy that was inspected again and may leave, with its receipt.
#[derive(Clone, Debug)]
pub struct SafeCopy {
    /// The copy; its spans are of the source that it was made from.
    pub parts: Parts,
    /// What was done.
    pub receipt: Receipt,
}

impl SafeCopy {
    /// The safe copy that `written` becomes on the Exact road: a file made from the picture of `source`, of which `report`
    /// tells, at `level`, with so many regions `covered`. Its parts are bytes of its own.
    ///
    /// Errors: what [`strip`] returns.
    pub fn remade(
        written: &[u8],
        source: &dyn Source,
        report: &Report,
        level: Level,
        covered: usize,
        limits: &Limits,
    ) -> Result<Self> {
        let safe = strip(&written, limits)?;
        let mut bytes = vec![0; safe.parts.len() as usize];
        safe.parts.over(&written).read_at(0, &mut bytes)?;
        let copy = Copied {
            level,
            removed: count(report),
            covered: covered as u32,
            still_of_moving: level == Level::Unlinkable && report.picture.is_some_and(|picture| picture.frames > 1),
            ..safe.receipt.copy
        };
        let received = Received { format: report.format, len: report.len, sha256: digest(source)? };
        Ok(Self { parts: [Part::Bytes(bytes)].into_iter().collect(), receipt: Receipt { copy, received } })
    }
}

/// What the Exact road made of a file, while somebody else takes the digest of what was received.
#[derive(Clone, Debug)]
pub struct Stripped {
    parts: Parts,
    copy: Copied,
    /// The length of the source.
    len: u64,
}

impl Stripped {
    /// Strips `source` at the Exact level. Errors: what [`inspect`] and [`verify`] return; then there is no output.
    pub fn new(source: &dyn Source, limits: &Limits) -> Result<Self> {
        let mut report = inspect(source, &mut limits.clone())?;
        let segments = std::mem::take(&mut report.segments);
        let parts = apply(plan(report.len, segments, &Policy::EXACT))?;
        let output = parts.over(source);
        let len = output.len();
        let output = Watched::new(&output);
        verify(&output, report.format, &Policy::EXACT, &mut limits.clone())?;
        let sha256 = output.finish()?;
        let copy = Copied {
            level: Level::Exact,
            format: report.format,
            len,
            sha256,
            removed: count(&report),
            covered: 0,
            still_of_moving: false,
            inspected_again: true,
        };
        Ok(Self { parts, copy, len: report.len })
    }

    /// The safe copy of a source that has the digest `sha256`.
    pub fn received(self, sha256: Digest) -> SafeCopy {
        let received = Received { format: self.copy.format, len: self.len, sha256 };
        SafeCopy { parts: self.parts, receipt: Receipt { copy: self.copy, received } }
    }
}

/// Strips `source` at the Exact level. Errors: what [`inspect`] and [`verify`] return; then there is no output.
pub fn strip(source: &dyn Source, limits: &Limits) -> Result<SafeCopy> {
    // What the first walk passes over is taken in with the second, which reads through it as well.
    let source = Watched::new(source);
    let stripped = Stripped::new(&source, limits)?;
    Ok(stripped.received(source.finish()?))
}
