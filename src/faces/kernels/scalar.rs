//! The kernels in plain Rust: what the others are checked against. Inner loops run over constant numbers of channels, so
//! that a compiler turns them into the target's vector instructions.

use super::{BLOCK, GROUP, PLANE};

/// The first convolution: 3x3, stride 2, three interleaved channels in, `bias.len()` out, then ReLU.
///
/// `above`, `on` and `below` are rows of interleaved pixels with one pixel of zeros before the first; `weights` is
/// `[out / 8][27][8]`, the 27 taps row by row.
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
    for x in (0..width).step_by(BLOCK) {
        for (group, bias) in bias.chunks_exact(GROUP).enumerate() {
            let mut sums = start(bias);
            for (row, taps) in [above, on, below].into_iter().zip(weights[group * 27 * GROUP..].chunks(9 * GROUP)) {
                let row = &row[x * 6..][..(BLOCK - 1) * 6 + 9];
                for (k, weights) in taps.chunks_exact(GROUP).enumerate() {
                    for (pixel, sums) in sums.iter_mut().enumerate() {
                        add(sums, row[pixel * 6 + k], weights);
                    }
                }
            }
            sums.iter_mut().flatten().for_each(|sum| *sum = sum.max(0.0));
            store(&sums, out, group, stride, x);
        }
    }
}

/// A 1x1 convolution: `out = bias + weights * row`, for every pixel.
///
/// `weights` is `[out / 8][in][8]`; the number of channels in is taken from it.
pub fn pointwise(row: &[f32], weights: &[f32], bias: &[f32], out: &mut [f32], stride: usize, width: usize) {
    let inputs = weights.len() / bias.len();
    for x in (0..width).step_by(BLOCK) {
        for (group, bias) in bias.chunks_exact(GROUP).enumerate() {
            let mut sums = start(bias);
            let weights = &weights[group * inputs * GROUP..][..inputs * GROUP];
            for (plane, weights) in weights.chunks_exact(PLANE * GROUP).enumerate() {
                let pixels = &row[(plane * stride + 1 + x) * PLANE..][..BLOCK * PLANE];
                for (k, weights) in weights.chunks_exact(GROUP).enumerate() {
                    for (pixel, sums) in sums.iter_mut().enumerate() {
                        add(sums, pixels[pixel * PLANE + k], weights);
                    }
                }
            }
            store(&sums, out, group, stride, x);
        }
    }
}

/// A 3x3 convolution of each channel by itself, then ReLU if `relu`.
///
/// `weights` is `[channels / 4][kx 3][ky 3][4]`. The rows hold zeros before their first and after their last pixel.
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
    let least = if relu { 0.0 } else { f32::NEG_INFINITY };
    for (plane, bias) in bias.as_chunks::<PLANE>().0.iter().enumerate() {
        let at = plane * stride * PLANE;
        let taps = weights[plane * 9 * PLANE..][..9 * PLANE].as_chunks::<PLANE>().0;
        let [above, on, below] =
            [above, on, below].map(|row| row[at..at + (width + 2) * PLANE].as_chunks::<PLANE>().0.windows(3));
        let out = out[at + PLANE..at + (width + 1) * PLANE].as_chunks_mut::<PLANE>().0;
        for (((out, above), on), below) in out.iter_mut().zip(above).zip(on).zip(below) {
            let mut sum = *bias;
            for column in 0..3 {
                for (row, pixels) in [above, on, below].into_iter().enumerate() {
                    for c in 0..PLANE {
                        sum[c] += pixels[column][c] * taps[column * 3 + row][c];
                    }
                }
            }
            *out = sum.map(|sum| sum.max(least));
        }
    }
}

/// A block's sums before anything was added.
fn start(bias: &[f32]) -> [[f32; GROUP]; BLOCK] {
    let mut one = [0.0; GROUP];
    one.copy_from_slice(bias);
    [one; BLOCK]
}

#[inline(always)]
fn add(sums: &mut [f32; GROUP], value: f32, weights: &[f32]) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum += value * weight;
    }
}

/// Writes a block of eight channels into its two planes.
#[inline(always)]
fn store(sums: &[[f32; GROUP]; BLOCK], out: &mut [f32], group: usize, stride: usize, x: usize) {
    for half in 0..2 {
        let out = &mut out[((group * 2 + half) * stride + 1 + x) * PLANE..][..BLOCK * PLANE];
        for (out, sums) in out.chunks_exact_mut(PLANE).zip(sums) {
            out.copy_from_slice(&sums[half * PLANE..][..PLANE]);
        }
    }
}
/// The greatest of four pixels' numbers, none of which is a NaN, in each channel.
pub fn greatest(of: [&[f32; PLANE]; 4]) -> [f32; PLANE] {
    let greater = |a: f32, b: f32| if a < b { b } else { a };
    std::array::from_fn(|c| greater(greater(of[0][c], of[1][c]), greater(of[2][c], of[3][c])))
}
