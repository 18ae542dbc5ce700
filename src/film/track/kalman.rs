//! Kalman: where a face is expected next (Kalman: A New Approach to Linear Filtering and Prediction Problems, 1960).
//!
//! Three numbers, each with a velocity: the middle's place across and down, and the logarithm of the size. They are
//! independent of each other. How much a face may accelerate and how far a box may be off are in proportion to its size.

use crate::film::place::Place;

/// How far a box's middle is off, in sizes, and the logarithm of its size.
const OFF: f64 = 0.08;
/// How fast the middle may change its speed, in sizes a second each second.
const ACCELERATION: f64 = 8.0;
/// The same for the logarithm of the size.
const GROWTH: f64 = 2.0;
/// How fast a face may be when it is first seen, in sizes a second.
const FIRST_SPEED: f64 = 5.0;
/// A box that is off by more than this many sizes was not foreseen: the face changes its speed faster than was thought, up to so
/// many sizes a second each second. That is forgotten within about this time, in seconds.
const FORESEEN: f64 = 0.25;
const MOST_UNREST: f64 = 300.0;
const CALMS: f64 = 0.7;
/// A face that is not seen is expected to lose its speed within about this time, in seconds.
const SLOWS: f64 = 0.6;

/// One number and its velocity.
#[derive(Clone, Copy, Debug)]
struct Axis {
    value: f64,
    speed: f64,
    /// Variances of the value and the speed, and between them their covariance.
    spread: [f64; 3],
}

impl Axis {
    fn new(value: f64, off: f64, speed: f64) -> Self {
        Self { value, speed: 0.0, spread: [off * off, 0.0, speed * speed] }
    }

    fn predict(&mut self, dt: f64, acceleration: f64) {
        let kept = (-dt / SLOWS).exp();
        // The way made while the speed is lost.
        let way = SLOWS * (1.0 - kept);
        self.value += self.speed * way;
        self.speed *= kept;
        let [value, both, speed] = self.spread;
        let noise = acceleration * acceleration * dt * dt;
        self.spread = [
            value + 2.0 * way * both + way * way * speed + noise * dt * dt / 4.0,
            kept * (both + way * speed) + noise * dt / 2.0,
            kept * kept * speed + noise,
        ];
    }

    fn correct(&mut self, seen: f64, off: f64) {
        let [value, both, speed] = self.spread;
        let total = value + off * off;
        let (gain, pull) = (value / total, both / total);
        let surprise = seen - self.value;
        self.value += gain * surprise;
        self.speed += pull * surprise;
        self.spread = [value * (1.0 - gain), both * (1.0 - gain), speed - pull * both];
    }
}

/// What is known of a face's way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kalman {
    across: Axis,
    down: Axis,
    /// The logarithm of the size.
    size: Axis,
    /// Width by height.
    aspect: f64,
    /// How fast it was seen to change its speed against all that was foreseen, in sizes a second each second.
    unrest: f64,
    /// The time since it was seen, in seconds.
    since: f64,
}

impl Kalman {
    /// From the first box.
    pub(crate) fn new(place: &Place) -> Self {
        let ((x, y), size) = (place.centre(), f64::from(place.size()));
        Self {
            across: Axis::new(x.into(), OFF * size, FIRST_SPEED * size),
            down: Axis::new(y.into(), OFF * size, FIRST_SPEED * size),
            size: Axis::new(size.ln(), OFF, 1.0),
            aspect: aspect(place),
            unrest: 0.0,
            since: 0.0,
        }
    }

    /// Goes on by `dt` seconds.
    pub(crate) fn predict(&mut self, dt: f64) {
        let size = self.size.value.exp();
        self.since += dt;
        self.unrest *= (-dt / CALMS).exp();
        let acceleration = ACCELERATION.max(self.unrest) * size;
        self.across.predict(dt, acceleration);
        self.down.predict(dt, acceleration);
        self.size.predict(dt, GROWTH);
        self.size.value = self.size.value.clamp(-1.0, 10.0);
    }

