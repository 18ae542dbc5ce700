//! A face: where, and how sure.

/// One face: a box in pixels of the raster, from its left and top to its right and bottom edge, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Face {
    /// Left edge, 0 to the raster's width.
    pub x1: f32,
    /// Top edge, 0 to the raster's height.
    pub y1: f32,
    /// Right edge, beyond `x1`.
    pub x2: f32,
    /// Bottom edge, below `y1`.
    pub y2: f32,
    /// 0 to 1.
    pub score: f32,
}

impl Face {
    /// The face in a picture that is `by` times as large.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        Self { x1: self.x1 * by, y1: self.y1 * by, x2: self.x2 * by, y2: self.y2 * by, score: self.score }
    }
}
