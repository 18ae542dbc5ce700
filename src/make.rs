//! Making a copy: which road a file takes at which level.

use crate::cover_exact::cover_exact;
use crate::error::Result;
use crate::inspect::Inspected;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::policy::Level;
use crate::source::Source;
use crate::span::Span;
use crate::strip::{SafeCopy, Stripped};
use crate::unlinkable::unlinkable;
use crate::watched::chunks;

/// A safe copy of `source` with `covers` on it.
///
/// `seed` must be fresh from the system's randomness for any copy that leaves. Errors: `refused` when covers cannot be put on
/// the format at the Exact level or hide nothing of the picture, `limit` when the picture is too large to decode, and what
/// [`strip`](fn@crate::strip) returns.
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
        Level::Unlinkable => unlinkable(&Inspected::new(source, limits)?, covers, seed, limits),
        Level::Exact if covers.is_empty() => return Stripped::new(source, limits)?.finish(source, out),
        Level::Exact => cover_exact(Inspected::new(source, limits)?, covers, seed, limits),
    }?;
    let output = safe.parts.over(source);
    chunks(&output, Span::new(0, output.len()), out)?;
    Ok(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::WALKS;
    use crate::pixels::look::Look;
    use crate::pixels::outline::Outline;
    use image::ImageEncoder as _;

    const SIDE: u32 = 64;

    fn pixels() -> Vec<u8> {
        (0..SIDE * SIDE).flat_map(|at| [at as u8, (at / SIDE) as u8, (at >> 5) as u8]).collect()
    }

    /// A photo with a finding.
    fn jpeg() -> Vec<u8> {
        let mut file = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut file, 90);
        encoder.encode(&pixels(), SIDE as u16, SIDE as u16, jpeg_encoder::ColorType::Rgb).unwrap();
        file.splice(2..2, *b"\xff\xfe\x00\x08words!");
        file
    }

    fn png() -> Vec<u8> {
        let mut file = Vec::new();
        let encoder = image::codecs::png::PngEncoder::new(&mut file);
        encoder.write_image(&pixels(), SIDE, SIDE, image::ExtendedColorType::Rgb8).unwrap();
        file
    }

    fn walks(file: &[u8], level: Level, covers: &[Cover]) -> usize {
        let before = WALKS.get();
        make(&file, level, covers, [7; 32], &Limits::default()).unwrap();
        WALKS.get() - before
    }

    #[test]
    fn a_file_is_walked_over_once_when_it_comes_in_and_its_copy_once_before_it_leaves() {
        let outline = Outline::Box { x: 8.0, y: 8.0, width: 20.0, height: 20.0 };
        let cover = [Cover { outline, look: Look::Solid, inverse: false }];
        for file in [jpeg(), png()] {
            for level in [Level::Exact, Level::Unlinkable] {
                assert_eq!(walks(&file, level, &[]), 2, "{level:?}");
                assert_eq!(walks(&file, level, &cover), 2, "{level:?}, covered");
            }
        }
    }
}
