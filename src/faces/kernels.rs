//! Kernels: the three inner loops that take nearly all of the time, each on one row.
//!
//! There are two of each: [`scalar`], which is the reference and what native builds use, and `simd128` for WebAssembly.
//! Both add up in the same order and round each product and each sum, so they agree to the last bit.
//!
//! Rows are kept in planes of four channels, `[channels / 4][stride][4]`, see [`crate::faces::rows`]. `width` is the
//! number of pixels to be computed, `stride` the number of pixels kept for each plane. Pixel `x` stands at `x + 1`.
//! [`pointwise`] and [`stem`] compute whole blocks of [`BLOCK`] pixels and so write up to three pixels past `width`; the
//! caller sets them to zero again where it matters.

pub mod scalar;
pub mod sizes;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod simd128;

pub use sizes::{BLOCK, GROUP, PLANE};

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use scalar::{depthwise, greatest, pointwise, stem};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd128::{depthwise, greatest, pointwise, stem};
