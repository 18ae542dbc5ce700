//! The inverse DCT of 8 by 8 coefficients (ITU-T T.81, A.3.3), in integers of 13 fractional bits.
//!
//! This is the reference and what native builds use; in wasm it is `simd128`'s.

use std::num::Wrapping as W;

use crate::codecs::jpeg::coded::{Block, Quantisers};

/// Fractional bits of the constants.
pub const FRACTION: u32 = 13;
/// Fractional bits that are kept between the two passes.
pub const BETWEEN: u32 = 2;

/// Eight rows of eight numbers.
type Square = [[i32; 8]; 8];

/// Writes a block's 8 by 8 samples to `out`, whose rows are `stride` apart.
pub fn full(block: &Block, quantisers: &Quantisers, out: &mut [u8], stride: usize) {
    for (row, samples) in out.chunks_mut(stride).zip(&transform(block, quantisers)) {
        if let Some(row) = row.first_chunk_mut() {
            *row = *samples;
        }
    }
}

/// A block's 8 by 8 samples, row by row.
fn transform(block: &Block, quantisers: &Quantisers) -> [[u8; 8]; 8] {
    let (rows, _) = block.as_chunks::<8>();
    let mut any = [0i16; 8];
    for row in &rows[..4] {
        (0..8).for_each(|lane| any[lane] |= row[lane]);
    }
    let [_, _, _, _, right @ ..] = any;
    let mut high = right[0] | right[1] | right[2] | right[3];
    for row in &rows[4..] {
        (0..8).for_each(|lane| high |= row[lane]);
    }
    if high == 0 { transform_of::<4>(block, quantisers) } else { transform_of::<8>(block, quantisers) }
}

/// The transform of a block whose coefficients are zero but for the first `N` of the first `N` rows.
fn transform_of<const N: usize>(block: &Block, quantisers: &Quantisers) -> [[u8; 8]; 8] {
    let mut x = [[0i32; 8]; 8];
    let products = block.iter().zip(quantisers).take(N * 8);
    for (value, (&coefficient, &quantiser)) in x.as_flattened_mut().iter_mut().zip(products) {
        *value = coefficient.wrapping_mul(quantiser as i16).into();
    }
    let (mut y, mut z) = ([[0; 8]; 8], [[0; 8]; 8]);
    pass::<N, N, { FRACTION - BETWEEN }>(&x, &mut y);
    // No picture has more than 16 bits here; vector units hold no more either.
    y.as_flattened_mut().iter_mut().for_each(|value| *value = (*value).clamp(-32768, 32767));
    transpose(&y, &mut z);
    pass::<N, 8, { FRACTION + BETWEEN + 3 }>(&z, &mut x);
    transpose(&x, &mut y);
    let mut out = [[0; 8]; 8];
    for row in 0..8 {
        for lane in 0..8 {
            out[row][lane] = level(y[row][lane]);
        }
    }
    out
}

/// The sample that lies `value` from the middle of the range.
#[inline(always)]
pub fn level(value: i32) -> u8 {
    value.wrapping_add(128).clamp(0, 255) as u8
}

#[inline(always)]
fn transpose(x: &Square, out: &mut Square) {
    for row in 0..8 {
        for column in 0..8 {
            out[row][column] = x[column][row];
        }
    }
}

/// One dimension of the transform down `LANES` columns, of which the first `N` numbers are not zero. Drops `DROP` fractional bits
/// with rounding.
#[inline(always)]
fn pass<const N: usize, const LANES: usize, const DROP: u32>(x: &Square, out: &mut Square) {
    for lane in 0..LANES {
        let [mut x4, mut x5, mut x6, mut x7] = [W(0); 4];
        if N > 4 {
            (x4, x5, x6, x7) = (W(x[4][lane]), W(x[5][lane]), W(x[6][lane]), W(x[7][lane]));
        }
        let (x0, x1, x2, x3) = (W(x[0][lane]), W(x[1][lane]), W(x[2][lane]), W(x[3][lane]));
        // The even part: a rotation by 6 pi / 16.
        let both = (x2 + x6) * W(4433);
        let (c, d) = (both - x6 * W(15137), both + x2 * W(6270));
        let (a, b) = ((x0 + x4) * W(1 << FRACTION), (x0 - x4) * W(1 << FRACTION));
        let (e0, e1, e2, e3) = (a + d, b + c, b - c, a - d);
        // The odd part.
        let (z3, z4) = (x7 + x3, x5 + x1);
        let z5 = (z3 + z4) * W(9633);
        let (z1, z2) = ((x7 + x1) * W(-7373), (x5 + x3) * W(-20995));
        let (z3, z4) = (z3 * W(-16069) + z5, z4 * W(-3196) + z5);
        let (o0, o1) = (x1 * W(12299) + z1 + z4, x3 * W(25172) + z2 + z3);
        let (o2, o3) = (x5 * W(16819) + z2 + z4, x7 * W(2446) + z1 + z3);
        let half = W(1 << (DROP - 1));
        out[0][lane] = (e0 + o0 + half).0 >> DROP;
        out[1][lane] = (e1 + o1 + half).0 >> DROP;
        out[2][lane] = (e2 + o2 + half).0 >> DROP;
        out[3][lane] = (e3 + o3 + half).0 >> DROP;
        out[4][lane] = (e3 - o3 + half).0 >> DROP;
        out[5][lane] = (e2 - o2 + half).0 >> DROP;
        out[6][lane] = (e1 - o1 + half).0 >> DROP;
        out[7][lane] = (e0 - o0 + half).0 >> DROP;
    }
}
