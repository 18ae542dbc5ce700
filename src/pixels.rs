//! Pixels: decoding, turning, covering, resampling and encoding stills.

pub mod colour;
pub mod cover;
pub mod decode;
pub mod denoise;
pub mod encode;
pub mod browser;
pub mod heif;
pub mod jpeg;
pub mod look;
pub mod lines;
pub mod orient;
pub mod outline;
pub mod piece;
pub mod raster;
pub mod region;
pub mod resample;
