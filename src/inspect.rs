//! Inspecting: one walk over a file says what it is, what it would reveal, and where every byte belongs.

use crate::apply::apply;
use crate::error::{Error, Reason, Result};
use crate::formats::nested::StrippedPart;
use crate::limits::Limits;
use crate::plan::plan;
use crate::policy::Policy;
use crate::report::{Finding, Report};
use crate::road;
use crate::sniff::{is_cut_off, sniff};
use crate::source::{Buffered, Source};

/// How much a walk reads ahead, in bytes.
const AHEAD: usize = 64 << 10;

/// Reads `source` once and reports what it holds. The report's segments tile the source.
///
/// Errors: `unsupported` for a format that is not known, `malformed`, `limit`, `refused`, `read`.
pub fn inspect(source: &dyn Source, limits: &mut Limits) -> Result<Report> {
    #[cfg(test)]
    WALKS.set(WALKS.get() + 1);
    let format = sniff(source)?;
    let source = &Buffered::new(source, AHEAD);
    let mut report = (road::of(format).inspect)(source, format, inside, limits).map_err(|error| {
        let cut = error.reason == Reason::Broken && is_cut_off(source, format);
        if cut { Error { reason: Reason::CutOff, ..error } } else { error }
    })?;
    report.covers_exactly = road::cover(&report).is_some();
    report.check_weight(limits)?;
    report.check_tiling()?;
    Ok(report)
}

#[cfg(test)]
thread_local! {
    /// How many walks this thread has made.
    pub static WALKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A file that was walked over, as one stage of the road hands it on to the next: none walks over it again.
pub struct Inspected<'a> {
    /// The file.
    pub source: &'a dyn Source,
    /// What the walk found.
    pub report: Report,
}

impl<'a> Inspected<'a> {
    /// Walks over `source`. Errors: those of [`inspect`].
    pub fn new(source: &'a dyn Source, limits: &Limits) -> Result<Self> {
        Ok(Self { source, report: inspect(source, &mut limits.clone())? })
    }
}

/// The road of what lies inside of something else: what the Exact level leaves of it, and what it held.
fn inside(source: &dyn Source, limits: &mut Limits) -> Result<(StrippedPart, Vec<Finding>)> {
    let report = inspect(source, limits)?;
    let parts = apply(plan(report.len, report.segments, &Policy::EXACT))?;
    Ok((StrippedPart { format: report.format, parts }, report.findings))
}
