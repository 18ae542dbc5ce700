//! Regions: the parts of a picture that a person wants covered.

use serde::{Deserialize, Serialize};

use crate::report::Orientation;

/// What a region looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// The whole box.
    #[default]
    Box,
    /// The ellipse that touches the box's four sides.
    Ellipse,
}

/// A part of a picture, in upright pixels of the full picture. It may reach outside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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

/// How much larger than a found face its cover is: hair, ears and chin go too.
pub const MARGIN: f32 = 1.3;

impl Region {
    /// The ellipse over a face found between two corners, enlarged about its centre by [`MARGIN`] so far that it
    /// covers the corners' box too.
    pub fn over_face(x1: f32, y1: f32, x2: f32, y2: f32) -> Self {
        // An ellipse holds the whole of a box when it is the root of two larger.
        let grow = MARGIN * std::f32::consts::SQRT_2 / 1.2;
        let (width, height) = ((x2 - x1) * grow, (y2 - y1) * grow);
        let (x, y) = ((x1 + x2 - width) / 2.0, (y1 + y2 - height) / 2.0);
        Self { shape: Shape::Ellipse, x, y, width, height }
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

    /// Whether any point of the region lies inside the rectangle at `x`, `y`.
    pub fn touches(&self, x: f32, y: f32, width: f32, height: f32) -> bool {
        let (across, down) = (self.width / 2.0, self.height / 2.0);
        let (cx, cy) = (self.x + across, self.y + down);
        let (dx, dy) = ((cx.clamp(x, x + width) - cx) / across, (cy.clamp(y, y + height) - cy) / down);
        match self.shape {
            Shape::Box => dx.abs() < 1.0 && dy.abs() < 1.0,
            Shape::Ellipse => dx * dx + dy * dy < 1.0,
        }
    }

    /// Whether every number is one.
    pub fn is_finite(&self) -> bool {
        [self.x, self.y, self.width, self.height].iter().all(|v| v.is_finite())
    }
}
