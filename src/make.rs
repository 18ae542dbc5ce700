//! Making a copy: which road a file takes at which level.

use crate::digest::chunks;
use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::policy::Level;
use crate::remake::remake;
use crate::retouch::retouch;
use crate::source::Source;
use crate::span::Span;
use crate::strip::{SafeCopy, Stripped};

/// A safe copy of `source` with `covers` on it.
///
/// `seed` must be fresh from the system's randomness for any copy that leaves. Errors: `refused` when covers cannot be put on
/// the format at the Exact level or hide nothing of the picture, and what [`Stripped::new`], [`retouch`] and [`remake`] return.
pub fn make(source: &dyn Source, level: Level, covers: &[Cover], seed: [u8; 32], limits: &Limits) -> Result<SafeCopy> {
    make_to(source, level, covers, seed, limits, |_| Ok(()))
}

/// As [`make`]; the bytes of the copy, which was inspected again before, are given to `out` in order.
pub fn make_to(
    source: &dyn Source,
    level: Level,
    covers: &[Cover],
    seed: [u8; 32],
    limits: &Limits,
    out: impl FnMut(&[u8]) -> Result<()>,
) -> Result<SafeCopy> {
    let safe = match level {
        Level::Unlinkable => remake(source, covers, seed, limits),
        Level::Exact if covers.is_empty() => return Stripped::new(source, limits)?.finish(source, out),
        Level::Exact => retouch(source, covers, seed, limits),
    }?;
    let output = safe.parts.over(source);
    chunks(&output, Span::new(0, output.len()), out)?;
    Ok(safe)
}
