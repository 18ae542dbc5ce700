//! The kernels in WebAssembly's 128-bit vector instructions.
//!
//! [`stem`] and [`pointwise`] hold a block of 4 pixels by 8 channels in eight registers and add one input channel at a
//! time: two vectors of weights, four numbers spread over a vector each, eight multiplications and additions. That leaves
//! room in the 16 registers of an x86 processor. [`depthwise`] walks along a plane with its nine weights in registers and
//! reads every pixel once: a column adds to the sums of the pixel to its left, of its own and of the pixel to its right.
//!
//! The room's wasm is compiled for size. So that these loops are as fast as ever, arrays are written out where `map` would be a
//! loop over memory, and no kernel is inlined where its registers would compete with others.
//!
//! # Safety
//!
//! The only unsafe operations are loads and stores through pointers. Each function first asserts the lengths of the
//! slices that it was given, by the greatest index that its loops reach; the loops' bounds are those of the assertions.
//! Wasm loads and stores have no alignment requirement.

#![allow(unsafe_code)]

use std::arch::wasm32::*;

use super::{BLOCK, GROUP, PLANE};

/// `sum + a * b`, rounded twice. A relaxed `madd` would be rounded once or twice as the device likes, and faces would then
/// depend on the device.
#[inline(always)]
fn add(sum: v128, a: v128, b: v128) -> v128 {
    f32x4_add(sum, f32x4_mul(a, b))
}

/// A block's sums: for each of the 4 pixels, 8 channels in two vectors.
type Sums = [v128; 2 * BLOCK];

/// Adds one input channel to a block.
///
/// # Safety
///
/// `pixel` must be readable at `0`, `step`, `2 * step` and `3 * step`, and `weights` for 8 floats.
#[inline(always)]
unsafe fn add_channel(sums: &mut Sums, pixel: *const f32, step: usize, weights: *const f32) {
    // SAFETY: the caller vouches for both pointers.
    unsafe {
        let (low, high) = (v128_load(weights.cast()), v128_load(weights.add(4).cast()));
        let value = v128_load32_splat(pixel.cast());
        sums[0] = add(sums[0], value, low);
        sums[1] = add(sums[1], value, high);
        let value = v128_load32_splat(pixel.add(step).cast());
        sums[2] = add(sums[2], value, low);
        sums[3] = add(sums[3], value, high);
        let value = v128_load32_splat(pixel.add(2 * step).cast());
        sums[4] = add(sums[4], value, low);
        sums[5] = add(sums[5], value, high);
        let value = v128_load32_splat(pixel.add(3 * step).cast());
        sums[6] = add(sums[6], value, low);
        sums[7] = add(sums[7], value, high);
    }
}

/// The sums of a group of channels before anything was added.
///
/// # Safety
///
/// `bias` must be readable for 8 floats.
#[inline(always)]
unsafe fn start(bias: *const f32) -> Sums {
    // SAFETY: the caller vouches for the pointer.
    let (low, high) = unsafe { (v128_load(bias.cast()), v128_load(bias.add(4).cast())) };
    [low, high, low, high, low, high, low, high]
}

/// Writes a block into two planes.
///
/// # Safety
///
/// `low` and `high` must be writable for 16 floats each.
#[inline(always)]
unsafe fn store(sums: &Sums, low: *mut f32, high: *mut f32) {
    // SAFETY: the caller vouches for both pointers.
    unsafe {
        v128_store(low.cast(), sums[0]);
        v128_store(low.add(4).cast(), sums[2]);
        v128_store(low.add(8).cast(), sums[4]);
        v128_store(low.add(12).cast(), sums[6]);
        v128_store(high.cast(), sums[1]);
        v128_store(high.add(4).cast(), sums[3]);
        v128_store(high.add(8).cast(), sums[5]);
        v128_store(high.add(12).cast(), sums[7]);
    }
}

/// The twin of [`super::scalar::stem`].
#[inline(never)]
#[allow(clippy::too_many_arguments)]
pub fn stem(
    above: &[f32],
    on: &[f32],
    below: &[f32],
    weights: &[f32],
    bias: &[f32],
    out: &mut [f32],
    stride: usize,
    width: usize,
) {
    if width == 0 {
        return;
    }
    let last = (width - 1) / BLOCK * BLOCK;
    let groups = bias.len() / GROUP;
    for row in [above, on, below] {
        assert!(row.len() >= last * 6 + (BLOCK - 1) * 6 + 9);
    }
    assert!(weights.len() >= groups * 27 * GROUP && last + BLOCK < stride);
    assert!(out.len() >= groups * 2 * stride * PLANE);
    for x in (0..=last).step_by(BLOCK) {
        for group in 0..groups {
            // SAFETY: by the assertions above, rows are read up to `last * 6 + 3 * 6 + 8`, weights up to
            // `groups * 27 * 8`, the bias up to `groups * 8`, and each plane of `out` holds pixel `last + 4`.
            unsafe {
                let mut sums = start(bias.as_ptr().add(group * GROUP));
                let mut taps = weights.as_ptr().add(group * 27 * GROUP);
                for row in [above, on, below] {
                    let mut pixel = row.as_ptr().add(x * 6);
                    for _ in 0..3 {
                        add_channel(&mut sums, pixel, 6, taps);
                        add_channel(&mut sums, pixel.add(1), 6, taps.add(GROUP));
                        add_channel(&mut sums, pixel.add(2), 6, taps.add(2 * GROUP));
                        pixel = pixel.add(3);
                        taps = taps.add(3 * GROUP);
                    }
                }
                let zero = f32x4_splat(0.0);
                let sums = sums.map(|sum| f32x4_pmax(zero, sum));
                let low = out.as_mut_ptr().add((group * 2 * stride + 1 + x) * PLANE);
                store(&sums, low, low.add(stride * PLANE));
            }
        }
    }
}

