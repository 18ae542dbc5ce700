//! The kernels in WebAssembly's 128-bit vector instructions.
//!
//! [`stem`] and [`pointwise`] hold a block of 4 pixels by 8 channels in eight registers and add two input channels at a
//! time: two vectors of weights, four pairs of numbers spread over a vector each, eight products of pairs and additions. That
//! leaves room in the 16 registers of an x86 processor. [`depthwise`] walks along a plane with its nine weights in registers and
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

use super::{BLOCK, Dense, Depthwise, GROUP, PAIR, PLANE, TAPS, TOP};

/// `sum + a * b`, rounded twice. A relaxed `madd` would be rounded once or twice as the device likes, and faces would then
/// depend on the device.
#[inline(always)]
fn add(sum: v128, a: v128, b: v128) -> v128 {
    f32x4_add(sum, f32x4_mul(a, b))
}

/// A block's sums: for each of the 4 pixels, 8 channels in two vectors.
type Sums = [v128; 2 * BLOCK];

/// Adds two input channels to a block.
///
/// # Safety
///
/// `pixel` must be readable for two numbers at `0`, `step`, `2 * step` and `3 * step`, and `weights` for 16.
#[inline(always)]
unsafe fn add_pair(sums: &mut Sums, pixel: *const i16, step: usize, weights: *const i16) {
    // SAFETY: the caller vouches for both pointers.
    unsafe {
        let (low, high) = (v128_load(weights.cast()), v128_load(weights.add(GROUP).cast()));
        let value = v128_load32_splat(pixel.cast());
        sums[0] = i32x4_add(sums[0], i32x4_dot_i16x8(value, low));
        sums[1] = i32x4_add(sums[1], i32x4_dot_i16x8(value, high));
        let value = v128_load32_splat(pixel.add(step).cast());
        sums[2] = i32x4_add(sums[2], i32x4_dot_i16x8(value, low));
        sums[3] = i32x4_add(sums[3], i32x4_dot_i16x8(value, high));
        let value = v128_load32_splat(pixel.add(2 * step).cast());
        sums[4] = i32x4_add(sums[4], i32x4_dot_i16x8(value, low));
        sums[5] = i32x4_add(sums[5], i32x4_dot_i16x8(value, high));
        let value = v128_load32_splat(pixel.add(3 * step).cast());
        sums[6] = i32x4_add(sums[6], i32x4_dot_i16x8(value, low));
        sums[7] = i32x4_add(sums[7], i32x4_dot_i16x8(value, high));
    }
}

/// The sums of a group of channels before anything was added.
///
/// # Safety
///
/// `bias` must be readable for 8 numbers.
#[inline(always)]
unsafe fn start(bias: *const i32) -> Sums {
    // SAFETY: the caller vouches for the pointer.
    let (low, high) = unsafe { (v128_load(bias.cast()), v128_load(bias.add(PLANE).cast())) };
    [low, high, low, high, low, high, low, high]
}

/// From 0 to [`TOP`], the nearest whole numbers, halves upwards, as 32 bits.
#[inline(always)]
fn rounded(values: v128) -> v128 {
    let bounded = f32x4_pmin(f32x4_splat(TOP), f32x4_pmax(f32x4_splat(0.0), values));
    i32x4_trunc_sat_f32x4(f32x4_add(bounded, f32x4_splat(0.5)))
}

/// The twin of [`super::scalar::stem`].
#[inline(never)]
pub fn stem(rows: [&[i16]; 3], dense: &Dense, factors: &[f32], out: &mut [i16], stride: usize, width: usize) {
    if width == 0 {
        return;
    }
    let last = (width - 1) / BLOCK * BLOCK;
    let Dense { weights, bias } = dense;
    let groups = bias.len() / GROUP;
    for row in rows {
        assert!(row.len() >= (last + BLOCK - 1) * 6 + TAPS);
    }
    assert!(weights.len() >= groups * 3 * TAPS * GROUP && factors.len() >= groups * GROUP);
    assert!(last + BLOCK < stride && out.len() >= groups * 2 * stride * PLANE);
    for x in (0..=last).step_by(BLOCK) {
        for group in 0..groups {
            // SAFETY: by the assertions above, rows are read up to `(last + 3) * 6 + 9`, weights up to `groups * 240`, the bias and
            // the factors up to `groups * 8`, and each plane of `out` holds pixel `last + 4`.
            unsafe {
                let mut sums = start(bias.as_ptr().add(group * GROUP));
                let mut taps = weights.as_ptr().add(group * 3 * TAPS * GROUP);
                for row in rows {
                    let mut pixel = row.as_ptr().add(x * 6);
                    for _ in 0..TAPS / PAIR {
                        add_pair(&mut sums, pixel, 6, taps);
                        pixel = pixel.add(PAIR);
                        taps = taps.add(PAIR * GROUP);
                    }
                }
                let factors = factors.as_ptr().add(group * GROUP);
                let low = out.as_mut_ptr().add((group * 2 * stride + 1 + x) * PLANE);
                for half in 0..2 {
                    let factors = v128_load(factors.add(half * PLANE).cast());
                    let out = low.add(half * stride * PLANE);
                    let one = |pixel: usize| rounded(f32x4_mul(f32x4_convert_i32x4(sums[pixel * 2 + half]), factors));
                    v128_store(out.cast(), i16x8_narrow_i32x4(one(0), one(1)));
                    v128_store(out.add(2 * PLANE).cast(), i16x8_narrow_i32x4(one(2), one(3)));
                }
            }
        }
    }
}

