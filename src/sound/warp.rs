//! Warp: a voice whose pitch and timbre wander, so that it is harder to recognise.
//!
//! A phase vocoder (Flanagan and Golden: Phase Vocoder, 1966): each short stretch of sound is taken apart into its envelope,
//! which a speaker's mouth makes, and what it envelops, which their throat makes. Both are moved along the frequencies by
//! amounts that change all the time, by chance, and are put together again. Nothing is longer or shorter than before.
//! It does not hide who speaks from somebody who knows them or has software for it.

use std::collections::VecDeque;
use std::f32::consts::TAU;

use microfft::Complex32;

use super::check_rate;
use crate::error::{Error, Reason, Result};
use crate::seed::Seed;

/// Stretches overlap so many times.
const OVERLAP: usize = 4;
/// What overlapping windows, applied twice, add up to.
const SUM: f32 = 1.5;
/// How long a stretch is at least, in seconds.
const LONG: f32 = 0.03;
/// How broad a resonance of the mouth is taken to be, in hertz.
const BROAD: f32 = 220.0;

/// How far the pitch is moved: the middle and how much it wanders about it, in octaves.
const PITCH: [f64; 2] = [0.24, 0.12];
/// The same for the timbre.
const TIMBRE: [f64; 2] = [0.2, 0.1];
/// An amount stays on its way to the next for this long, in seconds: at least, and up to so much longer.
const WAY: [f64; 2] = [0.4, 0.9];

/// An amount that wanders.
#[derive(Clone, Copy, Debug)]
struct Wander {
    middle: f64,
    about: f64,
    from: f64,
    to: f64,
    /// Where it is between the two, 0 to 1, and how far it gets in a step.
    at: f64,
    step: f64,
}

impl Wander {
    fn new([middle, about]: [f64; 2], seed: &mut Seed) -> Self {
        let middle = if seed.unit() < 0.5 { -middle } else { middle };
        let mut wander = Self { middle, about, from: middle, to: middle, at: 1.0, step: 1.0 };
        wander.to = wander.draw(seed);
        wander
    }

    fn draw(&self, seed: &mut Seed) -> f64 {
        self.middle + (seed.unit() * 2.0 - 1.0) * self.about
    }

    /// The factor for the next step of `dt` seconds.
    fn next(&mut self, dt: f64, seed: &mut Seed) -> f32 {
        self.at += self.step;
        if self.at >= 1.0 {
            (self.from, self.to, self.at) = (self.to, self.draw(seed), 0.0);
            self.step = dt / (WAY[0] + seed.unit() * WAY[1]);
        }
        let part = (1.0 - (self.at * std::f64::consts::PI).cos()) / 2.0;
        (self.from + (self.to - self.from) * part).exp2() as f32
    }
}

/// The warp of one channel.
pub struct Warp {
    dt: f64,
    /// The half width of a resonance, in bins.
    broad: usize,
    seed: Seed,
    pitch: Wander,
    timbre: Wander,
    window: Vec<f32>,
    /// The last samples taken, as many as the window is long.
    taken: VecDeque<f32>,
    /// Samples taken since the last stretch.
    fresh: usize,
    /// What overlaps so far.
    sum: VecDeque<f32>,
    phases: Vec<f32>,
    turned: Vec<f32>,
    /// Samples given that lie before the sound's beginning, still to be dropped.
    before: usize,
    owed: u64,
    over: bool,
}

impl Warp {
    /// A warp for `rate` samples a second. Errors: `malformed` for fewer than 8,000 or more than 192,000.
    pub fn new(rate: u32, seed: [u8; 32]) -> Result<Self> {
        check_rate(rate)?;
        let size = ((rate as f32 * LONG) as usize).next_power_of_two().clamp(256, 4096);
        let mut seed = Seed::new(seed);
        let (pitch, timbre) = (Wander::new(PITCH, &mut seed), Wander::new(TIMBRE, &mut seed));
        Ok(Self {
            dt: (size / OVERLAP) as f64 / f64::from(rate),
            broad: ((BROAD / 2.0 * size as f32 / rate as f32).round() as usize).max(1),
            seed,
            pitch,
            timbre,
            window: (0..size).map(|i| (1.0 - (TAU * i as f32 / size as f32).cos()) / 2.0).collect(),
            taken: vec![0.0; size].into(),
            fresh: 0,
            sum: vec![0.0; size].into(),
            phases: vec![0.0; size / 2],
            turned: vec![0.0; size / 2],
            before: size - size / OVERLAP,
            owed: 0,
            over: false,
        })
    }

