//! The Unlinkable road: decode, cover, resample, denoise, turn upright, encode anew, and then the Exact road like any other file.

use crate::error::Result;
use crate::inspect::Inspected;
use crate::limits::Limits;
use crate::pixels::blocks::Blocks;
use crate::pixels::cover::{Cover, check, cover};
use crate::pixels::decode::DRAWN_PIXELS;
use crate::pixels::raster::Raster;
use crate::pixels::{denoise, encode, orient, resample};
use crate::policy::Level;
use crate::report::Orientation;
use crate::road;
use crate::seed::Seed;
use crate::strip::SafeCopy;

/// A copy of a still that shares nothing with its original but what is seen, with `covers` on it.
///
/// The copy holds no slice of the source. Errors: what [`road::decode`], [`check`] and [`SafeCopy::of_encoded`] return.
pub(crate) fn unlinkable(
    inspected: &Inspected<'_>,
    covers: &[Cover],
    seed: [u8; 32],
    limits: &Limits,
) -> Result<SafeCopy> {
    let (raster, turn) = road::stored(inspected.source, &inspected.report, DRAWN_PIXELS, &mut limits.clone())?;
    unlinkable_drawn(inspected, (raster, turn), covers, seed, limits)
}

/// As [`unlinkable`], of a still whose pixels are at hand, whoever decoded them, and have yet to be turned as is said with them.
pub(crate) fn unlinkable_drawn(
    inspected: &Inspected<'_>,
    drawing: (Raster, Orientation),
    covers: &[Cover],
    seed: [u8; 32],
    limits: &Limits,
) -> Result<SafeCopy> {
    check(covers, inspected.report.picture.as_ref())?;
    let encoded = encode::jpeg(&render(drawing, inspected, covers, &mut Seed::new(seed), limits)?)?;
    SafeCopy::of_encoded(encoded, inspected, Level::Unlinkable, covers.len(), limits)
}

/// Covers what is to be covered and draws the picture anew on another grid.
fn render(
    (mut raster, turn): (Raster, Orientation),
    Inspected { source, report }: &Inspected<'_>,
    covers: &[Cover],
    seed: &mut Seed,
    limits: &Limits,
) -> Result<Raster> {
    if let Some(picture) = report.picture.filter(|_| !covers.is_empty()) {
        let blocks = Blocks::of(*source, report, &mut limits.clone())?;
        cover(&mut raster, turn, covers, &picture, blocks, seed);
    }
    let copy = resample::resample(&raster, seed, &mut limits.clone())?;
    drop(raster);
    orient::upright(denoise::denoise(&copy, &mut limits.clone())?, turn, &mut limits.clone())
}
