//! Pixels: decoding, turning, covering, resampling and encoding stills.

pub mod colour;
pub mod cover;
pub mod decode;
pub mod encode;
pub mod orient;
pub mod lines;
pub mod raster;
pub mod region;
pub mod resample;
