//! Chosen: the kernels that the processor at hand has the instructions for.

#![allow(unsafe_code)]

use super::{avx2, scalar};

pub use scalar::{depthwise, greatest};

/// [`scalar::stem`], as fast as the processor can.
#[allow(clippy::too_many_arguments)]
pub fn stem(
    above: &[i16],
    on: &[i16],
    below: &[i16],
    weights: &[i16],
    bias: &[i32],
    factors: &[f32],
    out: &mut [i16],
    stride: usize,
    width: usize,
) {
    match avx2::runs() {
        // SAFETY: the processor has the instructions.
        true => unsafe { avx2::stem(above, on, below, weights, bias, factors, out, stride, width) },
        false => scalar::stem(above, on, below, weights, bias, factors, out, stride, width),
    }
}

/// [`scalar::pointwise`], as fast as the processor can.
pub fn pointwise(row: &[i16], weights: &[i16], bias: &[i32], out: &mut [f32], stride: usize, width: usize) {
    match avx2::runs() {
        // SAFETY: the processor has the instructions.
        true => unsafe { avx2::pointwise(row, weights, bias, out, stride, width) },
        false => scalar::pointwise(row, weights, bias, out, stride, width),
    }
}

/// [`scalar::depthwise_relu`], as fast as the processor can.
#[allow(clippy::too_many_arguments)]
pub fn depthwise_relu(
    above: &[f32],
    on: &[f32],
    below: &[f32],
    weights: &[f32],
    bias: &[f32],
    out: &mut [i16],
    stride: usize,
    width: usize,
) {
    match avx2::runs() {
        // SAFETY: the processor has the instructions.
        true => unsafe { avx2::depthwise_relu(above, on, below, weights, bias, out, stride, width) },
        false => scalar::depthwise_relu(above, on, below, weights, bias, out, stride, width),
    }
}
