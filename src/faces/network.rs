//! Network: YuNet (2023mar) without its landmarks, run row by row.
//!
//! Rows of the picture go in at the top; whatever can be computed from them is computed at once, and each layer keeps only
//! the rows that a later one still needs. So memory grows with the width of the picture alone, and the rows that are
//! worked on stay in the processor's cache. The result is the same as for the whole picture at once.

use super::kernels::{self, Dense, GROUP, TAPS, TOP};
use super::rows::Rows;
use super::unit::{Intake, Number, Shape, Unit};
use super::weights::{RANGE, Weights};
use crate::error::Result;

/// The network's coarsest grid: widths and heights are multiples of it.
pub(crate) const GRID: usize = 32;

/// How far, in pixels, one output depends on the input around it, rounded up to whole cells of the grid.
pub(crate) const REACH: usize = 224;

/// The strides of the three heads.
pub(crate) const STRIDES: [usize; 3] = [8, 16, 32];

const CHANNELS: usize = 3;
const STEM: usize = 16;
const STEM_KEPT: usize = 2;

/// Where a unit reads.
#[derive(Clone, Copy, Debug)]
enum From {
    Stem,
    Plain(usize),
    Pooled(usize),
    Sum(usize, usize),
}

struct Layer {
    from: From,
    stride: usize,
    shape: Shape,
}

const fn layer(from: From, stride: usize, inputs: usize, outputs: usize, kept: usize) -> Layer {
    Layer { from, stride, shape: Shape { inputs, outputs, kept } }
}

/// The units in the order of the weights: five stages, the neck from coarse to fine. Layers 6 and 8 keep the rows that the neck adds
/// to what comes back from the coarser grids.
static LAYERS: [Layer; 14] = [
    layer(From::Stem, 2, 16, 16, 4),
    layer(From::Pooled(0), 4, 16, 16, 4),
    layer(From::Plain(1), 4, 16, 32, 4),
    layer(From::Plain(2), 4, 32, 32, 4),
    layer(From::Plain(3), 4, 32, 64, 8),
    layer(From::Pooled(4), 8, 64, 64, 4),
    layer(From::Plain(5), 8, 64, 64, 48),
    layer(From::Pooled(6), 16, 64, 64, 4),
    layer(From::Plain(7), 16, 64, 64, 16),
    layer(From::Pooled(8), 32, 64, 64, 4),
    layer(From::Plain(9), 32, 64, 64, 8),
    layer(From::Plain(10), 32, 64, 64, 8),
    layer(From::Sum(8, 11), 16, 64, 64, 16),
    layer(From::Sum(6, 12), 8, 64, 64, 32),
];

/// The heads, whose weights come after the units'.
static HEADS: [Layer; 3] =
    [layer(From::Plain(13), 8, 64, 6, 32), layer(From::Plain(12), 16, 64, 6, 16), layer(From::Plain(11), 32, 64, 6, 8)];

/// The units that `layers` are, for a picture of `width` times `height` pixels.
fn build<T: Number>(layers: &[Layer], width: usize, height: usize, weights: &mut Weights) -> Result<Vec<Unit<T>>> {
    layers.iter().map(|layer| Unit::new(layer.shape, width / layer.stride, height / layer.stride, weights)).collect()
}

/// What a layer reads.
fn intake<'a>(from: From, stem: &'a Rows<i16>, units: &'a [Unit<i16>]) -> Intake<'a> {
    match from {
        From::Stem => Intake::Plain(stem),
        From::Plain(i) => Intake::Plain(&units[i].out),
        From::Pooled(i) => Intake::Pooled(&units[i].out),
        From::Sum(i, j) => Intake::Sum(&units[i].out, &units[j].out),
    }
}

/// The network at work on one picture.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    width: usize,
    input: [Vec<i16>; 3],
    fed: usize,
    stem: Dense,
    /// What turns a sum of the stem into a number of its rows.
    factors: Vec<f32>,
    first: Rows<i16>,
    units: Vec<Unit<i16>>,
    heads: Vec<Unit<f32>>,
}

