//! Cuts: where a new shot begins, seen on a thumbnail of each frame's brightness.

use super::upright::Upright;

const COLUMNS: usize = 32;
const ROWS: usize = 18;
/// Steps of the histogram of brightness.
const STEPS: usize = 16;

/// From this mean difference on, in levels, a new shot may begin.
const CUT: f32 = 18.0;
/// A new shot also differs this many times as much as the frames just before did.
const SUDDEN: f32 = 3.0;
/// From this part of the pixels on that changed their step of brightness, a difference is a new shot: what only moved
/// keeps its histogram.
const CHANGED: f32 = 0.2;

/// Bytes of a thumbnail.
pub(crate) const THUMBNAIL: usize = COLUMNS * ROWS;

/// The thumbnail of the last frame, and how much frames differed of late.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cuts {
    last: Vec<u8>,
    usual: f32,
}

impl Cuts {
    /// Whether a new shot begins with the frame whose [`thumbnail`] is `now`; the first shot does not begin anew.
    pub(crate) fn see(&mut self, now: Vec<u8>) -> bool {
        let last = std::mem::replace(&mut self.last, now);
        if last.is_empty() {
            return false;
        }
        let pairs = last.iter().zip(&self.last);
        let level = pairs.map(|(a, b)| f32::from(a.abs_diff(*b))).sum::<f32>() / THUMBNAIL as f32;
        let changed = histogram(&last).iter().zip(histogram(&self.last)).map(|(a, b)| (a - b).abs()).sum::<f32>() / 2.0;
        let cut = level > CUT && level > self.usual * SUDDEN && changed > CHANGED;
        // A new shot says nothing of how its own frames will differ.
        self.usual = if cut { 0.0 } else { self.usual * 0.8 + level * 0.2 };
        cut
    }
}

/// The mean brightness of each field of a grid; every fourth row and column is read.
pub(crate) fn thumbnail(frame: &Upright) -> Vec<u8> {
    let mut out = Vec::with_capacity(THUMBNAIL);
    for row in 0..ROWS {
        let rows = part(row, ROWS, frame.height);
        let mut sums = [(0u32, 0u32); COLUMNS];
        for y in rows.step_by(4) {
            let line = frame.brightness(y);
            for (column, (sum, count)) in sums.iter_mut().enumerate() {
                let samples = line.get(part(column, COLUMNS, frame.width)).unwrap_or_default();
                *sum += samples.iter().step_by(4).map(|level| u32::from(*level)).sum::<u32>();
                *count += samples.len().div_ceil(4) as u32;
            }
        }
        out.extend(sums.map(|(sum, count)| sum.checked_div(count).unwrap_or(0) as u8));
    }
    out
}

/// The samples of field `index` of `count`; at least one.
fn part(index: usize, count: usize, length: usize) -> std::ops::Range<usize> {
    let from = (index * length / count).min(length - 1);
    from..((index + 1) * length / count).max(from + 1)
}

fn histogram(levels: &[u8]) -> [f32; STEPS] {
    let mut out = [0.0; STEPS];
    for level in levels {
        if let Some(step) = out.get_mut(usize::from(*level) * STEPS / 256) {
            *step += 1.0 / levels.len() as f32;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::planes::{Frame, Layout, PlaneFormat};
    use super::*;
    use crate::limits::Limits;

    /// A frame whose brightness is a function of the place.
    fn frame(brightness: impl Fn(usize, usize) -> u8) -> Upright {
        let layout = Layout::packed(PlaneFormat::I420, 320, 180);
        let mut bytes: Vec<u8> = (0..320 * 180).map(|i| brightness(i % 320, i / 320)).collect();
        bytes.extend([128; 160 * 90 * 2]);
        Upright::new(&Frame::new(&layout, &bytes).expect("it fits"), &mut Limits::default()).expect("it is small")
    }

    #[test]
    fn a_pan_is_motion_and_another_scene_is_a_cut() {
        let mut cuts = Cuts::default();
        let scene = |shift: usize| {
            frame(move |x, y| (128.0 + 60.0 * ((x + shift) as f32 / 40.0).sin() + 40.0 * (y as f32 / 30.0).cos()) as u8)
        };
        assert!(!cuts.see(thumbnail(&scene(0))));
        for shift in 1..20 {
            assert!(!cuts.see(thumbnail(&scene(shift * 10))), "{shift}");
        }
        assert!(cuts.see(thumbnail(&frame(|x, y| if x > y { 250 } else { 130 }))));
        assert!(!cuts.see(thumbnail(&frame(|x, y| if x > y { 250 } else { 130 }))));
    }

    #[test]
    fn the_smallest_frame_has_a_thumbnail() {
        let layout = Layout::packed(PlaneFormat::I420, 1, 1);
        let bytes = [77, 128, 128];
        let one = Upright::new(&Frame::new(&layout, &bytes).expect("it fits"), &mut Limits::default()).expect("small");
        assert_eq!(thumbnail(&one), vec![77; THUMBNAIL]);
    }
}
