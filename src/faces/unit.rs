//! Unit: YuNet's building block, a pointwise and then a depthwise convolution, run row by row.
//!
//! The pointwise rows live only in a ring of three: they are still in the cache when the depthwise kernel reads them.

use super::kernels::{self, Dense, Depthwise};
use super::rows::{self, Rows};
use super::weights::{RANGE, Weights};
use crate::error::Result;

/// What a unit reads.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Intake<'a> {
    /// The rows as they are.
    Plain(&'a Rows<i16>),
    /// The greatest of every 2x2 pixels.
    Pooled(&'a Rows<i16>),
    /// The first, plus the second at twice its size.
    Sum(&'a Rows<i16>, &'a Rows<i16>),
}

/// A number that a unit writes.
pub(crate) trait Number: Copy + Default {
    /// What 1 stands for.
    const UNIT: f64;

    /// The depthwise kernel that writes it.
    fn spread(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [Self], stride: usize, width: usize);
}

/// What other units read, after ReLU: [`kernels::TOP`] stands for [`RANGE`].
impl Number for i16 {
    const UNIT: f64 = (RANGE / kernels::TOP) as f64;

    fn spread(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [Self], stride: usize, width: usize) {
        kernels::depthwise_relu(rows, taps, out, stride, width);
    }
}

/// What a head says, as it is.
impl Number for f32 {
    const UNIT: f64 = 1.0;

    fn spread(rows: [&[f32]; 3], taps: &Depthwise, out: &mut [Self], stride: usize, width: usize) {
        kernels::depthwise(rows, taps, out, stride, width);
    }
}

/// A pointwise convolution, a depthwise convolution, and ReLU but in a head.
#[derive(Clone, Debug)]
pub(crate) struct Unit<T> {
    pointwise: Dense,
    depthwise: Depthwise,
    height: usize,
    gathered: Vec<i16>,
    middle: Rows<f32>,
    zeros: Vec<f32>,
    /// What it wrote.
    pub out: Rows<T>,
}

/// The numbers that make a unit: channels in and out, and how many rows of the output are kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// Channels in.
    pub inputs: usize,
    /// Channels out, as they are in the weights.
    pub outputs: usize,
    /// Rows of output that are kept.
    pub kept: usize,
}

impl Shape {
    /// Bytes of memory that the unit's rows take at `width` pixels.
    pub(crate) fn memory<T: Number>(&self, width: usize) -> u64 {
        let channels = self.outputs.next_multiple_of(kernels::GROUP);
        Rows::<T>::memory(width, channels, self.kept)
            + Rows::<f32>::memory(width, channels, 3 + 1)
            + Rows::<i16>::memory(width, self.inputs, 1)
    }
}

impl<T: Number> Unit<T> {
    /// A unit for pictures of `width` times `height` pixels. Errors: `unsupported` for broken weights.
    pub(crate) fn new(shape: Shape, width: usize, height: usize, weights: &mut Weights) -> Result<Self> {
        let channels = shape.outputs.next_multiple_of(kernels::GROUP);
        let (pointwise, units) = weights.dense(shape.inputs, shape.outputs)?;
        Ok(Self {
            depthwise: weights.depthwise(shape.outputs, &units, T::UNIT)?,
            pointwise,
            height,
            gathered: vec![0; shape.inputs * rows::stride(width)],
            middle: Rows::new(width, channels, 3),
            zeros: vec![0.0; channels * rows::stride(width)],
            out: Rows::new(width, channels, shape.kept),
        })
    }

    /// Writes all rows of output for which there is input.
    pub(crate) fn run(&mut self, intake: Intake) {
        let ready = match intake {
            Intake::Plain(rows) => rows.written,
            Intake::Pooled(rows) => rows.written / 2,
            Intake::Sum(fine, coarse) => fine.written.min(coarse.written * 2),
        };
        while self.middle.written < ready {
            self.mix(intake);
            if self.middle.written >= 2 {
                self.spread();
            }
        }
        if self.middle.written == self.height && self.out.written < self.height {
            self.spread();
        }
    }

    /// Computes the next pointwise row.
    fn mix(&mut self, intake: Intake) {
        let (y, width) = (self.middle.written, self.middle.width);
        let row = match intake {
            Intake::Plain(rows) => rows.row(y),
            Intake::Pooled(rows) => {
                rows::pool(rows.row(y * 2), rows.row(y * 2 + 1), &mut self.gathered, width);
                &self.gathered
            }
            Intake::Sum(fine, coarse) => {
                rows::add_upsampled(fine.row(y), coarse.row(y / 2), &mut self.gathered, width);
                &self.gathered
            }
        };
        let (stride, out) = (self.middle.stride(), self.middle.append());
        kernels::pointwise(row, &self.pointwise, out, stride, width);
        rows::clear_tail(out, width);
    }

    /// Computes the next depthwise row.
    fn spread(&mut self) {
        let (y, middle) = (self.out.written, &self.middle);
        let above = if y == 0 { &self.zeros } else { middle.row(y - 1) };
        let below = if y + 1 == self.height { &self.zeros } else { middle.row(y + 1) };
        T::spread([above, middle.row(y), below], &self.depthwise, self.out.append(), middle.stride(), middle.width);
    }
}
