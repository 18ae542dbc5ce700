//! Who is found in a picture.

use panah::error::Result;
use panah::faces;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::road;
use panah::source::Source;

/// The faces of a picture in upright pixels of its full size, which comes first.
pub fn find(source: &dyn Source, threshold: f32, limits: &Limits) -> Result<((u32, u32), Vec<faces::Face>)> {
    let report = inspect(source, &mut limits.clone())?;
    let raster = road::decode(source, &report, &mut limits.clone())?;
    let (width, height) = report.picture.map_or((raster.width, raster.height), |picture| picture.upright());
    let scale = width as f32 / raster.width as f32;
    let found = faces::find(&raster, threshold, &mut limits.clone())?;
    Ok(((width, height), found.into_iter().map(|face| face.scaled(scale)).collect()))
}
