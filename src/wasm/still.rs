//! One still that the page looks at: decoded once, shown, searched.

use js_sys::{Float32Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::band;
use super::blob::BlobSource;
use super::fault::{self, Fault};
use crate::faces::{Face, Search};
use crate::inspect::inspect;
use crate::limits::Limits;
use crate::pixels::cover::Cover;
use crate::pixels::raster::Raster;
use crate::pixels::region::Region;
use crate::pixels::resample;
use crate::report::Report;
use crate::road;

/// A decoded picture.
#[wasm_bindgen]
pub struct Still {
    report: Report,
    raster: Raster,
    search: Option<Search>,
    found: Vec<Face>,
}

/// A small copy of the picture for the screen: `width * height` pixels of red, green, blue and an opaque alpha.
#[wasm_bindgen]
pub struct Preview {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    rgba: Vec<u8>,
}

#[wasm_bindgen]
impl Preview {
    /// The pixels. They are given away: a second call gives none.
    #[wasm_bindgen(getter)]
    pub fn rgba(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.rgba)
    }
}

impl Still {
    /// A picture that is decoded already.
    pub(super) fn of(report: Report, raster: Raster) -> Self {
        Self { report, raster, search: None, found: Vec::new() }
    }
}

#[wasm_bindgen]
impl Still {
    /// Inspects and decodes a file.
    #[wasm_bindgen(constructor)]
    pub fn new(blob: Blob) -> Result<Still, Fault> {
        let source = BlobSource::new(blob)?;
        let report = inspect(&source, &mut Limits::default())?;
        let raster = road::decode(&source, &report, &mut Limits::default())?;
        Ok(Self::of(report, raster))
    }

    /// The width of the full picture as viewed.
    #[wasm_bindgen(getter)]
    pub fn width(&self) -> u32 {
        self.report.picture.map_or(0, |picture| picture.upright().0)
    }

    /// The height of the full picture as viewed.
    #[wasm_bindgen(getter)]
    pub fn height(&self) -> u32 {
        self.report.picture.map_or(0, |picture| picture.upright().1)
    }

    /// The picture for the screen, its longer side at most `max_side` pixels.
    pub fn preview(&self, max_side: u32) -> Result<Preview, Fault> {
        let small = resample::preview(&self.raster, max_side, &mut Limits::default())?;
        let rgba = small.rgb.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect();
        Ok(Preview { width: small.width, height: small.height, rgba })
    }

    /// Begins to look for faces of at least the score `threshold`, 0 to 1.
    #[wasm_bindgen(js_name = searchBegin)]
    pub fn search_begin(&mut self, threshold: f32) -> Result<(), Fault> {
        self.search = Some(Search::new(&self.raster, threshold, &mut Limits::default())?);
        Ok(())
    }

    /// Gives work of the stage to up to `helpers` other workers: for each a JSON list of what each `Band` is made of, together
    /// with [`Still::band_rows`]. Has to be called before the stage's first step.
    #[wasm_bindgen(js_name = searchLend)]
    pub fn search_lend(&mut self, helpers: usize) -> Result<Vec<String>, Fault> {
        let lent = self.search.as_mut().map_or(Vec::new(), |search| search.lend(helpers));
        lent.iter().map(fault::json).collect()
    }

    /// The pixels that the search of a band needs.
    #[wasm_bindgen(js_name = bandRows)]
    pub fn band_rows(&self, band: &str) -> Result<Uint8Array, Fault> {
        let search = self.search.as_ref().ok_or(band::WRONG)?;
        Ok(Uint8Array::from(search.rows(&band::parse(band)?, &self.raster)?.as_slice()))
    }

    /// Takes what another worker found in a band.
    #[wasm_bindgen(js_name = searchTake)]
    pub fn search_take(&mut self, band: &str, found: &[f32]) -> Result<(), Fault> {
        if let Some(search) = self.search.as_mut() {
            search.take(&band::parse(band)?, band::faces(found));
        }
        Ok(())
    }

    /// Looks at the next part of the picture. Returns how much of the stage is done; at 1 nothing is left to do in it here.
    #[wasm_bindgen(js_name = searchStep)]
    pub fn search_step(&mut self) -> Result<f32, Fault> {
        let Some(search) = self.search.as_mut() else { return Ok(1.0) };
        Ok(search.step(&self.raster)?)
    }

    /// Goes on to the next stage, once all of this one was searched. Returns whether there is one.
    #[wasm_bindgen(js_name = searchGoOn)]
    pub fn search_go_on(&mut self) -> Result<bool, Fault> {
        let Some(search) = self.search.as_mut() else { return Ok(false) };
        Ok(search.go_on()?)
    }

    /// What part of the whole search is done when `done` of the stage is, 0 to 1.
    #[wasm_bindgen(js_name = searchOverall)]
    pub fn search_overall(&self, done: f32) -> f32 {
        self.search.as_ref().map_or(1.0, |search| search.overall(done))
    }

    /// Ends the search: from now on the faces are there. Errors: `refused` when a part of the picture was not searched.
    #[wasm_bindgen(js_name = searchEnd)]
    pub fn search_end(&mut self) -> Result<(), Fault> {
        if let Some(search) = self.search.take() {
            let scale = self.width() as f32 / self.raster.width as f32;
            self.found = search.finish()?.into_iter().map(|face| face.scaled(scale)).collect();
        }
        Ok(())
    }

    /// The faces found: left, top, right, bottom and score of each, in upright pixels of the full picture.
    pub fn faces(&self) -> Float32Array {
        band::flat(&self.found)
    }

    /// The cover that each face is given unless a person says otherwise, as a JSON list in the order of
    /// [`Still::faces`].
    pub fn covers(&self) -> Result<String, Fault> {
        let over = |f: &Face| Cover::from(Region::over_face(f.x1, f.y1, f.x2, f.y2));
        let covers: Vec<Cover> = self.found.iter().map(over).collect();
        fault::json(&covers)
    }
}
