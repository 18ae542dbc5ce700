//! The full transform and the conversion of colours in WebAssembly's 128-bit vector instructions, four 32-bit lanes at a time.
//! The same integers as [`super::idct`] and [`super::colour`], to which the tests compare them.
//!
//! # Safety
//!
//! The only unsafe operations are loads and stores through pointers into arrays whose lengths are in their types: each reads or
//! writes 16 bytes at an offset that the array's length allows. Wasm loads and stores have no alignment requirement.

#![allow(unsafe_code)]

use std::arch::wasm32::*;

use super::idct::{BETWEEN, FRACTION};
use crate::codecs::jpeg::coded::{Block, Quantisers};

/// Eight rows of eight numbers of 16 bits.
type Square = [v128; 8];

/// Writes a block's 8 by 8 samples to `out`, whose rows are `stride` apart. Nothing is written where they do not fit.
pub fn full(block: &Block, quantisers: &Quantisers, out: &mut [u8], stride: usize) {
    if stride < 8 || out.len() < stride * 7 + 8 {
        return;
    }
    // SAFETY: both arrays hold 64 numbers of 16 bits; the last row starts at 56.
    let row = |row: usize| unsafe {
        let coefficients = v128_load(block.as_ptr().add(row * 8).cast());
        i16x8_mul(coefficients, v128_load(quantisers.as_ptr().add(row * 8).cast()))
    };
    let x = [row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7)];
    let below = v128_or(v128_or(v128_or(x[1], x[2]), v128_or(x[3], x[4])), v128_or(v128_or(x[5], x[6]), x[7]));
    let samples = if v128_any_true(v128_or(below, i16x8_replace_lane::<0>(x[0], 0))) {
        transform(x)
    } else {
        let mean = i32::from(i16x8_extract_lane::<0>(x[0])) << BETWEEN;
        [u8x16_splat(super::idct::level((mean + 16) >> 5)); 4]
    };
    let at = out.as_mut_ptr();
    for (pair, samples) in samples.into_iter().enumerate() {
        // SAFETY: eight rows of eight bytes, `stride` apart, fit into `out`, as was checked above.
        unsafe {
            v128_store64_lane::<0>(samples, at.add(stride * pair * 2).cast());
            v128_store64_lane::<1>(samples, at.add(stride * (pair * 2 + 1)).cast());
        }
    }
}

/// The samples of coefficients that were multiplied by their quantisers, two rows in each vector.
#[inline(always)]
fn transform(x: Square) -> [v128; 4] {
    let x = transpose(pass::<{ FRACTION - BETWEEN }>(x));
    let x = transpose(pass::<{ FRACTION + BETWEEN + 3 }>(x)).map(|row| i16x8_add_sat(row, i16x8_splat(128)));
    [
        u8x16_narrow_i16x8(x[0], x[1]),
        u8x16_narrow_i16x8(x[2], x[3]),
        u8x16_narrow_i16x8(x[4], x[5]),
        u8x16_narrow_i16x8(x[6], x[7]),
    ]
}

/// One dimension of the transform down eight columns. Drops `DROP` fractional bits with rounding.
///
/// Each sum is written out as products of two inputs and two factors, added in pairs: the same whole numbers as those of the
/// scalar twin, which shares some of the products.
#[inline(always)]
fn pass<const DROP: u32>([x0, x1, x2, x3, x4, x5, x6, x7]: Square) -> Square {
    let half = |pairs: [v128; 4]| {
        let [x04, x26, x13, x57] = pairs;
        let dot = |pair: v128, a: i16, b: i16| i32x4_dot_i16x8(pair, i16x8(a, b, a, b, a, b, a, b));
        let both = |a: (i16, i16), b: (i16, i16)| i32x4_add(dot(x13, a.0, a.1), dot(x57, b.0, b.1));
        const ONE: i16 = 1 << FRACTION;
        let round = i32x4_splat(1 << (DROP - 1));
        let (a, b) = (i32x4_add(dot(x04, ONE, ONE), round), i32x4_add(dot(x04, ONE, -ONE), round));
        let (c, d) = (dot(x26, 4433, -10704), dot(x26, 10703, 4433));
        let even = [i32x4_add(a, d), i32x4_add(b, c), i32x4_sub(b, c), i32x4_sub(a, d)];
        let odd = [
            both((11363, 9633), (6437, 2260)),
            both((9633, -2259), (-11362, -6436)),
            both((6437, -11362), (2261, 9633)),
            both((2260, -6436), (9633, -11363)),
        ];
        let up = |k: usize| i32x4_shr(i32x4_add(even[k], odd[k]), DROP);
        let down = |k: usize| i32x4_shr(i32x4_sub(even[k], odd[k]), DROP);
        [up(0), up(1), up(2), up(3), down(3), down(2), down(1), down(0)]
    };
    let left = half([low(x0, x4), low(x2, x6), low(x1, x3), low(x5, x7)]);
    let right = half([high(x0, x4), high(x2, x6), high(x1, x3), high(x5, x7)]);
    let row = |k: usize| i16x8_narrow_i32x4(left[k], right[k]);
    [row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7)]
}

