//! Making a copy: which road a file takes at which level.

use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::cover::{self, Cover};
use crate::policy::Level;
use crate::remake::remake;
use crate::retouch::retouch;
use crate::source::Source;
use crate::strip::{SafeCopy, strip};

/// A safe copy of `source` with `covers` on it.
///
/// `seed` must be fresh from the system's randomness for any copy that leaves. Errors: `refused` when covers cannot be put on
/// the format at the Exact level, and what [`cover::check`], [`strip`], [`retouch`] and [`remake`] return.
pub fn make(source: &dyn Source, level: Level, covers: &[Cover], seed: [u8; 32], limits: &Limits) -> Result<SafeCopy> {
    cover::check(covers)?;
    match level {
        Level::Unlinkable => remake(source, covers, seed, limits),
        Level::Exact if covers.is_empty() => strip(source, limits),
        Level::Exact => retouch(source, covers, seed, limits),
    }
}
