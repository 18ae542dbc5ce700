//! A band of a picture that another worker lent to this one: searched here, its boxes handed back.

use js_sys::Float32Array;
use wasm_bindgen::prelude::*;

use super::fault::Fault;
use crate::error::Error;
use crate::faces::{Face, Search, band};
use crate::limits::Limits;

pub use crate::faces::band::WRONG;

/// A band as a still gave it away.
pub fn parse(json: &str) -> Result<band::Band, Error> {
    serde_json::from_str(json).map_err(|_| WRONG)
}

/// Left, top, right, bottom and score of each face.
pub fn flat(faces: &[Face]) -> Float32Array {
    let flat: Vec<f32> = faces.iter().flat_map(|f| [f.x1, f.y1, f.x2, f.y2, f.score]).collect();
    Float32Array::from(flat.as_slice())
}

/// The faces that [`flat`] wrote.
pub fn faces(flat: &[f32]) -> Vec<Face> {
    flat.as_chunks().0.iter().map(|&[x1, y1, x2, y2, score]| Face { x1, y1, x2, y2, score }).collect()
}

/// The search of a band under way.
#[wasm_bindgen]
pub struct Band {
    strip: band::Strip,
    search: Search,
}

#[wasm_bindgen]
impl Band {
    /// A band as `Still.searchLend` gave it away, with its pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(band: &str, pixels: Vec<u8>) -> Result<Band, Fault> {
        let band = parse(band)?;
        let search = Search::of(&band, &mut Limits::default())?;
        Ok(Self { strip: band::Strip::new(&band, pixels)?, search })
    }

    /// Looks at the next part. Returns how much is done, up to 1.
    pub fn step(&mut self) -> Result<f32, Fault> {
        Ok(self.search.step(&self.strip)?)
    }

    /// What `Still.searchTake` wants to have.
    pub fn found(self) -> Float32Array {
        flat(&self.search.found())
    }
}
