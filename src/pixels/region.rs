//! Regions: the parts of a picture that a person wants covered.

use serde::{Deserialize, Serialize};

use crate::report::Orientation;

/// What a region looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Shape {
    /// The whole box.
    #[default]
    Box,
    /// The ellipse that touches the box's four sides.
    Ellipse,
}

/// A part of a picture, in upright pixels of the full picture. It may reach outside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Region {
    /// What it looks like.
    #[serde(default)]
    pub shape: Shape,
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// The width; nothing is covered unless it is above 0.
    pub width: f32,
    /// The height; nothing is covered unless it is above 0.
    pub height: f32,
}

/// How much larger than a found face its cover is.
pub const MARGIN: f32 = 1.3;

/// How far above a found face its cover reaches, in heights of the face: over hair, a cap, a scarf.
const HAIR: f32 = 0.5;

/// How far below a found face its cover reaches, in heights of the face: over chin and beard.
const CHIN: f32 = 0.22;

impl Region {
    /// The ellipse over the head of a face found between two corners: [`MARGIN`] wider than what holds the corners' box,
    /// and higher by the hair.
    pub fn over_face(x1: f32, y1: f32, x2: f32, y2: f32) -> Self {
        // An ellipse holds the whole of a box when it is the root of two larger; what is found is 1.2 times a bare face.
        let width = (x2 - x1) * MARGIN * std::f32::consts::SQRT_2 / 1.2;
        let height = y2 - y1;
        let (top, bottom) = (y1 - HAIR * height, y2 + CHIN * height);
        Self { shape: Shape::Ellipse, x: (x1 + x2 - width) / 2.0, y: top, width, height: bottom - top }
    }

    /// The region in a picture that is `by` times as large.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        Self { shape: self.shape, x: self.x * by, y: self.y * by, width: self.width * by, height: self.height * by }
    }

    /// The region, given in upright pixels, in those of a picture stored as `width` by `height` pixels and turned for
    /// viewing by `orientation`.
    #[must_use]
    pub fn stored(self, orientation: Orientation, width: u32, height: u32) -> Self {
        let (far_x, far_y) = (self.x + self.width, self.y + self.height);
        let (w, h) = (width as f32, height as f32);
        let (x, y) = match orientation.0 {
            2 => (w - far_x, self.y),
            3 => (w - far_x, h - far_y),
            4 => (self.x, h - far_y),
            5 => (self.y, self.x),
            6 => (self.y, h - far_x),
            7 => (w - far_y, h - far_x),
            8 => (w - far_y, self.x),
            _ => (self.x, self.y),
        };
        let (width, height) =
            if orientation.swaps_sides() { (self.height, self.width) } else { (self.width, self.height) };
        Self { shape: self.shape, x, y, width, height }
    }
}