    /// Takes the next samples and gives those that are ready; with `last`, all that is left. In all it gives as many as it
    /// took. NaN counts as silence. Errors: `refused` after the last.
    pub fn push(&mut self, samples: &[f32], last: bool) -> Result<Vec<f32>> {
        if std::mem::replace(&mut self.over, last) {
            return Err(Error::new(Reason::Misuse, "the sound was over already"));
        }
        self.owed += samples.len() as u64;
        let mut out = Vec::with_capacity(samples.len());
        samples.iter().for_each(|sample| self.take(*sample, &mut out));
        while last && self.owed > 0 {
            self.take(0.0, &mut out);
        }
        Ok(out)
    }

    fn take(&mut self, sample: f32, out: &mut Vec<f32>) {
        self.taken.pop_front();
        self.taken.push_back(if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 });
        self.fresh += 1;
        let hop = self.window.len() / OVERLAP;
        if self.fresh < hop {
            return;
        }
        self.fresh = 0;
        self.stretch();
        for _ in 0..hop {
            let ready = self.sum.pop_front().unwrap_or_default();
            self.sum.push_back(0.0);
            if self.before > 0 {
                self.before -= 1;
            } else if self.owed > 0 {
                self.owed -= 1;
                out.push((ready / SUM).clamp(-1.0, 1.0));
            }
        }
    }

    /// Warps the samples in the window and adds them to what overlaps.
    fn stretch(&mut self) {
        let size = self.window.len();
        let (pitch, timbre) = (self.pitch.next(self.dt, &mut self.seed), self.timbre.next(self.dt, &mut self.seed));
        let windowed = self.taken.iter().zip(&self.window).map(|(sample, window)| sample * window);
        let mut spectrum: Vec<Complex32> = windowed.map(|sample| Complex32::new(sample, 0.0)).collect();
        transform(&mut spectrum);
        spectrum.truncate(size / 2);

        let levels: Vec<f32> = spectrum.iter().map(|bin| bin.norm()).collect();
        let envelope = smooth(&smooth(&levels, self.broad), self.broad);
        // What a bin turns by from one stretch to the next if its sound lies in its middle.
        let turn = TAU / OVERLAP as f32;
        let mut moved = vec![(0.0_f32, 0.0_f32); size / 2];
        let bins = spectrum.iter().zip(&levels).zip(&envelope).zip(&mut self.phases);
        for (bin, (((value, level), around), last)) in bins.enumerate() {
            let phase = value.arg();
            let off = wrapped(phase - std::mem::replace(last, phase) - bin as f32 * turn);
            let frequency = bin as f32 + off / turn;
            if let Some((sum, at)) = moved.get_mut((bin as f32 * pitch).round() as usize) {
                let flat = level / around.max(1e-9);
                if flat >= *sum {
                    *at = frequency * pitch;
                }
                *sum += flat;
            }
        }
        let bins = moved.into_iter().zip(&mut self.turned).enumerate();
        let mut whole = vec![Complex32::default(); size];
        for (bin, ((flat, frequency), turned)) in bins.skip(1) {
            *turned = wrapped(*turned + frequency * turn);
            let level = flat * between(&envelope, bin as f32 / timbre);
            let value = Complex32::from_polar(level, *turned);
            if let Some(place) = whole.get_mut(bin) {
                *place = value;
            }
            // The inverse transform is the transform of the conjugate; a real sound's upper half mirrors its lower.
            if let Some(mirror) = whole.get_mut(size - bin) {
                *mirror = value.conj();
            }
        }
        whole.iter_mut().for_each(|bin| *bin = bin.conj());
        transform(&mut whole);
        let values = whole.iter().zip(&self.window).map(|(value, window)| value.re * window / size as f32);
        self.sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
    }
}

/// The discrete Fourier transform, in place, of as many numbers as a window has.
fn transform(values: &mut [Complex32]) {
    use microfft::complex::{cfft_256, cfft_512, cfft_1024, cfft_2048, cfft_4096};
    if let Ok(values) = values.try_into() {
        let _ = cfft_256(values);
    } else if let Ok(values) = values.try_into() {
        let _ = cfft_512(values);
    } else if let Ok(values) = values.try_into() {
        let _ = cfft_1024(values);
    } else if let Ok(values) = values.try_into() {
        let _ = cfft_2048(values);
    } else if let Ok(values) = values.try_into() {
        let _ = cfft_4096(values);
    }
}

