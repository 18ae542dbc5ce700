//! The Exact road with covers: coded media stays as it is but for what lies under a cover.

mod jpeg;
mod png;

use crate::apply::apply;
use crate::error::{Error, Result};
use crate::format::Format;
use crate::inspect::Inspected;
use crate::limits::Limits;
use crate::pixels::cover::{Cover, check};
use crate::plan::plan;
use crate::policy::{Level, Policy};
use crate::report::Orientation;
use crate::seed::Seed;
use crate::strip::SafeCopy;

/// A stripped copy with `covers` on it: in a JPEG on whole MCUs, in a PNG on pixels. `seed` is for the covers' looks.
///
/// Errors: `refused` for formats in which that cannot be done, and what [`check`], [`apply`] and [`SafeCopy::remade`] return.
pub fn retouch(mut inspected: Inspected<'_>, covers: &[Cover], seed: [u8; 32], limits: &Limits) -> Result<SafeCopy> {
    check(covers, inspected.report.picture.as_ref())?;
    let report = &mut inspected.report;
    let parts = apply(plan(report.len, std::mem::take(&mut report.segments), &Policy::EXACT))?;
    let stripped = parts.over(inspected.source);
    let orientation = report.picture.map_or(Orientation::UPRIGHT, |picture| picture.orientation);
    let seed = Seed::new(seed);
    let written = match report.format {
        Format::Jpeg => jpeg::covered(&stripped, covers, orientation, seed, &mut limits.clone()),
        Format::Png if report.picture.is_some_and(|picture| picture.frames == 1) => {
            png::covered(&stripped, covers, orientation, seed, &mut limits.clone())
        }
        _ => Err(Error::refused("covers cannot be put on this format at the exact level")),
    }?;
    SafeCopy::remade(written, &inspected, Level::Exact, covers.len(), limits)
}
