//! The kernels in plain Rust: what the others are checked against. Inner loops run over constant numbers of channels, so
//! that a compiler turns them into the target's vector instructions.

use super::{BLOCK, Dense, Depthwise, GROUP, PAIR, PLANE, TAPS, TOP};

/// The first convolution: 3x3, stride 2, three interleaved channels in, `bias.len()` out, then ReLU.
///
/// `rows` are those above, on and below, of interleaved pixels with one pixel of zeros before the first and one number after the
/// last. A sum times its channel's factor is what is written, rounded.
pub fn stem(rows: [&[i16]; 3], dense: &Dense, factors: &[f32], out: &mut [i16], stride: usize, width: usize) {
    let Dense { weights, bias } = dense;
    for x in (0..width).step_by(BLOCK) {
        for (group, (bias, factors)) in bias.chunks_exact(GROUP).zip(factors.chunks_exact(GROUP)).enumerate() {
            let mut sums = start(bias);
            let weights = weights[group * 3 * TAPS * GROUP..].chunks_exact(TAPS * GROUP);
            for (row, weights) in rows.into_iter().zip(weights) {
                let row = &row[x * 6..][..(BLOCK - 1) * 6 + TAPS];
                for (pair, weights) in weights.chunks_exact(PAIR * GROUP).enumerate() {
                    for (pixel, sums) in sums.iter_mut().enumerate() {
                        add(sums, &row[pixel * 6 + pair * PAIR..][..PAIR], weights);
                    }
                }
            }
            let rounded = sums.map(|sums| std::array::from_fn(|c| rounded(sums[c] as f32 * factors[c])));
            store(&rounded, out, group, stride, x);
        }
    }
}

/// A 1x1 convolution: `out = bias + weights * row`, for every pixel, in whole numbers.
///
/// The number of channels in is taken from the weights. No sum may leave 32 bits.
pub fn pointwise(row: &[i16], dense: &Dense, out: &mut [f32], stride: usize, width: usize) {
    let Dense { weights, bias } = dense;
    let inputs = weights.len() / bias.len();
    for x in (0..width).step_by(BLOCK) {
        for (group, bias) in bias.chunks_exact(GROUP).enumerate() {
            let mut sums = start(bias);
            let weights = &weights[group * inputs * GROUP..][..inputs * GROUP];
            for (plane, weights) in weights.chunks_exact(PLANE * GROUP).enumerate() {
                let pixels = &row[(plane * stride + 1 + x) * PLANE..][..BLOCK * PLANE];
                for (pair, weights) in weights.chunks_exact(PAIR * GROUP).enumerate() {
                    for (pixel, sums) in sums.iter_mut().enumerate() {
                        add(sums, &pixels[pixel * PLANE + pair * PAIR..][..PAIR], weights);
                    }
                }
            }
            store(&sums.map(|sums| sums.map(|sum| sum as f32)), out, group, stride, x);
        }
    }
}

/// A 3x3 convolution of each channel by itself.
///
/// The rows, above, on and below, hold zeros before their first and after their last pixel.
pub fn depthwise(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [f32], stride: usize, width: usize) {
    spread(rows, taps, out, stride, width, |sum| sum);
}

/// The same, then ReLU; what is written is rounded.
pub fn depthwise_relu(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [i16], stride: usize, width: usize) {
    spread(rows, taps, out, stride, width, |sum| sum.map(rounded));
}

#[inline(always)]
fn spread<T>(
    rows: [&[f32]; 3],
    taps: &Depthwise,
    out: &mut [T],
    stride: usize,
    width: usize,
    finish: impl Fn([f32; PLANE]) -> [T; PLANE],
) {
    let Depthwise { weights, bias } = taps;
    for (plane, bias) in bias.as_chunks::<PLANE>().0.iter().enumerate() {
        let at = plane * stride * PLANE;
        let taps = weights[plane * 9 * PLANE..][..9 * PLANE].as_chunks::<PLANE>().0;
        let [above, on, below] = rows.map(|row| row[at..at + (width + 2) * PLANE].as_chunks::<PLANE>().0.windows(3));
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
            *out = finish(sum);
        }
    }
}

/// From 0 to [`TOP`], the nearest whole number, halves upwards.
#[inline(always)]
fn rounded(value: f32) -> i16 {
    (value.clamp(0.0, TOP) + 0.5) as i16
}

/// A block's sums before anything was added.
fn start(bias: &[i32]) -> [[i32; GROUP]; BLOCK] {
    let mut one = [0; GROUP];
    one.copy_from_slice(bias);
    [one; BLOCK]
}

/// Adds two channels of a pixel to its sums.
#[inline(always)]
fn add(sums: &mut [i32; GROUP], values: &[i16], weights: &[i16]) {
    for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<PAIR>().0) {
        *sum += i32::from(values[0]) * i32::from(weights[0]) + i32::from(values[1]) * i32::from(weights[1]);
    }
}

/// Writes a block of eight channels into its two planes.
#[inline(always)]
fn store<T: Copy>(sums: &[[T; GROUP]; BLOCK], out: &mut [T], group: usize, stride: usize, x: usize) {
    for half in 0..2 {
        let out = &mut out[((group * 2 + half) * stride + 1 + x) * PLANE..][..BLOCK * PLANE];
        for (out, sums) in out.chunks_exact_mut(PLANE).zip(sums) {
            out.copy_from_slice(&sums[half * PLANE..][..PLANE]);
        }
    }
}

/// The greatest of 2x2 pixels' numbers in each channel.
pub fn greatest(above: &[[i16; PLANE]; 2], below: &[[i16; PLANE]; 2]) -> [i16; PLANE] {
    std::array::from_fn(|c| above[0][c].max(above[1][c]).max(below[0][c]).max(below[1][c]))
}
