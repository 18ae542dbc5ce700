//! Camera: how far it moved everything since the shot began, seen on a small copy of each frame's brightness.
//!
//! A hand that shakes moves faces faster than people run. Where people are in the scene, and not in the picture, they move
//! slowly again. Only shifts are followed, no turns and no zoom: what is left of these is small from one frame to the next.
//! The best shift is the one whose cut-off differences are least (Huber: Robust Estimation of a Location Parameter, 1964),
//! from coarse to fine, so that what moves by itself in front of the scene counts little.

use super::place::Place;
use super::upright::Upright;
use crate::order::Order as _;

/// Samples of the finest copy along the longer side.
const LONGER_SIDE: usize = 320;
/// Copies of a frame, each half as large as the one before.
const LEVELS: usize = 4;
/// How far a shift is looked for on the smallest copy, in its samples: a fifth of the picture.
const FAR: i32 = 8;
/// Differences count up to so many levels.
const CUT_OFF: u32 = 24;
/// A shift has to leave less than this part of the difference that there is without one.
const BETTER: f32 = 0.85;

/// A small copy of a frame's brightness.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Small {
    width: usize,
    height: usize,
    levels: Vec<u8>,
}

/// The side of the field that a sample of the finest copy is the mean of, in pixels of a frame, and the copy's width and height in
/// samples.
pub(crate) fn fields((width, height): (usize, usize)) -> (usize, usize, usize) {
    let by = width.max(height).div_ceil(LONGER_SIDE).max(1);
    (by, (width / by).max(1), (height / by).max(1))
}

impl Small {
    /// The finest copy: the means of square fields, of which every second row is read.
    pub fn new(frame: &Upright) -> Self {
        let (by, width, height) = fields((frame.width, frame.height));
        let mut levels = Vec::with_capacity(width * height);
        let mut sums = vec![0u32; width];
        for row in 0..height {
            sums.fill(0);
            let mut rows = 0;
            for y in (row * by..((row + 1) * by).min(frame.height)).step_by(2) {
                rows += 1;
                for (sum, field) in sums.iter_mut().zip(frame.brightness(y).chunks(by)) {
                    *sum += field.iter().map(|level| u32::from(*level)).sum::<u32>() / field.len().max(1) as u32;
                }
            }
            levels.extend(sums.iter().map(|sum| (sum / rows.max(1)) as u8));
        }
        Self { width, height, levels }
    }

    /// The copy of a frame of so many pixels whose samples are `levels`, row by row; nothing where they are not as many.
    pub fn of(frame: (usize, usize), levels: &[u8]) -> Option<Self> {
        let (_, width, height) = fields(frame);
        (levels.len() == width * height).then(|| Self { width, height, levels: levels.to_vec() })
    }

    /// The samples, row by row.
    pub fn levels(&self) -> &[u8] {
        &self.levels
    }

    /// Half as large.
    fn half(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let at = |x: usize, y: usize| self.row(y.min(self.height - 1)).get(x.min(self.width - 1)).copied();
        let mean = |i: usize| {
            let (x, y) = (i % width * 2, i / width * 2);
            let four = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)];
            let sum: u32 = four.iter().map(|(x, y)| u32::from(at(*x, *y).unwrap_or_default())).sum();
            (sum / 4) as u8
        };
        Self { width, height, levels: (0..width * height).map(mean).collect() }
    }

    fn row(&self, y: usize) -> &[u8] {
        self.levels.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// The mean cut-off difference to `last` where everything moved by `(dx, dy)` samples since; nothing where too little of
    /// both is the same scene then.
    fn difference(&self, last: &Self, (dx, dy): (i32, i32)) -> Option<f32> {
        let overlap = |by: i32, length: usize| {
            let by_samples = by.unsigned_abs() as usize;
            (by_samples * 2 <= length).then(|| (by.max(0) as usize, (-by).max(0) as usize, length - by_samples))
        };
        let (x, last_x, across) = overlap(dx, self.width)?;
        let (y, last_y, down) = overlap(dy, self.height)?;
        let mut sum = 0u32;
        for row in 0..down {
            let now = self.row(y + row).get(x..x + across).unwrap_or_default();
            let then = last.row(last_y + row).get(last_x..last_x + across).unwrap_or_default();
            let cut = |(a, b): (&u8, &u8)| u32::from(a.abs_diff(*b)).min(CUT_OFF);
            sum += now.iter().zip(then).map(cut).sum::<u32>();
        }
        Some(sum as f32 / (across * down) as f32)
    }
}

