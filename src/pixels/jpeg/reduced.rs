//! The inverse DCT to 4 by 4, 2 by 2 or one sample, for pictures that are wanted smaller than they are stored: the transform of
//! the lower frequencies alone, in the same integers as the full one.

use super::idct::{BETWEEN, FRACTION, level};
use crate::codecs::jpeg::coded::{Block, Quantisers};

/// Which coefficients of a column or row give four samples; that of 4 has no part in them.
const OF_FOUR: [usize; 7] = [0, 1, 2, 3, 5, 6, 7];
/// Which give two.
const OF_TWO: [usize; 5] = [0, 1, 3, 5, 7];

/// Writes a block's 4 by 4 samples to `out`, whose rows are `stride` apart.
pub(super) fn four(block: &Block, quantisers: &Quantisers, out: &mut [u8], stride: usize) {
    let mut between = [[0; 8]; 4];
    for column in OF_FOUR {
        let points = quarter(|row| value(block, quantisers, row * 8 + column), FRACTION - BETWEEN + 1);
        (0..4).for_each(|row| between[row][column] = points[row]);
    }
    for (row, between) in out.chunks_mut(stride).zip(between) {
        if let Some(row) = row.first_chunk_mut() {
            *row = quarter(|column| between[column], FRACTION + BETWEEN + 3 + 1).map(level);
        }
    }
}

/// Writes a block's 2 by 2 samples to `out`, whose rows are `stride` apart.
pub(super) fn two(block: &Block, quantisers: &Quantisers, out: &mut [u8], stride: usize) {
    let mut between = [[0; 8]; 2];
    for column in OF_TWO {
        let points = half(|row| value(block, quantisers, row * 8 + column), FRACTION - BETWEEN + 2);
        (0..2).for_each(|row| between[row][column] = points[row]);
    }
    for (row, between) in out.chunks_mut(stride).zip(between) {
        if let Some(row) = row.first_chunk_mut() {
            *row = half(|column| between[column], FRACTION + BETWEEN + 3 + 2).map(level);
        }
    }
}

/// Writes a block's mean to the first sample of `out`.
pub(super) fn one(block: &Block, quantisers: &Quantisers, out: &mut [u8]) {
    if let Some(sample) = out.first_mut() {
        *sample = level(value(block, quantisers, 0).wrapping_add(4) >> 3);
    }
}

fn value(block: &Block, quantisers: &Quantisers, at: usize) -> i32 {
    i32::from(block[at]).wrapping_mul(quantisers[at].into())
}

fn sum<const N: usize>(parts: [(i32, i32); N]) -> i32 {
    parts.into_iter().fold(0, |sum, (value, by)| sum.wrapping_add(value.wrapping_mul(by)))
}

fn descale(value: i32, drop: u32) -> i32 {
    value.wrapping_add(1 << (drop - 1)) >> drop
}

/// Four points of eight frequencies.
#[inline(always)]
fn quarter(x: impl Fn(usize) -> i32, drop: u32) -> [i32; 4] {
    let middle = x(0).wrapping_shl(FRACTION + 1);
    let even = sum([(x(2), 15137), (x(6), -6270)]);
    let inner = sum([(x(7), -1730), (x(5), 11893), (x(3), -17799), (x(1), 8697)]);
    let outer = sum([(x(7), -4176), (x(5), -4926), (x(3), 7373), (x(1), 20995)]);
    let (a, b) = (middle.wrapping_add(even), middle.wrapping_sub(even));
    [a.wrapping_add(outer), b.wrapping_add(inner), b.wrapping_sub(inner), a.wrapping_sub(outer)]
        .map(|value| descale(value, drop))
}

/// Two points of eight frequencies.
#[inline(always)]
fn half(x: impl Fn(usize) -> i32, drop: u32) -> [i32; 2] {
    let middle = x(0).wrapping_shl(FRACTION + 2);
    let odd = sum([(x(7), -5906), (x(5), 6967), (x(3), -10426), (x(1), 29692)]);
    [middle.wrapping_add(odd), middle.wrapping_sub(odd)].map(|value| descale(value, drop))
}
