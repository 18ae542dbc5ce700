//! Pixels: decoding, turning, covering and encoding stills.

pub mod raster;
