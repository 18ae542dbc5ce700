//! The inverse DCT of 8 by 8 coefficients (ITU-T T.81, A.3.3), in integers of 13 fractional bits.

use crate::formats::jpeg::coded::{Block, Quantisers};

/// Fractional bits of the constants.
pub const FRACTION: u32 = 13;
/// Fractional bits that are kept between the two passes.
pub const BETWEEN: u32 = 2;

/// Eight rows of eight numbers.
type Square = [[i32; 8]; 8];

/// Writes a block's 8 by 8 samples to `out`, whose rows are `stride` apart.
pub fn full(block: &Block, quantisers: &Quantisers, out: &mut [u8], stride: usize) {
    let rows = block.as_chunks::<8>().0;
    let any = |from: usize| rows.iter().fold(0, |any, row| row[from..].iter().fold(any, |any, value| any | value));
    let below = rows[4..].iter().flatten().fold(0, |any, value| any | value);
    if below | any(4) != 0 {
        transform::<8>(block, quantisers, out, stride);
    } else if block[1..].iter().fold(0, |any, value| any | value) != 0 {
        transform::<4>(block, quantisers, out, stride);
    } else {
        let mean = i32::from(block[0]).wrapping_mul(quantisers[0].into()).wrapping_shl(BETWEEN);
        let level = level(mean.wrapping_add(16) >> 5);
        for row in out.chunks_mut(stride).take(8) {
            row.get_mut(..8).unwrap_or_default().fill(level);
        }
    }
}

/// The transform of a block whose coefficients are zero but for the first `N` of the first `N` rows.
fn transform<const N: usize>(block: &Block, quantisers: &Quantisers, out: &mut [u8], stride: usize) {
    let mut x = [[0i32; 8]; 8];
    for ((x, block), quantisers) in x.as_flattened_mut().iter_mut().zip(block).zip(quantisers).take(N * 8) {
        *x = i32::from(*block).wrapping_mul(i32::from(*quantisers));
    }
    let mut between = [[0; 8]; 8];
    pass::<N, N, { FRACTION - BETWEEN }>(&x, &mut between);
    pass::<N, 8, { FRACTION + BETWEEN + 3 }>(&transposed(&between), &mut x);
    for (row, x) in out.chunks_mut(stride).zip(transposed(&x)) {
        if let Some(row) = row.first_chunk_mut::<8>() {
            *row = x.map(level);
        }
    }
}

/// The sample that lies `value` from the middle of the range.
#[inline(always)]
pub fn level(value: i32) -> u8 {
    value.wrapping_add(128).clamp(0, 255) as u8
}

#[inline(always)]
fn transposed(x: &Square) -> Square {
    std::array::from_fn(|row| std::array::from_fn(|column| x[column][row]))
}

/// One dimension of the transform down `LANES` columns, of which the first `N` numbers are not zero. Drops `DROP` fractional bits
/// with rounding.
#[inline(always)]
fn pass<const N: usize, const LANES: usize, const DROP: u32>(x: &Square, out: &mut Square) {
    for lane in 0..LANES {
        let at = |k: usize| if k < N { x[k][lane] } else { 0 };
        let mul = |value: i32, by: i32| value.wrapping_mul(by);
        let add = |a: i32, b: i32| a.wrapping_add(b);
        // The even part: a rotation by 6 pi / 16.
        let both = mul(add(at(2), at(6)), 4433);
        let (c, d) = (add(both, mul(at(6), -15137)), add(both, mul(at(2), 6270)));
        let a = add(at(0), at(4)).wrapping_shl(FRACTION);
        let b = at(0).wrapping_sub(at(4)).wrapping_shl(FRACTION);
        let even = [add(a, d), add(b, c), b.wrapping_sub(c), a.wrapping_sub(d)];
        // The odd part.
        let (z1, z2) = (mul(add(at(7), at(1)), -7373), mul(add(at(5), at(3)), -20995));
        let (z3, z4) = (add(at(7), at(3)), add(at(5), at(1)));
        let z5 = mul(add(z3, z4), 9633);
        let (z3, z4) = (add(mul(z3, -16069), z5), add(mul(z4, -3196), z5));
        let odd = [
            add(mul(at(1), 12299), add(z1, z4)),
            add(mul(at(3), 25172), add(z2, z3)),
            add(mul(at(5), 16819), add(z2, z4)),
            add(mul(at(7), 2446), add(z1, z3)),
        ];
        for k in 0..4 {
            out[k][lane] = even[k].wrapping_add(odd[k]).wrapping_add(1 << (DROP - 1)) >> DROP;
            out[7 - k][lane] = even[k].wrapping_sub(odd[k]).wrapping_add(1 << (DROP - 1)) >> DROP;
        }
    }
}
