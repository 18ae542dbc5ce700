//! Making a copy: which road a file takes at which level.

use crate::digest::{Sink, Watched};
use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::cover::{self, Cover};
use crate::policy::Level;
use crate::remake::remake;
use crate::retouch::retouch;
use crate::source::Source;
use crate::strip::{SafeCopy, strip, strip_into};

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

/// A safe copy as [`make`] makes it, whose bytes are given in order to `sink`. Until this returns, nothing that the sink was
/// given may leave. Errors: what [`make`] and the sink return.
pub fn make_into(
    source: &dyn Source,
    level: Level,
    covers: &[Cover],
    seed: [u8; 32],
    limits: &Limits,
    sink: &mut Sink<'_>,
) -> Result<SafeCopy> {
    if level == Level::Exact && covers.is_empty() {
        return strip_into(source, limits, sink);
    }
    let safe = make(source, level, covers, seed, limits)?;
    Watched::new(&safe.parts.over(source), sink).finish()?;
    Ok(safe)
}
