//! Outline: the least and the greatest sample of each stretch of a sound, for drawing.

use crate::error::{Error, Reason, Result};

/// Stretches that an outline begins with, a second.
const FINEST: u32 = 50;
/// The most columns that can be asked for.
const MOST: u32 = 100_000;

/// An outline that grows, and halves its fineness when it has too many columns.
#[derive(Clone, Debug)]
pub struct Outline {
    rate: u32,
    channels: usize,
    /// Columns, at most.
    most: usize,
    /// Frames of samples for each column.
    each: u64,
    columns: Vec<[f32; 2]>,
    /// Samples in the last column.
    filled: u64,
}

impl Outline {
    /// An outline of at most `columns` columns. Errors: `malformed` for a rate or channels that cannot be, `refused` for fewer
    /// than 2 or more than 100,000 columns.
    pub fn new(rate: u32, channels: u32, columns: u32) -> Result<Self> {
        let channels = super::check(rate, channels)?;
        if !(2..=MOST).contains(&columns) {
            return Err(Error::new(Reason::Misuse, "an outline has from 2 to 100,000 columns"));
        }
        let each = u64::from(rate / FINEST);
        Ok(Self { rate, channels, most: columns as usize, each, columns: Vec::new(), filled: 0 })
    }

    /// Takes the next samples, the channels' in turn. NaN counts as silence.
    pub fn push(&mut self, samples: &[f32]) {
        for sample in samples {
            let full = self.each * self.channels as u64;
            if self.columns.is_empty() || self.filled == full {
                self.begin();
            }
            let sample = if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 };
            if let Some([least, greatest]) = self.columns.last_mut() {
                (*least, *greatest) = (least.min(sample), greatest.max(sample));
            }
            self.filled += 1;
        }
    }

    /// Begins a column; if there are too many, two by two become one first.
    fn begin(&mut self) {
        if self.columns.len() >= self.most {
            let joined = self
                .columns
                .chunks(2)
                .filter_map(|pair| pair.iter().copied().reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])]));
            let odd = self.columns.len() % 2 == 1;
            self.columns = joined.collect();
            self.each *= 2;
            // The last column of an odd number is half full.
            if odd {
                return;
            }
        }
        self.filled = 0;
        self.columns.push([f32::INFINITY, f32::NEG_INFINITY]);
    }

    /// The seconds that one column spans.
    pub fn step(&self) -> f64 {
        self.each as f64 / f64::from(self.rate)
    }

    /// The least and the greatest sample of each column, in turn.
    pub fn columns(&self) -> Vec<f32> {
        self.columns.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_keeps_the_extremes_whatever_its_length_and_the_size_of_the_blocks() {
        for most in [4, 5] {
            for block in [1, 7, 1000] {
                let mut outline = Outline::new(8000, 2, most).expect("a sound");
                let samples: Vec<f32> = (0..160 * 2 * 11).map(|i| if i == 3000 { -0.9 } else { 0.25 }).collect();
                samples.chunks(block).for_each(|samples| outline.push(samples));
                let columns = outline.columns();
                assert!(columns.len() <= 2 * most as usize && columns.len() >= most as usize, "{columns:?}");
                assert_eq!(columns.iter().filter(|level| **level == -0.9).count(), 1);
                let at = columns.iter().position(|level| *level == -0.9).expect("it is there") / 2;
                assert_eq!(at, (1500.0 / 8000.0 / outline.step()) as usize);
            }
        }
    }

    #[test]
    fn numbers_that_are_none_are_silent_and_odd_sounds_are_refused() {
        let mut outline = Outline::new(48_000, 1, 10).expect("a sound");
        outline.push(&[f32::NAN, f32::INFINITY, 7.0]);
        assert_eq!(outline.columns(), [0.0, 1.0]);
        assert!(Outline::new(48_000, 1, 10).expect("a sound").columns().is_empty());
        for (rate, channels, columns) in
            [(0, 1, 10), (48_000, 0, 10), (48_000, 33, 10), (u32::MAX, 1, 10), (48_000, 1, 1)]
        {
            assert!(Outline::new(rate, channels, columns).is_err());
        }
    }
}
