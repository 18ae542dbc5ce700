//! Verifying: an output is inspected again, under the same policy, before it may leave.

use crate::error::{Error, ErrorKind, Reason, Result};
use crate::format::Format;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::policy::Policy;
use crate::report::Report;
use crate::source::Source;

/// Inspects a finished output. It must be of `format`, hold only what `policy` keeps, and have no findings but those that stay.
///
/// Returns its report. Errors: `residue` when anything is left, or when the output can no longer be read.
pub fn verify(output: &dyn Source, format: Format, policy: &Policy, limits: &mut Limits) -> Result<Report> {
    let residue = |at| Error { at, ..Error::new(Reason::Residue, "the finished copy still held something") };
    let report = inspect(output, limits).map_err(|error| match error.kind() {
        ErrorKind::Read | ErrorKind::Limit => error,
        _ => residue(error.at),
    })?;
    match left(&report, policy) {
        None if report.format == format => Ok(report),
        Some(Some(at)) => Err(residue(Some(at))),
        _ => Err(residue(None)),
    }
}

/// Whether anything is left in a file that `policy` does not keep, or that is a finding: then where it starts, if it is known.
pub fn left(report: &Report, policy: &Policy) -> Option<Option<u64>> {
    if report.has_removable_findings() {
        return Some(None);
    }
    report.segments.iter().find(|segment| !policy.keeps(segment.role)).map(|segment| Some(segment.span.start))
}
