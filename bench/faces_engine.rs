//! The face detector alone as a wasm module, for `bench/faces.mjs`: built as a cdylib, empty on other targets.
#![cfg(target_arch = "wasm32")]

use panah::faces::scales::Scale;
use panah::faces::search::{Search, WIDEST};
use panah::limits::Limits;
use panah::pixels::raster::Raster;
use wasm_bindgen::prelude::wasm_bindgen;

/// How many vectors of four numbers [`multiply_and_add`] keeps busy.
const CHAINS: usize = 12;

/// Multiplies and adds 48 numbers `rounds` times, with nothing read or written between: what the machine can do at best.
#[wasm_bindgen]
pub fn multiply_and_add(rounds: u32) -> f32 {
    use core::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat};
    let (by, more) = (f32x4_splat(0.999), f32x4_splat(0.001));
    let mut sums = [f32x4_splat(0.5); CHAINS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = f32x4_add(f32x4_mul(*sum, by), more);
        }
    }
    sums.into_iter().map(|sum| f32x4_extract_lane::<0>(sum)).sum()
}

/// A picture that is searched again and again.
#[wasm_bindgen]
pub struct Picture {
    raster: Raster,
}

#[wasm_bindgen]
impl Picture {
    /// A picture of `width` times `height` pixels; `rgb` holds three bytes for each.
    #[wasm_bindgen(constructor)]
    pub fn new(width: u32, height: u32, rgb: Vec<u8>) -> Self {
        Self { raster: Raster { width, height, rgb } }
    }

    /// Searches it at one scale, or at all scales if `scale` is 0: four edges and a score for each face.
    pub fn search(&self, scale: f64, threshold: f32) -> Vec<f32> {
        let limits = &mut Limits::default();
        let scales = [Scale { factor: scale }];
        let search = match scale > 0.0 {
            true => Search::at(&self.raster, threshold, &scales, WIDEST, limits),
            false => Search::new(&self.raster, threshold, limits),
        };
        let mut search = search.expect("memory");
        search.run(&self.raster).expect("a search");
        search
            .finish()
            .expect("all was searched")
            .iter()
            .flat_map(|face| [face.x1, face.y1, face.x2, face.y2, face.score])
            .collect()
    }
}
