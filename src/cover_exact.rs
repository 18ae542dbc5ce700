//! The Exact road with covers: coded media stays as it is but for what lies under a cover.

pub(crate) mod jpeg;
pub(crate) mod png;

use crate::apply::apply;
use crate::error::{Error, Reason, Result};
use crate::inspect::Inspected;
use crate::limits::Limits;
use crate::pixels::cover::{Cover, check};
use crate::plan::plan;
use crate::policy::{Level, Policy};
use crate::report::Orientation;
use crate::road;
use crate::seed::Seed;
use crate::strip::SafeCopy;

/// A stripped copy with `covers` on it: in a JPEG on whole MCUs, in a PNG on pixels. `seed` is for the covers' looks.
///
/// Errors: `refused` for formats in which that cannot be done, and what [`check`], [`apply`] and [`SafeCopy::of_encoded`] return.
pub(crate) fn cover_exact(
    mut inspected: Inspected<'_>,
    covers: &[Cover],
    seed: [u8; 32],
    limits: &Limits,
) -> Result<SafeCopy> {
    check(covers, inspected.report.picture.as_ref())?;
    let report = &mut inspected.report;
    let parts = apply(plan(report.len, std::mem::take(&mut report.segments), &Policy::EXACT))?;
    let stripped = parts.over(inspected.source);
    let orientation = report.picture.map_or(Orientation::UPRIGHT, |picture| picture.orientation);
    let cover = road::cover(report)
        .ok_or(Error::new(Reason::NoCovers, "covers cannot be put on this format at the exact level"))?;
    let written = cover(&stripped, covers, orientation, Seed::new(seed), &mut limits.clone())?;
    SafeCopy::of_encoded(written, &inspected, Level::Exact, covers.len(), limits)
}