/// The first four numbers of both, by turns.
#[inline(always)]
fn low(a: v128, b: v128) -> v128 {
    i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(a, b)
}

/// The last four numbers of both, by turns.
#[inline(always)]
fn high(a: v128, b: v128) -> v128 {
    i16x8_shuffle::<4, 12, 5, 13, 6, 14, 7, 15>(a, b)
}

/// Rows become columns: three rounds in which each row is mixed with the one four below it.
#[inline(always)]
fn transpose(x: Square) -> Square {
    let mix = |[a, b, c, d, e, f, g, h]: Square| {
        [low(a, e), high(a, e), low(b, f), high(b, f), low(c, g), high(c, g), low(d, h), high(d, h)]
    };
    mix(mix(mix(x)))
}

/// Sixteen pixels of brightness and two differences as red, green and blue.
pub fn rgb(y: &[u8; 16], cb: &[u8; 16], cr: &[u8; 16], out: &mut [[u8; 3]; 16]) {
    // SAFETY: the arrays hold 16 bytes each.
    let [y, cb, cr] = unsafe { [y, cb, cr].map(|row| v128_load(row.as_ptr().cast())) };
    let low = eight(u16x8_extend_low_u8x16(y), u16x8_extend_low_u8x16(cb), u16x8_extend_low_u8x16(cr));
    let high = eight(u16x8_extend_high_u8x16(y), u16x8_extend_high_u8x16(cb), u16x8_extend_high_u8x16(cr));
    let red = u8x16_narrow_i16x8(low[0], high[0]);
    let green = u8x16_narrow_i16x8(low[1], high[1]);
    let blue = u8x16_narrow_i16x8(low[2], high[2]);
    let first = u8x16_shuffle::<0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5>(red, green);
    let first = u8x16_shuffle::<0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15>(first, blue);
    let second = u8x16_shuffle::<21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26>(red, green);
    let second = u8x16_shuffle::<0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15>(second, blue);
    let third = u8x16_shuffle::<0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0>(red, green);
    let third = u8x16_shuffle::<26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31>(third, blue);
    // SAFETY: the array holds 48 bytes.
    unsafe {
        let at: *mut u8 = out.as_mut_ptr().cast();
        v128_store(at.cast(), first);
        v128_store(at.add(16).cast(), second);
        v128_store(at.add(32).cast(), third);
    }
}

/// Eight pixels: their red, green and blue in 16 bits, which may lie outside 0 to 255.
#[inline(always)]
fn eight(y: v128, cb: v128, cr: v128) -> [v128; 3] {
    use super::factors::{BLUE, GREEN_OF_BLUE, GREEN_OF_RED, RED};
    let (cb, cr) = (i16x8_sub(cb, i16x8_splat(128)), i16x8_sub(cr, i16x8_splat(128)));
    let half = i32x4_splat(1 << 15);
    // The sum of two products, rounded and without its 16 fractional bits.
    let mixed = |a: v128, by_a: i32, b: v128, by_b: i32| {
        let (by_a, by_b) = (i16x8_splat(by_a as i16), i16x8_splat(by_b as i16));
        let low = i32x4_add(i32x4_extmul_low_i16x8(a, by_a), i32x4_extmul_low_i16x8(b, by_b));
        let high = i32x4_add(i32x4_extmul_high_i16x8(a, by_a), i32x4_extmul_high_i16x8(b, by_b));
        i16x8_narrow_i32x4(i32x4_shr(i32x4_add(low, half), 16), i32x4_shr(i32x4_add(high, half), 16))
    };
    [
        i16x8_add(i16x8_add(y, cr), mixed(cr, RED, cb, 0)),
        i16x8_add(i16x8_sub(y, cr), mixed(cr, GREEN_OF_RED, cb, -GREEN_OF_BLUE)),
        i16x8_add(i16x8_add(y, i16x8_shl(cb, 1)), mixed(cb, BLUE, cr, 0)),
    ]
}
