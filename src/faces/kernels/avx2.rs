//! The kernels in the 256-bit vector instructions that most x86-64 processors have had since 2013, for the desk tool.
//!
//! A block of 4 pixels by 8 channels is four registers; two blocks are held at once. [`depthwise_relu`] walks along two planes of
//! four channels at a time. Sums are added up in the scalar twins' order, and products of floats are rounded before they are added.
//!
//! # Safety
//!
//! As in `simd128.rs`: loads and stores are through pointers, and each function first asserts the lengths of the slices that it was
//! given, by the greatest index that its loops reach. Whoever calls one must know that the processor has these instructions.

#![allow(unsafe_code)]

use std::arch::x86_64::*;

use super::{BLOCK, Dense, Depthwise, GROUP, PAIR, PLANE, TAPS, TOP};

/// Whether this processor has the instructions.
pub fn runs() -> bool {
    is_x86_feature_detected!("avx2")
}

/// Adds two input channels to a block's sums: of each pixel 8 channels.
///
/// # Safety
///
/// `pixel` must be readable for two numbers at `0`, `step`, `2 * step` and `3 * step`, and `weights` for 16.
#[target_feature(enable = "avx2")]
#[inline]
unsafe fn add_pair(sums: &mut [__m256i; BLOCK], pixel: *const i16, step: usize, weights: __m256i) {
    for (i, sum) in sums.iter_mut().enumerate() {
        // SAFETY: the caller vouches for the pointer.
        let value = _mm256_set1_epi32(unsafe { pixel.add(i * step).cast::<i32>().read_unaligned() });
        *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(value, weights));
    }
}

/// From 0 to [`TOP`], the nearest whole numbers, halves upwards, as 32 bits.
#[target_feature(enable = "avx2")]
#[inline]
fn rounded(values: __m256) -> __m256i {
    let bounded = _mm256_min_ps(_mm256_max_ps(values, _mm256_setzero_ps()), _mm256_set1_ps(TOP));
    _mm256_cvttps_epi32(_mm256_add_ps(bounded, _mm256_set1_ps(0.5)))
}

/// The twin of [`super::scalar::stem`].
///
/// # Safety
///
/// [`runs`] must be true.
#[target_feature(enable = "avx2")]
pub unsafe fn stem(rows: [&[i16]; 3], dense: &Dense, factors: &[f32], out: &mut [i16], stride: usize, width: usize) {
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
    for group in 0..groups {
        for x in (0..=last).step_by(BLOCK) {
            // SAFETY: by the assertions above, rows are read up to `(last + 3) * 6 + 9`, weights up to `groups * 240`, the bias and
            // the factors up to `groups * 8`, and each plane of `out` holds pixel `last + 4`.
            unsafe {
                let mut sums = [_mm256_loadu_si256(bias.as_ptr().add(group * GROUP).cast()); BLOCK];
                let mut taps = weights.as_ptr().add(group * 3 * TAPS * GROUP);
                for row in rows {
                    let mut pixel = row.as_ptr().add(x * 6);
                    for _ in 0..TAPS / PAIR {
                        add_pair(&mut sums, pixel, 6, _mm256_loadu_si256(taps.cast()));
                        pixel = pixel.add(PAIR);
                        taps = taps.add(PAIR * GROUP);
                    }
                }
                let factors = _mm256_loadu_ps(factors.as_ptr().add(group * GROUP));
                let [a, b, c, d] = sums.map(|sum| rounded(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), factors)));
                // Halves of 128 bits hold four channels of two pixels.
                let (first, second) = (_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d));
                let low = out.as_mut_ptr().add((group * 2 * stride + 1 + x) * PLANE);
                let high = low.add(stride * PLANE);
                _mm_storeu_si128(low.cast(), _mm256_castsi256_si128(first));
                _mm_storeu_si128(low.add(2 * PLANE).cast(), _mm256_castsi256_si128(second));
                _mm_storeu_si128(high.cast(), _mm256_extracti128_si256::<1>(first));
                _mm_storeu_si128(high.add(2 * PLANE).cast(), _mm256_extracti128_si256::<1>(second));
            }
        }
    }
}

