//! Verifying: an output is inspected again, under the same policy, before it may leave.

use crate::error::{Error, Kind, Result};
use crate::format::Format;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::policy::Policy;
use crate::report::Report;
use crate::source::Source;

/// Inspects a finished output. It must be of `format`, hold only what `policy` keeps, and have nothing to tell but what stays.
///
/// Returns its report. Errors: `residue` when anything is left, or when the output can no longer be read.
pub fn verify(output: &dyn Source, format: Format, policy: &Policy, limits: &mut Limits) -> Result<Report> {
    let residue = |at| Error { kind: Kind::Residue, what: "the finished copy still held something", at };
    let report = inspect(output, limits).map_err(|error| match error.kind {
        Kind::Read | Kind::Limit => error,
        _ => residue(error.at),
    })?;
    if report.format != format || report.tells() {
        return Err(residue(None));
    }
    match report.segments.iter().find(|segment| !policy.keeps(segment.role)) {
        None => Ok(report),
        Some(segment) => Err(residue(Some(segment.span.start))),
    }
}
