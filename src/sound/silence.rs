//! Silence: spans of a sound without any sound.
//!
//! A fade lies outside of a span: nothing that the span holds is heard.

use crate::error::{Error, Reason, Result};

/// How long a fade takes, in seconds.
const FADE: f64 = 0.01;
/// Spans, at most.
const MOST: usize = 10_000;

/// The spans of a sound that are silenced as it streams by.
#[derive(Clone, Debug)]
pub struct Silence {
    channels: usize,
    /// In frames of samples, without fades.
    spans: Vec<[f64; 2]>,
    fade: f64,
    /// Samples that went by.
    at: u64,
}

impl Silence {
    /// Silences `spans`, in seconds from the first sample, each from its begin until before its end.
    ///
    /// Errors: `malformed` for a rate or channels that cannot be; `refused` for spans that end before they begin, are NaN or
    /// infinite, are not in order, or are too many.
    pub fn new(rate: u32, channels: u32, spans: &[[f64; 2]]) -> Result<Self> {
        let channels = super::check(rate, channels)?;
        let sound = spans.iter().all(|[from, to]| from.is_finite() && to.is_finite() && from <= to);
        let order = spans.windows(2).all(|pair| matches!(pair, [[_, end], [begin, _]] if end <= begin));
        if !sound || !order || spans.len() > MOST {
            return Err(Error::new(Reason::Misuse, "silence spans must be finite, in order and not overlap"));
        }
        let rate = f64::from(rate);
        let spans = spans.iter().map(|[from, to]| [(from * rate).floor(), (to * rate).ceil()]).collect();
        Ok(Self { channels, spans, fade: FADE * rate, at: 0 })
    }

    /// Silences the next samples, the channels' in turn.
    pub fn apply(&mut self, samples: &mut [f32]) {
        for sample in samples {
            let frame = (self.at / self.channels as u64) as f64;
            self.at += 1;
            let next = self.spans.partition_point(|[_, to]| *to + self.fade <= frame);
            let near = self.spans.iter().skip(next).take_while(|[from, _]| *from - self.fade < frame);
            let level = near.fold(1.0_f64, |level, [from, to]| {
                let away = (from - frame).max(frame - (to - 1.0)).max(0.0);
                level.min(away / self.fade)
            });
            match level {
                1.0 => {}
                0.0 => *sample = 0.0,
                level => *sample *= level as f32,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_silent_with_fades_outside_and_the_rest_is_untouched_in_any_blocks() {
        for block in [2, 14, 4000] {
            let mut silence = Silence::new(8000, 2, &[[0.1, 0.2], [0.5, 9.0]]).expect("a span");
            let mut samples = vec![0.5; 8000];
            samples.chunks_mut(block).for_each(|samples| silence.apply(samples));
            assert!(samples[1600..3200].iter().all(|level| *level == 0.0));
            assert!(samples[..1440].iter().chain(&samples[3360..7840]).all(|level| *level == 0.5));
            assert!(samples[1450..1600].windows(4).all(|pair| pair[0] >= pair[2] && pair[0] - pair[2] < 0.02));
        }
    }

    #[test]
    fn spans_that_are_none_are_refused() {
        for spans in [&[[1.0, 0.5]][..], &[[f64::NAN, 1.0]], &[[0.0, f64::INFINITY]], &[[1.0, 2.0], [1.5, 3.0]]] {
            assert!(Silence::new(8000, 1, spans).is_err());
        }
        let mut nothing = Silence::new(8000, 1, &[[-5.0, -4.0]]).expect("before the sound");
        let mut samples = [0.5; 10];
        nothing.apply(&mut samples);
        assert_eq!(samples, [0.5; 10]);
    }
}
