//! Kernels: the three inner loops that take nearly all of the time, each on one row.
//!
//! There are three of each: [`scalar`], which is the reference, `simd128` for WebAssembly, and `avx2` for the desk tool where the
//! processor has it, which is asked at run time. [`stem`] and [`pointwise`] multiply whole numbers of 16 bits and add them up in 32;
//! [`depthwise`] adds up floats in the same order in all, and rounds each product and each sum. So they agree to the last bit, and
//! what is found does not depend on the device.
//!
//! Rows are kept in planes of four channels, `[channels / 4][stride][4]`, see [`crate::faces::rows`]. `width` is the
//! number of pixels to be computed, `stride` the number of pixels kept for each plane. Pixel `x` stands at `x + 1`.
//! [`pointwise`] and [`stem`] compute whole blocks of [`BLOCK`] pixels and so write up to three pixels past `width`; the
//! caller sets them to zero again where it matters.

#[cfg(target_arch = "x86_64")]
pub mod avx2;
#[cfg(target_arch = "x86_64")]
mod chosen;
pub mod scalar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod simd128;
pub mod sizes;
pub mod taps;

pub use sizes::{BLOCK, GROUP, PAIR, PLANE, TAPS, TOP};
pub use taps::{Dense, Depthwise};

#[cfg(target_arch = "x86_64")]
pub use chosen::{depthwise, depthwise_relu, greatest, pointwise, stem};
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
pub use scalar::{depthwise, depthwise_relu, greatest, pointwise, stem};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd128::{depthwise, depthwise_relu, greatest, pointwise, stem};
