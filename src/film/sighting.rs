//! A sighting: a face in a frame, and what it looks like.

use super::look::Look;
use super::place::Packed;

/// One face seen in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sighting {
    /// The frame's number.
    pub frame: u32,
    /// Where.
    pub place: Packed,
    /// How sure, 0 to 255.
    pub score: u8,
    /// The colours below it.
    pub look: Look,
}

impl Sighting {
    /// How sure, 0 to 1.
    pub fn sure(&self) -> f32 {
        f32::from(self.score) / 255.0
    }
}
