//! A picture that the browser decodes for the core.

use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::asked;
use super::blob::BlobSource;
use super::copy::SafeCopy;
use super::fault::Fault;
use super::still::Still;
use crate::inspect::{Inspected, inspect};
use crate::limits::Limits;
use crate::pixels::browser::BrowserPixels;
use crate::report::{Orientation, Report};
use crate::unlinkable::unlinkable_drawn;

/// The pixels of a file that was inspected, on their way in.
#[wasm_bindgen]
pub struct Pixels {
    blob: Blob,
    report: Report,
    pixels: BrowserPixels,
}

#[wasm_bindgen]
impl Pixels {
    /// Inspects a file and makes room for its pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(blob: Blob) -> Result<Pixels, Fault> {
        let report = inspect(&BlobSource::new(blob.clone())?, &mut Limits::default())?;
        let pixels = BrowserPixels::new(&report, &mut Limits::default())?;
        Ok(Self { blob, report, pixels })
    }

    /// The width and height of the picture as viewed, and those at which its pixels are to be given.
    pub fn sizes(&self) -> Vec<u32> {
        let (full, given) = (self.report.picture.map_or((0, 0), |picture| picture.upright()), self.pixels.size());
        vec![full.0, full.1, given.0, given.1]
    }

    /// Takes the next rows: red, green, blue, alpha.
    pub fn put(&mut self, rgba: &[u8]) -> Result<(), Fault> {
        Ok(self.pixels.put(rgba)?)
    }

    /// The picture to look at.
    pub fn still(self) -> Result<Still, Fault> {
        Ok(Still::of(self.report, self.pixels.finish()?))
    }

    /// A safe copy at the Unlinkable level, with `covers` (a JSON list) on it. `seed` is 32 bytes of the system's randomness,
    /// `told` as for `make`.
    pub fn copy(self, covers: &str, seed: &[u8], told: Option<String>) -> Result<SafeCopy, Fault> {
        let (covers, seed) = asked(covers, seed)?;
        let source = BlobSource::new(self.blob.clone())?;
        let inspected = Inspected { source: &source, report: self.report };
        let safe = unlinkable_drawn(
            &inspected,
            (self.pixels.finish()?, Orientation::UPRIGHT),
            &covers,
            seed,
            &Limits::default(),
        )?;
        SafeCopy::of_told(self.blob, safe, told)
    }
}