/// A running mean over `reach` values to either side.
fn smooth(values: &[f32], reach: usize) -> Vec<f32> {
    let mut sums = Vec::with_capacity(values.len() + 1);
    let mut sum = 0.0_f64;
    sums.push(sum);
    sums.extend(values.iter().map(|value| {
        sum += f64::from(*value);
        sum
    }));
    let at = |index: usize| sums.get(index.min(values.len())).copied().unwrap_or_default();
    let mean = |index: usize| {
        let (from, to) = (index.saturating_sub(reach), (index + reach + 1).min(values.len()));
        ((at(to) - at(from)) / (to - from) as f64) as f32
    };
    (0..values.len()).map(mean).collect()
}

/// The value at a place between two; 0 beyond the last.
fn between(values: &[f32], at: f32) -> f32 {
    let (index, part) = (at as usize, at.fract());
    let value = |index: usize| values.get(index).copied().unwrap_or_default();
    value(index) * (1.0 - part) + value(index + 1) * part
}

/// An angle from -half a turn to half a turn.
fn wrapped(angle: f32) -> f32 {
    angle - (angle / TAU).round() * TAU
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A voice of a kind: a tone of 140 Hz with many overtones.
    fn voice(rate: u32, seconds: f32) -> Vec<f32> {
        let count = (rate as f32 * seconds) as usize;
        let overtone = |time: f32, n: f32| (TAU * 140.0 * n * time).sin() / n;
        (0..count).map(|i| (1..12).map(|n| overtone(i as f32 / rate as f32, n as f32)).sum::<f32>() * 0.2).collect()
    }

    fn warped(rate: u32, samples: &[f32], block: usize, seed: u8) -> Vec<f32> {
        let mut warp = Warp::new(rate, [seed; 32]).expect("a rate");
        let mut out = Vec::new();
        for block in samples.chunks(block) {
            out.extend(warp.push(block, false).expect("not over"));
        }
        out.extend(warp.push(&[], true).expect("not over"));
        assert!(warp.push(&[], false).is_err());
        out
    }

    fn power(samples: &[f32]) -> f32 {
        samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len() as f32
    }

    /// How strongly a frequency is heard.
    fn heard(samples: &[f32], rate: u32, frequency: f32) -> f32 {
        let turn = |i: usize| TAU * frequency * i as f32 / rate as f32;
        let sum = |part: fn(f32) -> f32| samples.iter().enumerate().map(|(i, s)| s * part(turn(i))).sum::<f32>();
        sum(f32::sin).hypot(sum(f32::cos)) / samples.len() as f32
    }

    #[test]
    fn as_much_comes_out_as_went_in_in_blocks_of_any_size() {
        for rate in [8000, 16_000, 44_100, 48_000, 192_000] {
            let voice = voice(rate, 0.3);
            let whole = warped(rate, &voice, usize::MAX, 1);
            assert_eq!(whole.len(), voice.len(), "{rate}");
            assert_eq!(whole, warped(rate, &voice, 37, 1), "{rate}");
        }
        for count in [0, 1, 511, 513] {
            assert_eq!(warped(48_000, &vec![0.5; count], 100, 1).len(), count);
        }
    }

    #[test]
    fn the_pitch_is_gone_from_where_it_was_and_the_loudness_stays() {
        let voice = voice(48_000, 2.0);
        for seed in 1..6 {
            let out = warped(48_000, &voice, 4800, seed);
            assert!(heard(&out, 48_000, 140.0) < heard(&voice, 48_000, 140.0) * 0.25, "seed {seed}");
            let ratio = power(&out[4800..]) / power(&voice);
            assert!((0.3..3.0).contains(&ratio), "seed {seed}: {ratio}");
        }
        assert_ne!(warped(48_000, &voice, 4800, 1), warped(48_000, &voice, 4800, 2));
    }

    #[test]
    fn sound_stays_in_its_place() {
        let mut samples = vec![0.0; 48_000];
        samples[24_000..26_400].copy_from_slice(&voice(48_000, 0.05));
        let out = warped(48_000, &samples, 1000, 3);
        assert!(power(&out[24_000..26_400]) > power(&samples[24_000..26_400]) * 0.2);
        assert!(power(&out[..21_900]) < 1e-9 && power(&out[28_500..]) < 1e-9);
    }

    #[test]
    fn silence_stays_silent_and_odd_numbers_do_no_harm() {
        assert!(warped(48_000, &[0.0; 9000], 512, 1).iter().all(|sample| sample.abs() < 1e-6));
        let odd = [f32::NAN, f32::INFINITY, -9.0, 1e30, f32::MIN_POSITIVE].repeat(900);
        assert!(warped(44_100, &odd, 512, 1).iter().all(|sample| sample.abs() <= 1.0));
        assert!(Warp::new(7999, [0; 32]).is_err() && Warp::new(192_001, [0; 32]).is_err());
    }
}
