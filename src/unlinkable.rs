//! The Unlinkable road: decode, cover, resample, denoise, encode anew, and then the Exact road like any other file.

use crate::error::Result;
use crate::inspect::Inspected;
use crate::limits::Limits;
use crate::pixels::cover::{Cover, check, cover};
use crate::pixels::raster::Raster;
use crate::pixels::{denoise, encode, resample};
use crate::policy::Level;
use crate::report::Report;
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
    let raster = road::decode(inspected.source, &inspected.report, &mut limits.clone())?;
    unlinkable_drawn(inspected, raster, covers, seed, limits)
}

/// As [`unlinkable`], of a still whose upright pixels are `raster`, whoever decoded them.
pub(crate) fn unlinkable_drawn(
    inspected: &Inspected<'_>,
    raster: Raster,
    covers: &[Cover],
    seed: [u8; 32],
    limits: &Limits,
) -> Result<SafeCopy> {
    check(covers, inspected.report.picture.as_ref())?;
    let encoded = encode::jpeg(&render(raster, &inspected.report, covers, &mut Seed::new(seed), limits)?)?;
    SafeCopy::of_encoded(encoded, inspected, Level::Unlinkable, covers.len(), limits)
}

/// Covers what is to be covered and draws the picture anew on another grid.
fn render(mut raster: Raster, report: &Report, covers: &[Cover], seed: &mut Seed, limits: &Limits) -> Result<Raster> {
    let full = report.picture.map_or(raster.width, |picture| picture.upright().0);
    let scale = raster.width as f32 / full as f32;
    cover(&mut raster, covers, scale, seed);
    let copy = resample::resample(&raster, seed, &mut limits.clone())?;
    drop(raster);
    denoise::denoise(&copy, &mut limits.clone())
}