/// The twin of [`super::scalar::pointwise`].
///
/// # Safety
///
/// [`runs`] must be true.
#[target_feature(enable = "avx2")]
pub unsafe fn pointwise(row: &[i16], dense: &Dense, out: &mut [f32], stride: usize, width: usize) {
    let Dense { weights, bias } = dense;
    if width == 0 || bias.len() < GROUP {
        return;
    }
    let last = (width - 1) / BLOCK * BLOCK;
    let groups = bias.len() / GROUP;
    let inputs = weights.len() / bias.len() / PLANE;
    assert!(weights.len() >= groups * inputs * PLANE * GROUP && last + BLOCK < stride);
    assert!(row.len() >= inputs * stride * PLANE && out.len() >= groups * 2 * stride * PLANE);
    for x in (0..=last).step_by(2 * BLOCK) {
        // Where there is no second block, the first is computed twice.
        let next = if x + BLOCK <= last { BLOCK } else { 0 };
        for group in 0..groups {
            // SAFETY: by the assertions above, each of the `inputs` planes of `row` and each of the `2 * groups` planes
            // of `out` holds pixel `last + 4`, weights are read up to `groups * inputs * 32`, and the bias up to
            // `groups * 8`.
            unsafe {
                let mut first = [_mm256_loadu_si256(bias.as_ptr().add(group * GROUP).cast()); BLOCK];
                let mut second = first;
                let mut pixel = row.as_ptr().add((1 + x) * PLANE);
                let mut taps = weights.as_ptr().add(group * inputs * PLANE * GROUP);
                for _ in 0..inputs {
                    for pair in 0..PLANE / PAIR {
                        let weights = _mm256_loadu_si256(taps.add(pair * PAIR * GROUP).cast());
                        add_pair(&mut first, pixel.add(pair * PAIR), PLANE, weights);
                        add_pair(&mut second, pixel.add(next * PLANE + pair * PAIR), PLANE, weights);
                    }
                    pixel = pixel.wrapping_add(stride * PLANE);
                    taps = taps.add(PLANE * GROUP);
                }
                let low = out.as_mut_ptr().add((group * 2 * stride + 1 + x) * PLANE);
                for (block, sums) in [(0, first), (next, second)] {
                    for (i, sum) in sums.into_iter().enumerate() {
                        let (sum, low) = (_mm256_cvtepi32_ps(sum), low.add((block + i) * PLANE));
                        _mm_storeu_ps(low, _mm256_castps256_ps128(sum));
                        _mm_storeu_ps(low.add(stride * PLANE), _mm256_extractf128_ps::<1>(sum));
                    }
                }
            }
        }
    }
}

/// A pixel of two planes.
///
/// # Safety
///
/// `low` must be readable for 4 floats, at 0 and `apart` floats further on.
#[target_feature(enable = "avx2")]
#[inline]
unsafe fn both(low: *const f32, apart: usize) -> __m256 {
    // SAFETY: the caller vouches for the pointer.
    unsafe { _mm256_set_m128(_mm_loadu_ps(low.add(apart)), _mm_loadu_ps(low)) }
}

/// The twin of [`super::scalar::depthwise_relu`].
///
/// # Safety
///
/// [`runs`] must be true.
#[target_feature(enable = "avx2")]
pub unsafe fn depthwise_relu(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [i16], stride: usize, width: usize) {
    let Depthwise { weights, bias } = taps;
    let groups = bias.len() / GROUP;
    let floats = groups * 2 * stride * PLANE;
    assert!(width + 2 <= stride && weights.len() >= groups * 2 * 9 * PLANE);
    assert!(rows.iter().all(|row| row.len() >= floats) && out.len() >= floats);
    let apart = stride * PLANE;
    for group in 0..groups {
        // SAFETY: by the assertions above, each of the `2 * groups` planes of the rows and of `out` holds `stride` pixels, of which
        // `width + 2` are read and those from 1 to `width` written; weights are read up to `groups * 72` and the bias up to
        // `groups * 8`.
        unsafe {
            let at = group * 2 * apart;
            let taps = weights.as_ptr().add(group * 2 * 9 * PLANE);
            let taps: [__m256; 9] = std::array::from_fn(|i| both(taps.add(i * PLANE), 9 * PLANE));
            let bias = _mm256_loadu_ps(bias.as_ptr().add(group * GROUP));
            let rows = rows.map(|row| row.as_ptr().add(at));
            let column = |x: usize| rows.map(|row| both(row.add(x * PLANE), apart));
            let spread = |mut sum: __m256, values: [__m256; 3], first: usize| {
                for (row, value) in values.into_iter().enumerate() {
                    sum = _mm256_add_ps(sum, _mm256_mul_ps(value, taps[first + row]));
                }
                sum
            };
            let low = out.as_mut_ptr().add(at + PLANE);
            let mut this = spread(bias, column(0), 0);
            let values = column(1);
            this = spread(this, values, 3);
            let mut next = spread(bias, values, 0);
            for x in 0..width {
                let values = column(x + 2);
                let whole = rounded(spread(this, values, 6));
                this = spread(next, values, 3);
                next = spread(bias, values, 0);
                let whole = _mm256_packs_epi32(whole, whole);
                _mm_storel_epi64(low.add(x * PLANE).cast(), _mm256_castsi256_si128(whole));
                _mm_storel_epi64(low.add(x * PLANE + apart).cast(), _mm256_extracti128_si256::<1>(whole));
            }
        }
    }
}