    /// Takes in a box.
    pub(crate) fn correct(&mut self, place: &Place) {
        let ((x, y), size) = (place.centre(), f64::from(place.size()));
        let off = (f64::from(x) - self.across.value).hypot(f64::from(y) - self.down.value) / size.max(1.0);
        if self.since > 0.0 {
            let felt = 2.0 * (off - FORESEEN).max(0.0) / (self.since * self.since);
            self.unrest = self.unrest.max(felt.min(MOST_UNREST));
        }
        self.since = 0.0;
        self.across.correct(x.into(), OFF * size);
        self.down.correct(y.into(), OFF * size);
        self.size.correct(size.ln(), OFF);
        self.aspect += (aspect(place) - self.aspect) * 0.3;
    }

    /// The box expected.
    pub(crate) fn place(&self) -> Place {
        let size = self.size.value.exp();
        let (width, height) = (size * self.aspect.sqrt(), size / self.aspect.sqrt());
        Place {
            x: (self.across.value - width / 2.0) as f32,
            y: (self.down.value - height / 2.0) as f32,
            width: width as f32,
            height: height as f32,
        }
    }

    /// How far off the middle may be, in pixels: one standard deviation.
    pub(crate) fn spread(&self) -> f32 {
        let [across, ..] = self.across.spread;
        let [down, ..] = self.down.spread;
        across.max(down).max(0.0).sqrt() as f32
    }
}

fn aspect(place: &Place) -> f64 {
    f64::from(place.width.max(0.5) / place.height.max(0.5)).clamp(0.25, 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, side: f32) -> Place {
        Place { x, y: 50.0, width: side, height: side }
    }

    #[test]
    fn an_even_motion_is_foreseen_and_the_doubt_grows_when_nothing_is_seen() {
        let mut kalman = Kalman::new(&at(0.0, 30.0));
        for i in 1..30 {
            kalman.predict(1.0 / 30.0);
            kalman.correct(&at(i as f32 * 4.0, 30.0));
        }
        let doubt = kalman.spread();
        kalman.predict(1.0 / 30.0);
        assert!((kalman.place().x - 120.0).abs() < 4.0, "{:?}", kalman.place());
        (0..10).for_each(|_| kalman.predict(1.0 / 30.0));
        assert!(kalman.spread() > doubt * 2.0 && kalman.place().x > 140.0);
    }

    #[test]
    fn a_face_that_jumps_may_be_far_off_until_it_calms() {
        let walk = |way: fn(usize) -> f32| {
            let mut kalman = Kalman::new(&at(0.0, 30.0));
            (1..30).for_each(|i| {
                kalman.predict(1.0 / 30.0);
                kalman.correct(&at(way(i), 30.0));
            });
            kalman
        };
        let mut jumping = walk(|i| if i % 4 < 2 { 0.0 } else { 40.0 });
        let mut even = walk(|i| i as f32 * 4.0);
        jumping.predict(0.1);
        even.predict(0.1);
        assert!(jumping.spread() > even.spread() * 3.0);
        (0..90).for_each(|i| {
            jumping.predict(1.0 / 30.0);
            jumping.correct(&at(40.0 + i as f32 * 0.1, 30.0));
        });
        jumping.predict(0.1);
        assert!(jumping.spread() < even.spread() * 1.5);
    }

    #[test]
    fn long_gaps_and_extreme_boxes_stay_finite() {
        let mut kalman = Kalman::new(&at(0.0, 0.0));
        for dt in [0.0, 1e-6, 1e6, 3.0] {
            kalman.predict(dt);
            kalman.correct(&at(8000.0, 8000.0));
            let place = kalman.place();
            assert!(place.x.is_finite() && place.width.is_finite() && kalman.spread().is_finite());
        }
    }
}
