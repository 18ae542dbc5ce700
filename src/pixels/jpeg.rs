//! The pixels of a JPEG (ITU-T T.81), to the last bit those that libjpeg's accurate integer decoder gives.
//!
//! The standard leaves the inverse transform's rounding and the enlarging of chroma to the decoder. Nearly every viewer and
//! every published measurement uses libjpeg's, so these are its sums: the integer transform of Loeffler, Ligtenberg and
//! Moschytz (ICASSP 1989), triangle filters for chroma, and conversion in 16-bit fixed point.

pub mod colour;
mod factors;
pub mod idct;
mod plane;
mod reduced;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod simd128;
mod upsample;

use crate::codecs::jpeg::coded::{Picture, Visit};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::pixels::raster::Raster;
use crate::source::Source;
use colour::Model;
use plane::Plane;
use upsample::Upsample;

/// Decodes the picture of `source` as stored, at its full size or, where `by` is 2, 4 or 8, at that part of it (rounded up),
/// and hands back its ICC profile (empty where there is none). A picture of one scan is decoded row by row; the coefficients of
/// any other are held in memory.
///
/// Errors: `refused` for a way of coding that is not known here, `malformed`, `limit`, `read`.
pub fn decode(source: &dyn Source, by: u32, limits: &mut Limits) -> Result<(Raster, Vec<u8>)> {
    let picture = Picture::open(source, limits)?;
    let mut strip = Strip::new(&picture, by, limits)?;
    let profile = picture.profile.clone();
    picture.blocks(limits, |visit| {
        match visit {
            Visit::Block(component, column, row, block, quantisers) => {
                if let Some(part) = strip.parts.get_mut(component) {
                    part.plane.put(column, row, block, quantisers);
                }
            }
            Visit::Row(mcus) => strip.finish(mcus),
        }
        Ok(())
    })?;
    Ok((strip.raster, profile))
}

/// The picture at work: of each component the rows of samples that are still needed.
struct Strip {
    parts: Vec<Part>,
    model: Model,
    raster: Raster,
    /// The next row of the raster.
    next: usize,
    /// Rows of the raster for each row of MCUs.
    deep: usize,
    /// Rows that must wait for the next row of MCUs, as a filter reaches into it.
    waiting: usize,
}

/// A component at work.
struct Part {
    plane: Plane,
    upsample: Upsample,
    /// One row at the raster's size.
    row: Vec<u8>,
}

impl Strip {
    fn new(picture: &Picture<'_>, by: u32, limits: &mut Limits) -> Result<Self> {
        let frame = &picture.frame;
        let model = Model::of(picture)?;
        let smallest = 8 / by.clamp(1, 8);
        let raster = Raster::new(frame.width.div_ceil(by), frame.height.div_ceil(by), limits)?;
        let most = (frame.mcu.0 / 8, frame.mcu.1 / 8);
        let mut parts = Vec::new();
        for component in &frame.components {
            // Where a component is stored at half the size and the picture is wanted smaller, it is reduced less.
            let mut size = smallest;
            let fits = |size: u32, most: u32, own: u32| (most * smallest).is_multiple_of(own * size * 2);
            while size < 8 && fits(size, most.0, component.across) && fits(size, most.1, component.down) {
                size *= 2;
            }
            let (wide, high) = (component.across * size, component.down * size);
            let (full_wide, full_high) = (most.0 * smallest, most.1 * smallest);
            if !full_wide.is_multiple_of(wide) || !full_high.is_multiple_of(high) {
                return Err(Error::new(Reason::UnknownCodec, "this way of coding a JPEG is not known here"));
            }
            let plane = Plane::new(frame, component, size as usize, limits)?;
            let factors = ((full_wide / wide) as usize, (full_high / high) as usize);
            let upsample = Upsample::new(factors, smallest > 1, plane.width());
            let row = vec![0; raster.width as usize + 8];
            parts.push(Part { plane, upsample, row });
        }
        let waiting = usize::from(parts.iter().any(|part| part.upsample.reaches()));
        Ok(Self { deep: (most.1 * smallest) as usize, waiting, parts, model, raster, next: 0 })
    }

    /// Turns the samples of a row of MCUs that is complete into rows of the raster, and makes room for the next.
    fn finish(&mut self, mcus: u32) {
        let height = self.raster.height as usize;
        let complete = (mcus as usize + 1) * self.deep;
        let ready = if complete >= height { height } else { complete - self.waiting };
        let wide = self.raster.width as usize * 3;
        for y in self.next..ready {
            for part in &mut self.parts {
                part.upsample.row(&part.plane, y, &mut part.row);
            }
            let out = self.raster.rgb.get_mut(y * wide..(y + 1) * wide).unwrap_or_default();
            let row = |index: usize| self.parts.get(index).map_or(&[] as &[u8], |part| &part.row);
            self.model.convert([row(0), row(1), row(2), row(3)], out);
        }
        self.next = ready;
        self.parts.iter_mut().for_each(|part| part.plane.advance());
    }
}