/// The twin of [`super::scalar::pointwise`].
#[inline(never)]
pub fn pointwise(row: &[f32], weights: &[f32], bias: &[f32], out: &mut [f32], stride: usize, width: usize) {
    if width == 0 || bias.len() < GROUP {
        return;
    }
    let last = (width - 1) / BLOCK * BLOCK;
    let groups = bias.len() / GROUP;
    let inputs = weights.len() / bias.len() / PLANE;
    assert!(weights.len() >= groups * inputs * PLANE * GROUP && last + BLOCK < stride);
    assert!(row.len() >= inputs * stride * PLANE && out.len() >= groups * 2 * stride * PLANE);
    for x in (0..=last).step_by(BLOCK) {
        for group in 0..groups {
            // SAFETY: by the assertions above, each of the `inputs` planes of `row` and each of the `2 * groups` planes
            // of `out` holds pixel `last + 4`, weights are read up to `groups * inputs * 32`, and the bias up to
            // `groups * 8`.
            unsafe {
                let mut sums = start(bias.as_ptr().add(group * GROUP));
                let mut pixel = row.as_ptr().add((1 + x) * PLANE);
                let mut taps = weights.as_ptr().add(group * inputs * PLANE * GROUP);
                for _ in 0..inputs {
                    add_channel(&mut sums, pixel, PLANE, taps);
                    add_channel(&mut sums, pixel.add(1), PLANE, taps.add(GROUP));
                    add_channel(&mut sums, pixel.add(2), PLANE, taps.add(2 * GROUP));
                    add_channel(&mut sums, pixel.add(3), PLANE, taps.add(3 * GROUP));
                    pixel = pixel.wrapping_add(stride * PLANE);
                    taps = taps.add(PLANE * GROUP);
                }
                let low = out.as_mut_ptr().add((group * 2 * stride + 1 + x) * PLANE);
                store(&sums, low, low.add(stride * PLANE));
            }
        }
    }
}

/// The twin of [`super::scalar::depthwise`].
#[inline(never)]
#[allow(clippy::too_many_arguments)]
pub fn depthwise(
    above: &[f32],
    on: &[f32],
    below: &[f32],
    weights: &[f32],
    bias: &[f32],
    relu: bool,
    out: &mut [f32],
    stride: usize,
    width: usize,
) {
    let planes = bias.len() / PLANE;
    let floats = planes * stride * PLANE;
    assert!(width + 2 <= stride && weights.len() >= planes * 9 * PLANE);
    assert!(above.len() >= floats && on.len() >= floats && below.len() >= floats && out.len() >= floats);
    let least = f32x4_splat(if relu { 0.0 } else { f32::NEG_INFINITY });
    for plane in 0..planes {
        // SAFETY: by the assertions above, each of the `planes` planes of the rows and of `out` holds `stride` pixels, of
        // which `width + 2` are read and those from 1 to `width` written; weights are read up to `planes * 36` and the
        // bias up to `planes * 4`.
        unsafe {
            let at = plane * stride * PLANE;
            let taps = weights.as_ptr().add(plane * 9 * PLANE);
            let tap = |i: usize| v128_load(taps.add(i * PLANE).cast());
            let left = [tap(0), tap(1), tap(2)];
            let centre = [tap(3), tap(4), tap(5)];
            let right = [tap(6), tap(7), tap(8)];
            let bias = v128_load(bias.as_ptr().add(plane * PLANE).cast());
            let mut rows = [above.as_ptr().add(at), on.as_ptr().add(at), below.as_ptr().add(at)];
            let mut out = out.as_mut_ptr().add(at + PLANE);
            let mut column = || {
                let [above, on, below] = rows;
                rows = [above.wrapping_add(PLANE), on.wrapping_add(PLANE), below.wrapping_add(PLANE)];
                [v128_load(above.cast()), v128_load(on.cast()), v128_load(below.cast())]
            };
            let spread = |sum: v128, values: [v128; 3], taps: [v128; 3]| {
                add(add(add(sum, values[0], taps[0]), values[1], taps[1]), values[2], taps[2])
            };
            let first = column();
            let mut this = spread(bias, first, left);
            let values = column();
            this = spread(this, values, centre);
            let mut next = spread(bias, values, left);
            for _ in 0..width {
                let values = column();
                v128_store(out.cast(), f32x4_pmax(least, spread(this, values, right)));
                this = spread(next, values, centre);
                next = spread(bias, values, left);
                out = out.wrapping_add(PLANE);
            }
        }
    }
}

/// The twin of [`super::scalar::greatest`].
#[inline(always)]
pub fn greatest(of: [&[f32; PLANE]; 4]) -> [f32; PLANE] {
    let mut out = [0.0; PLANE];
    // SAFETY: a pixel of a plane is four floats, which a vector reads and writes.
    unsafe {
        let load = |pixel: &[f32; PLANE]| v128_load(pixel.as_ptr().cast());
        let (above, below) = (f32x4_pmax(load(of[0]), load(of[1])), f32x4_pmax(load(of[2]), load(of[3])));
        v128_store(out.as_mut_ptr().cast(), f32x4_pmax(above, below));
    }
    out
}
