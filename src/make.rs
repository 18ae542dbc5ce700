//! Making a copy: which road a file takes at which level.

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::pixels::region::Region;
use crate::policy::Level;
use crate::remake::remake;
use crate::retouch::retouch;
use crate::source::Source;
use crate::strip::{SafeCopy, strip};

/// A safe copy of `source` with `regions` covered (in upright pixels of the full picture).
///
/// `seed` is used at the Unlinkable level alone; it must be fresh from the system's randomness for any copy that leaves.
/// Errors: `refused` when covers cannot be put on the format at the Exact level, and what [`strip`], [`retouch`] and [`remake`] return.
pub fn make(
    source: &dyn Source,
    level: Level,
    regions: &[Region],
    seed: [u8; 32],
    limits: &Limits,
) -> Result<SafeCopy> {
    if regions.iter().any(|region| !region.is_finite()) {
        return Err(Error::refused("a region that is nowhere"));
    }
    match level {
        Level::Unlinkable => remake(source, regions, seed, limits),
        Level::Exact if regions.is_empty() => strip(source, limits),
        Level::Exact => retouch(source, regions, limits),
    }
}
