//! Weights: `yunet.weights`, whose layout `tools/convert_yunet.py` defines, unpacked for the kernels.

use super::kernels::{GROUP, PLANE};
use crate::error::{Error, Reason, Result};

static FILE: &[u8] = include_bytes!("yunet.weights");
const BROKEN: Error = Error::new(Reason::Internal, "the face detector's weights are broken");

/// Reads the numbers one layer after the other.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    halves: &'static [[u8; 2]],
}

/// A convolution: its weights as the kernel wants them, and one bias for each output channel.
#[derive(Clone, Debug)]
pub(crate) struct Convolution {
    /// Weights in the order that the kernel documents.
    pub weights: Vec<f32>,
    /// One for each output channel, padded to a multiple of eight.
    pub bias: Vec<f32>,
}

impl Weights {
    /// The embedded weights, from the first layer on. Errors: `unsupported` when the file is not what it should be.
    pub(crate) fn new() -> Result<Self> {
        let rest = FILE.strip_prefix(b"YUNETf16").ok_or(BROKEN)?;
        let (count, rest) = rest.split_first_chunk().ok_or(BROKEN)?;
        match rest.as_chunks() {
            (halves, []) if halves.len() == u32::from_le_bytes(*count) as usize => Ok(Self { halves }),
            _ => Err(BROKEN),
        }
    }

    /// Whether every number was taken.
    pub(crate) fn is_empty(&self) -> bool {
        self.halves.is_empty()
    }

    fn take(&mut self, count: usize) -> Result<Vec<f32>> {
        let (taken, rest) = self.halves.split_at_checked(count).ok_or(BROKEN)?;
        self.halves = rest;
        Ok(taken.iter().map(|half| half_to_float(u16::from_le_bytes(*half))).collect())
    }

    /// A dense convolution of `inputs` (channels times taps) for each of `outputs`: weights `[out / 8][in][8]`.
    pub(crate) fn dense(&mut self, inputs: usize, outputs: usize) -> Result<Convolution> {
        let flat = self.take(inputs * outputs)?;
        let padded = outputs.next_multiple_of(GROUP);
        let mut weights = vec![0.0; inputs * padded];
        for (output, flat) in flat.chunks_exact(inputs).enumerate() {
            for (input, weight) in flat.iter().enumerate() {
                weights[(output / GROUP * inputs + input) * GROUP + output % GROUP] = *weight;
            }
        }
        Ok(Convolution { weights, bias: self.bias(outputs)? })
    }

    /// A 3x3 depthwise convolution: weights `[channels / 4][kx][ky][4]`.
    pub(crate) fn depthwise(&mut self, channels: usize) -> Result<Convolution> {
        let flat = self.take(channels * 9)?;
        let mut weights = vec![0.0; channels.next_multiple_of(GROUP) * 9];
        for (channel, taps) in flat.as_chunks::<9>().0.iter().enumerate() {
            for (tap, weight) in taps.iter().enumerate() {
                let place = tap % 3 * 3 + tap / 3;
                weights[(channel / PLANE * 9 + place) * PLANE + channel % PLANE] = *weight;
            }
        }
        Ok(Convolution { weights, bias: self.bias(channels)? })
    }

    fn bias(&mut self, channels: usize) -> Result<Vec<f32>> {
        let mut bias = self.take(channels)?;
        bias.resize(channels.next_multiple_of(GROUP), 0.0);
        Ok(bias)
    }
}

/// The value of an IEEE 754 half float (binary16).
fn half_to_float(half: u16) -> f32 {
    let sign = if half & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (half >> 10 & 31, f32::from(half & 1023));
    match exponent {
        0 => sign * fraction * 2f32.powi(-24),
        31 if fraction == 0.0 => sign * f32::INFINITY,
        31 => f32::NAN,
        _ => sign * (1.0 + fraction / 1024.0) * 2f32.powi(i32::from(exponent) - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_have_the_values_that_the_standard_gives_them() {
        let pairs =
            [(0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65504.0), (0x0001, 2f32.powi(-24)), (0x3555, 0.333_251_95)];
        for (half, value) in pairs {
            assert_eq!(half_to_float(half), value);
        }
    }
}