/// The copies of a frame, the finest first.
fn copies(finest: Small) -> Vec<Small> {
    let mut all = vec![finest];
    while all.len() < LEVELS {
        let half = all.last().map(Small::half).unwrap_or_default();
        all.push(half);
    }
    all
}

/// By how many samples of the finest copy everything moved between two frames; nothing where no shift explains the change.
fn shift(last: &[Small], now: &[Small]) -> (f32, f32) {
    let mut best = (0, 0);
    for (level, (last, now)) in last.iter().zip(now).enumerate().rev() {
        let (reach, middle) = if level + 1 == LEVELS { (FAR, (0, 0)) } else { (1, (best.0 * 2, best.1 * 2)) };
        let mut least = f32::INFINITY;
        let mut around: Vec<_> = (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y))).collect();
        // Of shifts that are as good, the least.
        around.order_by_key(|(x, y)| x * x + y * y);
        for (dx, dy) in around.into_iter().map(|(x, y)| (middle.0 + x, middle.1 + y)) {
            if let Some(difference) = now.difference(last, (dx, dy)).filter(|difference| *difference < least) {
                (least, best) = (difference, (dx, dy));
            }
        }
    }
    let (Some(last), Some(now)) = (last.first(), now.first()) else { return (0.0, 0.0) };
    let of = |shift: (i32, i32)| now.difference(last, shift);
    let (Some(least), Some(none)) = (of(best), of((0, 0))) else { return (0.0, 0.0) };
    // What is less than half a sample is left to those who follow people: it would add up to a way that nobody went.
    if best == (0, 0) || least >= none * BETTER {
        return (0.0, 0.0);
    }
    // Between samples: the lowest point of a parabola through the differences beside the least.
    let part = |before: Option<f32>, after: Option<f32>| match (before, after) {
        (Some(before), Some(after)) if before + after > 2.0 * least => {
            ((before - after) / (2.0 * (before + after - 2.0 * least))).clamp(-0.5, 0.5)
        }
        _ => 0.0,
    };
    let (x, y) = best;
    (x as f32 + part(of((x - 1, y)), of((x + 1, y))), y as f32 + part(of((x, y - 1)), of((x, y + 1))))
}

/// The last frame, and how far the camera moved everything since the shot began.
#[derive(Clone, Debug, Default)]
pub(crate) struct Camera {
    last: Vec<Small>,
    moved: (f32, f32),
}

impl Camera {
    /// How far a frame is moved, in pixels of the film: right and down. `now` is its copy, each of whose samples stands for
    /// `pixels` of the film along a side. A new shot begins anew if `cut`.
    pub(crate) fn see(&mut self, now: Small, pixels: usize, cut: bool) -> (f32, f32) {
        let last = std::mem::replace(&mut self.last, copies(now));
        if cut || last.is_empty() {
            self.moved = (0.0, 0.0);
            return self.moved;
        }
        let (dx, dy) = shift(&last, &self.last);
        let pixels = pixels as f32;
        self.moved = (self.moved.0 + dx * pixels, self.moved.1 + dy * pixels);
        self.moved
    }
}

/// Where a camera was in each frame of a film.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path(Vec<(f32, f32)>);

impl Path {
    /// Notes how far the camera `moved` everything in a frame; frames before it that nothing is known of, were not moved.
    pub fn set(&mut self, frame: u32, moved: (f32, f32)) {
        self.0.resize(frame as usize, (0.0, 0.0));
        self.0.push(moved);
    }

