//! The Exact road with covers: coded media stays as it is but for what lies under a cover.

use crate::error::{Error, Result};
use crate::format::Format;
use crate::formats;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::pixels::cover::{Cover, check};
use crate::policy::Level;
use crate::report::Orientation;
use crate::seed::Seed;
use crate::source::Source;
use crate::strip::{SafeCopy, strip};

/// A stripped copy with `covers` on it: in a JPEG on whole MCUs, in a PNG on pixels. `seed` is for the covers' looks.
///
/// Errors: `refused` for formats in which that cannot be done, and what [`check`], [`inspect`] and [`strip`] return.
pub fn retouch(source: &dyn Source, covers: &[Cover], seed: [u8; 32], limits: &Limits) -> Result<SafeCopy> {
    let report = inspect(source, &mut limits.clone())?;
    check(covers, report.picture.as_ref())?;
    let stripped = strip(source, limits)?;
    let stripped = stripped.parts.over(source);
    let orientation = report.picture.map_or(Orientation::UPRIGHT, |picture| picture.orientation);
    let seed = Seed::new(seed);
    let written = match report.format {
        Format::Jpeg => formats::jpeg::coded::covered(&stripped, covers, orientation, seed, &mut limits.clone()),
        Format::Png if report.picture.is_some_and(|picture| picture.frames == 1) => {
            formats::png::covered::covered(&stripped, covers, orientation, seed, &mut limits.clone())
        }
        _ => Err(Error::refused("covers cannot be put on this format at the exact level")),
    }?;
    SafeCopy::remade(&written, source, &report, Level::Exact, covers.len(), limits)
}
