//! Pixels: decoding, turning, covering, resampling and encoding stills.

pub mod blocks;
pub mod colour;
pub mod cover;
pub(crate) mod decode;
pub(crate) mod denoise;
pub(crate) mod encode;
// A browser is the only one that hands its own pixels over.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) mod browser;
pub mod heif;
pub mod jpeg;
pub mod look;
pub mod lines;
pub(crate) mod orient;
pub mod outline;
pub(crate) mod piece;
pub mod raster;
pub mod region;
pub mod resample;
