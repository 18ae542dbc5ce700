//! Place: a box in upright pixels of a film's frames, and how it is kept small.

use serde::Serialize;

use crate::faces::Face;
use crate::faces::near::intersection_over_union;

/// A box.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Place {
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
}

impl Place {
    /// The box of a face found in a frame that was reduced `by` so much.
    pub fn of(face: &Face, by: f32) -> Self {
        Self { x: face.x1 * by, y: face.y1 * by, width: (face.x2 - face.x1) * by, height: (face.y2 - face.y1) * by }
    }

    /// Its middle.
    pub fn centre(&self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The side of a square of the same area, at least half a pixel.
    pub fn size(&self) -> f32 {
        (self.width * self.height).max(0.0).sqrt().max(0.5)
    }

    /// Moved.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// Grown by `by` pixels on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// The least box that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let below = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: below - y }
    }

    /// The box that both share; nothing if they do not touch.
    pub fn common(&self, other: &Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let right = (self.x + self.width).min(other.x + other.width);
        let below = (self.y + self.height).min(other.y + other.height);
        (x < right && y < below).then_some(Self { x, y, width: right - x, height: below - y })
    }

    /// The box on the way to `other`: 0 is here, 1 is there.
    #[must_use]
    pub fn towards(self, other: Self, part: f32) -> Self {
        let between = |a: f32, b: f32| a + (b - a) * part;
        Self {
            x: between(self.x, other.x),
            y: between(self.y, other.y),
            width: between(self.width, other.width),
            height: between(self.height, other.height),
        }
    }

    /// The area that both share, as a part of the area that they cover together: 0 to 1.
    pub fn overlap(&self, other: &Self) -> f32 {
        let face = |place: &Self| Face {
            x1: place.x,
            y1: place.y,
            x2: place.x + place.width,
            y2: place.y + place.height,
            score: 1.0,
        };
        intersection_over_union(&face(self), &face(other))
    }

    /// How far the middles are apart, in pixels.
    pub fn distance(&self, other: &Self) -> f32 {
        let ((ax, ay), (bx, by)) = (self.centre(), other.centre());
        (ax - bx).hypot(ay - by)
    }
}

/// A box in quarters of a pixel, cut off at 0 and at 16,383 pixels: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed([u16; 4]);

impl From<Place> for Packed {
    fn from(place: Place) -> Self {
        let edges = [place.x, place.y, place.x + place.width, place.y + place.height];
        Self(edges.map(|edge| (edge * 4.0).round() as u16))
    }
}

impl From<Packed> for Place {
    fn from(Packed(edges): Packed) -> Self {
        let [x, y, right, below] = edges.map(|edge| f32::from(edge) / 4.0);
        Self { x, y, width: right - x, height: below - y }
    }
}

impl Packed {
    /// Bytes of a box.
    pub const BYTES: usize = 8;

    /// The box as bytes.
    pub fn bytes(self) -> impl Iterator<Item = u8> {
        self.0.into_iter().flat_map(u16::to_le_bytes)
    }

    /// The box of bytes; nothing where an edge lies beyond the one opposite.
    pub fn of(bytes: [u8; Self::BYTES]) -> Option<Self> {
        let [a, b, c, d, e, f, g, h] = bytes;
        let edges = [[a, b], [c, d], [e, f], [g, h]].map(u16::from_le_bytes);
        let [left, top, right, bottom] = edges;
        (left <= right && top <= bottom).then_some(Self(edges))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_box_is_within_an_eighth_of_a_pixel_and_cut_off_outside() {
        let place = Place { x: 10.3, y: 20.0, width: 30.1, height: 40.7 };
        let back = Place::from(Packed::from(place));
        assert!((back.x - place.x).abs() <= 0.125 && (back.x + back.width - 40.4).abs() <= 0.126);
        let odd = Place::from(Packed::from(Place { x: -5.0, y: f32::NAN, width: 1e9, height: 1.0 }));
        assert_eq!((odd.x, odd.y, odd.width), (0.0, 0.0, 16_383.75));
    }
}
