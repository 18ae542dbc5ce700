//! The Exact road with covers: coded media stays as it is but for what lies under a cover.

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::pixels::region::Region;
use crate::policy::Level;
use crate::report::Orientation;
use crate::source::Source;
use crate::strip::{SafeCopy, strip};

/// A stripped copy with `regions`, in upright pixels, covered: in a JPEG whole MCUs, in a PNG pixels.
///
/// Errors: `refused` for formats in which that cannot be done, and what [`inspect`] and [`strip`] return.
pub fn retouch(source: &dyn Source, regions: &[Region], limits: &Limits) -> Result<SafeCopy> {
    let report = inspect(source, &mut limits.clone())?;
    let stripped = strip(source, limits)?;
    let stripped = stripped.parts.over(source);
    let orientation = report.picture.map_or(Orientation::UPRIGHT, |picture| picture.orientation);
    let written = match report.format {
        Format::Jpeg => formats::jpeg::coded::covered(&stripped, regions, orientation, &mut limits.clone()),
        Format::Png if report.picture.is_some_and(|picture| picture.frames == 1) => {
            formats::png::covered::covered(&stripped, regions, orientation, &mut limits.clone())
        }
        _ => Err(Error::refused("covers cannot be put on this format at the exact level")),
    }?;
    SafeCopy::remade(&written, source, &report, Level::Exact, regions.len(), limits)
}