/// The twin of [`super::scalar::pointwise`].
#[inline(never)]
pub fn pointwise(row: &[i16], dense: &Dense, out: &mut [f32], stride: usize, width: usize) {
    let Dense { weights, bias } = dense;
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
                    add_pair(&mut sums, pixel, PLANE, taps);
                    add_pair(&mut sums, pixel.add(PAIR), PLANE, taps.add(PAIR * GROUP));
                    pixel = pixel.wrapping_add(stride * PLANE);
                    taps = taps.add(PLANE * GROUP);
                }
                let low = out.as_mut_ptr().add((group * 2 * stride + 1 + x) * PLANE);
                let high = low.add(stride * PLANE);
                v128_store(low.cast(), f32x4_convert_i32x4(sums[0]));
                v128_store(low.add(4).cast(), f32x4_convert_i32x4(sums[2]));
                v128_store(low.add(8).cast(), f32x4_convert_i32x4(sums[4]));
                v128_store(low.add(12).cast(), f32x4_convert_i32x4(sums[6]));
                v128_store(high.cast(), f32x4_convert_i32x4(sums[1]));
                v128_store(high.add(4).cast(), f32x4_convert_i32x4(sums[3]));
                v128_store(high.add(8).cast(), f32x4_convert_i32x4(sums[5]));
                v128_store(high.add(12).cast(), f32x4_convert_i32x4(sums[7]));
            }
        }
    }
}

/// The twin of [`super::scalar::depthwise`].
#[inline(never)]
pub fn depthwise(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [f32], stride: usize, width: usize) {
    // SAFETY: a pixel of a plane is four floats, which a vector writes.
    spread(rows, taps, out, stride, width, |out, sum| unsafe { v128_store(out.cast(), sum) });
}

/// The twin of [`super::scalar::depthwise_relu`].
#[inline(never)]
pub fn depthwise_relu(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [i16], stride: usize, width: usize) {
    spread(rows, taps, out, stride, width, |out, sum| {
        let whole = rounded(sum);
        // SAFETY: a pixel of a plane is four numbers of 16 bits, which half a vector writes.
        unsafe { v128_store64_lane::<0>(i16x8_narrow_i32x4(whole, whole), out.cast()) };
    });
}

/// Hands each pixel's sum to `put`, with where it goes: a pixel of a plane of `out`.
#[inline(always)]
fn spread<T>(
    rows: [&[f32]; 3],
    taps: &Depthwise,
    out: &mut [T],
    stride: usize,
    width: usize,
    put: impl Fn(*mut T, v128),
) {
    let Depthwise { weights, bias } = taps;
    let planes = bias.len() / PLANE;
    let floats = planes * stride * PLANE;
    assert!(width + 2 <= stride && weights.len() >= planes * 9 * PLANE);
    assert!(rows.iter().all(|row| row.len() >= floats) && out.len() >= floats);
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
            let mut rows = [rows[0].as_ptr().add(at), rows[1].as_ptr().add(at), rows[2].as_ptr().add(at)];
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
                put(out, spread(this, values, right));
                this = spread(next, values, centre);
                next = spread(bias, values, left);
                out = out.wrapping_add(PLANE);
            }
        }
    }
}

/// The twin of [`super::scalar::greatest`].
#[inline(always)]
pub fn greatest(above: &[[i16; PLANE]; 2], below: &[[i16; PLANE]; 2]) -> [i16; PLANE] {
    let mut out = [0; PLANE];
    // SAFETY: two pixels of a plane are eight numbers of 16 bits, which a vector reads, and half of one writes.
    unsafe {
        let both = i16x8_max(v128_load(above.as_ptr().cast()), v128_load(below.as_ptr().cast()));
        let one = i16x8_max(both, i64x2_shuffle::<1, 1>(both, both));
        v128_store64_lane::<0>(one, out.as_mut_ptr().cast());
    }
    out
}