impl Network {
    /// The network for pictures of `width` times `height` pixels, both multiples of [`GRID`].
    ///
    /// Errors: `unsupported` for broken weights.
    pub(crate) fn new(width: usize, height: usize) -> Result<Self> {
        debug_assert!(width.is_multiple_of(GRID) && height.is_multiple_of(GRID));
        let mut weights = Weights::new()?;
        let (stem, steps) = weights.stem(STEM)?;
        let units = build(&LAYERS, width, height, &mut weights)?;
        let heads = build(&HEADS, width, height, &mut weights)?;
        debug_assert!(weights.is_empty());
        Ok(Self {
            width,
            input: std::array::from_fn(|_| vec![0; Self::input(width)]),
            fed: 0,
            factors: steps.iter().map(|step| (step * f64::from(TOP / RANGE)) as f32).collect(),
            stem,
            first: Rows::new(width / 2, STEM, STEM_KEPT),
            units,
            heads,
        })
    }

    /// Bytes of memory for a picture of `width` pixels: the rows, and the unpacked weights.
    pub(crate) fn memory(width: usize) -> u64 {
        let layers: u64 = LAYERS.iter().map(|layer| layer.shape.memory::<i16>(width / layer.stride)).sum();
        let heads: u64 = HEADS.iter().map(|layer| layer.shape.memory::<f32>(width / layer.stride)).sum();
        let input = Self::input(width) * 3 * size_of::<i16>();
        layers + heads + Rows::<i16>::memory(width / 2, STEM, STEM_KEPT) + input as u64 + (256 << 10)
    }

    /// Numbers of a row of the picture: a pixel of zeros, the pixels, and one that the last tap reads.
    const fn input(width: usize) -> usize {
        (width + 1) * CHANNELS + (TAPS - 3 * CHANNELS)
    }

    /// The next row of the picture, to be overwritten: red, green, blue, 0 to 255, for each pixel.
    pub(crate) fn next_row(&mut self) -> &mut [i16] {
        let y = self.fed;
        self.fed += 1;
        &mut self.input[y % 3][CHANNELS..][..self.width * CHANNELS]
    }

    /// Computes all that the rows given so far allow.
    pub(crate) fn run(&mut self) {
        if self.fed == 0 || !self.fed.is_multiple_of(2) || self.first.written * 2 == self.fed {
            return;
        }
        let y = self.fed - 2;
        if y == 0 {
            self.input[2].fill(0);
        }
        let rows = [(y + 2) % 3, y % 3, (y + 1) % 3].map(|i| &self.input[i][..]);
        let (stride, width) = (self.first.stride(), self.width / 2);
        kernels::stem(rows, &self.stem, &self.factors, self.first.append(), stride, width);
        for (index, layer) in LAYERS.iter().enumerate() {
            let (before, unit) = self.units.split_at_mut(index);
            unit[0].run(intake(layer.from, &self.first, before));
        }
        for (head, layer) in self.heads.iter_mut().zip(&HEADS) {
            head.run(intake(layer.from, &self.first, &self.units));
        }
    }

    /// How many rows of the picture were given.
    pub(crate) fn fed(&self) -> usize {
        self.fed
    }

    /// The rows of head `level` (0 to 2): for each cell class, object, and the box's four numbers, all before sigmoid.
    pub(crate) fn head(&self, level: usize) -> &Rows<f32> {
        &self.heads[level].out
    }
}

const _: () = assert!(STEM.is_multiple_of(GROUP));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_head_is_complete_whatever_the_height() {
        for height in (32..=1024).step_by(32) {
            let mut network = Network::new(32, height).expect("weights");
            let mut seen = [0; 3];
            for _ in 0..height {
                network.next_row().fill(100);
                network.run();
                for (level, seen) in seen.iter_mut().enumerate() {
                    let head = network.head(level);
                    (*seen..head.written).for_each(|y| assert!(head.row(y).iter().all(|v| v.is_finite())));
                    *seen = head.written;
                }
            }
            assert_eq!(seen, STRIDES.map(|stride| height / stride));
        }
    }
}
