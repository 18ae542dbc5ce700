//! The Exact road: inspect, plan, apply, verify, receipt. The coded media stays bit for bit.

use crate::apply::apply;
use crate::digest::digest;
use crate::error::Result;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::parts::Parts;
use crate::plan::plan;
use crate::policy::{Level, Policy};
use crate::receipt::{Copied, Receipt, Received, count};
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

/// Strips `source` at the Exact level. Errors: what [`inspect`] and [`verify`] return; then there is no output.
pub fn strip(source: &dyn Source, limits: &Limits) -> Result<SafeCopy> {
    let report = inspect(source, &mut limits.clone())?;
    let parts = apply(&plan(&report, &Policy::EXACT))?;
    let output = parts.over(source);
    verify(&output, report.format, &Policy::EXACT, &mut limits.clone())?;
    let receipt = Receipt {
        copy: Copied {
            level: Level::Exact,
            format: report.format,
            len: output.len(),
            sha256: digest(&output)?,
            removed: count(&report),
            covered: 0,
            still_of_moving: false,
            inspected_again: true,
        },
        received: Received { format: report.format, len: report.len, sha256: digest(source)? },
    };
    Ok(SafeCopy { parts, receipt })
}
