//! Weights: `yunet.weights`, whose layout `tools/convert_yunet.py` defines, unpacked for the kernels.

use super::kernels::{Dense, Depthwise, GROUP, PAIR, PLANE, TAPS, TOP};
use crate::error::{Error, Reason, Result};

/// The file.
pub static FILE: &[u8] = include_bytes!("yunet.weights");
const BROKEN: Error = Error::new(Reason::Internal, "the face detector's weights are broken");

/// Reads the numbers one layer after the other.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    halves: &'static [[u8; 2]],
}

/// What [`TOP`] stands for in every layer's rows. The greatest number in any layer was 9.5, on 77 photographs, noise, stripes and
/// chequers; what is greater is taken as this.
pub(crate) const RANGE: f32 = 16.0;

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

    /// The first convolution: three rows of nine numbers up to 255 for each of `outputs`. Returns also what a sum of 1 stands for, for
    /// each of them.
    pub(crate) fn stem(&mut self, outputs: usize) -> Result<(Dense, Vec<f64>)> {
        self.whole(3 * (TAPS - 1), outputs, 3 * TAPS, |tap| tap / (TAPS - 1) * TAPS + tap % (TAPS - 1), 255.0, 1.0)
    }

    /// A dense convolution of `inputs` channels for each of `outputs`, and the same.
    pub(crate) fn dense(&mut self, inputs: usize, outputs: usize) -> Result<(Dense, Vec<f64>)> {
        self.whole(inputs, outputs, inputs, |input| input, RANGE, f64::from(RANGE / TOP))
    }

    /// Weights `[out / 8][places / 2][8][2]` for inputs up to `range`, in steps of `unit`; input `i` goes to `place(i)`.
    fn whole(
        &mut self,
        inputs: usize,
        outputs: usize,
        places: usize,
        place: fn(usize) -> usize,
        range: f32,
        unit: f64,
    ) -> Result<(Dense, Vec<f64>)> {
        /// What all products of a sum together may be: 32 bits, less what rounding may add.
        const MOST: f64 = (1_u64 << 31) as f64 - (1 << 22) as f64;
        let flat = self.take(inputs * outputs)?;
        let floats = self.bias(outputs)?;
        let mut dense = Dense { weights: vec![0; places * floats.len()], bias: vec![0; floats.len()] };
        let mut units = vec![1.0; floats.len()];
        for (output, flat) in flat.chunks_exact(inputs).enumerate() {
            let size = |weight: &f32| f64::from(weight.abs());
            let bias = f64::from(floats[output]);
            let sum = flat.iter().map(size).sum::<f64>() * f64::from(range) + bias.abs();
            let greatest = flat.iter().map(size).fold(f64::MIN_POSITIVE, f64::max) * unit;
            let steps = (MOST / sum.max(f64::MIN_POSITIVE)).min(f64::from(TOP) / greatest);
            for (input, weight) in flat.iter().enumerate() {
                let (place, weight) = (place(input), (f64::from(*weight) * unit * steps).round());
                dense.weights[((output / GROUP * places + place / PAIR * PAIR) * GROUP)
                    + output % GROUP * PAIR
                    + place % PAIR] = weight as i16;
            }
            dense.bias[output] = (bias * steps).round() as i32;
            units[output] = 1.0 / steps;
        }
        Ok((dense, units))
    }

    /// A 3x3 depthwise convolution: weights `[channels / 4][kx][ky][4]`, for rows of which 1 stands for `units`, and with outputs of
    /// which 1 stands for `unit`.
    pub(crate) fn depthwise(&mut self, channels: usize, units: &[f64], unit: f64) -> Result<Depthwise> {
        let flat = self.take(channels * 9)?;
        let mut weights = vec![0.0; channels.next_multiple_of(GROUP) * 9];
        for (channel, taps) in flat.as_chunks::<9>().0.iter().enumerate() {
            for (tap, weight) in taps.iter().enumerate() {
                let place = tap % 3 * 3 + tap / 3;
                let weight = f64::from(*weight) * units[channel] / unit;
                weights[(channel / PLANE * 9 + place) * PLANE + channel % PLANE] = weight as f32;
            }
        }
        let bias = self.bias(channels)?.iter().map(|bias| (f64::from(*bias) / unit) as f32).collect();
        Ok(Depthwise { weights, bias })
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
    fn no_input_makes_a_sum_that_leaves_32_bits() {
        let mut weights = Weights::new().expect("weights");
        let (stem, units) = weights.stem(16).expect("weights");
        for (dense, greatest) in [(stem, 255), (weights.dense(16, 16).expect("weights").0, i64::from(i16::MAX))] {
            for (output, bias) in dense.bias.iter().enumerate() {
                let group = dense.weights.len() / dense.bias.len() * GROUP;
                let taps = dense.weights[output / GROUP * group..][..group].as_chunks::<{ PAIR * GROUP }>().0;
                let of = |weights: &[i16; PAIR * GROUP]| weights[output % GROUP * PAIR..][..PAIR].to_vec();
                let sum: i64 = taps.iter().flat_map(of).map(|weight| i64::from(weight).abs() * greatest).sum();
                assert!(sum > 0 && sum + i64::from(*bias).abs() < 1 << 31, "{output}: {sum}");
            }
        }
        assert!(units.iter().all(|unit| *unit > 0.0 && *unit < 1e-4));
    }

    #[test]
    fn halves_have_the_values_that_the_standard_gives_them() {
        let pairs =
            [(0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65504.0), (0x0001, 2f32.powi(-24)), (0x3555, 0.333_251_95)];
        for (half, value) in pairs {
            assert_eq!(half_to_float(half), value);
        }
    }
}
