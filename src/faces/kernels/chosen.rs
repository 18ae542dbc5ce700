//! Chosen: the kernels that the processor at hand has the instructions for.

#![allow(unsafe_code)]

use super::{Dense, Depthwise, avx2, scalar};

pub use scalar::{depthwise, greatest};

/// [`scalar::stem`], as fast as the processor can.
pub fn stem(rows: [&[i16]; 3], dense: &Dense, factors: &[f32], out: &mut [i16], stride: usize, width: usize) {
    match avx2::runs() {
        // SAFETY: the processor has the instructions.
        true => unsafe { avx2::stem(rows, dense, factors, out, stride, width) },
        false => scalar::stem(rows, dense, factors, out, stride, width),
    }
}

/// [`scalar::pointwise`], as fast as the processor can.
pub fn pointwise(row: &[i16], dense: &Dense, out: &mut [f32], stride: usize, width: usize) {
    match avx2::runs() {
        // SAFETY: the processor has the instructions.
        true => unsafe { avx2::pointwise(row, dense, out, stride, width) },
        false => scalar::pointwise(row, dense, out, stride, width),
    }
}

/// [`scalar::depthwise_relu`], as fast as the processor can.
pub fn depthwise_relu(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [i16], stride: usize, width: usize) {
    match avx2::runs() {
        // SAFETY: the processor has the instructions.
        true => unsafe { avx2::depthwise_relu(rows, taps, out, stride, width) },
        false => scalar::depthwise_relu(rows, taps, out, stride, width),
    }
}
