//! The same byte for byte without vector instructions, for a build that must do without: on wasm32 the library has no such road. A
//! convolution in two passes, down and then across, with weights of 16 bits, as Pillow has it.

use crate::error::Result;
use crate::limits::Limits;
use crate::pixels::raster::Raster;

/// The bits of a sum that are left for weights: the others are for a byte and for what a filter overshoots, each way.
const MOST_PRECISION: u32 = 32 - 8 - 2;

/// A filter: a function of the distance, and how far it reaches.
pub(super) type Filter = (fn(f64) -> f64, f64);

/// What lies between two pixels is a mixture of both.
pub(super) const BILINEAR: Filter = (|x| if x < 1.0 { 1.0 - x } else { 0.0 }, 1.0);

/// The cubic of Catmull and Rom, which keeps edges.
pub(super) const CATMULL_ROM: Filter = (
    |x| {
        if x < 1.0 {
            (1.5 * x - 2.5) * x * x + 1.0
        } else if x < 2.0 {
            (((x - 5.0) * x + 8.0) * x - 4.0) * -0.5
        } else {
            0.0
        }
    },
    2.0,
);

/// What one place of the copy is made of: weights for places of the original, from one on.
struct Window {
    start: usize,
    weights: Vec<i32>,
}

/// The windows of a side, and the precision of their weights in bits.
struct Side {
    windows: Vec<Window>,
    precision: u32,
}

impl Side {
    /// Of `from` places, of which those from `start` over `length` are seen, to `to` places.
    fn new(from: u32, (start, length): (f64, f64), to: u32, (weight, support): Filter) -> Self {
        // Not `length`: the crop's end is rounded once, as everywhere.
        let scale = ((start + length) - start) / f64::from(to);
        let stretch = scale.max(1.0);
        let (reach, shrink) = (support * stretch, 1.0 / stretch);
        let windows: Vec<(usize, Vec<f64>)> = (0..to)
            .map(|place| {
                let middle = start + (f64::from(place) + 0.5) * scale;
                let first = (middle - reach).floor().max(0.0) as u32;
                let end = (middle + reach).ceil().min(f64::from(from)) as u32;
                let of = |x: u32| weight(((f64::from(x) - (middle - 0.5)) * shrink).abs());
                let before = (first..end).take_while(|x| of(*x) == 0.0).count();
                let mut weights: Vec<f64> = (first..end).skip(before).map(of).collect();
                let sum: f64 = weights.iter().sum();
                while weights.last() == Some(&0.0) {
                    weights.pop();
                }
                if sum != 0.0 {
                    weights.iter_mut().for_each(|weight| *weight /= sum);
                }
                (first as usize + before, weights)
            })
            .collect();
        let most = windows.iter().flat_map(|(_, weights)| weights).fold(0.0, |most: f64, one| most.max(*one));
        // The most with which each weight fits into 16 bits.
        let fits = |precision: &u32| (most * f64::from(1u32 << (precision + 1))).round() < f64::from(1 << 15);
        let precision = (0..MOST_PRECISION).find(|precision| !fits(precision)).unwrap_or(MOST_PRECISION - 1);
        let exact = f64::from(1u32 << precision);
        let rounded = |weights: Vec<f64>| weights.into_iter().map(|weight| (weight * exact).round() as i32).collect();
        let windows = windows.into_iter().map(|(start, weights)| Window { start, weights: rounded(weights) }).collect();
        Self { windows, precision }
    }

    /// What a sum begins with: a half, for rounding.
    const fn half(&self) -> i32 {
        1 << (self.precision - 1)
    }

    fn byte(&self, sum: i32) -> u8 {
        (sum >> self.precision).clamp(0, 255) as u8
    }
}

/// As the library's, with a crop of left, top, width and height.
pub(super) fn resize(
    raster: &Raster,
    (width, height): (u32, u32),
    filter: Filter,
    [left, top, wide, high]: [f64; 4],
    limits: &mut Limits,
) -> Result<Raster> {
    let mut copy = Raster::new(width, height, limits)?;
    let across = Side::new(raster.width, (left, wide), width, filter);
    let down = Side::new(raster.height, (top, high), height, filter);
    let (stride, to_stride) = (raster.width as usize * 3, width as usize * 3);
    let mut sums = vec![0i32; stride];
    let mut row = vec![0u8; stride];
    for (window, to) in down.windows.iter().zip(copy.rgb.chunks_exact_mut(to_stride)) {
        sums.fill(down.half());
        for (weight, from) in window.weights.iter().zip(raster.rgb.chunks_exact(stride).skip(window.start)) {
            for (sum, byte) in sums.iter_mut().zip(from) {
                *sum += weight * i32::from(*byte);
            }
        }
        row.iter_mut().zip(&sums).for_each(|(byte, sum)| *byte = down.byte(*sum));
        for (window, to) in across.windows.iter().zip(to.chunks_exact_mut(3)) {
            let mut pixel = [across.half(); 3];
            for (weight, from) in window.weights.iter().zip(row.chunks_exact(3).skip(window.start)) {
                for (sum, byte) in pixel.iter_mut().zip(from) {
                    *sum += weight * i32::from(*byte);
                }
            }
            to.iter_mut().zip(pixel).for_each(|(byte, sum)| *byte = across.byte(sum));
        }
    }
    Ok(copy)
}
