//! The Unlinkable road: decode, cover, resample, encode anew, and then the Exact road like any other file.

use crate::error::Result;
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::pixels::cover::cover;
use crate::pixels::raster::Raster;
use crate::pixels::region::Region;
use crate::pixels::{decode, encode, resample};
use crate::policy::Level;
use crate::report::Report;
use crate::seed::Seed;
use crate::source::Source;
use crate::strip::SafeCopy;

/// A copy of a still that shares nothing with its original but what is seen, with `regions` covered.
///
/// The parts of the copy are bytes of its own. Errors: what [`inspect`], [`decode::decode`] and [`SafeCopy::remade`] return.
pub fn remake(source: &dyn Source, regions: &[Region], seed: [u8; 32], limits: &Limits) -> Result<SafeCopy> {
    let report = inspect(source, &mut limits.clone())?;
    let raster = decode::decode(source, &report, &mut limits.clone())?;
    let encoded = encode::jpeg(&redraw(raster, &report, regions, &mut Seed::new(seed), limits)?)?;
    SafeCopy::remade(&encoded, source, &report, Level::Unlinkable, regions.len(), limits)
}

/// Covers what is to be covered and draws the picture anew on another grid.
fn redraw(mut raster: Raster, report: &Report, regions: &[Region], seed: &mut Seed, limits: &Limits) -> Result<Raster> {
    let full = report.picture.map_or(raster.width, |picture| picture.upright().0);
    let scale = raster.width as f32 / full as f32;
    let scaled: Vec<Region> = regions.iter().map(|region| region.scaled(scale)).collect();
    cover(&mut raster, &scaled);
    resample::resample(&raster, seed, &mut limits.clone())
}