    fn moved(&self, frame: u32) -> (f32, f32) {
        self.0.get(frame as usize).copied().unwrap_or_default()
    }

    /// Where in the scene a place in the picture of a frame is.
    pub fn scene(&self, place: Place, frame: u32) -> Place {
        let (dx, dy) = self.moved(frame);
        place.moved(-dx, -dy)
    }

    /// Where in the picture of a frame a place in the scene is.
    pub fn picture(&self, place: Place, frame: u32) -> Place {
        let (dx, dy) = self.moved(frame);
        place.moved(dx, dy)
    }
}

#[cfg(test)]
mod tests {
    use super::super::planes::{Frame, Layout, PlaneFormat};
    use super::*;
    use crate::limits::Limits;

    /// A frame whose brightness is a function of the place.
    fn frame(width: u32, height: u32, brightness: impl Fn(i32, i32) -> u8) -> Upright {
        let layout = Layout::packed(PlaneFormat::I420, width, height);
        let mut bytes: Vec<u8> =
            (0..(width * height) as i32).map(|i| brightness(i % width as i32, i / width as i32)).collect();
        bytes.resize(bytes.len() + (width.div_ceil(2) * height.div_ceil(2) * 2) as usize, 128);
        Upright::new(&Frame::new(&layout, &bytes).expect("it fits"), &mut Limits::default()).expect("it is small")
    }

    fn wall(x: i32, y: i32) -> u8 {
        // A wall of stones, no two of which repeat.
        let stone =
            (x.div_euclid(23) as u32).wrapping_mul(0x9e37_79b9) ^ (y.div_euclid(19) as u32).wrapping_mul(0x85eb_ca6b);
        (90 + (stone.wrapping_mul(0xc2b2_ae35) >> 25)) as u8
    }

    #[test]
    fn a_camera_that_shakes_is_followed_to_a_few_pixels_also_behind_somebody_who_walks() {
        let way = |i: i32| ((40.0 * (i as f32 * 0.9).sin()) as i32, (25.0 * (i as f32 * 1.3).cos()) as i32);
        let mut camera = Camera::default();
        let first = way(0);
        for i in 0..40 {
            let (dx, dy) = way(i);
            let seen = frame(1280, 720, |x, y| {
                let person = (x - 200 - 20 * i).abs() < 120 && y > 250;
                if person { 30 + (y % 40) as u8 } else { wall(x - dx, y - dy) }
            });
            let (x, y) = camera.see(Small::new(&seen), 4, false);
            let off = ((x - (dx - first.0) as f32).abs(), (y - (dy - first.1) as f32).abs());
            assert!(off.0 < 6.0 && off.1 < 6.0, "frame {i}: off by {off:?}");
        }
    }

    #[test]
    fn nothing_moves_in_a_still_scene_in_the_dark_or_over_a_cut() {
        let mut camera = Camera::default();
        for i in 0..6 {
            let cut = i == 3;
            let seen = frame(640, 360, |x, y| if i < 3 { wall(x, y) } else { 16 });
            let (x, y) = camera.see(Small::new(&seen), 2, cut);
            assert!(x.abs() < 0.5 && y.abs() < 0.5, "frame {i}: {x}, {y}");
        }
        let noise = |seed: i32| frame(640, 360, move |x, y| ((x * 31 + y * 57 + seed * 101) % 97) as u8);
        for seed in 0..4 {
            let (x, y) = camera.see(Small::new(&noise(seed)), 2, seed == 0);
            assert!(x.is_finite() && y.is_finite());
        }
    }

    #[test]
    fn the_smallest_and_the_narrowest_frames_are_seen() {
        for (width, height) in [(1, 1), (2, 1), (1, 700), (900, 2), (17, 33)] {
            let mut camera = Camera::default();
            for i in 0..3 {
                let (x, y) = camera.see(Small::new(&frame(width, height, |x, y| (x * 3 + y * 5 + i) as u8)), 1, false);
                assert!(x.is_finite() && y.is_finite());
            }
        }
    }
}
